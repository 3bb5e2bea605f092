"""Citations: one record of each text, and everything that a bibliography, a program or a reader takes of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from dossier.model import Key, Publication
from dossier.write.catalogue import Catalogue
from dossier.write.citations.items import Item, item
from dossier.write.citations.styles import Citation


@dataclass(frozen=True, slots=True)
class Cited:
    """How a text in a language is cited."""

    item: Item
    styles: dict[str, Citation] = field(default_factory=dict)
    """By style (`styles.STYLES`); empty while nobody has asked pandoc for them."""


def with_items(catalogue: Catalogue, publication: Publication) -> Catalogue:
    """The same catalogue, which tells how each text is cited."""
    documents = catalogue.corpus.documents
    return replace(catalogue, cited={one.key: Cited(item(one, catalogue, publication)) for one in documents})
