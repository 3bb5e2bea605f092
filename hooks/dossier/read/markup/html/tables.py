"""Tables with data, told from tables that only arrange a page."""

from collections.abc import Callable, Iterator
from typing import Any

from justhtml import Element

from dossier.pages.markup import LISTS
from dossier.read.ledger import RULE, Rows

FEWEST = 2
"""Rows, and columns, of a table with data."""
LONGEST_CELL = 400
"""Characters of a cell; what arranges a page has whole texts in one."""
_ARRANGED = frozenset((
    "table", "form", "nav", "article", "section", "aside", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "pre",
))  # fmt: skip
"""What a cell with data does not hold."""
_WIDEST = 20
"""Columns that one cell may stand for."""


_HIGHEST = 200
"""Rows that one cell may stand for."""
Cells = list[str]


def rows_of(table: Element, said: Callable[[Element], str]) -> Rows:
    """The cells of a table with data, row by row; none of one that arranges a page (HTML Standard, 4.9.1).

    said: the words of a cell.

    >>> from justhtml import JustHTML
    >>> page = JustHTML("<table><tr><th rowspan=2>Year<th>Schools<tr><td>all<tr><td>2023<td>40</table>", sanitize=False)
    >>> rows_of(page.query("table")[0], lambda cell: cell.to_text())
    (('Year', 'Schools'), ('---', '---'), ('', 'all'), ('2023', '40'))
    """
    if (table.attrs or {}).get("role") in ("presentation", "none"):
        return ()
    nodes: list[Element] = []
    for node in _below(table):
        if node.name in _ARRANGED:
            return ()
        nodes.append(node)
    names = {node.name for node in nodes}
    # Nor lists, unless it has headers or a caption.
    if names & LISTS and names.isdisjoint(("th", "caption")):
        return ()
    found = [(node, row) for node, row in _rows([node for node in nodes if node.name == "tr"], said) if any(row)]
    rows = [row for _, row in found]
    columns = [len(row) for row in rows]
    longest = max((len(cell) for row in rows for cell in row), default=0)
    wide = sum(count >= FEWEST for count in columns)
    if len(rows) < FEWEST or 2 * wide <= len(rows) or longest > LONGEST_CELL:
        return ()
    ruled = [[RULE] * len(rows[0])] if _is_head(found[0][0]) else []
    return tuple(map(tuple, [rows[0], *ruled, *rows[1:]]))


def _is_head(row: Element) -> bool:
    """Whether a row has two headers or more, and nothing else."""
    names = [child.name for child in row.children or () if isinstance(child, Element)]
    return len(names) >= FEWEST and {*names} == {"th"}


def caption_of(table: Element) -> tuple[Element | None, int | None]:
    """The caption of a table, if it has one, and where the first row begins in the source."""
    caption = next((child for child in table.children or () if getattr(child, "name", "") == "caption"), None)
    starts = (node.origin_offset for node in _below(table) if node.name in ("thead", "tbody", "tr"))
    return caption, next((start for start in starts if start is not None), None)


def _below(root: Element) -> Iterator[Element]:
    waiting: list[Any] = list(reversed(root.children or ()))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            yield node
            waiting.extend(reversed(node.children or ()))


def _rows(nodes: list[Element], said: Callable[[Element], str]) -> Iterator[tuple[Element, Cells]]:
    """The cells of each row; a cell that stands for several columns or rows is empty in all but the first."""
    covered: dict[int, int] = {}
    for node in nodes:
        row: Cells = []
        below = {column: rows - 1 for column, rows in covered.items() if rows > 1}
        for cell in node.children or ():
            if not isinstance(cell, Element) or cell.name not in ("td", "th"):
                continue
            while len(row) in covered:
                row.append("")
            width = _span(cell, "colspan", _WIDEST)
            if (rows := _span(cell, "rowspan", _HIGHEST)) > 1:
                below |= dict.fromkeys(range(len(row), len(row) + width), rows - 1)
            row += [said(cell), *[""] * (width - 1)]
        covered = below
        yield node, row


def _span(cell: Element, name: str, most: int) -> int:
    told = (cell.attrs or {}).get(name) or "1"
    return max(1, min(int(told), most)) if told.isascii() and told.isdecimal() else 1
