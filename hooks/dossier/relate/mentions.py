"""Where texts name entities: by their names, their identifiers, and what a text makes of them (relate/context.py)."""

from collections.abc import Iterable, Mapping

from dossier.data import languages, profile
from dossier.identifiers import canonical, written_out
from dossier.model import Document, Entity, Mention
from dossier.names import base
from dossier.relate.context import Reading
from dossier.relate.lexicon import Lexicon, Span, lexicon

_Holders = Mapping[tuple[str, str], str]
"""Entities by authority and identifier."""


def find_mentions(documents: Iterable[Document], entities: Iterable[Entity]) -> tuple[Mention, ...]:
    """All mentions in all blocks, headings included: in the order of the documents, then of the text."""
    documents, entities = tuple(documents), tuple(entities)
    known = {entity.id: entity for entity in entities}
    holders = {(name, canonical(id_)): e.id for e in entities for name, ids in e.identifiers.items() for id_ in ids}
    lexicons = {tag: lexicon(entities, tag) for tag in {document.language for document in documents}}
    readings = (_reading(document, lexicons[document.language], holders) for document in documents)
    return tuple(mention for reading in readings for mention in reading.mentions(known))


def _reading(document: Document, found: Lexicon, holders: _Holders) -> Reading:
    code = base(document.language)
    spans = tuple(_with_identifiers(found.all_spans(block.text), block.text, holders) for block in document.blocks)
    titled = frozenset(span.entity for span in found.spans(document.title))
    return Reading(document, spans, titled, profile(code) if code in languages() else None)


def _with_identifiers(spans: tuple[Span, ...], text: str, holders: _Holders) -> tuple[Span, ...]:
    """Names, and identifiers that the text writes out; a name within an identifier is none."""
    written = tuple(written_out(text))
    if not written:
        return spans
    found = [Span(w.start, w.end, holders[w.authority, w.id]) for w in written if (w.authority, w.id) in holders]
    free = [span for span in spans if not any(span.start < w.end and w.start < span.end for w in written)]
    return tuple(sorted((*free, *found)))
