"""Pages of entities: what a name stands for, and everything that the texts say where they use it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.languages import words
from dossier.languages.dates import display_date
from dossier.languages.locales import counted
from dossier.model import Citation, Entity, EntityKind, SiteFile
from dossier.model.document import day_of
from dossier.model.edtf import Edtf
from dossier.pages.identifiers import address_of
from dossier.write.catalogue import Catalogue, LangString, Reference, foreign, in_language, name_of
from dossier.write.facts import Parts
from dossier.write.names import Name, Quote, entity_uri, name_in, titled
from dossier.write.pages.appearances import Appearance, how_often
from dossier.write.pages.commitments import Brief, brief
from dossier.write.timeline.entries import Entry, event_entry

_MANY = 6
"""Texts from which the first and the last mention are told apart: fewer can be seen at a glance."""


@dataclass(frozen=True, slots=True)
class NamesIn:
    """All names of an entity in one language."""

    language: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identifier:
    """How an authority knows the entity."""

    authority: str
    """Its name."""
    id: str
    address: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where one can read what the description adds to the texts."""

    title: LangString
    date: str
    """In words."""
    url: str


@dataclass(frozen=True, slots=True)
class Role:
    """The documents in which an entity had a part."""

    role: str
    """Key of the facts: speaker, author, publisher, place, event."""
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """The first or the last place where a dated text names the entity."""

    reference: Reference
    date: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity that appears with this one."""

    name: Name
    count: str
    """Paragraphs that name both, in words."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """What entity.html shows."""

    kind: EntityKind
    name: LangString
    description: LangString | None
    names: tuple[NamesIn, ...]
    """The preferred one of each language."""
    other_names: tuple[NamesIn, ...]
    faulty: tuple[NamesIn, ...]
    """Forms that no one should use."""
    sources: tuple[SourceView, ...]
    """Of the description."""
    identifiers: tuple[Identifier, ...]
    prose: LangString
    """What somebody wrote about it, as Markdown."""
    neighbours: tuple[Neighbour, ...]
    bounds: tuple[Bound, ...]
    """First and last; empty unless many dated texts name it."""
    roles: tuple[Role, ...]
    appearances: tuple[Appearance, ...]
    """Oldest first, undated last; where no text names it by itself, those in which its name is part of another's."""
    hosts: tuple[Name, ...]
    """Of whose names its own is part."""
    events: tuple[Entry, ...]
    places: Mapping[str, str]
    """Where the timeline tells of each event, below the folder of the page's language."""
    commitments: tuple[Brief, ...]
    """Those that it makes, by deadline."""
    count: str
    """Mentions and texts, in words."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of an entity before its page is made."""

    appearances: tuple[Appearance, ...]
    parts: Parts
    """Which part they had in documents."""
    places: Mapping[str, str]
    """Where the timeline tells of each event, below the folder of a language."""


def entity_view(entity: Entity, catalogue: Catalogue, known: Found, language: str) -> EntityView:
    """What the page of an entity shows in a language."""
    found = known.appearances
    prose = in_language(entity.prose, language)
    codes = (language, *catalogue.languages)
    order = sorted(catalogue.events.get(entity.id, ()), key=lambda event: (day_of(event.when), event.id))
    return EntityView(
        kind=entity.kind,
        name=name_of(entity, language),
        description=in_language(entity.description, language),
        names=_names(entity.names, codes, slice(1)),
        other_names=_names(entity.names, codes, slice(1, None)),
        faulty=_names(entity.faulty, codes, slice(None)),
        sources=tuple(_source(source, language) for source in entity.sources),
        identifiers=tuple(_identifiers(entity, language)),
        prose=prose or LangString(""),
        neighbours=tuple(_neighbours(entity, catalogue, language)),
        bounds=_bounds(found),
        roles=_roles(known.parts.get(entity_uri(entity), {}), catalogue, language),
        appearances=found,
        hosts=tuple(_shown(host, catalogue, language) for host in catalogue.hosts.get(entity.id, ())),
        events=tuple(event_entry(event, catalogue, language) for event in order),
        places={event.id: known.places[event.id] for event in order},
        commitments=tuple(brief(made, catalogue, language) for made in catalogue.commitments.get(entity.id, ())),
        count=how_often(found, language),
    )


def _neighbours(entity: Entity, catalogue: Catalogue, language: str) -> Iterator[Neighbour]:
    say = words(language)["entity"]["paragraphs"]
    for companion in catalogue.companions.get(entity.id, ()):
        yield Neighbour(_shown(companion.other, catalogue, language), counted(say, companion.paragraphs, language))


def _shown(entity: str, catalogue: Catalogue, language: str) -> Name:
    name = name_in(catalogue.entities[entity], language)
    return replace(name, text=titled(name.text))


def _bounds(found: Sequence[Appearance]) -> tuple[Bound, ...]:
    dated = [appearance for appearance in found if appearance.date]
    if len(dated) < _MANY:
        return ()
    ends = ((dated[0], dated[0].quotes[0]), (dated[-1], dated[-1].quotes[-1]))
    return tuple(Bound(_at(appearance.reference, quote), appearance.date) for appearance, quote in ends)


def _at(reference: Reference, quote: Quote) -> Reference:
    """The paragraph of a text in which a sentence stands."""
    return replace(reference, href=f"{reference.href}#{quote.block}", number=quote.number)


def _roles(ids: Mapping[str, tuple[str, ...]], catalogue: Catalogue, language: str) -> tuple[Role, ...]:
    def reference(id_: str) -> Reference:
        return catalogue.reference(catalogue.version(id_, language), language)

    return tuple(Role(role, tuple(reference(id_) for id_ in documents)) for role, documents in ids.items())


def _names(given: Mapping[str, tuple[str, ...]], languages: tuple[str, ...], which: slice) -> tuple[NamesIn, ...]:
    codes = dict.fromkeys((*languages, *given))
    found = ((code, given.get(code, ())[which]) for code in codes)
    return tuple(NamesIn(code, names) for code, names in found if names)


def _source(source: Citation, language: str) -> SourceView:
    title = LangString(source.title, foreign(source.language or language, language))
    return SourceView(title, display_date(Edtf(source.date), language) if source.date else "", source.url)


def _identifiers(entity: Entity, language: str) -> Iterator[Identifier]:
    say = words(language)["authorities"]
    for authority, ids in entity.identifiers.items():
        yield from (Identifier(say[authority], id_, address_of(authority, id_)) for id_ in ids)


def entity_page(entity: Entity, catalogue: Catalogue, known: Found, language: str) -> SiteFile:
    """The page of an entity in a language: made from the one page that describes it."""
    named, description = name_in(entity, language).lang, in_language(entity.description, language)
    return SiteFile(
        uri=f"{language}/{entity_uri(entity)}.md",
        title=name_of(entity, language).text,
        view=entity_view(entity, catalogue, known, language),
        template="entity.html",
        description=description.text if description else "",
        edit=entity.path,
        stands_for=f"{named}/{entity_uri(entity)}.md" if named in catalogue.languages else "",
        hidden_in=tuple(code for code in catalogue.languages if name_in(entity, code).lang),
    )
