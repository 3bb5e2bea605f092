"""Act two: one Corpus of all documents and entities.

Names are found first; events, commitments, duplicates, quotations, related texts and the alignment of translations
follow, each in a folder by its subject.

Most of it has two steps: what one text tells by itself, given the names (`mentions_in`, `clues_of`, `told_in`,
`numbered`), and what all of these have in common (`find_…`, `join_…`), which reads no text from end to end.
"""

from collections.abc import Iterable
from dataclasses import replace

from dossier.model import Corpus, Document, Entity
from dossier.relate.events import find_events
from dossier.relate.events.commitments import join_commitments
from dossier.relate.names.companions import find_companions
from dossier.relate.names.lexicon import names
from dossier.relate.names.mentions import find_mentions
from dossier.relate.names.nested import find_nested
from dossier.relate.texts.duplicates import find_duplicates, others
from dossier.relate.texts.quotations import find_quotations
from dossier.relate.texts.related import find_relations
from dossier.relate.texts.words import numbered
from dossier.relate.translations.alignment import find_alignments, find_redirects, with_frames


def relate(documents: Iterable[Document], entities: Iterable[Entity]) -> Corpus:
    """What connects the documents: the names in them, the events that they report, their likeness, their words.

    The order of what is given does not matter: documents are sorted by id and language, entities by kind and id.
    """
    documents = tuple(sorted(documents, key=lambda document: document.key))
    entities = tuple(sorted(entities, key=lambda entity: (entity.kind, entity.id)))
    known = names(documents, entities)
    named = Corpus(documents, entities, find_mentions(documents, known))
    words = {document.key: numbered(document) for document in documents}
    duplicates = find_duplicates(documents, words)
    same = others(duplicates)
    alignments = find_alignments(documents, named)
    return replace(
        named,
        documents=with_frames(documents, alignments),
        nested=find_nested(named, known),
        events=find_events(named, known),
        relations=find_relations(named, known, same),
        duplicates=duplicates,
        companions=find_companions(named),
        commitments=join_commitments(named, known),
        quotations=find_quotations(named, words, same),
        alignments=alignments,
        redirects=find_redirects(documents),
    )
