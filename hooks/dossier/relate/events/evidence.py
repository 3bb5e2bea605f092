"""Evidence: sentences of later texts that speak of what was promised. They prove nothing; they are where to read on."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cache
from heapq import merge
from itertools import groupby

from dossier.languages import languages, profile
from dossier.languages.quantities import quantity
from dossier.languages.text import stems
from dossier.model import CommitmentSource, Corpus, Document, Evidence, Key
from dossier.relate.texts.words import packed, sure_number, unpacked

_HEAD = 5
"""Words at the beginning of what is promised, or after its number, that name the thing."""
_FEW, _SHARE = 3, 0.2
"""A name or word is telling that at most so many texts have, or this part of them."""
_MOST = 8
"""Sentences that are kept."""
_NUMBER = re.compile(r"\A\D*\d+")


@dataclass(frozen=True, slots=True)
class Claim:
    """A commitment whose evidence is wanted."""

    who: frozenset[str]
    named: frozenset[str]
    """Initiatives, events and bodies with which it names what is promised."""
    sources: tuple[CommitmentSource, ...]
    """The oldest first."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence of a text may be found by; made by `sentences_in`."""

    block: int
    """Number of its block."""
    start: int
    end: int
    named: tuple[str, ...]
    """Ids of the entities that it names."""
    stems: bytes
    """Their numbers, packed."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence that has names or stems which are wanted."""

    document: Document
    sentence: Sentence
    stems: frozenset[str]

    @property
    def day(self) -> date | None:
        """Of the text; None where it has no date, so that it is no later than any."""
        return self.document.when.edtf.day if self.document.when else None

    @property
    def evidence(self) -> Evidence:
        """Its words, and where they stand."""
        block = self.document.blocks[self.sentence.block]
        return Evidence(self.document.key, block.id, block.text[self.sentence.start : self.sentence.end])


@dataclass(frozen=True, slots=True)
class _Index:
    """Sentences by those of their names and stems that are wanted."""

    sentences: Sequence[_Found]
    """By the days of their texts; those of texts without one last."""
    days: Sequence[date]
    """Of the sentences, as far as their texts have one."""
    places: Mapping[str, Sequence[int]]
    """In their order."""
    texts: Mapping[str, int]
    """How many texts have a name or stem."""
    few: float

    def telling(self, items: Iterable[str]) -> frozenset[str]:
        """Those of these names or stems that few texts have."""
        return frozenset(item for item in items if 0 < self.texts.get(item, 0) <= self.few)

    def later(self, since: date, items: Iterable[str]) -> Iterator[_Found]:
        """The sentences of texts after a day that have any of these names or stems, oldest first."""
        first, end = bisect_right(self.days, since), len(self.days)
        places = (self.places.get(item, ()) for item in items)
        found = merge(*(held[bisect_left(held, first) : bisect_left(held, end)] for held in places))
        return (self.sentences[number] for number, _ in groupby(found))


def _stems(text: str, language: str) -> frozenset[str]:
    return _prefixed(stems(text, _stopwords(language)), language)


def _stopwords(language: str) -> frozenset[str]:
    return profile(language).stopwords if language in languages() else frozenset()


def _prefixed(stems: Iterable[str], language: str) -> frozenset[str]:
    """Stems with their language: what two languages write alike need not mean the same."""
    return frozenset(f"{language} {stem}" for stem in stems)


def head(source: CommitmentSource) -> frozenset[str]:
    """Stems of the words that name what is promised by a day, or in a number: "10 workshops".

    Where neither a day nor a number makes it definite, words of cooperation and support are in every other text.
    """
    mention, language = source.mention, source.document.language
    if not (mention.count or mention.due):
        return frozenset()
    text = mention.sentence[slice(*mention.what)]
    counted = quantity(text, mention.count, language) or quantity(mention.sentence, mention.count, language)
    return _stems(counted or _beginning(text, language), language) - _general(language)


def _beginning(text: str, language: str) -> str:
    """The first words; in a script without gaps, as many signs as two words have."""
    text = _NUMBER.sub("", text)
    spans = re.findall(r"\w+\W*", text)
    return (
        "".join(spans[: _HEAD if len(spans) > 1 else 2 * _HEAD]) if profile(language).stopwords else text[: 2 * _HEAD]
    )


