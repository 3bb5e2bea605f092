"""Blocks: what the lines that stayed are in the text. Each module knows one kind of text and marks what it sees."""

from collections.abc import Sequence
from functools import partial

from dossier.languages import Profile
from dossier.model import Block, Line
from dossier.model.document import number_blocks, paragraph_id
from dossier.read.ledger import taken_title
from dossier.read.structure.frame import mark_frame
from dossier.read.structure.headings import mark_headings
from dossier.read.structure.items import mark_bullets, mark_depths, mark_lists, mark_series
from dossier.read.structure.letters import mark_letter, mark_turns
from dossier.read.structure.marked import heed_marks
from dossier.read.structure.numbering import mark_divisions, mark_numbers
from dossier.read.structure.split import split_lines


def make_blocks(lines: Sequence[Line], profile: Profile) -> tuple[Block, ...]:
    """Blocks of a cleaned ledger: headings, paragraphs, items, tables, and the parts of letters and talks.

    The passes go in order: each sees as paragraphs what no earlier one has claimed.
    """
    headings = partial(mark_headings, title=taken_title(lines))
    passes = (mark_letter, mark_turns, mark_divisions, mark_numbers, mark_bullets, headings, mark_lists, mark_series)
    blocks: Sequence[Block] = split_lines(lines, profile)
    for mark in passes:
        blocks = mark(blocks, profile)
    return number_blocks(mark_frame(mark_depths(heed_marks(blocks, lines, profile), lines), profile))


__all__ = ["make_blocks", "number_blocks", "paragraph_id"]
