"""What a page in Markdown may hold before it meets the parser.

Libraries that read Markdown and HTML take a time that grows with the square of some marks, and a depth that Python has
not: brackets in brackets, quotations in quotations, tags without an end. No page that people write has many of them.
So a paragraph (what stands between empty lines) that has more is shown as plain text, and all others stay.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from dossier.pages.markup import escape

DEEPEST = 30
"""Brackets, quotations, lists or elements in each other, and tags without an end on a page; most have five."""
MOST_MARKS = 10_000
"""Characters of a paragraph that may be marks; a table of links has some hundreds."""
MOST_WORK = 2 * 10**8
"""Marks of a paragraph times its characters: Python-Markdown copies the whole of it for each mark (3.11)."""
MOST_CODE = 1_000
"""Paragraphs of code in a row, which are put together anew with each."""
MOST_HEADINGS = 100
"""In a paragraph, where each should stand alone."""
MOST_NOTED = 100
"""How often a page may lead to one footnote."""
SHOWN = 2_000
"""Characters that are shown of a paragraph that is not read as Markdown."""

_MARKS = r"[]*_`<>&\!~"
_BREAK = "  \n"
_COMMENT = re.compile(r" {0,3}<!--(?:(?!-->).)*-->\s*")
_OPENED = re.compile(r"[ \t]*(?:(?:[>*+-]|\d{1,9}[.)])[ \t]*)*")
"""What begins quotations and items, in front of the words of a line."""
_APART = re.compile(r"\n(?=[ \t]*(?:[|>*+-]|\d+[.)]))")
"""In front of an item, a row or a quotation, which are read by themselves."""
_BEGUN = re.compile(r"[>*+-]|\d+[.)]")
_HEADING = re.compile(r" {0,3}(?:#|=+[ \t]*$|-+[ \t]*$)")
_NOTED = re.compile(r"\[\^([^\]\n]{1,200})\]")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)(?=[\s/>])[^<>]*>", re.IGNORECASE)
_ENDLESS = re.compile(r"<[a-z/!?][^<>]*(?=<|\Z)", re.IGNORECASE)
_LONE = frozenset(
    ["br", "col", "dd", "dt", "hr", "img", "li", "p", "source", "tbody", "td", "th", "thead", "tr", "wbr"]
)
"""Elements that need no end, or within which the next of their kind ends them (HTML, 13.1.2)."""


@dataclass
class _Page:
    """What the paragraphs of a page have added up to: tags and footnotes reach beyond empty lines."""

    elements: int = 0
    endless: int = 0
    code: int = 0
    """Paragraphs of code in a row."""
    noted: Counter[str] = field(default_factory=Counter)

    def takes(self, lines: Sequence[str]) -> bool:
        """Whether there is room for a paragraph; it is counted if there is."""
        text = "\n".join(lines)
        self.code = self.code % MOST_CODE + 1 if lines[0].startswith("    ") else 0
        if _marks(text) > MOST_MARKS or _brackets(text) > DEEPEST or _headings(lines) > MOST_HEADINGS:
            return False
        if max(map(_begun, lines)) > DEEPEST or _work(text) > MOST_WORK or self.code == MOST_CODE:
            return False
        deepest, elements = _elements(text, self.elements)
        endless = self.endless + len(_ENDLESS.findall(text))
        noted = Counter(_NOTED.findall(text))
        if deepest > DEEPEST or endless > DEEPEST or any(self.noted[name] + noted[name] > MOST_NOTED for name in noted):
            return False
        self.elements, self.endless = elements, endless
        self.noted.update(noted)
        return True


def _marks(text: str) -> int:
    return sum(map(text.count, _MARKS)) + text.count(_BREAK)


def _work(text: str) -> int:
    """How much is copied while the marks of a paragraph are read, one after the other.

    >>> _work("*one* two")
    18
    """
    if _marks(text) * len(text) <= MOST_WORK:
        return _marks(text) * len(text)
    return max(_marks(part) * len(part) for part in _APART.split(text))


def _brackets(text: str) -> int:
    """How many brackets, or addresses of links, lie in each other at most; one without an end holds all that follow.

    So does a title of a link without its second quotation mark.
    """
    deepest = 0
    for marks, opening in ((r"[\[\]]", "["), (r"\]\(|\)", "](")):
        depth = 0
        for mark in re.findall(marks, text):
            depth = depth + 1 if mark == opening else max(0, depth - 1)
            deepest = max(deepest, depth)
    addresses: list[str] = re.findall(r"\]\(([^)]*)", text)
    return max(deepest, sum(address.count('"') % 2 + address.count("'") % 2 for address in addresses))


def _headings(lines: Sequence[str]) -> int:
    return sum(_HEADING.match(line) is not None for line in lines)


def _begun(line: str) -> int:
    """In how many quotations and lists the words of a line lie.

    >>> _begun("> - one"), _begun("        - one"), _begun("        one"), _begun("one - two")
    (2, 3, 0, 0)
    """
    opened = _OPENED.match(line)
    begun = len(_BEGUN.findall(opened[0])) if opened else 0
    indented = len(line) - len(line.lstrip())
    return begun + len(line[:indented].expandtabs(4)) // 4 if begun else 0


def _elements(text: str, open_: int) -> tuple[int, int]:
    """In how many elements the words of a paragraph lie at most, and how many are open behind it; open_: before it."""
    deepest = open_
    for end, name in _TAG.findall(text):
        if name.lower() not in _LONE:
            open_ = max(0, open_ - 1) if end else open_ + 1
            deepest = max(deepest, open_)
    return deepest, open_


def bounded(body: str) -> tuple[str, tuple[int, ...]]:
    r"""The body with those paragraphs as plain text that would take the parser too long, and their lines (from 1).

    No line is added or taken away, and comments that stand on a line of their own stay: they say what a paragraph
    translates.

    >>> bounded("One.\n\n" + "[" * 40 + "two")[1]
    (3,)
    >>> bounded("One.\n\n" + ">" * 40 + "two")[0].splitlines()[2][:11]
    '&gt;&gt;&gt'
    """
    page, lines, made, refused = _Page(), body.split("\n"), list[str](), list[int]()
    for written, group in groupby(lines, key=lambda line: bool(line.strip()) and not _COMMENT.fullmatch(line)):
        part = list(group)
        if written and not page.takes(part):
            refused.append(len(made) + 1)
            part = list(_plain(part))
        made += part
    return "\n".join(made), tuple(refused)


def _plain(lines: Sequence[str]) -> Iterator[str]:
    """Lines as Markdown that shows just their words, as many as are shown."""
    room = SHOWN
    for line in lines:
        words = line.strip()
        cut = words[:room] + " …" * (0 < room < len(words))
        room = max(0, room - len(words) - 1)
        yield escape(cut)
