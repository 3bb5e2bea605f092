"""Events and deadlines as a calendar: iCalendar (RFC 5545).

By two rules, of signs to be escaped and of lines to be folded: the library icalendar takes longer than all other data
files together, and writes a backslash before a capital N as the end of a line (findings/icalendar-backslash-n.sh).
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dossier.languages import words
from dossier.model import Event, Publication
from dossier.model.edtf import Edtf
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue
from dossier.write.timeline.entries import Entry

_OCTETS = 74
"""Of a line: with the space that begins one which goes on, the 75 of section 3.1."""
_ESCAPED = {"\\": r"\\", ";": r"\;", ",": r"\,", "\r\n": r"\n", "\r": r"\n", "\n": r"\n"}
"""In this order."""
_BACKSLASH = ord("\\")


def text_value(text: str) -> str:
    r"""A text as a value (section 3.3.11), of which a line may end in any of the three ways.

    >>> print(text_value("C:\\News; 3, 4\r\nMay"))
    C:\\News\; 3\, 4\nMay
    """
    for sign, escaped in _ESCAPED.items():
        text = text.replace(sign, escaped)
    return text


def folded(line: str) -> bytes:
    r"""A line as octets with its end, folded where it is too long (section 3.1).

    Never within a character, as some programs decode the parts of a line, nor behind a backslash, as some take off the
    escapes before they put it together.

    >>> folded("X-EDTF:2024"), folded("会" * 25)[72:]
    (b'X-EDTF:2024\r\n', b'\r\n \xe4\xbc\x9a\r\n')
    """
    octets = line.encode()
    if len(octets) <= _OCTETS:
        return octets + b"\r\n"
    start, parts = 0, []
    while len(octets) - start > _OCTETS:
        end = start + _OCTETS
        while octets[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        end -= octets[end - 1] == _BACKSLASH
        parts.append(octets[start:end])
        start = end
    return b"\r\n ".join((*parts, octets[start:])) + b"\r\n"


_BEGIN, _END = folded("BEGIN:VEVENT"), folded("END:VEVENT")
_UNDATED = date(1970, 1, 1)
"""Stands for the day of texts that nobody dated."""


def calendar_frame(publication: Publication, language: str) -> tuple[bytes, bytes]:
    """What stands before and after the entries of a calendar."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Dossier//{language}",
        f"X-WR-CALNAME:{text_value(publication.called(language).name)}",
    ]
    return b"".join(map(folded, lines)), folded("END:VCALENDAR")


def calendar_entry(event: Event, entry: Entry, catalogue: Catalogue, publication: Publication, language: str) -> bytes:
    """An event or a deadline of the timeline as a whole-day entry.

    A day that the texts give stands on that day. What they leave open (a month, a season, a year, "about", uncertain)
    spans all the days that it may mean, is marked TENTATIVE, and says so in its summary; a deadline stands on its last
    day. The sentence that tells it, then the titles of the texts, describe it: a name alone says not what happened.
    Every entry keeps its date as the texts give it (X-EDTF). DTSTAMP is the day of the newest text that tells of it,
    not the clock.
    """
    page = absolute(catalogue.path(language, "timeline"), publication.url)
    parts = (
        _BEGIN,
        folded(f"UID:{event.id}@{_host(publication.url)}"),
        folded(f"DTSTAMP:{_day(_newest(event, catalogue))}T000000Z"),
        *_event(event, entry, language),
        *((folded(f"URL:{page}#{event.id}"),) if page else ()),
        folded(f"DESCRIPTION:{text_value(_described(entry))}"),
        _END,
    )
    return b"".join(parts)


@lru_cache(maxsize=4)
def _host(url: str) -> str:
    return text_value(re.sub(r"^https?://|/.*$", "", url) or "dossier.invalid")


def _newest(event: Event, catalogue: Catalogue) -> date:
    """The last day that a text which tells of an event may be from."""
    dated = (catalogue.editions[source.document].when for source in event.sources)
    return max((when.edtf.last_day for when in dated if when), default=_UNDATED)


def _event(event: Event, entry: Entry, language: str) -> Iterable[bytes]:
    """What is told of an event itself."""
    say, day = words(language), _of_day(str(event.when.edtf))
    kind = f"{say['data']['deadline']}{say['document']['colon']}" if event.kind == "deadline" else ""
    told = "" if day.sure else say["document"]["aside"].format(detail=entry.date)
    return (
        day.span,
        folded(f"SUMMARY:{text_value(kind + entry.title.text + told)}"),
        day.status,
        folded(f"CATEGORIES:{event.kind.upper()}"),
        day.edtf,
    )


class _Day(NamedTuple):
    """What stands in the entries of all that has a date."""

    sure: bool
    span: bytes
    status: bytes
    edtf: bytes


@lru_cache(maxsize=4096)
def _of_day(date_: str) -> _Day:
    edtf = Edtf(date_)
    sure = is_sure(edtf)
    start, end = f"DTSTART;VALUE=DATE:{_day(edtf.day)}", f"DTEND;VALUE=DATE:{_day(edtf.last_day + timedelta(days=1))}"
    status = folded(f"STATUS:{'CONFIRMED' if sure else 'TENTATIVE'}") + folded("TRANSP:TRANSPARENT")
    return _Day(sure, folded(start) + folded(end), status, folded(f"X-EDTF:{text_value(date_)}"))


def _described(entry: Entry) -> str:
    told = [entry.sentence] if entry.sentence else []
    return "\n".join(each.text for each in (*told, *(source.title for source in entry.sources)))


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def is_sure(edtf: Edtf) -> bool:
    """Whether a date is a day, or days, that the texts give for certain; the last day of a deadline counts as one.

    >>> dates = ("2024-04-03", "2024-04-02/2024-04-03", "../2025-12-31", "2024-04", "2024-04-03?")
    >>> [is_sure(Edtf(date)) for date in dates]
    [True, True, True, False, False]
    """
    return edtf.is_sure and edtf.precision == "day"
