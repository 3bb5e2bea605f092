"""The likeliest way through a page: which lines are text, when each has a score and the text has few gaps."""

from collections.abc import Sequence


def likeliest(scores: Sequence[float], turn: float) -> list[bool]:
    """Whether each line is text: the choice with the highest sum, each turn between text and no text costing `turn`.

    A line that is text adds its score, any other subtracts it (Viterbi's algorithm with two states, linear in length).

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
