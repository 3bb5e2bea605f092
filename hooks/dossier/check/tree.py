"""The files in the folders of a collection, as they lie there: the only place that decides which links are followed.

A link that leads out of the collection would publish what nobody has put into it: a key, a neighbour's work. Whoever
proposes a change can make one, and a build has the rights of its owner.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dossier.check.guard import is_name, utf8


@dataclass(frozen=True, slots=True)
class Tree:
    """What lies in some folders; all by their full names, sorted."""

    files: tuple[str, ...]
    """Those that can be reached, also by links that are followed; a name may stand for what cannot be read."""
    refused: tuple[str, ...] = ()
    """Links that are not followed."""
    closed: tuple[str, ...] = ()
    """Folders that cannot be opened."""
    unnameable: tuple[str, ...] = ()
    """Files and folders whose names can stand in no address; as much of these as can be written in UTF-8."""

    def permits(self, path: Path) -> bool:
        """Whether no refused link leads to a place."""
        return not self.refused or not {str(path), *map(str, path.parents)}.intersection(self.refused)

    def below(self, folder: Path) -> Iterator[Path]:
        """Its files that lie in one of the folders."""
        start = f"{folder}{os.sep}"
        return (Path(name) for name in self.files if name.startswith(start))


def walk(root: Path, *folders: Path) -> Tree:
    """What lies in the folders of a collection; root: outside of which no link may lead.

    A link to a folder is followed unless it lies in that folder, or was itself reached by such a link: however links
    cross, each folder is seen a few times at most.
    """
    # Where a folder lies is said by the settings, and may be elsewhere; that it is a link to another place is not.
    homes = tuple({os.path.realpath(root), *(f"{os.path.realpath(one.parent)}{os.sep}{one.name}" for one in folders)})
    left = [(str(folder), False) for folder in folders if _is_within(str(folder), homes)]
    files: list[str] = []
    closed: list[str] = []
    unnameable: list[str] = []
    refused = [str(folder) for folder in folders if not _is_within(str(folder), homes)]
    while left:
        at, linked = left.pop()
        for entry in _entries(at, closed):
            link = entry.is_symlink()
            if not is_name(entry.name):
                unnameable.append(utf8(entry.path))
            elif link and not _is_followed(entry.path, homes, linked=linked):
                refused.append(entry.path)
            elif _is_folder(entry):
                left.append((entry.path, linked or link))
            else:
                files.append(entry.path)
    return Tree(tuple(sorted(files)), tuple(sorted(refused)), tuple(sorted(closed)), tuple(sorted(unnameable)))


def _entries(folder: str, closed: list[str]) -> list[os.DirEntry[str]]:
    """What a folder holds; one that cannot be opened is noted, one that is not there holds nothing."""
    try:
        with os.scandir(folder) as held:
            return [*held]
    except FileNotFoundError:
        return []
    except OSError:
        closed.append(folder)
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether something is a folder or a link to one; what cannot be told is none, and whoever reads it says so."""
    with suppress(OSError):
        return entry.is_dir()
    return False


def _is_within(path: str, homes: tuple[str, ...]) -> bool:
    """Whether a place lies in the collection, and not among what programs hide there: a repository has its keys."""
    real = os.path.realpath(path)
    inner = (real[len(home) :] for home in homes if real == home or real.startswith(home + os.sep))
    return any(f"{os.sep}." not in part for part in inner)


def _is_followed(link: str, homes: tuple[str, ...], *, linked: bool) -> bool:
    if not _is_within(link, homes):
        return False
    here, there = os.path.realpath(Path(link).parent) + os.sep, os.path.realpath(link)
    return not Path(there).is_dir() or not (linked or here.startswith(there.rstrip(os.sep) + os.sep))
