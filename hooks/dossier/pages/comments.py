"""Comments of a translation: which paragraph of its source stands below, and in which wording it was translated.

    <!-- p-1a2b3c: The wall is old. -->
    Le mur est vieux.

What is no plain paragraph has the mark of Markdown before its words, as its translation needs it: `## A heading`,
`> A quotation`, `- An item`. The mark is no part of the wording; files from before it was written there have none.

`title` stands for the title; one comment may name several paragraphs (`p-1a2b3c + p-4d5e6f`), one paragraph may stand
below as several.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from dossier.model import Block, Document
from dossier.model.document import TITLE
from dossier.pages.markup import BORDER, lines_at

_ID = r"p-[0-9a-f]{6}(?:-\d+)?"
_COMMENT = re.compile(
    rf"^[ ]{{0,3}}<!--\s*(?P<ids>{TITLE}|{_ID}(?:\s*\+\s*{_ID})*)\s*:(?P<wording>.*?)-->[ \t]*(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
_BEGUN = re.compile(rf"^[ ]{{0,3}}<!--\s*(?:{TITLE}|{_ID}(?:\s*\+\s*{_ID})*)\s*:", re.MULTILINE)
"""Where a comment begins."""
_HYPHENS, _PARTED, _UNPARTED = re.compile("-(?=-)"), r"-\\", re.compile(r"-\\(?=-)")
_MARK = re.compile(r"(?:#{2,6}|>|-) (?=\S)")
_MARKS = {"quotation": "> ", "item": "- "}
_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d+[.)])[ \t]")
_QUOTED = re.compile(r"\s*>")
_PLACE = "\x00"
_NUMBER = "dossier:"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment of a translation."""

    ids: tuple[str, ...]
    """Of the paragraphs that it names."""
    wording: str
    """Theirs, one after the other, white space collapsed, without a mark before them."""
    line: int
    """Of the body, from 1."""


def marked(block: Block) -> str:
    """The words of a block of a source behind the mark that its translation needs.

    >>> marked(Block("heading", "Walls", "p-1a2b3c", level=2)), marked(Block("paragraph", "A wall.", "p-4d5e6f"))
    ('## Walls', 'A wall.')
    """
    mark = f"{'#' * max(block.level, 2)} " if block.kind == "heading" else _MARKS.get(block.kind, "")
    return mark + block.text


def unmarked(wording: str) -> str:
    """Words without the mark before them, or without what looks like one.

    >>> unmarked("## Walls"), unmarked("- one"), unmarked("-one")
    ('Walls', 'one', '-one')
    """
    return _MARK.sub("", wording, count=1) if _MARK.match(wording) else wording


def written(ids: Iterable[str], wording: str) -> str:
    r"""A comment as a translation has it; two hyphens in a row, which would end it, are parted.

    >>> print(written(["p-1a2b3c"], "A wall -- old"))
    <!-- p-1a2b3c: A wall -\- old -->
    """
    return f"<!-- {' + '.join(ids)}: {_HYPHENS.sub(_PARTED, ' '.join(wording.split()))} -->"


def begun(source: Document) -> Iterator[str]:
    """The comments of a translation of a text that nobody has begun: of its title and of each block."""
    yield written([TITLE], source.title)
    yield from (written([block.id], marked(block)) for block in source.blocks)


def comments(body: str) -> tuple[Comment, ...]:
    r"""The comments of a translation in order.

    >>> comments("<!-- p-1a2b3c + p-4d5e6f: A wall -\\- old.\n It fell. -->\nUn mur.")
    (Comment(ids=('p-1a2b3c', 'p-4d5e6f'), wording='A wall -- old. It fell.', line=1),)
    """
    found = list(_COMMENT.finditer(body))
    return tuple(
        Comment(
            tuple(re.split(r"\s*\+\s*", match["ids"])),
            unmarked(_UNPARTED.sub("-", " ".join(match["wording"].split()))),
            line,
        )
        for match, line in zip(found, lines_at(body, [match.start() for match in found]), strict=True)
    )


def closed(body: str) -> tuple[str, tuple[int, ...]]:
    r"""The body with the end of each comment that has none, and the lines (from 1) of these comments.

    One without an end would swallow the paragraph below it and the next comment. `dossier translate` writes a comment
    on one line, so this is where it was meant to end.

    >>> closed("<!-- p-1a2b3c: A wall. ->\nUn mur.\n\n<!-- p-4d5e6f: It fell. -->\nIl est tombé.")
    ('<!-- p-1a2b3c: A wall. -->\nUn mur.\n\n<!-- p-4d5e6f: It fell. -->\nIl est tombé.', (1,))
    """
    starts = [match.start() for match in _BEGUN.finditer(body)]
    parts = [body[: starts[0]]] if starts else [body]
    lines = []
    for (start, end), line in zip(pairwise([*starts, len(body)]), lines_at(body, starts), strict=True):
        comment = body[start:end]
        if "-->" not in comment:
            first, newline, rest = comment.partition("\n")
            # What is left of the sign that should end it.
            words = first.rstrip().removesuffix(">").rstrip("-").rstrip()
            comment = f"{words} -->{newline}{rest}"
            lines.append(line)
        parts.append(comment)
    return "".join(parts), tuple(lines)


def numbered(body: str) -> str:
    r"""The body with each comment as its place in `comments`, and as a block of its own.

    >>> numbered("<!-- p-1a2b3c: A wall. -->\nUn mur.")
    '\n<!--dossier:0-->\n\nUn mur.'
    """
    parts = _split(body)
    return parts[0] + "".join(f"\n<!--{_NUMBER}{number}-->\n\n{part}" for number, part in enumerate(parts[1:]))


def number_of(comment: str) -> int:
    """The place that `numbered` gave a comment; -1 for any other comment.

    >>> number_of("dossier:4"), number_of("4 walls")
    (4, -1)
    """
    number = comment.removeprefix(_NUMBER)
    return int(number) if number != comment and number.isdecimal() else -1


def is_item(line: str) -> bool:
    """Whether a line of Markdown begins an item of a list.

    >>> is_item("- one"), is_item("2. two"), is_item("-one")
    (True, True, False)
    """
    return _ITEM.match(line) is not None


def without(body: str) -> str:
    r"""The body as its readers get it; a list stays one list.

    >>> without("<!-- p-1a2b3c: Walls: -->\nMurs :\n\n<!-- p-4d5e6f: 1 -->\n- un\n\n<!-- p-7a8b9c: 2 -->\n- deux\n")
    'Murs :\n\n- un\n- deux\n'
    """
    parts = _split(body)
    return "".join(_tight(part, after) for part, after in zip_longest(parts, parts[1:], fillvalue=""))


def _split(body: str) -> list[str]:
    return _COMMENT.sub(_PLACE, body.replace(_PLACE, "")).split(_PLACE)


def _tight(part: str, after: str) -> str:
    """What stands before a comment: between two items without the empty line, two quotations are kept apart."""
    last = part.rstrip().rpartition("\n\n")[2]
    if _QUOTED.match(last) and _QUOTED.match(after):
        return f"{part.rstrip()}\n\n{BORDER}\n\n"
    return part.rstrip() + "\n" if _ITEM.match(last) and _ITEM.match(after) else part
