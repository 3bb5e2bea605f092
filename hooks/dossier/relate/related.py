"""Related documents: which texts name the same events, initiatives and speakers, the rarest names counting most."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log
from types import MappingProxyType

from dossier.model import Document, Entity, Mention, Relation
from dossier.names import NameIndex, name_index

weights = {
    "event": 5.0,
    "initiative": 4.0,
    "speaker": 3.0,
    "person": 2.0,
    "organisation": 1.5,
    "place": 0.5,
    "term": 0.5,
}
"""What a shared name tells, by the entity's kind; a person who is the speaker of a text counts as a speaker."""

_BINDING = ("event", "initiative")
_MOST = 5
_MOST_REASONS = 4
# A text with so many candidates that share rare names needs none that share common ones only.
_ENOUGH_CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class _Named:
    """What the documents name; keys and values are ids."""

    entities: Mapping[str, frozenset[str]]
    speakers: Mapping[str, frozenset[str]]
    documents: Mapping[str, tuple[str, ...]]
    """By entity: who names it."""
    binding: frozenset[str]
    """Events and initiatives: sharing one is enough to relate two documents."""
    values: Mapping[str, float]
    """By entity: what sharing it tells."""

    def shared(self, one: str, two: str) -> frozenset[str]:
        """Entities that both documents name."""
        return self.entities[one] & self.entities[two]

    def score(self, one: str, two: str) -> float:
        """How much two documents have in common."""
        return round(sum(sorted(self.values[entity] for entity in self.shared(one, two))), 3)

    def bonds(self, document: str) -> list[str]:
        """Entities of the document that can relate it to another, rarest first."""
        bonds = (self.entities[document] & self.binding) | self.speakers[document]
        return sorted(bonds, key=lambda entity: (len(self.documents[entity]), entity))

    def binds(self, entity: str, document: str) -> bool:
        """Whether a document that names the entity is bound by it."""
        return entity in self.binding or entity in self.speakers[document]


def find_relations(
    documents: Iterable[Document],
    mentions: Iterable[Mention],
    entities: Iterable[Entity],
    copies: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> tuple[Relation, ...]:
    """For each document at most five others, the most related first.

    All versions of an id count as one document; a translation names what its original names. Two are related only if
    they share an event, an initiative or a speaker. The score sums, over all entities that both name, `weights` of
    the kind times log(1 + documents / documents that name it). `copies`: by id, the ids of the same text; a text is not
    related to itself.
    """
    named = _named(tuple(documents), mentions, tuple(entities))
    return tuple(
        relation for one in sorted(named.entities) for relation in _relations(named, one, {one, *copies.get(one, ())})
    )


def _named(documents: tuple[Document, ...], mentions: Iterable[Mention], entities: tuple[Entity, ...]) -> _Named:
    with_original = {document.id for document in documents if document.translation is None}
    telling = [document for document in documents if not document.translation or document.id not in with_original]
    speakers = _speakers(telling, name_index(entities))
    found = {id_: set(people) for id_, people in speakers.items()}
    keys = {document.key for document in telling}
    for mention in mentions:
        if mention.document in keys:
            found[mention.document.id].add(mention.entity)
    documents_of = _reversed(found)
    return _Named(
        entities=_frozen(found),
        speakers=_frozen(speakers),
        documents=documents_of,
        binding=frozenset(entity.id for entity in entities if entity.kind in _BINDING),
        values=dict(_values(entities, frozenset().union(*speakers.values()), documents_of, len(found))),
    )


def _speakers(documents: Iterable[Document], index: NameIndex) -> dict[str, set[str]]:
    speakers: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        people = (index.resolve(name) for name in document.facts.speaker)
        speakers[document.id] |= {person.id for person in people if person and person.kind == "person"}
    return speakers


def _values(
    entities: tuple[Entity, ...], speakers: frozenset[str], documents: Mapping[str, tuple[str, ...]], total: int
) -> Iterator[tuple[str, float]]:
    """Weight of the kind times inverse document frequency, smoothed: above 0 even for what every document names."""
    for entity in (entity for entity in entities if entity.id in documents):
        weight = weights["speaker" if entity.id in speakers else entity.kind]
        yield entity.id, weight * log(1 + total / len(documents[entity.id]))


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(items) for key, items in sets.items()}


def _reversed(found: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    naming: dict[str, list[str]] = defaultdict(list)
    for document in sorted(found):
        for entity in found[document]:
            naming[entity].append(document)
    return {entity: tuple(documents) for entity, documents in naming.items()}


def _candidates(named: _Named, document: str) -> set[str]:
    candidates: set[str] = set()
    for entity in named.bonds(document):
        if len(candidates) >= _ENOUGH_CANDIDATES:
            break
        candidates.update(other for other in named.documents[entity] if named.binds(entity, other))
    return candidates


def _relations(named: _Named, document: str, same: Collection[str]) -> Iterator[Relation]:
    scores = {other: named.score(document, other) for other in _candidates(named, document) if other not in same}
    for other in sorted(scores, key=lambda other: (-scores[other], other))[:_MOST]:
        reasons = sorted(named.shared(document, other), key=lambda entity: (-named.values[entity], entity))
        yield Relation(document, other, tuple(reasons[:_MOST_REASONS]), scores[other])
