"""How commands write files: whole or not at all, and into a site or an export one after the other."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dossier.languages import words
from dossier.publishing.turns import Turn

_BESIDE = ".dossier.new"
"""The folder in which files lie until all of them are written."""


@contextmanager
def turn(folder: Path, language: str) -> Iterator[None]:
    """While nobody else writes a site or an export: a build, another command. Whoever has to wait is told so."""

    def say() -> None:
        sys.stderr.write(words(language)["cli"]["waiting"].format(site=folder) + "\n")

    with naming(folder):
        taken = Turn(folder.resolve(), say)
    try:
        yield
    finally:
        taken.end()


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Whatever the system refuses within is said of this file: of a full disk it names none."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error


def put(folder: Path, files: Mapping[str, bytes], *, new: bool = False) -> None:
    """Write files below a folder, by their paths there: none takes its place before all are written.

    A full disk and a kill cost no word of what stood there. new: whether none of them may be there.
    Raises OSError, with the name of the file.
    """
    beside = folder / _BESIDE
    try:
        for path, content in files.items():
            with naming(folder / path):
                (beside / path).parent.mkdir(parents=True, exist_ok=True)
                (beside / path).write_bytes(content)
        for path in files if new else ():
            if (folder / path).exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder / path))
        for path in files:
            with naming(folder / path):
                _move(beside / path, folder / path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _move(file: Path, target: Path) -> None:
    """A file takes its place, with the rights of the one that it replaces; a link stays one."""
    place = target.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        shutil.copymode(place, file)
    file.replace(place)
