"""Everything of the site, for every language."""

from collections.abc import Collection, Iterator, Sequence

from dossier.model import Corpus, Publication, Site, SiteFile
from dossier.write.cards import cards
from dossier.write.catalogue import Catalogue, catalogue
from dossier.write.chronology import Chronology, chronology
from dossier.write.coverage import coverage_page
from dossier.write.data_page import data_page
from dossier.write.documents import document_pages
from dossier.write.entities import entity_pages
from dossier.write.exports import exports
from dossier.write.listing import listing_pages
from dossier.write.promises import promises_pages
from dossier.write.provenance import provenance_pages
from dossier.write.rules import rules, rules_page
from dossier.write.search_names import search_names
from dossier.write.stylesheet import stylesheet
from dossier.write.timeline import timeline_pages
from dossier.write.timeline_index import timeline_scripts


def make_site(
    corpus: Corpus, languages: Sequence[str], publication: Publication, written: Collection[str] = ()
) -> Site:
    """All generated pages and files of a corpus; languages: codes, the default first; written: files by hand."""
    indexed = catalogue(corpus, languages, publication.url)
    dated = chronology(indexed)
    made = (page for language in languages for page in _pages(indexed, dated, publication, language))
    pages = (*made, *(coverage_page(indexed, _handwritten(written), language) for language in languages))
    data = (file for language in languages for file in exports(indexed, publication, language))
    shared = (
        stylesheet(languages),
        search_names(corpus.entities),
        *cards(pages, languages[0]),
        *timeline_scripts(pages),
    )
    return Site(pages, (*data, *shared))


def _pages(indexed: Catalogue, dated: Chronology, publication: Publication, language: str) -> Iterator[SiteFile]:
    yield from document_pages(indexed, language)
    yield from provenance_pages(indexed, language, {rule.name for rule in rules()})
    yield from entity_pages(indexed, language, dated.places())
    yield from timeline_pages(dated, indexed, language)
    yield from promises_pages(indexed, publication.as_of, language)
    yield from listing_pages(indexed, language)
    yield data_page(indexed, language)
    yield rules_page(language)


def _handwritten(written: Collection[str]) -> frozenset[str]:
    """The pages that stand for themselves: right below the folder of a language."""
    return frozenset(path for path in written if path.count("/") == 2 and path.startswith("docs/"))
