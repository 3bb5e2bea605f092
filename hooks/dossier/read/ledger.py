"""The ledger: a text as numbered lines, and the small verbs that rules share."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import is_
from typing import NamedTuple

from msgspec.structs import replace

from dossier.model import Decision, Decoding, Finding, Line, Role, Status

Ledger = tuple[Line, ...]
Rows = tuple[tuple[str, ...], ...]
"""The cells of a table, row by row."""
STAYS = frozenset(("kept", "changed"))
"""Statuses of the lines that count as text."""
RULE = "---"
"""Cell of the line that parts the head of a table from its rows."""
_CELL, _ROW = " ¦ ", " ‖ "
"""What stands between the cells and the rows of a table where it is read as words."""
_END = "\n\r\x0b\x0c\x1c-\x1e\u2028\u2029"
LINE = re.compile(rf"[^{_END}]*(?:\r\n|[{_END}])|[^{_END}]+")
"""A line with its end, as Python splits them, but for U+0085: that is a byte of a garbled letter or ellipsis."""


class Opened(NamedTuple):
    """The ledger of a seed, how its bytes were read, and what is wrong with them; empty where nothing can be read."""

    lines: Ledger
    how: Decoding | None = None
    findings: tuple[Finding, ...] = ()


def ledger(text: str) -> Ledger:
    r"""Split a decoded text into numbered lines; joining their `raw` gives the text back exactly.

    >>> [(line.number, line.raw, line.text) for line in ledger("One \r\n\nTwo")]
    [(1, 'One \r\n', 'One'), (2, '\n', ''), (3, 'Two', 'Two')]
    """
    pieces = LINE.findall(text) if "\x85" in text else text.splitlines(keepends=True)
    return tuple([Line(number, raw, raw.strip()) for number, raw in enumerate(pieces, 1)])


def lines(*texts: str) -> Ledger:
    """Make a ledger of a few short lines, for examples and tests."""
    return ledger("\n".join(texts))


def is_text(line: Line) -> bool:
    """Whether a line still counts as text: neither empty nor taken out."""
    return bool(line.text) and line.decision.status in STAYS


def text_lines(entries: Iterable[Line]) -> list[Line]:
    """Lines that still count as text, in order."""
    return [line for line in entries if line.text and line.decision.status in STAYS]


def found_title(entries: Iterable[Line]) -> Line | None:
    """The line that is the title, or is expected to be: the rule for whole pages names it before it is taken."""
    return next((line for line in entries if line.decision.role == "title"), None)


def taken_title(entries: Iterable[Line]) -> str:
    """The title that was taken out of the text: the words of its line or lines together; empty if there is none.

    >>> part = Decision("metadata", role="title", value="Statement,")
    >>> taken_title([Line(1, "STATEMENT", "STATEMENT", part), Line(2, "Lakes", "Lakes", replace(part, value=""))])
    'Statement, Lakes'
    """
    taken = [line for line in entries if line.decision.role == "title" and line.decision.status == "metadata"]
    return " ".join(line.decision.value or line.text for line in taken)


def decided(entries: Ledger, decisions: Mapping[int, Decision]) -> Ledger:
    """Decide the lines of text that `decisions` names by their number; a line that is out stays out."""
    if not decisions:
        return entries
    return tuple(
        [
            line.became(line.text, decisions[line.number]) if line.number in decisions and is_text(line) else line
            for line in entries
        ]
    )


def judge(entries: Ledger, status: Status, see: Callable[[Line], str], role: Role | None = None) -> Ledger:
    """Give a status, and maybe a role, to each line of text in which `see` finds something; what it found is told."""
    return judge_numbers(entries, status, {line.number: see(line) for line in text_lines(entries)}, role)


def judge_numbers(entries: Ledger, status: Status, seen: Mapping[int, str], role: Role | None = None) -> Ledger:
    """Give a status, and maybe a role, to the lines of text for whose number something was `seen`."""
    return decided(
        entries, {number: Decision(status, seen=found, role=role) for number, found in seen.items() if found}
    )


def change(entries: Ledger, mend: Callable[[str], str], tell: Callable[[str, str], str]) -> Ledger:
    """Change the words of each line of text by `mend`; `tell` says, from the words before and after, what changed."""
    after = [_changed(line, mend, tell) if line.text and line.decision.status in STAYS else line for line in entries]
    return entries if all(map(is_, entries, after)) else tuple(after)


def _changed(line: Line, mend: Callable[[str], str], tell: Callable[[str, str], str]) -> Line:
    after = reworded(line, mend)
    if after.text == line.text:
        return line
    decision = Decision("changed", seen=tell(line.text, after.text), pinned=line.decision.pinned)
    return after.became(after.text, decision)


def reworded(line: Line, mend: Callable[[str], str]) -> Line:
    """A line with its words as `mend` gives them back; of a table, each cell by itself."""
    if line.cells:
        return with_cells(line, tuple(tuple(" ".join(mend(cell).split()) for cell in row) for row in line.cells))
    text = mend(line.text).strip()
    return line if text == line.text else line.became(text, line.decision)


def with_cells(line: Line, cells: Rows) -> Line:
    """A line that holds a whole table, for those who read it as words with bars between the cells.

    >>> with_cells(ledger("a b")[0], (("a", "b"), ("c", "d"))).text
    'a ¦ b ‖ c ¦ d'
    """
    return replace(line, text=" ".join(_ROW.join(_CELL.join(row) for row in cells).split()), cells=cells)


def runs(entries: Iterable[Line], belongs: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Yield each longest run of neighbouring lines that belong together.

    >>> [[line.text for line in run] for run in runs(lines("a", "B", "C", "d", "E"), lambda line: line.text.isupper())]
    [['B', 'C'], ['E']]
    """
    run: list[Line] = []
    for line in entries:
        if belongs(line):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run
