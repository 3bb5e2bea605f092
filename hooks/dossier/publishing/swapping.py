"""How a new site takes the place of the old: in one step where the system can.

Linux exchanges two folders in one call, renameat2(2): whoever reads, and whoever kills a build, meets one site or the
other. A symbolic link to the newest site would do the same, but what people copy, zip or upload would be a link, and on
Windows not everybody may make one. Elsewhere, and on file systems without the call, the swap is two renames; what a
build that was killed between them has left, the next one puts back (`recover`).
"""

import ctypes
import os
import shutil
from contextlib import suppress
from pathlib import Path

_HERE = -100
"""AT_FDCWD of fcntl.h: paths begin at the folder of the process."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2)."""


def aside(site: Path) -> Path:
    """Where the old site stands between two renames."""
    return site.with_name(f".{site.name}.old")


def recover(site: Path) -> None:
    """Put back a site that was left under its other name."""
    old = aside(site)
    if old.is_dir() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def swap(folder: Path, site: Path) -> None:
    """Put a folder in the place of a site, if there is one, which is gone then.

    Raises OSError where nobody can; the site is as it was.
    """
    if not site.exists():
        folder.rename(site)
    elif exchange(folder, site):
        shutil.rmtree(folder, ignore_errors=True)
    elif not _renamed(folder, site):
        _refill(site, folder)


def exchange(one: Path, other: Path) -> bool:
    """Give two folders each other's names in one step; False where the system or the file system cannot."""
    with suppress(AttributeError, TypeError, OSError):
        done: int = ctypes.CDLL(None).renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
        return done == 0
    return False


def _renamed(folder: Path, site: Path) -> bool:
    """The same in two steps, and without the old site at the end; False of what is mounted, which has no other name."""
    old = aside(site)
    try:
        site.rename(old)
    except OSError:
        return False
    try:
        folder.rename(site)
    except OSError:
        old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
    return True


def _refill(site: Path, folder: Path) -> None:
    """Put the files of a folder in the place of those of a site, one by one.

    All are copied into the site first: where there is no room for them, no file of the old one is gone.
    """
    within = site / folder.name
    shutil.rmtree(within, ignore_errors=True)
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    try:
        for file in files:
            (within / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / file, within / file)
    except OSError:
        shutil.rmtree(within, ignore_errors=True)
        raise
    _remove_others(site, frozenset(site / file for file in files), within)
    for file in files:
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (within / file).replace(site / file)
    shutil.rmtree(within)
    shutil.rmtree(folder)


def _remove_others(site: Path, files: frozenset[Path], within: Path) -> None:
    """Remove from a site all but some files, the folders that lead to them, and one folder with all that it holds."""
    kept = files | {parent for file in files for parent in file.parents}
    for held in sorted(site.rglob("*"), reverse=True):
        is_folder = held.is_dir() and not held.is_symlink()
        if held.is_relative_to(within) or (held in kept and is_folder != (held in files)):
            continue
        held.rmdir() if is_folder else held.unlink()
