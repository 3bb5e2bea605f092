"""Dates in EDTF (ISO 8601-2:2019, Extended Date/Time Format, levels 0 and 1 as far as texts need them).

Years, months, days and seasons, uncertain (`?`), approximate (`~`) or both (`%`), intervals of these,
open on one side (`..`). https://www.loc.gov/standards/datetime/
Our own: one pattern reads all that texts need, where the library edtf brings a parser of the whole grammar.

What level 1 has no sign for is written so: "before 2026" and "by 2026" are both `../2026`, "after June 2024" and "since
June 2024" both `2024-06/..`, since the end of an interval is as precise as it is written, and the standard does not say
where in it the interval ends; so no day that the words allow is left out. "Early 2025", "mid-2025" and "late 2025" are
`2025~`, "the end of 2025" is `2025-12~` (as a deadline `../2025-12-31`), a decade is `1990/1999`, a century `1801/1900`
and its first half `1801/1850`, a quarter or half of a year its months, a fiscal or school year two, or `2025~`
where only one is named. "The 3rd, 5th and 9th of June" are three dates, "the 3rd and 4th of June" are one.
Years before our era are no dates here: the calendar of Python, by which all are put in order, begins with the year 1.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple, Self

_OPEN = ("", "..")
_MARKS = re.compile("[?~%]")
_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First months of spring, summer, autumn and winter (northern hemisphere)."""
_LENGTHS = {"year": 12, "season": 3, "month": 1}
"""In months."""

Precision = Literal["year", "season", "month", "day"]


class Endpoint(NamedTuple):
    """A year, season, month or day, without qualifiers: a date, or one end of an interval."""

    year: int
    month: int = 0
    """From 1 to 12, or a season from 21 (spring) to 24 (winter); 0 where only the year is given."""
    day: int = 0

    def __str__(self) -> str:
        return f"{self.year:04}" + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")

    @property
    def precision(self) -> Precision:
        """The smallest unit that is given."""
        if self.day:
            return "day"
        if self.month in _SEASONS:
            return "season"
        return "month" if self.month else "year"

    @property
    def first(self) -> date:
        """Its first day; ValueError if the calendar has none such."""
        return date(*self) if self.day else date(self.year, _SEASONS.get(self.month, self.month or 1), 1)

    @property
    def last(self) -> date:
        """Its last day; ValueError if the calendar has none such."""
        if self.day:
            return self.first
        if not self.month:
            return date(self.year, 12, 31)
        first = self.first
        years, month = divmod(first.month + _LENGTHS[self.precision] - 2, 12)
        return date(first.year + years, month + 1, monthrange(first.year + years, month + 1)[1])


