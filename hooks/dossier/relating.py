"""What texts tell: from the store where nothing that it was made of has changed, else made by workers.

A text tells the same while itself and those names are the same that it holds (`reading.Letters`); and as long as no
name of the collection has changed, nobody asks which these are.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from dossier.languages.names import name_index
from dossier.languages.normal_forms import fold
from dossier.model import Corpus, Document, Duplicate, Entity, Key
from dossier.model.document import originals
from dossier.pages.identifiers import written_out
from dossier.reading import Letters
from dossier.relate import align, in_order, relate
from dossier.relate.names.lexicon import Names, holders, names, needs, spellings, without_abbreviations
from dossier.relate.parts import Make
from dossier.relate.telling import Told, tell
from dossier.relate.texts.duplicates import Marks, find_duplicates, marks
from dossier.relate.texts.words import numbered
from dossier.relate.translations.alignment import with_frames
from dossier.store import Store, digest
from dossier.store.kept import each_kept, narrowed

_Text = tuple[Document, bool]
"""A text, and whether it is an original."""
_Shared = TypeVar("_Shared")
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def related(
    documents: Iterable[Document],
    entities: Iterable[Entity],
    store: Store,
    duplicates: tuple[Duplicate, ...] | None = None,
) -> Corpus:
    """The same as `relate`; duplicates: what `copies` found."""
    documents, entities = tuple(documents), in_order(entities)
    with _uncollected():
        return relate(documents, entities, _told(documents, entities, store), _maker(store), duplicates)


def copies(documents: Sequence[Document], store: Store) -> tuple[Duplicate, ...]:
    """Which of the documents, sorted by their keys, are one text."""
    with _uncollected():
        make = _maker(store)
        found = make(Marks, _marks, None, documents, ((document.blocks,) for document in documents))
        return find_duplicates(documents, dict(zip((one.key for one in documents), found, strict=True)), make)


def _marks(_: None, document: Document) -> Marks:
    return marks(numbered(document))


def translated(documents: Iterable[Document], entities: Iterable[Entity], store: Store) -> Corpus:
    """The versions of those texts that somebody translated, related as far as their translations are judged by it.

    documents: all, sorted by their keys. What is said of a translation depends on the versions of its text alone.
    """
    documents = tuple(documents)
    ids = {document.id for document in documents if document.renderings}
    versions, entities = tuple(document for document in documents if document.id in ids), in_order(entities)
    with _uncollected():
        found = align(versions, entities, _told(versions, entities, store), _maker(store))
    return replace(found, documents=with_frames(versions, found.alignments))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nobody looks for cycles of objects meanwhile: relating makes none, and each look would pass over all texts."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _maker(store: Store) -> Make:
    """Makes what nobody has kept yet."""

    def make(
        kind: type[_Result],
        function: Callable[[_Shared, _Item], _Result],
        shared: _Shared,
        items: Sequence[_Item],
        given: Iterable[object],
    ) -> Iterator[_Result]:
        keys = [digest(function.__module__, function.__qualname__, one) for one in given]
        wanted = dict(zip(keys, items, strict=True))
        made = dict(zip(wanted, each_kept(function, shared, wanted, kind, store), strict=True))
        return (made[key] for key in keys)

    return make


def _told(documents: Sequence[Document], entities: Sequence[Entity], store: Store) -> Mapping[Key, Told]:
    speaking = {document.key for document in originals(documents)}
    texts = [(document, document.key in speaking) for document in documents]
    keys, new = _keys(texts, entities, store)
    numbers = {key: number for number, key in enumerate(keys)}
    told = each_kept(_tell, (names(new, entities), texts), numbers, Told, store)
    return {document.key: one for document, one in zip(documents, told, strict=True)}


def _tell(known: tuple[Names, Sequence[_Text]], number: int) -> Told:
    entities, texts = known
    document, original = texts[number]
    return tell(document, entities, original=original)


def _keys(texts: Sequence[_Text], entities: Sequence[Entity], store: Store) -> tuple[list[bytes], Sequence[Document]]:
    """By what is kept what each text tells; and the texts of which that may be new."""
    every = digest("names", [(e.id, e.kind, e.names, e.faulty, e.context, e.identifiers) for e in entities])
    new: list[Document] = []

    def narrow(texts: Sequence[_Text]) -> Iterator[bytes]:
        held = _Held(entities)
        for text in texts:
            new.append(text[0])
            yield digest("told", *_parts(text), held.by(text[0]))

    return narrowed({digest(every, *_parts(text)): text for text in texts}, narrow, store), new


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
