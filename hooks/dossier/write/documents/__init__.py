"""Pages of documents: the text as Markdown, its facts as front matter; with a notice where a language lacks it."""

from collections.abc import Iterator
from typing import Any

from dossier.model import Document, SiteFile
from dossier.pages import frontmatter
from dossier.pages.text import body
from dossier.write.catalogue import Catalogue
from dossier.write.documents.view import DocumentView, mentioned, view
from dossier.write.names import name_in


def front_matter(document: Document, catalogue: Catalogue) -> dict[str, Any]:
    """What is known of a document, under the names of the export."""
    edition = catalogue.editions[document.key]
    facts, when = edition.facts, edition.when
    single = {key: getattr(facts, key) for key in ("type", "publisher", "source_url")}
    return {
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "date": when and str(when.edtf),
        "date_basis": when and "; ".join(when.basis),
        **single,
        "speaker": list(facts.speaker),
        "author": list(facts.author),
        "place": facts.place,
        "event": facts.event,
        "rights": facts.rights,
        "version_of": facts.version_of,
        "seed": document.seed,
        "sha256": document.sha256,
        "inferred": list(facts.inferred),
        "events": _events(document),
        "names": _names(document, catalogue),
        "translation": _translation(document),
    }


def _events(document: Document) -> list[dict[str, str]]:
    return [
        {
            "date": str(report.when.edtf),
            "title": report.title,
            "kind": report.kind,
            "paragraph": report.block,
            "basis": "; ".join(report.when.basis),
        }
        for report in document.reports
    ]


def _names(document: Document, catalogue: Catalogue) -> list[dict[str, str]]:
    entities = mentioned(document, catalogue)
    return [{"id": entity.id, "name": name_in(entity, document.language).text} for entity in entities]


def _translation(document: Document) -> dict[str, str] | None:
    told = document.translation
    return {"from": told.source, "status": told.status, "note": told.note} if told else None


def document_pages(catalogue: Catalogue, language: str) -> Iterator[SiteFile]:
    """The pages of all documents in one language; what it lacks stands there as it was first written, with a notice."""
    for id_ in catalogue.versions:
        document = catalogue.version(id_, language)
        page = view(document, catalogue, language)
        make = _notice if page.stub else _text
        yield make(document, page, catalogue, language)


def _text(document: Document, page: DocumentView, catalogue: Catalogue, language: str) -> SiteFile:
    content = frontmatter.page(front_matter(document, catalogue), body(document))
    return SiteFile(_uri(document, language), content, page, "document.html", document.path)


def _notice(document: Document, page: DocumentView, catalogue: Catalogue, language: str) -> SiteFile:
    original = catalogue.editions[document.key].original
    meta = {"about": document.id, "title": original.title, "language": language}
    content, shown = frontmatter.page(meta, body(document)), _uri(document, document.language)
    return SiteFile(
        _uri(document, language), content, page, "document.html", original.path, stands_for=shown, listed=False
    )


def _uri(document: Document, language: str) -> str:
    return f"{language}/documents/{document.id}.md"
