"""The rule that closes spaces which a machine has put into scripts that have none."""

import re
from collections import Counter

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.ledger import Ledger, change, text_lines
from dossier.read.clean.measure import DENSE, ends

_DENSE = DENSE.pattern[1:-1]
_BEFORE, _AFTER = "，。、；：！？”’》）」』", "，、；“‘《（「『"
SIGN = rf"[{_DENSE}{_BEFORE}{_AFTER}0-9]"
GAP = re.compile(rf"(?<=[{_DENSE}]) (?=[{_DENSE}])")
GLUED = re.compile(rf"(?<=[{_DENSE}])(?=[{_DENSE}])")
SPREAD_GAP = re.compile(rf"(?<={SIGN}) (?={SIGN})")
AT_MARK = re.compile(rf"(?<=[{_DENSE}]) (?=[{_BEFORE}])|(?<=[{_AFTER}]) (?=[{_DENSE}])")
"""A space between a character and a mark; one after the end of a sentence or a colon may part what was on two lines."""
HAS_GAP = re.compile(rf"[{_DENSE}{_AFTER}] | [{_DENSE}]")
BEFORE_STOP = re.compile(rf"(?<=[{_DENSE}]) (?=[，。、；！？])")
FEWEST, MANY, SHARE = 4, 20, 0.8
"""Gaps of a line, gaps of a text, and their share of all places between two characters, that show it as spread."""
NOISY = 2
"""Gaps before commas and full stops, where nobody types one, that show a line as badly spaced."""
SENTENCE = 20
"""Characters from which a line that ends like a sentence holds no list of names."""
KNOWN = 2
"""Times that two characters stand side by side elsewhere before the gap between them counts as an accident."""


def repair_gaps(lines: Ledger, _: Profile) -> Ledger:
    """Remove the spaces that a machine has put between Chinese characters; those between names stay.

    >>> trial(repair_gaps, "中 国 外 交 部", "会议 ，昨天", "张三 李四 王五")
    [('中国外交部', 'changed'), ('会议，昨天', 'changed'), ('张三 李四 王五', 'kept')]
    """
    if not any(not line.text.isascii() and HAS_GAP.search(line.text) for line in text_lines(lines)):
        return lines
    fewest = 1 if _is_spread("\n".join(line.text for line in text_lines(lines)), MANY) else FEWEST
    lines = change(lines, lambda text: _closed(text, fewest), _count)
    with_gaps = [line.text for line in text_lines(lines) if _may_hold_accidents(line.text)]
    if not with_gaps:
        return lines
    known = _pairs(text_lines(lines))
    return change(lines, lambda text: _joined(text, known) if _may_hold_accidents(text) else text, _count)


def _closed(text: str, fewest: int) -> str:
    """A line without the gaps that its own look shows as accidents."""
    if text.isascii() or not HAS_GAP.search(text):
        return text
    if _is_spread(text, fewest):
        return SPREAD_GAP.sub("", text)
    if len(BEFORE_STOP.findall(text)) >= NOISY:
        text = GAP.sub("", text)
    return AT_MARK.sub("", text)


def _is_spread(text: str, fewest: int) -> bool:
    gaps = len(GAP.findall(text))
    return gaps >= fewest and gaps >= SHARE * (gaps + len(GLUED.findall(text)))


def _may_hold_accidents(text: str) -> bool:
    return len(text) >= SENTENCE and bool(GAP.search(text)) and ends(text)


def _pairs(lines: list[Line]) -> frozenset[str]:
    """Every two characters that stand side by side several times."""
    pairs = Counter(text[at : at + 2] for text in (line.text for line in lines) for at in range(len(text) - 1))
    return frozenset(pair for pair, count in pairs.items() if count >= KNOWN)


def _joined(text: str, known: frozenset[str]) -> str:
    return GAP.sub(lambda gap: "" if text[gap.start() - 1] + text[gap.end()] in known else " ", text)


def _count(before: str, after: str) -> str:
    return f"U+0020 × {len(before) - len(after)}"
