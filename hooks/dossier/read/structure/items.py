"""Items of lists: lines with bullets, and paragraphs that follow one another as first, second, third."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.text import SENTENCE_END, columns, ordinal
from dossier.model import Block, Line
from dossier.read.lines.markers import BULLET, BULLETS, marks
from dossier.read.lines.measure import size

_COLONS = (":", "：")
_PARTS = re.compile(r"[;؛；]\s*\w{0,3}$")
"""A semicolon at the end, maybe with “and”."""
FEWEST_NAMES = 3
LONGEST_NAME, LONGEST_CLAUSE = 12, 60
"""Words of a member of a list that has no mark at its end, and of one that has."""
_OPENED = "“«「『…\"'‘"
_SPEECH = "–—"
"""Dashes that open the words of a speaker in novels and interviews, too."""


def mark_bullets(blocks: Sequence[Block], _: Profile) -> list[Block]:
    """Lines with a bullet; with a dash or star only where several stand together, or below a colon."""
    marked = list(blocks)
    signs = [_bullet(block) for block in blocks]
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and signs[end] == signs[start]:
            end += 1
        if signs[start] and _is_list(blocks, start, end):
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
    introduced = start > 0 and blocks[start - 1].text.endswith(_COLONS)
    if sign in BULLETS or introduced:
        return True
    ended = sum(bool(SENTENCE_END.search(block.text)) for block in blocks[start : end - 1])
    return end - start > 1 and (sign not in _SPEECH or 2 * ended < end - 1 - start)


def mark_lists(blocks: Sequence[Block], _: Profile) -> list[Block]:
    """Members of a list that nothing marks: short lines alike in their ends, below words that end with a colon.

    A list of clauses ends each with a semicolon, and the last with a full stop; a list of names ends none.
    """
    marked = list(blocks)
    for start in range(1, len(blocks)):
        if blocks[start - 1].text.endswith(_COLONS) and blocks[start - 1].kind == "paragraph":
            end = max(_clauses(blocks, start), _names(blocks, start))
            marked[start:end] = [replace(block, kind="item") for block in blocks[start:end]]
    return marked


def _clauses(blocks: Sequence[Block], start: int) -> int:
    """Where clauses end that each but the last end with a semicolon; `start` where there are none."""
    end = start
    while end < len(blocks) and _is_member(blocks[end], LONGEST_CLAUSE) and _PARTS.search(blocks[end].text):
        end += 1
    last = end < len(blocks) and _is_member(blocks[end], LONGEST_CLAUSE) and SENTENCE_END.search(blocks[end].text)
    return end + 1 if end > start and last else start


def _names(blocks: Sequence[Block], start: int) -> int:
    """Where short lines end that have no mark at their end and begin alike; `start` where there are too few."""
    end = start
    while end < len(blocks) and _is_member(blocks[end], LONGEST_NAME) and blocks[end].text[-1].isalnum():
        if blocks[end].text[0].islower() != blocks[start].text[0].islower():
            break
        end += 1
    return end if end - start >= FEWEST_NAMES else start


def _is_member(block: Block, most: int) -> bool:
    """Whether a block may stand in a list: verse that is quoted, an ellipsis and the number of a page do not."""
    said = block.text[0] not in _OPENED and any(map(str.isalpha, block.text))
    return block.kind == "paragraph" and not block.speaker and size(block.text) <= most and said


def mark_series(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Paragraphs that follow one another as first, second … are items of a list and keep these words."""
    places = [ordinal(block.text, profile) if block.kind == "paragraph" else 0 for block in blocks]
    return [replace(b, kind="item") if _in_series(places, i) else b for i, b in enumerate(blocks)]


def _in_series(places: Sequence[int], i: int) -> bool:
    start = i - places[i] + 1
    run = list(places[max(start, 0) : i + 1]) if places[i] else []
    continues = i + 1 < len(places) and places[i + 1] == places[i] + 1
    return bool(run) and run == list(range(1, places[i] + 1)) and (len(run) > 1 or continues)


# Items in items: what a source marks as such, or what its lines show by how far they are indented.


DEEPEST = 6
"""Items around one that are told; a broken page never ends them."""
_STEP = 2
"""Columns that a line is indented more than that of the item in which it lies: figures alone make one (“9.”, “10.”)."""


def mark_depths(blocks: Sequence[Block], lines: Sequence[Line]) -> list[Block]:
    r"""Items with the number of others in which each lies, within a run of items.

    >>> text = "- Boats\n   - ferries\n   - barges\n- Piers"
    >>> found = ledger(text)
    >>> made = [Block("item", line.text[2:], "", lines=(line.number,)) for line in found]
    >>> [block.depth for block in mark_depths(made, found)]
    [0, 1, 1, 0]
    """
    rows = {line.number: line for line in lines}
    made = list(blocks)
    around: list[tuple[int, Block]] = []
    for place, block in enumerate(blocks):
        if block.kind != "item":
            around = []
            continue
        far, step = _indent(rows.get(block.lines[0]) if block.lines else None)
        while around and (far - around[-1][0] < step or _is_next(block, around, step)):
            around.pop()
        made[place] = replace(block, depth=len(around)) if around else block
        around = [*around, (far, block)][:DEEPEST]
    return made


def _indent(line: Line | None) -> tuple[int, int]:
    """How far an item stands from the margin, and how much farther one stands that lies in it."""
    if line is None or (line.markup and line.markup.is_block):
        return (line.markup.depth if line and line.markup else 0), 1
    return columns(line.raw[: len(line.raw) - len(line.raw.lstrip())]), _STEP


def _is_next(block: Block, around: list[tuple[int, Block]], step: int) -> bool:
    """Whether the number of an item goes on counting those around it, wherever its line begins."""
    found = [(mark.form, mark.value) for mark in marks(block.text)] if step == _STEP else []
    return any((mark.form, mark.value + 1) in found for _, one in around * bool(found) for mark in marks(one.text))
