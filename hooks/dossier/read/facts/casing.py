"""Capitals for a text that came without any, or all in them: at the start of sentences, and in known names.

Names are known by entity pages, by the profile of the language, and, for a title, by the text below it. What nobody
knows gets small letters. Accents that capitals lack are not invented.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from string import ascii_uppercase

from msgspec import Struct, structs

from dossier.languages import Profile
from dossier.languages.normal_forms import without_accents
from dossier.languages.text import WORD, sentences
from dossier.languages.writing_systems import LETTER
from dossier.model import Block
from dossier.read.lines.covers import is_cover, opening
from dossier.read.lines.measure import is_in

_FEW = 0.005
"""Share of capitals among letters up to which a text counts as all in small letters."""
_ENOUGH = 60
"""Letters that a text must have before its casing is judged."""
_LONG, _WORDS = 5, 2
"""Letters of a word that is hardly an acronym; such or frequent words of a title that is more than acronyms."""
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@|\.(?:com|org|net|cn|fr|int|gov|edu)\b)\S*", re.IGNORECASE)
_FIRST_LETTER = re.compile(rf"[\W_]*+({LETTER})")
_STANDING = re.compile(
    rf"""
    (?<!\w)(?:
        (?:{LETTER}\.){{2,}}  # U.N.
        | {LETTER}\.(?=\s)  # J.
        | [IVX]{{2,}}(?!\w)
        | {LETTER}+(?:[-/]{LETTER}+){{0,3}}[-/]?\d[\w/-]*  # A/RES/78/1
        | (?<!\d\s)[BCDFGHJKLMNPQRSTVWXZ]{{2,5}}(?!\w)  # WTBG, but 20 MW
    )
    """,
    re.VERBOSE,
)
"""Abbreviations with full stops, initials, Roman numerals, names with figures, acronyms without a vowel."""
_CAPITAL_WORD = re.compile(r"(?<=[^\W_][ ’'-])[A-ZÀ-Þ]\w+|(?<=[^\W_][,;] )[A-ZÀ-Þ]\w+")
"""Not at the start of a sentence."""
_CAPITAL_PAIR = re.compile(rf"(?<=[^\W_][ ’'-])[A-ZÀ-Þ](?:{LETTER}|[’'])+ (?=([A-ZÀ-Þ](?:{LETTER}|[’'])+(?![\w’'])))")
"""Two words of a name; overlapping, so that a long name counts in all its parts."""
_GAP = r"(?:\.?[\s\-‐‑]+|[’'/])"
"""What may stand between the words of a name: also a full stop that strayed into it."""


def is_upper(texts: Iterable[str], enough: int = _ENOUGH) -> bool:
    """Whether a text is all in capitals; a script without them never is.

    >>> is_upper(["LE MINISTÈRE DES AFFAIRES ÉTRANGÈRES A TENU UNE CONFÉRENCE DE PRESSE RÉGULIÈRE À NEW YORK HIER"])
    True
    >>> is_upper(["ONU – UNESCO"]), is_upper(["人工智能" * 40])
    (False, False)
    """
    text = "".join(texts)
    # One letter that is frequent where capitals are not all tells of most texts, without counting the others.
    if text.count("e") > _FEW * len(text):
        return False
    small, capitals = _cases(text)
    letters = small + capitals
    return letters >= enough and small <= _FEW * letters


@lru_cache(maxsize=16)
def _cases(text: str) -> tuple[int, int]:
    """How many small letters a text has, and how many capitals."""
    counts = Counter(text).items()
    return sum(n for sign, n in counts if sign.islower()), sum(n for sign, n in counts if sign.isupper())


def is_title_upper(title: str, profile: Profile) -> bool:
    """Whether a title is all in capitals and more than acronyms: it has long words, or a long one and frequent ones.

    >>> [is_title_upper(title, profile("en")) for title in ("AID FOR THE NORTHERN", "UN – WHO – UNESCO", "NATO")]
    [True, False, False]
    """
    words = WORD.findall(title)
    long = sum(len(word) >= _LONG for word in words)
    frequent = sum(word.casefold() in profile.stopwords for word in words)
    return (long >= _WORDS or (long > 0 and frequent >= _WORDS)) and is_upper([title], enough=_LONG)


def is_lower(texts: Iterable[str]) -> bool:
    """Whether a text is all in small letters.

    >>> is_lower(["le ministère des affaires étrangères a tenu une conférence de presse régulière à new york hier"])
    True
    >>> is_lower(["Le ministère."])
    False
    """
    text = "".join(texts)
    # Plain capitals are soon counted, and tell of most texts.
    if sum(map(text.count, ascii_uppercase)) > _FEW * len(text):
        return False
    small, capitals = _cases(text)
    return small + capitals >= _ENOUGH and capitals <= _FEW * (small + capitals)


def _letters(name: str) -> str:
    return re.sub(r"[^\w]+", "", name.casefold())


def _name_pattern(name: str) -> str:
    return _GAP.join(map(re.escape, re.findall(r"[\w.&]+", name.casefold())))


def _is_cased(name: str) -> bool:
    """Whether a name has capitals, and each of them one small letter."""
    return name != name.lower() and bool(_letters(name)) and len(name) == len(name.casefold())


@cache
def _names(names: tuple[str, ...], *, bare: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all names that have a capital, longest first, and the casing of the letters of each.

    bare: the text may lack accents.
    """
    cased = sorted(filter(_is_cased, dict.fromkeys(names)), key=len, reverse=True)
    spelled = [name for name in cased for name in ((name, without_accents(name)) if bare else (name,))]
    pattern = "|".join(map(_name_pattern, dict.fromkeys(spelled))) or "(?!)"
    casing = {_letters(name): name for name in filter(_is_cased, reversed(names))}
    casing |= {_letters(without_accents(name)): name for name in casing.values()} if bare else {}
    return re.compile(rf"(?<!\w)(?:{pattern})(?:(?<=\w\w)s)?(?!\w)"), casing


