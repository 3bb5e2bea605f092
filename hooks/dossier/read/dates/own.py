"""A text's own date (TimeML: its document creation time): which of its dates it is, by their roles and places.

A line may say that a text was delivered, published, or merely updated; a line that says nothing counts as published.
The date of an act (a speech, a resolution) is that of the act; of any other text, that of its publication. The date of
a site that reposts the text, beside a source or a counter, comes last; a year beside a claim of rights does not count.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.languages import Profile
from dossier.model import Block, Document, Finding, Line, Role, When
from dossier.model.document import when
from dossier.model.edtf import Edtf
from dossier.read.clean.stamps import date, dated_place, has_date
from dossier.read.dates import OPEN, UNSURE_ORDER, WRONG_WEEKDAY, Found, find
from dossier.read.dates.resolve import resolve
from dossier.read.dates.stamped import stamped
from dossier.read.facts import subtitle
from dossier.read.facts.roles import Text, around_title, dateline, distance, opening, title_place
from dossier.read.lines.vocabulary import core, finder, phrases

ACTS = frozenset({"speech", "statement", "press-conference", "interview", "resolution", "letter"})
"""Types of text whose date is that of something that happened, and not of a publication alone."""
_VAGUE = 10_000
"""Added to the distance of a month alone: any day on another line goes before."""
_LATER = 31
"""A text that mentions anything more than so many days later was not written on this date."""
_DELIVERED, _HEADED, _PLACED, _STATED, _NEAR, _REPOSTED, _UPDATED = range(7)
"""Roles of dates, the best first."""
_DATED: Mapping[Role | None, int] = {"date": _STATED, "dateline": _PLACED, "repost": _REPOSTED}
"""Roles of the lines that rules took for dates, and those of their dates."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A date on a line, with what speaks for it."""

    role: int
    distance: int
    """Lines from the title; those above it count as farther."""
    when: When

    @property
    def order(self) -> tuple[int, int]:
        """Less is better."""
        return self.role, self.distance


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the body, with the clause that holds it."""

    block: Block
    clause: str
    found: Found


def in_place(dated: Sequence[Dated]) -> list[Found]:
    """The dates of a body, each with its clause and its paragraph, which normalisation needs."""
    return [replace(one.found, context=one.clause, block=one.block.id) for one in dated]


def line_date(text: Text, kind: str) -> When | None:
    """The date that a line of its own, a line near the title, or the title of an act gives to a text."""
    found = [*_from_lines(text), *(_from_title(text) if kind in ACTS else ())]
    if kind not in ACTS:
        found = [replace(one, role=_STATED) if one.role in (_DELIVERED, _PLACED) else one for one in found]
    best = min(found, key=lambda one: one.order, default=None)
    if best is None:
        return None
    return when(best.when.edtf.certain().approximate(), *best.when.basis) if best.role == _UPDATED else best.when


def _from_title(text: Text) -> Iterable[_Candidate]:
    """Dates in the title and below it, which name the day of an act; the year may stand elsewhere."""
    for line in (text.title, subtitle(text.blocks)):
        for found in find(line, text.profile):
            if found.year and found.day and not found.is_open:
                yield _Candidate(_HEADED, 0, when(found.edtf(), found.text))


def _from_lines(text: Text) -> Iterable[_Candidate]:
    """Dates on lines that rules took for dates, and on lines near the title, even dropped ones."""
    lines = [line for line in text.lines if line.text]
    title = title_place(lines)
    for i, line in enumerate(lines):
        if line.decision.role in _DATED:
            above = lines[i - 1].text if i else ""
            yield from _on_line(line, above, _DATED[line.decision.role], distance(i, title, len(lines)), text)
    for far, line, above in around_title(lines):
        if has_date(line.text) and line.decision.role not in _DATED:
            yield from _on_line(line, above, _NEAR, far, text)


def _on_line(line: Line, above: str, role: int, distance: int, text: Text) -> Iterable[_Candidate]:
    """The full dates of a line, each in the role that the words before it give to it."""
    start = 0
    alone = bool(date(line.text) or dated_place(line.text))
    for found in stamped(line.text, text.profile):
        said = core(line.text[start : found.start]) or (core(above) if core(above) in phrases("updates") else "")
        start = found.end
        if not (found.day or alone) or (found.is_open and not finder("bylines").search(core(line.text))):
            continue
        told = _UPDATED if finder("updates").search(said) else role
        told = _DELIVERED if finder("deliveries").search(said) else told
        sure = replace(found, flags=found.flags - OPEN)
        yield _Candidate(told, distance + _VAGUE * (not found.day), when(sure.edtf(), line.text))


def own_date(text: Text, line: When | None, dated: Sequence[Dated]) -> When | None:
    """The date of a text: from a line of its own, from its dateline, or from its body; None if none of them has it."""
    return line or _from_dateline(text, dated) or _from_body(text, dated) or _from_weekday(dated)


def _from_dateline(text: Text, dated: Sequence[Dated]) -> When | None:
    """The date at the very start of the first paragraph, beside a place; its year may stand elsewhere in the text."""
    first, match = opening(text), dateline(text)
    if not match:
        return None
    moments = resolve(in_place(dated), None)
    pairs = zip(dated, moments, strict=True)
    return next((m for d, m in pairs if d.block is first and m and d.found.day and d.found.start < match.end()), None)


def _from_body(text: Text, dated: Sequence[Dated]) -> When | None:
    """The date of the event in the first paragraph, marked as approximate: the text was written then or just after."""
    first = opening(text)
    told = [one for one in dated if one.found.year and one.found.day and not one.found.is_open]
    found = next((one.found for one in told if one.block is first), None)
    if found is None:
        return None
    own = Edtf(str(found.edtf().end))
    if any((one.found.edtf().last_day - own.last_day).days > _LATER for one in told):
        return None
    return when(own.approximate(), found.text)


def _from_weekday(dated: Sequence[Dated]) -> When | None:
    """The date of the first day of the week: a text that says only “on Tuesday” was written in that week."""
    resolved = resolve(in_place(dated), None)
    return next((w for one, w in zip(dated, resolved, strict=True) if one.found.weekday and w), None)


def is_sure(moment: When | None) -> bool:
    """Whether a date is known and neither uncertain nor approximate."""
    return bool(moment and moment.edtf.is_sure)


# Dates to be checked by a person: the day of the week does not fit, or day and month could change places.


_CODES = {WRONG_WEEKDAY: "date_wrong_weekday", UNSURE_ORDER: "date_unsure_order"}


def misdated(path: str, document: Document, profile: Profile) -> tuple[Finding, ...]:
    """Findings on the dates of a document, each with its line in the seed; path: of the seed."""
    own = (document.when,) if document.when and "date" not in document.facts.given else ()
    moments = (*own, *(report.when for report in document.reports))
    findings = (finding for moment in moments for finding in _of(path, document, moment, profile))
    return tuple({(one.line, one.code): one for one in findings}.values())


def _of(path: str, document: Document, moment: When, profile: Profile) -> Iterator[Finding]:
    if not moment.basis or not moment.edtf.is_uncertain:
        return
    words = moment.basis[0]
    line = next((line.number for line in document.lines if words in line.text), 0)
    for found in find(words, profile):
        for flag in sorted(found.flags & _CODES.keys()):
            yield Finding(path, line, _CODES[flag], {"words": found.text})
