"""A text's own date (TimeML: its document creation time): which of its dates it is, by their roles and places.

A line may say that a text was delivered, published, or merely updated; a line that says nothing counts as published.
The date of an act (a speech, a resolution) is that of the act; of any other text, that of its publication. The date of
a site that reposts the text, beside a source or a counter, comes last; a year beside a claim of rights does not count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.model import Block, Document, Finding, Line, Role, When
from dossier.model.document import when
from dossier.model.edtf import Edtf
from dossier.read.clean.stamps import CLOCK, LONGEST_STAMP, date, dated_place, dates_alone, has_date
from dossier.read.dates import OPEN, UNSURE_ORDER, WRONG_WEEKDAY, Found, find
from dossier.read.dates.order import Order, settled
from dossier.read.dates.resolve import resolve
from dossier.read.dates.shown import ahead, shown_date, whole
from dossier.read.dates.stamped import stamped
from dossier.read.facts import subtitle
from dossier.read.facts.roles import ABOVE, Text, around_title, dateline, distance, opening, title_place
from dossier.read.ledger import is_text, taken_title, text_lines
from dossier.read.lines.measure import ends, is_statement, size
from dossier.read.lines.vocabulary import finder, phrases

ACTS = frozenset({"speech", "statement", "press-conference", "interview", "resolution", "letter"})
"""Types of text whose date is that of something that happened, and not of a publication alone."""
HELD = ACTS - {"letter"}
"""Those that people attended or decided: that a letter was written says the entry of the document itself."""
_OPEN_BRACKETS, _COLONS, _PARTS = (frozenset(signs) for signs in ("(（[【", ":：|｜", ",،，–—-·|｜"))
_VAGUE = 10_000
"""Added to the distance of a month alone: any day on another line goes before."""
_ENDING, _NAME = 3, 4
"""Lines at the end of a text that may sign it; words of a name or a place there."""
_HEADLINE = 3
"""Words from which a line that was dropped below the text may be the headline of another story."""
_WORDS, _CHARACTERS = 60, 15
"""Letters, and characters of a script without gaps, before and behind a date in which words tell that it is to come."""
_LATER = 31
"""A text that mentions anything more than so many days later was not written on this date."""
_DELIVERED, _HEADED, _PLACED, _STATED, _NEAR, _SIGNED, _TITLED, _REPOSTED, _UPDATED = range(9)
"""Roles of dates, the best first."""
_DATED: Mapping[Role | None, int] = {"date": _STATED, "dateline": _PLACED, "repost": _REPOSTED}
"""Roles of the lines that rules took for dates, and those of their dates."""


class _Candidate(Struct, frozen=True):
    """A date on a line, with what speaks for it."""

    role: int
    distance: int
    """Lines from the title; those above it count as farther."""
    when: When

    @property
    def order(self) -> tuple[int, int]:
        """Less is better."""
        return self.role, self.distance


class _Reading(NamedTuple):
    """How the dates of a line are read: in the text's language, and in the order of figures that the text has."""

    profile: Profile
    order: Order


class Dated(Struct, frozen=True):
    """A date in the body, with the clause that holds it."""

    block: Block
    clause: str
    found: Found


def in_place(dated: Sequence[Dated]) -> list[Found]:
    """The dates of a body, each with its clause and its paragraph, which normalisation needs."""
    return [replace(one.found, context=one.clause, block=one.block.id) for one in dated]


def line_date(text: Text, kind: str, known: Order) -> When | None:
    """The date that a line of its own, a line near the title, or the title of an act gives to a text.

    known: the order of its dates in figures. That of a mere change, or of some days that were no act, is approximate.
    """
    titled = _from_title(text, known) if kind in ACTS else _from_label(text, known)
    found = [*_from_lines(text, known), *titled]
    if kind not in ACTS:
        found = [replace(one, role=_STATED) if one.role in (_DELIVERED, _PLACED) else one for one in found]
    best = min(found, key=lambda one: one.order, default=None)
    if best is None:
        return None
    vague = best.role == _UPDATED or (best.when.edtf.is_interval and kind not in ACTS)
    return when(best.when.edtf.certain().approximate(), *best.when.basis) if vague else best.when


def _from_title(text: Text, known: Order) -> Iterable[_Candidate]:
    """Dates in the title and below it, which name the day of an act; the year may stand elsewhere."""
    for line in (text.title, subtitle(text.blocks)):
        for found in find(line, text.profile):
            if found.year and found.day and not found.is_open:
                yield _Candidate(_HEADED, 0, when(settled(found, known).edtf(), found.text))


