"""Dates of a text: its own, and those of the events that it reports."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.text import around, subordinate
from dossier.model import Block, Report, When
from dossier.read.dates import UNSURE_ORDER, Found, find
from dossier.read.dates.order import order, settled
from dossier.read.dates.own import HELD, Dated, in_place, is_sure, line_date, own_date
from dossier.read.dates.resolve import resolve
from dossier.read.facts import subtitle
from dossier.read.facts.roles import Text
from dossier.read.lines.measure import has_sentences, is_prose


def _clauses(text: str, sentence: tuple[int, int], found: Sequence[Found], profile: Profile) -> list[tuple[int, int]]:
    """The sentence, cut before a subordinate clause where that lies between two of its dates."""
    between = (list(subordinate(profile).finditer(text, one.end, two.start)) for one, two in pairwise(found))
    cuts = [sentence[0], *(commas[-1].end() for commas in between if commas), sentence[1]]
    return list(pairwise(cuts))


def _in_block(block: Block, profile: Profile) -> Iterable[Dated]:
    found = find(block.text, profile)
    for span in block.sentences if found else ():
        for start, end in _clauses(block.text, span, _between(found, *span), profile):
            for one in _between(found, start, end):
                first, last = around(block.text, (start, end), (one.start, one.end))
                yield Dated(block, block.text[first:last].strip(" ,،，;؛；"), one)


def _between(found: Sequence[Found], start: int, end: int) -> Sequence[Found]:
    """Those dates, in order, that begin between two places."""
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


def _start(found: Found) -> int:
    return found.start


def _dated(blocks: Iterable[Block], profile: Profile) -> tuple[Dated, ...]:
    return tuple(dated for block in blocks if block.kind != "heading" for dated in _in_block(block, profile))


def _report(dated: Dated, moment: When) -> Report:
    return Report(moment, dated.clause, dated.block.id, "deadline" if dated.found.is_deadline else "event")


def _lone(pairs: Iterable[tuple[Dated, When]], own: When | None, profile: Profile) -> set[str]:
    """Texts of lines that tell nothing but the day of the text, as the head of a letter does beside a place or a sign.

    A line with many dates is looked at once.
    """
    told = {dated.block.text for dated, moment in pairs if own and moment.edtf == own.edtf}
    return {words for words in told if not (is_prose(words) or has_sentences(words, profile.stopwords))}


def _for_machines(text: Text) -> Iterable[Found]:
    """Dates in fields of a page that no browser shows: their order is fixed."""
    fields = (line for line in text.lines if line.decision.role == "date" and line.markup and not line.markup.is_seen)
    return (found for line in fields for found in find(line.text, text.profile))


def find_dates(
    text: Text, kind: str, known: When | None = None, *, undated: bool = False
) -> tuple[When | None, tuple[Report, ...]]:
    """The text's own date and its reports; known: the date that a person gave, which wins; undated: there is none.

    kind: type of the text. A date that lacks a part is normalised by the text's own date, or else by
    the dates around it (read/dates/resolve.py).
    """
    dated = _dated(text.blocks, text.profile)
    known_order = order((line.text for line in text.lines), (*(one.found for one in dated), *_for_machines(text)))
    dated = tuple(
        replace(one, found=settled(one.found, known_order)) if UNSURE_ORDER in one.found.flags else one for one in dated
    )
    line = line_date(text, kind, known_order)
    own = None if undated else known or own_date(text, line, dated, known_order)
    sure = own if is_sure(own) else None
    moments = resolve(in_place(dated), sure)
    pairs = [(one, moment) for one, moment in zip(dated, moments, strict=True) if moment]
    lone = _lone(pairs, own, text.profile)
    reports = [
        _report(one, moment)
        for one, moment in pairs
        if not (own and moment.edtf == own.edtf and one.block.text in lone)
    ]
    if own and line and kind in HELD and not any(report.when.edtf == own.edtf for report in reports):
        reports.insert(0, Report(own, subtitle(text.blocks) or text.title, ""))
    return own, tuple({(one.when.edtf, one.title, one.block): one for one in reversed(reports)}.values())[::-1]
