"""What the commands take, read by argparse: names, files and choices, and their help in a language."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

from dossier.cli.common import MisuseError, say_line
from dossier.languages import words
from dossier.languages.files import codes

_Group = argparse._ArgumentGroup  # noqa: SLF001 - argparse gives it no other name
_Add = Callable[..., _Group]
"""Makes a command, by its name and the key of its help, where that is another."""
_FORMATS = ("text", "json", "github", "sarif")
"""Those of check/formats.py, which only a check loads."""


class _Parser(argparse.ArgumentParser):
    """Refuses like the commands do: in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise MisuseError("arguments", problem=message)


class _Version(argparse.Action):
    """Says which version this is, when somebody asks."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - few commands are asked for it

        say_line(f"dossier {version('dossier')}")
        parser.exit()


class _Codes:
    """The codes of all languages as a list, made when the help shows it: Babel knows how, and takes time to load."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __str__(self) -> str:
        from dossier.languages.locales import listed  # noqa: PLC0415 - as said above

        return listed(codes("ui"), self.language, "or")


def parser(language: str) -> argparse.ArgumentParser:
    """What all commands take, with their help in a language."""
    say = words(language)["cli"]
    whole = _Parser(prog="dossier", description=say["description"], add_help=False)
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND", title=say["commands"])

    def group(parser: argparse.ArgumentParser) -> _Group:
        made = parser.add_argument_group(say["arguments"])
        made.add_argument("-h", "--help", action="help", help=say["help"])
        return made

    def add(name: str, key: str = "") -> _Group:
        told = say[key or name]
        return group(commands.add_parser(name, add_help=False, help=told, description=told))

    shared = group(whole)
    shared.add_argument("--root", type=Path, default=Path(), metavar="DIR", help=say["root"])
    told = say["language"].format(codes="%(codes)s")
    # argparse puts what an argument has under that name into its help, once somebody asks for that.
    vars(shared.add_argument("--language", choices=codes("ui"), metavar="LANG", help=told))["codes"] = _Codes(language)
    shared.add_argument("--version", action=_Version, nargs=0, help=say["version"])
    for commands_of in (_beginning, _of_texts, _of_collections, _of_copies, _contributing):
        commands_of(add, say)
    return whole


def _beginning(add: _Add, say: Mapping[str, str]) -> None:
    init = add("init")
    init.add_argument("folder", type=Path, metavar="DIR", help=say["folder"])
    init.add_argument("--languages", metavar="LANG,LANG", help=say["languages"])
    init.add_argument("--name", metavar="NAME", help=say["name"])
    new = add("new")
    new.add_argument("files", nargs="*", type=Path, metavar="FILE", help=say["files_added"])
    new.add_argument("--name", metavar="NAME", help=say["text_name"])


def _of_texts(add: _Add, say: Mapping[str, str]) -> None:
    for command in (clean := add("clean"), add("explain")):
        command.add_argument("file", nargs="?", type=Path, metavar="FILE", help=say["file"])
    clean.add_argument("--text", action="store_true", help=say["text"])


def _of_collections(add: _Add, say: Mapping[str, str]) -> None:
    export = add("export")
    export.add_argument("target", type=Path, metavar="DIR", help=say["target"])
    export.add_argument("--seeds", type=Path, metavar="SEEDS", help=say["seeds"])
    diff = add("diff")
    diff.add_argument("old", type=Path, metavar="OLD", help=say["old_export"])
    diff.add_argument("new", type=Path, metavar="NEW", help=say["new_export"])
    diff.add_argument("--format", choices=("text", "json", "markdown"), default="text", help=say["diff_format"])
    add("check").add_argument("--format", choices=_FORMATS, default=_FORMATS[0], help=say["format"])


def _of_copies(add: _Add, say: Mapping[str, str]) -> None:
    add("pack").add_argument("site", nargs="?", type=Path, metavar="SITE", help=say["built"])
    add("verify").add_argument("copy", type=Path, metavar="COPY", help=say["copy"])
    add("why").add_argument("page", metavar="PAGE", help=say["page"])


def _contributing(add: _Add, say: Mapping[str, str]) -> None:
    add("suggest").add_argument("--write", type=Path, metavar="DIR", help=say["write"])
    translate = add("translate")
    translate.add_argument("id", metavar="ID", help=say["id"])
    translate.add_argument("to", metavar="LANG", help=say["to"])
    adopt = add("adopt")
    adopt.add_argument("id", metavar="ID", help=say["id"])
    for command, told in ((translate, say["from"]), (adopt, say["adopted_from"])):
        command.add_argument("--from", dest="source", metavar="LANG", help=told)
    adopt.add_argument("--keep", action="store_true", help=say["keep"])
    language = add("language", "add_language")
    language.add_argument("action", choices=["new"], metavar="new", help=say["language_action"])
    language.add_argument("code", metavar="LANG", help=say["code"])
