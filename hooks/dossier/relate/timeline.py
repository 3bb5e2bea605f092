"""Events: what several texts report of the same day, told once, with all its sources."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from dossier.model import Document, Entity, Event, Source, When
from dossier.names import NameIndex, name_index
from dossier.relate.mentions import Lexicon, Span, lexicon

# Two reports that name two of these in common, on the same date, tell of the same.
_TELLING = ("initiative", "event", "organisation")
_ENOUGH_SHARED = 2
_SIMILAR = 85
# Bytes, not letters: five Han characters say as much as two or three words.
_LONG_ENOUGH = 15
_MONTH = 31
_NEVER = 10**6
_NUMBER = re.compile(r"\d+")
_UNSURE = re.compile("[?~%]")


@dataclass(frozen=True, slots=True)
class _Clue:
    """A report and what tells whether another one means the same event."""

    source: Source
    edtf: str
    """Without the marks of uncertainty."""
    words: str
    """Of the title, without those that give the date."""
    numbers: frozenset[str]
    telling: frozenset[str]
    entity: str = ""


def find_events(documents: Iterable[Document], entities: Iterable[Entity]) -> tuple[Event, ...]:
    """All events that the original texts report, by date; reports of the same event become its sources.

    Translations tell nothing new: only documents that are none contribute.
    """
    documents, entities = tuple(documents), tuple(entities)
    groups = _grouped(sorted(_clues(documents, entities), key=_best_first))
    taken: Counter[str] = Counter()
    events = []
    for clues in groups:
        event = _event(clues)
        taken[event.id] += 1
        events.append(event if taken[event.id] == 1 else replace(event, id=f"{event.id}-{taken[event.id]}"))
    return tuple(sorted(events, key=lambda event: (event.when.earliest or date.max, event.id)))


def _clues(documents: tuple[Document, ...], entities: tuple[Entity, ...]) -> Iterator[_Clue]:
    originals = [document for document in documents if document.translation is None and document.reports]
    lexicons = {tag: lexicon(entities, tag) for tag in {document.language for document in originals}}
    kinds = {entity.id: entity.kind for entity in entities}
    names = name_index(entities)
    for document in originals:
        for report in document.reports:
            source = Source(document.key, report)
            clue = _clue(source, lexicons[document.language], kinds)
            if not clue.entity and not report.block:
                clue = replace(clue, entity=_occasion(document, names))
            yield clue


def _clue(source: Source, lexicon: Lexicon, kinds: Mapping[str, str]) -> _Clue:
    report = source.report
    spans = lexicon.spans(report.title)
    words = report.title
    for phrase in report.when.basis:
        words = words.replace(phrase, " ")
    return _Clue(
        source=source,
        edtf=_UNSURE.sub("", report.when.edtf),
        words=default_process(words),
        numbers=frozenset(_NUMBER.findall(words)),
        telling=frozenset(span.entity for span in spans if kinds[span.entity] in _TELLING),
        entity=_nearest([span for span in spans if kinds[span.entity] == "event"], report.title, report.when),
    )


def _nearest(spans: list[Span], title: str, when: When) -> str:
    """The event that a title names; of several the one that stands at most half as far from the date as the next."""
    named = {span.entity for span in spans}
    place = next((title.find(phrase) for phrase in when.basis if phrase in title), -1)
    if len(named) < 2 or place < 0:
        return named.pop() if len(named) == 1 else ""
    distances: dict[str, int] = {}
    for span in spans:
        distances[span.entity] = min(distances.get(span.entity, _NEVER), abs(span.start - place))
    first, second = sorted(distances, key=lambda entity: (distances[entity], entity))[:2]
    return first if distances[first] * 2 <= distances[second] else ""


def _occasion(document: Document, names: NameIndex) -> str:
    """The event at which a text was given, when an entity has its name."""
    entity = names.resolve(document.facts.event)
    return entity.id if entity and entity.kind == "event" else ""


def _days(when: When) -> int:
    return (when.latest - when.earliest).days + 1 if when.earliest and when.latest else _NEVER


def _best_first(clue: _Clue) -> tuple[int, bool, bool, str, str, str, str]:
    """The most precise date, then the surest, then what a paragraph tells rather than a line about the text."""
    report, (id_, language) = clue.source.report, clue.source.document
    unsure = bool(_UNSURE.search(report.when.edtf))
    return _days(report.when), unsure, not report.block, id_, language, report.block, report.title


def _grouped(clues: Iterable[_Clue]) -> list[list[_Clue]]:
    """Clues of the same event together; to be given best first, so that a vague one joins a precise one."""
    groups: list[list[_Clue]] = []
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for clue in clues:
        kind = clue.source.report.kind
        keys = [(kind, "date", clue.edtf)] + ([(kind, "entity", clue.entity)] if clue.entity else [])
        near = sorted({number for key in keys for number in places[key]})
        fitting = [number for number in near if _belongs(clue, groups[number])]
        # Between two dates that both fit, nobody can choose.
        if len({groups[number][0].edtf for number in fitting}) != 1:
            fitting = [len(groups)]
            groups.append([])
        groups[fitting[0]].append(clue)
        for key in keys:
            places[key].append(fitting[0])
    return groups


def _belongs(clue: _Clue, group: list[_Clue]) -> bool:
    named = {other.entity for other in group if other.entity}
    if clue.entity and named - {clue.entity}:
        return False
    return all(_compatible(clue, other) for other in group) and any(_same(clue, other) for other in group)


def _compatible(one: _Clue, two: _Clue) -> bool:
    """Whether the dates are equal, or one within the other and neither vaguer than a month."""
    if one.edtf == two.edtf:
        return True
    a, b = one.source.report.when, two.source.report.when
    if not (a.earliest and a.latest and b.earliest and b.latest) or max(_days(a), _days(b)) > _MONTH:
        return False
    return (a.earliest <= b.earliest and b.latest <= a.latest) or (b.earliest <= a.earliest and a.latest <= b.latest)


def _same(one: _Clue, two: _Clue) -> bool:
    if one.entity and one.entity == two.entity:
        return True
    if one.edtf != two.edtf:
        return False
    shared = len(one.telling & two.telling)
    if one.source.report.kind == "deadline" and (shared or one.numbers & two.numbers):
        return True
    precise = _days(one.source.report.when) <= _MONTH
    return (precise and shared >= _ENOUGH_SHARED) or _alike(one.words, two.words)


def _alike(one: str, two: str) -> bool:
    if min(len(one.encode()), len(two.encode())) < _LONG_ENOUGH:
        return False
    return fuzz.token_set_ratio(one, two) >= _SIMILAR


def _event(clues: list[_Clue]) -> Event:
    sources = tuple(clue.source for clue in clues)
    first = sources[0]
    mark = sha256(f"{first.document.id}\n{first.report.block}".encode()).hexdigest()[:4]
    day = re.sub(r"[^0-9A-Za-z-]+", "_", first.report.when.edtf).strip("_-")
    entity = next((clue.entity for clue in clues if clue.entity), "")
    return Event(f"e-{day}-{mark}", first.report.when, first.report.kind, sources, entity)
