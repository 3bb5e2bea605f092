"""Capitals for the title of a cover page: names of people, offices and events, of which some lines may be loud."""

import re
from collections.abc import Iterator, Sequence

from dossier.languages import Profile
from dossier.languages.writing_systems import LETTER
from dossier.read.facts.casing import (
    LONG,
    STANDING,
    capital_letter,
    cases,
    is_title_upper,
    protected,
    recase_capitals,
    small_letter,
    standing,
    with_capitals,
)
from dossier.read.lines.covers import opening

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
    small, capitals = cases(title)
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
    acronym = word[0] in names or word[0] in profile.capitals or (not named and len(word[0]) < LONG)
    if word[0].lower() in profile.lower_words or word[0].lower() in profile.stopwords:
        return word[0].lower()
    return word[0] if acronym or STANDING.match(word[0]) else _capitalised(word[0])


def _capitalised(word: str) -> str:
    return "".join(small_letter(char) if i and word[i - 1].isalpha() else char for i, char in enumerate(word))


def quiet_name(name: str, profile: Profile) -> str:
    """A name with one capital on each word that has nothing but capitals, the small words and initials apart.

    >>> quiet_name("JOSE RAMO", profile("en")), quiet_name("Jan de LIND", profile("fr"))
    ('Jose Ramo', 'Jan de Lind')
    """
    words = (word if STANDING.fullmatch(word) else _named(word, profile) for word in name.split())
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
    kept = standing(title, profile) | protected(title)
    flat = "".join(char if i in kept else small_letter(char) for i, char in enumerate(title))
    small = profile.stopwords | frozenset(profile.lower_words)
    links = opening(profile, "maker", "at")

    def set_(word: re.Match[str]) -> str:
        quiet = word[0] in small or links.fullmatch(word[0])
        return word[0] if quiet and word.start() else capital_letter(word[0][0]) + word[0][1:]

    headed = re.sub(rf"(?<!\w){LETTER}+(?:['’]{LETTER}+)*", set_, flat)
    return with_capitals(headed, profile, (*names, *profile.capitals), kept, bare=True)
