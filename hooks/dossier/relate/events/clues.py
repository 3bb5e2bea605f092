"""What a report of a date tells of its event."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from itertools import combinations, pairwise

import msgspec
from rapidfuzz.utils import default_process

from dossier.languages import languages, profile
from dossier.languages.text import tokens
from dossier.model import Corpus, Document, Key, Report, Source, When
from dossier.model.document import FRAME
from dossier.relate.names.lexicon import Names, Span
from dossier.relate.names.mentions import named_in

TELLING = ("initiative", "event", "organisation")
"""Kinds of entities that say which event or commitment is meant: two reports that name two of these in common, on the
same date, tell of the same."""
NEVER = 10**6
"""More characters, and more days, than there are between two things that have to do with each other."""
_NUMBER = re.compile(r"\d+")
_NOWHERE = Key("", "")
_ENCODER = msgspec.msgpack.Encoder()


@dataclass(frozen=True, slots=True)
class Clue:
    """A report and what tells whether another one means the same event.

    Those of all texts are held at one time, and sets take four times the memory; `compared` makes these of a few.
    """

    source: Source
    edtf: str
    """Without the marks of uncertainty."""
    words: str
    """Of the title, without those that give the date."""
    numbers: tuple[str, ...]
    telling: tuple[str, ...]
    """Ids of the initiatives, events and bodies that it names."""
    places: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    """Ids of all entities that the title names, in its order."""
    entity: str = ""
    """Id of the entity of kind event that it names, if it names one."""
    tokens: str = ""
    """Words of the title, each once; in a script without gaps, pairs of characters."""
    announced: tuple[str, ...] = ()
    """Ids of what the sentence itself announces, proposes or adopts."""
    sentence: int = -1
    """Where in its block the sentence begins that holds the report; -1 for a line about the text."""
    mark: bytes = b""
    """Digest of all by which it is compared with others: not of where the report stands."""
    resuming: bool = False
    """It only resumes this event beside others: what else it names has no part in this one."""

    @property
    def kind(self) -> str:
        """Event or deadline."""
        return self.source.report.kind


@dataclass(frozen=True, slots=True)
class Compared:
    """What of a clue is compared with others; made by `compared`."""

    source: Source
    kind: str
    edtf: str
    words: str
    entity: str
    numbers: frozenset[str]
    telling: frozenset[str]
    places: frozenset[str]
    persons: frozenset[str]
    tokens: frozenset[str]
    announced: frozenset[str]


def compared(clue: Clue) -> Compared:
    """A clue with sets of what it names."""
    named = map(frozenset, (clue.numbers, clue.telling, clue.places, clue.persons, clue.tokens.split(), clue.announced))
    return Compared(clue.source, clue.kind, clue.edtf, clue.words, clue.entity, *named)


def clues_of(document: Document, corpus: Corpus, known: Names) -> Iterator[Clue]:
    """What one text reports, each with what tells of its event; the corpus has the mentions in that text."""
    for clue in _clues(document, corpus, known):
        yield replace(clue, sentence=_sentence(clue.source, corpus), mark=_mark(clue))


def _mark(clue: Clue) -> bytes:
    """What is compared, as a digest; also of words with bytes that nobody could decode (surrogates, PEP 383)."""
    told = replace(clue, source=Source(_NOWHERE, Report(clue.source.report.when, "", "", clue.source.report.kind)))
    try:
        written = _ENCODER.encode(told)
    except UnicodeEncodeError:
        written = repr(told).encode("utf-8", "backslashreplace")
    return blake2b(written, digest_size=16).digest()


def _sentence(source: Source, corpus: Corpus) -> int:
    """Where in its block the sentence of a report begins; -1 where it stands in none."""
    block = corpus.blocks.get((source.document, source.report.block))
    at = block.text.find(source.report.title) if block else -1
    spans = block.sentences if block and at >= 0 else ()
    return next((start for start, end in spans if start <= at < end), -1)


def _clues(document: Document, corpus: Corpus, known: Names) -> Iterator[Clue]:
    for report in document.reports:
        spans = named_in(report.title, document.key, report.block, corpus, known)
        if report.kind == "deadline" and in_name(report.when, report.title, spans):
            continue
        clue = _clue(Source(document.key, report), spans, known)
        if not clue.entity and not report.block:
            clue = replace(clue, entity=_occasion(document, known))
        yield clue
    yield from _announcements(document, corpus, known)


def in_name(moment: When, text: str, spans: Iterable[Span]) -> bool:
    """Whether a date is but part of a name: "the 2030 Agenda" is due on no day."""
    starts = [(text.find(phrase), len(phrase)) for phrase in moment.basis if phrase in text]
    inside = [any(one.start <= start and start + size <= one.end for one in spans) for start, size in starts]
    return bool(inside) and all(inside)


def _announcements(document: Document, corpus: Corpus, known: Names) -> Iterator[Clue]:
    """What a text does by saying so ("I announce …", "the meeting adopted …"): its day is that of the text."""
    pattern = _acts(document.language)
    moment = document.when
    if not pattern or not moment or moment.edtf.days != 1:
        return
    told = {(report.block, report.title) for report in document.reports}
    for block in (block for block in document.blocks if block.kind not in FRAME):
        for text in (block.text[start:end] for start, end in block.sentences):
            act = pattern.search(text)
            if not act or any(block.id == place and title in text for place, title in told):
                continue
            spans = named_in(text, document.key, block.id, corpus, known)
            after = [span for span in spans if span.start >= act.end() and known.entities[span.entity].kind in TELLING][
                :1
            ]
            if after:
                report = Report(When(moment.edtf, (act[0],)), text, block.id)
                clue = _clue(Source(document.key, report), spans, known)
                thing = tuple(span.entity for span in after)
                yield replace(clue, telling=thing, announced=thing, entity="")


@cache
def _acts(language: str) -> re.Pattern[str] | None:
    words = profile(language).commitments.get("acts", "") if language in languages() else ""
    return re.compile(words) if words else None


def _clue(source: Source, spans: Sequence[Span], known: Names) -> Clue:
    report = source.report
    text = report.title
    for phrase in report.when.basis:
        text = text.replace(phrase, " ")
    return Clue(
        source=source,
        edtf=report.when.edtf.bare,
        words=default_process(text),
        numbers=_sorted(_NUMBER.findall(text)),
        named=tuple(dict.fromkeys(span.entity for span in spans)),
        telling=_named(spans, known, *TELLING),
        places=_named(spans, known, "place"),
        persons=_named(spans, known, "person"),
        tokens=" ".join(_sorted(_tokens(text))),
        entity=_nearest(
            [span for span in spans if known.entities[span.entity].kind == "event"], report.title, report.when
        ),
    )


def _named(spans: Sequence[Span], known: Names, *kinds: str) -> tuple[str, ...]:
    return _sorted(span.entity for span in spans if known.entities[span.entity].kind in kinds)


def _sorted(found: Iterable[str]) -> tuple[str, ...]:
    """Each once."""
    return tuple(sorted(set(found)))


def _nearest(spans: list[Span], title: str, when: When) -> str:
    """The event that a title names; of several the one that stands at most half as far from the date as the next."""
    named = {span.entity for span in spans}
    place = next((title.find(phrase) for phrase in when.basis if phrase in title), -1)
    if len(named) < 2 or place < 0:
        return named.pop() if len(named) == 1 else ""
    distances: dict[str, int] = {}
    for span in spans:
        distances[span.entity] = min(distances.get(span.entity, NEVER), abs(span.start - place))
    first, second = sorted(distances, key=lambda entity: (distances[entity], entity))[:2]
    return first if distances[first] * 2 <= distances[second] else ""


def _occasion(document: Document, known: Names) -> str:
    """The event at which a text was given, when an entity has its name."""
    entity = known.index.resolve(document.facts.event)
    return entity.id if entity and entity.kind == "event" else ""


def _tokens(text: str) -> Iterable[str]:
    """Words; where each character is one, each with the next."""
    found = tokens(text)
    if text.isascii():
        return found
    return (a if len(a) > 1 or a.isascii() else a + b for a, b in pairwise([*found, ""]))


# Which reports may tell of the same event: each is compared with a few others, not with all.


SHARED = 0.7
"""Part of the words of the shorter report that another one must have to be the same."""
_AGREED = 2
"""Rare words that two reports must share: one alone is chance."""
_MOST = 100
"""Groups that are found by one word or fact of a date. A name in thousands of reports of one year ("in 2024 the United
Nations …") tells none from another: these are found by what else they share, and each is compared with a bounded number
of others, however large the collection."""


@dataclass(frozen=True, slots=True)
class _Day:
    """Groups with reports of one kind and date."""

    often: Counter[str]
    """How many of its reports have a word."""
    any: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By word: groups with a report that has it."""
    rare: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By word: groups with a report of which it is one of the rarest."""


@dataclass(frozen=True, slots=True)
class Keys:
    """By what a report is found; made by `Nearby.keys`."""

    day: _Day
    rare: Sequence[str]
    others: Sequence[str]
    enough: int
    """Words that it must share."""
    facts: Sequence[Hashable]


@dataclass(frozen=True, slots=True)
class Nearby:
    """Finds, among groups of reports, the few that may tell of the same event; made by `nearby`."""

    days: Mapping[tuple[str, str], _Day]
    """By kind and date of the reports."""
    places: dict[Hashable, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By fact: groups with a report of it."""

    def keys(self, clue: Compared) -> Keys:
        """By what to find a report, and it others; without the words that no other of its date has."""
        day = self.days[clue.kind, clue.edtf]
        ordered = sorted(clue.tokens, key=lambda word: (day.often[word], word))
        few = int(len(ordered) * (1 - SHARED)) + _AGREED
        rare, others = ([word for word in part if day.often[word] > 1] for part in (ordered[:few], ordered[few:]))
        return Keys(day, rare, others, min(_AGREED, len(ordered)), tuple(_facts(clue)))

    def groups(self, keys: Keys) -> list[int]:
        """Numbers of the groups that share with a report its entity, or with its date something telling.

        Of two reports that share enough words (SHARED), one has some of the rarest words of the other (prefix filter:
        Chaudhuri, Ganti, Kaushik, A primitive operator for similarity joins, 2006). So these alone are looked up.
        """
        found: Counter[int] = Counter()
        for words, groups in ((keys.rare, keys.day.any), (keys.others, keys.day.rare)):
            for word in words:
                found.update(groups.get(word, ()))
        alike = {number for number, count in found.items() if count >= keys.enough}
        return sorted(alike.union(*(self.places.get(fact, ()) for fact in keys.facts)))

    def add(self, keys: Keys, number: int) -> None:
        """Note that a report belongs to a group."""
        held = [keys.day.any[word] for words in (keys.rare, keys.others) for word in words]
        held += [keys.day.rare[word] for word in keys.rare]
        held += [self.places[fact] for fact in keys.facts]
        for groups in held:
            if len(groups) < _MOST:
                groups.add(number)


def _facts(clue: Compared) -> Iterator[Hashable]:
    """What makes two reports one whatever their words: their event; with the same date what they name and count.

    A month joins a day of it by two names at once: one alone, such as that of an assembly, is in too many reports.
    """
    if clue.entity:
        yield clue.kind, clue.entity
    yield from ((clue.kind, clue.edtf, "name", entity) for entity in clue.telling)
    start = clue.source.report.when.edtf.start
    if start and start.month:
        month = start._replace(day=0)
        yield from ((clue.kind, month, "first", entity) for entity in clue.telling)
        yield from ((clue.kind, month, pair) for pair in combinations(sorted(clue.telling), 2))
    if clue.kind == "deadline":
        yield from ((clue.kind, clue.edtf, "number", number) for number in clue.numbers)


def nearby(clues: Iterable[Compared]) -> Nearby:
    """An index for these reports, without any group yet."""
    days: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for clue in clues:
        days[clue.kind, clue.edtf].update(clue.tokens)
    return Nearby({day: _Day(words) for day, words in days.items()})


def apart(clues: Iterable[Clue]) -> list[list[int]]:
    """Numbers of the reports, those together of which the one may be found by the other."""
    heads: dict[Hashable, Hashable] = {}

    def head(place: Hashable) -> Hashable:
        while (above := heads.setdefault(place, place)) != place:
            heads[place] = place = heads[above]
        return place

    found = []
    for clue in clues:
        first, *others = map(head, _places(clue))
        heads.update(dict.fromkeys(others, first))
        found.append(first)
    parts: dict[Hashable, list[int]] = defaultdict(list)
    for number, place in enumerate(found):
        parts[head(place)].append(number)
    return list(parts.values())


def _places(clue: Clue) -> Iterator[Hashable]:
    """Where a report is found: all keys that two reports share have one of these."""
    start = clue.source.report.when.edtf.start
    yield clue.kind, clue.edtf
    if clue.entity:
        yield clue.kind, "entity", clue.entity
    if start and start.month:
        yield clue.kind, start._replace(day=0)
