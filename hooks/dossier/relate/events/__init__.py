"""Events: what several texts report of the same day, told once, with all its sources."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from rapidfuzz import fuzz

from dossier.model import Event, When
from dossier.model.document import day_of
from dossier.relate.events.clues import NEVER, SHARED, Clue, Compared, apart, compared, nearby
from dossier.relate.events.summaries import without_summaries
from dossier.relate.parts import Make, anew

_ENOUGH_SHARED = 2
"""Two reports that name so many telling names in common, on the same date, tell of the same."""
_AGREED = 3
"""Names in common, with places and persons, where one date is but the month of the other, or one name is telling."""
_SIMILAR = 85
# Bytes, not letters: five Han characters say as much as two or three words.
_LONG_ENOUGH = 15
_LEADERS = 5
"""Reports of a group, the best first, with which another is compared."""
_MONTH = 31


def find_events(clues: Iterable[Clue], make: Make = anew) -> tuple[Event, ...]:
    """All events that the original texts report, by date; reports of the same event become its sources."""
    groups = without_summaries(_joined(sorted(clues, key=_best_first), make))
    taken: Counter[str] = Counter()
    events = []
    for group in groups:
        event = _event(group)
        taken[event.id] += 1
        events.append(event if taken[event.id] == 1 else replace(event, id=f"{event.id}-{taken[event.id]}"))
    return tuple(sorted(events, key=lambda event: (day_of(event.when), event.id)))


def _days(when: When) -> int:
    return when.edtf.days or NEVER


def _best_first(clue: Clue) -> tuple[int, bool, bool, str, str, str, str]:
    """The most precise date, then the surest, then what a paragraph tells rather than a line about the text."""
    report, (id_, language) = clue.source.report, clue.source.document
    return _days(report.when), not report.when.edtf.is_sure, not report.block, id_, language, report.block, report.title


@dataclass(slots=True)
class _Group:
    """Reports of one event, the best first."""

    clues: list[Compared] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """Ids of the events that they name."""
    dates: dict[str, Compared] = field(default_factory=dict)
    """By date: the last of its reports."""

    def add(self, clue: Compared, place: int) -> None:
        """One report more, which has this place in a list of all."""
        self.clues.append(clue)
        self.places.append(place)
        self.named |= {clue.entity} if clue.entity else set()
        self.dates[clue.edtf] = clue

    @property
    def leaders(self) -> list[Compared]:
        """Those with which another is compared: the last of many may be unlike the first."""
        return self.clues[:_LEADERS]


_Numbers = tuple[int, ...]


def _joined(reported: Sequence[Clue], make: Make) -> list[list[Clue]]:
    """Clues of the same event together; to be given best first, so that a vague one joins a precise one."""
    parts = apart(reported)
    given = (b"".join(reported[number].mark for number in part) for part in parts)
    made = make(tuple[_Numbers, ...], _grouped, reported, parts, given)
    groups = [[part[at] for at in group] for part, found in zip(parts, made, strict=True) for group in found]
    return [[reported[number] for number in group] for group in sorted(groups)]


def _grouped(reported: Sequence[Clue], part: Sequence[int]) -> tuple[_Numbers, ...]:
    """The groups of those clues whose numbers are given, as places in that list."""
    groups: list[_Group] = []
    own = [compared(reported[number]) for number in part]
    index = nearby(own)
    for place, clue in enumerate(own):
        keys = index.keys(clue)
        fitting = [number for number in index.groups(keys) if _belongs(clue, groups[number])]
        # Between two dates that both fit, nobody can choose.
        if len({groups[number].clues[0].edtf for number in fitting}) != 1:
            fitting = [len(groups)]
            groups.append(_Group())
        group = groups[fitting[0]]
        group.add(clue, place)
        if len(group.clues) <= _LEADERS:
            index.add(keys, fitting[0])
    return tuple(tuple(group.places) for group in groups)


def _belongs(clue: Compared, group: _Group) -> bool:
    if clue.entity and group.named - {clue.entity}:
        return False
    leaders = group.leaders
    # What fails most often comes first: most of those that share rare words share no more.
    if not any(_same(clue, other) for other in leaders):
        return False
    if not clue.entity and any(_apart(clue, other) for other in leaders):
        return False
    return all(_compatible(clue, other) for other in group.dates.values())


def _compatible(one: Compared, two: Compared) -> bool:
    """Whether the dates are equal, or one within the other and neither vaguer than a month."""
    if one.edtf == two.edtf:
        return True
    moments = one.source.report.when, two.source.report.when
    if max(map(_days, moments)) > _MONTH:
        return False
    a, b = (moment.edtf for moment in moments)
    return (a.day <= b.day and b.last_day <= a.last_day) or (b.day <= a.day and a.last_day <= b.last_day)


def _apart(one: Compared, two: Compared) -> bool:
    """Whether both say where, or both say who, and nothing of it is the same: two events of one day."""
    both = ((one.places, two.places), (one.persons, two.persons))
    return any(mine and others and mine.isdisjoint(others) for mine, others in both)


def _same(one: Compared, two: Compared) -> bool:
    if one.entity and one.entity == two.entity:
        return True
    shared = len(one.telling & two.telling)
    agreed = shared + len(one.places & two.places) + len(one.persons & two.persons)
    if one.announced or two.announced:
        # A thing is announced once: who tells only its month means that day. A meeting is more than what it adopts.
        told = bool(one.announced & two.telling or two.announced & one.telling)
        return told and agreed > shared and not (one.entity or two.entity)
    if one.edtf != two.edtf:
        return shared >= _ENOUGH_SHARED and agreed >= _AGREED
    if one.kind == "deadline" and (shared or one.numbers & two.numbers):
        return True
    length = _days(one.source.report.when)
    named = (length <= _MONTH and shared >= _ENOUGH_SHARED) or (length == 1 and shared and agreed >= _AGREED)
    return bool(named) or _alike(one, two)


def _alike(one: Compared, two: Compared) -> bool:
    if len(one.tokens & two.tokens) < SHARED * min(len(one.tokens), len(two.tokens)):
        return False
    if min(len(one.words.encode()), len(two.words.encode())) < _LONG_ENOUGH:
        return False
    return fuzz.token_set_ratio(one.words, two.words) >= _SIMILAR


def _event(group: Sequence[Clue]) -> Event:
    sources = tuple(clue.source for clue in group)
    first = sources[0]
    mark = sha256(f"{first.document.id}\n{first.report.block}".encode()).hexdigest()[:4]
    day = re.sub(r"[^0-9A-Za-z-]+", "_", str(first.report.when.edtf)).strip("_-")
    entity = next((clue.entity for clue in group if clue.entity), "")
    announced = next((thing for clue in group for thing in clue.announced), "")
    telling = (id_ for clue in group if not clue.resuming for id_ in clue.named)
    named = dict.fromkeys([*([entity] if entity else []), *telling])
    return Event(f"e-{day}-{mark}", first.report.when, first.report.kind, sources, entity, tuple(named), announced)
