"""Dates in EDTF (ISO 8601-2:2019, Extended Date/Time Format, levels 0 and 1 for the years 1 to 9999).

Years, months, days and seasons, uncertain (`?`), approximate (`~`) or both (`%`), with unspecified digits from the
right (`185X`, `18XX`, `1850-XX`, `1850-03-XX`, `1850-XX-XX`), intervals of these, open (`..`) or unknown (nothing) on
one side.
https://www.loc.gov/standards/datetime/
Our own: one pattern reads all that texts need, where the library edtf brings a parser of the whole grammar.

What level 1 has no sign for is written so: "before 2026" and "by 2026" are both `../2026`, "after June 2024" and "since
June 2024" both `2024-06/..`, since the end of an interval is as precise as it is written, and the standard does not say
where in it the interval ends; so no day that the words allow is left out. "Early 2025", "mid-2025" and "late 2025" are
`2025~`, "the end of 2025" is `2025-12~` (as a deadline `../2025-12-31`), a decade is `1990/1999` (`199X` would be one
year of it), a century `1801/1900` and its first half `1801/1850`, a quarter or half of a year its months, a fiscal or
school year two, or `2025~` where only one is named. "The 3rd, 5th and 9th of June" are three dates, "the 3rd and 4th of
June" are one.
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
_YEARS = re.compile(r"([0-9]{2}(?:[0-9]X|XX))([?~%]?)")
_UNSPECIFIED = re.compile(r"(?:(?<=^[0-9]{4})(?:-XX){1,2}|(?<=^[0-9]{4}-[01][0-9])-XX)(?=[?~%]?$)")
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
    resolved: str = field(init=False, repr=False, compare=False)
    """The same without unspecified digits: the years that `185X` may be, the month of `1850-03-XX`."""
    start: Endpoint | None = field(init=False, repr=False, compare=False)
    """As it is written; None where the interval is open, or its start unknown."""
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
        """Whether it has two ends, even if one is open: some years of which one is meant have them, too.

        >>> Edtf("2024/..").is_interval, Edtf("185X").is_interval, Edtf("1850-03-XX").is_interval
        (True, True, False)
        """
        return "/" in self.resolved

    @property
    def is_unspecified(self) -> bool:
        """Whether a digit of it is not known."""
        return "X" in self.text

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
        """Its text without qualifiers and unspecified digits: one of ISO 8601-1, but for seasons and open ends.

        >>> Edtf("2024-07%/2024-09?").bare, Edtf("185X~").bare, Edtf("1850-XX-XX").bare
        ('2024-07/2024-09', '1850/1859', '1850')
        """
        return _MARKS.sub("", self.resolved)

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
        return type(self)(f"{self.resolved.partition('/')[0]}/..")

    def until(self) -> Self:
        """Until its end, whenever that begins."""
        return type(self)(f"../{self.resolved.rpartition('/')[2]}")

    def _qualified(self, add: str = "", drop: str = "") -> Self:
        return type(self)("/".join(_marked(part, add, drop) for part in self.text.split("/")))


@lru_cache(maxsize=4096)
def _computed(text: str) -> tuple[object, ...]:
    """What follows from the text of a date; texts name the same dates again and again."""
    resolved = _resolved(text)
    first, slash, last = resolved.partition("/")
    try:
        start = _endpoint(first)
        end = _endpoint(last) if slash else start
        ends = (start.first if start else None), (end.last if end else None)
    except ValueError as error:
        raise ValueError(f"not an EDTF date: {text!r}") from error
    day, last_day = ends[0] or ends[1], ends[1] or ends[0]
    if day is None or last_day is None or day > last_day:
        raise ValueError(f"not an EDTF date: {text!r}")
    return resolved, start, end, *ends, day, last_day, (last_day - day).days + 1 if start and end else None


def _resolved(text: str) -> str:
    """A date, or both ends of an interval, without unspecified digits."""
    ends = [_span(_UNSPECIFIED.sub("", part)) for part in text.split("/")]
    if len(ends) == 1:
        return "/".join(dict.fromkeys(ends[0]))
    return "/".join((*(first for first, _ in ends[:-1]), ends[-1][1]))


def _span(part: str) -> tuple[str, str]:
    """The first and the last year that some may be; anything else twice."""
    years = _YEARS.fullmatch(part)
    if not years:
        return part, part
    return years[1].replace("X", "0") + years[2], years[1].replace("X", "9") + years[2]


_COMPUTED = ("resolved", "start", "end", "first", "last", "day", "last_day", "days")
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
