"""Related documents: which texts name the same events, initiatives and speakers, share a subject, or share keywords."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import log
from operator import add
from types import MappingProxyType
from typing import TypeVar

from dossier.languages import languages, profile
from dossier.languages.names import NameIndex
from dossier.languages.text import WORD
from dossier.model import Corpus, Document, Entity, Key, Relation
from dossier.relate.parts import Make, anew

# Keywords: words that a text uses again and again and few others do.
#
# Term frequency times inverse document frequency (K. Spärck Jones, Journal of Documentation 28, 1972, 11–21).


MOST = 15
"""Keywords of a text."""
_AGAIN = 2
"""How often a text must use a word for it to be a keyword."""
_FEW, _SHARE = 2, 0.2
"""A word is telling that at most so many texts use, or this part of them."""
_LEAST = 10
"""Texts of a language below which nobody can tell which of its words are rare."""
_SHORTEST = 4
_LONGEST_GRAM = 4


@dataclass(frozen=True, slots=True)
class Used:
    """What relates a text to others, beside the names in it; made by `used_in`."""

    words: Mapping[str, int] = field(default_factory=dict)
    """Those that it uses again, and how often."""
    speakers: tuple[str, ...] = ()
    """Ids of the persons who speak."""


def used_in(document: Document, index: NameIndex) -> Used:
    """What one text uses."""
    people = (index.resolve(name) for name in document.facts.speaker)
    speakers = dict.fromkeys(person.id for person in people if person and person.kind == "person")
    return Used(_again(document), tuple(speakers))


def _again(document: Document) -> Mapping[str, int]:
    text = "\n".join(block.text for block in document.blocks)
    if document.language not in languages():
        return {}
    known = profile(document.language)
    counts = _grams(text, known.letters) if known.letters else _plain(text, known.stopwords)
    return {word: count for word, count in counts.items() if count >= _AGAIN}


def keywords(used: Mapping[Key, Mapping[str, int]]) -> Mapping[Key, tuple[str, ...]]:
    """The keywords of each text, the most telling first; each language by itself, and none of one with few texts.

    used: words that each text uses again, and how often.
    """
    spoken: dict[str, list[Key]] = defaultdict(list)
    for key in used:
        spoken[key.language].append(key)
    several = (keys for keys in spoken.values() if len(keys) >= _LEAST)
    return {key: found for keys in several for key, found in _keywords({key: used[key] for key in keys})}


def _keywords(used: Mapping[Key, Mapping[str, int]]) -> Iterator[tuple[Key, tuple[str, ...]]]:
    texts = Counter(word for counts in used.values() for word in counts)
    few = max(_FEW, _SHARE * len(used))
    for key, counts in used.items():
        telling = {w: n * log(1 + len(used) / texts[w]) for w, n in counts.items() if 1 < texts[w] <= few}
        yield key, tuple(sorted(telling, key=lambda word: (-telling[word], word))[:MOST])


def _plain(text: str, stopwords: frozenset[str]) -> Counter[str]:
    """Words without capitals and without the s of a plural; short and very frequent ones left out.

    >>> dict(_plain("The harbours and the harbour of the North", frozenset({"the"})))
    {'harbour': 2, 'north': 1}
    """
    found: Counter[str] = Counter()
    for word, count in Counter(WORD.findall(text.casefold())).items():
        if len(word) >= _SHORTEST and word not in stopwords:
            found[word.removesuffix("s")] += count
    return found


def _grams(text: str, letters: str) -> Counter[str]:
    """In a script without gaps: two to four characters that come together again and again, and in no longer company.

    >>> dict(_grams("渔业协定保护渔业", "[一-鿿]")), dict(_grams("人工智能和人工智能", "[一-鿿]"))
    ({'渔业': 2}, {'人工智能': 2})
    """
    found: Counter[str] = Counter()
    for run in re.findall(f"(?:{letters})+", text):
        grams: Sequence[str] = run
        for size in range(2, _LONGEST_GRAM + 1):
            grams = list(map(add, grams, run[size - 1 :]))
            found.update(grams)
    again = {gram: count for gram, count in found.items() if count >= _AGAIN}
    inner = {part for gram, count in again.items() for part in (gram[1:], gram[:-1]) if again.get(part) == count}
    return Counter({gram: count for gram, count in again.items() if gram not in inner})


_Item = TypeVar("_Item")

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
_OFTEN = 3
"""How often a text names a term that is its subject."""
_TERMS = 3
"""Terms that two texts on one subject must share; the subject is one of them."""
_KEYWORDS = 4
"""Keywords that two texts must share to be related by their words alone."""
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
    subjects: Mapping[str, frozenset[str]]
    """Terms that a document names often."""
    terms: frozenset[str]
    binding: frozenset[str]
    """Events and initiatives: sharing one is enough to relate two documents."""
    words: Mapping[str, frozenset[tuple[str, str]]]
    """Keywords, each with its language."""
    users: Mapping[tuple[str, str], tuple[str, ...]]
    """By keyword: whose it is."""
    values: Mapping[str, float]
    """By entity: what sharing it tells."""
    worths: Mapping[tuple[str, str], float]
    """By keyword, likewise."""
    telling: frozenset[str]
    """Those that few texts name: what most of a collection speaks of tells nothing of two of its texts."""
    scores: dict[tuple[str, str], float] = field(default_factory=dict)
    """By pair of documents, as far as they are known: each pair is asked for from both sides."""

    def shared(self, one: str, two: str) -> frozenset[str]:
        """Entities that both documents name."""
        return self.entities[one] & self.entities[two]

    def score(self, one: str, two: str) -> float:
        """How much two documents have in common; 0 where they are not related."""
        pair = (one, two) if one < two else (two, one)
        if pair not in self.scores:
            self.scores[pair] = self._score(*pair) if self.are_related(*pair) else 0
        return self.scores[pair]

    def _score(self, one: str, two: str) -> float:
        names = sorted(map(self.values.__getitem__, self.shared(one, two)))
        words = sorted(map(self.worths.__getitem__, self.words[one] & self.words[two]))
        return round(sum(names) + sum(words), 3)

    def bonds(self, document: str) -> list[str]:
        """Entities of the document that can relate it to another, rarest first."""
        bonds = (self.entities[document] & self.binding) | self.speakers[document] | self.subjects[document]
        return sorted(bonds & self.telling, key=lambda entity: (len(self.documents[entity]), entity))

    def are_related(self, one: str, two: str) -> bool:
        """Whether two documents have in common what no chance brings together."""
        shared = self.shared(one, two)
        telling = shared & self.telling
        if not (telling.isdisjoint(self.binding) and telling.isdisjoint(self.speakers[one] & self.speakers[two])):
            return True
        if not telling.isdisjoint(self.subjects[one] & self.subjects[two]) and len(shared & self.terms) >= _TERMS:
            return True
        return len(self.words[one] & self.words[two]) >= _KEYWORDS


def find_relations(
    corpus: Corpus,
    texts: Mapping[Key, Used],
    duplicates: Mapping[str, Collection[str]] = MappingProxyType({}),
    make: Make = anew,
) -> tuple[Relation, ...]:
    """For each document at most five others, the most related first.

    All versions of an id count as one document; a translation names what its original names. Two are related only if
    they share an event, an initiative or a speaker, or a subject beside other terms, or several keywords; and of the
    names that they share only those count, and are reasons, that no more than half of the documents have. The score
    sums, over all entities that both name, `weights` of the kind times log(1 + documents / documents that name it), and
    the same for keywords. `texts`: the originals; `duplicates`: by id, the ids of the same text; a text is not related
    to itself.
    """
    named = _named(corpus, texts)
    # Most edits of a text change neither whom it names nor its keywords.
    (found,) = make(tuple[Relation, ...], _all, named, [duplicates], [_told(named, duplicates)])
    return found


def _all(named: "_Named", duplicates: Mapping[str, Collection[str]]) -> tuple[Relation, ...]:
    return tuple(
        relation
        for one in sorted(named.entities)
        for relation in _relations(named, one, {one, *duplicates.get(one, ())})
    )


def _told(named: "_Named", duplicates: Mapping[str, Collection[str]]) -> object:
    """All that relations are made of, in an order that all processes share."""
    sets = (named.entities, named.speakers, named.subjects, named.words, duplicates)
    lists = [[(id_, sorted(held[id_])) for id_ in sorted(held)] for held in sets]
    return lists, sorted(named.terms), sorted(named.binding), sorted(named.values.items())


def _named(corpus: Corpus, texts: Mapping[Key, Used]) -> _Named:
    entities, speakers = corpus.entities, _speakers(texts)
    found = {id_: set(people) for id_, people in speakers.items()}
    terms = frozenset(entity.id for entity in entities if entity.kind == "term")
    counts: Counter[tuple[str, str]] = Counter()
    for mention in corpus.mentions:
        if mention.document in texts:
            found[mention.document.id].add(mention.entity)
            counts[mention.document.id, mention.entity] += 1
    documents_of = _reversed(found)
    words, most = _words(texts, found), max(_FEW, (len(found) + 1) // 2)
    users = _reversed(words)
    return _Named(
        entities=_frozen(found),
        speakers=_frozen(speakers),
        documents=documents_of,
        subjects={
            id_: frozenset(entity for entity in names if entity in terms and counts[id_, entity] >= _OFTEN)
            for id_, names in found.items()
        },
        terms=terms,
        words=words,
        users=users,
        worths={word: log(1 + len(found) / len(using)) for word, using in users.items()},
        binding=frozenset(entity.id for entity in entities if entity.kind in _BINDING),
        telling=frozenset(one for one, naming in documents_of.items() if len(naming) <= most),
        values=dict(_values(entities, frozenset().union(*speakers.values()), documents_of, len(found))),
    )


def _speakers(texts: Mapping[Key, Used]) -> dict[str, set[str]]:
    speakers: dict[str, set[str]] = defaultdict(set)
    for key, used in texts.items():
        speakers[key.id].update(used.speakers)
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


def _words(texts: Mapping[Key, Used], found: Mapping[str, object]) -> dict[str, frozenset[tuple[str, str]]]:
    words: dict[str, set[tuple[str, str]]] = {id_: set() for id_ in found}
    for key, telling in keywords({key: used.words for key, used in texts.items()}).items():
        words[key.id] |= {(word, key.language) for word in telling}
    return {id_: frozenset(telling) for id_, telling in words.items()}


def _reversed(found: Mapping[str, Collection[_Item]]) -> dict[_Item, tuple[str, ...]]:
    naming: dict[_Item, list[str]] = defaultdict(list)
    for document in sorted(found):
        for entity in found[document]:
            naming[entity].append(document)
    return {entity: tuple(documents) for entity, documents in naming.items()}


def _candidates(named: _Named, document: str) -> set[str]:
    """Documents that may be related, the document itself among them: by the rarest names, and by keywords."""
    candidates: set[str] = set()
    for entity in named.bonds(document):
        if len(candidates) >= _ENOUGH_CANDIDATES:
            break
        candidates.update(_around(named.documents[entity], document))
    shared = Counter(chain.from_iterable(_around(named.users[word], document) for word in named.words[document]))
    likely = sorted((-count, other) for other, count in shared.items() if count >= _KEYWORDS)
    candidates.update(other for _, other in likely[:_ENOUGH_CANDIDATES])
    return candidates


def _around(documents: tuple[str, ...], document: str) -> tuple[str, ...]:
    """Of very many documents that share a name or keyword, those next to this one in the order of ids.

    It tells little; and if all were compared, the time would grow with the square of their number.
    """
    if len(documents) <= 2 * _ENOUGH_CANDIDATES:
        return documents
    at = bisect_left(documents, document)
    return documents[max(0, at - _ENOUGH_CANDIDATES) : at + _ENOUGH_CANDIDATES + 1]


def _relations(named: _Named, document: str, same: Collection[str]) -> Iterator[Relation]:
    found = ((other, named.score(document, other)) for other in _candidates(named, document) if other not in same)
    scores = {other: score for other, score in found if score}
    for other in sorted(scores, key=lambda other: (-scores[other], other))[:_MOST]:
        telling = named.shared(document, other) & named.telling
        reasons = sorted(telling, key=lambda entity: (-named.values[entity], entity))
        words = sorted(named.words[document] & named.words[other], key=lambda word: (-named.worths[word], word))
        yield Relation(document, other, tuple(reasons[:_MOST_REASONS]), tuple(words[:_MOST_REASONS]))
