"""Commitments: what several texts tell of one commitment, and the sentences of later texts that speak of it."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from msgspec.structs import replace

from dossier.languages import profile
from dossier.languages.text import speaks, subordinate, tokens
from dossier.model import Commitment, CommitmentMention, CommitmentSource, Corpus, Document, Evidence
from dossier.model.document import day_of
from dossier.relate.events.clues import TELLING, in_name
from dossier.relate.events.evidence import Claim, Spoken, find_evidence, head
from dossier.relate.events.parties import Parties, Reader
from dossier.relate.names.lexicon import Names, Span

_BEGINNING = 100
"""Characters in which what is promised is named."""
_RUN = 6
"""Words in a row that a report and its quotation share before they are compared: five are "in the field of" a thing."""
_REPEATED = 0.75
"""Part of the words of a report that its quotation has: 7 of 9 where it adds what an abbreviation stands for."""
_MONTH = 31
"""Days within which two texts tell of one proposal."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment, and what tells whether another text makes the same."""

    source: CommitmentSource
    parties: Parties
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

    @property
    def head(self) -> str:
        """The same without what a subordinate clause adds."""
        return subordinate(profile(self.source.document.language)).split(self.text, maxsplit=1)[0]


def join_commitments(promises: Iterable[Promise], texts: Spoken) -> tuple[Commitment, ...]:
    """All commitments of the original texts, by deadline; those without one last, in the order of the texts."""
    groups = _grouped(sorted(promises, key=lambda one: one.order))
    claims = [
        Claim(frozenset(_parties(group).who), _about(group), tuple(one.source for one in group)) for group in groups
    ]
    evidence = find_evidence(claims, texts)
    made = [_commitment(group, found) for group, found in zip(groups, evidence, strict=True)]
    return tuple(made[at] for at in sorted(range(len(made)), key=lambda at: (_last(made[at]), groups[at][0].order)))


def _last(commitment: Commitment) -> date:
    return commitment.due.edtf.last_day if commitment.due else date.max


def promises_in(document: Document, corpus: Corpus, known: Names) -> Iterator[Promise]:
    """The commitments of one text; the corpus has the mentions in it."""
    reader = Reader(document, corpus, known)
    for place, mention in enumerate(document.commitments):
        spans = reader.spans(mention)
        if parties := reader.parties(mention, spans):
            said = frozenset((*parties.who, *parties.by))
            source = CommitmentSource(document.key, _due(mention, spans))
            yield Promise(
                source=source,
                parties=parties,
                who=frozenset(parties.who),
                named=frozenset(span.entity for span in spans) - said,
                about=_thing(source, spans, known) - said,
                order=(day_of(document.when), document.id, place),
            )


def _due(mention: CommitmentMention, spans: Sequence[Span]) -> CommitmentMention:
    """A commitment without the deadline that is but part of a name."""
    named = mention.due and in_name(mention.due, mention.sentence, spans)
    return replace(mention, due=None) if named else mention


def _thing(source: CommitmentSource, spans: Sequence[Span], known: Names) -> frozenset[str]:
    """The plans, events and bodies with which a text names what is promised.

    "Under this Plan we will take 10 actions": what is counted and has no name of its own is known by that of its plan.
    """
    mention = source.mention
    start, end = mention.what[0], min(mention.what[1], mention.what[0] + _BEGINNING)
    telling = [span for span in spans if known.entities[span.entity].kind in TELLING]
    about = frozenset(span.entity for span in telling if start <= span.start < end)
    if about or not mention.count or head(source):
        return about
    return frozenset(span.entity for span in telling if span.start < start)


