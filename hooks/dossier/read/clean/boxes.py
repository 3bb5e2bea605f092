"""Boxes within a text: what of a page goes on below a label and its links (“Read also”)."""

from collections.abc import Iterator, Sequence

from dossier.read.clean.features import Look

LONGEST_BOX = 6
"""Lines of a box: a label, and links below it. Lists of related stories are longer."""
LEAST = 50
"""Words of neighbouring paragraphs that are the rest of a text. The summary of a related story has less than 35, and
its headline stands before the next; so has a comment, whose author's name does."""


def rests(looks: Sequence[Look], stays: Sequence[bool]) -> Iterator[int]:
    """Places of paragraphs that a score left out, and that are the rest of the text below a box."""
    place = 1
    while place < len(looks):
        if not (stays[place - 1] and not stays[place] and opens(looks[place])):
            place += 1
            continue
        run = _rest(looks, stays, place)
        yield from run
        place = max(run, default=place) + 1


def opens(look: Look) -> bool:
    """Whether a line opens a box: it leads away, or is known to end a text or to be none."""
    return look.leads or bool(look.kind)


def _rest(looks: Sequence[Look], stays: Sequence[bool], start: int) -> list[int]:
    """Places of the first neighbouring paragraphs below a box, if they have enough words."""
    first = next((i for i in range(start, min(start + LONGEST_BOX, len(looks))) if _is_told(looks[i])), len(looks))
    end = first
    while end < len(looks) and _is_told(looks[end]) and not stays[end]:
        end += 1
    enough = sum(looks[i].words for i in range(first, end)) >= LEAST
    return list(range(first, end)) if enough else []


def _is_told(look: Look) -> bool:
    return look.is_prose and not opens(look) and not look.fact
