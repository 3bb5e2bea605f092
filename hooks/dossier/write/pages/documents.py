"""The two indexes: all documents, newest first; all entities by kind, in the order of the language."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from dossier.languages import words
from dossier.languages.collation import Sorted, alphabetical
from dossier.languages.dates import display_date, years
from dossier.languages.locales import counted
from dossier.languages.names import by_family
from dossier.model import FOLDERS, Attachment, Document, Entity, EntityKind, SiteFile
from dossier.model.document import day_of
from dossier.write.catalogue import Catalogue, LangString, Reference, in_language, name_of
from dossier.write.deadlines import UNDATED
from dossier.write.documents.origin import worded
from dossier.write.editions import newest_first
from dossier.write.leaves import Leaved, Part, cut, leaves, list_script
from dossier.write.names import Name, named
from dossier.write.pages.appearances import Appearances, how_often

INDEX = "documents/index"
"""The list of documents, and the folder of its pages after the first; below the folder of a language."""
FREQUENT = 60
"""Publishers by which the list can be narrowed."""
_MARKS, _LINK = 420, 110
"""Bytes of HTML around the words of a row, and around each of its links."""


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
class DocumentsView(Leaved):
    """What documents.html shows."""

    rows: tuple[DocumentRow, ...]
    """Newest first, undated last."""
    intro: str
    """How many there are, and in which order."""
    types: tuple[str, ...]
    languages: tuple[str, ...]
    publishers: tuple[str, ...]
    """Those of most texts, where there are many."""
    parts: tuple[Part, ...] = ()
    """The pages that the rows are cut into."""
    script: str = ""
    """What lets all rows be chosen among, from the site's top folder; empty where they stand on one page."""


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


def row(id_: str, catalogue: Catalogue, language: str) -> DocumentRow:
    """A document as lists of a language show it."""
    edition = catalogue.edition(id_, language)
    when, facts, written_in = edition.when, edition.facts, edition.original.language
    return DocumentRow(
        reference=catalogue.reference(edition.document, language),
        date=display_date(when.edtf, language, when.basis) if when else "",
        unsure=bool(when and not when.edtf.is_sure),
        type=facts.type,
        publishers=publishers(id_, catalogue, language),
        summary=worded(facts.summary, written_in, language),
        versions=tuple(_version(version, catalogue) for version in catalogue.versions[id_].values()),
    )


def publishers(id_: str, catalogue: Catalogue, language: str) -> tuple[Name, ...]:
    """Who published a document."""
    edition = catalogue.edition(id_, language)
    name, written_in = edition.facts.publisher, edition.original.language
    return named(catalogue.names, name, language, written_in) if name else ()


def _version(document: Document, catalogue: Catalogue) -> Version:
    reference = catalogue.reference(document, document.language)
    return Version(document.language, reference.href, reference.status)


def in_order(catalogue: Catalogue) -> list[str]:
    """Ids of all documents, the newest first."""
    return newest_first(catalogue.versions)


def documents_view(catalogue: Catalogue, language: str) -> DocumentsView:
    """What the index of documents shows in a language."""
    rows = tuple(row(id_, catalogue, language) for id_ in in_order(catalogue))
    found = {version.language for row in rows for version in row.versions}
    return DocumentsView(
        rows=rows,
        intro=counted(words(language)["listing"]["documents"]["intro"], len(rows), language),
        types=_in_order((row.type for row in rows), language),
        languages=tuple(code for code in catalogue.languages if code in found),
        publishers=_in_order(_frequent(name.text for row in rows for name in row.publishers), language),
    )


def _frequent(names: Iterable[str]) -> list[str]:
    counts = Counter(names)
    return sorted(counts, key=lambda name: (-counts[name], name))[:FREQUENT]


# The pages of that list.


def document_pages(catalogue: Catalogue, language: str) -> Iterator[SiteFile]:
    """The pages of the index of documents of a language."""
    say, view = words(language)["listing"]["documents"], documents_view(catalogue, language)
    ids, parts = in_order(catalogue), document_parts(catalogue)

    def label(part: Part) -> str:
        first, last = (_year(ids[at], catalogue) for at in (part.end - 1, part.start))
        unknown = words(language)["listing"]["undated"]
        return unknown if last == UNDATED else years(last if first == UNDATED else first, last, language)

    aside = words(language)["document"]["aside"]
    made = leaves(parts, label, aside)
    script = f"{catalogue.folder(language)}{INDEX}/list.js" if len(parts) > 1 else ""
    for number, part in enumerate(parts or (Part(INDEX, 0, 0),)):
        title = say["title"] + (aside.format(detail=made[number].label) if number else "")
        rows = view.rows[part.start : part.end]
        page = replace(view, rows=rows, parts=parts, leaves=made, here=number, script=script)
        told = say.get("description", ""), say.get("short", "")
        yield SiteFile(f"{language}/{part.uri}.md", title, page, "documents.html", *told)


def _year(id_: str, catalogue: Catalogue) -> str:
    day = day_of(catalogue.originals(id_)[0].when)
    return UNDATED if day == date.max else f"{day.year:04}"


def document_parts(catalogue: Catalogue) -> tuple[Part, ...]:
    """The pages of the list, the same in all languages."""
    return cut([(_year(id_, catalogue), _size(id_, catalogue)) for id_ in in_order(catalogue)], INDEX, INDEX)


def _size(id_: str, catalogue: Catalogue) -> int:
    """Bytes of HTML that a row takes in any language, about."""
    versions = catalogue.versions[id_].values()
    title = max(len(version.title.encode()) for version in versions)
    facts = [version.facts for version in versions]
    summary = max(len(text.encode()) for each in facts for text in (*each.summary.values(), ""))
    publisher = max(2 * len((each.publisher or "").encode()) for each in facts)
    return _MARKS + title + summary + publisher + _LINK * len(facts)


def list_scripts(pages: Iterable[SiteFile]) -> Iterator[Attachment]:
    """What the script of each list of documents knows of all its rows, where they stand on several pages."""
    lists: dict[str, list[DocumentsView]] = defaultdict(list)
    for page in pages:
        if isinstance(page.view, DocumentsView) and page.view.script:
            lists[page.view.script].append(page.view)
    for path, views in lists.items():
        rows = [row for view in views for row in view.rows]
        told = {
            "type": [[row.type] if row.type else [] for row in rows],
            "language": [[version.language for version in row.versions] for row in rows],
            "publisher": [[name.text for name in row.publishers] for row in rows],
        }
        yield list_script(path, views[0].parts, told)


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


def names_page(catalogue: Catalogue, found: Appearances, language: str) -> SiteFile:
    """The index of entities of a language; found: where the texts name each entity."""
    names = words(language)["listing"]["names"]
    told = names.get("description", ""), names.get("short", "")
    view = entities_view(catalogue, found, language)
    return SiteFile(f"{language}/names/index.md", names["title"], view, "names.html", *told)
