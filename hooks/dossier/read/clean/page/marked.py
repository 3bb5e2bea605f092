"""What the marks of a source tell of the lines of a page beside their score: menus, headings, openings of a text."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from dossier.model import Line, Markup
from dossier.read.clean.page.features import LINKED, SUMMARY, Look, is_central, leads_away, opens
from dossier.read.lines.measure import is_prose, size

LINKS_OF_MENU = 3
"""Links above the first prose that make a menu, as so many lines of boilerplate make a page."""

LONG_BLOCK = 20
"""Words of a block that is no label and no link, though it may not end like a sentence."""


# Sources in Markdown: links stand in lines of their own.


def menu(text: Sequence[Line]) -> range:
    """Places above the first prose of a source in Markdown, if most lines there are links: a program saved a page.

    A person who keeps a text as Markdown leaves the menu behind; where it still is, so is the rest of the page.
    """
    first = next((i for i, line in enumerate(text) if is_prose(line.text) and not is_link(line)), len(text))
    links = sum(map(is_link, text[:first]))
    return range(first if links >= LINKS_OF_MENU and 2 * links > first else 0)


def linked_above(title: Line | None, text: Sequence[Line]) -> set[int]:
    """Numbers of the links of a menu above the title: what they name are sections, and no facts of the text."""
    links = (text[i] for i in menu(text) if is_link(text[i]))
    return {line.number for line in links if title and line.number < title.number}


def is_link(line: Line) -> bool:
    """Whether a line in Markdown is nothing but a link."""
    return line.markup is not None and line.markup.within is None and line.markup.links >= LINKED[-1]


def sentences(text: Sequence[Line], kinds: Sequence[str], stays: Sequence[bool], *, saved: bool) -> Iterator[int]:
    """Places of sentences in a source with marks, and of the headings above them.

    Who keeps a text as Markdown has left the page around it behind, menu and all; what is left of it are links and
    labels. saved: whether a program kept the whole page; there the score tells what is text, and the headings of that.
    """
    told = False
    for place in reversed(range(len(text))):
        markup = text[place].markup
        marked = markup is not None and markup.within is None
        if markup and marked and told and _is_head(markup) and not (is_link(text[place]) or leads_away(text[place])):
            yield place
        prose = is_prose(text[place].text) or size(text[place].text) >= LONG_BLOCK
        told = marked and not kinds[place] and (stays[place] if saved else prose)
        if told:
            yield place


def _is_head(markup: Markup) -> bool:
    """Whether a block is marked as a heading, or stressed from end to end and few words."""
    bold = any(one.kind == "strong" and one.words == markup.words for one in markup.phrases)
    return markup.kind == "heading" or (bold and size(markup.words) < LONG_BLOCK)


# Sources in HTML: each block stands in an element.


OPENING = 6
"""Lines at most from the first heading of a text down to what its score shows: names of chairs, forms of opening."""


def opening(text: Sequence[Line], looks: Sequence[Look], stays: Sequence[bool]) -> Iterator[int]:
    """Places above the text in the centre of a page in HTML: a summary, and from the first heading on what is no label.

    A heading below the title has its text below itself, be it as short as the opening of a sitting; and a table with
    data is no label either.
    """
    first = stays.index(True) if True in stays else 0
    run = list(takewhile(lambda place: _is_above(text[place]), range(first - 1, -1, -1)))
    yield from (place for place in run if looks[place].is_prose and SUMMARY in _within(text[place]))
    near = list(takewhile(lambda place: not opens(looks[place]) and _links(text[place]) < LINKED[1], run[:OPENING]))
    yield from range(min((place for place in near if _heads(text[place])), default=first), first)


def leading_on(text: Sequence[Line], stays: Sequence[bool]) -> list[int]:
    """Places of headings outside the centre of a page in HTML with no text below them: they head what was dropped."""
    kept = (place for place in reversed(range(len(text))) if stays[place])
    return list(takewhile(lambda place: _level(text[place]) > 1 and not is_central(text[place]), kept))


def _is_above(line: Line) -> bool:
    """Whether a block above a text may belong to it: it stands in the centre of the page, below its title."""
    return bool(_within(line)) and is_central(line) and line.decision.role != "title"


def _heads(line: Line) -> bool:
    """Whether a block opens a text below its title: a heading or a table."""
    return line.markup is not None and (line.markup.kind == "table" or _level(line) > 1)


def _level(line: Line) -> int:
    return line.markup.level if line.markup else 0


def _within(line: Line) -> frozenset[str]:
    return (line.markup.within if line.markup else None) or frozenset()


def _links(line: Line) -> float:
    return line.markup.links if line.markup else 0.0
