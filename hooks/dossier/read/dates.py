"""Dates in running text, found by the patterns of a language.

A pattern in data/languages may use {year} {month} {capital_month} {day} {last_month} {last_day} {weekday}
{number}, and these groups, whose presence alone matters: `deadline` (by …), `end` (the end of …),
`back` and `next` (last …, next …), `same` (this year), `after` (within N months following …).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dossier.data import Profile
from dossier.edtf import bounds

_ISO = r"(?<!\d)(?P<year>(?:1[6-9]|20|21)\d\d)(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d)(?:[T ]\d\d:\d\d(?::\d\d)?)?"
"""ISO 8601 and its look-alikes, which every language uses."""
_NAME = re.compile(r"\{(\w+)\}")
_FLAGS = ("deadline", "end", "back", "next", "same", "after")
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
        if self.last_day:
            first += "/" + _join(year, self.last_month or self.month, self.last_day)
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
    day = r"(?<!\d)(?P<{}>[0-3]?\d)(?!\d)"
    return {
        "year": r"(?<!\d)(?P<year>(?:1[6-9]|20|21)\d\d)(?!\d)",
        "month": _alternatives("month", profile.months) + r"\b\.?" * (not profile.letters),
        "capital_month": "(?-i:(?=[A-ZÀ-Þ]))" + _alternatives("month", profile.months),
        "last_month": _alternatives("last_month", profile.months),
        "day": day.format("day"),
        "last_day": day.format("last_day"),
        "weekday": _alternatives("weekday", profile.weekdays),
        "number": _alternatives("number", [*profile.numbers, *map(str, range(1, 100))]),
    }


@cache
def _patterns(profile: Profile) -> tuple[re.Pattern[str], ...]:
    parts = _parts(profile)
    edge = "" if profile.letters else r"\b"
    sources = (f"{edge}(?:{_NAME.sub(lambda match: parts[match[1]], source)}){edge or ''}" for source in profile.dates)
    return tuple(re.compile(source, re.IGNORECASE) for source in (_ISO, *sources))


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
        day=_number(groups.get("day"), {}),
        last_month=_number(groups.get("last_month"), profile.months),
        last_day=_number(groups.get("last_day"), {}),
        weekday=_number(groups.get("weekday"), profile.weekdays),
        number=_number(groups.get("number"), profile.numbers),
        flags=frozenset(flag for flag in _FLAGS if groups.get(flag)),
    )


def _is_possible(found: Found) -> bool:
    try:
        found.edtf(found.year or 2000)
    except ValueError:
        return False
    return True


def find(text: str, profile: Profile) -> tuple[Found, ...]:
    """Dates in a text, in order; of those that overlap the one whose pattern comes first.

    >>> from dossier.data import profile
    >>> [(d.text, d.edtf()) for d in find("From April 2 to 3, 2024 we met; by the end of 2025 we shall.", profile("en"))]
    [('From April 2 to 3, 2024', '2024-04-02/2024-04-03'), ('by the end of 2025', '../2025-12-31')]
    >>> find("The 2024 Conference may help 78 states.", profile("en"))
    ()
    """
    plain = text.translate(_WIDE)
    taken: list[Found] = []
    for pattern in _patterns(profile):
        candidates = (_found(match, profile) for match in pattern.finditer(plain))
        taken += [c for c in candidates if _is_possible(c) and not any(c.start < t.end and t.start < c.end for t in taken)]
    return tuple(sorted(taken, key=lambda found: found.start))
