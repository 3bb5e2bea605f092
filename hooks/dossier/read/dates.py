"""Dates in running text, found by the patterns of a language (read/date_patterns.py)."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dossier.data import Profile
from dossier.edtf import bounds
from dossier.read.date_patterns import NUMERIC, fitting

UNSURE_ORDER, WRONG_WEEKDAY = "unsure_order", "wrong_weekday"
_DOUBTS = frozenset({UNSURE_ORDER, WRONG_WEEKDAY})
"""Flags that no pattern sets: day and month may change places; the day of the week is not that of the date."""
_FLAGS = ("deadline", "end", "back", "next", "same", "year_back", "year_next", "after")
_WIDE_DIGIT = re.compile("[０-９]+")
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
        elif self.last_year:
            first += f"/{self.last_year:04}"
        if "end" in self.flags:
            first = str(bounds(first)[1])
        if self.flags & _DOUBTS and self.year:
            first = "/".join(f"{part}?" for part in first.split("/"))
        text = f"../{first}" if self.is_deadline else first
        bounds(text)
        return text


def _join(year: int, month: int, day: int) -> str:
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _number(text: str | None, names: Mapping[str, int]) -> int:
    if not text:
        return 0
    return names.get(text.lower(), int(text) if text.isdecimal() else 0)


def _found(match: re.Match[str], profile: Profile) -> Found:
    groups = match.groupdict()
    era = _number(groups.get("era"), profile.eras)
    found = Found(
        start=match.start(),
        end=match.end(),
        text=match[0],
        year=era + _number(groups.get("era_year"), profile.era_years) if era else _number(groups.get("year"), {}),
        month=_number(groups.get("season"), profile.seasons) or _number(groups.get("month"), profile.months),
        day=_number(groups.get("day"), profile.days),
        last_year=_number(groups.get("last_year"), {}),
        last_month=_number(groups.get("last_month"), profile.months),
        last_day=_number(groups.get("last_day"), profile.days),
        weekday=_number(groups.get("weekday"), profile.weekdays),
        number=_number(groups.get("number"), profile.numbers),
        flags=frozenset(flag for flag in _FLAGS if groups.get(flag)),
    )
    return replace(found, flags=found.flags | _doubts(found, match, profile))


def _doubts(found: Found, match: re.Match[str], profile: Profile) -> frozenset[str]:
    """What makes a complete date doubtful."""
    orders = {NUMERIC[order] for order in profile.date_orders}
    swapped = match.re.pattern in orders and len(orders) > 1 and found.day <= 12 and found.day != found.month
    wrong = False
    if found.weekday and found.year and found.day and not found.last_day:
        with suppress(ValueError):
            wrong = date(found.year, found.month, found.day).isoweekday() != found.weekday
    return frozenset([UNSURE_ORDER] * swapped + [WRONG_WEEKDAY] * wrong)


@cache
def _worded_year(profile: Profile) -> tuple[re.Pattern[str] | None, Mapping[int, str]]:
    """Four digits in words of one character, and the digits that they mean."""
    digits = {word: str(number) for word, number in profile.numbers.items() if len(word) == len(str(number)) == 1}
    known = "".join(digits)
    return re.compile(f"(?<![{known}])[{known}]{{4}}(?![{known}])") if known else None, str.maketrans(digits)


def _with_digits(text: str, profile: Profile) -> str:
    """Text as long as before, with plain digits for full-width ones and for years in words (二〇二四)."""
    if text.isascii():
        return text
    text = _WIDE_DIGIT.sub(lambda match: match[0].translate(_WIDE), text)
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
    found: list[Found] = []
    taken = bytearray(len(text))
    for pattern in fitting(plain, profile):
        for match in pattern.finditer(plain):
            one = _found(match, profile)
            if _is_possible(one) and not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))
