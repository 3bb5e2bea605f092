"""What a preview looks at: the files of which pages are made, there or not yet, and no others."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from watchdog.observers.polling import PollingObserverVFS


def observer(places: Sequence[Path], pause: float) -> PollingObserverVFS:
    """What looks at some files and folders each so many seconds, and finds nothing else in the folders above them."""
    return PollingObserverVFS(os.stat, telling(places), polling_interval=pause)


def telling(places: Iterable[Path]) -> Callable[[str | None], Iterator[os.DirEntry[str]]]:
    """What lists a folder as `os.scandir` does, but above the places only what leads to one.

    So the folder of a collection can be watched as a whole, and with it places that are not there yet; what else lies
    in it (the environment, the site) is not looked at.
    """
    tops = {Path(os.path.abspath(place)) for place in places}  # noqa: PTH100 - as MkDocs does: links stay links
    outer = [top for top in tops if tops.isdisjoint(top.parents)]
    above = {str(way) for top in outer for way in top.parents}
    leading = above | {str(top) for top in outer}

    def listed(folder: str | None) -> Iterator[os.DirEntry[str]]:
        with os.scandir(folder) as entries:
            return iter([entry for entry in entries if folder not in above or entry.path in leading])

    return listed


def outermost(folders: Iterable[Path]) -> list[Path]:
    """Those of some folders that are there and not in another before them."""
    found: list[Path] = []
    for folder in folders:
        if folder.exists() and not any(folder.is_relative_to(one) for one in found):
            found.append(folder)
    return found
