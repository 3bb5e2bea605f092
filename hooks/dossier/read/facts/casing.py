"""Capitals for a text that came without any, or all in them: at the start of sentences, and in known names.

Names are known by entity pages, by the profile of the language, and, for a title, by the text below it. What nobody
knows gets small letters. Accents that capitals lack are not invented.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from string import ascii_uppercase

from dossier.languages import Profile
from dossier.languages.normal_forms import without_accents
from dossier.languages.text import WORD, sentences
from dossier.languages.writing_systems import LETTER

_FEW = 0.005
"""Share of capitals among letters up to which a text counts as all in small letters."""
_ENOUGH = 60
"""Letters that a text must have before its casing is judged."""
LONG, _WORDS = 5, 2
"""Letters of a word that is hardly an acronym; such or frequent words of a title that is more than acronyms."""
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@|\.(?:com|org|net|cn|fr|int|gov|edu)\b)\S*", re.IGNORECASE)
_FIRST_LETTER = re.compile(rf"[\W_]*+({LETTER})")
STANDING = re.compile(
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
    small, capitals = cases(text)
    letters = small + capitals
    return letters >= enough and small <= _FEW * letters


@lru_cache(maxsize=16)
def cases(text: str) -> tuple[int, int]:
    """How many small letters a text has, and how many capitals."""
    counts = Counter(text).items()
    return sum(n for sign, n in counts if sign.islower()), sum(n for sign, n in counts if sign.isupper())


def is_title_upper(title: str, profile: Profile) -> bool:
    """Whether a title is all in capitals and more than acronyms: it has long words, or a long one and frequent ones.

    >>> [is_title_upper(title, profile("en")) for title in ("AID FOR THE NORTHERN", "UN – WHO – UNESCO", "NATO")]
    [True, False, False]
    """
    words = WORD.findall(title)
    long = sum(len(word) >= LONG for word in words)
    frequent = sum(word.casefold() in profile.stopwords for word in words)
    return (long >= _WORDS or (long > 0 and frequent >= _WORDS)) and is_upper([title], enough=LONG)


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
    small, capitals = cases(text)
    return small + capitals >= _ENOUGH and capitals <= _FEW * (small + capitals)


def letters_of(name: str) -> str:
    """The letters and figures of a name, all small: what two spellings of it have in common."""
    return re.sub(r"[^\w]+", "", name.casefold())


def _name_pattern(name: str) -> str:
    return _GAP.join(map(re.escape, re.findall(r"[\w.&]+", name.casefold())))


def _is_cased(name: str) -> bool:
    """Whether a name has capitals, and each of them one small letter."""
    return name != name.lower() and bool(letters_of(name)) and len(name) == len(name.casefold())


@cache
def _names(names: tuple[str, ...], *, bare: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all names that have a capital, longest first, and the casing of the letters of each.

    bare: the text may lack accents.
    """
    cased = sorted(filter(_is_cased, dict.fromkeys(names)), key=len, reverse=True)
    spelled = [name for name in cased for name in ((name, without_accents(name)) if bare else (name,))]
    pattern = "|".join(map(_name_pattern, dict.fromkeys(spelled))) or "(?!)"
    casing = {letters_of(name): name for name in filter(_is_cased, reversed(names))}
    casing |= {letters_of(without_accents(name)): name for name in casing.values()} if bare else {}
    return re.compile(rf"(?<!\w)(?:{pattern})(?:(?<=\w\w)s)?(?!\w)"), casing


def _apply(text: str, name: str) -> str:
    """Text with the capitals of a name, letter for letter; what the name lacks (a stray full stop, an accent) stays.

    >>> _apply("new  york", "New York"), _apply("etats-unis", "États-Unis")
    ('New  York', 'Etats-Unis')
    """
    letters = iter([char for char in name if char.isalnum()])
    return "".join(_as(char, next(letters, char)) if char.isalnum() else char for char in text)


