"""seeds/boilerplate.txt: lines that a person accepted as no part of any text; and which to propose for it."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from dossier.languages.normal_forms import core
from dossier.languages.writing_systems import LETTER
from dossier.model import Decision, Document, Finding, Key, Line
from dossier.read.ledger import is_text
from dossier.read.lines.courtesy import is_polite

NAME = "boilerplate.txt"
"""The one .txt file in seeds/ that is no text."""
PATH = f"seeds/{NAME}"
COLLECTION = "collection_boilerplate"
"""What the ledger names, where else a rule stands, for a line that is on the list."""
Boilerplate = Mapping[str, int]
"""What each accepted line says, as `key` gives it, and its number in the file."""

LEAST = 3
"""Texts in which a line must stand: two may be a quotation or one author's habit."""
PART = 0.2
"""Part of all texts in which it must stand: what a site prints is on all of its pages, and a collection has few sites;
what a subject makes people say (the name of a conference) is spread thinner."""
LONGEST = 300
"""Characters of a line that may be proposed: the longest notices; a paragraph that recurs is for a person to find."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line that recurs, for a person to accept into seeds/boilerplate.txt."""

    text: str
    path: str
    """The first text that has it."""
    line: int
    count: int
    """Texts that have it."""
    total: int


def key(text: str) -> str:
    """What two lines share that are one: their words, whatever the capitals and the marks around.

    >>> key("  » Follow us! ") == key("follow us"), key("* * *")
    (True, '* * *')
    """
    return core(text) or text.strip()


def read_boilerplate(text: str) -> Boilerplate:
    r"""The lines of the file that say something; a line that begins with # is a remark.

    >>> read_boilerplate("# Buttons\nFollow us\n\nSubscribe\n")
    {'follow us': 2, 'subscribe': 4}
    """
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            found.setdefault(key(line), number)
    return found


def drop_known_boilerplate(lines: tuple[Line, ...], boilerplate: Boilerplate) -> tuple[Line, ...]:
    """Lines that the list has are out before the rules begin, unless a person kept them in this text."""
    return tuple(_dropped(line, boilerplate) for line in lines) if boilerplate else lines


def _dropped(line: Line, boilerplate: Boilerplate) -> Line:
    number = boilerplate.get(key(line.raw)) if is_text(line) and not line.decision.pinned else None
    if number is None:
        return line
    return replace(line, decision=Decision("dropped", COLLECTION, seen=f"{PATH}:{number}"))


def unused(boilerplate: Boilerplate, documents: Iterable[Document]) -> tuple[Finding, ...]:
    """Lines of the list that no text has: it has changed, or was removed."""
    there = {key(line.raw) for document in documents for line in document.lines} if boilerplate else set()
    return tuple(
        Finding(PATH, number, "unused_boilerplate") for said, number in boilerplate.items() if said not in there
    )


def propose(documents: Iterable[Document], repeated: Collection[Key]) -> tuple[Proposal, ...]:
    """Lines that recur across texts and that no rule took for boilerplate, the most frequent first.

    Greetings and thanks are not proposed. repeated: documents whose text another has too; they count once.
    """
    texts = [document for document in documents if document.lines and document.key not in repeated]
    found: dict[str, list[tuple[Document, Line]]] = defaultdict(list)
    for document in texts:
        for words, line in dict(_said(document)).items():
            found[words].append((document, line))
    needed = max(LEAST, PART * len(texts))
    recurring = sorted((places for places in found.values() if len(places) >= needed), key=len, reverse=True)
    return tuple(
        Proposal(line.raw.strip("# \t\r\n"), f"seeds/{document.seed}", line.number, len(places), len(texts))
        for places in recurring
        for document, line in places[:1]
    )


def _said(document: Document) -> Iterator[tuple[str, Line]]:
    """The lines that stayed in a text, by what they say; the first of several."""
    greetings = {number for block in document.blocks if block.kind == "salutation" for number in block.lines}
    for line in reversed(document.lines):
        stayed = is_text(line) and not line.decision.pinned and line.number not in greetings
        if stayed and len(line.raw) <= LONGEST and not is_polite(line.text) and re.search(LETTER, line.raw):
            yield key(line.raw), line
