"""A drawing of time: one row for each year, twelve months wide, with every date drawn as what it is.

A day is a point, anything longer a bar of its length, a date that is open on one side an edge. The drawing is
geometry alone (SVG path data); colours and shapes of its strokes are the style sheet's.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from dossier.edtf import bounds, qualifiers
from dossier.write.dates import display_date

WIDTH, HEIGHT = 1200, 44
_MONTH = WIDTH / 12
_TAIL = 30
_YEAR = 364
_LANES = {"document": 11, "event": 22, "deadline": 33}

Form = Literal["point", "bar", "edge"]


class Dated(NamedTuple):
    """What is drawn: its kind and its date."""

    kind: str
    edtf: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """All strokes of one look in one row."""

    kind: str
    form: Form
    unsure: bool
    path: str
    """SVG path data, in a box of WIDTH by HEIGHT."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A month, and how many dates touch it; those that take a year or more tell nothing of a month."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A year."""

    id: str
    label: str
    count: int
    cells: tuple[Cell, ...]
    strokes: tuple[Stroke, ...]
    after_gap: bool = False
    """Whether years without any date were left out before it."""


def reach(edtf: str) -> tuple[date, date]:
    """First and last day that a date is drawn on; of a date that is open on one side, the edge alone.

    >>> [str(day) for day in reach("../2025-12")]
    ['2025-12-31', '2025-12-31']
    """
    first, last = bounds(edtf)
    start, end = first or last, last or first
    if start is None or end is None:
        raise ValueError(f"no day in {edtf!r}")
    return start, end


def rows(dated: Iterable[Dated], language: str) -> tuple[Row, ...]:
    """The years in which a date begins or ends, oldest first; years in between without any are left out."""
    dated = tuple(dated)
    reaches = [reach(item.edtf) for item in dated]
    years = sorted({day.year for ends in reaches for day in ends})
    after_gap = {after for before, after in pairwise(years) if after - before > 1}
    touching: dict[int, list[Dated]] = defaultdict(list)
    for item, (start, end) in zip(dated, reaches, strict=True):
        for year in (year for year in years if start.year <= year <= end.year):
            touching[year].append(item)
    return tuple(_row(year, touching[year], language, after_gap=year in after_gap) for year in years)


def _row(year: int, dated: list[Dated], language: str, *, after_gap: bool) -> Row:
    counts = [0] * 13
    for item in dated:
        for month in _months(item.edtf, year):
            counts[month] += 1
    months = [f"{year:04}-{month:02}" for month in range(1, 13)]
    cells = tuple(Cell(id_, display_date(id_, language), n) for id_, n in zip(months, counts[1:], strict=True))
    return Row(f"{year:04}", display_date(f"{year:04}", language), len(dated), cells, _strokes(dated, year), after_gap)


def is_vague(edtf: str) -> bool:
    """Whether a date takes a year or more, and so tells nothing of a month."""
    start, end = reach(edtf)
    return (end - start).days >= _YEAR


def _months(edtf: str, year: int) -> range:
    start, end = reach(edtf)
    first, last = start.month if start.year == year else 1, end.month if end.year == year else 12
    return range(0) if is_vague(edtf) else range(first, last + 1)


def _strokes(dated: Iterable[Dated], year: int) -> tuple[Stroke, ...]:
    paths: dict[tuple[str, Form, bool], list[str]] = defaultdict(list)
    for item in dated:
        form, path = _drawn(item, year)
        paths[item.kind, form, bool(qualifiers(item.edtf))].append(path)
    return tuple(Stroke(*look, "".join(dict.fromkeys(found))) for look, found in sorted(paths.items()))


def _drawn(item: Dated, year: int) -> tuple[Form, str]:
    start, end = reach(item.edtf)
    lane = _LANES[item.kind]
    if None in bounds(item.edtf):
        return "edge", "".join(_edge(item.edtf, lane))
    if start == end:
        return "point", f"M{(_x(start, 0) + _x(end, 1)) / 2:.1f} {lane}h.1"
    left = _x(start, 0) if start.year == year else 0
    right = _x(end, 1) if end.year == year else WIDTH
    return "bar", f"M{left:.1f} {lane}H{right:.1f}"


def _edge(edtf: str, lane: int) -> Iterator[str]:
    """A wall at the day that is known, and a short tail towards the side that is open."""
    first, last = bounds(edtf)
    x = _x(last, 1) if last else _x(first, 0) if first else 0
    yield f"M{x:.1f} {lane - 5}v10M{x:.1f} {lane}h{_TAIL if first else -_TAIL}"


def _x(day: date, part: int) -> float:
    """Where a day begins (part 0) or ends (1) in its year's row; all months are drawn alike."""
    length = monthrange(day.year, day.month)[1]
    return (day.month - 1) * _MONTH + (day.day - 1 + part) * _MONTH / length