def _as(char: str, model: str) -> str:
    return capital_letter(char) if model.isupper() else char


def capital_letter(letter: str) -> str:
    """Its capital, where that is one letter, too."""
    return letter.upper() if len(letter.upper()) == 1 else letter


def protected(text: str) -> set[int]:
    """Places of the addresses in a text, whose letters stay as they are."""
    return {i for match in _ADDRESS.finditer(text) for i in range(match.start(), match.end())}


def recase(text: str, profile: Profile, names: Sequence[str]) -> str:
    """A text in small letters with its capitals: sentences and known names; addresses and unknown names stay.

    >>> recase("le président du bureau. politique de la chine parle. il cite www.chine.cn.", profile("fr"),
    ...        ["Bureau politique", "Chine"])
    'Le président du Bureau. politique de la Chine parle. Il cite www.chine.cn.'
    """
    return with_capitals(text, profile, (*names, *profile.capitals), protected(text), bare=False)


def with_capitals(text: str, profile: Profile, names: tuple[str, ...], kept: set[int], *, bare: bool) -> str:
    """A text with capitals on its sentences and on the names in it.

    kept: places of letters that stay as they are; bare: the text may lack accents.
    """
    pattern, cased = _names(names, bare=bare)
    chars, inside = list(text), set[int]()
    for match in pattern.finditer(text.casefold() if len(text.casefold()) == len(text) else text):
        name = cased.get(letters_of(match[0])) or cased.get(letters_of(match[0])[:-1])
        if name and not kept.intersection(range(*match.span())):
            chars[match.start() : match.end()] = _apply(text[match.start() : match.end()], name)
            inside.update(range(match.start() + 1, match.end()))
    flat = text.lower() if len(text.lower()) == len(text) else text
    fixed = kept | inside
    for start, end in sentences(flat, profile):
        first = _FIRST_LETTER.match(text, start, end)
        if first and first.start(1) not in fixed:
            chars[first.start(1)] = capital_letter(chars[first.start(1)])
    return "".join(chars)


def recase_capitals(text: str, profile: Profile, names: Sequence[str]) -> str:
    """A text in capitals with small letters but for sentences, known names, abbreviations, numerals and addresses.

    >>> recase_capitals("THE U.N. MET IN GENEVA. MR. STONE SPOKE OF PHASE II, COVID-19 AND THE BBC.", profile("en"),
    ...                 ["Geneva"])
    'The U.N. met in Geneva. Mr. Stone spoke of phase II, COVID-19 and the BBC.'
    >>> recase_capitals("L’ECOLE DES ETATS-UNIS", profile("fr"), ["États-Unis"])
    'L’ecole des Etats-Unis'
    """
    kept = protected(text) | standing(text, profile)
    small = "".join(char if i in kept else small_letter(char) for i, char in enumerate(text))
    named = with_capitals(small, profile, (*names, *profile.capitals), kept, bare=True)
    return _after_titles(named, profile)


def small_letter(letter: str) -> str:
    """Its small one, where that is one letter, too."""
    return letter.lower() if len(letter.lower()) == 1 else letter


def standing(text: str, profile: Profile) -> set[int]:
    """Places of the letters that are capitals in any text: abbreviations, initials, numerals, names with figures."""
    short = {word for words in profile.abbreviations.values() for word in words}
    short -= {word for word in profile.titles if "." in word}
    found = (match for match in STANDING.finditer(text) if match[0].rstrip(".").lower() not in short)
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
            chars[place] = capital_letter(chars[place])
    return "".join(chars)


def names_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Words that a text writes with capitals within its sentences, and never small: names and acronyms.

    >>> names_in(["The River Tarn is long. The UN and the tarn of Mill met the UN."])
    ('River', 'UN', 'Mill', 'River Tarn')
    """
    text = "\n".join(text for text in texts if not is_upper([text], LONG))
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
