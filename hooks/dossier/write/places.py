"""Where everything of a site lies, told without making it: whoever checks links need not render a page."""

from collections.abc import Iterable, Iterator, Sequence

from dossier.model import Document, Entity
from dossier.write import Sources
from dossier.write.catalogue import Catalogue
from dossier.write.documents.overlays import provenance_uri
from dossier.write.documents.room import account_pages
from dossier.write.exports import data_paths
from dossier.write.exports.markdown import text_path
from dossier.write.findings import URIS as FINDINGS
from dossier.write.names import entity_uri
from dossier.write.packs import downloads
from dossier.write.pages import reliability
from dossier.write.pages.documents import document_parts
from dossier.write.pages.names import entity_parts
from dossier.write.pages.rules import URI as RULES
from dossier.write.timeline import index
from dossier.write.timeline.chronology import Chronology

_LISTS = ("commitments", "documents/index", "names/index", "data/index", "coverage")
_SINGLE = (*_LISTS, RULES, reliability.URI, downloads.URI, downloads.CHECK, *FINDINGS)
"""Pages of which each language has one."""
_TIMELINE = "timeline"


def heads(documents: Iterable[Document], entities: Iterable[Entity], languages: Sequence[str]) -> frozenset[str]:
    """The pages (under docs/) that are there whatever the texts say: of each text and name, and of lists the first."""
    texts = {f"documents/{document.id}" for document in documents}
    uris = (*_SINGLE, _TIMELINE, *texts, *map(entity_uri, entities))
    return frozenset(f"{language}/{uri}.md" for language in languages for uri in uris)


def places(of: Sources) -> tuple[frozenset[str], frozenset[str]]:
    """The pages to be made (under docs/) and the other files of the site (from its top)."""
    indexed, dated, languages = of.catalogue, of.chronology, of.languages
    entities = (part.uri for one in indexed.corpus.entities for part, _ in entity_parts(one, indexed, of.parts))
    uris = (*_SINGLE, *_documents(indexed), *entities, *_timeline(dated))
    once = (
        provenance_uri(document, indexed, number)
        for document in indexed.corpus.documents
        if document.lines
        for number in range(len(account_pages(document.lines)))
    )
    pages = frozenset(
        (
            *(f"{language}/{uri}.md" for language in languages for uri in uris),
            *(f"{languages[0]}/{uri}.md" for uri in once),
        )
    )
    texts = (text_path(one.id, indexed, one.language) for one in indexed.corpus.documents)
    return pages, frozenset((*data_paths(indexed), *texts, *(index.FILES if dated.items else ()), downloads.SCRIPT))


def _documents(indexed: Catalogue) -> Iterator[str]:
    yield from (f"documents/{id_}" for id_ in indexed.versions)
    yield from (part.uri for part in (*document_parts(indexed)[1:], *indexed.commitment_pages[1:]))


def _timeline(dated: Chronology) -> Sequence[str]:
    return [part.uri for part in dated.parts] or [_TIMELINE]
