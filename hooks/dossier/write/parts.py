"""The part that entities had in documents: who spoke, wrote or published, where and at what occasion."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dossier.model import Document
from dossier.write.catalogue import Catalogue
from dossier.write.names import named

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
        yield from ((role, text) for text in ((value,) if isinstance(value, str) else value) if text)
