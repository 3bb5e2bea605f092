"""Cards that a page shows of the pages it leads to, as scripts beside the pages, run when a reader first needs one.

FOLDER/cards.js tells in how many packs the cards of a folder are; that of NAME is in cards-N.js, N being what remains
when the CRC-32 of the name is divided by that number.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from zlib import crc32

from dossier.languages import words
from dossier.model import FOLDERS, Attachment
from dossier.write.catalogue import LangString
from dossier.write.documents.view import DocumentView
from dossier.write.pages.names import EntityView

FOLDERS_WITH_CARDS = (*FOLDERS, "documents")
PACK = 8 * 1024
"""Bytes that a pack should hold: a reader wants one card of it."""


class Card(NamedTuple):
    """What a link leads to, in words."""

    kind: str
    name: LangString
    text: LangString
    """What is to be said of it."""
    facts: str


def card(view: object, language: str) -> Card | None:
    """The card of the page that shows a view in a language; None where it is no document and no name."""
    if isinstance(view, EntityView) and not view.here:
        return Card(words(language)["kinds"][view.kind], view.name, view.description or LangString(""), view.count)
    if isinstance(view, DocumentView):
        return _document(view, language)
    return None


def cards(made: Iterable[tuple[str, Card]], default: str) -> Iterator[Attachment]:
    """The scripts of cards, given by their pages under docs/; default: the language whose pages lie at the top.

    Like the search index they are classic scripts: over file:// a page can run a script but read no other file.
    """
    folders: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for path, one in made:
        language, folder, name = path.removesuffix(".md").split("/", 2)
        folders[language, folder][name] = _written(one)
    for (language, folder), found in folders.items():
        start = f"{folder}/cards" if language == default else f"{language}/{folder}/cards"
        held = packed(found)
        yield Attachment(f"{start}.js", f"dossierCards({json.dumps(folder)},{len(held)});\n".encode())
        for number, pack in enumerate(held):
            data = ",".join(f"{_json(name)}:{found[name]}" for name in pack)
            script = f"dossierCards({json.dumps(folder)},{{{data}}});\n"
            yield Attachment(f"{start}-{number}.js", script.encode("utf-8", "replace"))


def packed(contents: Mapping[str, str]) -> list[list[str]]:
    """Names of contents divided into packs; NAME is in pack crc32(NAME) % number.

    >>> packed({"a": "[1]", "b": "[2]"})
    [['a', 'b']]
    """
    count = max(1, -(-sum(len(content.encode("utf-8", "replace")) for content in contents.values()) // PACK))
    packs: list[list[str]] = [[] for _ in range(count)]
    for name in sorted(contents):
        packs[crc32(name.encode()) % count].append(name)
    return packs


def _document(view: DocumentView, language: str) -> Card:
    say = words(language)
    publisher = (name.text for fact in view.facts if fact.key == "publisher" for name in fact.names)
    status = say["listing"]["status"].get(view.original.reference.status if view.stub else view.status, "")
    facts = " · ".join(filter(None, (view.date.text if view.date else "", *publisher, status)))
    return Card(say["types"].get(view.type, ""), view.title, LangString(view.description, view.title.lang), facts)


def _written(one: Card) -> str:
    """The card as the script reads it: words, each name and sentence with its language."""
    return _json([one.kind, one.name.text, one.name.lang, one.text.text, one.text.lang, one.facts])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
