"""Commitments: what several texts tell of one promise, and the sentences of later texts that speak of it."""

import re
from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256

from dossier.languages import profile
from dossier.languages.text import speaks, words
from dossier.model import Commitment, Corpus, Document, Evidence, Pledge, Promise
from dossier.model.document import day_of, originals
from dossier.relate.events.evidence import Claim, find_evidence
from dossier.relate.names.lexicon import Names, Span
from dossier.relate.names.mentions import named_in

_AGENTS = ("person", "organisation", "place")
"""Kinds of entities that can promise something."""
_TELLING = ("initiative", "event", "organisation")
"""Kinds of entities that a promise may be about."""
_BEGINNING = 100
"""Characters in which what is promised is named."""
_MONTH = 31
"""Days within which two texts tell of one proposal."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A promise, and what tells whether another text makes the same."""

    pledge: Pledge
    who: frozenset[str]
    named: frozenset[str]
    """Entities that the sentence names beside those."""
    about: frozenset[str]
    """Initiatives, events and bodies with which it names what is promised."""
    order: tuple[date, str, int]
    """Date of the text, its id, and the place within it."""

    @property
    def due(self) -> str:
        """The deadline without the marks of uncertainty."""
        due = self.pledge.promise.due
        return due.edtf.bare if due else ""

    @property
    def text(self) -> str:
        """What is promised, in the words of the text."""
        promise = self.pledge.promise
        return promise.sentence[slice(*promise.what)]


def find_commitments(corpus: Corpus, known: Names) -> tuple[Commitment, ...]:
    """All commitments of the original texts, by deadline; those without one last, in the order of the texts."""
    told = sorted(_told(corpus, known), key=lambda one: one.order)
    groups = _grouped(told)
    claims = [Claim(_who(group), _about(group), tuple(one.pledge for one in group)) for group in groups]
    evidence = find_evidence(claims, corpus)
    made = [_commitment(group, found) for group, found in zip(groups, evidence, strict=True)]
    return tuple(made[at] for at in sorted(range(len(made)), key=lambda at: (_last(made[at]), groups[at][0].order)))


def _last(commitment: Commitment) -> date:
    return commitment.due.edtf.last_day if commitment.due else date.max


def _told(corpus: Corpus, known: Names) -> Iterator[_Told]:
    for document in originals(corpus.documents):
        reader = _Reader(document, corpus, known)
        yield from (one for place, promise in enumerate(document.promises) if (one := reader.told(promise, place)))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Understands the promises of a document."""

    document: Document
    corpus: Corpus
    known: Names

    def told(self, promise: Promise, place: int) -> _Told | None:
        """A promise with the names in it; None where nobody makes it who can promise."""
        is_self = speaks(promise.who, self.document.language)
        spans = named_in(promise.sentence, self.document.key, promise.block, self.corpus, self.known)
        subject = _subject(promise, spans)
        who = self._of(subject, _AGENTS) or (self._speakers() if is_self else frozenset())
        if not self._may_promise(promise, subject, who):
            return None
        start, end = promise.what
        named = frozenset(span.entity for span in spans) - who
        about = self._of((span for span in spans if start <= span.start < min(end, start + _BEGINNING)), _TELLING)
        order = (day_of(self.document.when), self.document.id, place)
        return _Told(Pledge(self.document.key, promise), who, named, about - who, order)

    def _may_promise(self, promise: Promise, subject: Sequence[Span], who: frozenset[str]) -> bool:
        """A duty is a promise only where those speak of their own: who sign the text, being named in its title."""
        is_self = speaks(promise.who, self.document.language)
        if promise.kind == "duty":
            title = self.known.lexicons[self.document.language].spans(self.document.title)
            return is_self or (bool(who) and who <= self._of(title, _AGENTS))
        body = not subject and bool(_body(self.document.language).search(promise.who))
        return promise.kind == "measure" or is_self or bool(who) or body

    def _of(self, spans: Iterable[Span], kinds: Container[str]) -> frozenset[str]:
        return frozenset(span.entity for span in spans if self.known.entities[span.entity].kind in kinds)

    def _speakers(self) -> frozenset[str]:
        """Whom "we" or "I" means: those who speak in the text, if the collection knows them."""
        found = (self.known.index.resolve(name) for name in self.document.facts.speaker)
        return frozenset(entity.id for entity in found if entity)


def _subject(promise: Promise, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The names in the words before the verb."""
    start = promise.sentence.rfind(promise.who, 0, promise.what[0])
    return tuple(span for span in spans if start <= span.start < start + len(promise.who))


