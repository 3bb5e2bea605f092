"""Where the lines of a text stand: before its first paragraph, after its last, between."""

from collections.abc import Iterable

from dossier.model import Line
from dossier.read.clean.ledger import Ledger, text_lines
from dossier.read.clean.measure import is_prose, is_statement

TITLE = "title"
"""Name of the evidence on the title of a page (read/clean/page.py)."""
HEAD, TAIL = 6, 4
"""Lines that count as head and tail of a text without paragraphs."""
FIRST, LAST = 3, 8
"""Lines of the rim, where even a sentence may be no part of the text."""


def found_title(lines: Iterable[Line]) -> Line | None:
    """The line that the rule for whole pages found to be the title, if there is one."""
    return next((line for line in lines if line.evidence and line.evidence[0][0] == TITLE), None)


def head(lines: Ledger) -> list[Line]:
    """Lines of text before the first paragraph below the title; a question there is a title rather than a paragraph."""
    text = text_lines(lines)
    title = found_title(lines)
    start = next((place for place, line in enumerate(text) if title and line.number >= title.number), 0)
    first = next((place for place, line in enumerate(text[start:], start) if is_statement(line.text)), start + HEAD)
    return text[:first]


def tail(lines: Ledger) -> list[Line]:
    """Lines of text after the last paragraph."""
    text = text_lines(lines)
    back = next((place for place, line in enumerate(reversed(text)) if is_prose(line.text)), TAIL)
    return text[len(text) - min(back, len(text)) :]


def edges(lines: Ledger) -> frozenset[int]:
    """Numbers of the lines of head and tail."""
    return frozenset(line.number for line in (*head(lines), *tail(lines)))


def rim(lines: Ledger) -> frozenset[int]:
    """Numbers of the first and the last few lines of text, whatever they look like."""
    text = text_lines(lines)
    return frozenset(line.number for line in (*text[:FIRST], *text[-LAST:]))
