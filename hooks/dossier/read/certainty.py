"""How sure the rule of whole pages was: its scores as chances, and what it left out by little."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dossier.model import Line
from dossier.read.clean.measure import size

EVEN = 1.0
"""Score of a line that is as likely text as not: the weights lean towards text (benchmarks/weights.py, LEAN)."""
NARROW = 2.0
"""Sum of scores by which a stretch of lines was left out narrowly."""
TELLING, FEWEST = 0.1, 15
"""Share of a text's words, and number of words, from which such a stretch matters."""
LEAST = 30
"""Lines below which scores say little of a page as a whole."""


def score(line: Line) -> float:
    """The score of a line; above 0 speaks for text.

    >>> score(Line(1, "Home", "Home", evidence=(("bias", 1.4), ("place", -0.8))))
    0.6
    """
    return round(sum([share for _, share in line.evidence]), 1)


def chance(line: Line) -> float:
    """How likely a line is text by its score, 0 to 1."""
    return 1 / (1 + math.exp(EVEN - score(line)))


def agreement(lines: Iterable[Line]) -> float:
    """How well what stayed of a page and its text probably agree: the expected F1 of their words, 0 to 1.

    1 where too few lines have a score.
    """
    judged = _judged(lines)
    if len(judged) < LEAST:
        return 1.0
    stayed = [line for line in judged if line.fate != "dropped"]
    words = {line.number: chance(line) * size(line.text) for line in judged}
    right = sum(words[line.number] for line in stayed)
    return 2 * right / (sum(words.values()) + sum(size(line.text) for line in stayed))


def unclear(lines: Iterable[Line], most: int) -> tuple[int, ...]:
    """Numbers of the longest lines whose chance is about even."""
    even = [line for line in lines if line.evidence and 0.25 < chance(line) < 0.75]
    return tuple(sorted(line.number for line in sorted(even, key=lambda line: -size(line.text))[:most]))


def narrow(lines: Sequence[Line]) -> tuple[int, ...]:
    """Numbers of the lines next to the text, or within it, that were left out narrowly and hold many words."""
    judged = _judged(lines)
    needed = max(FEWEST, TELLING * sum(size(line.text) for line in judged if line.fate != "dropped"))
    found = [number for run in _left_out(judged) for number in _first_narrow(run, needed)]
    return tuple(sorted(set(found)))


def _judged(lines: Iterable[Line]) -> list[Line]:
    """Lines with a score that are text, or are no text because of it."""
    return [line for line in lines if line.evidence and line.fate in ("kept", "changed", "dropped")]


def _left_out(judged: Sequence[Line]) -> Iterator[list[Line]]:
    """Each run of dropped lines, read away from the text that it touches: once from either side."""
    runs = [list(run) for _, run in groupby(judged, key=lambda line: line.fate == "dropped")]
    for place, run in enumerate(runs):
        if run[0].fate == "dropped":
            yield from [run] * (place > 0) + [run[::-1]] * (place + 1 < len(runs))


def _first_narrow(run: Sequence[Line], needed: float) -> tuple[int, ...]:
    """The lines at the start of a run that reach the needed words before their scores tell that they are no text."""
    total = words = 0.0
    for count, line in enumerate(run, 1):
        total, words = total + score(line), words + size(line.text)
        if words >= needed and total > -NARROW:
            return tuple(line.number for line in run[:count])
    return ()
