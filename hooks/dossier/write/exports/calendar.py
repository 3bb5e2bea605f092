"""Events and deadlines as a calendar: iCalendar (RFC 5545)."""

import re
from datetime import UTC, date, datetime, timedelta

import icalendar
from icalendar import vText

from dossier.languages import words
from dossier.model import Event, Publication
from dossier.model.edtf import Edtf
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue
from dossier.write.pages.commitments import newest
from dossier.write.timeline.entries import event_entry


class _Text(vText):
    r"""A text as a value, of which the library would read a backslash before a capital N as the end of a line.

    >>> print(_Text("C:\\News; 3, 4\nMay").to_ical().decode())
    C:\\News\; 3\, 4\nMay
    """

    def to_ical(self) -> bytes:
        """Escaped (section 3.3.11)."""
        return rb"\\N".join(vText(part).to_ical() for part in self.split(r"\N"))


def calendar(catalogue: Catalogue, publication: Publication, language: str) -> str:
    """All events and deadlines of the timeline, each as one whole-day entry.

    A day that the texts give stands on that day. What they leave open (a month, a season, a year, "about", uncertain)
    spans all the days that it may mean, is marked TENTATIVE, and says so in its summary; a deadline stands on its last
    day. The sentence that tells it, then the titles of the texts, describe it: a name alone says not what happened.
    Every entry keeps its date as the texts give it (X-EDTF). DTSTAMP is the day of the newest text, not the clock.
    """
    day = newest(catalogue)
    known = day if day < date.max else date(1970, 1, 1)
    stamp = datetime(known.year, known.month, known.day, tzinfo=UTC)
    made = icalendar.Calendar()
    made.add("VERSION", "2.0")
    made.add("PRODID", f"-//Dossier//{language}")
    made.add("X-WR-CALNAME", _Text(publication.name))
    for event in catalogue.corpus.events:
        made.add_component(_event(event, catalogue, publication, language, stamp))
    return str(made.to_ical(sorted=False), "utf-8")


def _event(
    event: Event, catalogue: Catalogue, publication: Publication, language: str, stamp: datetime
) -> icalendar.Event:
    entry, edtf, say = event_entry(event, catalogue, language), event.when.edtf, words(language)
    sure = is_sure(edtf)
    made = icalendar.Event()
    made.add("UID", f"{event.id}@{re.sub(r'^https?://|/.*$', '', publication.url) or 'dossier.invalid'}")
    made.add("DTSTAMP", stamp)
    made.add("DTSTART", edtf.day)
    made.add("DTEND", edtf.last_day + timedelta(days=1))
    kind = f"{say['data']['deadline']}{say['document']['colon']}" if event.kind == "deadline" else ""
    told = "" if sure else say["document"]["aside"].format(detail=entry.date)
    made.add("SUMMARY", _Text(kind + entry.title.text + told))
    made.add("STATUS", "CONFIRMED" if sure else "TENTATIVE")
    made.add("TRANSP", "TRANSPARENT")
    made.add("CATEGORIES", [event.kind.upper()])
    made.add("X-EDTF", _Text(str(edtf)))
    if publication.url:
        made.add("URL", f"{absolute(catalogue.path(language, 'timeline'), publication.url)}#{event.id}")
    told_by = [entry.sentence] if entry.sentence else []
    made.add("DESCRIPTION", _Text("\n".join(each.text for each in (*told_by, *(to.title for to in entry.sources)))))
    return made


def is_sure(edtf: Edtf) -> bool:
    """Whether a date is a day, or days, that the texts give for certain; the last day of a deadline counts as one.

    >>> dates = ("2024-04-03", "2024-04-02/2024-04-03", "../2025-12-31", "2024-04", "2024-04-03?")
    >>> [is_sure(Edtf(date)) for date in dates]
    [True, True, True, False, False]
    """
    return edtf.is_sure and edtf.precision == "day"
