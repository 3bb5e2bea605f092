"""The commands: init, new, clean, explain, export, diff, check, pack, verify, why, suggest, translate, adopt, language.

They run without MkDocs.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from dossier.cli.arguments import parser
from dossier.cli.common import MISUSE, MisuseError, complain, say_problem
from dossier.languages import WRITTEN_IN, completeness, words
from dossier.languages.files import codes, own_name, use, used
from dossier.settings import SettingsError, speak
from dossier.workers import WorkersError

_HOMES = {
    "init": "init",
    "new": "contribute.new",
    "clean": "clean",
    "explain": "explain",
    "export": "collections",
    "diff": "collections",
    "check": "collections",
    "pack": "pack",
    "verify": "verify",
    "why": "why",
    "suggest": "contribute.suggest",
    "translate": "contribute.translate",
    "adopt": "contribute.adopt",
    "language": "contribute.language",
}
"""The module of each command. Only that of the one that runs is loaded: who cleans one text needs no site."""


def tongue(environment: Mapping[str, str]) -> str:
    """The reader's language, as the environment tells it by POSIX; that of the code if there are no words for it.

    >>> tongue({"LANG": "fr_FR.UTF-8"}), tongue({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"})
    ('fr', 'en')
    """
    told = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    code = told.split("_")[0].split(".")[0]
    return code if code in codes("ui") else WRITTEN_IN


def _chosen(argv: Sequence[str], environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """The language of all messages, those about wrong arguments too; and the other arguments, wherever it stood."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--root", type=Path, default=Path())
    with suppress(argparse.ArgumentError, SettingsError, OSError):
        speak(early.parse_known_args(argv)[0].root)
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--language", choices=codes("ui"), default=_usable(tongue(environment)))
    try:
        chosen, others = early.parse_known_args(argv)
    except argparse.ArgumentError:
        return _usable(tongue(environment)), list(argv)
    return _usable(chosen.language), others


def _usable(language: str) -> str:
    """A language, or that of the code where its words cannot be used: a command that judges them says why."""
    if own_name("ui", language) not in used():
        return language
    with suppress(ValueError):
        if not completeness.faults(language):
            return language
    if language == WRITTEN_IN:
        use({})
    return _usable(WRITTEN_IN)


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    command: Callable[[argparse.Namespace], int] = getattr(import_module(f"dossier.cli.{_HOMES[name]}"), name)
    return command


def _run(argv: Sequence[str], language: str) -> int:
    arguments: Any = parser(language).parse_args(argv)
    arguments.language = language
    status = _command(arguments.command)(arguments)
    sys.stdout.flush()
    return status


def _speak_utf8() -> None:
    """Output is UTF-8 whatever the locale; a file name that is not shows its bytes as escapes."""
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 if all is well, 1 if there are findings, 2 if it cannot be run."""
    _speak_utf8()
    argv = sys.argv[1:] if argv is None else argv
    language, argv = _chosen(argv, os.environ)
    try:
        return _run(argv, language)
    except MisuseError as error:
        # Its own words may be among what is wrong.
        language = _usable(language)
        if error.findings:
            complain(error.findings, language)
            return MISUSE
        problem = words(language)["cli"]["errors"][error.code].format(**error.detail)
    except WorkersError as error:
        problem = str(error)
    except BrokenPipeError:
        # Whoever reads has had enough, `head` perhaps; Python would complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        problem = words(language)["cli"]["errors"]["os"].format(
            file=error.filename or sys.stdout.name, problem=error.strerror
        )
    say_problem(f"dossier: {problem}")
    return MISUSE