def _endpoint(text: str) -> Endpoint | None:
    """None where an interval is open; ValueError when it is no date."""
    if text in _OPEN:
        return None
    found = _PART.fullmatch(text)
    numbers = [int(group) for group in found.groups() if group] if found else [0]
    if 0 in numbers:
        raise ValueError(text)
    return Endpoint(*numbers)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or interval, parsed once; two are equal when their texts are. ValueError when the text is no EDTF.

    >>> date = Edtf("../2025-12")
    >>> str(date), str(date.first), str(date.last), str(date.day), date.is_open
    ('../2025-12', 'None', '2025-12-31', '2025-12-31', True)
    >>> Edtf("2024-02").days, Edtf("2024-04-02/2024-04-03").days, date.days
    (29, 2, None)
    """

    text: str
    start: Endpoint | None = field(init=False, repr=False, compare=False)
    """As it is written; None where the interval is open."""
    end: Endpoint | None = field(init=False, repr=False, compare=False)
    """The same as `start` where this is no interval."""
    first: date | None = field(init=False, repr=False, compare=False)
    """The earliest day that it may mean; None where the interval is open."""
    last: date | None = field(init=False, repr=False, compare=False)
    """The latest day, likewise."""
    day: date = field(init=False, repr=False, compare=False)
    """The day by which it is put in order: the first one; where that is open, the last."""
    last_day: date = field(init=False, repr=False, compare=False)
    """The day with which it is over, as far as is known: the last one; where that is open, the first."""
    days: int | None = field(init=False, repr=False, compare=False)
    """Its length; None when one end is open."""

    def __post_init__(self) -> None:
        for name, value in zip(_COMPUTED, _computed(self.text), strict=True):
            object.__setattr__(self, name, value)

    def __str__(self) -> str:
        return self.text

    @property
    def shown(self) -> Endpoint:
        """The end that a list files it under: where it starts, or if that is open, where it ends."""
        found = self.start or self.end
        assert found  # One end is known, or it would be no date.
        return found

    @property
    def is_interval(self) -> bool:
        """Whether it has two ends, even if one is open."""
        return "/" in self.text

    @property
    def is_open(self) -> bool:
        """Whether one end is not known."""
        return self.start is None or self.end is None

    @property
    def precision(self) -> Precision:
        """The smallest unit that is given; of two ends the coarser one.

        >>> Edtf("2024-04-02/2025").precision, Edtf("2024-21?").precision, Edtf("../2025-12-31").precision
        ('year', 'season', 'day')
        """
        known = [end.precision for end in (self.start, self.end) if end]
        return min(known, key=_PRECISIONS.index)

    @property
    def is_uncertain(self) -> bool:
        """Whether an end has `?` or `%`."""
        return "?" in self.text or "%" in self.text

    @property
    def is_approximate(self) -> bool:
        """Whether an end has `~` or `%`."""
        return "~" in self.text or "%" in self.text

    @property
    def is_sure(self) -> bool:
        """Whether no end has a qualifier."""
        return not (self.is_uncertain or self.is_approximate)

    @property
    def bare(self) -> str:
        """Its text without qualifiers.

        >>> Edtf("2024-07%/2024-09?").bare
        '2024-07/2024-09'
        """
        return _MARKS.sub("", self.text)

    def uncertain(self) -> Self:
        """The same with `?` at each end, beside the qualifiers that it has.

        >>> str(Edtf("2024-07/..").uncertain()), str(Edtf("2024-07~").uncertain())
        ('2024-07?/..', '2024-07%')
        """
        return self._qualified(add="?")

    def approximate(self) -> Self:
        """The same with `~` at each end, beside the qualifiers that it has."""
        return self._qualified(add="~")

    def certain(self) -> Self:
        """The same without `?`; what is approximate stays so.

        >>> str(Edtf("2024-07%/2024-09?").certain())
        '2024-07~/2024-09'
        """
        return self._qualified(drop="?")

    def since(self) -> Self:
        """From its start on.

        >>> str(Edtf("2024/2025").since()), str(Edtf("2024/2025").until())
        ('2024/..', '../2025')
        """
        return type(self)(f"{self.text.partition('/')[0]}/..")

    def until(self) -> Self:
        """Until its end, whenever that begins."""
        return type(self)(f"../{self.text.rpartition('/')[2]}")

    def _qualified(self, add: str = "", drop: str = "") -> Self:
        return type(self)("/".join(_marked(part, add, drop) for part in self.text.split("/")))


@lru_cache(maxsize=4096)
def _computed(text: str) -> tuple[object, ...]:
    """What follows from the text of a date; texts name the same dates again and again."""
    first, slash, last = text.partition("/")
    try:
        start = _endpoint(first)
        end = _endpoint(last) if slash else start
        ends = (start.first if start else None), (end.last if end else None)
    except ValueError as error:
        raise ValueError(f"not an EDTF date: {text!r}") from error
    day, last_day = ends[0] or ends[1], ends[1] or ends[0]
    if day is None or last_day is None or day > last_day:
        raise ValueError(f"not an EDTF date: {text!r}")
    return start, end, *ends, day, last_day, (last_day - day).days + 1 if start and end else None


_COMPUTED = ("start", "end", "first", "last", "day", "last_day", "days")
_PRECISIONS: tuple[Precision, ...] = ("year", "season", "month", "day")


def _marked(part: str, add: str, drop: str) -> str:
    """One end of an interval with other qualifiers."""
    if part in _OPEN:
        return part
    marks = {*part[-1:].replace("%", "?~"), *add} & {"?", "~"} - {*drop}
    return _MARKS.sub("", part) + ("%" if len(marks) > 1 else "".join(marks))


def is_edtf(text: str) -> bool:
    """Whether a string is a date that Dossier reads.

    >>> is_edtf("2024-07/2024-09~"), is_edtf("July 2024"), is_edtf("2024-02-30")
    (True, False, False)
    """
    try:
        Edtf(text)
    except ValueError:
        return False
    return True
