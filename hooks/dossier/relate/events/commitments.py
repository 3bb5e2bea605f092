"""Commitments: what several texts tell of one commitment, and the sentences of later texts that speak of it."""

import re
from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256

from dossier.languages import profile
from dossier.languages.text import speaks, tokens
from dossier.model import Commitment, CommitmentMention, CommitmentSource, Corpus, Document, Evidence
from dossier.model.document import day_of, originals
from dossier.relate.events.clues import TELLING
from dossier.relate.events.evidence import Claim, find_evidence
from dossier.relate.names.lexicon import Names, Span
from dossier.relate.names.mentions import named_in

_AGENTS = ("person", "organisation", "place")
"""Kinds of entities that can promise something."""
_BEGINNING = 100
"""Characters in which what is promised is named."""
_MONTH = 31
"""Days within which two texts tell of one proposal."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A commitment, and what tells whether another text makes the same."""

    source: CommitmentSource
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
        due = self.source.mention.due
        return due.edtf.bare if due else ""

    @property
    def text(self) -> str:
        """What is promised, in the words of the text."""
        mention = self.source.mention
        return mention.sentence[slice(*mention.what)]


def join_commitments(corpus: Corpus, known: Names) -> tuple[Commitment, ...]:
    """All commitments of the original texts, by deadline; those without one last, in the order of the texts."""
    told = sorted(_told(corpus, known), key=lambda one: one.order)
    groups = _grouped(told)
    claims = [Claim(_who(group), _about(group), tuple(one.source for one in group)) for group in groups]
    evidence = find_evidence(claims, corpus)
    made = [_commitment(group, found) for group, found in zip(groups, evidence, strict=True)]
    return tuple(made[at] for at in sorted(range(len(made)), key=lambda at: (_last(made[at]), groups[at][0].order)))


def _last(commitment: Commitment) -> date:
    return commitment.due.edtf.last_day if commitment.due else date.max


def _told(corpus: Corpus, known: Names) -> Iterator[_Told]:
    for document in originals(corpus.documents):
        reader = _Reader(document, corpus, known)
        yield from (one for place, mention in enumerate(document.commitments) if (one := reader.told(mention, place)))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Understands the commitments of a document."""

    document: Document
    corpus: Corpus
    known: Names

    def told(self, mention: CommitmentMention, place: int) -> _Told | None:
        """A commitment with the names in it; None where nobody makes it who can promise."""
        is_self = speaks(mention.who, self.document.language)
        spans = named_in(mention.sentence, self.document.key, mention.block, self.corpus, self.known)
        subject = _subject(mention, spans)
        who = self._of(subject, _AGENTS) or (self._speakers() if is_self else frozenset())
        if not self._may_commit(mention, subject, who):
            return None
        start, end = mention.what
        named = frozenset(span.entity for span in spans) - who
        about = self._of((span for span in spans if start <= span.start < min(end, start + _BEGINNING)), TELLING)
        order = (day_of(self.document.when), self.document.id, place)
        return _Told(CommitmentSource(self.document.key, mention), who, named, about - who, order)

    def _may_commit(self, mention: CommitmentMention, subject: Sequence[Span], who: frozenset[str]) -> bool:
        """A duty is a commitment only where those speak of their own: who sign the text, being named in its title."""
        is_self = speaks(mention.who, self.document.language)
        if mention.kind == "duty":
            title = self.known.lexicons[self.document.language].spans(self.document.title)
            return is_self or (bool(who) and who <= self._of(title, _AGENTS))
        body = not subject and bool(_body(self.document.language).search(mention.who))
        return mention.kind == "measure" or is_self or bool(who) or body

    def _of(self, spans: Iterable[Span], kinds: Container[str]) -> frozenset[str]:
        return frozenset(span.entity for span in spans if self.known.entities[span.entity].kind in kinds)

    def _speakers(self) -> frozenset[str]:
        """Whom "we" or "I" means: those who speak in the text, if the collection knows them."""
        found = (self.known.index.resolve(name) for name in self.document.facts.speaker)
        return frozenset(entity.id for entity in found if entity)


def _subject(mention: CommitmentMention, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The names in the words before the verb."""
    start = mention.sentence.rfind(mention.who, 0, mention.what[0])
    return tuple(span for span in spans if start <= span.start < start + len(mention.who))


@cache
def _body(language: str) -> re.Pattern[str]:
    told = profile(language)
    edge = "" if told.letters else r"\b"
    return re.compile(f"{edge}(?:{told.commitments['bodies']}){edge}", re.IGNORECASE)


def _grouped(told: Iterable[_Told]) -> list[list[_Told]]:
    """Commitments of the same together, in order."""
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
    """What two mentions of one commitment have in common: their words, what they count, or what they are about."""
    mention = one.source.mention
    yield tuple(tokens(one.text))
    if mention.count:
        yield mention.count, one.due
    yield from ((mention.kind, thing) for thing in one.about)


def _same(one: _Told, two: _Told) -> bool:
    """Whether two commitments are one.

    They have the same words, whoever repeats them; or they count the same number, by the same day or of things that
    bear the same names; or they are about the same body or plan, told within a month.
    """
    if tokens(one.text) == tokens(two.text):
        return True
    a, b = one.source.mention, two.source.mention
    if one.source.document.id == two.source.document.id or one.due != two.due or a.count != b.count:
        return False
    actors = bool(one.who & two.who)
    if a.count:
        return actors and bool(one.named & two.named) if not one.due else actors or _is_open(one) or _is_open(two)
    return actors and bool(one.about & two.about) and abs(one.order[0] - two.order[0]).days <= _MONTH


def _is_open(one: _Told) -> bool:
    """Whether "we" promise, for a body that the sentence does not name."""
    return speaks(one.source.mention.who, one.source.document.language)


def _who(group: Sequence[_Told]) -> frozenset[str]:
    return frozenset().union(*(one.who for one in group))


def _named(group: Sequence[_Told]) -> frozenset[str]:
    return frozenset().union(*(one.named for one in group))


def _about(group: Sequence[_Told]) -> frozenset[str]:
    """What later texts may call it by; a measure or a duty is too general for that."""
    definite = (one.about for one in group if one.source.mention.kind in ("commitment", "offer"))
    return frozenset().union(*definite)


def _commitment(group: Sequence[_Told], evidence: tuple[Evidence, ...]) -> Commitment:
    first = group[0]
    mention, key = first.source.mention, first.source.document
    mark = sha256(f"{key.id}\n{mention.block}\n{first.text}".encode()).hexdigest()[:6]
    return Commitment(
        id=f"c-{mark}",
        kind=mention.kind,
        who=tuple(sorted(_who(group))),
        due=next((one.source.mention.due for one in group if one.due), None),
        count=next((one.source.mention.count for one in group if one.source.mention.count), 0),
        sources=tuple(one.source for one in group),
        evidence=evidence,
        entities=tuple(sorted(_who(group) | _named(group))),
    )
