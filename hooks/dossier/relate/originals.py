"""Which texts speak for themselves: a translation tells nothing that its original does not."""

from collections.abc import Iterable, Iterator

from dossier.model import Document


def originals(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents that are no translations, and the translations of what the collection lacks."""
    documents = tuple(documents)
    there = {document.id for document in documents if document.translation is None}
    return (document for document in documents if document.translation is None or document.id not in there)
