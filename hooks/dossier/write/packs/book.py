"""A book of the collection in one language: its chapters in reading order, each with the view that its template shows.

The views are those of the site's pages, but for what only a site can do: nothing is narrowed, copied or laid side by
side, and names are an index whose entries lead to paragraphs.
"""

import hashlib
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dossier.languages import words
from dossier.languages.locales import counted, language_name, listed
from dossier.model import Entity, SiteFile
from dossier.model.document import day_of
from dossier.write import Sources
from dossier.write.addresses import absolute, address
from dossier.write.catalogue import Catalogue, LangString, foreign, in_language
from dossier.write.documents.parallel import Parallel
from dossier.write.documents.view import DocumentView, view
from dossier.write.names import entity_uri
from dossier.write.pages.appearances import Appearance, appearances_of
from dossier.write.pages.commitments import commitment_leaves, commitment_pages, newest
from dossier.write.pages.documents import entities_view
from dossier.write.pages.home import home_view
from dossier.write.timeline import timeline_leaves, timeline_pages

_UNDATED = "1980-01-01"
"""The day of a collection without any date: a package must have one, and an archive has none before it."""

_PLAIN = re.compile("[A-Za-z0-9_-]+").fullmatch


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book."""

    path: str
    """Where it lies, without extension; in the folder in which the site has such a page, below that of its language."""
    title: LangString
    template: str
    view: object
    stands_for: tuple[tuple[str, str], ...] = ()
    """Pages of the site whose words it has (from its top folder), each with the anchor of these words or none."""
    contents: tuple[tuple[str, LangString], ...] = ()
    """Anchors within it that the table of contents names."""


@dataclass(frozen=True, slots=True)
class Part:
    """Chapters of one kind."""

    id: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All that is in a book."""

    language: str
    title: str
    identifier: str
    """A URN, the same for all editions of the book."""
    modified: str
    """Day of the last change."""
    source: str
    """Address of the site in this language; empty when it has none."""
    parallel: bool
    """Whether the original of each paragraph that is translated stands above it."""
    front: tuple[Chapter, ...]
    """Cover, and how the book was made."""
    parts: tuple[Part, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """In reading order."""
        return (*self.front, *(chapter for part in self.parts for chapter in part.chapters))

    def site_path(self, chapter: Chapter, default: str) -> str:
        """Where the site would have a chapter: links in it are written from there; default: the site's own language."""
        return address(f"{self.language}/{chapter.path}.md", default)


@dataclass(frozen=True, slots=True)
class Front:
    """What the cover and the account of how the book was made show."""

    name: str
    language: str
    holds: str
    """How many texts there are, and of which time."""
    translated: str
    """Of how many texts this language has a translation, in words; empty where it has none."""
    foreign: str
    """How many stand in another language, since this one lacks them; empty where none does."""
    languages: str
    """In which texts were found."""
    modified: str
    source: str
    parallel: bool
    """As of the book."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the index."""

    id: str
    name: LangString
    others: tuple[LangString, ...]
    """Its preferred names in the other languages."""
    description: LangString | None
    appearances: tuple[Appearance, ...]


def translates(known: Catalogue, language: str) -> bool:
    """Whether there are translations into a language, beside which originals can stand."""
    return any(known.version(id_, language).translation for id_ in known.versions)


def book(of: Sources, language: str, updated: str = "", *, parallel: bool = False) -> Book:
    """The book of a collection in one of its languages.

    updated: day of its last change, where somebody knows it; parallel: originals stand above what renders them.
    """
    known, say = of.catalogue, words(language)
    name = title(of, language)
    front = _front(of, language, name, updated, parallel=parallel)
    titled = [
        ("documents", say["listing"]["documents"]["title"], _documents(known, language, parallel=parallel)),
        ("timeline", say["timeline"]["title"], _timeline(of, language)),
        ("commitments", say["commitments"]["title"], _commitments(of, language)),
        ("names", say["listing"]["names"]["title"], _names(known, language)),
    ]
    named = [known.site_url or name, language, *(["parallel"] if parallel else [])]
    return Book(
        language=language,
        title=name,
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join(named))}",
        modified=updated or last_day(of),
        source=front.source,
        parallel=parallel,
        front=(
            Chapter("cover", LangString(name), "cover.html", front),
            Chapter("about", LangString(say["book"]["made"]), "about.html", front),
        ),
        parts=tuple(Part(id_, title, chapters) for id_, title, made in titled if (chapters := tuple(made))),
    )


def title(of: Sources, language: str) -> str:
    """The collection's name; where it has none, what its texts are called."""
    return of.publication.called(language).name or str(words(language)["listing"]["documents"]["title"])


def last_day(of: Sources) -> str:
    """The day of the newest text, which stands for that of the last change where nobody knows it."""
    return next((day.isoformat() for day in of.catalogue.newest), _UNDATED)


