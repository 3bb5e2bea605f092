"""The width at which the lines of a text were cut, if they were."""

import re
from collections.abc import Sequence

from dossier.read.clean.measure import DENSE

NARROW, WIDE = 44, 100
"""Columns of a line that is cut at a width; a character of an East Asian script takes two."""
FEWEST = 3
"""Cuts that show a width."""
SHARE = 0.6
"""Share of the lines of about this width that are cut there."""
FULL = 0.75
"""Share of the width from which a line is of about this width."""
SMALL = 0.4
"""Share of the cuts after which a small letter must follow, in scripts that have capitals."""
SLACK = 6
"""Columns by which a dense line may fall short: no line begins with a comma."""


_BROAD = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0001f64f\U0001f900-\U0001f9ff\U00020000-\U0003fffd]"
)
"""Characters that take two columns (Unicode's East Asian Width, W and F)."""


def columns(text: str) -> int:
    """Width of a text on a screen of fixed columns.

    >>> columns("wide"), columns("宽")
    (4, 2)
    """
    return len(text) if text.isascii() else len(text) + len(_BROAD.findall(text))


def is_cut(text: str, following: str, width: int) -> bool:
    """Whether the next line's first word had no room on this line."""
    length = columns(text)
    return length <= width < length + 1 + _room(following)


def find_width(pairs: Sequence[tuple[str, str]]) -> int:
    """The width at which most of the longer lines are cut; 0 if there is none.

    pairs: lines that may go on, as they are indented, each with the words of the line below it.
    """
    sized = [(columns(text), following) for text, following in pairs if len(text) <= WIDE]
    starts = [0] * (WIDE + 2)
    for length, following in sized:
        if NARROW <= length <= WIDE:
            starts[length] += 1
            starts[min(WIDE + 1, length + _room(following) + 1)] -= 1
    cuts, sum_ = [], 0
    for start in starts[: WIDE + 1]:
        sum_ += start
        cuts.append(sum_)
    width = max(range(WIDE + 1), key=lambda each: cuts[each])
    if cuts[width] < FEWEST:
        return 0
    near = sum(length >= FULL * width for length, _ in sized)
    return width if cuts[width] >= SHARE * near and _go_on(sized, width) else 0


def _room(following: str) -> int:
    """Columns that the first word of the next line, or a dense line's first characters, would have needed."""
    return SLACK if DENSE.match(following) else columns(following.split(maxsplit=1)[0])


def _go_on(sized: Sequence[tuple[int, str]], width: int) -> bool:
    """Whether what follows the cuts looks like the rest of a sentence and not like the next headline."""
    after = [text for length, text in sized if length <= width < length + 1 + _room(text)]
    small = sum(text[0].islower() or bool(DENSE.match(text)) for text in after)
    return small >= SMALL * len(after)
