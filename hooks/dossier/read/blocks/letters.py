"""Parts of letters and speeches: greetings above the text, the courtesy and the signature below it."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.data import Profile
from dossier.model import Block
from dossier.read.blocks.split import LONGEST_HEADING, SENTENCE_END
from dossier.read.clean.courtesy import closes, greets_at_length

SIGNATURE = 6
"""Lines at most."""
LONGEST_NAME = 60
"""Characters of a line of a signature."""


def mark_letter(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Lines above the first paragraph of prose that greet somebody; a closing after it, and the lines that sign."""
    greeting = [block.kind == "paragraph" and greets_at_length(block.text, profile) for block in blocks]
    prose = (i for i, block in enumerate(blocks) if len(block.text) > LONGEST_HEADING and not greeting[i])
    first = next(prose, len(blocks))
    marked = [replace(b, kind="salutation") if i < first and greeting[i] else b for i, b in enumerate(blocks)]
    for place in range(first + 1, len(marked)):
        if marked[place].kind == "paragraph" and closes(marked[place].text, profile):
            _sign(marked, place)
    return marked


def _sign(blocks: list[Block], place: int) -> None:
    """Mark the closing at `place`, and the short lines below it as its signature."""
    blocks[place] = replace(blocks[place], kind="closing")
    below = blocks[place + 1 : place + 1 + SIGNATURE]
    for at, block in enumerate(below, place + 1):
        if block.kind != "paragraph" or len(block.text) > LONGEST_NAME or SENTENCE_END.search(block.text):
            return
        blocks[at] = replace(block, kind="signature")
