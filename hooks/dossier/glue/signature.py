"""Of which files a site is made, and whether one of them has changed: by their sizes and times, without reading any."""

import os
from collections.abc import Iterable
from pathlib import Path

from dossier.check.tree import walk
from dossier.settings import Settings
from dossier.store import DATA


def own(settings: Settings) -> tuple[Path, ...]:
    """Of which files and folders a collection is read, there or not yet (tests/glue/test_watching.py finds others)."""
    return (settings.root / "mkdocs.yml", *settings.folders)


def data() -> list[Path]:
    """The files of the program that are not code."""
    return [path for path in Path(__file__).parents[1].rglob("*") if path.suffix in DATA]


def signature_of(settings: Settings) -> object:
    """What changes when the settings, or a file in one of the folders of a collection, change."""
    tree = walk(settings.root, *settings.folders)
    return tree, states([settings.root / "mkdocs.yml", *map(Path, tree.files)])


def states(files: Iterable[Path]) -> tuple[tuple[int, ...], ...]:
    """When each file last changed, in nanoseconds, and its size in bytes."""
    return tuple(map(_state, files))


def _state(file: Path) -> tuple[int, ...]:
    """Empty of a link that leads nowhere, or a file that has just gone."""
    try:
        now = os.stat(file)  # noqa: PTH116 - as the files of a large collection are many
    except OSError:
        return ()
    return now.st_mtime_ns, now.st_size
