"""Pages of entities: what a name stands for, and everything that the texts say where they use it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.languages import words
from dossier.languages.dates import display_date
from dossier.languages.locales import counted
from dossier.model import Citation, Entity, EntityKind, Event, SiteFile
from dossier.model.document import day_of
from dossier.model.edtf import Edtf
from dossier.pages.identifiers import address_of
from dossier.write.catalogue import Catalogue, LangString, Reference, foreign, in_language, name_of
from dossier.write.facts import Parts
from dossier.write.leaves import Leaved, Part, cut, leaves
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
    ids: tuple[str, ...]
    """Of these documents."""


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
class EntityView(Leaved):
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
    order = _in_order(entity, catalogue)
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
        events=tuple(event_entry(event.id, catalogue, language) for event in order),
        places={event.id: known.places[event.id] for event in order},
        commitments=tuple(brief(made, catalogue, language) for made in catalogue.commitments.get(entity.id, ())),
        count=how_often(found, language),
    )


def _in_order(entity: Entity, catalogue: Catalogue) -> list[Event]:
    """The events that it is part of."""
    return sorted(catalogue.events.get(entity.id, ()), key=lambda event: (day_of(event.when), event.id))


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
    return replace(reference, href=f"{reference.href}{quote.anchor}", number=quote.number)


def _roles(ids: Mapping[str, tuple[str, ...]], catalogue: Catalogue, language: str) -> tuple[Role, ...]:
    def reference(id_: str) -> Reference:
        return catalogue.reference(catalogue.version(id_, language), language)

    return tuple(Role(role, tuple(map(reference, documents)), documents) for role, documents in ids.items())


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


def entity_pages(entity: Entity, catalogue: Catalogue, known: Found, language: str) -> Iterator[SiteFile]:
    """The page of an entity in a language, made from the one that describes it; several where one has no room."""
    named, description = name_in(entity, language).lang, in_language(entity.description, language)
    page = SiteFile(
        uri=f"{language}/{entity_uri(entity)}.md",
        title=name_of(entity, language).text,
        view=None,
        template="entity.html",
        description=description.text if description else "",
        edit=entity.path,
        stands_for=f"{named}/{entity_uri(entity)}.md" if named in catalogue.languages else "",
        hidden_in=tuple(code for code in catalogue.languages if name_in(entity, code).lang),
    )
    yield from _leaves(page, entity, entity_view(entity, catalogue, known, language), (catalogue, known, language))


# What no page has room for: the lists of an entity, cut into several pages.


Listed = tuple[str, str]
"""List and id of what stands in it: a text for a role, a text that names the entity, an event, a commitment."""
_REFERENCE, _QUOTE, _EVENT, _COMMITMENT = 230, 260, 420, 420
"""Bytes of HTML around the words of each."""


def entity_parts(entity: Entity, catalogue: Catalogue, roles: Parts) -> tuple[tuple[Part, frozenset[Listed]], ...]:
    """The pages of an entity, the same in all languages, and what each has of its lists."""
    entries = tuple(_entries(entity, catalogue, roles))
    uri = entity_uri(entity)
    parts = cut([("page", size) for _, size in entries], uri, uri) or (Part(uri, 0, 0),)
    return tuple((part, frozenset(entry for entry, _ in entries[part.start : part.end])) for part in parts)


def _entries(entity: Entity, catalogue: Catalogue, roles: Parts) -> Iterator[tuple[Listed, int]]:
    def titled_(id_: str) -> int:
        return _REFERENCE + max(len(text.title.encode()) for text in catalogue.versions[id_].values())

    for role, ids in roles.get(entity_uri(entity), {}).items():
        yield from (((role, id_), titled_(id_)) for id_ in ids)
    quotes = catalogue.quotes.get(entity.id, {}) or catalogue.nested.get(entity.id, {})
    sizes: dict[str, int] = defaultdict(int)
    for key, told in quotes.items():
        own = sum(_QUOTE + len("".join(part.text for part in quote.parts).encode()) for quote in told)
        sizes[key.id] = max(sizes[key.id], own)
    for id_ in sorted(sizes, key=lambda id_: (day_of(catalogue.originals(id_)[0].when), id_)):
        yield ("text", id_), titled_(id_) + sizes[id_]
    for event in _in_order(entity, catalogue):
        sources = sum(titled_(id_) for id_ in dict.fromkeys(source.document.id for source in event.sources))
        yield ("event", event.id), _EVENT + len(event.sources[0].report.title.encode()) + sources
    for made in catalogue.commitments.get(entity.id, ()):
        yield ("commitment", made.id), _COMMITMENT + len(made.sources[0].mention.sentence.encode())


def _leaves(
    page: SiteFile, entity: Entity, view: EntityView, known: tuple[Catalogue, Found, str]
) -> Iterator[SiteFile]:
    catalogue, found, language = known
    made = entity_parts(entity, catalogue, found.parts)
    if len(made) == 1:
        yield replace(page, view=view)
        return
    labels = {part: str(number) for number, (part, _) in enumerate(made, start=1)}
    all_leaves = leaves(tuple(labels), labels.__getitem__, "")
    for number, (part, has) in enumerate(made):
        own = replace(
            view,
            roles=tuple(filter(None, (_some(role, has) for role in view.roles))),
            appearances=tuple(each for each in view.appearances if ("text", each.text) in has),
            events=tuple(each for each in view.events if ("event", each.id) in has),
            commitments=tuple(each for each in view.commitments if ("commitment", each.id) in has),
            leaves=all_leaves,
            here=number,
        )
        if not number:
            yield replace(page, view=own)
            continue
        title = page.title + words(language)["document"]["aside"].format(detail=all_leaves[number].label)
        yield replace(
            page, uri=f"{language}/{part.uri}.md", title=title, view=own, stands_for="", hidden_in=catalogue.languages
        )


def _some(role: Role, has: frozenset[Listed]) -> Role | None:
    """The documents of a role that a page has."""
    own = tuple(document for document, id_ in zip(role.references, role.ids, strict=True) if (role.role, id_) in has)
    ids = tuple(id_ for id_ in role.ids if (role.role, id_) in has)
    return Role(role.role, own, ids) if own else None
