"""Tables with data, told from tables that only arrange a page."""

from collections.abc import Iterator
from typing import Any

from justhtml import Element

from dossier.read.ledger import Rows

FEWEST = 2
"""Rows, and columns, of a table with data."""
LONGEST_CELL = 400
"""Characters of a cell; what arranges a page has whole texts in one."""
_ARRANGED = frozenset((
    "table", "ul", "ol", "form", "nav", "article", "section", "aside", "header", "footer", "h1", "h2", "h3", "h4", "h5",
    "h6", "pre",
))  # fmt: skip
"""What a cell with data does not hold."""
_WIDEST = 20
"""Columns that one cell may stand for."""


def rows_of(table: Element) -> Rows:
    """The cells of a table with data, row by row; none of one that arranges a page (HTML Standard, 4.9.1).

    >>> from justhtml import JustHTML
    >>> page = JustHTML("<table><tr><th>Year<th>Schools<tr><td>2023<td>40</table>", sanitize=False)
    >>> rows_of(page.query("table")[0])
    (('Year', 'Schools'), ('2023', '40'))
    """
    if (table.attrs or {}).get("role") in ("presentation", "none"):
        return ()
    nodes = list(_below(table))
    if any(node.name in _ARRANGED for node in nodes):
        return ()
    rows = [_cells(node) for node in nodes if node.name == "tr"]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    columns = [len(row) for row in rows]
    longest = max((len(cell) for row in rows for cell in row), default=0)
    wide = sum(count >= FEWEST for count in columns)
    return tuple(rows) if len(rows) >= FEWEST and 2 * wide > len(rows) and longest <= LONGEST_CELL else ()


def _below(root: Element) -> Iterator[Element]:
    waiting: list[Any] = list(reversed(root.children or ()))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            yield node
            waiting.extend(reversed(node.children or ()))


def _cells(row: Element) -> tuple[str, ...]:
    cells = [child for child in row.children or () if isinstance(child, Element) and child.name in ("td", "th")]
    spread = ([cell.to_text(separator=" "), *[""] * (_span(cell) - 1)] for cell in cells)
    return tuple(text for cell in spread for text in cell)


def _span(cell: Element) -> int:
    told = (cell.attrs or {}).get("colspan") or "1"
    return max(1, min(int(told), _WIDEST)) if told.isdecimal() else 1