@cache
def _general(language: str) -> frozenset[str]:
    """Stems of words that stand for whatever is done ("10 actions"): a later text that has them need not mean these."""
    words = profile(language).commitments.get("general", "") if language in languages() else ""
    return _stems(words, language)


Spoken = Sequence[tuple[Document, Sequence[Sentence]]]
"""The original texts, each with its sentences: a translation is evidence of nothing that its original is not."""


def find_evidence(claims: Sequence[Claim], texts: Spoken) -> tuple[tuple[Evidence, ...], ...]:
    """For each claim the sentences of later texts that speak of it, oldest first.

    They name it by its own name, if few texts have that name; or, in the language of the commitment, by a telling
    word of it, beside the actor or a second such word.
    """
    index = _indexed(claims, texts)
    days = {document.key: document.when.edtf.day for document, _ in texts if document.when}
    return tuple(tuple(_of(claim, index, days)) for claim in claims)


def _since(claim: Claim, days: Mapping[Key, date]) -> date | None:
    """The day of the first text that makes a commitment; None where one of its texts has no date."""
    told = [days[source.document] for source in claim.sources if source.document in days]
    return min(told, default=None) if len(told) == len(claim.sources) else None


def _of(claim: Claim, index: _Index, days: Mapping[Key, date]) -> Iterator[Evidence]:
    own = {source.document.id for source in claim.sources}
    since = _since(claim, days)
    if since is None:
        return
    spoken = {source.document.language for source in claim.sources}
    names = index.telling(claim.named)
    rare = index.telling(stem for source in claim.sources for stem in head(source))
    count = 0
    for found in index.later(since, names | rare):
        if found.document.id in own:
            continue
        named = found.sentence.named
        shared = rare & found.stems if found.document.language in spoken else frozenset[str]()
        if not names.isdisjoint(named) or (shared and (not claim.who.isdisjoint(named) or len(shared) > 1)):
            count += 1
            yield found.evidence
        if count == _MOST:
            return


def _indexed(claims: Iterable[Claim], texts: Spoken) -> _Index:
    claims = tuple(claims)
    names = frozenset().union(*(claim.named for claim in claims))
    numbers = _numbers(source for claim in claims for source in claim.sources)
    told = [
        found
        for document, sentences in texts
        for found in _wanted(document, sentences, names, numbers.get(document.language, {}))
    ]
    told.sort(key=lambda found: found.day or date.max)
    told.sort(key=lambda found: found.day is None)
    days = [found.day for found in told if found.day]
    places: dict[str, list[int]] = defaultdict(list)
    having: dict[str, set[str]] = defaultdict(set)
    for number, found in enumerate(told):
        for item in names.intersection(found.sentence.named) | found.stems:
            places[item].append(number)
            having[item].add(found.document.id)
    few = max(_FEW, _SHARE * len(texts))
    return _Index(told, days, places, {item: len(ids) for item, ids in having.items()}, few)


def _numbers(sources: Iterable[CommitmentSource]) -> Mapping[str, Mapping[int, str]]:
    """By language, the stems that tell of commitments, by their numbers."""
    wanted: dict[str, dict[int, str]] = defaultdict(dict)
    for source in sources:
        wanted[source.document.language] |= {sure_number(stem.partition(" ")[2]): stem for stem in head(source)}
    return wanted


def _wanted(
    document: Document, sentences: Iterable[Sentence], names: AbstractSet[str], stems: Mapping[int, str]
) -> Iterator[_Found]:
    numbers = frozenset(stems)
    for sentence in sentences:
        found = frozenset(map(stems.__getitem__, numbers.intersection(unpacked(sentence.stems))))
        if found or not names.isdisjoint(sentence.named):
            yield _Found(document, sentence, found)


def sentences_in(document: Document, corpus: Corpus) -> Iterator[Sentence]:
    """The sentences of one text; the corpus has the mentions in it."""
    stopwords = _stopwords(document.language)
    for number, block in enumerate(document.blocks):
        inside = corpus.mentions_in(document.key, block.id)
        for start, end in block.sentences if block.kind != "heading" else ():
            named = (
                dict.fromkeys(mention.entity for mention in inside if start <= mention.start < end) if inside else ()
            )
            found = packed(map(sure_number, stems(block.text[start:end], stopwords)))
            if named or found:
                yield Sentence(number, start, end, tuple(named), found)