def _apply(text: str, name: str) -> str:
    """Text with the capitals of a name, letter for letter; what the name lacks (a stray full stop, an accent) stays.

    >>> _apply("new  york", "New York"), _apply("etats-unis", "États-Unis")
    ('New  York', 'Etats-Unis')
    """
    letters = iter([char for char in name if char.isalnum()])
    return "".join(_as(char, next(letters, char)) if char.isalnum() else char for char in text)


def _as(char: str, model: str) -> str:
    return _capital(char) if model.isupper() else char


def _capital(letter: str) -> str:
    """Its capital, where that is one letter, too."""
    return letter.upper() if len(letter.upper()) == 1 else letter


def _protected(text: str) -> set[int]:
    return {i for match in _ADDRESS.finditer(text) for i in range(match.start(), match.end())}


def recase(text: str, profile: Profile, names: Sequence[str]) -> str:
    """A text in small letters with its capitals: sentences and known names; addresses and unknown names stay.

    >>> recase("le président du bureau. politique de la chine parle. il cite www.chine.cn.", profile("fr"),
    ...        ["Bureau politique", "Chine"])
    'Le président du Bureau. politique de la Chine parle. Il cite www.chine.cn.'
    """
    return _with_capitals(text, profile, (*names, *profile.capitals), _protected(text), bare=False)


def _with_capitals(text: str, profile: Profile, names: tuple[str, ...], kept: set[int], *, bare: bool) -> str:
    """kept: places of letters that stay as they are."""
    pattern, cased = _names(names, bare=bare)
    chars, inside = list(text), set[int]()
    for match in pattern.finditer(text.casefold() if len(text.casefold()) == len(text) else text):
        name = cased.get(_letters(match[0])) or cased.get(_letters(match[0])[:-1])
        if name and not kept.intersection(range(*match.span())):
            chars[match.start() : match.end()] = _apply(text[match.start() : match.end()], name)
            inside.update(range(match.start() + 1, match.end()))
    flat = text.lower() if len(text.lower()) == len(text) else text
    fixed = kept | inside
    for start, end in sentences(flat, profile):
        first = _FIRST_LETTER.match(text, start, end)
        if first and first.start(1) not in fixed:
            chars[first.start(1)] = _capital(chars[first.start(1)])
    return "".join(chars)


def recase_capitals(text: str, profile: Profile, names: Sequence[str]) -> str:
    """A text in capitals with small letters but for sentences, known names, abbreviations, numerals and addresses.

    >>> recase_capitals("THE U.N. MET IN GENEVA. MR. STONE SPOKE OF PHASE II, COVID-19 AND THE BBC.", profile("en"),
    ...                 ["Geneva"])
    'The U.N. met in Geneva. Mr. Stone spoke of phase II, COVID-19 and the BBC.'
    >>> recase_capitals("L’ECOLE DES ETATS-UNIS", profile("fr"), ["États-Unis"])
    'L’ecole des Etats-Unis'
    """
    kept = _protected(text) | _standing(text, profile)
    small = "".join(char if i in kept else _small(char) for i, char in enumerate(text))
    named = _with_capitals(small, profile, (*names, *profile.capitals), kept, bare=True)
    return _after_titles(named, profile)


