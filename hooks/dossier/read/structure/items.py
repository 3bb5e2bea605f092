"""Items of lists: lines with bullets, and paragraphs that follow one another as first, second, third."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dossier.languages import Profile
from dossier.languages.text import SENTENCE_END
from dossier.model import Block
from dossier.read.lines.markers import BULLET, BULLETS

_INTRODUCES = re.compile(r"[:：]$")
_SPEECH = "–—"
"""Dashes that open the words of a speaker in novels and interviews, too."""


def mark_bullets(blocks: Sequence[Block], _: Profile) -> list[Block]:
    """Lines with a bullet; with a dash or star only where several stand together, or below a colon."""
    marked = list(blocks)
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and _bullet(blocks[end]) == _bullet(blocks[start]):
            end += 1
        if _bullet(blocks[start]) and _is_list(blocks, start, end):
            marked[start:end] = [
                replace(b, kind="item", text=BULLET.sub("", b.text, count=1)) for b in blocks[start:end]
            ]
        start = end
    return marked


def _bullet(block: Block) -> str:
    found = BULLET.match(block.text) if block.kind == "paragraph" and not block.speaker else None
    return found[0][0] if found else ""


def _is_list(blocks: Sequence[Block], start: int, end: int) -> bool:
    sign = _bullet(blocks[start])
    introduced = start > 0 and _INTRODUCES.search(blocks[start - 1].text) is not None
    if sign in BULLETS or introduced:
        return True
    ended = sum(bool(SENTENCE_END.search(block.text)) for block in blocks[start : end - 1])
    return end - start > 1 and (sign not in _SPEECH or 2 * ended < end - 1 - start)


@cache
def _ordinals(profile: Profile) -> re.Pattern[str]:
    """A pattern whose group `oN` is the word for the Nth."""
    edge = "" if profile.letters else r"\b"
    words = (
        f"(?P<o{place}>{'|'.join(map(re.escape, words))}){edge}" for place, words in enumerate(profile.ordinals, 1)
    )
    return re.compile(rf"[—–\-•·\s]*(?:{'|'.join(words)})", re.IGNORECASE)


def _ordinal(text: str, profile: Profile) -> int:
    """Place in a series that the first word tells: 1 for "First, …"; 0 for none."""
    found = _ordinals(profile).match(text)
    return int((found.lastgroup or "o0")[1:]) if found else 0


def mark_series(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Paragraphs that follow one another as first, second … are items of a list and keep these words."""
    places = [_ordinal(block.text, profile) if block.kind == "paragraph" else 0 for block in blocks]
    return [replace(b, kind="item") if _in_series(places, i) else b for i, b in enumerate(blocks)]


def _in_series(places: Sequence[int], i: int) -> bool:
    start = i - places[i] + 1
    run = list(places[max(start, 0) : i + 1]) if places[i] else []
    continues = i + 1 < len(places) and places[i + 1] == places[i] + 1
    return bool(run) and run == list(range(1, places[i] + 1)) and (len(run) > 1 or continues)
