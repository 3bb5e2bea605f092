"""Sentences that tell of events which others tell, too: sources of those, and no events of their own."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dossier.relate.events.clues import NEVER, Clue

_MONTH = 31
"""Days: what takes longer may sum up what happened in it."""
_SEVERAL = 2
"""Events that a sentence must resume: one alone may be told twice of different times."""
_MOST = 100
"""Events that it may resume: what fits more of them ("in 2024 the Council and the Assembly …") sums up none. Thousands
of such sentences would each become a source of thousands of events, and the time would grow with their product."""

Group = list[Clue]


def without_summaries(groups: Sequence[Group]) -> list[Group]:
    """The groups of reports that tell of an event; those that only resume others are added to these as sources."""
    told = _Told(groups)
    gone: set[int] = set()
    for number, group in enumerate(told.groups):
        if len(groups[number]) > 1:
            continue
        same = told.same_sentence(group[0], number, gone)
        resumed = [] if same else told.resumed(group[0], number)
        if same or resumed:
            gone.add(number)
            told.forget(number)
        for other in same:
            told.add(other, group)
        for other in resumed:
            told.add(other, [replace(clue, resuming=True) for clue in group])
    return [group for number, group in enumerate(told.groups) if number not in gone]


_Names = frozenset[str]
_Days = list[tuple[date, int]]
"""Groups by the day of their first report, in order."""


class _Told:
    """Groups of reports, known by their numbers, which grow while they are compared.

    Nobody compares a report with all groups: it looks up those of its own sentence, and those whose names are all
    among its own. Each group is filed under one of its names, the one that fewest have; so what it has in common with
    a report is among the report's names, and no group is missed.
    """

    def __init__(self, groups: Sequence[Group]) -> None:
        self.groups = [list(group) for group in groups]
        self.named: dict[Hashable, list[int]] = defaultdict(list)
        """Groups by the sentence and date of a report in them that names an event."""
        self.own = [set(_own(group)) for group in self.groups]
        self.things = [self._things(number) for number in range(len(groups))]
        self.often = Counter(thing for things in self.things for thing in things)
        self.filed: dict[str, dict[tuple[_Names, int], _Days]] = defaultdict(lambda: defaultdict(list))
        """By the rarest of their names: by all of these and the length of their time, groups of events."""
        for number, group in enumerate(self.groups):
            self._file(number)
            self._note_sentences(number, group)

    def add(self, number: int, clues: Sequence[Clue]) -> None:
        """More reports for a group, which may give it a name."""
        self.groups[number] += clues
        self._note_sentences(number, clues)
        own = set(_own(clues))
        if not own <= self.own[number]:
            self.forget(number)
            self.own[number] |= own
            self.things[number] = self._things(number)
            self._file(number)

    def forget(self, number: int) -> None:
        """Let no report resume a group (any longer, or under its present names)."""
        first = self.groups[number][0]
        if first.kind == "event":
            days = self._days(number)
            del days[bisect_left(days, (_day(first), number))]

    def same_sentence(self, clue: Clue, number: int, gone: set[int]) -> list[int]:
        """The named event of which another clause of the sentence tells on that date: "she said …, as it opened"."""
        if clue.entity or clue.announced or clue.kind != "event" or not self.named:
            return []
        found = self.named.get((clue.edtf, _sentence(clue)), ())
        return sorted({other for other in found if other != number and other not in gone})[:1]

    def resumed(self, clue: Clue, number: int) -> list[int]:
        """The events within the time of a report whose own names it has, if they are several."""
        moment = clue.source.report.when.edtf
        length, named = moment.days or NEVER, set(clue.named)
        if clue.kind != "event" or length <= _MONTH or moment.start is None:
            return []
        found: list[int] = []
        kinds = set()
        for name in named:
            for (things, long), days in self.filed[name].items() if name in self.filed else ():
                if long < length and things <= named:
                    first, last = bisect_left(days, moment.day, key=_at), bisect_right(days, moment.last_day, key=_at)
                    if last - first > _MOST - len(found):
                        return []
                    within = [other for _, other in days[first:last] if other != number]
                    found += within
                    kinds |= {things} if within else set()
        return found if len(kinds) >= _SEVERAL else []

    def _things(self, number: int) -> _Names:
        """By what an event is known: its name, what was announced, else all plans and bodies of its best report.

        Never empty: what names nothing is known by itself alone.
        """
        first = self.groups[number][0]
        return frozenset(self.own[number] or first.telling or (first.words,))

    def _days(self, number: int) -> _Days:
        things, first = self.things[number], self.groups[number][0]
        rarest = min(things, key=lambda thing: (self.often[thing], thing))
        return self.filed[rarest][things, first.source.report.when.edtf.days or NEVER]

    def _file(self, number: int) -> None:
        first = self.groups[number][0]
        if first.kind == "event":
            insort(self._days(number), (_day(first), number))

    def _note_sentences(self, number: int, clues: Sequence[Clue]) -> None:
        for clue in clues:
            if clue.entity:
                self.named[clue.edtf, _sentence(clue)].append(number)


def _own(clues: Sequence[Clue]) -> Iterator[str]:
    for clue in clues:
        yield from [clue.entity] if clue.entity else ()
        yield from clue.announced


def _at(filed: tuple[date, int]) -> date:
    return filed[0]


def _day(clue: Clue) -> date:
    return clue.source.report.when.edtf.day


def _sentence(clue: Clue) -> tuple[object, ...]:
    """Where the sentence of a report stands; of a line about a text, the report alone."""
    source = clue.source
    return (source.document, source.report.block, clue.sentence) if clue.sentence >= 0 else (source,)
