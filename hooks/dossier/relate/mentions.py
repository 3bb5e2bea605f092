"""Where texts name entities: by their names, and by what a text makes of them (relate/context.py)."""

from collections.abc import Iterable

from dossier.data import languages, profile
from dossier.model import Document, Entity, Mention
from dossier.names import base
from dossier.relate.context import Reading
from dossier.relate.lexicon import Lexicon, lexicon


def find_mentions(documents: Iterable[Document], entities: Iterable[Entity]) -> tuple[Mention, ...]:
    """All mentions in all blocks, headings included: in the order of the documents, then of the text."""
    documents, entities = tuple(documents), tuple(entities)
    known = {entity.id: entity for entity in entities}
    lexicons = {tag: lexicon(entities, tag) for tag in {document.language for document in documents}}
    readings = (_reading(document, lexicons[document.language]) for document in documents)
    return tuple(mention for reading in readings for mention in reading.mentions(known))


def _reading(document: Document, found: Lexicon) -> Reading:
    code = base(document.language)
    spans = tuple(found.all_spans(block.text) for block in document.blocks)
    titled = frozenset(span.entity for span in found.spans(document.title))
    return Reading(document, spans, titled, profile(code) if code in languages() else None)
