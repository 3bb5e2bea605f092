"""What the marks of a source show beside its words: bold lines are headings, bold names speak, the rest is no guess."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.model import Block, Line, Markup
from dossier.read.clean.stamps import date
from dossier.read.ledger import taken_title
from dossier.read.lines.speakers import FEWEST, QUESTION, label
from dossier.read.structure.headings import LONGEST_MARKED, is_short
from dossier.read.structure.shape import is_told
from dossier.read.structure.split import LONGEST_HEADING, LONGEST_NAME

LOWEST = 6
"""Level of a heading below which there is none (HTML Standard, 4.3.6)."""
NAMED = frozenset(("caption", "term"))
"""Parts of a page that name a picture, a table or the next few words, and no stretch of the text."""
_AFTER_NAMES = ".:：,،，"

Marks = Mapping[int, Markup]


def heed_marks(blocks: Sequence[Block], lines: Sequence[Line], profile: Profile) -> Sequence[Block]:
    """Blocks of a source with marks: what it marks as a heading is one, what it leaves plain is none.

    A source that marks no heading at all may be one that only broke its lines; there the words alone show them.
    Levels count from 2 without a gap, as a page has them.
    """
    marks = {line.number: line.markup for line in lines if line.markup and line.markup.is_block}
    if not marks:
        return blocks
    told = [_speaking(block, name) for block, name in zip(blocks, _names(blocks, marks, profile), strict=True)]
    marked = [(one := _markup(block, marks)) is not None and one.kind == "heading" for block in told]
    heads = [mark and block.kind == "heading" for mark, block in zip(marked, told, strict=True)]
    bold = [not head and _is_bold_heading(told, i, marks) for i, head in enumerate(marked)]
    lowest = max((block.level for block, head in zip(told, marked, strict=True) if head), default=1)
    headline = _headline(told, heads, marks) if taken_title(lines) else -1
    words = {line.number: " ".join(line.text.split()) for line in lines if line.number in marks}
    made: list[Block] = []
    for place, (block, head, is_bold) in enumerate(zip(told, marked, bold, strict=True)):
        if place == headline:
            made.append(replace(block, kind="paragraph", level=0))
        elif is_bold:
            made.append(replace(block, kind="heading", level=min(lowest + 1, LOWEST)))
        elif not head and _is_guessed(block, marks, told=any(heads) or any(bold)):
            made.append(replace(block, kind="paragraph", level=0, text=words.get(block.lines[0], block.text)))
        else:
            made.append(block)
    return _levelled(made)


def _headline(blocks: Sequence[Block], heads: Sequence[bool], marks: Marks) -> int:
    """Place of the heading that names the whole text, as its title does: alone of the first level, above all else."""
    levels = {i: one.level for i, head in enumerate(heads) if head and (one := _markup(blocks[i], marks))}
    first = min(levels, default=-1)
    alone = first >= 0 and levels[first] == 1 and list(levels.values()).count(1) == 1
    return first if alone and not any(map(is_told, blocks[:first])) else -1


def _markup(block: Block, marks: Marks) -> Markup | None:
    return marks.get(block.lines[0]) if block.lines else None


def _bold(markup: Markup | None) -> str:
    """The bold words with which a block begins, if it does."""
    phrases = markup.phrases if markup else ()
    strong = (phrase.words for phrase in phrases if phrase.kind == "strong")
    return max((words for words in strong if markup and markup.words.startswith(words)), key=len, default="")


def _is_bold_heading(blocks: Sequence[Block], place: int, marks: Marks) -> bool:
    """Whether a short block is bold from end to end, above one that is longer and not."""
    block, markup = blocks[place], _markup(blocks[place], marks)
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if (
        not markup
        or markup.kind != "paragraph"
        or _names_less(markup)
        or block.kind not in ("paragraph", "item", "heading")
        or block.speaker
    ):
        return False
    whole = bool(markup.words) and _bold(markup) == markup.words
    longer = below is not None and (below.kind in ("item", "table") or len(below.text) > len(block.text))
    named = whole and is_short(block.text, LONGEST_MARKED) and not QUESTION.search(block.text) and not date(block.text)
    return named and longer and below is not None and below.kind != "heading" and not _is_whole(_markup(below, marks))


def _is_whole(markup: Markup | None) -> bool:
    return bool(markup and markup.words and markup.kind == "paragraph") and _bold(markup) == (markup and markup.words)


def _is_guessed(block: Block, marks: Marks, *, told: bool) -> bool:
    """Whether words alone made a heading of a block, in a source that marks its headings, or of a caption."""
    markup = _markup(block, marks)
    if block.kind != "heading" or block.mark or not markup or len(block.lines) > 1:
        return False
    return told or _names_less(markup)


def _names_less(markup: Markup) -> bool:
    return not NAMED.isdisjoint(markup.within or ())


def _levelled(blocks: Sequence[Block]) -> Sequence[Block]:
    levels = sorted({block.level for block in blocks if block.kind == "heading"})
    ranks = {level: rank for rank, level in enumerate(levels, 2)}
    return [replace(b, level=ranks[b.level]) if b.kind == "heading" else b for b in blocks]


# Turns of a talk in which the name is bold and a full stop follows it, as stenographers of parliaments print them.


def _speaking(block: Block, name: str) -> Block:
    return replace(block, kind="paragraph", level=0, speaker=name) if name else block


def _names(blocks: Sequence[Block], marks: Marks, profile: Profile) -> list[str]:
    """Of each block the bold name with which it begins, in texts where such names are many and come again."""
    found = [_name(block, _markup(block, marks), profile) for block in blocks]
    counts = Counter(filter(None, found))
    if sum(counts.values()) < FEWEST or not 1 < len(counts) < sum(counts.values()):
        return [""] * len(blocks)
    return found


def _name(block: Block, markup: Markup | None, profile: Profile) -> str:
    bold = _bold(markup)
    name = bold.rstrip(f"{_AFTER_NAMES} ")
    free = block.kind in ("paragraph", "heading") and not block.speaker and block.text.startswith(bold)
    rest = block.text[len(name) :].lstrip()
    if not (free and name and len(name) <= LONGEST_NAME and rest[:1] and rest[0] in _AFTER_NAMES and rest[1:].strip()):
        return ""
    return name if label(f"{name}: {rest[1:]}"[: LONGEST_HEADING + LONGEST_NAME], profile)[0] == name else ""