def _front(of: Sources, language: str, name: str, updated: str, *, parallel: bool) -> Front:
    known, say = of.catalogue, words(language)["book"]
    shown = [known.version(id_, language) for id_ in known.versions]
    translated = sum(text.language == language and text.translation is not None for text in shown)
    foreign = sum(text.language != language for text in shown)
    found = {text.language for id_ in known.versions for text in known.originals(id_)}
    spoken = [language_name(code, language) for code in known.languages if code in found]
    return Front(
        name=name,
        language=language_name(language, language),
        holds=home_view(known, language).description,
        translated=counted(say["translated"], translated, language) if translated else "",
        foreign=counted(say["foreign"], foreign, language) if foreign else "",
        languages=listed(spoken, language, "open"),
        modified=updated,
        source=absolute(known.folder(language), known.site_url),
        parallel=parallel,
    )


def _documents(known: Catalogue, language: str, *, parallel: bool) -> Iterator[Chapter]:
    """The texts, oldest first, those without a date last."""
    ids = sorted(known.versions, key=lambda id_: (day_of(known.originals(id_)[0].when), id_))
    for id_ in ids:
        text = known.version(id_, language)
        beside = text.translation.source if parallel and text.translation else ""
        made, lang = _text_only(view(text, known, language), beside), foreign(text.language, language)
        pages = dict.fromkeys(known.path(code, f"documents/{id_}") for code in (language, text.language))
        yield Chapter(
            path=f"documents/{_file(id_)}",
            title=LangString(text.title.strip() or id_, lang),
            template="document.html",
            view=made,
            stands_for=tuple((page, "") for page in pages),
            contents=tuple((each.id, LangString(each.text, lang)) for each in made.contents if each.text.strip()),
        )


def _file(id_: str) -> str:
    """The name of a text's file: its id, or of one that not all readers of books can take as a name, a digest."""
    return id_ if _PLAIN(id_) else f"t-{hashlib.sha256(id_.encode()).hexdigest()[:12]}"


def _text_only(made: DocumentView, beside: str) -> DocumentView:
    """Without the ways to the raw text and to other versions, which the book has not, but for the one beside it."""
    marks = tuple(
        replace(mark, source=None, original=None, parallel=_beside(mark.parallel, beside)) for mark in made.text.marks
    )
    return replace(made, text=replace(made.text, marks=marks))


def _beside(found: Parallel | None, language: str) -> Parallel | None:
    """What the version in one language has beside a block, and what it alone has."""
    if not found or not language:
        return None
    others = tuple(each for each in found.others if each.language == language)
    above, below = (
        tuple(row for row in rows if row.beside.language == language) for rows in (found.above, found.below)
    )
    return Parallel(others, above, below) if others or above or below else None


def _timeline(of: Sources, language: str) -> Iterator[Chapter]:
    leaves, known = timeline_leaves(of.chronology, language), of.catalogue
    for uri in of.chronology.pages:
        for page in timeline_pages(uri, leaves, of.chronology, known, language):
            if isinstance(page, SiteFile):
                years = tuple((year.id, LangString(year.label)) for year in page.view.years)  # type: ignore[attr-defined]
                yield _listed(page, known, years)


def _commitments(of: Sources, language: str) -> Iterator[Chapter]:
    leaves, known = commitment_leaves(of.catalogue, language), of.catalogue
    today = of.publication.as_of or newest(known)
    for uri in known.listed:
        for page in commitment_pages(uri, leaves, known, today, language):
            if isinstance(page, SiteFile):
                groups = tuple((group.id, LangString(group.label)) for group in page.view.groups)  # type: ignore[attr-defined]
                yield _listed(page, known, groups)


def _listed(page: SiteFile, known: Catalogue, contents: tuple[tuple[str, LangString], ...]) -> Chapter:
    path = page.uri.partition("/")[2].removesuffix(".md")
    pages = ((address(page.uri, known.languages[0]), ""),)
    return Chapter(path, LangString(page.title), page.template, page.view, pages, contents)


def _names(known: Catalogue, language: str) -> Iterator[Chapter]:
    """The index: one chapter for each kind of names."""
    kinds = words(language)["listing"]["kinds"]
    entities = {known.entity_address(entity, language): entity for entity in known.corpus.entities}
    found = {entity.id: appearances_of(entity, known, language) for entity in known.corpus.entities}
    for group in entities_view(known, found, language):
        own = [(entities[row.href], row) for row in group.rows]
        entries = tuple(_entry(entity, found[entity.id], row.name, language) for entity, row in own)
        pages = tuple((known.path(language, entity_uri(entity)), f"n-{entity.id}") for entity, _ in own)
        yield Chapter(f"names/{group.id}", LangString(kinds[group.kind]), "names.html", entries, pages)


def _entry(entity: Entity, found: tuple[Appearance, ...], name: LangString, language: str) -> Entry:
    told = ((code, names[0]) for code, names in entity.names.items() if names and code != (name.lang or language))
    others = tuple(LangString(text, code) for code, text in told)
    return Entry(f"n-{entity.id}", name, others, in_language(entity.description, language), found)
