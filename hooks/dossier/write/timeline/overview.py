"""The overview of the timeline: every year with its twelve months, drawn and counted.

A month has a bar as high as it has dates; what takes longer is a bracket below, what is open on one side an edge with a
tail. Many years come in decades. The drawing is geometry alone (SVG path data); its colours are the style sheet's.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from babel.dates import get_month_names

from dossier.languages.dates import display_date, years
from dossier.languages.locales import locale_of
from dossier.model.edtf import Edtf
from dossier.write.timeline.chronology import KINDS, is_vague

WIDTH, HEIGHT = 120, 36
_MONTH = WIDTH // 12
_GAP = 3
_BASE = 25
_TOP = 1
_TAIL = 8
_CAP = 2
"""Half the height of the strokes that close a line where a period begins and ends: without them it is an axis."""
_LANES = {"document": 28, "event": 31, "deadline": 34}
_FEW_YEARS = 12
"""As many years show their months; of more, each opens its own."""
_NO_DECADES = 20
_STACK = ("document", "event", "deadline")

Form = Literal["bar", "span", "edge"]
Address = Callable[[str], str]
"""Where the list tells a year or month (YYYY or YYYY-MM)."""


class Dated(NamedTuple):
    """What is drawn: its kind and its date."""

    kind: str
    edtf: Edtf


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
    short: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A year, and how many dates touch it."""

    id: str
    label: str
    href: str
    count: int
    cells: tuple[Cell, ...]
    strokes: tuple[Stroke, ...]
    total: tuple[Stroke, ...]
    """The whole year as one bar that lies."""
    after_gap: bool = False
    """Whether years without any date were left out before it."""


