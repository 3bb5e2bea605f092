"""A site is built beside the one that is there, and takes its place when it is whole.

Whoever kills a build, or reads the site meanwhile, has the site as it was. Files that are as they were are not written
again: the new folder holds the same file (a hard link), if it has not been touched since (size and time).
"""

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.publishing.swapping import recover, swap


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a site, as the build that made it left it."""

    key: bytes
    """Digest of all that it was made of."""
    size: int
    time: int
    """Of its last change, in nanoseconds."""


class Publication:
    """One building of a site; what is in `folder` when it ends takes the place of what is at `site`."""

    def __init__(self, site: Path, before: Mapping[str, Written]) -> None:
        """Makes an empty folder beside the site; before: files of the site as the last build left them.

        Raises OSError where nobody can, or where something stands at the site that is none.
        """
        self.site = site
        self.folder = site.with_name(f".{site.name}.new")
        recover(site)
        if site.exists() and not site.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(site))
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.known = {path: written for path, written in before.items() if _is_as_written(f"{site}/{path}", written)}
        self.whole = bool(before) and len(self.known) == len(before)
        """Whether all files that the last build left are as it left them."""
        self.written: dict[str, Written] = {}
        self.expected: dict[str, int] = {}
        """Size of each file that others write into the folder."""
        self.again: list[str] = []
        """Files that were made and written, in this order."""
        self._folders: set[Path] = set()

    def has(self, path: str, key: bytes) -> bool:
        """Whether a file is there that was made of what has this key."""
        return path in self.known and self.known[path].key == key

    def keep(self, path: str) -> None:
        """Take a known file as it is."""
        target = self._target(path)
        try:
            os.link(self.site / path, target)
        except OSError:
            # Not every file system has them.
            shutil.copy2(self.site / path, target)
        self.written[path] = self.known[path]

    def keep_all(self) -> None:
        """Take all known files as they are."""
        for path in self.known:
            self.keep(path)

    def write(self, path: str, content: bytes, key: bytes) -> None:
        """Write a file, unless the same is known: made of the same, or of other things with the same bytes."""
        if self.has(path, key):
            self.keep(path)
            return
        if self._holds(path, content):
            self.keep(path)
            self.written[path] = replace(self.known[path], key=key)
            return
        target = self._target(path)
        target.write_bytes(content)
        made = target.stat()
        self.written[path] = Written(key, made.st_size, made.st_mtime_ns)
        self.again.append(path)

    def _holds(self, path: str, content: bytes) -> bool:
        """Whether a file is there with these bytes: to read it takes less than to write it and to remove the other."""
        known = self.known.get(path)
        return known is not None and known.size == len(content) and (self.site / path).read_bytes() == content

    def _target(self, path: str) -> Path:
        target = self.folder / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        return target

    def expect(self, path: str, size: int) -> None:
        """Somebody else writes this file: without it the site is not whole."""
        self.expected[path] = size

    def abandon(self) -> None:
        """Remove what was built; the site stays as it is."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def finish(self) -> None:
        """Put the new site in the place of the old.

        Raises OSError, and leaves the old one, where nobody can, or where a file is not as it was to be written.
        """
        ours = {path: written.size for path, written in self.written.items()}
        for path, size in (self.expected | ours).items():
            if _size(made := f"{self.folder}/{path}") != size:
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), made)
        swap(self.folder, self.site)


def _size(path: str) -> int:
    with suppress(OSError):
        return os.stat(path).st_size  # noqa: PTH116 - a Path takes longer to make than the file to be asked for
    return -1


def _is_as_written(path: str, written: Written) -> bool:
    with suppress(OSError):
        now = os.stat(path)  # noqa: PTH116 - a Path takes longer to make than the file to be asked for
        return (now.st_size, now.st_mtime_ns) == (written.size, written.time)
    return False
