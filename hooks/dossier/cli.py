"""The commands: clean, explain, export, check. They run without MkDocs."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn
from unicodedata import east_asian_width

import yaml

from dossier.check import message
from dossier.collection import check, collect, context, pages, proposals, read_single
from dossier.data import languages, words
from dossier.markup import escape
from dossier.model import FOLDERS, Document, Finding, Seed
from dossier.read.furniture import PATH, Proposal
from dossier.read.seeds import Context, read_seed
from dossier.settings import Settings, load
from dossier.write.counting import counted
from dossier.write.documents import body
from dossier.write.provenance import judged

FINDINGS, MISUSE = 1, 2
"""Exit statuses: something in a text should be looked at; the command could not be carried out."""


class _MisuseError(Exception):
    """Why a command cannot be carried out: a key of `cli.errors` in data/ui, and what fills its places."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


class _Parser(argparse.ArgumentParser):
    """Refuses like the commands do: in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise _MisuseError("arguments", problem=message)


def tongue(environment: Mapping[str, str]) -> str:
    """The reader's language, as the environment tells it by POSIX; English if there are no words for it.

    >>> tongue({"LANG": "fr_FR.UTF-8"}), tongue({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"})
    ('fr', 'en')
    """
    told = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    code = told.split("_")[0].split(".")[0]
    return code if code in languages() else "en"


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
    codes = ", ".join(languages())
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
    shared.add_argument("--language", choices=languages(), metavar="LANG", help=say["language"].format(codes=codes))
    for command in (clean := add("clean"), add("explain")):
        command.add_argument("file", nargs="?", type=Path, metavar="FILE", help=say["file"])
    clean.add_argument("--text", action="store_true", help=say["text"])
    export = add("export")
    export.add_argument("target", type=Path, metavar="DIR", help=say["target"])
    export.add_argument("--seeds", type=Path, metavar="SEEDS", help=say["seeds"])
    add("check")
    return parser


def _settings(root: Path) -> Settings:
    if not (root / "mkdocs.yml").is_file():
        raise _MisuseError("no_settings", folder=root.resolve())
    try:
        return load(root)
    except (ValueError, LookupError, TypeError, AttributeError, yaml.YAMLError) as error:
        problem = str(getattr(error, "problem", None) or error).partition("\n")[0].removeprefix("mkdocs.yml: ")
        raise _MisuseError("bad_settings", file=root / "mkdocs.yml", problem=problem) from error


def _context(root: Path) -> Context:
    """What the collection in this folder knows, or what every collection does."""
    _must_be_folder(root)
    return context(_settings(root)) if (root / "mkdocs.yml").is_file() else Context(languages())


def _must_be_folder(path: Path) -> None:
    if not path.is_dir():
        raise _MisuseError("no_folder", folder=path)


def _read(arguments: argparse.Namespace) -> tuple[Document | None, tuple[Finding, ...]]:
    path: Path | None = arguments.file
    if path and path.is_dir():
        raise _MisuseError("is_folder", file=path)
    if path and not path.exists():
        raise _MisuseError("no_file", file=path)
    known = _context(arguments.root)
    return read_single(path, known) if path else read_seed(Seed("<stdin>", sys.stdin.buffer.read()), known)


def _heading(document: Document) -> str:
    """The title, unless it is made of the first words, which follow anyway."""
    first = " ".join(document.blocks[0].text.split()) if document.blocks else ""
    return "" if first.startswith(document.title) else document.title


def _clean(arguments: argparse.Namespace) -> int:
    """Print a cleaned text."""
    document, findings = _read(arguments)
    if document is None:
        return _complain(findings, arguments.language)
    title = _heading(document)
    if arguments.text:
        parts = [title, *(block.text for block in document.blocks)]
    else:
        parts = [f"# {escape(title)}" if title else "", body(document).rstrip()]
    sys.stdout.write("\n\n".join(filter(None, parts)) + "\n")
    return 0


def _columns(text: str) -> int:
    """How wide a terminal shows a text: characters of East Asian scripts take two columns.

    >>> _columns("kept"), _columns("保留")
    (4, 4)
    """
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _explain(arguments: argparse.Namespace) -> int:
    """Print what became of each line, and at the end how many had which fate."""
    document, findings = _read(arguments)
    if document is None:
        return _complain(findings, arguments.language)
    say, fates = words(arguments.language)["provenance"], words(arguments.language)["fates"]
    width, digits = max(map(_columns, fates.values())), len(str(len(document.lines)))
    margin = " " * (digits + width + 4)
    lines = [line for line in document.lines if line.raw.strip()]
    for line in lines:
        fate = fates[line.fate] + " " * (width - _columns(fates[line.fate]))
        sys.stdout.write(f"{line.number:>{digits}}  {fate}  {' '.join(line.raw.split())}\n")
        if line.fate == "changed":
            sys.stdout.write(f"{margin}{say['now']} {line.text}\n")
        if line.rule:
            sys.stdout.write(f"{margin}← {line.rule}" + (f": {line.reason}" if line.reason else "") + "\n")
        if line.evidence:
            sys.stdout.write(f"{margin}  {judged(line, arguments.language)}\n")
    counts = Counter(fates[line.fate] for line in lines)
    sys.stdout.write("\n" + ", ".join(f"{fate} {count}" for fate, count in counts.most_common()) + "\n")
    return 0


def _is_exported(uri: str) -> bool:
    _, folder, *name = uri.split("/")
    return folder in {"documents", *FOLDERS} and name != ["index.md"]


def _export(arguments: argparse.Namespace) -> int:
    """Write the Markdown of all documents and names."""
    settings = _settings(arguments.root)
    if arguments.seeds:
        _must_be_folder(arguments.seeds)
        settings = replace(settings, seeds=arguments.seeds)
    if arguments.target.exists():
        _must_be_folder(arguments.target)
    files = [page for page in pages(collect(settings), settings) if _is_exported(page.uri)]
    for file in files:
        target = arguments.target / file.uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file.content, encoding="utf-8", newline="\n")
    say = words(arguments.language)["cli"]
    _say(say["exported"].format(target=arguments.target, files=counted(say["files"], len(files), arguments.language)))
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _complain(findings: Sequence[Finding], language: str) -> int:
    """Why there is no text to print."""
    for finding in findings:
        sys.stderr.write(message(finding, language) + "\n")
    return FINDINGS


def _check(arguments: argparse.Namespace) -> int:
    """List all findings."""
    settings = _settings(arguments.root)
    collection = collect(settings)
    findings = check(collection, settings)
    for finding in findings:
        _say(message(finding, arguments.language))
    say = words(arguments.language)["cli"]
    _say(counted(say["checked"], len(findings), arguments.language) if findings else say["no_findings"])
    _propose(proposals(collection), arguments.language)
    return FINDINGS if findings else 0


def _propose(recurring: Sequence[Proposal], language: str) -> None:
    """List lines as seeds/furniture.txt takes them; they change nothing, the exit status neither."""
    say = words(language)["cli"]
    if recurring:
        _say(f"\n# {say['proposals'].format(file=PATH)}")
    for one in recurring:
        _say(f"# {say['recurs'].format(count=one.count, total=one.total, place=f'{one.path}:{one.line}')}\n{one.text}")


def _run(argv: Sequence[str], language: str) -> int:
    arguments: Any = _parser(language).parse_args(argv)
    arguments.language = language
    commands = {"clean": _clean, "explain": _explain, "export": _export, "check": _check}
    status = commands[arguments.command](arguments)
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
    except _MisuseError as error:
        problem = words(language)["cli"]["errors"][error.code].format(**error.detail)
    except BrokenPipeError:
        # Whoever reads has had enough, `head` perhaps; Python would complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        problem = words(language)["cli"]["errors"]["os"].format(file=error.filename, problem=error.strerror)
    sys.stderr.write(f"dossier: {problem}\n")
    return MISUSE