def _small(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


def _standing(text: str, profile: Profile) -> set[int]:
    """Places of the letters that are capitals in any text: abbreviations, initials, numerals, names with figures."""
    short = {word for words in profile.abbreviations.values() for word in words}
    short -= {word for word in profile.titles if "." in word}
    found = (match for match in _STANDING.finditer(text) if match[0].rstrip(".").lower() not in short)
    return {place for match in found for place in range(*match.span())}


@cache
def _titles(profile: Profile) -> re.Pattern[str]:
    """A title of a person and the first letter of the name behind it."""
    words = "|".join(re.escape(word) for word in sorted(profile.titles, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})\.?\s+(?:{LETTER}[’'])?(?P<name>{LETTER})", re.IGNORECASE)


def _after_titles(text: str, profile: Profile) -> str:
    """Text with a capital on titles of persons and on the name behind each."""
    chars = list(text)
    for match in _titles(profile).finditer(text):
        for place in (match.start(), match.start("name")):
            chars[place] = _capital(chars[place])
    return "".join(chars)


def names_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Words that a text writes with capitals within its sentences, and never small: names and acronyms.

    >>> names_in(["The River Tarn is long. The UN and the tarn of Mill met the UN."])
    ('River', 'UN', 'Mill', 'River Tarn')
    """
    text = "\n".join(text for text in texts if not is_upper([text], _LONG))
    small = {word for word in WORD.findall(text) if word.islower()}
    words = [word for word in _CAPITAL_WORD.findall(text) if word.casefold() not in small]
    return tuple(dict.fromkeys((*words, *(f"{found[0]}{found[1]}" for found in _CAPITAL_PAIR.finditer(text)))))


def recase_name(text: str, profile: Profile) -> str:
    """A personal name or a byline with a capital on each word but those that join names.

    >>> recase_name("chen qinhan et zhu zhengyong", profile("fr"))
    'Chen Qinhan et Zhu Zhengyong'
    """
    words = (word if word in profile.lower_words else word[:1].upper() + word[1:] for word in text.split())
    return " ".join(words)


# The title of a cover page: names of people, offices and events, of which some lines may be in capitals.


_LOUD = 0.5
"""Share of capitals among letters from which a title counts as being in capitals."""


def recase_cover(title: str, profile: Profile, names: Sequence[str]) -> str:
    """The title of a cover page with even capitals: names alone have them all in the original, or every line has.

    >>> recase_cover("STATEMENT by Mr. Jan LIND, Head of State", profile("en"), ())
    'Statement by Mr. Jan Lind, Head of State'
    >>> recase_cover("STATEMENT BY MR. JAN LIND, HEAD OF STATE OF THE LAKES", profile("en"), ())
    'Statement by Mr. Jan Lind, Head of State of the Lakes'
    >>> recase_cover("DISCOURS DE MONSIEUR JEAN LIND, MAIRE DES LACS", profile("fr"), ())
    'Discours de monsieur Jean Lind, maire des lacs'
    """
    small, capitals = _cases(title)
    if capitals <= _LOUD * (small + capitals):
        spoken = {place for found in _spoken(title, profile) for place in range(*found.span("speaker"))}
        spoken |= {place for found in _LOUD_NAME.finditer(title) for place in range(*found.span())}
        return _LOUD_WORD.sub(lambda word: _quiet(word, profile, names, named=word.start() in spoken), title)
    if profile.covers.get("capitals"):
        return _headed(title, profile, names)
    people = tuple(quiet_name(found["speaker"], profile) for found in _spoken(title, profile))
    return recase_capitals(title, profile, (*people, *names))


_LOUD_WORD = re.compile(r"(?<![\w.])[A-ZÀ-Þ]{2,}(?:['’-][A-ZÀ-Þ]{2,})*(?![\w.])")


_LOUD_NAME = re.compile(r"(?<![\w.])[A-ZÀ-Þ]{2,}(?:[ ’'-][A-ZÀ-Þ]{2,})+(?![\w.])")


def _quiet(word: re.Match[str], profile: Profile, names: Sequence[str], *, named: bool) -> str:
    """A word in capitals with one alone, if it is the name of a person or longer than acronyms are."""
    acronym = word[0] in names or word[0] in profile.capitals or (not named and len(word[0]) < _LONG)
    if word[0].lower() in profile.lower_words or word[0].lower() in profile.stopwords:
        return word[0].lower()
    return word[0] if acronym or _STANDING.match(word[0]) else _capitalised(word[0])


def _capitalised(word: str) -> str:
    return "".join(_small(char) if i and word[i - 1].isalpha() else char for i, char in enumerate(word))


def quiet_name(name: str, profile: Profile) -> str:
    """A name with one capital on each word that has nothing but capitals, the small words and initials apart.

    >>> quiet_name("JOSE RAMO", profile("en")), quiet_name("Jan de LIND", profile("fr"))
    ('Jose Ramo', 'Jan de Lind')
    """
    words = (word if _STANDING.fullmatch(word) else _named(word, profile) for word in name.split())
    return " ".join(words) if _LOUD_WORD.search(name) else name


def _named(word: str, profile: Profile) -> str:
    return word.lower() if word.lower() in profile.lower_words else _capitalised(word)


def quiet_body(name: str, profile: Profile) -> str:
    """The name of a body with even capitals, where it has nothing but capitals and is no acronym.

    >>> quiet_body("PERMANENT MISSION OF THE LAKES", profile("en")), quiet_body("UNESCO", profile("en"))
    ('Permanent Mission of the Lakes', 'UNESCO')
    """
    loud = bool(profile.covers.get("capitals")) and is_title_upper(name, profile)
    return _headed(name, profile, ()) if loud else name


def _spoken(title: str, profile: Profile) -> Iterator[re.Match[str]]:
    """The names of persons in a title, behind their forms of address."""
    pattern = re.compile(rf"(?i:{profile.names['title']})(?P<speaker>{profile.names['person']})")
    end = 0
    for word in _WORD_START.finditer(title):
        found = pattern.match(title, word.start()) if word.start() >= end else None
        if found and found.start("speaker") > found.start() and not _is_small(found["speaker"], profile):
            yield found
            end = found.end()


_WORD_START = re.compile(r"(?<!\w)(?=\w)")


def _is_small(name: str, profile: Profile) -> bool:
    """Whether what looks like a name in a line of capitals begins with a small word (“DES LACS”)."""
    return name.split(maxsplit=1)[0].lower() in profile.lower_words


def _headed(title: str, profile: Profile, names: Sequence[str]) -> str:
    """A title in capitals with one on each word but the small ones: it is made of names."""
    kept = _standing(title, profile) | _protected(title)
    flat = "".join(char if i in kept else _small(char) for i, char in enumerate(title))
    small = profile.stopwords | frozenset(profile.lower_words)
    links = opening(profile, "maker", "at")

    def set_(word: re.Match[str]) -> str:
        quiet = word[0] in small or links.fullmatch(word[0])
        return word[0] if quiet and word.start() else _capital(word[0][0]) + word[0][1:]

    headed = re.sub(rf"(?<!\w){LETTER}+(?:['’]{LETTER}+)*", set_, flat)
    return _with_capitals(headed, profile, (*names, *profile.capitals), kept, bare=True)


# Which parts of a text get their capitals set: all of it, its title alone, or nothing.


class Cased(Struct, frozen=True):
    """A text whose capitals are as they should be, as far as anybody knows."""

    title: str
    blocks: tuple[Block, ...]
    inferred: tuple[str, ...] = ()
    """`capitals` if they were set here throughout, `title` if only there."""


def set_capitals(title: str, blocks: tuple[Block, ...], profile: Profile, names: Sequence[str]) -> Cased:
    """Title and blocks with capitals, where the text came without any or all in them.

    A text of another language (few of its words are frequent in this one) stays: its nouns may need capitals. A heading
    all in capitals within a text that has both stays: they are the source's type. A title loses its own, since it is
    read on many pages beside others.
    """
    texts = [block.text for block in blocks]
    if is_cover(title, profile) and not profile.letters:
        told = set_capitals("", blocks, profile, names)
        cased = recase_cover(title, profile, _held(title, (*names, *names_in(texts))))
        return Cased(cased, told.blocks, (*told.inferred, *["title"] * (cased != title)))
    lower, upper = is_lower(texts), is_upper(texts)
    loud = not (lower or upper) and is_title_upper(title, profile)
    if profile.letters or not (lower or upper or loud):
        return Cased(title, blocks)
    if not is_in(" ".join([title, *texts]), profile.stopwords):
        return Cased(title, blocks)
    if loud:
        return Cased(recase_capitals(title, profile, _held(title, (*names, *names_in(texts)))), blocks, ("title",))
    return _throughout(recase if lower else recase_capitals, title, blocks, profile, names)


def _held(title: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names whose letters a title has: those alone are worth a pattern that is made for it."""
    letters, plain = _letters(title), without_accents(_letters(title))
    return tuple(n for n in names if _letters(n) in letters or _letters(without_accents(n)) in plain)


def _throughout(
    set_: Callable[[str, Profile, Sequence[str]], str],
    title: str,
    blocks: tuple[Block, ...],
    profile: Profile,
    names: Sequence[str],
) -> Cased:
    told = tuple(structs.replace(block, text=set_(block.text, profile, names)) for block in blocks)
    return Cased(set_(title, profile, names), told, ("capitals",))
