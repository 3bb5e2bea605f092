"""Who writes a site, one after the other.

The lock is a file beside the site, which is gone when nobody writes. It is a record lock of POSIX (fcntl(2)), which
ends with its process however that ends. The processes that a build forks do not inherit it, as they would one of
flock(2): none of them, left over, keeps the next build waiting. Where there are no such locks, nobody waits.
"""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class Turn:
    """The right to write a site, which one process has at a time."""

    def __init__(self, site: Path, waiting: Callable[[], None]) -> None:
        """Takes it, when those who have it have ended; waiting: is called if there are any.

        Raises OSError where nobody can write beside the site.
        """
        self._path = site.with_name(f".{site.name}.lock")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), error.filename) from error
        self._file = self._taken(waiting)
        # Whoever had it before has removed the file, and others have made a new one.
        while not self._is_there():
            os.close(self._file)
            self._file = self._taken(waiting)

    def _taken(self, waiting: Callable[[], None]) -> int:
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        if sys.platform != "win32":
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except (BlockingIOError, PermissionError):
                waiting()
                fcntl.lockf(file, fcntl.LOCK_EX)
            except OSError:
                pass  # no locks here: ENOLCK, ENOTSUP
        return file

    def _is_there(self) -> bool:
        with suppress(FileNotFoundError):
            return os.path.samestat(os.fstat(self._file), self._path.stat())
        return False

    def end(self) -> None:
        """Leave it to the next."""
        with suppress(OSError):
            self._path.unlink()
        os.close(self._file)
