"""Dates of a text: its own, and those of the events that it reports."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from dossier.data import Profile
from dossier.edtf import qualifiers
from dossier.model import Block, Line, Report, When
from dossier.read.completion import resolve, when
from dossier.read.dates import Found, find
from dossier.read.metadata import Text, subtitle
from dossier.text import sentences

_ACTS = frozenset({"speech", "statement", "press-conference", "interview", "resolution", "letter"})
"""Types of text whose date is that of something that happened, and not of a publication alone."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date in the body, with the clause that holds it."""

    block: Block
    clause: str
    found: Found


@cache
def _subordinate(profile: Profile) -> re.Pattern[str]:
    """A comma before a word that opens a clause."""
    words = "|".join(map(re.escape, profile.subordinators)) or "(?!)"
    edge = "" if profile.letters else r"(?!\w)"
    return re.compile(rf"[,，;；]\s*(?=(?:{words}){edge})")


def _clauses(text: str, sentence: tuple[int, int], found: Sequence[Found], profile: Profile) -> list[tuple[int, int]]:
    """The sentence, cut before a subordinate clause where that parts two of its dates."""
    between = (list(_subordinate(profile).finditer(text, one.end, two.start)) for one, two in pairwise(found))
    cuts = [sentence[0], *(commas[-1].end() for commas in between if commas), sentence[1]]
    return list(pairwise(cuts))


def _in_block(block: Block, profile: Profile) -> Iterable[_Dated]:
    found = find(block.text, profile)
    for span in sentences(block.text, profile) if found else ():
        inside = [one for one in found if span[0] <= one.start < span[1]]
        for start, end in _clauses(block.text, span, inside, profile):
            clause = block.text[start:end].strip(" ,，;；")
            yield from (_Dated(block, clause, one) for one in inside if start <= one.start < end)


def _dated(blocks: Iterable[Block], profile: Profile) -> tuple[_Dated, ...]:
    return tuple(dated for block in blocks if block.kind != "heading" for dated in _in_block(block, profile))


def _date_line(lines: Iterable[Line], profile: Profile) -> When | None:
    """The date on a line of its own: the text's, not the day on which somebody reposted it, if both are there."""
    for rule in ("take_date_stamps", "take_datelines", "take_source_stamps"):
        for line in (line for line in lines if line.rule == rule and line.fate == "metadata"):
            for found in find(line.text, profile):
                if found.year and found.day:
                    return when(found.edtf(), line.text)
    return None


def _from_body(dated: Sequence[_Dated]) -> When | None:
    """The date that the first paragraph gives to what it tells, as the text's own: about that day, or just after."""
    first = next((one.block for one in dated if one.block.kind == "paragraph"), None)
    found = (one.found for one in dated if one.block is first and not one.found.is_deadline)
    complete = next((one for one in found if one.year and one.day), None)
    return when(f"{complete.edtf().split('/')[-1]}~", complete.text) if complete else None


def _from_weekday(dated: Sequence[_Dated]) -> When | None:
    """A text that says only “on Tuesday” tells of the week in which it was written."""
    resolved = resolve([one.found for one in dated], None)
    return next((w for one, w in zip(dated, resolved, strict=True) if one.found.weekday and w), None)


def _report(dated: _Dated, moment: When) -> Report:
    return Report(moment, dated.clause, dated.block.id, "deadline" if dated.found.is_deadline else "event")


def find_dates(text: Text, kind: str, known: When | None = None) -> tuple[When | None, tuple[Report, ...]]:
    """The text's own date and its reports; known: the date that a person gave, which wins.

    kind: type of the text. What completes a date that lacks a part is the text's own date, or else
    the dates around it (read/completion.py).
    """
    dated = _dated(text.blocks, text.profile)
    line = _date_line(text.lines, text.profile)
    own = known or line or _from_body(dated) or _from_weekday(dated)
    sure = own if own and not qualifiers(own.edtf) else None
    moments = resolve([replace(one.found, context=one.clause) for one in dated], sure)
    reports = [_report(one, moment) for one, moment in zip(dated, moments, strict=True) if moment]
    if own and line and kind in _ACTS and not any(report.when.edtf == own.edtf for report in reports):
        reports.insert(0, Report(own, subtitle(text.blocks) or text.title, ""))
    return own, tuple({(one.when.edtf, one.title, one.block): one for one in reversed(reports)}.values())[::-1]