def _grouped(told: Iterable[Promise]) -> list[list[Promise]]:
    """Commitments of the same together, in order."""
    groups: list[list[Promise]] = []
    places: dict[Hashable, dict[int, None]] = defaultdict(dict)
    for one in told:
        keys, runs = list(_keys(one)), list(_runs(one))
        # Of one text, only what is told and what is quoted can be the same in other words.
        sought = (*keys, *((run, not _is_open(one)) for run in runs))
        near = (number for key in sought for number in places[key])
        at = next((number for number in near if _same(one, groups[number][0])), len(groups))
        if at == len(groups):
            groups.append([])
        groups[at].append(one)
        first = groups[at][0]
        alone = first.source.document == one.source.document
        ways = (_is_open(first),) if alone else (True, False)
        for key in (*keys, *((run, way) for run in runs for way in ways)):
            places[key][at] = None
    return groups


def _keys(one: Promise) -> Iterator[Hashable]:
    """What two mentions of one commitment have in common: their words, what they count, or what they are about."""
    mention = one.source.mention
    yield tuple(tokens(one.text))
    if mention.count:
        yield mention.count, one.due
    yield from ((mention.kind, thing) for thing in one.about)


def _runs(one: Promise) -> Iterator[Hashable]:
    """The runs of words by which a text may tell again what it quotes."""
    words = tokens(one.text)
    yield from ((one.source.document, *words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _same(one: Promise, two: Promise) -> bool:
    """Whether two commitments are one.

    They have the same words, whoever repeats them; or a report tells in its own voice what it quotes; or they count
    the same number, by the same day or of things that bear the same names; or they are about the same body or plan,
    told within a month.
    """
    if tokens(one.text) == tokens(two.text):
        return True
    a, b = one.source.mention, two.source.mention
    if one.source.document == two.source.document:
        return a.kind == b.kind and _repeats(one, two)
    if one.source.document.id == two.source.document.id or one.due != two.due or a.count != b.count:
        return False
    actors = bool(one.who & two.who)
    if a.count:
        return actors and bool(one.named & two.named) if not one.due else actors or _is_open(one) or _is_open(two)
    return actors and bool(one.about & two.about) and abs(one.order[0] - two.order[0]).days <= _MONTH


def _repeats(one: Promise, two: Promise) -> bool:
    """Whether one quotes ("we will …") what the other tells of somebody."""
    if _is_open(one) == _is_open(two):
        return False
    told, quoted = (two, one) if _is_open(one) else (one, two)
    words = Counter(tokens(told.head))
    return (words & Counter(tokens(quoted.text))).total() >= _REPEATED * words.total()


def _is_open(one: Promise) -> bool:
    """Whether "we" promise, for a body that the sentence does not name."""
    return speaks(one.source.mention.who, one.source.document.language)


def _parties(group: Sequence[Promise]) -> Parties:
    """The parties of one commitment: a person is none where another text, or another sentence, names his body.

    Who told it first announced it; later texts resume it.
    """
    bodies = tuple(dict.fromkeys(one for told in group if not told.parties.personal for one in told.parties.who))
    persons = tuple(dict.fromkeys(one for told in group if told.parties.personal for one in told.parties.who))
    first = group[0].parties
    return Parties(bodies, first.who if first.personal else first.by) if bodies else Parties(persons)


def _named(group: Sequence[Promise]) -> frozenset[str]:
    return frozenset().union(*(one.named for one in group))


def _about(group: Sequence[Promise]) -> frozenset[str]:
    """What later texts may call it by; a measure or a duty is too general for that."""
    definite = (one.about for one in group if one.source.mention.kind in ("commitment", "offer"))
    return frozenset().union(*definite)


def _commitment(group: Sequence[Promise], evidence: tuple[Evidence, ...]) -> Commitment:
    first = group[0]
    mention, key = first.source.mention, first.source.document
    parties = _parties(group)
    mark = sha256(f"{key.id}\n{mention.block}\n{first.text}".encode()).hexdigest()[:6]
    return Commitment(
        id=f"c-{mark}",
        kind=mention.kind,
        who=parties.who,
        by=parties.by,
        due=next((one.source.mention.due for one in group if one.due), None),
        count=next((one.source.mention.count for one in group if one.source.mention.count), 0),
        sources=tuple(one.source for one in group),
        evidence=evidence,
        entities=tuple(sorted({*parties.who, *parties.by} | _named(group))),
    )
