"""The likeliest way through a page: which lines are text, when each has a score and the text has few gaps."""

import math
from collections.abc import Sequence

TURN = 0.5
"""What each turn between text and page costs: a short line alone must differ much from its neighbours."""
LONGEST, SHORTEST = 40, 9
"""Words from which a line weighs most, and of a line that weighs as much as its score."""


def text_lines(scores: Sequence[float], words: Sequence[float]) -> list[bool]:
    """Whether each line of a page is text, when each has a score and a number of words: longer lines weigh more.

    >>> text_lines([-3, 0.6, -3], [2, 40, 2]), text_lines([-3, 0.6, -3], [2, 2, 2])
    ([False, True, False], [False, False, False])
    """
    weights = (math.sqrt(min(each, LONGEST) / SHORTEST) for each in words)
    return likeliest([score * weight for score, weight in zip(scores, weights, strict=True)], TURN)


def likeliest(scores: Sequence[float], turn: float) -> list[bool]:
    """The choice with the highest sum, each turn between yes and no costing `turn`.

    A yes adds its score, a no subtracts it (Viterbi's algorithm with two states, linear in length).

    >>> likeliest([-3, 2, -0.5, 2, -3], turn=1)
    [False, True, True, True, False]
    """
    no, yes = 0.0, 0.0
    came: list[tuple[bool, bool]] = []
    for score in scores:
        from_yes, stay_yes = yes - turn > no, yes >= no - turn
        came.append((from_yes, stay_yes))
        no, yes = max(no, yes - turn) - score, max(yes, no - turn) + score
    state = yes >= no
    chosen: list[bool] = []
    for from_yes, stay_yes in reversed(came):
        chosen.append(state)
        state = stay_yes if state else from_yes
    return chosen[::-1]
