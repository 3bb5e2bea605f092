"""What a page has room for: of a text that is longer than any book, its beginning.

The ledger, the search, the tables and the file beside the page have all of it, and the page says that it goes on. The
account of its cleaning shows all lines, on as many pages as they need.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from msgspec.structs import replace

from dossier.model import Block, Line
from dossier.write.documents.marks import Mark

ROOM = 1_500_000
"""Bytes of HTML that the words of a page may take, as they are reckoned here; a novel of 200,000 words has as many."""
LONGEST = 50_000
"""Characters of one paragraph that are shown; the longest sentence of literature has twenty thousand."""
MOST = 200
"""Commitments, dates and headings that the page of a text names beside it."""
AROUND, _LINK = 400, 120
"""Bytes that a block takes beside its words (its number and its ways to other places), and a link in it."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a page, and what is laid on them."""

    blocks: Sequence[Block]
    markdown: str | None
    """As somebody wrote it, in place of the blocks."""
    marks: tuple[Mark, ...]
    """One for each block."""

    def fits(self) -> bool:
        """Whether a page has room for all of it."""
        return self.shown() is self

    def shown(self) -> "Text":
        """As much of it as a page has room for: the same, of nearly every text."""
        short = all(len(block.text) <= LONGEST for block in self.blocks)
        blocks = self.blocks if short else tuple(map(_short, self.blocks))
        sizes = accumulate(_size(block) + _laid(mark) for block, mark in zip(blocks, self.marks, strict=True))
        count = sum(size <= ROOM for size in sizes)
        if short and count == len(blocks):
            return self
        return Text(blocks[:count], self._beginning(count), self.marks[:count])

    def _beginning(self, count: int) -> str | None:
        """The paragraphs of Markdown with about as many blocks."""
        if self.markdown is None:
            return None
        share = sum(map(_size, self.blocks[:count])) / max(1, sum(map(_size, self.blocks)))
        room = min(ROOM, int(len(self.markdown) * share))
        # One paragraph that is longer than a page ends in its midst.
        return self.markdown[: max(self.markdown.rfind("\n\n", 0, room), 0) or room]


def _short(block: Block) -> Block:
    """A block of which a page shows no more than there is room for; a table loses its last rows."""
    if len(block.text) <= LONGEST:
        return block
    ends = accumulate(sum(map(len, row)) for row in block.rows)
    rows = block.rows[: max(1, sum(end <= LONGEST for end in ends))]
    return replace(block, text=f"{block.text[:LONGEST].rstrip()} …", rows=rows)


def _size(block: Block) -> int:
    return AROUND + len(block.text.encode(errors="replace"))


def _laid(mark: Mark) -> int:
    """Bytes of what is laid on a block: links, and other versions beside it."""
    size = _LINK * len(mark.links)
    if mark.parallel:
        rows = (row.beside for row in (*mark.parallel.above, *mark.parallel.below))
        size += sum(_size(block) for one in (*mark.parallel.others, *rows) for block in one.blocks)
    return size


# The account of a cleaning.


LONGEST_SOURCE = 600
"""Characters of the source of a block that its entry shows: a script may have a million."""
LONGEST_LINE = 20_000
"""Characters of a line that are shown, and of what became of it."""


def account_pages(lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """The lines of a ledger that are not blank, as the pages of its account have them: nearly always one."""
    pages: list[list[Line]] = [[]]
    held = 0
    for line in lines:
        if not line.raw.strip():
            continue
        size = _reckoned(line)
        if pages[-1] and held + size > ROOM:
            pages.append([])
            held = 0
        pages[-1].append(line)
        held += size
    return tuple(map(tuple, pages))


def _reckoned(line: Line) -> int:
    """Bytes of HTML that a line may take: its words, what became of them, and its source."""
    texts = (line.words[:LONGEST_LINE], line.text[:LONGEST_LINE], line.raw[:LONGEST_SOURCE] if line.markup else "")
    return AROUND + sum(len(text.encode(errors="replace")) for text in texts)
