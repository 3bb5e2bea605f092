"""What all benchmarks share: the files of the samples, the comparison of texts, shares, tables and the floors."""

import json
import math
import re
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from dossier.languages import WRITTEN_IN, languages
from dossier.model import Document, Seed
from dossier.read import Context, read_seed

LANGUAGES = (WRITTEN_IN, *(code for code in languages() if code != WRITTEN_IN))
"""All of them; the first is that of a text whose language nothing tells."""
ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
FLOORS = CASES / "floors.yml"
PAGES = Path(__file__).with_name("pages.tar.xz")
"""Web pages with their true main text, title and date; pages.md beside it says whose they are."""

Tally = Mapping[str, float]
"""How often something was the case, by its name; or sums of figures, to be divided by a number of cases."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case of a sample."""

    group: str
    """The row of the table to which it counts, such as a language."""
    name: str
    tally: Tally
    half: str = ""
    """Half of the sample: rules are tuned on one (`tune`), and the other (`held`) says how they do elsewhere."""
    errors: tuple[str, ...] = ()


# The files of the samples.


@dataclass(frozen=True, slots=True)
class Text:
    """A raw text with what a person says of it."""

    name: str
    raw: bytes
    truth: str = ""
    """The main text, its title first."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """By the keys of the front matter; a key left out means that the text does not say."""
    listed: bool = False
    """Its facts come from facts.json, which knows title and date alone."""
    address: str = ""
    """Where the page was, if facts.json says so."""


def texts(place: Path) -> Iterator[Text]:
    """The texts of a folder or of a tar archive, by name.

    NAME.txt is the raw text, NAME.truth its main text, NAME.yml its facts; or facts.json, in the folder or the one
    above, has for each NAME `title` and `publish_date`.
    """
    held = _files(place)
    known = json.loads(held.get("facts.json", b"{}"))
    for path in (PurePosixPath(name) for name in sorted(held) if name.endswith(".txt")):
        facts, listed = held.get(f"{path.stem}.yml"), known.get(path.stem, {})
        told = yaml.safe_load(facts) if facts else {"title": listed.get("title"), "date": listed.get("publish_date")}
        truth = held.get(f"{path.stem}.truth", b"").decode("utf-8")
        address = str(listed.get("url", ""))
        yield Text(path.stem, held[path.name], truth, told or {}, bool(listed) and not facts, address)


def _files(place: Path) -> dict[str, bytes]:
    if place.is_dir():
        paths = (*place.parent.glob("facts.json"), *place.iterdir())
        return {path.name: path.read_bytes() for path in paths if path.is_file()}
    with tarfile.open(place) as archive:
        members = ((member.name, archive.extractfile(member)) for member in archive if member.isfile())
        return {PurePosixPath(name).name: content.read() for name, content in members if content}


def passages(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The short texts of a hand-marked sample, each with its language: one file for each language."""
    for path in sorted(folder.glob("??.yml")):
        for passage in yaml.safe_load(path.read_text("utf-8"))["passages"]:
            yield path.stem, passage


@lru_cache(maxsize=512)  # several samples ask other things of the same texts
def read(name: str, raw: bytes) -> tuple[Document | None, frozenset[str]]:
    """A text as the program reads it, and the codes of what it finds amiss."""
    document, findings = read_seed(Seed(f"seeds/{name}.txt", raw), Context(LANGUAGES))
    return document, frozenset(finding.code for finding in findings)


def shown(document: Document | None) -> str:
    """Title and text as a reader gets them, a paragraph a line."""
    return "\n".join([document.title, *(block.text for block in document.blocks)]) if document else ""


# How near a text is to the true one.

WORD = re.compile(r"[\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u2e80-\u9fff\uf900-\ufaff]+")
"""A character of a script without gaps between words counts as a word."""
RUN = 4
"""Words of a run, as in the Web Content Extraction Benchmark."""


def words(text: str) -> list[str]:
    """Words in small letters.

    >>> words("AI 能力, l'été")
    ['ai', '能', '力', 'l', 'été']
    """
    return WORD.findall(text.lower())


