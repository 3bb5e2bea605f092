"""Patterns of dates: those of a language (data/languages), and the figures that all languages write.

A pattern in data/languages may use {year} {month} {capital_month} {day}, {last_year} {last_month} {last_day}
for the end of a range, {weekday} {number} {season} {era_year}, and these groups, whose presence alone matters:
`deadline` (by …), `end` (the end of …), `back` and `next` (the last …, the next …), `same`, `year_back` and
`year_next` (of this year, of last year, of next year), `after` (within N months following …).
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from dossier.data import Profile

_YEAR = r"(?:1[6-9]|20|21)\d\d"
_ISO = (
    rf"(?<![A-Za-z\d/.-])(?P<year>{_YEAR})(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?)?"
)
"""ISO 8601 and its look-alikes, which every language uses."""
NUMERIC = {
    order: rf"(?<![A-Za-z\d/.-])(?=\d{{1,2}}/|\d\d[-.]\d\d\D)"
    rf"(?P<{first}>[0-3]?\d)(?P<sep>[-/.])(?P<{last}>[0-3]?\d)(?P=sep)(?P<year>{_YEAR})(?![\w/-])"
    for order, first, last in (("dmy", "day", "month"), ("mdy", "month", "day"))
}
"""Numbers alone, by the order of day, month and year."""
LONGEST_ERA = 200
"""Years."""
_NAME = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\(\?:[^()]*\)\?")
_WORDS_IN_GROUP = re.compile(r"\(\?P<\w+>([\w ]+)\)(?!\?)")
_GROUP = re.compile(r"\([^()]*\)\??")
_NO_LITERAL = re.compile(r"\{\w+\}\??|\[[^\]]*\]\??|\\?.\?|\\.|\0")
"""What is no literal text in a pattern without groups: a part, a choice of characters, what may be missing."""
_WORD = re.compile(r"\w+")
_FIGURES = (("year", re.compile(r"\d{4}")), ("day", re.compile(r"\d")))
_KINDS = {
    "year": "year",
    "era_year": "era",
    "season": "season",
    "month": "month",
    "capital_month": "month",
    "day": "day",
    "weekday": "weekday",
}
_AFTER = r"(?:(?!\w)|(?<=\d{4})(?-i:(?=[A-ZÀ-Þ])))"
"""The end of a word; a page may glue the next one to a year."""


def _alternatives(name: str, words: Iterable[str]) -> str:
    return f"(?P<{name}>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _era_years(profile: Profile) -> list[str]:
    return [*profile.era_years, *map(str, range(1, LONGEST_ERA))]


def _parts(profile: Profile) -> dict[str, str]:
    year = rf"(?<!\d)(?P<{{}}>{_YEAR})(?!\d)"
    days = "|".join(sorted(map(re.escape, profile.days), key=len, reverse=True))
    day = rf"(?P<{{}}>(?<!\d)[0-3]?\d(?!\d){days and '|'}{days})"
    dot = r"(?!\w)(?:\.(?=,?\s*\d))?" * (not profile.letters)
    return {
        "year": year.format("year"),
        "last_year": year.format("last_year"),
        "month": _alternatives("month", profile.months) + dot,
        "capital_month": "(?-i:(?=[A-ZÀ-Þ]))" + _alternatives("month", profile.months),
        "last_month": _alternatives("last_month", profile.months) + dot,
        "day": day.format("day"),
        "last_day": day.format("last_day"),
        "weekday": _alternatives("weekday", profile.weekdays),
        "season": _alternatives("season", profile.seasons),
        "era_year": _alternatives("era", profile.eras) + r"\s?" + _alternatives("era_year", _era_years(profile)),
        "number": _alternatives("number", [*profile.numbers, *map(str, range(1, 100))]),
    }


@cache
def patterns(profile: Profile) -> tuple[tuple[frozenset[str], str, re.Pattern[str]], ...]:
    """All patterns, each with what a text must hold for it to find anything: a year, a month, a day; and some words."""
    parts = _parts(profile)
    before, after = ("", "") if profile.letters else (r"(?<!\w)", _AFTER)
    sources = (f"{before}(?:{_NAME.sub(lambda match: parts[match[1]], source)}){after}" for source in profile.dates)
    named = ({*_NAME.findall(_OPTIONAL.sub("", source))} for source in profile.dates)
    needs = (frozenset(kind for name, kind in _KINDS.items() if name in names) for names in named)
    numeric = [NUMERIC[order] for order in profile.date_orders]
    compiled = (re.compile(source, re.IGNORECASE) for source in (_ISO, *numeric, *sources))
    figures = [(frozenset({"year"}), "")] * (1 + len(numeric))
    worded = zip(needs, map(literal, profile.dates), strict=True)
    return tuple((*needed, pattern) for needed, pattern in zip((*figures, *worded), compiled, strict=True))


def literal(source: str) -> str:
    """The longest words that whatever a pattern finds must hold, in small letters.

    >>> literal("within {number} (?:months|month) (?P<after>following|of)"), literal("(?:on )?(?P<same>this year)")
    ('within ', 'this year')
    """
    plain, before = _WORDS_IN_GROUP.sub(r"\1", source), ""
    while plain != before:
        plain, before = _GROUP.sub("\0", plain), plain
    return "" if "|" in plain else max(_NO_LITERAL.split(plain), key=len).lower()


def fitting(text: str, profile: Profile) -> list[re.Pattern[str]]:
    """The patterns that may find something in a text, by what it holds."""
    small = text.lower()
    return [pattern for said, pattern in _possible(_present(small, profile), profile) if said in small]


@lru_cache(maxsize=1024)
def _possible(there: frozenset[str], profile: Profile) -> list[tuple[str, re.Pattern[str]]]:
    """The patterns that need nothing else, each with its words."""
    return [(said, pattern) for needs, said, pattern in patterns(profile) if needs <= there]


def _present(text: str, profile: Profile) -> frozenset[str]:
    """Which of year, month, day, weekday, season and era a text in small letters may hold."""
    figures = {kind for kind, pattern in _FIGURES if pattern.search(text)}
    if profile.letters:
        return frozenset(figures | {kind for kind, names in _names(profile) if any(name in text for name in names)})
    words = set(_WORD.findall(text))
    return frozenset(figures | {kind for kind, names in _names(profile) if not names.isdisjoint(words)})


@cache
def _names(profile: Profile) -> tuple[tuple[str, frozenset[str]], ...]:
    """Words that name months, days, seasons and eras: the first of each name in a script with gaps."""
    kinds = {"month": profile.months, "weekday": profile.weekdays, "day": profile.days, "season": profile.seasons}
    kinds["era"] = profile.eras
    return tuple((kind, frozenset(_WORD.findall(name)[0] for name in names)) for kind, names in kinds.items())
