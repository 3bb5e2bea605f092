"""PDF: what a library finds on the pages, as rows of words with their places; and the ledger that is made of them.

Of the libraries at hand pdfium is the one that is free, fast and faithful to words in Latin and Chinese letters. It
gives them in the order in which the file draws them, and tells no head of a page from its text: rules see to that. What
the file says of itself (title, author, dates) is not read: of 15 statements at the United Nations five have a title
there, two of them that of another text, two cut short; and the date is the day on which the file was made.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot
from typing import Any
from unicodedata import normalize

from dossier.model import Decoding, Detail, Finding, Seed
from dossier.read.clean.characters import RIGHT_TO_LEFT
from dossier.read.ledger import Opened
from dossier.read.markup.pdf_layout import lines_of
from dossier.read.markup.pdf_rows import RAISED, Row, raised

LONGEST = 5_000_000
"""Characters of a text: as many as the bytes that a plain text may have (files.LARGEST); a file can unfold a few
bytes into any number of them."""
UNREAD = 0.05
"""Share of characters whose font does not say which letters they are, from which a text is not read: two of 15
statements at the United Nations have 96 % of them, the others none."""
BACKWARDS = 0.1
"""Share of letters that run from right to left: the library gives some of their words in the wrong order."""
HYPHEN = 2
"""Code of such a mark, among others."""
_LINE_ENDS = frozenset((0xA, 0xD))
_RADICALS = range(0x2F00, 0x2FD6)
"""Radicals, which look like the characters that are meant: where a font has one sign for both, a file may name them."""
_SIGN = re.compile(r"^\s*[\uf020-\uf0ff\ufffd](?![\w\ufffd])\s*")
"""A sign of a font of signs, or one that its font does not name: at the start of a row it is a bullet."""
_NOTHING = frozenset("\r\n\t \u00a0")
FAR = 2.5
"""Em between two words of a row from which they are pieces of their own: cells, or what stands at the right."""
SLANTED = 4
"""Times its height that a row is long at most, or the reverse, where it runs across the page: a watermark."""
DOT, MOST_DOTS = (1.0, 8.0), 200
"""Points that a bullet measures, and how many a page has: a drawing has more."""
BOLD = 600
"""Weight of a font (100 to 900) from which its letters are bold."""
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)


class _UnreadableError(Exception):
    """Why nothing can be read of a file: the code of a finding."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page holds."""

    rows: tuple[Row, ...]
    characters: int
    unread: int
    """Characters whose font does not say which letters they are."""
    pictured: bool


