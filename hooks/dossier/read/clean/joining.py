"""The rule that joins the lines of a paragraph which e-mail, PDF or a scrape has cut."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from unicodedata import east_asian_width

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.ledger import EDITOR_KEPT, Ledger, is_text
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
LONG = 40
"""Columns of a line whose sentence goes on below, in a text that is not cut at a width."""
ITEM = re.compile(
    r"(?:[•·–—*‣●○▪>-]|\(?\w{1,4}[.)]|[（(]?[一二三四五六七八九十]+[、）)])(?:\s|(?<=[、）]))|\S{1,30}[:：]\s"
)
"""How an item, a numbered paragraph or a speaker's words begin."""
OPEN = re.compile(r"[\w’'-]$")
HYPHEN = re.compile(r"[^\W\d_]-$")


def join_lines(lines: Ledger, _: Profile) -> Ledger:
    """Join the lines of a paragraph that was cut at a width, and a sentence that goes on with a small letter.

    >>> wrapped = ["The conference adopted a declaration on Tues-", "day, and all of the countries signed it before"]
    >>> wrapped += ["they left for home. The next meeting is to be", "held in spring, when the snow has gone from"]
    >>> wrapped += ["the hills."]
    >>> [text for text, fate in trial(join_lines, *wrapped) if fate == "changed"] # doctest: +ELLIPSIS
    ['The conference adopted a declaration on Tuesday, and all ... snow has gone from the hills.']
    >>> {fate for text, fate in trial(join_lines, "Snow closes all of the roads to the north of the town", "Home")}
    {'kept'}
    """
    width = _width(lines)
    small = not any(letter.isupper() for line in lines for letter in line.text)
    follows = [(width and _is_cut(a, b, width)) or (not small and _goes_on(a, b)) for a, b in pairwise(lines)]
    if not any(follows):
        return lines
    result: list[Line] = []
    known = frozenset(re.findall(r"[^\W\d_]+-[^\W\d_]+", " ".join(line.text for line in lines)))
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or not follows[end - 1]:
            result += _joined(lines[start:end], known)
            start = end
    return tuple(result)


def settle(lines: Ledger) -> Ledger:
    """Lines whose words stand in an earlier line share its fate, if that is no longer text."""
    heads = {line.number: line for line in lines}
    return tuple(_settled(line, heads) for line in lines)


def _settled(line: Line, heads: dict[int, Line]) -> Line:
    head = heads[int(line.reason.removeprefix("= "))] if line.fate == "joined" else line
    gone = head is not line and not is_text(head) and head.rule
    return replace(line, text=line.raw.strip(), fate=head.fate, rule=head.rule, reason=head.reason) if gone else line


def _joined(lines: Sequence[Line], known: frozenset[str]) -> Sequence[Line]:
    """The first line with the words of all, and the others without."""
    if len(lines) == 1:
        return lines
    head, text = lines[0], lines[0].text
    for line in lines[1:]:
        text = _glued(text, line.text, known)
    reason = f"{head.number}–{lines[-1].number}"
    others = (replace(line, text="", fate="joined", reason=f"= {head.number}") for line in lines[1:])
    return [replace(head, text=text, fate="changed", reason=reason), *others]


def _glued(text: str, following: str, known: frozenset[str]) -> str:
    """Two parts of a paragraph as one; the hyphen of a word cut in two goes, unless the text has the word with it."""
    if HYPHEN.search(text) and following[:1].islower():
        word = re.split(r"[\s(“«\"]", text)[-1] + re.split(r"\W", following, maxsplit=1)[0]
        return text + following if word in known else text[:-1] + following
    dense = DENSE.match(text[-1]) and DENSE.match(following[0])
    marks = ord(text[-1]) > 0x2FFF or ord(following[0]) > 0x2FFF
    return text + following if dense or marks or HYPHEN.search(text) else f"{text} {following}"


def columns(text: str) -> int:
    """Width of a text on a screen of fixed columns.

    >>> columns("wide"), columns("宽")
    (4, 2)
    """
    return len(text) if text.isascii() else sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _room(following: str) -> int:
    """Columns that the first word of the next line, or a dense line's first characters, would have needed."""
    return SLACK if DENSE.match(following) else columns(following.split(maxsplit=1)[0])


def _are_neighbours(line: Line, following: Line) -> bool:
    own = EDITOR_KEPT in (line.rule, following.rule)
    indented = len(following.raw) - len(following.raw.lstrip()) > len(line.raw) - len(line.raw.lstrip()) + 1
    return is_text(line) and is_text(following) and not own and not indented and not ITEM.match(following.text)


def _width(lines: Ledger) -> int:
    """The width at which most of the longer lines are cut; 0 if there is none."""
    pairs = [(columns(a.text), b.text) for a, b in pairwise(lines) if len(a.text) <= WIDE and _are_neighbours(a, b)]
    starts = [0] * (WIDE + 2)
    for length, following in pairs:
        if NARROW <= length <= WIDE:
            starts[length] += 1
            starts[min(WIDE + 1, length + _room(following) + 1)] -= 1
    cuts = [sum(starts[: width + 1]) for width in range(WIDE + 1)]
    width = max(range(WIDE + 1), key=lambda each: cuts[each])
    near = sum(columns(line.text) >= FULL * width for line in lines if is_text(line))
    return width if cuts[width] >= FEWEST and cuts[width] >= SHARE * near and _go_on(pairs, width) else 0


def _go_on(pairs: Sequence[tuple[int, str]], width: int) -> bool:
    """Whether what follows the cuts looks like the rest of a sentence and not like the next headline."""
    after = [text for length, text in pairs if length <= width < length + 1 + _room(text)]
    small = sum(text[0].islower() or bool(DENSE.match(text)) for text in after)
    return small >= SMALL * len(after)


def _is_cut(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word had no room on this line."""
    if not _are_neighbours(line, following):
        return False
    length = columns(line.text)
    return length <= width < length + 1 + _room(following.text) or (length > FULL * width and _goes_on(line, following))


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a sentence is left open and the next line goes on with a small letter; items begin with one, too."""
    if not _are_neighbours(line, following) or not following.text[0].islower() or line.text[0].islower():
        return False
    return columns(line.text) >= LONG and bool(OPEN.search(line.text))
