"""Lines around the title of a text: what they say beside it may be a fact, whatever became of them."""

from collections.abc import Iterator, Sequence

from dossier.model import Line
from dossier.read.clean.frame import found_title
from dossier.read.clean.measure import is_statement, size
from dossier.read.clean.stamps import LONGEST_STAMP, rights

ABOVE, BELOW = 2, 12
"""Lines above and below the title, none of them empty; one sentence may stand between."""


def around_title(lines: Sequence[Line]) -> Iterator[tuple[int, Line, str]]:
    """Short lines near the title that are no sentences, each with its distance and the words of the line above it.

    lines: a ledger, from which the empty lines are left out. Lines above count as farther than any below.
    """
    place = title_place(lines)
    prose = [i for i in range(place + 1, len(lines)) if _is_body(lines[i])]
    last = prose[1] if len(prose) > 1 else len(lines)
    for i in range(max(0, place - ABOVE), min(last, place + BELOW + 1)):
        if i != place and _is_short(lines[i].text):
            yield distance(i, place, len(lines)), lines[i], lines[i - 1].text if i else ""


def title_place(lines: Sequence[Line]) -> int:
    """Place of the title among the lines; 0 if none was found."""
    title = found_title(lines) or next((line for line in lines if line.rule == "find_title"), None)
    return next((place for place, line in enumerate(lines) if line is title), 0)


def distance(place: int, title: int, count: int) -> int:
    """Lines from the title; what stands above it is farther than all below.

    >>> distance(7, 5, 10), distance(4, 5, 10)
    (2, 11)
    """
    return place - title if place >= title else count + title - place


def _is_body(line: Line) -> bool:
    return line.fate in ("kept", "changed") and is_statement(line.text)


def _is_short(text: str) -> bool:
    return size(text) <= LONGEST_STAMP and not is_statement(text) and not rights(text)
