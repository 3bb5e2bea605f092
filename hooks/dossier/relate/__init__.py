"""Act two: one Corpus of all documents and entities.

It has two steps: what one text tells by itself, given the names (`tell`), and what all of these have in common
(`find_…`, `join_…`), which reads no text from end to end. Each subject has a folder: names, events and commitments,
what texts have in common, the alignment of translations.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dossier.model import Corpus, Document, Duplicate, Entity, Key
from dossier.model.document import originals
from dossier.relate.events import find_events
from dossier.relate.events.commitments import join_commitments
from dossier.relate.names.companions import find_companions
from dossier.relate.names.lexicon import names
from dossier.relate.parts import Make, anew
from dossier.relate.telling import Told, tell
from dossier.relate.texts.duplicates import find_duplicates, marked, others
from dossier.relate.texts.quotations import find_quotations
from dossier.relate.texts.related import find_relations
from dossier.relate.translations.alignment import find_alignments, find_redirects, with_frames


def relate(
    documents: Iterable[Document],
    entities: Iterable[Entity],
    told: Mapping[Key, Told] | None = None,
    make: Make = anew,
    duplicates: tuple[Duplicate, ...] | None = None,
) -> Corpus:
    """What connects the documents: the names in them, the events that they report, their likeness, their words.

    The order of what is given does not matter: documents are sorted by id and language, entities by kind and id.
    told: what each of the documents tells by itself, where that is known; make: how the parts of results are made;
    duplicates: which documents are one text, where that is known.
    """
    documents, entities = tuple(sorted(documents, key=lambda document: document.key)), in_order(entities)
    told = _told(documents, entities) if told is None else told
    speaking = [(document, told[document.key]) for document in originals(documents)]
    if duplicates is None:
        duplicates = find_duplicates(documents, marked(documents), make)
    same, named = others(duplicates), align(documents, entities, told, make)
    return replace(
        named,
        documents=with_frames(documents, named.alignments),
        nested=tuple(nested for document in documents for nested in told[document.key].nested),
        events=find_events((clue for _, one in speaking for clue in one.clues), make),
        relations=find_relations(named, {document.key: one.used for document, one in speaking}, same, make),
        duplicates=duplicates,
        companions=find_companions(named),
        commitments=join_commitments(
            (promise for _, one in speaking for promise in one.promises),
            [(document, one.sentences) for document, one in speaking],
        ),
        quotations=find_quotations(named, {document.key: one.runs for document, one in speaking}, same, make),
        redirects=find_redirects(documents),
    )


def align(documents: Sequence[Document], entities: tuple[Entity, ...], told: Mapping[Key, Told], make: Make) -> Corpus:
    """The names in documents, and which paragraphs of their versions say the same: all that translations are judged by.

    The documents, and the entities, are sorted as those of a Corpus.
    """
    mentions = tuple(mention for document in documents for mention in told[document.key].mentions)
    named = Corpus(tuple(documents), entities, mentions)
    return replace(named, alignments=find_alignments(named.documents, named, make))


def in_order(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Entities by their kind and id."""
    return tuple(sorted(entities, key=lambda entity: (entity.kind, entity.id)))


def _told(documents: Iterable[Document], entities: Iterable[Entity]) -> Mapping[Key, Told]:
    documents = tuple(documents)
    known, speaking = names(documents, entities), {document.key for document in originals(documents)}
    return {document.key: tell(document, known, original=document.key in speaking) for document in documents}