def _from_label(text: Text, known: Order) -> Iterable[_Candidate]:
    """A title's date in brackets or before a colon; one behind a comma or a dash at its end may be an event's."""
    for found in find(text.title, text.profile):
        before, behind = text.title[: found.start].rstrip(), text.title[found.end :].lstrip()
        label = before[-1:] in _OPEN_BRACKETS or found.text.isdecimal() if before else behind[:1] in _COLONS
        if found.year and found.day and not found.is_open and (label or (before[-1:] in _PARTS and not behind)):
            moment = settled(found, known).edtf()
            yield _Candidate(_TITLED, 0, when(moment if label else moment.certain().approximate(), found.text))


def _from_lines(text: Text, known: Order) -> Iterable[_Candidate]:
    """Dates on lines that rules took for dates, and on lines near the title, even dropped ones."""
    lines = _without_others(whole([line for line in text.lines if line.text], text.profile))
    title, how = title_place(lines), _Reading(text.profile, known)
    for i, line in enumerate(lines):
        if line.decision.role in _DATED:
            above = lines[i - 1].text if i else ""
            role = _dated_role(line.decision.role, above)
            yield from _on_line(line, above, role, distance(i, title, len(lines)), how)
        elif line.decision.role == "title" and has_date(line.raw) and not has_date(line.decision.value or line.text):
            # a label before the title, or the end of a cover
            yield from _on_line(replace(line, text=line.raw.strip()), "", _STATED, 0, how)
    told = _told(lines)
    for far, line, above in (*around_title(lines), *_far_above(lines, title), *_beside_copies(lines, title)):
        if has_date(line.text) and line.decision.role not in _DATED and line.number not in told:
            yield from _on_line(line, above, _PLACED if dated_place(line.text) else _NEAR, far, how)
    for line in text_lines(lines)[-_ENDING:]:
        if line.number not in told and _is_signature(line.text, text.profile):
            yield from _on_line(line, "", _SIGNED, 0, how)


def _dated_role(role: Role | None, above: str) -> int:
    """The role of a date on a line of its own: one below a lead-in (“When:”), which labels no stamp, is a guess."""
    led = above.rstrip().endswith((":", "：")) and core(above) not in phrases("stamps") | phrases("fields")
    return _UPDATED if led else _DATED[role]


