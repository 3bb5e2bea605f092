"""The files in the folders of a collection, as they lie there: the only place that decides which links are followed.

A link that leads out of the collection would publish what nobody has put into it: a key, a neighbour's work. Whoever
proposes a change can make one, and a build has the rights of its owner.
"""

import os
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.check.guard import is_left, is_name, utf8


@dataclass(frozen=True, slots=True)
class Tree:
    """What lies in some folders; all by their full names, sorted."""

    files: tuple[str, ...]
    """Those that can be reached, also by links that are followed; a name may stand for what cannot be read."""
    folders: tuple[str, ...] = ()
    """The same."""
    refused: tuple[str, ...] = ()
    """Links that are not followed."""
    closed: tuple[str, ...] = ()
    """Folders that cannot be opened."""
    unnameable: tuple[str, ...] = ()
    """Files and folders whose names can stand in no address; as much of these as can be written in UTF-8."""
    doubles: tuple[tuple[str, str], ...] = ()
    """Files that are left out, each with the one that has its address."""

    def without(self, doubles: Mapping[str, str]) -> "Tree":
        """The same without some files, each with the one that has its address."""
        files = tuple(name for name in self.files if name not in doubles)
        return replace(self, files=files, doubles=tuple(sorted(doubles.items())))

    def has(self, path: Path) -> bool:
        """Whether something of that name can be reached."""
        return any(_holds(names, str(path)) for names in self._kinds)

    def hides(self, path: Path) -> bool:
        """Whether something of that name may be there, behind a refused link or in a closed folder."""
        return not {str(path), *map(str, path.parents)}.isdisjoint((*self.refused, *self.closed))

    def below(self, folder: Path) -> Iterator[Path]:
        """The files in a folder and in those that it holds."""
        return map(Path, _below(self.files, folder))

    def uris(self, folder: Path) -> Iterator[str]:
        """The same by their paths there, as addresses have them."""
        start = len(f"{folder}{os.sep}")
        return (name[start:].replace(os.sep, "/") for name in _below(self.files, folder))

    def within(self, folder: Path, *ends: str) -> list[Path]:
        """What lies in a folder itself under a name with one of these ends; folders that are called so, too."""
        start = len(f"{folder}{os.sep}")
        names = (name for kind in self._kinds for name in _below(kind, folder) if name.endswith(ends))
        return sorted(Path(name) for name in names if os.sep not in name[start:])

    @property
    def _kinds(self) -> tuple[tuple[str, ...], ...]:
        return self.files, self.folders


def _holds(names: Sequence[str], name: str) -> bool:
    at = bisect_left(names, name)
    return at < len(names) and names[at] == name


def _below(names: Sequence[str], folder: Path) -> Sequence[str]:
    """Those of sorted names that begin with a folder's."""
    return names[bisect_left(names, f"{folder}{os.sep}") : bisect_left(names, f"{folder}{chr(ord(os.sep) + 1)}")]


def walk(root: Path, *folders: Path) -> Tree:
    """What lies in the folders of a collection; root: outside of which no link may lead.

    A link to a folder is followed unless it lies in that folder, or was itself reached by such a link: however links
    cross, each folder is seen a few times at most.
    """
    # Where a folder lies is said by the settings, and may be elsewhere; that it is a link to another place is not.
    homes = tuple({os.path.realpath(root), *(f"{os.path.realpath(one.parent)}{os.sep}{one.name}" for one in folders)})
    left = [(str(folder), False) for folder in folders if _is_within(str(folder), homes)]
    files: list[str] = []
    seen: list[str] = []
    closed: list[str] = []
    unnameable: list[str] = []
    refused = [str(folder) for folder in folders if not _is_within(str(folder), homes)]
    while left:
        at, linked = left.pop()
        if (entries := _entries(at, closed)) is None:
            continue
        seen.append(at)
        for entry in entries:
            link = entry.is_symlink()
            if not is_name(entry.name):
                unnameable.append(utf8(entry.path))
            elif link and not _is_followed(entry.path, homes, linked=linked):
                refused.append(entry.path)
            elif _is_folder(entry):
                left.append((entry.path, linked or link))
            elif not is_left(entry.name):
                files.append(entry.path)
    found = {"files": files, "folders": seen, "refused": refused, "closed": closed, "unnameable": unnameable}
    # One of the folders may lie in another.
    return Tree(**{kind: tuple(sorted({*names})) for kind, names in found.items()})  # type: ignore[arg-type]


def _entries(folder: str, closed: list[str]) -> list[os.DirEntry[str]] | None:
    """What a folder holds; None if there is none, or if it cannot be opened, which is noted."""
    try:
        with os.scandir(folder) as held:
            return [*held]
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        closed.append(folder)
        return None


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
