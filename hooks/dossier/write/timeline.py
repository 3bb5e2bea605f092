"""The timeline: all events and documents by date, oldest first, so that it reads as a story."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from babel.dates import get_month_names

from dossier.data import words
from dossier.edtf import qualifiers
from dossier.model import Event, SiteFile
from dossier.write import frontmatter
from dossier.write.catalogue import Catalogue, Phrase, Reference, foreign, name_of
from dossier.write.counting import counted
from dossier.write.dates import display_date
from dossier.write.facts import date_of, original_of
from dossier.write.strip import Dated, Row, is_vague, reach, rows

KINDS = ("event", "deadline", "document")
_ALL_YEAR, _YEAR_END = "00", "13"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a date."""

    id: str
    """Anchor of the entry, for ever."""
    kind: str
    edtf: str
    date: str
    """In words."""
    unsure: bool
    title: Phrase
    href: str
    """Page of what the title names, from the site's top folder; empty where a sentence stands for a name."""
    sources: tuple[Reference, ...]
    languages: tuple[str, ...]
    """Of the original texts that tell of it."""
    first: str
    """Month in which it begins, or may begin (YYYY-MM); only the year when it takes one or more."""
    last: str
    """Where it ends, likewise."""
    status: str = ""
    """Of a translated document: draft, machine, reviewed, official."""


@dataclass(frozen=True, slots=True)
class Month:
    """Entries of a month, or of a year whose month nobody says."""

    id: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The entries that begin in a year."""

    id: str
    label: str
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """What timeline.html shows."""

    years: tuple[Year, ...]
    strip: tuple[Row, ...]
    months: tuple[str, ...]
    """The shortest names of the twelve months."""
    intro: str
    """How many entries there are, and in which order."""
    kinds: tuple[str, ...]
    languages: tuple[str, ...]


def event_entry(event: Event, catalogue: Catalogue, language: str) -> Entry:
    """An event as the timeline of a language shows it.

    Its title is the name of its entity; where it has none, the sentence of its best source, in that text's own words.
    """
    entity = catalogue.entities.get(event.entity)
    best = event.sources[0]
    title = name_of(entity, language) if entity else _sentence(best.report.title, best.document.language, language)
    places: dict[str, Reference] = {}
    for source in event.sources:
        places.setdefault(source.document.id, catalogue.place(source.document, source.report.block, language))
    spoken = {source.document.language for source in event.sources}
    return Entry(
        id=event.id,
        kind=event.kind,
        edtf=event.when.edtf,
        date=display_date(event.when.edtf, language),
        unsure=bool(qualifiers(event.when.edtf)),
        title=title,
        href=catalogue.entity_address(entity, language) if entity else "",
        sources=tuple(places.values()),
        languages=_ordered(spoken, catalogue.languages),
        **_ends(event.when.edtf),
    )


def _sentence(text: str, code: str, language: str) -> Phrase:
    return Phrase(text, foreign(code, language))


def _ends(edtf: str) -> dict[str, str]:
    start, end = reach(edtf)
    length = 4 if is_vague(edtf) else 7
    return {"first": start.isoformat()[:length], "last": end.isoformat()[:length]}


def _ordered(found: Iterable[str], languages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda code: (languages.index(code) if code in languages else len(languages), code)))


def document_entries(catalogue: Catalogue, language: str) -> Iterator[Entry]:
    """Every dated document once, in the version that a reader of the language gets."""
    for id_ in catalogue.versions:
        document = catalogue.version(id_, language)
        when = date_of(document, original_of(document, catalogue))
        if when:
            reference = catalogue.reference(document, language)
            yield Entry(
                id=f"d-{id_}",
                kind="document",
                edtf=when.edtf,
                date=display_date(when.edtf, language),
                unsure=bool(qualifiers(when.edtf)),
                title=reference.title,
                href=reference.href,
                sources=(),
                languages=_ordered({text.language for text in catalogue.originals(id_)}, catalogue.languages),
                status=reference.status,
                **_ends(when.edtf),
            )


def _order(entry: Entry) -> tuple[str, str, str, int, str]:
    """By year and month: what is vaguer than a month before January, what lasts until a year's end after December."""
    return *_slot(entry.edtf), KINDS.index(entry.kind), entry.id


def _slot(edtf: str) -> tuple[str, str, str]:
    """Year, month (or its stand-in) and day under which a date stands.

    >>> _slot("2024-04-03?"), _slot("2024-21"), _slot("../2025")
    (('2024', '04', '2024-04-03'), ('2024', '00', '2024-03-01'), ('2025', '13', '2025-12-31'))
    """
    first, _, last = edtf.partition("/")
    open_start = first in ("", "..") and bool(last)
    shown = (last if open_start else first).rstrip("?~%")
    month = shown[5:7]
    if not month or int(month) > 12:
        month = _YEAR_END if open_start else _ALL_YEAR
    return shown[:4], month, reach(edtf)[0].isoformat()


def _years(entries: Iterable[Entry], language: str) -> Iterator[Year]:
    for year, found in groupby(sorted(entries, key=_order), key=lambda entry: _slot(entry.edtf)[0]):
        yield Year(f"y-{year}", display_date(year, language), tuple(_months(found, year, language)))


def _months(entries: Iterable[Entry], year: str, language: str) -> Iterator[Month]:
    say = words(language)["timeline"]
    for month, found in groupby(entries, key=lambda entry: _slot(entry.edtf)[1]):
        vague = {_ALL_YEAR: say["month_unknown"], _YEAR_END: say["year_end"]}.get(month)
        label = vague or display_date(f"{year}-{month}", language)
        yield Month(f"m-{year}-{month}", str(label), tuple(found))


def timeline_view(catalogue: Catalogue, language: str) -> TimelineView:
    """What the timeline of a language shows."""
    events = (event_entry(event, catalogue, language) for event in catalogue.corpus.events)
    entries = [*events, *document_entries(catalogue, language)]
    say = words(language)["timeline"]
    return TimelineView(
        years=tuple(_years(entries, language)),
        strip=rows((Dated(entry.kind, entry.edtf) for entry in entries), language),
        months=tuple(get_month_names("narrow", locale=language.replace("-", "_")).values()),
        intro=say["intro"].format(entries=counted(say["entries"], len(entries), language)),
        kinds=tuple(kind for kind in KINDS if any(entry.kind == kind for entry in entries)),
        languages=_ordered({code for entry in entries for code in entry.languages}, catalogue.languages),
    )


def timeline_pages(catalogue: Catalogue, language: str) -> Iterator[SiteFile]:
    """The timeline of a language."""
    say = words(language)["timeline"]
    meta = {"title": say["title"], "description": say["description"]}
    yield SiteFile(
        f"{language}/timeline.md", frontmatter.page(meta), timeline_view(catalogue, language), "timeline.html"
    )
