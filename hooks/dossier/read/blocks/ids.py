"""Ids by which blocks are cited, and their numbers."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dossier.model import Block


def paragraph_id(text: str) -> str:
    """Anchor of a block: `p-` and six hex digits of the SHA-256 of its text, white space collapsed.

    >>> paragraph_id("Thank  you.") == paragraph_id("Thank you.")
    True
    """
    return "p-" + hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:6]


def number_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks with unique ids (`-2` for a repeat), and numbers on all but the headings."""
    seen: Counter[str] = Counter()
    numbered: list[Block] = []
    count = 0
    for block in blocks:
        seen[block.id] += 1
        counts = block.kind != "heading"
        count += counts
        suffix = f"-{seen[block.id]}" if seen[block.id] > 1 else ""
        numbered.append(replace(block, id=block.id + suffix, number=count if counts else 0))
    return tuple(numbered)
