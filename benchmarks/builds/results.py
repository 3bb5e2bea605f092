"""What a run found: medians, how times grow, and tables of them, one of which stands in the README."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import linear_regression, median

BEGIN, END = "<!-- made by: make bench -->", "<!-- end of: make bench -->"
"""What stands around the table in the README."""
COLD, SAME, EDIT = "cold", "same", "edit"
"""Kinds of builds: with nothing made before; once more, nothing changed; after one sentence has changed."""
FIGURES = ("cold CPU", "cold wall", "edit CPU", "edit wall", "same wall", "memory", "site", "files", "growth")
"""Columns of a table, after the name of what built."""
UNITS = ("s", "s", "s", "s", "s", "MB", "MB", "", "")


class NoPlaceError(Exception):
    """The README has no marks between which a table could stand."""


@dataclass(frozen=True, slots=True)
class Result:
    """One build."""

    contender: str
    documents: int
    kind: str
    cpu: float
    wall: float
    memory: float
    size: float
    """Megabytes of the site."""
    files: int


@dataclass(frozen=True, slots=True)
class Run:
    """All builds of one command, and where they were."""

    results: tuple[Result, ...]
    runs: int
    languages: int
    day: str
    revision: str
    processors: int
    load: float
    """Average load of the machine before the first build."""
    python: str

    @property
    def contenders(self) -> tuple[str, ...]:
        """What built, in the order in which it did; this project first."""
        return tuple(dict.fromkeys(result.contender for result in self.results))

    @property
    def sizes(self) -> tuple[int, ...]:
        """Numbers of documents, growing."""
        return tuple(sorted({result.documents for result in self.results}))


def save(run: Run, place: Path) -> None:
    """Keep a run, so that tables can be made of it later."""
    place.write_text(json.dumps(asdict(run), indent=1), encoding="utf-8")


def load(place: Path) -> Run:
    """A run that was kept."""
    held = json.loads(place.read_text("utf-8"))
    return Run(**{**held, "results": tuple(Result(**result) for result in held["results"])})


def figures(run: Run, contender: str, documents: int) -> tuple[float, ...]:
    """Medians of what a contender took for so many documents, by FIGURES; not a number, where nothing is known."""
    own = [result for result in run.results if (result.contender, result.documents) == (contender, documents)]
    cold, same, edit = ([result for result in own if result.kind == kind] for kind in (COLD, SAME, EDIT))
    return (
        _middle(result.cpu for result in cold),
        _middle(result.wall for result in cold),
        _middle(result.cpu for result in edit),
        _middle(result.wall for result in edit),
        _middle(result.wall for result in same),
        # of the kind that needs most; 0 stands for what could not be sampled
        max(_middle(result.memory for result in kind) for kind in (cold, same, edit) if kind) or math.nan,
        _middle(result.size for result in cold),
        _middle(result.files for result in cold),
        growth(run, contender),
    )


def growth(run: Run, contender: str) -> float:
    """The exponent b if cold processor time grows as documents to the power of b; not a number for a single size."""
    cold = [result for result in run.results if result.contender == contender and result.kind == COLD]
    sizes = sorted({result.documents for result in cold})
    return exponent([(size, _middle(result.cpu for result in cold if result.documents == size)) for size in sizes])


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the line through the logarithms of some points, by least squares.

    >>> exponent([(100, 2.0), (200, 8.0), (400, 32.0)])
    2.0
    >>> exponent([(100, 2.0)])
    nan
    """
    logs = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    if len({x for x, _ in logs}) < 2:
        return math.nan
    return round(linear_regression(*zip(*logs, strict=True)).slope, 6)


def tables(run: Run) -> str:
    """The tables of a run as Markdown, of each number of documents."""
    return "\n\n".join(table(run, documents) for documents in run.sizes)


def table(run: Run, documents: int) -> str:
    """What a run says of so many documents: what each took, and how this project is against each of the others."""
    there = {result.contender for result in run.results if result.documents == documents}
    rows = {name: figures(run, name, documents) for name in run.contenders if name in there}
    own, *others = rows
    lines = [
        ["", *(f"{name}, {unit}" if unit else name for name, unit in zip(FIGURES, UNITS, strict=True))],
        *([name, *map(number, row[:-2]), whole(row[-2]), number(row[-1])] for name, row in rows.items()),
        *([f"{own} ÷ {name}", *map(ratio, rows[own][:-1], rows[name][:-1]), ""] for name in others),
    ]
    head, *body = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([caption(run, documents), "", head, "|---|" + "--:|" * len(FIGURES), *body])


def caption(run: Run, documents: int) -> str:
    """What was measured, when and where."""
    return (
        f"{documents} documents in {run.languages} languages, medians, runs in turn: {run.runs}; "
        f"{run.day}, revision {run.revision}, {run.processors} processors, load {run.load:.1f}, Python {run.python}"
    )


def number(value: float) -> str:
    """A figure as a table shows it; – where it is not known.

    >>> [number(value) for value in (0.456, 4.56, 45.6, 456.0, 4560.0, math.nan)]
    ['0.46', '4.6', '46', '456', '4,560', '–']
    """
    if math.isnan(value):
        return "–"
    return f"{value:,.{2 if value < 1 else 1 if value < 10 else 0}f}"


def whole(value: float) -> str:
    """A count as a table shows it.

    >>> whole(12.0), whole(12345)
    ('12', '12,345')
    """
    return f"{value:,.0f}" if not math.isnan(value) else "–"


def ratio(own: float, other: float) -> str:
    """How many times as much one is as the other.

    >>> ratio(12.0, 8.0), ratio(1.0, 0.0), ratio(math.nan, 1.0)
    ('1.50 ×', '–', '–')
    """
    return f"{own / other:.2f} ×" if other and not math.isnan(own / other) else "–"


def in_readme(readme: str, made: str) -> str:
    """The README with this table between its marks; raises NoPlaceError if it has none."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise NoPlaceError(f"the README has no place for the table: {BEGIN} … {END}")
    return f"{before}{begin}\n{made}\n{end}{after}"


def from_readme(readme: str) -> str:
    """The table that stands in the README; empty if there is none."""
    return readme.partition(BEGIN)[2].partition(END)[0].strip("\n")


def _middle(values: Iterable[float]) -> float:
    """The median; not a number for nothing."""
    known = list(values)
    return median(known) if known else math.nan