def likeness(got: str, truth: str) -> dict[str, float]:
    r"""Precision and F1 of runs of four words, and recall of single words.

    >>> likeness("Home\nThe council met on Tuesday.", "The council met on Tuesday.")["recall"]
    1.0
    """
    runs, single = (_common(words(got), words(truth), length) for length in (RUN, 1))
    found, wanted = runs["right"] + runs["wrong"], runs["right"] + runs["missing"]
    f1 = share(2 * runs["right"], found + wanted)
    return {"precision": rates(runs)["precision"], "f1": f1, "recall": rates(single)["recall"]}


def _common(got: list[str], truth: list[str], length: int) -> Counter[str]:
    found, wanted = (
        Counter(tuple(each[i : i + length]) for i in range(len(each) - length + 1)) for each in (got, truth)
    )
    right = (found & wanted).total()
    return Counter(right=right, wrong=found.total() - right, missing=wanted.total() - right)


# Shares.


def share(part: float, whole: float) -> float:
    """A part of a whole, 0 to 1; of nothing, 0."""
    return part / whole if whole else 0.0


def rates(tally: Tally) -> dict[str, float]:
    """Precision and recall of what is right, wrong and missing.

    >>> rates({"right": 3, "wrong": 1, "missing": 0})
    {'precision': 0.75, 'recall': 1.0}
    """
    right = tally["right"]
    return {"precision": share(right, right + tally["wrong"]), "recall": share(right, right + tally["missing"])}


def means(tally: Tally) -> dict[str, float]:
    """Means of the figures that were summed up, `texts` of them."""
    return {key: share(value, tally["texts"]) for key, value in tally.items() if key != "texts"}


def total(tallies: Iterable[Tally]) -> dict[str, float]:
    """The sum of each figure; a figure that a tally does not have is 0.

    >>> total([{"right": 1}, {"right": 2, "wrong": 1}])
    {'right': 3.0, 'wrong': 1.0}
    """
    parts: dict[str, list[float]] = {}
    for tally in tallies:
        for key, value in tally.items():
            parts.setdefault(key, []).append(value)
    return {key: math.fsum(values) for key, values in parts.items()}


def table(rows: Iterable[tuple[str, Mapping[str, float], str]], title: str) -> Iterator[str]:
    r"""Lines of a table: name, figures by column, a note; shares have four decimals, and whole numbers none.

    >>> print(*table([("en", {"texts": 24, "f1": 0.5}, ""), ("fr", {"texts": 9, "f1": 1.0}, "!")], "sample"), sep="\n")
    sample    texts       f1
      en         24   0.5000
      fr          9   1.0000  !
    """
    rows = list(rows)
    columns = list(dict.fromkeys(column for _, figures, _ in rows for column in figures))
    first = max(map(len, [title, *(f"  {name}" for name, _, _ in rows)]))
    yield f"{title:<{first}}" + "".join(f"{column:>{_width(column)}}" for column in columns)
    for name, figures, note in rows:
        cells = (f"{_cell(figures.get(column, '-')):>{_width(column)}}" for column in columns)
        yield f"  {name:<{first - 2}}{''.join(cells)}{f'  {note}' * bool(note)}"


def _width(column: str) -> int:
    return max(9, len(column) + 2)


def _cell(value: float | str) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)


# The floors.

Figures = dict[str, dict[str, float]]
"""Figures by group."""
HEAD = """\
# What each sample must reach at least, by group: it may rise and never fall (python -m benchmarks quality --write).
"""


def floors() -> dict[str, Figures]:
    """What each sample must reach at least."""
    found: dict[str, Figures] = yaml.safe_load(FLOORS.read_text("utf-8"))
    return found


def raised(floor: Figures, found: Figures, step: float) -> Figures:
    """A floor with each of its figures that is higher now, rounded down to whole steps.

    >>> raised({"en": {"f1": 0.93}, "fr": {"f1": 0.91}}, {"en": {"f1": 0.957}, "fr": {"f1": 0.90}}, 0.01)
    {'en': {'f1': 0.95}, 'fr': {'f1': 0.91}}
    """
    # a figure of whole steps may come out a trifle below them: 0.29 / 0.01 is 28.999…
    return {
        group: {key: max(old, round(math.floor(found[group][key] / step + 1e-6) * step, 6)) for key, old in row.items()}
        for group, row in floor.items()
    }


def write_floors(changed: Mapping[str, Figures]) -> None:
    """Set the floors of some samples."""
    FLOORS.write_text(HEAD + yaml.safe_dump({**floors(), **changed}, default_flow_style=None, width=110), "utf-8")
