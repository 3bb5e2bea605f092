"""Numbered parts: items and headings with a number or letter, articles and chapters. They keep their numbers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.text import words
from dossier.model import Block
from dossier.read.lines.courtesy import addresses
from dossier.read.lines.markers import Mark, marks
from dossier.read.lines.measure import ends, frequent
from dossier.read.lines.sections import CHAPTER, division
from dossier.read.lines.speakers import QUESTION
from dossier.read.structure.headings import is_prose, is_short
from dossier.read.structure.split import LONGEST_HEADING

MOST = 2 / 3
"""Share of numbered lines below which prose must stand; a scrape may have broken some of it."""
TELLING, SAID = 4, 0.2
"""Words of a numbered line that ends like a sentence, and share of frequent ones, from which it tells: an item."""
NEAR = 4
"""Lines below a heading in which its text must begin."""
Chain = list[tuple[int, Mark]]
"""Places of the blocks that count up, each with its mark."""


def mark_divisions(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Chapters and articles: headings where they stand above their text, items where they begin it."""
    found = {i: part for i, b in enumerate(blocks) if _is_free(b) and (part := division(b.text, profile))}
    chains = _chains({i: (part,) for i, part in found.items()})
    numbered = {place: mark for chain in chains for place, mark in chain}
    chapters = any(mark.form == CHAPTER for mark in numbered.values())
    marked = list(blocks)
    for place, mark in numbered.items():
        block = blocks[place]
        level = 3 if chapters and mark.form != CHAPTER else 2
        if is_short(block.text) and (mark.form == CHAPTER or _leads(blocks, place, numbered, profile)):
            marked[place] = replace(block, kind="heading", level=level, mark=block.text[: mark.end].strip())
        elif mark.form != CHAPTER:
            marked[place] = replace(block, kind="item", mark=block.text[: mark.end].strip(" .:：–—-"))
    return marked


def mark_numbers(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Paragraphs whose numbers or letters count up: headings if each is short and stands above prose, else items."""
    chains = _chains({i: marks(b.text) for i, b in enumerate(blocks) if _is_free(b)})
    numbered = {place: mark for chain in chains for place, mark in chain}
    short = {place for place, mark in numbered.items() if is_short(blocks[place].text[mark.end :].rstrip(":：."))}
    marked = list(blocks)
    top = next((block.mark and "division" for block in blocks if block.kind == "heading"), "")
    for chain in chains:
        heads = _are_heads(blocks, [place for place, _ in chain], numbered, short, profile)
        top = top or (chain[0][1].form if heads else "")
        for place, mark in chain:
            number = blocks[place].text[: mark.end].strip()
            level = (2 if mark.form == top else 3) if heads else 0
            marked[place] = replace(blocks[place], kind="heading" if heads else "item", level=level, mark=number)
    return marked


def _are_heads(
    blocks: Sequence[Block],
    places: Sequence[int],
    numbered: Mapping[int, Mark],
    short: Collection[int],
    profile: Profile,
) -> bool:
    """Whether numbered lines are headings: all are short and stand apart, and prose stands below most of them."""
    apart = all(two - one > 1 for one, two in pairwise(places))
    leading = sum(_leads(blocks, place, numbered, profile) for place in places)
    named = 2 * sum(_is_told(blocks[place].text[numbered[place].end :], profile) for place in places) < len(places)
    return apart and named and all(place in short for place in places) and leading >= MOST * len(places)


def _is_told(text: str, profile: Profile) -> bool:
    """Whether a line ends like a sentence and holds the words of one; “1. Aims.” does not."""
    said = words(text)
    return (
        ends(text) and not QUESTION.search(text) and len(said) >= TELLING and frequent(said, profile.stopwords) >= SAID
    )


def _is_free(block: Block) -> bool:
    return block.kind == "paragraph" and not block.speaker


def _leads(blocks: Sequence[Block], place: int, numbered: Mapping[int, Mark], profile: Profile) -> bool:
    """Whether prose stands below, maybe under short lines that count something else."""
    form = numbered[place].form
    for below in range(place + 1, min(place + 1 + NEAR, len(blocks))):
        other = numbered.get(below)
        if blocks[below].kind == "salutation" or addresses(blocks[below].text, profile):
            continue
        if other and other.form == form:
            return False
        if not other or not is_short(blocks[below].text[other.end :]):
            text = blocks[below].text
            return blocks[below].kind in ("paragraph", "item") and (is_prose(text, 1) or len(text) > LONGEST_HEADING)
    return False


def _chains(readings: Mapping[int, Sequence[Mark]]) -> list[Chain]:
    """Chains of two and more blocks whose numbers count up by one, in the order of the text; no block is in two."""
    open_, all_ = dict[str, Chain](), list[Chain]()
    for place, found in readings.items():
        for mark in found:
            chain = open_.get(mark.form)
            if not chain or chain[-1][1].value + 1 != mark.value:
                chain = open_[mark.form] = []
                all_.append(chain)
            chain.append((place, mark))
    taken = set[int]()
    kept = list(_longest(all_, taken))
    return sorted(kept, key=lambda chain: chain[0][0])


def _longest(chains: Sequence[Chain], taken: set[int]) -> Iterator[Chain]:
    for chain in sorted(chains, key=len, reverse=True):
        if len(chain) > 1 and not any(place in taken for place, _ in chain):
            taken.update(place for place, _ in chain)
            yield chain
