"""Real texts of public repositories, read from beginning to end: what a reader said of them stands in labels/.

The texts are not ours and stay out. They are had from the repositories that labels/NAME.yml, a file a source, names as
OWNER/NAME: a folder FOLDER holds a checkout of each as FOLDER/OWNER+NAME, or as FOLDER/NAME, and then

    python -m benchmarks quality real --from FOLDER

A key of `texts` is a path in the repository; `corpus.txt#24` is line 24 of a file with a JSON object a line: its
`title`, a line break, its `content`. A text that is missing or has other bytes than those that were read (`sha256`) is
counted as left out. The labels were written before the program had been run on the texts, by somebody who saw nothing
but the text (labels/README.md); sources with `held: true` judge, and the others may tune.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any
from unicodedata import combining, normalize

import yaml

from benchmarks.measure import LANGUAGES, Outcome, Tally, rates, share, words
from benchmarks.quality.texts import VERDICTS, plain, said, verdict
from dossier.model import Block, Document, Seed
from dossier.model.edtf import Edtf, is_edtf
from dossier.read import Context, read_seed

LABELS = Path(__file__).with_name("labels")
"""A file for each source, by which it is called."""
HOW = (
    "the texts of `real` are not part of the project: put a checkout of each repository that "
    "benchmarks/quality/labels names into a folder as OWNER+NAME, and name the folder with --from"
)
FACTS = ("title", "date", "type", "speaker", "publisher")
BEST = ("right", "", "vague", "wrong", "unasked", "none")
"""Of the verdicts by several right answers the first of these counts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A real text with what a person says of it and what the program made of it."""

    source: str
    path: str
    half: str
    """`held` or `tune`: that of its source."""
    labels: Mapping[str, Any]
    document: Document | None = None
    findings: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    """Of the text as it lies in the repository."""
    left_out: bool = False
    """It is missing, or has other bytes."""
    kind: str = ""
    """Type of the texts of its source (pages/schema/, TYPES)."""
    repository: str = ""

    @property
    def answers(self) -> dict[str, Any]:
        """What the program says, by the keys of the labels."""
        return said(self.document, self.findings)


# The texts.


@lru_cache(maxsize=2)  # each table asks the same texts
def readings(folder: Path) -> tuple[Reading, ...]:
    """All labelled texts as the program reads them, from a folder of checkouts."""
    return tuple(_reading(folder, name, source, path) for name, source in sources() for path in source["texts"])


def sources() -> Iterator[tuple[str, dict[str, Any]]]:
    """What is said of the texts of each source, by its name."""
    for path in sorted(LABELS.glob("*.yml")):
        yield path.stem, yaml.safe_load(path.read_text("utf-8"))


def _reading(folder: Path, name: str, source: Mapping[str, Any], path: str) -> Reading:
    labels, half = source["texts"][path], "held" if source["held"] else "tune"
    raw = bytes_of(folder, source["repository"], path)
    if raw is None or hashlib.sha256(raw).hexdigest()[:12] != labels["sha256"]:
        return Reading(name, path, half, labels, left_out=True)
    # the name tells the program nothing, since the reader did not see it either
    suffix = PurePosixPath(path.partition("#")[0]).suffix
    document, findings = read_seed(Seed(f"seeds/{labels['sha256']}{suffix}", raw), Context(LANGUAGES))
    codes = frozenset(finding.code for finding in findings)
    shown = tuple(words(raw.decode("utf-8", "replace")))
    told = {"kind": source["kind"], "repository": source["repository"]}
    return Reading(name, path, half, labels, document, codes, shown, **told)


def bytes_of(folder: Path, repository: str, path: str) -> bytes | None:
    """The bytes of a text in a folder of checkouts; None where it is not there."""
    name, _, line = path.partition("#")
    places = (folder / repository.replace("/", "+"), folder / repository.rpartition("/")[2])
    file = next((place / name for place in places if (place / name).is_file()), None)
    if file is None or not line:
        return file.read_bytes() if file else None
    lines = file.read_text("utf-8").split("\n")
    if int(line) > len(lines) or not lines[int(line) - 1]:
        return None
    record = json.loads(lines[int(line) - 1])
    return f"{record['title']}\n{record['content']}".encode()


def kept(folder: Path) -> Iterator[Reading]:
    """The texts that are there as they were read by the person."""
    return (one for one in readings(folder) if not one.left_out)


# Facts.


def facts(folder: Path) -> Iterator[Outcome]:
    """For each fact of each text a verdict, by source and fact; and how many texts were left out."""
    for one in readings(folder):
        if one.left_out:
            yield Outcome(f"{one.source} left-out", one.path, {"left out": 1}, one.half, ("missing, or other bytes",))
            continue
        for key in (key for key in FACTS if key in one.labels):
            mark = judged(key, one.labels[key], one.answers.get(key))
            unsure = key == "date" and mark in {"wrong", "unasked"} and bool(marks(one.answers["date"]))
            told = f"{mark}: truth {one.labels[key]!r}, said {one.answers.get(key)!r}"
            errors = (told,) if mark not in {"right", ""} else ()
            yield Outcome(f"{one.source} {key}", one.path, Counter([mark, *["unsure"] * unsure]), one.half, errors)


def verdicts(tally: Tally) -> dict[str, float]:
    """How often each verdict was given, or how many texts were left out."""
    if "left out" in tally:
        return {"left out": int(tally["left out"])}
    return {name: int(tally.get(name, 0)) for name in VERDICTS}


def judged(key: str, truth: Any, answer: Any) -> str:
    """The verdict by that one of the right answers which fits best; null among them means that silence is right.

    >>> judged("title", ["A word", "A word of thanks"], "A word of thanks"), judged("date", [None, "2024"], "")
    ('right', '')
    >>> judged("speaker", ["Élise Allard"], ("Elise AIlard",)), judged("speaker", ["Bo Li"], ("Li",))
    ('right', 'vague')
    >>> judged("title", "Debate of the 79th session", "Debate of the 797 Session"), judged("date", None, "2024-05")
    ('right', 'unasked')
    """
    truths = [truth] if key == "speaker" or not isinstance(truth, list) else truth
    if key in {"title", "speaker"}:
        truths, answer = [_loose(one) for one in truths], _loose(answer)
    return min((verdict(key, one, answer) for one in truths), key=BEST.index)


def _loose(value: Any) -> Any:
    """A title or names, without what scanning spoils: gaps, accents, I for l, and ordinals (79th as 797, 79™, 79")."""
    if isinstance(value, list | tuple):
        return [_loose(one) for one in value]
    bare = "".join(sign for sign in normalize("NFKD", plain(value or "")) if not combining(sign))
    return re.sub(r"\b(\d\d)\w+", r"\1", bare).replace("i", "l").replace(" ", "")


def marks(date: object) -> tuple[str, ...]:
    """The marks of doubt on a date.

    >>> marks("2024-05~"), marks("2024-05?/2024-06~"), marks("2024")
    (('~',), ('?', '~'), ())
    """
    if not is_edtf(str(date)):
        return ()
    edtf = Edtf(str(date))
    return ("?",) * edtf.is_uncertain + ("~",) * edtf.is_approximate


# Dates.


def dates(folder: Path) -> Iterator[Outcome]:
    """For each text whether its date is shown in it, was found, and is wrong without any mark of doubt."""
    for one in kept(folder):
        if "date" not in one.labels:
            continue
        truth, answer = one.labels["date"], one.answers.get("date", "")
        mark = judged("date", truth, answer)
        wrong = mark in {"wrong", "unasked"} and not marks(answer)
        shown = None not in truth if isinstance(truth, list) else truth is not None
        tally = {"texts": 1, "shown": shown, "right": shown and mark == "right", "wrong": wrong}
        errors = (f"truth {truth!r}, said {answer!r} without a mark",) if wrong else ()
        yield Outcome(one.source, one.path, tally, one.half, errors)


def dated(tally: Tally) -> dict[str, float]:
    """Of the dates that a text shows how many are right; of all texts how many have a wrong one without a mark."""
    counts: dict[str, float] = {key: int(tally[key]) for key in ("texts", "shown", "right")}
    right, wrong = share(tally["right"], tally["shown"]), share(tally["wrong"], tally["texts"])
    return {**counts, "of shown": right, "unmarked": int(tally["wrong"]), "of texts": wrong}


# Headings.

_ENUMERATOR = re.compile(
    r"^\W*(?:\d+[.)、]|[ivx]+\.|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])\s*", re.IGNORECASE
)


def headings(folder: Path) -> Iterator[Outcome]:
    """For each text how many of its headings are right, wrong and missing."""
    for one in kept(folder):
        if "headings" in one.labels:
            found = [block.text for block in one.document.blocks if block.kind == "heading"] if one.document else []
            tally, errors = compared(one.labels["headings"], found)
            yield Outcome(one.source, one.path, tally, one.half, errors)


def compared(truth: list[str], found: list[str]) -> tuple[Tally, tuple[str, ...]]:
    """Headings by their words, numbers before them apart, and the errors.

    >>> compared(["1. Aims", "Means"], ["AIMS", "Thank you"])
    ({'right': 1, 'wrong': 1, 'missing': 1}, ('missing: Means', 'wrong: Thank you'))
    """
    wanted, got = (Counter(map(_bare, texts)) for texts in (truth, found))
    right = (wanted & got).total()
    missing, wrong = wanted - got, got - wanted
    errors = (
        *(f"missing: {text}" for text in truth if _bare(text) in missing),
        *(f"wrong: {text}" for text in found if _bare(text) in wrong),
    )
    return {"right": right, "wrong": wrong.total(), "missing": missing.total()}, errors


def _bare(heading: str) -> str:
    return plain(_ENUMERATOR.sub("", heading))


def counted(tally: Tally) -> dict[str, float]:
    """How many were marked and found, precision and recall."""
    marked, found = int(tally["right"] + tally["missing"]), int(tally["right"] + tally["wrong"])
    return {"marked": marked, "found": found, **rates(tally)}


# What must stay.


def stays(folder: Path) -> Iterator[Outcome]:
    """For each text how many of the sentences that must stay did."""
    for one in kept(folder):
        lost = missed(one)
        number = len(one.labels["keeps"])
        errors = tuple(f"lost: {sentence}" for sentence in lost)
        yield Outcome(one.source, one.path, {"sentences": number, "kept": number - len(lost)}, one.half, errors)


def missed(one: Reading) -> tuple[str, ...]:
    """The sentences that must stay and did not, word for word."""
    whole = f" {' '.join(words(everything(one.document)))} "
    sentences = (_sentence(place, one.words) for place in one.labels["keeps"])
    return tuple(text for text in sentences if f" {text} " not in whole)


def _sentence(place: str | list[int], text: tuple[str, ...]) -> str:
    """The words of a sentence that is written out, or told by its place: the first word, and how many."""
    return " ".join(words(place) if isinstance(place, str) else text[place[0] : sum(place)])


def everything(document: Document | None) -> str:
    """All words that the page shows of a text, in their order."""
    return "\n".join([document.title, *map(_words_of, document.blocks)]) if document else ""


def _words_of(block: Block) -> str:
    cells = (cell for row in block.rows for cell in row)
    return " ".join((block.mark, block.speaker, *(cells if block.rows else (block.text,))))


def staying(tally: Tally) -> dict[str, float]:
    """How many sentences there are, how many stayed, and their share."""
    counts: dict[str, float] = {key: int(tally[key]) for key in ("sentences", "kept")}
    return {**counts, "share": share(tally["kept"], tally["sentences"])}


Measure = tuple[str, Callable[[Path], Iterator[Outcome]], Callable[[Tally], Mapping[str, float]]]
TABLES: dict[str, Measure] = {
    "real": ("facts found in real texts", facts, verdicts),
    "real-dates": ("dates of real texts: right of those shown, and wrong without a mark of doubt", dates, dated),
    "real-headings": ("headings found in real texts", headings, counted),
    "real-kept": ("sentences of real texts that stayed", stays, staying),
}
"""The tables of the sample `real`, each with what it is, what comes of each text, and its columns."""
