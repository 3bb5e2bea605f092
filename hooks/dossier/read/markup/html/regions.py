"""What all elements of a page together tell of each block: the centre of the page, boxes in it, elements alike."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dossier.model import Markup
from dossier.read.lines.measure import is_prose, size

MOST = 0.7
"""Share of a page's sentences that the element around its text holds; the rest are comments, teasers, notices."""
CENTRE = "centre"
"""The part of a page that holds most of its sentences."""
BOX = 0.3
"""Share of a page's sentences from which an element is no box, whatever its names say: they tell what else it has."""
ASIDE = "<aside>"
"""An element that is a box only outside the centre: within, it may hold a part of the text."""


@dataclass(frozen=True, slots=True)
class Enclosing:
    """A block element of a page."""

    parent: int
    """Number of the one around it, a smaller number."""
    name: str = ""
    """Its tag and classes: elements with the same are alike."""
    box: str = ""
    """By what it says that it holds no text (`places.box`)."""


@dataclass(frozen=True, slots=True)
class Region:
    """What a page tells of the blocks in one of its elements."""

    central: bool
    box: str
    alike: float
    """Share of the page's sentences in elements of which the one around is like the one around this."""

    def tells(self, markup: Markup) -> Markup:
        """The marks of a block, with what the page tells of it."""
        within = (markup.within or frozenset()) | {CENTRE} if self.central else markup.within
        return replace(markup, within=within, box=self.box, alike=self.alike)


def regions(elements: Sequence[Enclosing], blocks: Sequence[tuple[int, str, Markup]]) -> list[Region]:
    """The regions of a page by the numbers of its elements; blocks: number of the element, words and marks of each.

    A box is an element that says so, with few of the page's sentences and without its first heading: what has both is
    the page itself, and its names tell what else is in it.

    >>> page = [Enclosing(0), Enclosing(0, "div", "share"), Enclosing(1, "p"), Enclosing(0, "aside", "newsletter")]
    >>> said = "The council met on Tuesday, and all members of it agreed."
    >>> found = regions(page, [(2, said, Markup("paragraph")), (3, "Sign up", Markup("paragraph"))])
    >>> [(region.central, region.box) for region in found]
    [(False, ''), (False, ''), (True, ''), (False, 'newsletter')]
    """
    own, titled = [0.0] * len(elements), [False] * len(elements)
    for element, text, markup in blocks:
        own[element] += size(text) * (markup.links < 1 / 2 and is_prose(text))
        titled[element] = titled[element] or markup.level == 1
    held = list(own)
    for element in range(len(elements) - 1, 0, -1):
        around = elements[element].parent
        held[around] += held[element]
        titled[around] = titled[around] or titled[element]
    central = _central(elements, held)
    boxes = [""] * len(elements)
    for element, one in enumerate(elements[1:], 1):
        named = "" if titled[element] or held[element] >= BOX * held[0] else one.box
        boxes[element] = boxes[one.parent] or ("" if named == ASIDE and central[element] else named)
    shares = _alike(elements, own)
    return [Region(*told) for told in zip(central, boxes, shares, strict=True)]


def _central(elements: Sequence[Enclosing], held: Sequence[float]) -> list[bool]:
    """Whether each element is the smallest one that holds most of the page's sentences, or within it."""
    centre = max((e for e in range(len(elements)) if held[e] >= MOST * held[0] > 0), default=-1)
    inside = [False] * len(elements)
    for element, one in enumerate(elements):
        inside[element] = element == centre or (element > centre >= 0 and inside[one.parent])
    return inside


def _alike(elements: Sequence[Enclosing], own: Sequence[float]) -> list[float]:
    """For each element the share of the page's sentences in elements of which the parent is like its own."""
    around = [elements[one.parent].name for one in elements]
    held: dict[str, float] = defaultdict(float)
    for name, words in zip(around, own, strict=True):
        held[name] += words
    whole = sum(own) or 1.0
    return [round(held[name] / whole, 2) for name in around]
