"""How long the acts take: compare runs of the same minute only, on a quiet machine.

    python -m benchmarks speed reading [FOLDER …]     each stage of reading, and the slowest rules
    python -m benchmarks speed relating [FOLDER …]    each part of relating, for half of the texts and for all
    python -m benchmarks speed checking [--documents N]
                                                      a check of invented texts beside reading them, each from nothing
    python -m benchmarks speed timeline FOLDER        how heavy the timeline of a large collection is in a browser

FOLDER holds raw texts (*.txt); without one, those of seeds/ and tests/cases/quality are taken. For `timeline` it should
be some thousands of dated texts. Seconds are those of the processor in one process; those of the timeline are on the
clock.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.measure import CASES, LANGUAGES, ROOT, share, table
from benchmarks.speed import checking, timeline
from dossier.files import context
from dossier.model import Corpus, Document, Entity, Seed
from dossier.read import Context, read_seed
from dossier.relate.events import find_events
from dossier.relate.events.commitments import join_commitments
from dossier.relate.names.companions import find_companions
from dossier.relate.names.lexicon import names
from dossier.relate.telling import tell
from dossier.relate.texts.duplicates import find_duplicates, marked, others
from dossier.relate.texts.quotations import find_quotations
from dossier.relate.texts.related import find_relations
from dossier.settings import load

FOLDERS = (ROOT / "seeds", *sorted((CASES / "quality").glob("*/")))
DOCUMENT = 5000
"""Bytes that count as a document, so that a figure does not depend on the length of the texts."""
STAGES = ("decode", "identify", "clean", "make_blocks", "set_capitals", "find_facts", "find_dates", "find_doubts")
"""Functions that dossier.read calls; each is timed from outside."""
Seconds = dict[str, float]
"""Of the processor, by what it did."""
SLOWEST = 8
"""Rules that are named."""


def timed(function: Callable[..., Any], spent: Seconds, name: str = "") -> Callable[..., Any]:
    """The same function, which adds its seconds to `spent`: under this name, or that of its first argument."""

    def run(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            key = name or arguments[0].__name__
            spent[key] = spent.get(key, 0.0) + time.process_time() - start

    return run


def raw_texts(folders: Iterable[Path]) -> list[Seed]:
    """The texts of some folders."""
    return [
        Seed(f"seeds/{path.name}", path.read_bytes()) for folder in folders for path in sorted(folder.glob("*.txt"))
    ]


def read_all(seeds: Iterable[Seed]) -> float:
    """Seconds that it takes to read all texts."""
    known, spent = Context(LANGUAGES), Seconds()
    for seed in seeds:
        timed(read_seed, spent, "all")(seed, known)
    return spent["all"]


def reading(folders: Sequence[Path]) -> Iterator[str]:
    """Lines that say how fast texts are read, and how long each stage and the slowest rules take."""
    seeds = raw_texts(folders)
    documents = sum(len(seed.raw) for seed in seeds) / DOCUMENT
    read_all(seeds)  # once for what is loaded at first use
    rate = documents / read_all(seeds)
    yield f"{len(seeds)} texts, as much as {documents:.0f} documents of 5 KB: {rate:.0f} documents a second"
    stages, rules = Seconds(), Seconds()
    # the names of packages that are also functions of the folder above
    read, clean = (import_module(name) for name in ("dossier.read", "dossier.read.clean"))
    for stage in STAGES:
        setattr(read, stage, timed(getattr(read, stage), stages, stage))
    clean.apply = timed(clean.apply, rules)  # type: ignore[attr-defined] # where its own functions look it up
    total = read_all(seeds)
    stages["all else"] = total - sum(stages.values())
    for title, spent, count in (("stage", stages, len(stages)), ("slowest rules", rules, SLOWEST)):
        most = sorted(spent.items(), key=lambda pair: -pair[1])[:count]
        figures = (
            (name, {"ms a document": 1000 * each / documents, "share": share(each, total)}) for name, each in most
        )
        yield from table(((name, row, "") for name, row in figures), title)


def relating(folders: Sequence[Path]) -> Iterator[str]:
    """Lines that say how long relating takes: twice the texts, twice the time."""
    known = context(load(ROOT))
    documents = [document for seed in raw_texts(folders) if (document := read_seed(seed, known)[0])]
    half = len(documents) // 2
    parts(documents[:half], known.entities)  # once for what is loaded at first use
    one, all_ = parts(documents[:half], known.entities), parts(documents, known.entities)
    one["all"], all_["all"] = sum(one.values()), sum(all_.values())
    rows = ((part, {f"{half} texts": one[part], f"{len(documents)} texts": all_[part]}, "") for part in all_)
    yield from table(rows, "seconds")


def parts(documents: list[Document], entities: tuple[Entity, ...]) -> Seconds:
    """Seconds of each part of relating."""
    spent = Seconds()
    known = timed(names, spent, "lexicons")(documents, entities)
    told = {d.key: timed(tell, spent, "each text by itself")(d, known, original=True) for d in documents}
    each = told.values()
    corpus = Corpus(tuple(documents), entities, tuple(mention for one in each for mention in one.mentions))
    timed(find_companions, spent, "companions")(corpus)
    timed(find_events, spent, "events")(clue for one in each for clue in one.clues)
    duplicates = others(timed(lambda texts: find_duplicates(texts, marked(texts)), spent, "duplicates")(documents))
    timed(find_relations, spent, "relations")(corpus, {key: one.used for key, one in told.items()}, duplicates)
    promises = (promise for one in each for promise in one.promises)
    sentences = [(document, told[document.key].sentences) for document in documents]
    timed(join_commitments, spent, "commitments")(promises, sentences)
    timed(find_quotations, spent, "quotations")(corpus, {key: one.runs for key, one in told.items()}, duplicates)
    return spent


ACTS = {"reading": reading, "relating": relating}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What may be given."""
    parser.add_argument("act", choices=(*ACTS, "checking", "timeline"))
    parser.add_argument("folders", type=Path, nargs="*", default=FOLDERS, metavar="FOLDER")
    parser.add_argument("--documents", type=int, default=1000, metavar="N", help="of a check (%(default)s)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="of a check (%(default)s)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="an empty folder for the pages of the timeline")


def run(asked: argparse.Namespace) -> str:
    """Print the figures; gives what is wrong with the question, if anything is."""
    if asked.act == "timeline":
        if len(asked.folders) != 1:
            return "timeline: name one folder of texts"
        timeline.run(asked.folders[0], asked.keep)
        return ""
    checked = asked.act == "checking"
    for line in checking.checking(asked.documents, asked.runs) if checked else ACTS[asked.act](asked.folders):
        print(line, flush=True)
    return ""
