"""How fast raw texts are read, and which stage takes how long.

How to run it:

    python benchmarks/reading.py              the texts of tests/cases/quality and of seeds
    python benchmarks/reading.py FOLDER …     all *.txt in these folders

CPU seconds of one process, each stage timed from outside. A document counts as 5 KB, so that the figure does not
depend on the length of the texts; the machine is noisy, so compare runs of the same minute only.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dossier import read as seeds
from dossier.languages import languages
from dossier.model import Seed
from dossier.read import clean

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "seeds", *sorted((ROOT / "tests" / "cases" / "quality").glob("*/")))
DOCUMENT = 5000
"""Bytes."""
STAGES = ("decode", "identify", "clean", "make_blocks", "set_capitals", "find_facts", "find_dates", "find_doubts")
SLOWEST = 8
"""Rules that are named."""


def timed(function: Callable[..., Any], name: Callable[..., str], spent: Counter[str]) -> Callable[..., Any]:
    """The same function, which adds its CPU seconds to `spent`."""

    def run(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            spent[name(*arguments)] += time.process_time() - start

    return run


def read(texts: list[bytes]) -> float:
    """CPU seconds that all texts take."""
    context = seeds.Context(languages())
    start = time.process_time()
    for raw in texts:
        seeds.read_seed(Seed("seeds/text.txt", raw), context)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=FOLDERS)
    texts = [path.read_bytes() for folder in parser.parse_args().folders for path in sorted(folder.glob("*.txt"))]
    documents = sum(map(len, texts)) / DOCUMENT
    read(texts)
    whole = read(texts)
    print(
        f"{len(texts)} texts, as much as {documents:.0f} documents of 5 KB: {documents / whole:.0f} documents a second"
    )
    stages, rules = Counter[str](), Counter[str]()
    for stage in STAGES:
        setattr(seeds, stage, timed(getattr(seeds, stage), lambda *_, stage=stage: stage, stages))
    clean.apply = timed(clean.apply, lambda rule, *_: rule.__name__, rules)
    total = read(texts)
    for name, spent in [*stages.most_common(), ("all else", total - stages.total())]:
        print(f"  {name:<24} {1000 * spent / documents:7.2f} ms a document {spent / total:6.1%}")
    print("the slowest rules of clean:")
    for name, spent in rules.most_common(SLOWEST):
        print(f"  {name:<24} {1000 * spent / documents:7.2f} ms a document {spent / total:6.1%}")


if __name__ == "__main__":
    main()
