"""How long a check of a collection takes beside reading its texts, which it cannot do without.

The texts are the invented ones of `benchmarks builds`, in three languages. Each is done by a process of its own, in
turn, with nothing kept from before: `dossier check`, and the same texts made into documents by the same workers.
Seconds are those of the processor, in all processes; figures are medians, ratios those of neighbours.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.builds.contenders import contender
from benchmarks.builds.corpus import documents
from benchmarks.builds.processes import measure
from benchmarks.builds.turns import QUIET, write
from benchmarks.measure import ROOT, table
from dossier.files import Reader
from dossier.settings import load
from dossier.store import FOLDER

ALONE = "from benchmarks.speed.checking import read; read()"
CHECK = "import sys; from dossier.cli import main; sys.exit(main(['check']))"
LIMIT = 3600
"""Seconds that one of them may take."""


def read() -> None:
    """Make documents of the texts of the collection in this folder, and nothing else."""
    reader = Reader(load(Path(), judged=False))
    known = reader.context()
    reader.contributed()
    reader.seeds(known, lambda *_: None)


def checking(count: int, runs: int) -> Iterator[str]:
    """Lines that say how long a check of so many documents in three languages takes, and by how much that is more."""
    with tempfile.TemporaryDirectory() as place:
        one, folder = contender("", Path(place)), Path(place) / "collection"
        shutil.copytree(one.template, folder)
        write(one.layout(documents(count)), folder)
        extra = {**QUIET, "PYTHONPATH": os.pathsep.join([str(ROOT), str(folder / "hooks")])}
        spent: dict[str, list[float]] = {"reading": [], "check": []}
        for _ in range(runs):
            for name, program in (("reading", ALONE), ("check", CHECK)):
                shutil.rmtree(folder / FOLDER, ignore_errors=True)
                spent[name].append(measure([(sys.executable, "-c", program)], folder, extra, LIMIT).cpu)
    ratio = median(check / alone for alone, check in zip(*spent.values(), strict=True))
    figures = {name: median(found) for name, found in spent.items()} | {"ratio": ratio}
    yield from table([(f"{count} x 3 texts", figures, "")], "seconds of the processor")
