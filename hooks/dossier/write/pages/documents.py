"""The two indexes: all documents, newest first; all entities by kind, in the order of the language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dossier.languages import words
from dossier.languages.collation import Sorted, alphabetical
from dossier.languages.dates import display_date
from dossier.languages.locales import counted
from dossier.languages.names import by_family
from dossier.model import FOLDERS, Document, Entity, EntityKind, SiteFile
from dossier.model.document import day_of
from dossier.write.catalogue import Catalogue, LangString, Reference, in_language, name_of
from dossier.write.documents.origin import worded
from dossier.write.names import Name, named
from dossier.write.pages.appearances import Appearances, how_often


@dataclass(frozen=True, slots=True)
class Version:
    """A language in which a document can be read."""

    language: str
    href: str
    status: str
    """Of a translation; empty for an original."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the index."""

    reference: Reference
    date: str
    """In words; empty when nobody knows."""
    unsure: bool
    type: str
    publishers: tuple[Name, ...]
    summary: LangString | None
    versions: tuple[Version, ...]
    """Originals first."""


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """What documents.html shows."""

    rows: tuple[DocumentRow, ...]
    """Newest first, undated last."""
    intro: str
    """How many there are, and in which order."""
    types: tuple[str, ...]
    languages: tuple[str, ...]
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in the index."""

    name: LangString
    href: str
    description: LangString | None
    count: str
    """Mentions and texts, in words."""


@dataclass(frozen=True, slots=True)
class EntityGroup:
    """All entities of a kind."""

    id: str
    kind: EntityKind
    rows: tuple[EntityRow, ...]


def _row(id_: str, catalogue: Catalogue, language: str) -> DocumentRow:
    edition = catalogue.edition(id_, language)
    when, facts, written_in = edition.when, edition.facts, edition.original.language
    return DocumentRow(
        reference=catalogue.reference(edition.document, language),
        date=display_date(when.edtf, language, when.basis) if when else "",
        unsure=bool(when and not when.edtf.is_sure),
        type=facts.type,
        publishers=named(catalogue.names, facts.publisher, language, written_in) if facts.publisher else (),
        summary=worded(facts.summary, written_in, language),
        versions=tuple(_version(version, catalogue) for version in catalogue.versions[id_].values()),
    )


def _version(document: Document, catalogue: Catalogue) -> Version:
    reference = catalogue.reference(document, document.language)
    return Version(document.language, reference.href, reference.status)


def _newest_first(id_: str, catalogue: Catalogue) -> tuple[bool, int, str]:
    day = day_of(catalogue.originals(id_)[0].when)
    return day == date.max, -day.toordinal(), id_


def documents_view(catalogue: Catalogue, language: str) -> DocumentsView:
    """What the index of documents shows in a language."""
    order = sorted(catalogue.versions, key=lambda id_: _newest_first(id_, catalogue))
    rows = tuple(_row(id_, catalogue, language) for id_ in order)
    found = {version.language for row in rows for version in row.versions}
    return DocumentsView(
        rows=rows,
        intro=counted(words(language)["listing"]["documents"]["intro"], len(rows), language),
        types=_in_order((row.type for row in rows), language),
        languages=tuple(code for code in catalogue.languages if code in found),
        publishers=_in_order((name.text for row in rows for name in row.publishers), language),
    )


def _in_order(values: Iterable[str], language: str) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}, key=lambda value: alphabetical(value, language)))


def entities_view(catalogue: Catalogue, found: Appearances, language: str) -> tuple[EntityGroup, ...]:
    """What the index of entities shows in a language: one group for each kind that there is."""
    groups = ((folder, kind, _entity_rows(kind, catalogue, found, language)) for folder, kind in FOLDERS.items())
    return tuple(EntityGroup(folder, kind, rows) for folder, kind, rows in groups if rows)


def _entity_rows(kind: EntityKind, catalogue: Catalogue, found: Appearances, language: str) -> tuple[EntityRow, ...]:
    entities = [entity for entity in catalogue.corpus.entities if entity.kind == kind]
    person = kind == "person"

    def place(entity: Entity) -> Sorted:
        return alphabetical(by_family(entity, name_of(entity, language).text), language, surname=person)

    return tuple(_entity_row(entity, catalogue, found, language) for entity in sorted(entities, key=place))


def _entity_row(entity: Entity, catalogue: Catalogue, found: Appearances, language: str) -> EntityRow:
    return EntityRow(
        name=name_of(entity, language),
        href=catalogue.entity_address(entity, language),
        description=in_language(entity.description, language),
        count=how_often(found[entity.id], language),
    )


def listing_pages(catalogue: Catalogue, found: Appearances, language: str) -> Iterator[SiteFile]:
    """The index of documents and the index of entities of a language; found: where the texts name each entity."""
    say = words(language)["listing"]
    indexes = (
        ("documents/index", "documents", "documents.html", documents_view(catalogue, language)),
        ("names/index", "names", "names.html", entities_view(catalogue, found, language)),
    )
    for uri, name, template, view in indexes:
        told = say[name].get("description", ""), say[name].get("short", "")
        yield SiteFile(f"{language}/{uri}.md", say[name]["title"], view, template, *told)
