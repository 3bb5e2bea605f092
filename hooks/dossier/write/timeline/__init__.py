"""The timeline: all events and documents by date, oldest first, so that it reads as a story."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from dossier.languages import words
from dossier.languages.collation import Sorted, alphabetical
from dossier.languages.dates import display_date, years
from dossier.languages.locales import counted
from dossier.languages.names import by_family
from dossier.model import Fragment, SiteFile
from dossier.write.catalogue import Catalogue, LangString, name_of
from dossier.write.leaves import Leaf, Leaved, counting, leaves, place
from dossier.write.timeline.chronology import (
    ALL_YEAR,
    BODY,
    KINDS,
    PERSON,
    YEAR_END,
    Chronology,
    Item,
    in_order,
    slot,
)
from dossier.write.timeline.entries import Entry, document_entry, event_entry
from dossier.write.timeline.overview import Address, Dated, Overview, overview

FREQUENT = 60
"""Persons, and bodies, by which the list can be narrowed: those that most entries name."""

MANY = 300
"""Entries on a page."""


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
class Choice:
    """A person or body by which the list can be narrowed."""

    id: str
    name: LangString
    count: int


@dataclass(frozen=True, slots=True)
class Whole:
    """What is told of all entries."""

    overview: Overview
    intro: str
    """How many there are, and in which order."""
    kinds: tuple[str, ...]
    languages: tuple[str, ...]
    people: tuple[Choice, ...]
    bodies: tuple[Choice, ...]
    parted: bool
    """Whether the list has several pages."""


@dataclass(frozen=True, slots=True)
class TimelineView(Leaved):
    """What timeline.html shows: one part of the list."""

    whole: Whole | None
    """What the first page tells of all parts; the others get it by a script, so that they stay when another changes."""
    years: tuple[Year, ...]

    @property
    def long(self) -> bool:
        """Whether so many entries are on the page that a browser should draw only those in view."""
        return sum(len(month.entries) for year in self.years for month in year.months) > MANY


def _years(entries: Iterator[Entry], language: str) -> Iterator[Year]:
    for year, found in groupby(entries, key=lambda entry: slot(entry.edtf)[0]):
        yield Year(f"y-{year}", display_date(year, language), tuple(_months(found, year, language)))


def _months(entries: Iterator[Entry], year: str, language: str) -> Iterator[Month]:
    say = words(language)["timeline"]
    for month, found in groupby(entries, key=lambda entry: slot(entry.edtf)[1]):
        vague = {ALL_YEAR: say["month_unknown"], YEAR_END: say["year_end"]}.get(month)
        label = vague or display_date(f"{year}-{month}", language)
        yield Month(f"m-{year}-{month}", str(label), tuple(found))


def _address(known: Chronology) -> Address:
    """Where the list has a year or month: at its heading, or at the last one before it."""
    pages = [(*slot(item.edtf)[:2], part.uri) for part in known.parts for item in known.items[part.start : part.end]]
    first = {(year, month): uri for year, month, uri in reversed(pages)}
    months = sorted(first)

    def address(value: str) -> str:
        """The address of a year (2024) or a month (2024-05)."""
        year, _, month = value.partition("-")
        at = max(bisect_right(months, (year, month or ALL_YEAR)) - 1, 0)
        if not month and months[at][0] != year:
            at = min(at + 1, len(months) - 1)
        anchor = f"m-{'-'.join(months[at])}" if month else f"y-{months[at][0]}"
        return f"{first[months[at]]}.html#{anchor}"

    return address


def _choices(known: Chronology, folder: str, catalogue: Catalogue, language: str) -> tuple[Choice, ...]:
    counts = frequent(known, folder)
    prefix = len(folder) + 1
    ids = ((uri[prefix:], count) for uri, count in counts.items())
    choices = (Choice(id_, name_of(catalogue.entities[id_], language), count) for id_, count in ids)
    person = folder == PERSON

    def order(choice: Choice) -> Sorted:
        """As the list of names sorts it: people by the family name."""
        name = by_family(catalogue.entities[choice.id], choice.name.text)
        return alphabetical(name, language, surname=person)

    return tuple(sorted(choices, key=order))


def frequent(known: Chronology, folder: str) -> Mapping[str, int]:
    """The persons (or bodies) that most items name, and how many; their addresses below the folder of a language."""
    counts = Counter(name for item in known.items for name in item.names if name.startswith(f"{folder}/"))
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:FREQUENT])


def timeline_leaves(known: Chronology, language: str) -> tuple[Leaf, ...]:
    """The pages of the timeline of a language, as each of them leads to the others."""
    aside = words(language)["document"]["aside"]
    return leaves(known.extents, lambda extent: years(extent.first, extent.last, language), aside)


def _whole(known: Chronology, catalogue: Catalogue, language: str) -> Whole:
    say = words(language)["timeline"]
    dated = (Dated(item.kind, item.edtf) for item in known.items)
    return Whole(
        overview=overview(dated, language, _address(known)),
        intro=say["intro"].format(entries=counted(say["entries"], len(known.items), language)),
        kinds=tuple(kind for kind in KINDS if any(item.kind == kind for item in known.items)),
        languages=spoken(known, catalogue),
        people=_choices(known, PERSON, catalogue, language),
        bodies=_choices(known, BODY, catalogue, language),
        parted=len(known.parts) > 1,
    )


def spoken(known: Chronology, catalogue: Catalogue) -> tuple[str, ...]:
    """Languages of the texts that tell of what has a date."""
    return in_order({code for item in known.items for code in item.languages}, catalogue)


def timeline_pages(
    uri: str, all_leaves: tuple[Leaf, ...], known: Chronology, catalogue: Catalogue, language: str
) -> Iterator[SiteFile | Fragment]:
    """One page of the timeline of a language, and with the first what the others get of it.

    all_leaves: as `timeline_leaves` lists them.
    """
    say = words(language)["timeline"]
    here = place(all_leaves, uri)
    entries = (_entry(item, catalogue, language) for item in known.pages.get(uri, ()))
    told = tuple(_years(entries, language))
    if here:
        title = say["title_of"].format(years=all_leaves[here].label)
        view = TimelineView(None, told, leaves=all_leaves, here=here)
        yield SiteFile(f"{language}/{uri}.md", title, view, "timeline.html", say["description"])
        return
    whole = _whole(known, catalogue, language)
    view = TimelineView(whole, told, leaves=counting(all_leaves, known.parts))
    yield SiteFile(f"{language}/{uri}.md", say["title"], view, "timeline.html", say["description"])
    if whole.parted:
        yield Fragment(f"{language}/timeline/whole.md", whole, "partials/timeline-whole.html")


def _entry(item: Item, catalogue: Catalogue, language: str) -> Entry:
    told = document_entry(item, catalogue, language) if item.kind == "document" else None
    return told or event_entry(item.id, catalogue, language)