@dataclass(frozen=True, slots=True)
class Decade:
    """Years that begin with the same three digits."""

    id: str
    """The three digits; empty where the years are too few to be parted."""
    label: str
    count: int
    rows: tuple[Row, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """The drawing of a timeline."""

    decades: tuple[Decade, ...]
    months: tuple[str, ...]
    """The shortest names of the twelve months."""
    folded: bool
    """Whether a year shows its months only when it is chosen."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All years."""
        return tuple(row for decade in self.decades for row in decade.rows)


def overview(dated: Iterable[Dated], language: str, address: Address) -> Overview:
    """The years in which a date begins or ends, oldest first; years in between without any are left out."""
    dated = tuple(dated)
    touching = _by_year(dated)
    months = tuple(get_month_names("narrow", locale=locale_of(language)).values())
    bars = {year: Counter(_bars(found)) for year, found in touching.items()}
    highest = max((_highest(found) for found in bars.values()), default=0)
    most = max(map(len, touching.values()), default=0)
    gaps = {after for before, after in pairwise(touching) if after - before > 1}
    rows = tuple(
        Row(
            id=f"{year:04}",
            label=display_date(f"{year:04}", language),
            href=address(f"{year:04}"),
            count=len(found),
            cells=tuple(_cells(found, year, months, language, address)),
            strokes=(*_drawn_bars(bars[year], highest), *_spans(found, year)),
            total=tuple(_total(found, most)),
            after_gap=year in gaps,
        )
        for year, found in touching.items()
    )
    return Overview(_decades(rows, dated, language), months, folded=len(rows) > _FEW_YEARS)


def _by_year(dated: Sequence[Dated]) -> dict[int, list[Dated]]:
    years = sorted({day.year for item in dated for day in (item.edtf.day, item.edtf.last_day)})
    touching: dict[int, list[Dated]] = {year: [] for year in years}
    for item in dated:
        start, end = item.edtf.day, item.edtf.last_day
        for year in (start.year,) if start.year == end.year else years:
            if start.year <= year <= end.year:
                touching[year].append(item)
    return touching


def _decades(rows: tuple[Row, ...], dated: Sequence[Dated], language: str) -> tuple[Decade, ...]:
    if len(rows) <= _NO_DECADES:
        return (Decade("", "", len(dated), rows),) if rows else ()
    counts = Counter(decade for item in dated for decade in _touched(item.edtf))
    fullest = max(rows, key=lambda row: row.count).id[:3]
    groups = ((id_, tuple(found)) for id_, found in groupby(rows, key=lambda row: row.id[:3]))
    return tuple(
        Decade(id_, years(found[0].id, found[-1].id, language), counts[id_], found, id_ == fullest)
        for id_, found in groups
    )


def _touched(edtf: Edtf) -> Iterator[str]:
    return (f"{decade:03}" for decade in range(edtf.day.year // 10, edtf.last_day.year // 10 + 1))


def _cells(dated: Iterable[Dated], year: int, months: Sequence[str], language: str, address: Address) -> Iterator[Cell]:
    counts = Counter(month for item in dated for month in months_of(item.edtf, year))
    for month, short in enumerate(months, 1):
        id_ = f"{year:04}-{month:02}"
        yield Cell(id_, display_date(id_, language), short, address(id_), counts[month])


def months_of(edtf: Edtf, year: int) -> range:
    """The months of a year that a date touches."""
    start, end = edtf.day, edtf.last_day
    first, last = start.month if start.year == year else 1, end.month if end.year == year else 12
    return range(0) if is_vague(edtf) else range(first, last + 1)


def _is_bar(edtf: Edtf) -> bool:
    start, end = edtf.day, edtf.last_day
    return not edtf.is_open and (start.year, start.month) == (end.year, end.month)


def _bars(dated: Iterable[Dated]) -> Iterator[tuple[int, str]]:
    return ((item.edtf.day.month, item.kind) for item in dated if _is_bar(item.edtf))


def _highest(bars: Counter[tuple[int, str]]) -> int:
    return max((sum(bars[month, kind] for kind in KINDS) for month in range(1, 13)), default=0)


def _drawn_bars(bars: Counter[tuple[int, str]], highest: int) -> Iterator[Stroke]:
    unit = min((_BASE - _TOP) / highest, 6) if highest else 0
    paths: dict[str, list[str]] = defaultdict(list)
    for month in range(1, 13):
        y = float(_BASE)
        for kind in (kind for kind in _STACK if bars[month, kind]):
            height = max(bars[month, kind] * unit, 1)
            paths[kind].append(
                f"M{(month - 1) * _MONTH + _GAP} {y:.4g}v-{height:.3g}h{_MONTH - 2 * _GAP}v{height:.3g}z"
            )
            y -= height
    return (Stroke(kind, "bar", unsure=False, path="".join(found)) for kind, found in paths.items())


def _total(dated: Sequence[Dated], most: int) -> Iterator[Stroke]:
    x = 0.0
    for kind in _STACK:
        width = WIDTH * sum(item.kind == kind for item in dated) / most
        if width:
            yield Stroke(kind, "bar", unsure=False, path=f"M{x:.4g} 0h{width:.4g}v10h-{width:.4g}z")
        x += width


def _spans(dated: Iterable[Dated], year: int) -> Iterator[Stroke]:
    paths: dict[tuple[str, Form, bool], list[str]] = defaultdict(list)
    for item in dated:
        if not _is_bar(item.edtf):
            form, path = _drawn(item, year)
            paths[item.kind, form, not item.edtf.is_sure].append(path)
    return (Stroke(*look, "".join(dict.fromkeys(found))) for look, found in sorted(paths.items()))


def _drawn(item: Dated, year: int) -> tuple[Form, str]:
    start, end = item.edtf.day, item.edtf.last_day
    lane = _LANES[item.kind]
    if item.edtf.is_open:
        ends = item.edtf.end is not None
        x = start.month * _MONTH - 1 if ends else (start.month - 1) * _MONTH + 1
        return "edge", f"M{x} {_BASE}V{HEIGHT}M{x} {lane}h{-_TAIL if ends else _TAIL}"
    begins, ends_here = start.year == year, end.year == year
    left = (start.month - 1) * _MONTH + 1 if begins else 0
    right = end.month * _MONTH - 1 if ends_here else WIDTH
    caps = (f"M{x} {lane - _CAP}v{2 * _CAP}" for x, there in ((left, begins), (right, ends_here)) if there)
    return "span", f"M{left} {lane}H{right}{''.join(caps)}"
