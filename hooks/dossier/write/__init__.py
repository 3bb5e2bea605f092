"""Act three: records of all pages and files of the site, in each language.

The corpus is indexed once (`sources`); what comes of it is a list of tasks, each for a page or two of one kind in one
language, which do not need each other: any process can do any of them (`maker`).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from dossier.languages import words
from dossier.model import Attachment, Corpus, Fragment, Publication, Site, SiteFile
from dossier.write.assets.cards import card, cards
from dossier.write.assets.search_names import search_names
from dossier.write.catalogue import Catalogue, catalogue
from dossier.write.documents import document_page
from dossier.write.editing import original_file
from dossier.write.editions import originals_of
from dossier.write.exports import descriptions
from dossier.write.exports.markdown import text_file
from dossier.write.exports.portions import Addition, Portion, groups, joined, portions
from dossier.write.facts import Parts, parts
from dossier.write.findings import finding_pages
from dossier.write.packs.downloads import download_pages, packs_script
from dossier.write.pages.appearances import appearances, appearances_of
from dossier.write.pages.commitments import commitment_leaves, commitment_pages, newest
from dossier.write.pages.coverage import coverage_page
from dossier.write.pages.data import data_page
from dossier.write.pages.documents import document_pages, list_scripts, names_page
from dossier.write.pages.home import home_page
from dossier.write.pages.names import Found, entity_pages
from dossier.write.pages.provenance import provenance_pages
from dossier.write.pages.reliability import reliability_page
from dossier.write.pages.rules import NAMES, Rule, described, rules_page
from dossier.write.timeline import timeline_leaves, timeline_pages
from dossier.write.timeline.chronology import Chronology, chronology
from dossier.write.timeline.entries import with_entries
from dossier.write.timeline.index import timeline_scripts


@dataclass(frozen=True, slots=True)
class Sources:
    """What all pages are made of."""

    catalogue: Catalogue
    chronology: Chronology
    places: Mapping[str, str]
    """Where the timeline tells of each event, below the folder of a language."""
    parts: Parts
    publication: Publication
    handwritten: tuple[str, ...]
    """Pages that stand for themselves, right below the folder of a language (docs/LANG/NAME.md)."""
    rules: tuple[Rule, ...] = ()
    """Of the cleaning, with their examples."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes, the default first."""
        return self.catalogue.languages


def sources(
    corpus: Corpus, languages: Sequence[str], publication: Publication, written: Collection[str] = ()
) -> Sources:
    """What the pages of a corpus are made of; languages: codes, the default first; written: files by hand."""
    indexed = with_entries(catalogue(corpus, languages, publication.url, publication.name))
    known = parts(indexed)
    handwritten = sorted(path for path in written if path.count("/") == 2 and path.startswith("docs/"))
    dated = chronology(indexed, known)
    return Sources(indexed, dated, dated.places(), known, publication, tuple(handwritten))


class Task(NamedTuple):
    """What is made together: a page, or some pages and files of one kind in one language."""

    kind: str
    language: str
    id: str
    """Of a document or entity; the address of a page of a list; what a file is about."""


TELLING = "documents"
"""The kind of the tasks for texts, whose entries of events others show."""
Files = Iterator[SiteFile | Fragment | Attachment | Portion]
Maker = Callable[[str], Files]
"""Makes what a task is for, given its id."""


def tasks(of: Sources) -> list[Task]:
    """All that is to be made; what takes longest first."""
    indexed = of.catalogue
    ids: Mapping[str, Iterable[str]] = {
        "data": ("data",),
        "lists": _LISTS,
        "findings": ("findings",),
        "timeline": of.chronology.pages or ["timeline"],
        "commitments": indexed.listed or ["commitments"],
        "documents": indexed.versions,
        "entities": indexed.entities,
    }
    return [Task(kind, language, id_) for kind, known in ids.items() for id_ in known for language in of.languages]


def maker(kind: str, language: str, of: Sources) -> Maker:
    """What does all tasks of a kind in a language; what they have in common is made here."""
    return _MAKERS[kind](language, of)


def _documents(language: str, of: Sources) -> Maker:
    def made(id_: str) -> Files:
        """The page of a document, its Markdown, what it adds to the data files, and the account of its cleaning."""
        yield document_page(id_, of.catalogue, language)
        yield from text_file(id_, of.catalogue, language)
        yield from portions(id_, of.catalogue, of.publication, language)
        # One page tells readers of all languages how a text was cleaned.
        if language == of.languages[0]:
            seeds = (document for document in of.catalogue.versions[id_].values() if document.lines)
            for document in seeds:
                yield from provenance_pages(document, of.catalogue, NAMES)
            if of.publication.editable:
                yield original_file(originals_of(of.catalogue.versions[id_])[0])

    return made


def _entities(language: str, of: Sources) -> Maker:
    def made(id_: str) -> Files:
        entity = of.catalogue.entities[id_]
        found = Found(appearances_of(entity, of.catalogue, language), of.parts, of.places)
        return entity_pages(entity, of.catalogue, found, language)

    return made


def _timeline(language: str, of: Sources) -> Maker:
    all_leaves = timeline_leaves(of.chronology, language)
    return lambda uri: timeline_pages(uri, all_leaves, of.chronology, of.catalogue, language)


def _commitments(language: str, of: Sources) -> Maker:
    indexed, today = of.catalogue, of.publication.as_of or newest(of.catalogue)
    all_leaves = commitment_leaves(indexed, language)
    return lambda uri: commitment_pages(uri, all_leaves, indexed, today, language)


