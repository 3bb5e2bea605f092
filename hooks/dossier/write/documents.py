"""Pages of documents: the text as Markdown, its facts as front matter."""

from collections.abc import Iterator
from typing import Any

from dossier.markup import escape
from dossier.model import Block, Corpus, Document, SiteFile
from dossier.write import frontmatter

_PREFIXES = {"item": "- ", "quotation": "> "}


def _block(block: Block) -> str:
    prefix = "#" * block.level + " " if block.kind == "heading" else _PREFIXES.get(block.kind, "")
    return prefix + escape(block.text)


def body(document: Document) -> str:
    """The text and nothing else, as Markdown."""
    if document.markdown is not None:
        return document.markdown
    parts: list[str] = []
    before = ""
    for block in document.blocks:
        parts.append(("\n" if block.kind == before == "item" else "\n\n") + _block(block))
        before = block.kind
    return "".join(parts).strip() + "\n"


def front_matter(document: Document) -> dict[str, Any]:
    """What is known of a document, under the names of the export."""
    facts = document.facts
    when = document.when
    return {
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "date": when and when.edtf,
        "date_basis": when and "; ".join(when.basis),
        "type": facts.type,
        "publisher": facts.publisher,
        "source_url": facts.source_url,
        "speaker": list(facts.speaker),
        "author": list(facts.author),
        "place": facts.place,
        "event": facts.event,
        "rights": facts.rights,
        "seed": document.seed,
        "sha256": document.sha256,
        "inferred": list(facts.inferred),
        "events": [
            {"date": r.when.edtf, "title": r.title, "kind": r.kind, "paragraph": r.block, "basis": "; ".join(r.when.basis)}
            for r in document.reports
        ],
    }


def document_pages(corpus: Corpus, language: str) -> Iterator[SiteFile]:
    """The pages of the documents in one language."""
    for document in corpus.documents:
        if document.language == language:
            meta = {**front_matter(document), "template": "document.html"}
            yield SiteFile(
                f"{language}/documents/{document.id}.md", frontmatter.page(meta, body(document)), document, document.path
            )
