"""The commands: clean, explain, export, check. They run without MkDocs."""

import argparse
import locale
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dossier.check import message
from dossier.collection import collect, context, pages
from dossier.data import languages, words
from dossier.markup import escape
from dossier.model import FOLDERS, Document, Finding, Seed
from dossier.read.seeds import Context, read_seed
from dossier.settings import load
from dossier.write.documents import body


def _tongue(codes: Sequence[str]) -> str:
    """The reader's language, as far as the environment tells and there are words for it."""
    told = (locale.getlocale()[0] or "").partition("_")[0]
    return told if told in codes else "en"


def _parser(language: str) -> argparse.ArgumentParser:
    say = words(language)["cli"]
    parser = argparse.ArgumentParser(prog="dossier", description=say["description"])
    parser.add_argument("--root", type=Path, default=Path(), help=say["root"])
    parser.add_argument("--language", choices=languages(), default=language, help=say["language"].format(codes=", ".join(languages())))
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("clean", "explain"):
        command = commands.add_parser(name, help=say[name])
        command.add_argument("file", nargs="?", type=Path, help=say["file"])
    commands.choices["clean"].add_argument("--text", action="store_true", help=say["text"])
    export = commands.add_parser("export", help=say["export"])
    export.add_argument("target", type=Path, help=say["target"])
    export.add_argument("--seeds", type=Path, help=say["seeds"])
    commands.add_parser("check", help=say["check"])
    return parser


def _context(root: Path) -> Context:
    """What the collection in this folder knows, or what every collection does."""
    return context(load(root)) if (root / "mkdocs.yml").exists() else Context(languages())


def _read(arguments: argparse.Namespace) -> tuple[Document | None, tuple[Finding, ...]]:
    raw = arguments.file.read_bytes() if arguments.file else sys.stdin.buffer.read()
    name = arguments.file.name if arguments.file else "text.txt"
    return read_seed(Seed(f"seeds/{name}", raw), _context(arguments.root))


def _plain(document: Document) -> str:
    return "\n\n".join((document.title, *(block.text for block in document.blocks))) + "\n"


def _clean(arguments: argparse.Namespace) -> int:
    """Print a cleaned text."""
    document, findings = _read(arguments)
    if document is None:
        return _tell(findings, arguments.language)
    sys.stdout.write(_plain(document) if arguments.text else f"# {escape(document.title)}\n\n{body(document)}")
    return 0


def _explain(arguments: argparse.Namespace) -> int:
    """Print what became of each line."""
    document, findings = _read(arguments)
    if document is None:
        return _tell(findings, arguments.language)
    fates: Mapping[str, str] = words(arguments.language)["fates"]
    width = max(map(len, fates.values()))
    for line in document.lines:
        why = " ".join(filter(None, (line.rule, line.reason and f"({line.reason})")))
        sys.stdout.write(f"{line.number:>5}  {fates[line.fate]:<{width}}  {line.raw.strip()}\n")
        sys.stdout.write(f"{'':>5}  {'':<{width}}    ← {why}\n" if why else "")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    """Write the Markdown of all documents and names."""
    settings = load(arguments.root)
    if arguments.seeds:
        settings = replace(settings, seeds=arguments.seeds)
    exported = {"documents", *FOLDERS}
    files = [page for page in pages(collect(settings), settings) if page.uri.split("/")[1] in exported]
    for file in files:
        target = arguments.target / file.uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file.content, encoding="utf-8")
    say = words(arguments.language)["cli"]
    sys.stdout.write(say["exported"].format(count=len(files), target=arguments.target) + "\n")
    return 0


def _tell(findings: Sequence[Finding], language: str) -> int:
    for finding in findings:
        sys.stdout.write(message(finding, language) + "\n")
    return int(bool(findings))


def _check(arguments: argparse.Namespace) -> int:
    """List all findings."""
    findings = collect(load(arguments.root)).findings
    say = words(arguments.language)["cli"]
    forms = say["checked"]
    count = forms.get("one", forms["other"]) if len(findings) == 1 else forms["other"]
    status = _tell(findings, arguments.language)
    sys.stdout.write((count.format(count=len(findings)) if findings else say["no_findings"]) + "\n")
    return status


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 if all is well, 1 if there are findings."""
    arguments: Any = _parser(_tongue(languages())).parse_args(argv)
    commands = {"clean": _clean, "explain": _explain, "export": _export, "check": _check}
    return commands[arguments.command](arguments)
