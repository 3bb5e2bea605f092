"""The commands: clean, explain, export, check, pack, verify, why, suggest, translate. They run without MkDocs.

By argparse, which has all that they need.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from dossier.cli.common import MISUSE, MisuseError
from dossier.languages import WRITTEN_IN, languages, words
from dossier.workers import WorkersError

_HOMES = {
    "clean": "clean",
    "explain": "explain",
    "export": "collections",
    "check": "collections",
    "pack": "pack",
    "verify": "verify",
    "why": "why",
    "suggest": "suggest",
    "translate": "translate",
}
"""The module of each command. Only that of the one that runs is loaded: who cleans one text needs no site."""

_FORMATS = ("text", "json", "github", "sarif")
"""Those of check/formats.py, which only a check loads."""


class _Parser(argparse.ArgumentParser):
    """Refuses like the commands do: in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise MisuseError("arguments", problem=message)


class _Codes:
    """The codes of all languages as a list, made when the help shows it: Babel knows how, and takes time to load."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __str__(self) -> str:
        from dossier.languages.locales import listed  # noqa: PLC0415 - as said above

        return listed(languages(), self.language, "or")


def tongue(environment: Mapping[str, str]) -> str:
    """The reader's language, as the environment tells it by POSIX; that of the code if there are no words for it.

    >>> tongue({"LANG": "fr_FR.UTF-8"}), tongue({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"})
    ('fr', 'en')
    """
    told = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    code = told.split("_")[0].split(".")[0]
    return code if code in languages() else WRITTEN_IN


def _chosen(argv: Sequence[str], default: str) -> tuple[str, list[str]]:
    """The language of all messages, those about wrong arguments too; and the other arguments, wherever it stood."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--language", choices=languages(), default=default)
    try:
        chosen, others = early.parse_known_args(argv)
    except argparse.ArgumentError:
        return default, list(argv)
    return chosen.language, others


def _parser(language: str) -> argparse.ArgumentParser:
    say = words(language)["cli"]
    parser = _Parser(prog="dossier", description=say["description"], add_help=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", title=say["commands"])

    def group(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
        made = parser.add_argument_group(say["arguments"])
        made.add_argument("-h", "--help", action="help", help=say["help"])
        return made

    def add(name: str) -> argparse._ArgumentGroup:
        return group(commands.add_parser(name, add_help=False, help=say[name], description=say[name]))

    shared = group(parser)
    shared.add_argument("--root", type=Path, default=Path(), metavar="DIR", help=say["root"])
    told = say["language"].format(codes="%(codes)s")
    # argparse puts what an argument has under that name into its help, once somebody asks for that.
    vars(shared.add_argument("--language", choices=languages(), metavar="LANG", help=told))["codes"] = _Codes(language)
    for command in (clean := add("clean"), add("explain")):
        command.add_argument("file", nargs="?", type=Path, metavar="FILE", help=say["file"])
    clean.add_argument("--text", action="store_true", help=say["text"])
    export = add("export")
    export.add_argument("target", type=Path, metavar="DIR", help=say["target"])
    export.add_argument("--seeds", type=Path, metavar="SEEDS", help=say["seeds"])
    add("check").add_argument("--format", choices=_FORMATS, default=_FORMATS[0], help=say["format"])
    add("pack").add_argument("site", nargs="?", type=Path, metavar="SITE", help=say["built"])
    add("verify").add_argument("copy", type=Path, metavar="COPY", help=say["copy"])
    add("why").add_argument("page", metavar="PAGE", help=say["page"])
    add("suggest").add_argument("--write", type=Path, metavar="DIR", help=say["write"])
    translate = add("translate")
    translate.add_argument("id", metavar="ID", help=say["id"])
    translate.add_argument("to", metavar="LANG", help=say["to"])
    translate.add_argument("--from", dest="source", metavar="LANG", help=say["from"])
    return parser


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    command: Callable[[argparse.Namespace], int] = getattr(import_module(f"dossier.cli.{_HOMES[name]}"), name)
    return command


def _run(argv: Sequence[str], language: str) -> int:
    arguments: Any = _parser(language).parse_args(argv)
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
    language, argv = _chosen(argv, tongue(os.environ))
    try:
        return _run(argv, language)
    except MisuseError as error:
        problem = words(language)["cli"]["errors"][error.code].format(**error.detail)
    except WorkersError as error:
        problem = str(error)
    except BrokenPipeError:
        # Whoever reads has had enough, `head` perhaps; Python would complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        problem = words(language)["cli"]["errors"]["os"].format(file=error.filename, problem=error.strerror)
    sys.stderr.write(f"dossier: {problem}\n")
    return MISUSE
