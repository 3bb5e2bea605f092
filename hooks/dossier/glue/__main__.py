"""MkDocs as `make` starts it: settings that it cannot load are told like all findings, by file, line and cure.

The program is loaded by these settings, so that MkDocs stumbles over some of them before anybody here is asked.
"""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

import mkdocs.__main__
from mkdocs.config import load_config

from dossier import cli
from dossier.check import is_pending
from dossier.check.configured import is_extension, judged
from dossier.settings import load


def _is_loadable(*, strict: bool) -> bool:
    """Whether MkDocs and we load the settings in this folder, for a strict build without a fault; nothing is said."""
    if strict and not all(map(is_pending, judged(Path()))):
        return False
    logging.disable()
    try:
        load_config(strict=strict or None)
        return all(is_extension(*one) for one in load(Path(), judged=False).markdown)
    except (Exception, SystemExit):  # noqa: BLE001 - whatever it and its plugins raise on odd settings
        return False
    finally:
        logging.disable(logging.NOTSET)


def main(arguments: Sequence[str]) -> int:
    """Run MkDocs with some arguments, or say what of the settings it cannot load; the exit status."""
    if not _is_loadable(strict="--strict" in arguments) and (status := cli.main(["check"])):
        return status
    # What the command has not told MkDocs tells itself.
    mkdocs.__main__.cli(arguments, prog_name="mkdocs")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
