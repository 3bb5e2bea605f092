"""The command verify: whether a copy of the site is complete and unaltered."""

import argparse
from pathlib import Path
from zipfile import BadZipFile

from dossier.cli.common import FINDINGS, MisuseError, say_line
from dossier.languages import words
from dossier.languages.locales import counted
from dossier.pack.checksums import Comparison, NoListError
from dossier.pack.checksums import verify as compared


def verify(arguments: argparse.Namespace) -> int:
    """List what is missing, altered or added, and say what that proves."""
    result = _compared(arguments.copy)
    say = words(arguments.language)["cli"]["verified"]
    found = {"missing": result.missing, "altered": result.altered, "added": result.added}
    for kind, paths in found.items():
        for path in paths:
            say_line(say[kind].format(file=path))
    differing = sum(map(len, found.values()))
    told = (say["differs"], differing) if differing else (say["whole"], result.whole)
    say_line(counted(*told, arguments.language))
    say_line(say["origin"])
    return FINDINGS if differing else 0


def _compared(copy: Path) -> Comparison:
    if not copy.exists():
        raise MisuseError("no_copy", file=copy)
    try:
        return compared(copy)
    except NoListError as error:
        raise MisuseError("no_checksums", file=copy) from error
    except BadZipFile as error:
        raise MisuseError("bad_zip", file=copy) from error
