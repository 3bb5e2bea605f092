"""The text of a document as Markdown: its blocks, one after the other."""

from collections.abc import Sequence

from dossier.model import Block, Document
from dossier.pages.markup import BORDER, escape_inline, escape_phrases, inline_phrases, within

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