def _without_others(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines without the dates of other stories, which a page names below its text."""
    last = max((i for i, line in enumerate(lines) if is_text(line)), default=len(lines))
    title = core(taken_title(lines))
    below = (i for i in range(last + 1, len(lines)) if _is_headline(lines[i], title))
    first = next(below, len(lines))
    return [line for i, line in enumerate(lines) if i < first or line.decision.role not in _DATED]


def _is_headline(line: Line, title: str) -> bool:
    """Whether a line that was dropped may name another story than `title`."""
    other = line.decision.status == "dropped" and not core(line.raw).endswith(title or "\0")
    return other and size(line.text) >= _HEADLINE and "://" not in line.text and not date(line.text)


def _told(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines with a date alone that is not the text's: rests of sentences, and those of a chronology.

    A chronology has two or more, each with a sentence below.
    """
    alone = {line.number: stamped(line.text)[0].edtf() for line in dates_alone(lines)}
    pairs = pairwise(line for line in lines if is_text(line))
    entries = {alone[line.number] for line, below in pairs if line.number in alone and is_statement(below.text)}
    kept = alone if len(entries) < 2 else ()
    return frozenset(line.number for line in lines if is_text(line) and date(line.text) and line.number not in kept)


def _far_above(lines: Sequence[Line], title: int) -> Iterable[tuple[int, Line, str]]:
    """Short lines of the text itself above its title."""
    for i in range(title - ABOVE):
        if is_text(lines[i]) and size(lines[i].text) <= LONGEST_STAMP and not ends(lines[i].text):
            yield distance(i, title, len(lines)), lines[i], ""


def _beside_copies(lines: Sequence[Line], title: int) -> Iterable[tuple[int, Line, str]]:
    """The lines below another line that ends with the title, as a page says it above its menus and below its text, too.

    Just above such a copy a line counts that says nothing but when the text was published.
    """
    said = core(taken_title(lines) or lines[title].text) if lines else ""
    copies = (i for i, line in enumerate(lines) if i != title and said and core(line.raw).endswith(said))
    for copy in copies:
        for i in range(max(0, copy - ABOVE), min(copy + 1 + ABOVE, len(lines))):
            stamp = i > copy or (CLOCK.search(lines[i].text) and date(lines[i].text))
            if size(lines[i].text) <= LONGEST_STAMP and i not in (title, copy) and stamp:
                # of two stamps the first is when it was published, the second when it was changed
                far = i - copy if i > copy else i - copy + ABOVE
                yield len(lines) + far, lines[i], lines[i - 1].text if i else ""


def _is_signature(text: str, profile: Profile) -> bool:
    """Whether an ending tells little beside its date: a name, a place, a source, and no time of day of a meeting."""
    found = stamped(text, profile)
    if size(text) > LONGEST_STAMP or ends(text) or len(found) != 1 or CLOCK.search(text):
        return False
    before, behind = text[: found[0].start].strip(), text[found[0].end :].strip()
    sourced = bool(finder("sources").match(core(behind)))
    return not re.search(r"\d", before + behind) and size(before) <= _NAME and (sourced or size(behind) <= _NAME)


def _on_line(line: Line, above: str, role: int, distance: int, how: _Reading) -> Iterable[_Candidate]:
    """The full dates of a line, each in the role that the words before it give to it."""
    start = 0
    alone = bool(date(line.text) or dated_place(line.text))
    for found in stamped(line.text, how.profile):
        said = core(line.text[start : found.start]) or (core(above) if core(above) in phrases("updates") else "")
        start = found.end
        labelled = finder("bylines").search(core(line.text)) or finder("fields").match(core(line.text))
        if not (found.day or alone) or (found.is_open and not labelled):
            continue
        told = _UPDATED if finder("updates").search(said) else role
        told = _DELIVERED if finder("deliveries").search(said) else told
        if told in (_NEAR, _SIGNED) and ahead(how.profile).search(line.text[: found.start]):
            continue
        sure = settled(replace(found, flags=found.flags - OPEN), how.order)
        yield _Candidate(told, distance + _VAGUE * (not found.day), when(sure.edtf(), line.text))


def own_date(text: Text, line: When | None, dated: Sequence[Dated], known: Order) -> When | None:
    """The date of a text: from a line of its own, from its dateline, from elsewhere on its page, or from its body.

    known: the order of its dates in figures. None if none of them has it.
    """
    found = line or _from_dateline(text, dated) or shown_date(text, known)
    return found or _from_body(text, dated) or _from_weekday(dated)


def _from_dateline(text: Text, dated: Sequence[Dated]) -> When | None:
    """The date at the very start of the first paragraph, beside a place; its year may stand elsewhere in the text."""
    first, match = opening(text), dateline(text)
    if not match:
        return None
    moments = resolve(in_place(dated), None)
    pairs = zip(dated, moments, strict=True)
    return next((m for d, m in pairs if d.block is first and m and d.found.day and d.found.start < match.end()), None)


def _from_body(text: Text, dated: Sequence[Dated]) -> When | None:
    """The date of the event in the first paragraph, marked as approximate: the text was written then or just after.

    Not of one that is to come, nor of what happened long before: the text would tell something later, or say a mere day
    of the week beside it, as news do of their own days.
    """
    first = opening(text)
    told = [one for one in dated if one.found.year and not one.found.is_open and not lies_ahead(one, text.profile)]
    found = next((one.found for one in told if one.block is first and one.found.day), None)
    if found is None or first is None or _names_weekday(first, dated, text.profile):
        return None
    own = Edtf(str(found.edtf().end))
    if any(_is_later(one.found, own) for one in told):
        return None
    return when(own.approximate(), found.text)


def _is_later(found: Found, own: Edtf) -> bool:
    """Whether a date lies so late that no text of another day tells it; a mere month may be in the same year."""
    moment = found.edtf().day
    return (moment - own.last_day).days > _LATER if found.day else moment.year > own.last_day.year


def lies_ahead(one: Dated, profile: Profile) -> bool:
    """Whether the words around a date tell of what is to come."""
    text, found, far = one.block.text, one.found, _CHARACTERS if profile.letters else _WORDS
    return bool(ahead(profile).search(text[max(0, found.start - far) : found.end + far]))


def _names_weekday(block: Block, dated: Sequence[Dated], profile: Profile) -> bool:
    """Whether a paragraph names a day of the week that is no part of a date."""
    dates = [one.found for one in dated if one.block is block and one.found.month]
    names = _weekdays(profile).finditer(block.text)
    return any(not any(one.start <= name.start() < one.end for one in dates) for name in names)


@cache
def _weekdays(profile: Profile) -> re.Pattern[str]:
    names = "|".join(map(re.escape, profile.weekdays)) or "(?!)"
    return re.compile(names if profile.letters else rf"\b(?:{names})\b", re.IGNORECASE)


def _from_weekday(dated: Sequence[Dated]) -> When | None:
    """The date of the first day of the week: a text that says only “on Tuesday” was written in that week.

    Its month is that of the latest date told. Near ones are told without a year; where that one has its year, it is of
    history, and says nothing of the week. A full date so found is approximate: the text was written then or later.
    """
    if not any(one.found.weekday and not one.found.year for one in dated):
        return None
    resolved = resolve(in_place(dated), None)
    pairs = [(one.found, w) for one, w in zip(dated, resolved, strict=True) if w]
    weekday = next(((found, w) for found, w in pairs if found.weekday and not found.year), None)
    if weekday is None or weekday[1].edtf.precision == "day":
        return weekday and when(weekday[1].edtf.approximate(), *weekday[1].basis)
    latest = max((pair for pair in pairs if pair[0].month), key=lambda pair: pair[1].edtf.day, default=weekday)
    return None if latest[0].year and latest[0].day else weekday[1]


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
