"""What texts tell: from the store where nothing that it was made of has changed, else made by workers.

A text tells the same while itself and those names are the same that it holds (`reading.Letters`); and as long as no
name of the collection has changed, nobody asks which these are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dossier.languages.names import name_index
from dossier.languages.normal_forms import fold
from dossier.model import Corpus, Document, Entity, Key
from dossier.model.document import originals
from dossier.pages.identifiers import written_out
from dossier.reading import Letters, kept
from dossier.relate import in_order, relate
from dossier.relate.names.lexicon import Names, holders, names, needs, spellings, without_abbreviations
from dossier.relate.telling import Told, tell
from dossier.store import Store, digest
from dossier.workers import each

_Text = tuple[Document, bool]
"""A text, and whether it is an original."""


def related(documents: Iterable[Document], entities: Iterable[Entity], store: Store) -> Corpus:
    """The same as `relate`."""
    documents, entities = tuple(documents), in_order(entities)
    return relate(documents, entities, _told(documents, entities, store))


def _told(documents: Sequence[Document], entities: Sequence[Entity], store: Store) -> Mapping[Key, Told]:
    speaking = {document.key for document in originals(documents)}
    texts = [(document, document.key in speaking) for document in documents]

    def make(missing: Sequence[_Text]) -> Iterable[Told]:
        return each(_tell, names((document for document, _ in missing), entities), missing)

    told = kept(_keys(texts, entities, store), texts, Told, store, make)
    return {document.key: one for document, one in zip(documents, told, strict=True)}


def _tell(known: Names, text: _Text) -> Told:
    document, original = text
    return tell(document, known, original=original)


def _keys(texts: Sequence[_Text], entities: Sequence[Entity], store: Store) -> list[bytes]:
    """By what each text is kept; this, too, is kept: by the text and all names."""
    every = digest("names", [(e.id, e.kind, e.names, e.faulty, e.context, e.identifiers) for e in entities])
    by_all = [digest(every, *_parts(text)) for text in texts]

    def make(missing: Sequence[_Text]) -> Iterable[bytes]:
        held = _Held(entities)
        return (digest("told", *_parts(text), held.by(text[0])) for text in missing)

    return list(kept(by_all, texts, bytes, store, make))


def _parts(text: _Text) -> tuple[object, ...]:
    """All of a text by which it tells anything."""
    one, original = text
    return one.key, one.title, one.when, one.facts, one.blocks, one.reports, one.commitments, original


class _Held:
    """What the names are that a text holds."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.ids = [entity.id for entity in entities]
        self.letters = Letters(map(spellings, entities))
        self.index, self.holders = name_index(entities), holders(entities)
        contexts: dict[str, list[object]] = defaultdict(list)
        for (id_, name), others in needs(entities).items():
            contexts[id_].append((name, others))
        self.told: dict[str, list[object]] = defaultdict(list)
        for one in entities:
            self.told[one.id].append((one.kind, one.names, one.faulty, contexts[one.id]))

    def by(self, document: Document) -> object:
        """All that a text may take from entities: those that it names, and whom names and identifiers in it mean."""
        texts = (document.title, *(block.text for block in document.blocks))
        text = fold("\n".join(texts))
        spaced = without_abbreviations(text)
        found = {self.ids[number] for each in {text, spaced} for number in self.letters.held(each)}
        meant = [self.index.resolve(name) for name in (document.facts.event, *document.facts.speaker)]
        stated = [self.holders.get((one.authority, one.id)) for text in texts for one in written_out(text)]
        found |= {entity.id for entity in meant if entity} | set(filter(None, stated))
        return [(id_, self.told[id_]) for id_ in sorted(found)], [entity and entity.id for entity in meant], stated
