"""Sentences that tell of events which others tell, too: sources of those, and no events of their own."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.model import Corpus
from dossier.relate.events.clues import NEVER, Clue

_MONTH = 31
"""Days: what takes longer may sum up what happened in it."""
_SEVERAL = 2
"""Events that a sentence must resume: one alone may be told twice of different times."""

Group = list[Clue]


def without_summaries(groups: Sequence[Group], corpus: Corpus) -> list[Group]:
    """The groups of reports that tell of an event; those that only resume others are added to these as sources."""
    kept = [list(group) for group in groups]
    for group in [group for group in kept if len(group) == 1]:
        others = [other for other in kept if other is not group]
        same = _same_sentence(group[0], others, corpus)
        resumed = [] if same else _resumed(group[0], others)
        if same or resumed:
            kept = others
        for other in same:
            other.extend(group)
        for other in resumed:
            other.extend(replace(clue, resuming=True) for clue in group)
    return kept


def _same_sentence(clue: Clue, groups: Sequence[Group], corpus: Corpus) -> list[Group]:
    """The named event of which another clause of the sentence tells on the same date: "she said …, as it opened"."""
    if clue.entity or clue.announced or clue.kind != "event":
        return []
    return [
        group
        for group in groups
        if any(o.entity and o.edtf == clue.edtf and _sentence(o, corpus) == _sentence(clue, corpus) for o in group)
    ][:1]


def _sentence(clue: Clue, corpus: Corpus) -> tuple[object, ...]:
    """Where the sentence of a report stands; of a line about a text, the report alone."""
    source = clue.source
    block = corpus.blocks.get((source.document, source.report.block))
    at = block.text.find(source.report.title) if block else -1
    spans = block.sentences if block and at >= 0 else ()
    start = next((start for start, end in spans if start <= at < end), None)
    return (source.document, source.report.block, start) if start is not None else (source,)


def _resumed(clue: Clue, groups: Sequence[Group]) -> list[Group]:
    """The events within the time of a report whose own names it has, if they are several."""
    moment = clue.source.report.when.edtf
    if clue.kind != "event" or (moment.days or NEVER) <= _MONTH or moment.start is None:
        return []
    length, named = moment.days or NEVER, set(clue.named)
    found = [
        group
        for group in groups
        if group[0].kind == "event"
        and moment.day <= group[0].source.report.when.edtf.day <= moment.last_day
        and (group[0].source.report.when.edtf.days or NEVER) < length
        and _things(group) <= named
    ]
    return found if len({frozenset(_things(group)) for group in found}) >= _SEVERAL else []


def _things(group: Group) -> set[str]:
    """By what an event is known: its name, what was announced, else all plans and bodies that its best report names.

    Never empty: what names nothing is known by itself alone.
    """
    own = {clue.entity for clue in group if clue.entity} | {thing for clue in group for thing in clue.announced}
    return own or set(group[0].telling) or {group[0].words}
