"""Headings without a number: short lines above the paragraphs that they name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import SENTENCE_END
from dossier.model import Block
from dossier.read.lines.measure import size
from dossier.read.structure.split import LONGEST_HEADING

LABEL = 4
"""Words of a heading with a colon."""
_ENDED = re.compile(r"[\W_]$")
_NAMED = re.compile(r"[\w“«\"《]")
_COLON = re.compile(r"[^:：]+[:：]$")
_CLOSING = re.compile(r"[^(（]*[)）][ ?？]*")
"""A bracket at the end that the line above has opened."""
_ADDRESS = re.compile(r"www\.|://|\w@\w")
_QUOTES = '“«"「『—–-'


def is_short(text: str) -> bool:
    """Whether words may be a heading: few, no address, no small letter first, no mark at their end.

    A question's mark may stand there, and a bracket that the words themselves have opened.

    >>> is_short("What the monks left?"), is_short("It was built."), is_short("of the monks"), is_short("Monks, 1890)")
    (True, False, False, False)
    """
    rest = _ENDED.search(text.rstrip(" ?？)）")) or _CLOSING.fullmatch(text)
    return len(text) <= LONGEST_HEADING and not (rest or text[:1].islower() or _ADDRESS.search(text))


def is_prose(text: str, length: int) -> bool:
    """Whether a text has that many characters and ends like a sentence."""
    return len(text) >= length and SENTENCE_END.search(text) is not None


def mark_headings(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Short lines without a mark at their end, each above a longer paragraph; with a colon if there are several."""
    below = [*blocks, None][1:]
    labels = {i for i, pair in enumerate(zip(blocks, below, strict=True)) if _is_label(*pair)}
    if len(labels) < 2:
        labels = {i for i in labels if blocks[i].text.isupper()}
    fields = {i for i, block in enumerate(blocks) if core(block.text.partition(":")[0]) in profile.remarks}
    return [block if i in fields else _as_heading(block, below[i], label=i in labels) for i, block in enumerate(blocks)]


def _as_heading(block: Block, following: Block | None, *, label: bool) -> Block:
    text = block.text
    free = block.kind == "paragraph" and not block.speaker
    if label or (free and is_short(text) and _NAMED.match(text) and _leads(following, 2 * len(text))):
        return replace(block, kind="heading", level=2, text=text.rstrip(" :："))
    return block


def _is_label(block: Block, following: Block | None) -> bool:
    """Whether a line is a few words and a colon above a paragraph that is no quotation."""
    if block.kind != "paragraph" or block.speaker or size(block.text) > LABEL or not _COLON.match(block.text):
        return False
    said = following is None or following.kind != "paragraph" or following.text[0] in _QUOTES
    return not said and not block.text[0].islower() and _leads(following, 4 * len(block.text))


def _leads(following: Block | None, length: int) -> bool:
    return following is not None and following.kind in ("paragraph", "item") and is_prose(following.text, length)
