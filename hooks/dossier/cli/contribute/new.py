"""The command new: raw texts are put into seeds/ as they are, each with a file of what was found in it.

Nothing that is there is ever overwritten. What a person has not confirmed stays a comment: a page would call it given
by an editor.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dossier import collection
from dossier.check import message
from dossier.cli.common import FINDINGS, MisuseError, complain, say_line, say_problem, settings_of, store_of
from dossier.cli.contribute.suggest import id_of
from dossier.cli.writing import put
from dossier.files import context
from dossier.languages import words
from dossier.languages.locales import listed
from dossier.languages.text import on_one_line
from dossier.model import Document, Line, Seed
from dossier.pages.frontmatter import parse_yaml
from dossier.pages.schema.judging import violations
from dossier.read import Context, read_seed
from dossier.read.markup import ENDS, PDF
from dossier.relate.texts.duplicates import find_duplicates, marks
from dossier.relate.texts.words import numbered
from dossier.settings import Settings
from dossier.write.documents.corrected import flow, known_facts, note

Ask = Callable[[str], str]
"""Shows a person what was found, and gives back what they type."""
_TOLD_BY = {
    "title": ("title",),
    "date": ("date", "dateline"),
    "author": ("author",),
    "speaker": ("speaker",),
    "publisher": ("publisher", "source", "repost", "credit"),
    "source_url": ("address",),
}
"""Roles of lines that tell a fact."""
_LISTS = ("author", "speaker")
_CONFIRMED = "="
_QUOTED = 80
"""Characters of a line that are quoted."""


def evidence(document: Document, key: str, value: str | tuple[str, ...], language: str) -> str:
    """The line that tells a fact, by its number and words; that it is deduced, where none does."""
    say = words(language)["corrections"]
    if key == "language":
        return str(say["recognised"])
    found = _telling(document, key, value)
    if found is None:
        return str(say["deduced"])
    quoted = " ".join(found.words.split())
    quoted = quoted if len(quoted) <= _QUOTED else f"{quoted[:_QUOTED]}…"
    return str(say["line"].format(number=found.number, words="".join(filter(_is_plain, quoted))))


def _telling(document: Document, key: str, value: str | tuple[str, ...]) -> Line | None:
    """The first line with the words of a fact in a role that tells it, else with the words, else in the role."""
    wanted = (value,) if isinstance(value, str) else value
    if key == "date" and document.when:
        wanted = document.when.basis
    if key == "type":
        wanted = (words(document.language)["types"][value],)
    lines = [line for line in document.lines if line.words.strip()]
    told = [line for line in lines if line.decision.role in _TOLD_BY.get(key, ())]
    held = [line for line in lines if any(part and part.casefold() in line.words.casefold() for part in wanted)]
    return next(iter((*(line for line in told if line in held), *held, *told)), None)


def _is_plain(sign: str) -> bool:
    """Whether a comment of YAML may hold it."""
    return sign.isprintable() or sign in "\u00a0\u202f"


def correction(document: Document, language: str, ask: Ask | None) -> str:
    """The file of what was found, each fact with its evidence; ask: a person who confirms or corrects it."""
    say = words(language)
    lines = [note(document, language)]
    for key, value in known_facts(document).items():
        told = evidence(document, key, value, language) if value else say["corrections"]["open"]
        given = _asked(key, value, told, ask, language) if ask else ""
        lines.append(f"{key}: {given}" if given else f"# {key}: {flow(value)}  # {told}".replace(":   #", ":  #"))
    return "\n".join((*lines, ""))


def _asked(key: str, value: str | tuple[str, ...], told: str, ask: Ask, language: str) -> str:
    """What a person says of a fact, as YAML; empty while it stays open. What no file may hold is asked for again."""
    shown = value if isinstance(value, str) else "; ".join(value)
    while True:
        answer = ask(on_one_line(f"{key}: {shown} ({told}) > ")).strip()
        if answer == _CONFIRMED or not answer:
            return flow(value) if answer else ""
        typed = tuple(part.strip() for part in answer.split(";")) if key in _LISTS else answer
        wrong = violations(parse_yaml("", f"{key}: {flow(typed)}\n"), "correction")
        if not wrong:
            return flow(typed)
        for finding in wrong:
            say_line(message(finding, language))


# Where a text goes, and whether it is there already.


def name_for(path: Path, wanted: str | None, codes: Iterable[str]) -> str:
    """File name of a new text: small Latin letters and hyphens, as its address will have; a language stays.

    >>> name_for(Path("Discours d’Éric.fr.HTML"), None, ["en", "fr"]), name_for(Path("a.txt"), "The Speech", ["en"])
    ('discours-deric.fr.html', 'the-speech.txt')
    """
    stem, language = path.stem, Path(path.stem).suffix.removeprefix(".").lower()
    stem, tail = (Path(stem).stem, f".{language}") if language in codes else (stem, "")
    return f"{id_of(wanted or stem) or 'text'}{tail}{path.suffix.lower()}"


def _there(document: Document, known: Iterable[Document]) -> Document | None:
    """The text of the collection that is this one, or nearly."""
    same = [other for other in known if other.language == document.language]
    exact = next((other for other in same if other.sha256 and other.sha256 == document.sha256), None)
    # Under an id that no text has: that of its name may be taken.
    new = replace(document, id="\0")
    texts = {other.key: other for other in (*same, new)}
    found = find_duplicates(texts.values(), {key: marks(numbered(text)) for key, text in texts.items()})
    others = (one.seen_from(new.key).other for one in found if new.key in (one.document, one.other))
    return exact or next((texts[key] for key in others), None)


def _raw(arguments: argparse.Namespace) -> Iterator[tuple[Path, bytes]]:
    """Each file that a person named, or standard input as a file without a name."""
    for path in arguments.files:
        if not path.exists():
            raise MisuseError("no_file", file=path)
        if path.is_dir():
            raise MisuseError("is_folder", file=path)
        if path.suffix.lower() not in ENDS:
            raise MisuseError("not_accepted", file=path, endings=listed(ENDS, arguments.language, "or"))
        yield path, path.read_bytes()
    if not arguments.files:
        raw = sys.stdin.buffer.read()
        yield Path(f"-{PDF if raw.startswith(b'%PDF') else '.txt'}"), raw


@dataclass(frozen=True, slots=True)
class _Collection:
    """Where texts are added."""

    settings: Settings
    known: Context
    documents: list[Document]
    """Those that are there, the ones just added among them."""


def new(arguments: argparse.Namespace) -> int:
    """Put raw texts into the collection, with what was found in them beside; 1 if any was refused."""
    settings = settings_of(arguments.root)
    if arguments.name and len(arguments.files) > 1:
        raise MisuseError("one_name")
    texts = list(_raw(arguments))
    with store_of(arguments.root) as store:
        documents = list(collection.collect(settings, store=store).corpus.documents)
        there = _Collection(settings, context(settings, store), documents)
    return max(_added(path, raw, there, arguments) for path, raw in texts)


def _added(path: Path, raw: bytes, there: _Collection, arguments: argparse.Namespace) -> int:
    """Add a text, or say why not; the exit status."""
    name = name_for(path, arguments.name, there.settings.codes)
    document, findings = read_seed(Seed(f"seeds/{name}", raw), there.known)
    if document is None:
        return complain([replace(finding, path=str(path)) for finding in findings], arguments.language)
    if not arguments.files and not arguments.name:
        name = name_for(path, document.title, there.settings.codes)
        document = read_seed(Seed(f"seeds/{name}", raw), there.known)[0] or document
    say = words(arguments.language)["cli"]["added"]
    target, notes = there.settings.seeds / name, there.settings.seeds / Path(name).with_suffix(".yml").name
    if same := _there(document, there.documents):
        say_problem(say["same"].format(file=path, other=f"seeds/{same.seed}" if same.seed else same.path))
        return FINDINGS
    if target.exists() or notes.exists() or document.key in {one.key for one in there.documents}:
        say_problem(say["taken"].format(file=path, name=document.id))
        return FINDINGS
    _write(document, raw, (target, notes), arguments)
    there.documents.append(document)
    say_line(say["done"].format(file=f"seeds/{name}", notes=f"seeds/{notes.name}"))
    return 0


def _write(document: Document, raw: bytes, files: tuple[Path, Path], arguments: argparse.Namespace) -> None:
    """A raw text and the file of what was found in it; a person at a terminal is asked about each fact."""
    asking = bool(arguments.files) and sys.stdin.isatty()
    if asking:
        say_line(words(arguments.language)["cli"]["added"]["ask"])
    text = correction(document, arguments.language, input if asking else None)
    put(files[0].parent, {files[0].name: raw, files[1].name: text.encode()}, new=True)
