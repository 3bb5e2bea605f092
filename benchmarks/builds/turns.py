"""Builds, one contender after the other, so that all have the same hours of the machine."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.builds.contenders import Contender
from benchmarks.builds.corpus import EDITED_WORD, LANGUAGES, Document, documents, edited
from benchmarks.builds.layouts import Files, changes
from benchmarks.builds.processes import FailedError, measure
from benchmarks.builds.results import COLD, EDIT, SAME, Result

QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def in_turn(
    contenders: Sequence[Contender], counts: Sequence[int], runs: int, folder: Path, limit: float
) -> Iterator[Result]:
    """Build so many documents, in turn, so many times; yields each result as soon as it is there.

    Whoever fails is left out from then on, which is said; the first raises FailedError, since all are compared with it.
    """
    left = list(contenders)
    for count in counts:
        texts = documents(count)
        for one in [one for _ in range(runs) for one in contenders]:
            if one not in left:
                continue
            try:
                yield from builds(one, texts, folder, limit)
            except FailedError as error:
                if one is contenders[0]:
                    raise FailedError(f"{one.title}: {error}") from error
                say(f"{one.title} is left out: {error}")
                left.remove(one)
    shutil.rmtree(folder, ignore_errors=True)


def builds(one: Contender, texts: list[Document], folder: Path, limit: float) -> Iterator[Result]:
    """A cold build, one with nothing changed, one after an edit; raises FailedError if a site is not right."""
    before, after = one.layout(texts), one.layout(edited(texts))
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(one.template, folder)
    for kind, files in ((COLD, before), (SAME, {}), (EDIT, changes(before, after))):
        write(files, folder)
        # a revision imports itself from here, not the checkout whose environment it may share
        cost = measure(one.commands, folder, {**QUIET, "PYTHONPATH": str(folder / "hooks")}, limit)
        made = [path for site in folder.glob(one.sites) for path in site.rglob("*") if path.is_file()]
        examine(made, len(texts), EDITED_WORD if kind == EDIT else "")
        size = sum(path.stat().st_size for path in made) / 1e6
        say(f"{one.title}, {len(texts)} documents, {kind}: CPU {cost.cpu:.2f} s, wall {cost.wall:.2f} s")
        yield Result(one.title, len(texts), kind, cost.cpu, cost.wall, cost.memory, size, len(made))


def write(files: Files, folder: Path) -> None:
    """Write files into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def examine(made: Sequence[Path], count: int, word: str) -> None:
    """Raise FailedError unless a site has a page for each text, and this word on one of them."""
    pages = [path for path in made if path.suffix == ".html"]
    if len(pages) < count * len(LANGUAGES):
        raise FailedError(f"{len(pages)} pages for {count} documents in {len(LANGUAGES)} languages")
    if word and not any(word in path.read_text("utf-8") for path in pages):
        raise FailedError("the edit does not show on any page")


def say(line: str) -> None:
    """Tell whoever waits, beside the tables."""
    print(line, file=sys.stderr, flush=True)
