"""Act three: records of all pages and files of the site, in each language.

The corpus is indexed once (`sources`); what comes of it is a list of tasks, each for some pages of one kind in one
language, which do not need each other: any process can do any of them (`make`).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dossier.languages import words
from dossier.model import Attachment, Corpus, Publication, Site, SiteFile
from dossier.write.assets.cards import card, cards
from dossier.write.assets.search_names import search_names
from dossier.write.assets.stylesheet import stylesheet
from dossier.write.catalogue import Catalogue, catalogue
from dossier.write.documents import document_page
from dossier.write.exports import exports
from dossier.write.facts import Parts, parts
from dossier.write.pages.appearances import appearances, appearances_of
from dossier.write.pages.commitments import commitment_scripts, commitments_pages
from dossier.write.pages.coverage import coverage_page
from dossier.write.pages.data import data_page
from dossier.write.pages.documents import list_scripts, listing_pages
from dossier.write.pages.home import home_page
from dossier.write.pages.names import Found, entity_pages
from dossier.write.pages.provenance import provenance_page
from dossier.write.pages.reliability import reliability_page
from dossier.write.pages.rules import NAMES, rules_page
from dossier.write.timeline import timeline_pages
from dossier.write.timeline.chronology import Chronology, chronology
from dossier.write.timeline.entries import with_entries
from dossier.write.timeline.index import timeline_scripts

_TOGETHER = 8
"""Texts or names of one task: fewer would cost more to hand out than to make."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What all pages are made of."""

    catalogue: Catalogue
    chronology: Chronology
    places: Mapping[str, str]
    """Where the timeline tells of each event, below the folder of a language."""
    parts: Parts
    publication: Publication
    handwritten: frozenset[str]
    """Pages that stand for themselves, right below the folder of a language (docs/LANG/NAME.md)."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes, the default first."""
        return self.catalogue.languages


def sources(
    corpus: Corpus, languages: Sequence[str], publication: Publication, written: Collection[str] = ()
) -> Sources:
    """What the pages of a corpus are made of; languages: codes, the default first; written: files by hand."""
    indexed = with_entries(catalogue(corpus, languages, publication.url))
    known = parts(indexed)
    handwritten = frozenset(path for path in written if path.count("/") == 2 and path.startswith("docs/"))
    dated = chronology(indexed, known)
    return Sources(indexed, dated, dated.places(), known, publication, handwritten)


class Task(NamedTuple):
    """Some pages of one kind in one language."""

    kind: str
    language: str
    ids: tuple[str, ...] = ()
    """Of documents or entities, where each has a page."""


def tasks(of: Sources) -> Iterator[Task]:
    """All that is to be made; what takes longest first."""
    everything = {"documents": of.catalogue.versions, "entities": of.catalogue.entities}
    yield from (Task("data", language) for language in of.languages)
    yield from (Task("lists", language) for language in of.languages)
    for language in of.languages:
        for kind, ids in everything.items():
            known = tuple(ids)
            yield from (Task(kind, language, known[at : at + _TOGETHER]) for at in range(0, len(known), _TOGETHER))


def make(task: Task, of: Sources) -> Iterator[SiteFile | Attachment]:
    """The pages and files of a task."""
    return _MAKERS[task.kind](task, of)


def _documents(task: Task, of: Sources) -> Iterator[SiteFile]:
    for id_ in task.ids:
        yield document_page(id_, of.catalogue, task.language)
        # One page tells readers of all languages how a text was cleaned.
        if task.language == of.languages[0]:
            seeds = (document for document in of.catalogue.versions[id_].values() if document.lines)
            yield from (provenance_page(document, of.catalogue, NAMES) for document in seeds)


def _entities(task: Task, of: Sources) -> Iterator[SiteFile]:
    for id_ in task.ids:
        entity = of.catalogue.entities[id_]
        found = Found(appearances_of(entity, of.catalogue, task.language), of.parts, of.places)
        yield from entity_pages(entity, of.catalogue, found, task.language)


def _lists(task: Task, of: Sources) -> Iterator[SiteFile | Attachment]:
    indexed, language = of.catalogue, task.language
    yield from timeline_pages(of.chronology, indexed, language)
    promises = tuple(commitments_pages(indexed, of.publication.as_of, language))
    texts = tuple(listing_pages(indexed, appearances(indexed, language), language))
    yield from (*promises, *texts)
    yield from (*commitment_scripts(promises, indexed), *list_scripts(texts))
    yield data_page(indexed, language)
    yield rules_page(indexed, language)
    yield reliability_page(language)
    yield coverage_page(indexed, of.handwritten, language)


def _data(task: Task, of: Sources) -> Iterator[Attachment]:
    yield from exports(of.catalogue, of.publication, task.language)


_MAKERS: Mapping[str, Callable[[Task, Sources], Iterator[SiteFile | Attachment]]] = {
    "documents": _documents,
    "entities": _entities,
    "lists": _lists,
    "data": _data,
}


def homes(of: Sources) -> Iterator[SiteFile]:
    """The first page of each language: what its template shows beside what somebody wrote."""
    return (home_page(of.catalogue, language) for language in of.languages)


def shared(of: Sources) -> Iterator[Attachment]:
    """Files that pages of all languages load."""
    yield stylesheet(of.languages)
    yield from search_names(of.catalogue.corpus.entities)
    yield from timeline_scripts(of.chronology, of.catalogue)


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
    }
    return {path: (said["title"], said.get("short", "")) for path, said in told.items()}


def make_site(
    corpus: Corpus, languages: Sequence[str], publication: Publication, written: Collection[str] = ()
) -> Site:
    """Everything that is made of a corpus, at once and in this process."""
    of = sources(corpus, languages, publication, written)
    made = [one for task in tasks(of) for one in make(task, of)]
    pages = tuple(one for one in made if isinstance(one, SiteFile))
    attachments = (one for one in made if isinstance(one, Attachment))
    shown = ((page.uri, card(page.view, page.uri.partition("/")[0])) for page in pages)
    held = cards(((uri, one) for uri, one in shown if one), of.languages[0])
    return Site(pages, (*attachments, *shared(of), *held), tuple(homes(of)))


# What a build says at its end.


def summary(corpus: Corpus, pages: Iterable[str], index: Path, seconds: float) -> str:
    """Where the site is and what it holds; pages: their files under docs/, with the folder of their language.

    >>> print(summary(Corpus(()), ["en/index.md", "fr/index.md", "fr/a.md"], Path("site/index.html"), 2.04))
    Site: site/index.html (0 documents, 0 entities, 0 events; pages: en 1, fr 2; 2.0 s)
    """
    by_language = Counter(uri.partition("/")[0] for uri in pages)
    counts = ", ".join(f"{code} {count}" for code, count in sorted(by_language.items()))
    documents = len({document.id for document in corpus.documents})
    found = f"{documents} documents, {len(corpus.entities)} entities, {len(corpus.events)} events"
    return f"Site: {index} ({found}; pages: {counts}; {seconds:.1f} s)"
