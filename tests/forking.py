"""Runs commands, each in a process of its own that need not load anything: `python -m tests.forking`.

It has loaded all modules and has no threads: a copy of a process that has some may wait for ever for what one of them held.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import mkdocs.commands.build  # noqa: F401 - loaded once for all

from dossier import cli
from dossier.glue import __main__ as made
from tests.building import ROOT

LONGEST = 120
"""Seconds of a command, on a busy machine."""


class Forking:
    """Calls commands in a folder; each is given as its name and its arguments."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.forking"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def __call__(self, folder: Path, *command: str) -> tuple[int, str]:
        """Status and output of a command."""
        told, said = self._process.stdin, self._process.stdout
        if not (told and said):
            raise ValueError("both are pipes")
        out = folder.parent / f"{folder.name}.txt"
        told.write(json.dumps([str(folder), str(out), *command]) + "\n")
        told.flush()
        status = int(said.readline())
        text = out.read_text(encoding="utf-8", errors="replace")
        out.unlink()
        return status, text


def _run(folder: str, out: str, name: str, arguments: Sequence[str]) -> int:
    """Run a command as the interpreter would; its exit status."""
    os.chdir(folder)
    os.environ.update(NO_MKDOCS_2_WARNING="1", SITE_URL="")
    signal.alarm(LONGEST)
    for handle in (1, 2):
        os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_APPEND), handle)
    sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    logging.getLogger().handlers.clear()
    try:
        sys.exit((made if name == "mkdocs" else cli).main(arguments))
    except SystemExit as ended:
        sys.stdout.write(f"{ended.code}\n")
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 - in the place of the interpreter
        traceback.print_exc()
        return 99
    finally:
        sys.stdout.flush()


def main() -> None:
    """Run what is asked for, line by line, and say how each ended."""
    for line in sys.stdin:
        folder, out, name, *arguments = json.loads(line)
        child = os.fork()
        if not child:
            os._exit(_run(folder, out, name, arguments))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