def read_pdf(seed: Seed) -> Opened:
    """The ledger of a PDF: a line for each row of words, an empty one for a gap, a form feed at the end of a page.

    Never raises: a file that is damaged or locked, holds pictures alone, or words that the library does not get right,
    gives a finding.
    """
    try:
        pages, version = _extract(seed.raw)
    except _UnreadableError as error:
        return Opened((), findings=(_finding(seed, str(error), limit=LONGEST // 1_000_000),))
    if code := _fault(pages):
        return Opened((), findings=(_finding(seed, code),))
    lines = lines_of([page.rows for page in pages])
    empty = tuple(number for number, page in enumerate(pages, 1) if page.pictured and not page.rows)
    findings = (_finding(seed, "pdf_pages_without_text", pages=empty),) if empty else ()
    return Opened(lines, Decoding("", "", extractor=f"pypdfium2 {version}", pages=len(pages)), findings)


def _finding(seed: Seed, code: str, **detail: Detail) -> Finding:
    return Finding(seed.path, 0, code, detail)


def _fault(pages: Sequence[_Page]) -> str:
    """Why the words of a file can't be taken for its text; empty if they can."""
    text = "".join(row.text for page in pages for row in page.rows)
    if sum(page.unread for page in pages) > UNREAD * sum(page.characters for page in pages):
        return "pdf_unmapped"
    if not text.strip():
        return "pdf_without_text"
    letters = sum(map(str.isalpha, text))
    backwards = sum(len(found) for found in RIGHT_TO_LEFT.findall(text))
    return "pdf_right_to_left" if backwards > BACKWARDS * letters else ""


def _extract(raw: bytes) -> tuple[list[_Page], str]:
    """The pages of a file, and the version of the library that read them; raises _UnreadableError."""
    import pypdfium2  # noqa: PLC0415 - it takes half a second on a cold disk, and most collections have no PDF

    try:
        with pypdfium2.PdfDocument(raw) as document:
            return list(_pages(document, pypdfium2.raw)), pypdfium2.PYPDFIUM_INFO.version
    except pypdfium2.PdfiumError as error:
        locked = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise _UnreadableError("pdf_locked" if error.err_code in locked else "pdf_broken") from None


def _pages(document: Any, pdfium: Any) -> Iterator[_Page]:
    size = 0
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        reader = _Reader(words, pdfium)
        size += reader.count
        if size > LONGEST:
            raise _UnreadableError("too_large")
        things = _Things(page, pdfium)
        rows = tuple(things.with_bullet(row) for row in reader.rows())
        yield _Page(rows, reader.count, reader.unread, things.pictured)
        words.close()
        page.close()


class _Things:
    """What is drawn on a page beside its letters."""

    def __init__(self, page: Any, pdfium: Any) -> None:
        self.pictured = False
        self.dots: list[tuple[float, float]] = []
        """Right edges and middles of small round or square things: bullets that are no letters."""
        for place in range(pdfium.FPDFPage_CountObjects(page)):
            thing = pdfium.FPDFPage_GetObject(page, place)
            kind = pdfium.FPDFPageObj_GetType(thing)
            self.pictured |= kind == pdfium.FPDF_PAGEOBJ_IMAGE
            if kind == pdfium.FPDF_PAGEOBJ_PATH and len(self.dots) < MOST_DOTS:
                self._see(thing, pdfium)

    def _see(self, thing: Any, pdfium: Any) -> None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        wide, high = right.value - left.value, top.value - bottom.value
        if DOT[0] < wide < DOT[1] and abs(wide - high) < wide / 4:
            self.dots.append((right.value, (top.value + bottom.value) / 2))

    def with_bullet(self, row: Row) -> Row:
        """A row, with a bullet if one stands right before it."""
        dotted = any(
            0 < row.left - right < 2 * row.size and 0 < middle - row.base < row.size for right, middle in self.dots
        )
        return replace(row, text=f"• {row.text.lstrip()}") if dotted and not row.turned else row


class _Reader:
    """Reads one page, character by character: only so are places known, and letters beyond the first 65,536 whole."""

    def __init__(self, words: Any, pdfium: Any) -> None:
        self.words, self.pdfium = words, pdfium
        self.count = words.count_chars()
        self.unread = 0

    def rows(self) -> Iterator[Row]:
        """The rows of a page in the order of the file."""
        row: list[tuple[int, str]] = []
        for place in range(self.count):
            code = self.pdfium.FPDFText_GetUnicode(self.words, place)
            # The library takes out the line break behind a hyphen, and puts a mark in the place of both.
            halved = code == HYPHEN and self.pdfium.FPDFText_IsHyphen(self.words, place) == 1
            if code not in _LINE_ENDS:
                row.append((place, "-" if halved else self._character(place, code)))
            if row and (halved or code in _LINE_ENDS):
                yield from self._row(row)
                row = []
        yield from self._row(row)

    def _character(self, place: int, code: int) -> str:
        if self.pdfium.FPDFText_HasUnicodeMapError(self.words, place) == 1:
            self.unread += 1
            return "\ufffd"
        if 0xD800 <= code < 0xDC00:  # the first half of a letter beyond the first 65,536
            low = self.pdfium.FPDFText_GetUnicode(self.words, place + 1)
            return chr(0x10000 + ((code - 0xD800) << 10) + low - 0xDC00) if 0xDC00 <= low < 0xE000 else ""
        readable = code == ord("\t") or (code >= ord(" ") and not 0xD800 <= code <= 0xDFFF and code <= 0x10FFFF)
        return (normalize("NFKC", chr(code)) if code in _RADICALS else chr(code)) if readable else ""

    def _row(self, row: Sequence[tuple[int, str]]) -> Iterator[Row]:
        """A row, if it shows anything; the pieces of it that stand far from each other."""
        seen = [at for at, (_, character) in enumerate(row) if character and character not in _NOTHING]
        size = sorted(self._size(row[at][0]) for at in (seen[0], seen[len(seen) // 2], seen[-1]))[1] if seen else 0.0
        start = 0
        for one, two in pairwise(seen):
            far = two > one + 1 and self._origin(row[two][0])[0] - self._right(row[one][0]) > FAR * size
            if far:
                yield self._piece(row[start : one + 1])
                start = two
        if seen:
            yield self._piece(row[start:])

    def _piece(self, row: Sequence[tuple[int, str]]) -> Row:
        seen = [place for place, character in row if character and character not in _NOTHING]
        some = (seen[0], seen[len(seen) // 2], seen[-1])
        size = sorted(map(self._size, some))[1]
        (x, y), (_, base), (last, end) = map(self._origin, some)
        place: tuple[float, float, float] = (x, self._right(seen[-1]), base)
        if turned := abs(end - y) > max(size, abs(last - x)):
            place = (-y, size - end, x) if end < y else (y, end + size, -x)
        slanted = SLANTED * min(abs(end - y), abs(last - x)) > max(abs(end - y), abs(last - x), size)
        text = "".join(self._shown(each, size, base) for each in row)
        text = text[:-1] + "-" if text.endswith("\u2010") else _SIGN.sub("• ", text)
        bold = all(map(self._is_bold, seen[:: max(1, len(seen) // 8)]))
        return Row(text, *place, size, bold, turned, slanted)

    def _shown(self, one: tuple[int, str], size: float, base: float) -> str:
        """A character; a figure that is small and stands higher shows as such."""
        place, character = one
        if not character.isdecimal() or self._size(place) > RAISED * size:
            return character
        return raised(character) if self._origin(place)[1] > base else character

    def _origin(self, place: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        self.pdfium.FPDFText_GetCharOrigin(self.words, place, x, y)
        return x.value, y.value

    def _right(self, place: int) -> float:
        box = self.pdfium.FS_RECTF()
        self.pdfium.FPDFText_GetLooseCharBox(self.words, place, box)
        return float(box.right)

    def _size(self, place: int) -> float:
        """Height of the letters: that of the font, as it is drawn."""
        drawn = self.pdfium.FS_MATRIX()
        self.pdfium.FPDFText_GetMatrix(self.words, place, drawn)
        return float(self.pdfium.FPDFText_GetFontSize(self.words, place)) * (hypot(drawn.c, drawn.d) or 1.0)

    def _is_bold(self, place: int) -> bool:
        """Whether a letter is bold: by its font's weight, or by its name, as many fonts do not tell the first."""
        name = ctypes.create_string_buffer(128)
        self.pdfium.FPDFText_GetFontInfo(self.words, place, name, 128, None)
        heavy = self.pdfium.FPDFText_GetFontWeight(self.words, place) >= BOLD
        return heavy or _BOLD.search(name.value) is not None
