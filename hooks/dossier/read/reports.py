"""Dates of a text: its own, and those of the events that it reports."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dossier.data import Profile
from dossier.model import Block, Line, Report, When
from dossier.read.completion import resolve, when
from dossier.read.dates import Found, find
from dossier.text import sentences

_ACTS = frozenset({"speech", "statement", "press-conference", "interview", "resolution", "letter"})
"""Types of text whose date is that of something that happened, and not of a publication alone."""
_DATED_TYPES = frozenset({"statement", "resolution", "press-release", "news-article", "other"})


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date in the body, with the clause that holds it."""

    block: Block
    clause: str
    found: Found


def _clauses(text: str, sentence: tuple[int, int], found: Sequence[Found], profile: Profile) -> list[tuple[int, int]]:
    """The sentence, cut before a subordinate clause where that parts two of its dates."""
    start, end = sentence
    cuts = [start]
    for before, after in zip(found, found[1:], strict=False):
        words = "|".join(map(re.escape, profile.subordinators))
        comma = (
            list(re.finditer(rf"[,，;；]\s*(?=(?:{words})(?:\b|(?<=[^\x00-\x7f])))", text[before.end : after.start]))
            if words
            else []
        )
        if comma:
            cuts.append(before.end + comma[-1].end())
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True)]


def _in_block(block: Block, profile: Profile) -> Iterable[_Dated]:
    found = find(block.text, profile)
    for span in sentences(block.text, profile) if found else ():
        inside = [one for one in found if span[0] <= one.start < span[1]]
        for start, end in _clauses(block.text, span, inside, profile):
            clause = block.text[start:end].strip(" ,，;；")
            yield from (_Dated(block, clause, one) for one in inside if start <= one.start < end)


def _dated(blocks: Iterable[Block], profile: Profile) -> tuple[_Dated, ...]:
    return tuple(dated for block in blocks if block.kind != "heading" for dated in _in_block(block, profile))


def _date_line(lines: Iterable[Line], profile: Profile) -> tuple[When, Line] | None:
    """The date on a line of its own: the text's, not the day on which somebody reposted it, if both are there."""
    for rule in ("take_date_stamps", "take_source_stamps"):
        for line in (line for line in lines if line.rule == rule and line.fate == "metadata"):
            for found in find(line.text, profile):
                if found.year and found.day:
                    return when(found.edtf(), line.text), line
    return None


def _from_body(dated: Sequence[_Dated], first: Block | None) -> When | None:
    """The date that the first paragraph gives to what it tells, as the text's own: about that day, or just after."""
    complete = [
        one for one in dated if one.block is first and one.found.year and one.found.day and not one.found.is_deadline
    ]
    if not complete:
        return None
    last = complete[0].found.edtf().split("/")[-1]
    return when(f"{last}~", complete[0].found.text)


def _from_weekday(dated: Sequence[_Dated]) -> When | None:
    """A text that says only “on Tuesday” tells of the week in which it was written."""
    resolved = resolve([one.found for one in dated], None)
    return next((w for one, w in zip(dated, resolved, strict=True) if one.found.weekday and w), None)


def _report(dated: _Dated, moment: When) -> Report:
    return Report(moment, dated.clause, dated.block.id, "deadline" if dated.found.is_deadline else "event")


def find_dates(
    title: str, blocks: Sequence[Block], lines: Sequence[Line], profile: Profile, kind: str, known: When | None = None
) -> tuple[When | None, tuple[Report, ...]]:
    """The text's own date and its reports; known: the date that a person gave, which wins.

    kind: type of the text. What completes a date that lacks a part is the text's own date, or else
    the dates around it (read/completion.py).
    """
    dated = _dated(blocks, profile)
    line = _date_line(lines, profile)
    first = next((block for block in blocks if block.kind == "paragraph" and find(block.text, profile)), None)
    own = known or (line[0] if line else None) or _from_body(dated, first) or _from_weekday(dated)
    sure = own if own and not own.edtf.endswith(("?", "~")) else None
    moments = resolve([replace(one.found, context=one.clause) for one in dated], sure)
    reports = [_report(one, moment) for one, moment in zip(dated, moments, strict=True) if moment]
    if own and line and kind in _ACTS and not any(report.when.edtf == own.edtf for report in reports):
        reports.insert(0, Report(own, title, ""))
    return own, tuple(dict.fromkeys(reports))
