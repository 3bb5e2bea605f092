"""Act two: one Corpus of all documents and entities."""

from collections.abc import Iterable

from dossier.model import Corpus, Document, Entity
from dossier.relate.mentions import find_mentions
from dossier.relate.related import find_relations
from dossier.relate.timeline import find_events


def relate(documents: Iterable[Document], entities: Iterable[Entity]) -> Corpus:
    """What connects the documents: the names in them, the events that they report, their likeness.

    The order of what is given does not matter: documents are sorted by id and language, entities by kind and id.
    """
    documents = tuple(sorted(documents, key=lambda document: document.key))
    entities = tuple(sorted(entities, key=lambda entity: (entity.kind, entity.id)))
    mentions = find_mentions(documents, entities)
    events = find_events(documents, entities)
    return Corpus(documents, entities, mentions, events, find_relations(documents, mentions, entities))
