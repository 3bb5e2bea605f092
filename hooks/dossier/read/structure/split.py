"""Lines as blocks: one for most; more where a heading or a paragraph is glued to the next."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.text import SENTENCE_END
from dossier.languages.writing_systems import DENSE
from dossier.model import Block, BlockElement, BlockKind, Line, Phrase
from dossier.model.document import paragraph_id
from dossier.patterns import late
from dossier.read.clean.wrapping import head_of
from dossier.read.ledger import RULE, Rows, is_text
from dossier.read.lines.courtesy import addresses
from dossier.read.lines.speakers import label

# Tables: the cells of a table that cleaning has put together, and whether its first row is a head.


_FIGURE = re.compile(r"[\W\d]*\d[\W\d]*\w{0,3}")
"""A cell that says a number, maybe with its unit."""
_YEAR = re.compile(r"(?:19|20)\d\d\w?")


def table_of(cells: Rows) -> Rows:
    """The rows of a table, the head first, which is empty where there is none.

    >>> table_of((("Port", "Ships"), ("Asel", "312"), ("Borv", "44")))[:2]
    (('Port', 'Ships'), ('Asel', '312'))
    >>> table_of((("Asel", "312"), ("Borv", "44")))[0]
    ('', '')
    """
    ruled = set(cells[1]) == {RULE}
    rows = cells[:1] + cells[2:] if ruled else cells
    columns = list(zip_longest(*rows, fillvalue=""))
    headed = ruled or any(_leads(column) for column in columns)
    full = tuple(zip(*columns, strict=True))
    return full if headed else (("",) * len(columns), *full)


def _leads(column: tuple[str, ...]) -> bool:
    """Whether words or a year stand above figures."""
    first, *below = column
    figures = all(_FIGURE.fullmatch(cell) for cell in below if cell) and any(below)
    year = _YEAR.fullmatch(first) and not all(map(_YEAR.fullmatch, below))
    return figures and bool(first) and (not _FIGURE.fullmatch(first) or bool(year))


LONGEST_HEADING = 90
"""Characters."""
SHORTEST = 40
"""Characters of a sentence that may be a paragraph of its own."""
TELLING = 10_000
"""Characters of a line of which the ids of its later paragraphs are made: a line may have thousands of them."""
FEWEST_TURNS, LONGEST_NAME = 3, 60
"""Turns on one line; characters in which a name and its colon stand."""
_SENTENCE = late(rf"[.!?…؟۔。！？][\"'»”’)\]）】」』]*(?:\s+|(?<=[。！？?!])(?=[{DENSE}]))")
_ENDED = re.compile(r"(?<!\w)(?:[a-zß-ÿ]\w*|\w{5,})[.!?]\s")
"""The end of a sentence, and no short title before a name."""
_LABEL_END = re.compile(r"[.。:：]\s*")
_QUOTED = re.compile(r"[“«\"「『].{60,}[”»\"」』][.。]?")
_ABSOLUTE = re.compile(r"https?://[^/\s]|mailto:", re.IGNORECASE)
_TOP = "com|org|net|int|gov|edu|io|fr|cn|uk|eu"
_GLUED = late(
    rf"[.!?](?:(?<=[a-zß-ÿœ]{{3}}.)|(?<=\D\d{{4}}.)|(?<=[)”»].))[”»\"]?"
    rf"(?=[“«\"]?(?!(?i:{_TOP})\b)[A-ZÀ-Þ][a-zß-ÿœ’']*,? )"
)
"""The end of a sentence with the next word at it: no name with a point in it has small letters before that."""


_MARKED: Mapping[BlockElement, BlockKind] = {"heading": "heading", "item": "item", "quotation": "quotation"}
"""What a block is by the marks of its source; the words of a paragraph may show more."""


def split_lines(lines: Sequence[Line], profile: Profile) -> list[Block]:
    """The blocks of all lines that stay: tables, headings that other lines repeat, quotations, turns, paragraphs."""
    recurring = (line.text for line in lines if line.decision.role == "heading")
    labels = {_label(text) for text in recurring if not addresses(text, profile)}
    parts = _parts(lines)
    return [block for line in lines if is_text(line) for block in _split(line, parts[line.number], labels, profile)]


def _parts(lines: Iterable[Line]) -> dict[int, tuple[Line, ...]]:
    """All lines whose words stand in a line, itself the first."""
    parts: dict[int, list[Line]] = {}
    for line in lines:
        parts.setdefault(head_of(line), []).append(line)
    return {head: tuple(found) for head, found in parts.items()}


def _label(text: str) -> str:
    return " ".join(text.split()).rstrip(".。").casefold()


def _split(line: Line, parts: Sequence[Line], labels: set[str], profile: Profile) -> Iterator[Block]:
    """One block; two when a heading is glued to the front of its paragraph; a heading where its words recur."""
    raw, numbers = "".join(part.words for part in parts), tuple(part.number for part in parts)
    id_, words = paragraph_id(raw), " ".join(line.text.split())

    def heading(text: str, id_: str) -> Block:
        return Block("heading", text.rstrip(".。:："), id_, level=2, lines=numbers)

    if line.cells:
        table = table_of(line.cells)
        yield Block("table", " ".join(cell for row in table for cell in row if cell), id_, lines=numbers, rows=table)
        return
    if line.markup and (marked := _MARKED.get(line.markup.kind)):
        level = max(2, line.markup.level) if marked == "heading" else 0
        mark, said = line.markup.mark, _phrases(line, words, 0)
        yield Block(marked, words, id_, level=level, lines=numbers, mark=mark, phrases=said)
        return
    if labels and _label(words) in labels:
        yield heading(words, id_)
        return
    for end in (match.end() for match in _LABEL_END.finditer(words[:LONGEST_HEADING]) if labels):
        if _label(words[:end]) in labels:
            # The line's own id stays with the paragraph.
            yield heading(words[:end].strip(), paragraph_id(f"heading {raw}"))
            yield Block("paragraph", words[end:], id_, lines=numbers)
            return
    for place, text in enumerate(part for turn in _turns(words, profile) for part in _paragraphs(turn)):
        kind: BlockKind = "quotation" if _QUOTED.fullmatch(text) else "paragraph"
        said = _phrases(line, text, words.find(text)) if line.markup else ()
        id_ = paragraph_id(f"{place} {raw[:TELLING]}") if place else id_
        yield Block(kind, text, id_, lines=numbers, phrases=said)


def _phrases(line: Line, text: str, begin: int) -> tuple[Phrase, ...]:
    """The phrases of a line in a part of it that begins at a character; a link without a host leads nowhere here."""
    if not line.markup:
        return ()
    lead = len(line.markup.mark) + 1 if line.markup.mark else 0
    moved = (replace(phrase, start=phrase.start + lead - begin) for phrase in line.markup.phrases)
    return tuple(p for p in moved if 0 <= p.start < len(text) and (p.kind != "link" or _ABSOLUTE.match(p.address)))


def _turns(text: str, profile: Profile) -> list[str]:
    """The turns of a talk that stand on one line: it begins with a name, and a name of those that follow comes again.

    >>> _turns("Reporter: Who pays? Mr. Lin: The town. It can. Reporter: All of it? Mr. Lin: No.", profile("en"))
    ['Reporter: Who pays?', 'Mr. Lin: The town. It can.', 'Reporter: All of it?', 'Mr. Lin: No.']
    >>> len(_turns("Lin: Who pays? He said: Nobody. Then: All.", profile("en")))
    1
    """
    if not label(text[:LONGEST_NAME], profile)[0]:
        return [text]
    starts = list(_starts(text, profile))
    names = [label(text[start : start + LONGEST_NAME], profile)[0] for start in starts]
    if len(names) < FEWEST_TURNS or not 1 < len(set(names)) < len(names):
        return [text]
    return [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]


def _starts(text: str, profile: Profile) -> Iterator[int]:
    """Where names and colons begin behind the ends of sentences; the first where the text begins."""
    until = 0
    for end in (0, *(found.end() for found in _SENTENCE.finditer(text))):
        name, length = label(text[end : end + LONGEST_NAME], profile) if end >= until else ("", 0)
        if (name and not _ENDED.search(name)) or not end:
            until = end + length
            yield end


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a line in which their borders were lost.

    >>> glued = "The ministers signed the plan on Tuesday.They are to meet again in the spring of next year."
    >>> _paragraphs(glued)
    ['The ministers signed the plan on Tuesday.', 'They are to meet again in the spring of next year.']
    >>> len(_paragraphs(glued.replace("Tuesday.They", "Node.js, U.S.A.They")))
    1
    """
    if len(text) < 2 * SHORTEST or not SENTENCE_END.search(text):
        return [text]
    pieces, start = [], 0
    for end in (match.end() for match in _GLUED.finditer(text)):
        if end - start >= SHORTEST and len(text) - end >= SHORTEST:
            pieces.append(text[start:end])
            start = end
    return [*pieces, text[start:]]
