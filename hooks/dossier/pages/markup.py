"""Markdown as Dossier writes it: the one place that escapes (pages/parsing.py reads it)."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from urllib.parse import quote

from msgspec.structs import replace

from dossier.languages.text import one_line
from dossier.model import Phrase

BORDER = "<!-- -->"
"""Keeps two quotations in a row apart, which would be one."""

LISTS = frozenset(("ul", "ol"))
"""Elements that hold items."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
"""Characters that no text shows and no page may hold."""


def escape(text: str) -> str:
    r"""Plain text as one paragraph of Markdown that shows just this text, never live markup.

    >>> escape("# not a heading, <script> or {{ macro }}")
    '\\# not a heading, &lt;script&gt; or \\{\\{ macro \\}\\}'
    >>> escape("Prices rose 2.5% - said Mr. Li (aged 60).")
    'Prices rose 2.5% - said Mr. Li (aged 60).'
    """
    text = escape_inline(one_line(text))
    # At the end of a heading, these marks would be taken for its frame.
    text = re.sub(r"#$", r"\\#", text)
    return _escape_start(text)


def plain(markdown: str) -> str:
    r"""Markdown of a page as words of which none is a mark: for one that no parser can read.

    >>> plain("# A *b*\n\n[c](d.md)\n")
    '\\# A \\*b\\*\n\n\\[c\\](d.md)\n'
    """
    return "\n\n".join(escape(part) for part in re.split(r"\n\s*\n", markdown) if part.strip()) + "\n"


def escape_inline(text: str) -> str:
    r"""Plain text within a paragraph or a cell of Markdown.

    >>> print(escape_inline("*x* | y"))
    \*x\* \| y
    """
    text = re.sub(r"[&<>]", lambda match: _ENTITIES[match[0]], CONTROL.sub("", text))
    return re.sub(r"([\\`*_{}\[\]|])", r"\\\1", text)


_TAGS = {"emphasis": ("<em>", "</em>"), "strong": ("<strong>", "</strong>")}
"""Of HTML, since asterisks beside punctuation of Chinese are no marks to every reader of Markdown (CommonMark, 6.2)."""


def escape_phrases(text: str, phrases: Iterable[Phrase]) -> str:
    r"""The same as `escape`, with what its source stresses or makes a link.

    >>> phrases = [Phrase("emphasis", "not", start=3), Phrase("link", "*plan*", "https://example.org/a b", 12)]
    >>> print(escape_phrases("We not only *plan*.", phrases))
    We <em>not</em> only [\*plan\*](<https://example.org/a%20b>).
    """
    return _escape_start(re.sub(r"#$", r"\\#", inline_phrases(one_line(text), phrases)))


def inline_phrases(text: str, phrases: Iterable[Phrase]) -> str:
    r"""The same within a paragraph: `escape_inline`, with what its source stresses or makes a link.

    >>> print(inline_phrases(" - not now.", [Phrase("strong", "not", start=3)]))
     - <strong>not</strong> now.
    """
    placed = nested(text, phrases)
    opening = {start: list(some) for start, some in groupby(placed, key=lambda one: one[0])}
    cuts = sorted({0, len(text), *(place for start, end, _ in placed for place in (start, end))})
    made, open_ = "", [(len(text) + 1, "")]
    for cut, until in pairwise([*cuts, len(text)]):
        while open_[-1][0] <= cut:
            made += open_.pop()[1]
        for _, end, phrase in opening.get(cut, ()):
            tags = _TAGS.get(phrase.kind) or ("[", f"](<{quote(phrase.address, ADDRESS, errors='replace')}>)")
            made += tags[0]
            open_.append((end, tags[1]))
        made += escape_inline(text[cut:until])
    return made


ADDRESS = "/:?#@!$&'()+,;=%~-."
"""What stays as it is in an address; all else may have a meaning in Markdown, or none in an address (RFC 3986)."""


Placed = tuple[int, int, Phrase]


def nested(text: str, phrases: Iterable[Phrase]) -> list[Placed]:
    """Where phrases stand in a text, nearest to where they stood; those that would cross another one are left out."""
    found = [(start, start + len(p.words), p) for p in phrases if (start := _nearest(text, p)) >= 0]
    placed: list[Placed] = []
    around: list[Placed] = []
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        while around and around[-1][1] <= one[0]:
            around.pop()
        if any(one[1] > outer[1] or one[2].kind == outer[2].kind for outer in around):
            continue
        around.append(one)
        placed.append(one)
    return placed


def within(phrases: Iterable[Phrase], text: str, begin: int, end: int) -> Iterator[Phrase]:
    """What phrases stress or link in a part of a text; of one that goes beyond it, the words that stand in it.

    >>> [phrase.words for phrase in within([Phrase("strong", "Q: Who pays?")], "Q: Who pays?", 2, 12)]
    ['Who pays?']
    """
    for start, stop, phrase in nested(text, phrases):
        first, last = max(start, begin), min(stop, end)
        if words := text[first:last].strip():
            yield replace(phrase, words=words, start=text.index(words, first) - begin)


def _nearest(text: str, phrase: Phrase) -> int:
    """Where the words of a phrase stand; -1 where a rule has changed them."""
    before = text.rfind(phrase.words, 0, phrase.start + len(phrase.words))
    after = text.find(phrase.words, phrase.start)
    if before < 0 or after < 0:
        return max(before, after)
    return before if phrase.start - before <= after - phrase.start else after


def _escape_start(text: str) -> str:
    """Text without a mark that would open a list, a heading or a rule at the start of a line."""
    if text[:1] in tuple("-+#!"):
        return "\\" + text
    if text[:1] in tuple("=~:"):
        return f"&#{ord(text[0])};{text[1:]}"
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", text)


_FENCED = re.compile(r"^[ ]{0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_FIRST = re.compile(r"^[ ]{0,3}#[ \t]+(\S[^\n]*)$", re.MULTILINE)


def first_headings(body: str) -> Iterator[tuple[int, str]]:
    r"""The headings of the first level in a body, which the title is: line (from 1) and words.

    >>> list(first_headings("## A\n\n# B\n\n```\n# no heading\n```\n"))
    [(3, 'B')]
    """
    plain = _FENCED.sub(lambda match: "\n" * match[0].count("\n"), body)
    headings = list(_FIRST.finditer(plain))
    lines = lines_at(plain, [found.start() for found in headings])
    return ((line, found[1].rstrip("# ")) for line, found in zip(lines, headings, strict=True))


def lines_at(text: str, places: Iterable[int]) -> Iterator[int]:
    r"""The line (from 1) of each place in a text; the places are in order, so that it is gone through once.

    >>> list(lines_at("a\nb\nc", [0, 2, 4]))
    [1, 2, 3]
    """
    line, before = 1, 0
    for place in places:
        line += text.count("\n", before, place)
        before = place
        yield line
