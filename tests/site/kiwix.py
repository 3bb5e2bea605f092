"""Finds the kiwix-serve that tests of the ZIM file ask; run as a program, it installs one where none is found.

That of Debian 12 (3.3.0, with libzim 8.0.0) is older than the library that writes the file, and so are those of many
readers. It finds a Chinese word of three characters or more only if Xapian is asked to take characters by pairs, as the
libraries of later years do by themselves: hence the variable.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.site.chromium import install

PACKAGE = "kiwix-tools"
"""Of Debian."""
HELP = f"The tests of the ZIM file in Kiwix need kiwix-serve: install Debian's {PACKAGE}."
_WAIT = 20
"""Seconds until it must answer."""


def find() -> str | None:
    """Path of a kiwix-serve on the search path."""
    return shutil.which("kiwix-serve")


@contextmanager
def serving(file: Path) -> Iterator[str]:
    """The address at which kiwix-serve shows a ZIM file, with a slash at its end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [find() or PACKAGE, "--address", "127.0.0.1", "--port", str(port), str(file)]
    environment = os.environ | {"XAPIAN_CJK_NGRAM": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _await(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _await(port: int) -> None:
    end = time.monotonic() + _WAIT
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


def main() -> int:
    """Make sure that there is a kiwix-serve; the exit status says whether."""
    path = find() or (install(PACKAGE) and find())
    print(f"kiwix-serve: {path}" if path else HELP, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
