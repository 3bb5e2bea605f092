"""Entries of the timeline: what has a date, as a page of a language tells it."""

from dataclasses import dataclass

from dossier.languages.dates import display_date
from dossier.model import Event
from dossier.model.edtf import Edtf
from dossier.write.catalogue import Catalogue, LangString, Reference, name_of
from dossier.write.timeline.chronology import Item
from dossier.write.versions import sentence_of


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a date."""

    id: str
    """Anchor of the entry, for ever."""
    kind: str
    edtf: Edtf
    date: str
    """In words."""
    unsure: bool
    title: LangString
    href: str
    """Page of what the title names, from the site's top folder; empty where a sentence stands for a name."""
    sources: tuple[Reference, ...]
    status: str = ""
    """Of the translation that the title is from: draft, machine, reviewed, official; empty where the one source says
    it."""


def event_entry(event: Event, catalogue: Catalogue, language: str) -> Entry:
    """An event as the timeline of a language shows it: by the name of its entity, else by a sentence."""
    entity = catalogue.entities.get(event.entity)
    title, status = (name_of(entity, language), "") if entity else sentence_of(event, catalogue, language)
    places: dict[str, Reference] = {}
    for source in event.sources:
        places.setdefault(source.document.id, catalogue.place(source.document, source.report.block, language))
    return Entry(
        id=event.id,
        kind=event.kind,
        edtf=event.when.edtf,
        date=display_date(event.when.edtf, language, event.when.basis),
        unsure=not event.when.edtf.is_sure,
        title=title,
        href=catalogue.entity_address(entity, language) if entity else "",
        sources=tuple(places.values()),
        status=status if len(places) > 1 else "",
    )


def document_entry(item: Item, catalogue: Catalogue, language: str) -> Entry:
    """A dated document, in the version that a reader of the language gets."""
    document = catalogue.version(item.id.removeprefix("d-"), language)
    reference = catalogue.reference(document, language)
    return Entry(
        id=item.id,
        kind=item.kind,
        edtf=item.edtf,
        date=display_date(item.edtf, language),
        unsure=not item.edtf.is_sure,
        title=reference.title,
        href=reference.href,
        sources=(),
        status=reference.status,
    )
