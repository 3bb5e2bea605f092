"""The export of documents and names as Markdown with front matter, which any generator can show."""

from collections.abc import Iterator, Sequence
from typing import Any

from dossier.model import Attachment, Document, Entity
from dossier.pages import frontmatter
from dossier.pages.text import body
from dossier.write.catalogue import Catalogue, in_language, name_of
from dossier.write.documents import document_uri
from dossier.write.documents.front_matter import front_matter
from dossier.write.names import entity_uri


def markdown_files(catalogue: Catalogue, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Path (LANG/FOLDER/NAME.md) and content of each document and name in each language."""
    for language in languages:
        for id_ in catalogue.versions:
            yield _document(catalogue.version(id_, language), catalogue, language)
        for entity in catalogue.corpus.entities:
            prose = in_language(entity.prose, language)
            content = frontmatter.page(_entity(entity, language), prose.text if prose else "")
            yield f"{language}/{entity_uri(entity)}.md", content


def text_file(id_: str, catalogue: Catalogue, language: str) -> Iterator[Attachment]:
    """A document as Markdown beside its page, as the export has it; none in a language that lacks the text."""
    if document := catalogue.versions[id_].get(language):
        _, content = _document(document, catalogue, language)
        yield Attachment(text_path(id_, catalogue, language), content.encode())


def text_path(id_: str, catalogue: Catalogue, language: str) -> str:
    """Where that lies in the site."""
    return catalogue.path(language, f"documents/{id_}").removesuffix(".html") + ".md"


def _document(document: Document, catalogue: Catalogue, language: str) -> tuple[str, str]:
    """A document; where a language lacks it, the text as it was first written, which says so in its front matter."""
    meta = front_matter(document, catalogue)
    if document.language != language:
        original = catalogue.editions[document.key].original
        meta = {"about": document.id, "title": original.title, "language": language}
    return document_uri(document, language), frontmatter.page(meta, body(document))


def _entity(entity: Entity, language: str) -> dict[str, Any]:
    description = in_language(entity.description, language)
    return {
        "title": name_of(entity, language).text,
        "description": description.text if description else "",
        "id": entity.id,
        "kind": entity.kind,
        "identifiers": {authority: list(ids) for authority, ids in entity.identifiers.items()},
    }
