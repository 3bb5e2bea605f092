"""A document as Markdown with front matter, for the export: any reader of Markdown shows the same text."""

from collections.abc import Sequence
from typing import Any

from dossier.model import Block, Document
from dossier.pages.markup import BORDER, escape_inline, escape_phrases, inline_phrases, within
from dossier.write.catalogue import Catalogue
from dossier.write.documents.view import mentioned
from dossier.write.names import name_in

_PREFIXES = {"item": "- ", "quotation": "> "}
_INDENT = " " * 4
"""Of an item that lies in another, as every reader of Markdown knows it (Python-Markdown, CommonMark)."""
_JOINTS = {"item": "\n", "quotation": f"\n\n{BORDER}\n\n"}
"""Between two blocks of a kind."""
_COLONS = (":", "：", ".")


def _block(block: Block) -> str:
    if block.kind == "table":
        return _table(block.rows)
    if block.speaker and block.text.startswith(block.speaker):
        return _turn(block)
    prefix = "#" * block.level + " " if block.kind == "heading" else _PREFIXES.get(block.kind, "")
    prefix = _INDENT * block.depth + prefix
    return prefix + escape_phrases(block.text, block.phrases)


def turn(block: Block) -> int:
    """Where the words end that name the speaker of a turn, the colon included where a space follows it."""
    colon = block.text[len(block.speaker) :].partition(" ")[0]
    return len(block.speaker) + len(colon) * (colon in _COLONS)


def _turn(block: Block) -> str:
    """The speaker in bold, with the colon where a space follows it: bold must not end within a word."""
    end = turn(block)
    named = [phrase for phrase in within(block.phrases, block.text, 0, end) if phrase.kind != "strong"]
    said = within(block.phrases, block.text, end, len(block.text))
    return f"**{inline_phrases(block.text[:end], named)}**{inline_phrases(block.text[end:], said)}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    """A table in the Markdown of Python-Markdown and GitHub; its first row is the head."""
    head, *others = (f"| {' | '.join(map(escape_inline, row))} |" for row in rows)
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *others])


def body(document: Document) -> str:
    """The text and nothing else, as Markdown."""
    if document.markdown is not None:
        return document.markdown
    parts: list[str] = []
    before = ""
    for block in document.blocks:
        parts.append(_JOINTS.get(block.kind, "\n\n") if block.kind == before else "\n\n")
        parts.append(_block(block))
        before = block.kind
    return "".join(parts).strip() + "\n"


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
