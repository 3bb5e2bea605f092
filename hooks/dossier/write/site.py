"""Every page of the site, for every language."""

from collections.abc import Iterator, Sequence
from datetime import date

from dossier.model import Corpus, SiteFile
from dossier.write.catalogue import Catalogue, catalogue
from dossier.write.documents import document_pages
from dossier.write.entities import entity_pages
from dossier.write.listing import listing_pages
from dossier.write.promises import promises_pages
from dossier.write.provenance import provenance_pages
from dossier.write.rules import rules, rules_page
from dossier.write.timeline import timeline_pages


def site_files(corpus: Corpus, languages: Sequence[str], today: date | None = None) -> tuple[SiteFile, ...]:
    """All generated pages of a corpus.

    languages: codes, the default first; today: the day as of which deadlines are ahead or passed, None for that of the
    newest text.
    """
    indexed = catalogue(corpus, languages)
    return tuple(page for language in languages for page in _pages(indexed, today, language))


def _pages(indexed: Catalogue, today: date | None, language: str) -> Iterator[SiteFile]:
    yield from document_pages(indexed, language)
    yield from provenance_pages(indexed, language, {rule.name for rule in rules()})
    yield from entity_pages(indexed, language)
    yield from timeline_pages(indexed, language)
    yield from promises_pages(indexed, today, language)
    yield from listing_pages(indexed, language)
    yield rules_page(language)
