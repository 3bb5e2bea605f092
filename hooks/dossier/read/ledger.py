"""The ledger: a text as numbered lines, and the small verbs that rules share."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dossier.model import Fate, Line

Ledger = tuple[Line, ...]
EDITOR_KEPT, EDITOR_DROPPED, EDITOR_REPLACED = "editor_kept", "editor_dropped", "editor_replaced"
COLLECTION_FURNITURE = "collection_furniture"
"""Names that the ledger shows for a person's decisions, where else a rule's stands: about one text, or about all."""
STAYS = frozenset(("kept", "changed"))
"""Fates of the lines that count as text."""
Evidence = Callable[[Line], str]
_END = "\n\r\x0b\x0c\x1c-\x1e\u2028\u2029"
LINE = re.compile(rf"[^{_END}]*(?:\r\n|[{_END}])|[^{_END}]+")
"""A line with its end, as Python splits them, but for U+0085: that is a byte of a garbled letter or ellipsis."""


def ledger(text: str) -> Ledger:
    r"""Split a decoded text into numbered lines; joining their `raw` gives the text back exactly.

    >>> [(line.number, line.raw, line.text) for line in ledger("One \r\n\nTwo")]
    [(1, 'One \r\n', 'One'), (2, '\n', ''), (3, 'Two', 'Two')]
    """
    return tuple(Line(number, raw, raw.strip()) for number, raw in enumerate(LINE.findall(text), 1))


def lines(*texts: str) -> Ledger:
    """Make a ledger of a few short lines, for examples and tests."""
    return ledger("\n".join(texts))


def is_text(line: Line) -> bool:
    """Whether a line still counts as text: neither empty nor taken out."""
    return bool(line.text) and line.fate in STAYS


def text_lines(entries: Iterable[Line]) -> list[Line]:
    """Lines that still count as text, in order."""
    return [line for line in entries if line.text and line.fate in STAYS]


def judge(entries: Ledger, fate: Fate, evidence: Evidence) -> Ledger:
    """Give `fate` to each line of text for which `evidence` finds something; what it found is the reason."""
    return judge_numbers(entries, fate, {line.number: evidence(line) for line in text_lines(entries)})


def judge_numbers(entries: Ledger, fate: Fate, reasons: dict[int, str]) -> Ledger:
    """Give `fate` to the lines of text that `reasons` names by their number, where the reason is not empty."""
    found = {number for number, reason in reasons.items() if reason}
    if not found:
        return entries
    return tuple(
        replace(line, fate=fate, reason=reasons[line.number]) if line.number in found and is_text(line) else line
        for line in entries
    )


def change(entries: Ledger, mend: Callable[[str], str], reason: Callable[[str, str], str]) -> Ledger:
    """Change the words of each line of text by `mend`; `reason` compares the words before and after."""
    mended = {line.number: text for line in text_lines(entries) if (text := mend(line.text).strip()) != line.text}
    if not mended:
        return entries

    def shown(line: Line) -> Line:
        text = mended[line.number]
        return replace(line, text=text, fate="changed", reason=reason(line.text, text))

    return tuple(shown(line) if line.number in mended else line for line in entries)


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