_LISTS = ("documents", "names", "data", "rules", "reliability", "downloads", "coverage")


def _lists(language: str, of: Sources) -> Maker:
    def made(id_: str) -> Files:
        """One of the pages, or lists of pages, that there are once in a language (`_LISTS`)."""
        indexed = of.catalogue
        if id_ == "documents":
            texts = tuple(document_pages(indexed, language))
            yield from texts
            yield from list_scripts(texts)
        elif id_ == "names":
            yield names_page(indexed, appearances(indexed, language), language)
        elif id_ == "data":
            yield data_page(indexed, language)
        elif id_ == "rules":
            yield rules_page(of.rules, indexed, language)
        elif id_ == "reliability":
            yield reliability_page(language)
        elif id_ == "downloads":
            yield from download_pages(of.publication, of.languages, language)
        else:
            yield coverage_page(indexed, of.handwritten, language)

    return made


def _findings(language: str, of: Sources) -> Maker:
    return lambda _: finding_pages(language, of.languages)


def _data(language: str, of: Sources) -> Maker:
    # There is one for all languages.
    return lambda _: iter(descriptions(of.catalogue, of.publication) if language == of.languages[0] else ())


_MAKERS: Mapping[str, Callable[[str, Sources], Maker]] = {
    "documents": _documents,
    "entities": _entities,
    "timeline": _timeline,
    "commitments": _commitments,
    "lists": _lists,
    "findings": _findings,
    "data": _data,
}


def homes(of: Sources) -> Iterator[SiteFile]:
    """The first page of each language: what its template shows beside what somebody wrote."""
    return (home_page(of.catalogue, language) for language in of.languages)


def shared(of: Sources) -> Iterator[Attachment]:
    """Files that pages of all languages load."""
    yield from search_names(of.catalogue.corpus.entities)
    yield from timeline_scripts(of.chronology, of.catalogue)
    yield packs_script(())


def titles(language: str) -> dict[str, tuple[str, str]]:
    """Title and name in menus of the pages that a menu may lead to, by their path below the folder of a language."""
    say = words(language)
    told = {
        "documents/index.md": say["listing"]["documents"],
        "names/index.md": say["listing"]["names"],
        "timeline.md": say["timeline"],
        "commitments.md": say["commitments"],
        "coverage.md": say["coverage"],
        "data/index.md": say["data"],
        "cleaning-rules.md": say["rules"],
        "reliability.md": say["reliability"],
        "downloads.md": say["downloads"],
        "verify.md": say["verify"],
        "findings/index.md": say["explained"],
    }
    return {path: (said["title"], said.get("short", "")) for path, said in told.items()}


def make_site(
    corpus: Corpus, languages: Sequence[str], publication: Publication, written: Collection[str] = ()
) -> Site:
    """Everything that is made of a corpus, at once and in this process."""
    of = sources(corpus, languages, publication, written)
    of = replace(of, rules=tuple(map(described, NAMES)))
    makers = {place: maker(*place, of) for place in dict.fromkeys(task[:2] for task in tasks(of))}
    done = [(task.language, one) for task in tasks(of) for one in makers[task[:2]](task.id)]
    made = [one for _, one in done]
    pages = tuple(one for one in made if isinstance(one, SiteFile))
    attachments = (one for one in made if isinstance(one, Attachment))
    shown = ((page.uri, card(page.view, page.uri.partition("/")[0])) for page in pages)
    held = cards(((uri, one) for uri, one in shown if one), of.languages[0])
    data = (
        file
        for group, codes in groups(of.languages)
        for file in joined(group, _told(done, codes, group), of.catalogue, publication, codes)
    )
    return Site(pages, (*attachments, *data, *shared(of), *held), tuple(homes(of)))


def _told(done: Iterable[tuple[str, object]], languages: Collection[str], group: str) -> Iterator[Addition]:
    """What all texts add to a group of data files."""
    for code, one in done:
        if isinstance(one, Portion) and code in languages and one.group == group:
            yield code, one.pieces


# What a build says at its end.


class Size(NamedTuple):
    """How much a collection holds."""

    texts: int
    """Each once, whatever the languages it is there in."""
    translations: int
    entities: int
    events: int


def size(corpus: Corpus) -> Size:
    """How much a corpus holds."""
    texts = {text.id for text in corpus.documents}
    translations = sum(text.translation is not None for text in corpus.documents)
    return Size(len(texts), translations, len(corpus.entities), len(corpus.events))


def summary(held: Size, pages: Iterable[str], index: Path, seconds: float) -> str:
    """Where the site is and what it holds; pages: their files under docs/, with the folder of their language.

    >>> print(summary(Size(5, 1, 2, 3), ["en/index.md", "fr/index.md", "fr/a.md"], Path("site/index.html"), 2.04))
    Site: site/index.html (5 texts, 1 translation, 2 names, 3 events; pages: en 1, fr 2; 2.0 s)
    """
    by_language = Counter(uri.partition("/")[0] for uri in pages)
    counts = ", ".join(f"{code} {count}" for code, count in sorted(by_language.items()))
    held_of = {"text": held.texts, "translation": held.translations, "name": held.entities, "event": held.events}
    found = ", ".join(f"{count} {what}" + ("" if count == 1 else "s") for what, count in held_of.items())
    return f"Site: {index} ({found}; pages: {counts}; {seconds:.1f} s)"
