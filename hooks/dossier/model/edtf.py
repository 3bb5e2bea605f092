"""Dates as EDTF strings (ISO 8601-2:2019, Extended Date/Time Format, levels 0 and 1 as far as texts need them).

Years, months, days and seasons, uncertain (`?`), approximate (`~`) or both (`%`), intervals of these,
open on one side (`..`). https://www.loc.gov/standards/datetime/
Our own: one pattern reads all that texts need, where the library edtf brings a parser of the whole grammar.

What level 1 has no sign for is written so: "before 2026" and "by 2026" are both `../2026`, "after June 2024" and "since
June 2024" both `2024-06/..`, since the end of an interval is as precise as it is written, and the standard does not say
where in it the interval ends; so no day that the words allow is left out. "Early 2025", "mid-2025" and "late 2025" are
`2025~`, "the end of 2025" is `2025-12~` (as a deadline `../2025-12-31`), a decade is `1990/1999`, a quarter or half of
a year its months, a fiscal or school year its two years.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

_MARKS = re.compile("[?~%]")
_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First months of spring, summer, autumn and winter (northern hemisphere)."""

Bounds = tuple[date | None, date | None]


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _season(year: int, first: int) -> Bounds:
    last = first + 2
    return date(year, first, 1), _month_end(year + (last > 12), (last - 1) % 12 + 1)


def _part(text: str) -> Bounds:
    if text in ("", ".."):
        return None, None
    found = _PART.fullmatch(text)
    if not found:
        raise ValueError(text)
    numbers = [int(group) for group in found.groups() if group]
    match numbers:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month] if month in _SEASONS:
            return _season(year, _SEASONS[month])
        case [year, month]:
            return date(year, month, 1), _month_end(year, month)
    return date(*numbers), date(*numbers)


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """Earliest and latest day that a date may mean; None where it is open. ValueError when it is no EDTF.

    >>> [str(day) for day in bounds("2024-02?")]
    ['2024-02-01', '2024-02-29']
    >>> [str(day) for day in bounds("../2025-12-31")]
    ['None', '2025-12-31']
    """
    first, slash, last = edtf.partition("/")
    try:
        start, end = _part(first)[0], _part(last if slash else first)[1]
    except ValueError as error:
        raise ValueError(f"not an EDTF date: {edtf!r}") from error
    if not (start or end) or (start and end and start > end):
        raise ValueError(f"not an EDTF date: {edtf!r}")
    return start, end


def is_edtf(text: str) -> bool:
    """Whether a string is a date that Dossier reads.

    >>> is_edtf("2024-07/2024-09~"), is_edtf("July 2024"), is_edtf("2024-02-30")
    (True, False, False)
    """
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def qualifiers(edtf: str) -> frozenset[str]:
    """`?` uncertain, `~` approximate; `%` counts as both.

    >>> sorted(qualifiers("2024-07%/2024-09"))
    ['?', '~']
    """
    return frozenset(edtf.replace("%", "?~")) & {"?", "~"}


def qualified(edtf: str, marks: Iterable[str]) -> str:
    """A date with marks at each of its ends, beside those that it has.

    >>> qualified("2024-07/..", "?"), qualified("2024-07~", "?"), qualified("2024", "")
    ('2024-07?/..', '2024-07%', '2024')
    """
    return "/".join(_marked(part, {*marks}) if part.strip(".") else part for part in edtf.split("/"))


def _marked(part: str, marks: set[str]) -> str:
    sign = "".join(sorted(marks | qualifiers(part), reverse=True))
    return part.rstrip("?~%") + {"~?": "%"}.get(sign, sign)


def bare(edtf: str) -> str:
    """A date without the marks of uncertainty.

    >>> bare("2024-07%/2024-09?")
    '2024-07/2024-09'
    """
    return _MARKS.sub("", edtf)


def days(edtf: str) -> int | None:
    """Length in days; None when one side is open.

    >>> days("2024-02"), days("2024-04-02/2024-04-03"), days("../2025")
    (29, 2, None)
    """
    start, end = bounds(edtf)
    return (end - start + timedelta(days=1)).days if start and end else None
