"""The rules that put tables together: rows of cells that tabs, bars or aligned gaps part."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.text import columns
from dossier.model import Decision, Line
from dossier.read.ledger import RULE, Ledger, is_text, with_cells
from dossier.read.lines.markers import is_lone

LONGEST_CELL = 120
"""Characters: what is longer is a paragraph."""
FIGURES = 0.25
"""Share of cells with a figure from which bars part a table and not a menu."""
MOST_CELLS = 40
LONGEST_ROW = 400
"""Characters."""
GAP = re.compile(r"[^\S\t][^\S\t]+")
RULED = re.compile(r"[\s|+:=—–-]*[-=—–]{3}[\s|+:=—–-]*")
Row = tuple[str, ...]


def join_tables(lines: Ledger, _: Profile) -> Ledger:
    r"""Put the rows of a table into one paragraph: lines with the same number of cells, between tabs, bars or gaps.

    >>> trial(join_tables, "Port\tShips\t2024", "Asel\t312\t17", "Borv\t44\t9")[0]
    ('Port ¦ Ships ¦ 2024 ‖ Asel ¦ 312 ¦ 17 ‖ Borv ¦ 44 ¦ 9', 'changed')
    >>> {status for _, status in trial(join_tables, "Home | About", "News | Contact", "1.\tWheat", "2.\tRye")}
    {'kept'}

    Only columns make a table: each row has as many cells as the one above, and where nothing but space parts them, the
    cells begin or end at the same place, as full stops may be followed by two spaces. Bars part menus, too, so a table
    with bars needs figures, a line below its head, or a bar at the start of each row. Numbers of a list and “Q:” before
    a tab are no first cells.
    """
    result = {line.number: line for line in lines}
    for run in _runs(lines):
        table = tuple(row for _, row in run if not RULED.fullmatch("".join(row)))
        ruled = len(run) > 2 and RULED.fullmatch("".join(run[1][1])) is not None
        rows = (table[0], (RULE,) * len(table[0]), *table[1:]) if ruled else table
        head, *others = (line for line, _ in run)
        numbers = tuple(line.number for line, _ in run)
        result[head.number] = replace(with_cells(head, rows), decision=Decision("changed", lines=numbers))
        gone = Decision("joined", lines=(head.number,))
        result |= {line.number: replace(line, text="", decision=gone) for line in others}
    return tuple(result.values())


def _runs(lines: Ledger) -> Iterator[list[tuple[Line, Row]]]:
    """Neighbouring lines that are the rows of one table, each with its cells."""
    free = {line.number for line in lines if _is_free(line)}
    for part in (_tabbed, _barred, _spaced):
        run: list[tuple[Line, Row]] = []
        for line in (*lines, None):
            row = part(line) if line and line.number in free else ()
            if run and (len(row) != len(run[0][1]) or not (line and _is_below(run[-1][0], line, part))):
                if _is_table(run, part):
                    yield run
                run = []
            if line and row:
                run.append((line, row))


def _is_free(line: Line) -> bool:
    """Whether a line may be a row: the marks of a source say themselves what is a table."""
    return is_text(line) and not line.decision.pinned and not (line.markup and line.markup.is_block)


def _is_table(run: Sequence[tuple[Line, Row]], part: object) -> bool:
    rows = [row for _, row in run if not RULED.fullmatch("".join(row))]
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max(map(len, cells)) > LONGEST_CELL:
        return False
    if all(is_lone(row[0]) or row[0].endswith((":", "：")) or row[0] in "-–—*" for row in rows):
        return False
    if part is _tabbed:
        return all(any(row) for row in rows)
    figures = sum(any(map(str.isdigit, cell)) for cell in cells) >= FIGURES * len(cells)
    return part is _spaced or figures or len(rows) < len(run) or all(line.text.startswith("|") for line, _ in run)


def _tabbed(line: Line) -> Row:
    if "\t" not in line.raw and "\t" not in line.text:
        return ()
    raw = line.raw.rstrip("\r\n")
    text = raw if raw.strip() == line.text else line.text
    cells = tuple(" ".join(cell.split()) for cell in text.split("\t")) if "\t" in text else ()
    return cells if 2 <= len(cells) <= MOST_CELLS and sum(map(bool, cells)) > 1 else ()


def _barred(line: Line) -> Row:
    if "|" not in line.text and "+" not in line.text:
        return ()
    text = line.text.removeprefix("|").removesuffix("|")
    if "\t" in text or not ("|" in text or (RULED.fullmatch(text) and "+" in text)):
        return ()
    cells = tuple(" ".join(cell.split()) for cell in re.split(r"[|+]" if RULED.fullmatch(text) else r"[|]", text))
    return cells if 2 <= len(cells) <= MOST_CELLS and any(cells) else ()


def _spaced(line: Line) -> Row:
    if not GAP.search(line.text):
        return ()
    cells = tuple(cell.strip() for cell in GAP.split(line.text))
    return cells if "\t" not in line.text and len(cells) <= MOST_CELLS else ()


def _is_below(line: Line, following: Line, part: object) -> bool:
    """Whether each column begins or ends at the same place in both rows, if nothing but space parts them."""
    if part is not _spaced:
        return True
    one, two = (_edges(each.raw.rstrip()) for each in (line, following))
    return len(one) == len(two) and all(a[0] == b[0] or a[1] == b[1] for a, b in zip(one, two, strict=True))


def _edges(raw: str) -> list[tuple[int, int]]:
    cells = (match.span() for match in re.finditer(r"\S+(?: \S+)*", raw[:LONGEST_ROW]))
    return [(columns(raw[:start]), columns(raw[:end])) for start, end in cells]