@cache
def _body(language: str) -> re.Pattern[str]:
    told = profile(language)
    edge = "" if told.letters else r"\b"
    return re.compile(f"{edge}(?:{told.commitments['bodies']}){edge}", re.IGNORECASE)


def _grouped(told: Iterable[_Told]) -> list[list[_Told]]:
    """Promises of the same together, in order."""
    groups: list[list[_Told]] = []
    places: dict[Hashable, list[int]] = defaultdict(list)
    for one in told:
        keys = list(_keys(one))
        near = (number for key in keys for number in places[key])
        at = next((number for number in near if _same(one, groups[number][0])), len(groups))
        if at == len(groups):
            groups.append([])
        groups[at].append(one)
        for key in keys:
            if at not in places[key]:
                places[key].append(at)
    return groups


def _keys(one: _Told) -> Iterator[Hashable]:
    """What two promises that are the same have in common: their words, or what they count, or what they are about."""
    promise = one.pledge.promise
    yield tuple(words(one.text))
    if promise.count:
        yield promise.count, one.due
    yield from ((promise.kind, thing) for thing in one.about)


def _same(one: _Told, two: _Told) -> bool:
    """Whether two promises are one.

    They have the same words, whoever repeats them; or they count the same number, by the same day or of things that
    bear the same names; or they are about the same body or plan, told within a month.
    """
    if words(one.text) == words(two.text):
        return True
    a, b = one.pledge.promise, two.pledge.promise
    if one.pledge.document.id == two.pledge.document.id or one.due != two.due or a.count != b.count:
        return False
    actors = bool(one.who & two.who)
    if a.count:
        return actors and bool(one.named & two.named) if not one.due else actors or _is_open(one) or _is_open(two)
    return actors and bool(one.about & two.about) and abs(one.order[0] - two.order[0]).days <= _MONTH


def _is_open(one: _Told) -> bool:
    """Whether "we" promise, for a body that the sentence does not name."""
    return speaks(one.pledge.promise.who, one.pledge.document.language)


def _who(group: Sequence[_Told]) -> frozenset[str]:
    return frozenset().union(*(one.who for one in group))


def _named(group: Sequence[_Told]) -> frozenset[str]:
    return frozenset().union(*(one.named for one in group))


def _about(group: Sequence[_Told]) -> frozenset[str]:
    """What later texts may call it by; a measure or a duty is too general for that."""
    definite = (one.about for one in group if one.pledge.promise.kind in ("commitment", "offer"))
    return frozenset().union(*definite)


def _commitment(group: Sequence[_Told], evidence: tuple[Evidence, ...]) -> Commitment:
    first = group[0]
    promise, key = first.pledge.promise, first.pledge.document
    mark = sha256(f"{key.id}\n{promise.block}\n{first.text}".encode()).hexdigest()[:6]
    return Commitment(
        id=f"c-{mark}",
        kind=promise.kind,
        who=tuple(sorted(_who(group))),
        due=next((one.pledge.promise.due for one in group if one.due), None),
        count=next((one.pledge.promise.count for one in group if one.pledge.promise.count), 0),
        pledges=tuple(one.pledge for one in group),
        evidence=evidence,
        entities=tuple(sorted(_who(group) | _named(group))),
    )
