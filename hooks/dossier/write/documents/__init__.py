"""Pages of documents: what each shows, with a notice where a language lacks the text."""

from dossier.model import Document, SiteFile
from dossier.write.catalogue import Catalogue
from dossier.write.documents.corrected import changed
from dossier.write.documents.view import DocumentView, view


def document_page(id_: str, catalogue: Catalogue, language: str) -> SiteFile:
    """The page of a document in a language; what it lacks stands there as it was first written, with a notice."""
    document = catalogue.version(id_, language)
    page = view(document, catalogue, language)
    return _notice(document, page, catalogue, language) if page.stub else _text(document, page, catalogue, language)


def _text(document: Document, page: DocumentView, catalogue: Catalogue, language: str) -> SiteFile:
    hidden = _lacking(document.id, catalogue)
    uri, picture = document_uri(document, language), catalogue.pictures.get(document.id)
    return SiteFile(
        uri,
        document.title,
        page,
        "document.html",
        **changed(document, language)._asdict(),
        hidden_in=hidden,
        picture=picture,
    )


def _notice(document: Document, page: DocumentView, catalogue: Catalogue, language: str) -> SiteFile:
    original = catalogue.editions[document.key].original
    return SiteFile(
        uri=document_uri(document, language),
        title=original.title,
        view=page,
        template="document.html",
        **changed(original, language)._asdict(),
        stands_for=document_uri(document, document.language),
        hidden_in=_lacking(document.id, catalogue),
        picture=catalogue.pictures.get(document.id),
    )


def _lacking(id_: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The languages in which a text cannot be read."""
    return tuple(code for code in catalogue.languages if code not in catalogue.versions[id_])


def document_uri(document: Document, language: str) -> str:
    """The page of a document in a language, under docs/."""
    return f"{language}/documents/{document.id}.md"
