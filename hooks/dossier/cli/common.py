"""What the commands share: their input, their exit statuses, and why one cannot be carried out."""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from dossier.check.guard import UNFORESEEN, guarded
from dossier.files import context, read_single
from dossier.languages import languages
from dossier.languages.text import shown
from dossier.model import Document, Finding, Seed
from dossier.read import Context, read_seed
from dossier.settings import Settings, WordsError, load

if TYPE_CHECKING:
    from dossier.store import Store

FINDINGS, MISUSE = 1, 2
"""Exit statuses: something in a text should be looked at; the command could not be carried out."""


class MisuseError(Exception):
    """Why a command cannot be carried out: a key of `cli.errors` in languages/ui, and what fills its places.

    findings: what tells it more exactly, by file and line.
    """

    def __init__(self, code: str, *findings: Finding, **detail: object) -> None:
        super().__init__(code)
        self.code, self.findings, self.detail = code, findings, detail


def settings_of(root: Path, *, judged: bool = True) -> Settings:
    """The settings of the collection in a folder; judged: whether the words of its languages are judged, too."""
    if not (root / "mkdocs.yml").is_file():
        raise MisuseError("no_settings", folder=root.resolve())
    try:
        return load(root, judged=judged)
    except WordsError as error:
        raise MisuseError("bad_words", problem=error) from error
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, yaml.YAMLError) as error:
        from dossier.check import is_pending  # noqa: PLC0415 - few settings need it
        from dossier.check.configured import judged as faults  # noqa: PLC0415 - the same

        problem = str(getattr(error, "problem", None) or error).partition("\n")[0].removeprefix("mkdocs.yml: ")
        found = (one for one in faults(root) if not is_pending(one))
        raise MisuseError("bad_settings", *found, file=root / "mkdocs.yml", problem=problem) from error


def context_of(root: Path, store: "Store | None" = None) -> Context:
    """What the collection in this folder knows, or what every collection does."""
    must_be_folder(root)
    settled = (root / "mkdocs.yml").is_file()
    return context(settings_of(root, judged=False), store) if settled else Context(languages())


@contextmanager
def store_of(root: Path) -> "Iterator[Store | None]":
    """What builds of the collection in this folder have made, as it is; None where there is no collection."""
    if not (root / "mkdocs.yml").is_file():
        yield None
        return
    from dossier.store import FOLDER, Store  # noqa: PLC0415 - a text alone needs no database

    store = Store(root / FOLDER, looking=True)
    try:
        yield store
    finally:
        store.leave()


@contextmanager
def adding_to_store(root: Path) -> "Iterator[Store]":
    """The same, to which is added what builds of the collection in this folder will need."""
    from dossier.store import FOLDER, Store  # noqa: PLC0415 - the same

    store = Store(root / FOLDER)
    try:
        yield store
    finally:
        # It asks for no page, and so is no build after which pages that nobody asked for are forgotten.
        store.close(counted=False)


def must_be_folder(path: Path) -> None:
    """Refuse what is no folder."""
    if not path.is_dir():
        raise MisuseError("no_folder", folder=path)


def read_text(arguments: argparse.Namespace) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document of the file that a person named, or of standard input; and what they should look at."""
    path: Path | None = arguments.file
    if path and path.is_dir():
        raise MisuseError("is_folder", file=path)
    if path and not path.exists():
        raise MisuseError("no_file", file=path)
    try:
        with store_of(arguments.root) as store:
            known = context_of(arguments.root, store)
            if path:
                document, findings = read_single(path, known, store)
        if not path:
            seed = Seed("<stdin>", sys.stdin.buffer.read())
            document, findings = guarded(seed.path, read_seed, seed, known)
    except (ValueError, LookupError, TypeError, AttributeError, re.error):
        # It may be for words of a language that lack or are wrong, which are judged only now: that takes its time.
        settings_of(arguments.root)
        raise
    if any(finding.code == UNFORESEEN for finding in findings) and (arguments.root / "mkdocs.yml").is_file():
        # The same.
        settings_of(arguments.root)
    return document, findings


def say_line(text: str) -> None:
    """Print lines for people."""
    sys.stdout.write(f"{shown(text)}\n")


def say_problem(text: str) -> None:
    """Say why something was not done."""
    sys.stderr.write(f"{shown(text)}\n")


def complain(findings: Sequence[Finding], language: str) -> int:
    """Why there is no text to print."""
    from dossier.check import message  # noqa: PLC0415 - few texts need it

    for finding in findings:
        say_problem(message(finding, language))
    return FINDINGS
