"""Entries of the timeline: what has a date, as a page of a language tells it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from dossier.languages.dates import display_date
from dossier.model import Entity, EntityKind, Event, Source
from dossier.model.edtf import Edtf
from dossier.model.lazy import Lazy
from dossier.write.catalogue import Catalogue, LangString, Reference, name_of
from dossier.write.names import titled
from dossier.write.timeline.chronology import Item
from dossier.write.versions import sentence_of

_ACTING: tuple[EntityKind, ...] = ("initiative", "organisation", "person")
"""Kinds of what an event may be told by, the most telling first."""


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
    sentence: LangString | None = None
    """What happened, where the title is but a name."""
    status: str = ""
    """Of the translation that the title is from: draft, machine, reviewed, official; empty where the one source says
    it."""


def with_entries(catalogue: Catalogue) -> Catalogue:
    """A catalogue that has the entries of all events: the timeline, names, texts and data files tell of the same."""
    made = {code: Lazy(catalogue.all_events, partial(entry_of, catalogue, code)) for code in catalogue.languages}
    return replace(catalogue, entries=made)


def entry_of(catalogue: Catalogue, language: str, id_: str) -> Entry:
    """The entry of an event, made for this one time."""
    event = catalogue.all_events[id_]
    return _entry(event, _about(event, catalogue), catalogue, language)


def event_entry(id_: str, catalogue: Catalogue, language: str) -> Entry:
    """An event as the timeline of a language shows it: what it is about, with a sentence; else the sentence alone."""
    known = catalogue.entries.get(language, {}).get(id_)
    return known or entry_of(catalogue, language, id_)


def _about(event: Event, catalogue: Catalogue) -> Entity | None:
    """What the title of an event names."""
    return catalogue.entities.get(event.entity or event.announced or _subject(event, catalogue))


def _entry(event: Event, entity: Entity | None, catalogue: Catalogue, language: str) -> Entry:
    sentence, status = sentence_of(event, catalogue, language)
    name = name_of(entity, language) if entity else None
    places: dict[str, Reference] = {}
    for source in event.sources:
        places.setdefault(source.document.id, catalogue.place(source.document, source.report.block, language))
    return Entry(
        id=event.id,
        kind=event.kind,
        edtf=event.when.edtf,
        date=display_date(event.when.edtf, language, event.when.basis),
        unsure=not event.when.edtf.is_sure,
        title=replace(name, text=titled(name.text)) if name else sentence,
        sentence=sentence if name else None,
        href=catalogue.entity_address(entity, language) if entity else "",
        sources=tuple(places.values()),
        status=status if len(places) > 1 else "",
    )


def _subject(event: Event, catalogue: Catalogue) -> str:
    """What the title of an event without a name tells it by, so that it stands alone; empty where nobody can choose.

    The only plan that its best source names; else the plan or body that it names before all others; else the only body,
    or the only person that had a part in it; of a deadline, the one party that is bound by it.
    """
    named = event.entities if len(event.sources) == 1 else _named(event.sources[0], catalogue)
    kinds = {id_: catalogue.entities[id_].kind for id_ in named if id_ in catalogue.entities}
    concerned = catalogue.concerned.get(event.id, ())
    acting = [id_ for id_, kind in kinds.items() if kind in _ACTING and id_ in concerned]
    plans, bodies, people = ([id_ for id_ in acting if kinds[id_] == kind] for kind in _ACTING)
    first = acting[:1] if acting[:1] != people[:1] else []
    for found in (plans, first, bodies, people):
        if len(found) == 1:
            return found[0]
    parties = set(_promising(event, catalogue)) if event.kind == "deadline" else set()
    return parties.pop() if len(parties) == 1 else ""


def _promising(event: Event, catalogue: Catalogue) -> Iterator[str]:
    """Who promises what is due with a deadline."""
    return (who for source in event.sources for who in catalogue.due.get((source.document, source.report.block), ()))


def _named(source: Source, catalogue: Catalogue) -> tuple[str, ...]:
    report = source.report
    block = catalogue.corpus.blocks.get((source.document, report.block))
    start = block.text.find(report.title) if block else -1
    inside = catalogue.corpus.mentions_in(source.document, report.block) if start >= 0 else ()
    found = (each.entity for each in inside if start <= each.start < start + len(report.title))
    return tuple(dict.fromkeys(found))


def document_entry(item: Item, catalogue: Catalogue, language: str) -> Entry:
    """A dated document, in the version that a reader of the language gets."""
    document = catalogue.version(item.id.removeprefix("d-"), language)
    moment = catalogue.editions[document.key].when
    reference = catalogue.reference(document, language)
    return Entry(
        id=item.id,
        kind=item.kind,
        edtf=item.edtf,
        date=display_date(item.edtf, language, moment.basis if moment else ()),
        unsure=not item.edtf.is_sure,
        title=reference.title,
        href=reference.href,
        sources=(),
        status=reference.status,
    )
