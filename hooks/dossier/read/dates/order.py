"""Which of two figures is the day: in 01/09/2026 either may be, in every language, until another date settles it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from dossier.read.dates import UNSURE_ORDER, Found

_SLASHED = re.compile(r"(?<![\w/])(\d\d?)/(\d\d?)/(?:\d{4})(?![\w/])")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Order:
    """What the other dates of a text tell of its dates in figures."""

    day_first: bool | None
    """None if none tells, or they differ."""
    days: frozenset[tuple[int, int, int]]
    """Year, month and day of the dates that leave no doubt."""


def order(texts: Iterable[str], found: Iterable[Found]) -> Order:
    """What the lines of a text, and the dates found in it, tell.

    >>> order(["Posted 9/5/2024", "Seen 9/25/2024"], []).day_first
    False
    """
    pairs = [map(int, match.groups()) for text in texts if "/" in text for match in _SLASHED.finditer(text)]
    firsts = {first > _MONTHS for first, second in pairs if (first > _MONTHS) != (second > _MONTHS)}
    sure = (one for one in found if one.year and one.month and one.day and UNSURE_ORDER not in one.flags)
    days = frozenset((one.year, one.month, one.day) for one in sure)
    return Order(firsts.pop() if len(firsts) == 1 else None, days)


def settled(found: Found, known: Order) -> Found:
    """A date whose order is unsure, as the other dates of its text settle it; any other as it is.

    >>> unsure = Found(0, 8, "9/5/2024", 2024, 9, 5, flags=frozenset({UNSURE_ORDER}))
    >>> [str(settled(unsure, Order(*told)).edtf()) for told in ((None, ()), (True, ()), (None, {(2024, 9, 5)}))]
    ['2024-09-05?', '2024-05-09', '2024-09-05']
    """
    if UNSURE_ORDER not in found.flags:
        return found
    as_read = replace(found, flags=found.flags - {UNSURE_ORDER})
    swapped = replace(as_read, month=found.day, day=found.month)
    if known.day_first is not None:
        first = re.match(r"\D*(\d+)", found.text)
        return as_read if (first is not None and int(first[1]) == found.day) == known.day_first else swapped
    told = [one for one in (as_read, swapped) if (one.year, one.month, one.day) in known.days]
    return told[0] if len(told) == 1 else found
