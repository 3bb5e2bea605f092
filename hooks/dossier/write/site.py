"""Every page of the site, for every language."""

from collections.abc import Sequence

from dossier.model import Corpus, SiteFile
from dossier.write.documents import document_pages


def site_files(corpus: Corpus, languages: Sequence[str]) -> tuple[SiteFile, ...]:
    """All generated pages of a corpus; languages: codes, the default first."""
    return tuple(page for language in languages for page in document_pages(corpus, language))
