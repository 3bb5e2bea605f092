"""How much of a text came through a cleaning: runs of four words, and single words.

F1 of 4-grams and word recall as in the Web Content Extraction Benchmark; a character of a script without gaps between
words counts as a word.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

WORD = re.compile(r"[\u2e80-\u2fff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u2e80-\u9fff\uf900-\ufaff]+")
RUN = 4


@dataclass(frozen=True)
class Score:
    """Shares, 0 to 1: precision and F1 of runs of four words, recall of single words."""

    precision: float
    f1: float
    recall: float


def words(text: str) -> list[str]:
    """Words in small letters.

    >>> words("AI 能力, l'été")
    ['ai', '能', '力', 'l', 'été']
    """
    return WORD.findall(text.lower())


def shingles(text: str, n: int) -> Counter[tuple[str, ...]]:
    """Runs of n words, each with its count."""
    found = words(text)
    return Counter(tuple(found[i : i + n]) for i in range(max(0, len(found) - n + 1)))


def score(got: str, truth: str) -> Score:
    r"""How near a text is to the true one.

    >>> score("Home\nThe council met on Tuesday.", "The council met on Tuesday.").recall
    1.0
    """
    true, made = shingles(truth, RUN), shingles(got, RUN)
    both, single = (true & made).total(), shingles(truth, 1)
    recall = (single & shingles(got, 1)).total() / max(1, single.total())
    return Score(both / max(1, made.total()), 2 * both / max(1, true.total() + made.total()), recall)


def average(scores: Iterable[Score]) -> Score:
    """The plain mean of each figure."""
    scores = tuple(scores)
    return Score(*(mean(getattr(each, name) for each in scores) for name in ("precision", "f1", "recall")))
