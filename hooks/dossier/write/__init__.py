"""Act three: site files of the Corpus, for each language.

The corpus is indexed once (`catalogue`) and its dates put in order once (`timeline`); then each kind of page is made in
each language, and after the pages the exports and what the pages load.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from dossier.model import Corpus, Publication, Site, SiteFile
from dossier.write.assets.cards import cards, search_names
from dossier.write.assets.stylesheet import stylesheet
from dossier.write.catalogue import Catalogue, catalogue
from dossier.write.documents import document_pages
from dossier.write.exports import exports
from dossier.write.facts import Parts, parts
from dossier.write.pages.appearances import appearances
from dossier.write.pages.commitments import commitment_scripts, commitments_pages
from dossier.write.pages.coverage import coverage_page
from dossier.write.pages.data import data_page
from dossier.write.pages.documents import list_scripts, listing_pages
from dossier.write.pages.home import home_page
from dossier.write.pages.names import Found, entity_pages
from dossier.write.pages.provenance import provenance_pages
from dossier.write.pages.reliability import reliability_page
from dossier.write.pages.rules import rules, rules_page
from dossier.write.timeline import timeline_pages
from dossier.write.timeline.chronology import Chronology, chronology
from dossier.write.timeline.index import timeline_scripts


def make_site(
    corpus: Corpus, languages: Sequence[str], publication: Publication, written: Collection[str] = ()
) -> Site:
    """All generated pages and files of a corpus; languages: codes, the default first; written: files by hand."""
    indexed = catalogue(corpus, languages, publication.url)
    known = parts(indexed)
    dated = chronology(indexed, known)
    made = (page for language in languages for page in _pages(indexed, dated, known, publication, language))
    accounts = provenance_pages(indexed, {rule.name for rule in rules()})
    pages = (*made, *accounts, *(coverage_page(indexed, _handwritten(written), language) for language in languages))
    data = (file for language in languages for file in exports(indexed, publication, language))
    shared = (
        stylesheet(languages),
        search_names(corpus.entities),
        *cards(pages, languages[0]),
        *timeline_scripts(pages),
        *list_scripts(pages),
        *commitment_scripts(pages, indexed),
    )
    return Site(pages, (*data, *shared), tuple(home_page(indexed, language) for language in languages))


def _pages(
    indexed: Catalogue, dated: Chronology, known: Parts, publication: Publication, language: str
) -> Iterator[SiteFile]:
    found = appearances(indexed, language)
    yield from document_pages(indexed, language)
    yield from entity_pages(indexed, Found(found, known, dated.places()), language)
    yield from timeline_pages(dated, indexed, language)
    yield from commitments_pages(indexed, publication.as_of, language)
    yield from listing_pages(indexed, found, language)
    yield data_page(indexed, language)
    yield rules_page(indexed, language)
    yield reliability_page(language)


def _handwritten(written: Collection[str]) -> frozenset[str]:
    """The pages that stand for themselves: right below the folder of a language."""
    return frozenset(path for path in written if path.count("/") == 2 and path.startswith("docs/"))


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
