"""Tables: the cells of a table that cleaning has put together, and whether its first row is a head."""

import re
from itertools import zip_longest

from dossier.read.clean.tables import CELL, ROW, is_table

Rows = tuple[tuple[str, ...], ...]
_FIGURE = re.compile(r"[\W\d]*\d[\W\d]*\w{0,3}")
"""A cell that says a number, maybe with its unit."""
_YEAR = re.compile(r"(?:19|20)\d\d\w?")
_RULE = "---"


def table_of(text: str) -> Rows:
    """The rows of a table, the head first, which is empty where there is none; nothing for other text.

    >>> table_of("Port ¦ Ships ‖ Asel ¦ 312 ‖ Borv ¦ 44")[:2]
    (('Port', 'Ships'), ('Asel', '312'))
    >>> table_of("Asel ¦ 312 ‖ Borv ¦ 44")[0], table_of("A ¦ B")
    (('', ''), ())
    """
    if not is_table(text):
        return ()
    rows = [[cell.strip() for cell in row.split(CELL.strip())] for row in text.split(ROW.strip())]
    ruled = set(rows[1]) == {_RULE}
    rows = rows[:1] + rows[2:] if ruled else rows
    columns = list(zip_longest(*rows, fillvalue=""))
    headed = ruled or any(_leads(column) for column in columns)
    full = tuple(zip(*columns, strict=True))
    return full if headed else (("",) * len(columns), *full)


def _leads(column: tuple[str, ...]) -> bool:
    """Whether words or a year stand above figures."""
    first, *below = column
    figures = all(_FIGURE.fullmatch(cell) for cell in below if cell) and any(below)
    year = re.fullmatch(r"(?:19|20)\d\d\w?", first) and not all(
        re.fullmatch(r"(?:19|20)\d\d\w?", cell) for cell in below
    )
    return figures and bool(first) and (not _FIGURE.fullmatch(first) or bool(year))
