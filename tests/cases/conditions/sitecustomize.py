"""Python reads this before a build: folders then tell their files backwards, and there is one core to work with."""

import os


class _Backwards:
    """The entries of a folder as `os.scandir` gives them, the last name first."""

    def __init__(self, entries):
        with entries:
            self._left = sorted(entries, key=lambda entry: entry.name)

    def __iter__(self):
        return self

    def __next__(self):
        if not self._left:
            raise StopIteration
        return self._left.pop()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._left.clear()


_scandir, _listdir = os.scandir, os.listdir
os.scandir = lambda path=".": _Backwards(_scandir(path))
os.listdir = lambda path=".": sorted(_listdir(path), reverse=True)
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
