"""Dates in running text, found by the patterns of a language.

A pattern in data/languages may use {year} {month} {capital_month} {day}, {last_year} {last_month} {last_day}
for the end of a range, {weekday} {number}, and these groups, whose presence alone matters: `deadline` (by …),
`end` (the end of …), `back` and `next` (the last …, the next …), `same`, `year_back` and `year_next` (of this
year, of last year, of next year), `after` (within N months following …).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dossier.data import Profile
from dossier.edtf import bounds

_YEAR = r"(?:1[6-9]|20|21)\d\d"
_ISO = (
    rf"(?<![A-Za-z\d/.-])(?P<year>{_YEAR})(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?)?"
)
"""ISO 8601 and its look-alikes, which every language uses."""
_NAME = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\(\?:[^()]*\)\?")
_KINDS = {"year": "year", "month": "month", "capital_month": "month", "day": "day", "weekday": "weekday"}
_FLAGS = ("deadline", "end", "back", "next", "same", "year_back", "year_next", "after")
_WIDE = {ord("０") + digit: str(digit) for digit in range(10)}


@dataclass(frozen=True, slots=True)
class Found:
    """A date as it stands in a text; 0 for the parts that it leaves out."""

    start: int
    end: int
    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    last_year: int = 0
    last_month: int = 0
    last_day: int = 0
    weekday: int = 0
    number: int = 0
    flags: frozenset[str] = frozenset()
    context: str = ""
    """The clause around it, where that is known."""

    @property
    def is_deadline(self) -> bool:
        """Whether something is due by this date, rather than happening on it."""
        return "deadline" in self.flags

    def edtf(self, year: int = 0) -> str:
        """The date with a year (its own, or one that the context gives); ValueError if there is no such day."""
        year = year or self.year
        first = _join(year, self.month, self.day)
        if self.last_month or self.last_day:
            first += "/" + _join(self.last_year or year, self.last_month or self.month, self.last_day)
        if "end" in self.flags:
            first = str(bounds(first)[1])
        text = f"../{first}" if self.is_deadline else first
        bounds(text)
        return text


def _join(year: int, month: int, day: int) -> str:
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _alternatives(name: str, words: Iterable[str]) -> str:
    return f"(?P<{name}>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


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
        "number": _alternatives("number", [*profile.numbers, *map(str, range(1, 100))]),
    }


@cache
def _patterns(profile: Profile) -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """All patterns, each with what a text must hold for it to find anything: a year, a month, a day."""
    parts = _parts(profile)
    before, after = ("", "") if profile.letters else (r"(?<!\w)", r"(?!\w)")
    sources = (f"{before}(?:{_NAME.sub(lambda match: parts[match[1]], source)}){after}" for source in profile.dates)
    named = ({*_NAME.findall(_OPTIONAL.sub("", source))} for source in profile.dates)
    needs = (frozenset(kind for name, kind in _KINDS.items() if name in names) for names in named)
    compiled = (re.compile(source, re.IGNORECASE) for source in (_ISO, *sources))
    return tuple(zip((frozenset({"year"}), *needs), compiled, strict=True))


def _present(text: str, profile: Profile) -> frozenset[str]:
    """Which of year, month and day a text may hold."""
    small = text.lower()
    words = {"month": profile.months, "weekday": profile.weekdays, "day": profile.days}
    digits = {"year": r"\d{4}", "day": r"\d"}
    found = {kind for kind, names in words.items() if any(name in small for name in names)}
    return frozenset(found | {kind for kind, pattern in digits.items() if re.search(pattern, text)})


def _number(text: str | None, names: Mapping[str, int]) -> int:
    if not text:
        return 0
    return names.get(text.lower(), int(text) if text.isdecimal() else 0)


def _found(match: re.Match[str], profile: Profile) -> Found:
    groups = match.groupdict()
    return Found(
        start=match.start(),
        end=match.end(),
        text=match[0],
        year=_number(groups.get("year"), {}),
        month=_number(groups.get("month"), profile.months),
        day=_number(groups.get("day"), profile.days),
        last_year=_number(groups.get("last_year"), {}),
        last_month=_number(groups.get("last_month"), profile.months),
        last_day=_number(groups.get("last_day"), profile.days),
        weekday=_number(groups.get("weekday"), profile.weekdays),
        number=_number(groups.get("number"), profile.numbers),
        flags=frozenset(flag for flag in _FLAGS if groups.get(flag)),
    )


@cache
def _worded_year(profile: Profile) -> tuple[re.Pattern[str] | None, Mapping[int, str]]:
    """Four digits in words of one character, and the digits that they mean."""
    digits = {word: str(number) for word, number in profile.numbers.items() if len(word) == len(str(number)) == 1}
    known = "".join(digits)
    return re.compile(f"(?<![{known}])[{known}]{{4}}(?![{known}])") if known else None, str.maketrans(digits)


def _with_digits(text: str, profile: Profile) -> str:
    """Text as long as before, with plain digits for full-width ones and for years in words (二〇二四)."""
    text = text.translate(_WIDE)
    pattern, digits = _worded_year(profile)
    return pattern.sub(lambda match: match[0].translate(digits), text) if pattern else text


def _is_possible(found: Found) -> bool:
    try:
        found.edtf(found.year or 2000)
    except ValueError:
        return False
    return True


def find(text: str, profile: Profile) -> tuple[Found, ...]:
    """Dates in a text, in order; of those that overlap the one whose pattern comes first.

    >>> from dossier.data import profile
    >>> text = "From April 2 to 3, 2024 we met; by the end of 2025 we shall."
    >>> [(found.text, found.edtf()) for found in find(text, profile("en"))]
    [('From April 2 to 3, 2024', '2024-04-02/2024-04-03'), ('by the end of 2025', '../2025-12-31')]
    >>> find("The 2024 Conference may help 78 states.", profile("en"))
    ()
    """
    plain = _with_digits(text, profile)
    present = _present(plain, profile)
    found: list[Found] = []
    taken = bytearray(len(text))
    for pattern in (pattern for needs, pattern in _patterns(profile) if needs <= present):
        for match in pattern.finditer(plain):
            one = _found(match, profile)
            if _is_possible(one) and not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))
