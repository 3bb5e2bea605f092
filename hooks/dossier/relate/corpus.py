"""One Corpus of all documents."""

from collections.abc import Iterable

from dossier.model import Corpus, Document, Entity


def relate(documents: Iterable[Document], entities: Iterable[Entity]) -> Corpus:
    """Everything that connects the documents (thin first version)."""
    return Corpus(tuple(sorted(documents, key=lambda d: d.key)), tuple(sorted(entities, key=lambda e: (e.kind, e.id))))
