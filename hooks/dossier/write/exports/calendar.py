"""Events and deadlines as a calendar: iCalendar (RFC 5545)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dossier.languages import words
from dossier.model import Event, Publication
from dossier.model.edtf import Edtf
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue
from dossier.write.pages.commitments import newest
from dossier.write.timeline.entries import event_entry

_LINE = 75
"""Octets of a line at most, without its end (section 3.1)."""
_ESCAPED = re.compile(r"[\\;,]")


def calendar(catalogue: Catalogue, publication: Publication, language: str) -> str:
    """All events and deadlines of the timeline, each as one whole-day entry.

    A day that the texts give stands on that day. What they leave open (a month, a season, a year, "about", uncertain)
    spans all the days that it may mean, is marked TENTATIVE, and says so in its summary; a deadline stands on its last
    day. Every entry keeps its date as the texts give it (X-EDTF). DTSTAMP is the day of the newest text, not the clock.
    """
    day = newest(catalogue)
    stamp = day if day < date.max else date(1970, 1, 1)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Dossier//{language}",
        f"X-WR-CALNAME:{escape(publication.name)}",
        *(line for event in catalogue.corpus.events for line in _event(event, catalogue, publication, language, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _event(event: Event, catalogue: Catalogue, publication: Publication, language: str, stamp: date) -> Iterator[str]:
    entry, edtf, say = event_entry(event, catalogue, language), event.when.edtf, words(language)
    sure = is_sure(edtf)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@{re.sub(r'^https?://|/.*$', '', publication.url) or 'dossier.invalid'}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{edtf.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{edtf.last_day + timedelta(days=1):%Y%m%d}"
    kind = f"{say['data']['deadline']}{say['document']['colon']}" if event.kind == "deadline" else ""
    told = "" if sure else say["document"]["aside"].format(detail=entry.date)
    yield f"SUMMARY:{escape(kind + entry.title.text + told)}"
    yield f"STATUS:{'CONFIRMED' if sure else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield f"CATEGORIES:{event.kind.upper()}"
    yield f"X-EDTF:{edtf}"
    if publication.url:
        yield f"URL:{absolute(catalogue.path(language, 'timeline'), publication.url)}#{event.id}"
    sources = (source.title.text for source in entry.sources)
    yield f"DESCRIPTION:{escape(chr(10).join(sources))}"
    yield "END:VEVENT"


def is_sure(edtf: Edtf) -> bool:
    """Whether a date is a day, or days, that the texts give for certain; the last day of a deadline counts as one.

    >>> dates = ("2024-04-03", "2024-04-02/2024-04-03", "../2025-12-31", "2024-04", "2024-04-03?")
    >>> [is_sure(Edtf(date)) for date in dates]
    [True, True, True, False, False]
    """
    return edtf.is_sure and edtf.precision == "day"


def escape(text: str) -> str:
    r"""A text as a value (section 3.3.11).

    >>> escape("Geneva; 3, 4\nMay")
    'Geneva\\; 3\\, 4\\nMay'
    """
    return _ESCAPED.sub(lambda match: "\\" + match[0], text).replace("\r", "").replace("\n", "\\n")


def fold(line: str) -> str:
    r"""A line cut into pieces of at most 75 octets, each after the first behind a space; no character is cut.

    >>> [len(part.encode()) for part in fold("SUMMARY:" + "会" * 30).split("\r\n")]
    [74, 25]
    """
    parts, size = [""], 0
    for sign in line:
        octets = len(sign.encode("utf-8", "surrogatepass"))
        if size + octets > _LINE:
            parts.append(" ")
            size = 1
        parts[-1] += sign
        size += octets
    return "\r\n".join(parts)
