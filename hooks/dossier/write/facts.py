"""What is known of a document, as its pages and its front matter tell it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from dossier.languages.names import NameIndex
from dossier.model import CASED, Document, Facts, Line
from dossier.write.catalogue import Catalogue
from dossier.write.names import Name, named


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the card that names somebody or something."""

    key: str
    """Key of its label in languages/ui (`document.KEY`): its role (`Facts.role`)."""
    names: tuple[Name, ...]
    inferred: bool = False
    """No sentence of the text says it outright."""


def recased(facts: Facts, lines: Iterable[Line]) -> str:
    """Which letters rules have set (`document.recased` in languages/ui); empty where none were.

    `small` and `large`: the raw text had no capitals, or nothing else; `title`: that was so of the title alone.

    >>> recased(Facts(inferred=("capitals",)), [Line(1, "a wall fell.", "A wall fell.")]), recased(Facts(), [])
    ('small', '')
    """
    key = next((key for key in facts.inferred if key in CASED), "")
    if key != "capitals":
        return key
    letters = [sign for line in lines for sign in line.raw]
    return "large" if sum(map(str.isupper, letters)) > sum(map(str.islower, letters)) else "small"


_NAMED = ("author", "speaker", "place", "event", "publisher", "rights")


def named_facts(facts: Facts, index: NameIndex, language: str, written_in: str) -> tuple[Fact, ...]:
    """The facts that name somebody or something, in a page's language where an entity has that name."""
    found = ((key, _texts(getattr(facts, key))) for key in _NAMED)
    return tuple(
        Fact(
            facts.role(key),
            tuple(chain(*(named(index, x, language, written_in) for x in texts))),
            key in facts.inferred,
        )
        for key, texts in found
        if texts
    )


def _texts(value: Any) -> Iterable[str]:
    return ((value,) if value else ()) if isinstance(value, str) else value


# The part that entities had in documents: who spoke, wrote or published, where and at what occasion.


_ROLES = ("speaker", "author", "publisher", "place", "event")

Parts = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Ids of documents by entity (its address below the folder of a language) and role (a key of the facts)."""


def parts(catalogue: Catalogue) -> Parts:
    """What the facts of the original documents say of entities."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for id_ in catalogue.versions:
        original = catalogue.originals(id_)[0]
        for role, text in _facts(original):
            for name in named(catalogue.names, text, original.language):
                if name.uri:
                    found[name.uri][role].append(id_)
    return {uri: {role: tuple(dict.fromkeys(ids)) for role, ids in roles.items()} for uri, roles in found.items()}


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    for role in _ROLES:
        value = getattr(document.facts, role)
        yield from (
            (document.facts.role(role), text) for text in ((value,) if isinstance(value, str) else value) if text
        )
