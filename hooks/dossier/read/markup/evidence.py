r"""Whether a .txt holds Markdown, by marks that are named and counted: no single star or hash makes one.

A mark is worth what no other writing would have it for. Links and pictures are what crawlers leave of a page; stars
stand at notes and in prices, hashes before words that people follow, and dashes before any list.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from dossier.languages.text import SENTENCE_END, columns
from dossier.patterns import late
from dossier.read.markup.front_matter import read_front_matter

_ADDRESS = r"(?:<[^<>\n]{1,999}>|[^\s()<>]{1,999}(?:\([^\s()]{0,199}\)[^\s()<>]{0,999}){0,3})"
_TITLE = r"(?:\s{1,9}[\"'(][^\n]{0,299}?[\"')])?"
"""Where a link leads, and what may stand behind it. Longest lengths, here and below, keep marks that never end from
being sought again and again."""
_APART = r"(?:\A|(?<=\n\n)|(?<=\n\r\n))"
"""Below an empty line."""
_OPENING = r"(?=[\w\"'“«「《(\[])[^*\n]{1,300}"
_FLAGS = re.MULTILINE
_FORMS: Mapping[str, re.Pattern[str]] = MappingProxyType({
    "image": re.compile(rf"!\[[^\]\n]{{0,500}}\]\({_ADDRESS}{_TITLE}\)"),
    "link": re.compile(
        rf"(?<!!)\[(?=[^\]\n]{{0,200}}\w)[^\[\]\n]{{1,500}}\]\((?=[<#./]|(?:https?|mailto|tel):|\w{{1,99}}[/.]){_ADDRESS}{_TITLE}\)"
    ),
    "table": re.compile(r"^[ \t]*(?:\|[ \t]*)?:?-{3,}:?(?:[ \t]*\|[ \t]*:?-{3,}:?){1,99}[ \t|]*\r?$", _FLAGS),
    "heading": re.compile(rf"(?:{_APART}#|^#{{2,6}})[ \t]+[^\s#][^\n]{{0,299}}$", _FLAGS),
    "ruled_heading": re.compile(rf"{_APART}\w[^\n]{{2,299}}\n(?:={{3,}}|-{{3,}})[ \t]*\r?\n(?=\s*$)", _FLAGS),
    "stress": re.compile(
        rf"(?<![\w*\\])\*\*{_OPENING}(?<=\S)\*\*(?!\*)|(?<![*\\])\*\*{_OPENING}(?<=\S)\*\*(?![\w*])"
    ),
    "list": re.compile(r"^[ \t]*[-*+][ \t]+(?=[^\s*-])[^\n]*\w", _FLAGS),
    "quotation": re.compile(r"^> ?\w", _FLAGS),
    "fence": re.compile(r"^(?:```|~~~)\w{0,20}[ \t]*\r?$", _FLAGS),
    "escape": re.compile(r"(?<=[\w ])\\[-_*.\[\]()#+>|](?!\w*\{)"),
    "emphasis": re.compile(r"(?<![\w_*\\])([_*])(?=[^\s_*])[^_*\n]{1,200}(?<=[^\s_*])\1(?![\w_*])"),
})  # fmt: skip
"""What each mark looks like. One side of stars is no word: a masked name has words on both (张**和李**)."""
_WORTH: Mapping[str, tuple[float, float, float]] = MappingProxyType({
    "front_matter": (2.0, 2.0, 2.0),
    "image": (2.0, 2.5, 3.0),
    "link": (2.0, 2.5, 3.0),
    "table": (2.0, 2.5, 2.5),
    "heading": (1.0, 2.0, 2.5),
    "ruled_heading": (1.0, 1.5, 2.0),
    "stress": (1.0, 1.5, 2.0),
    "list": (0.0, 1.0, 1.0),
    "quotation": (0.0, 0.5, 0.5),
    "fence": (0.0, 1.0, 1.0),
    "escape": (0.0, 0.5, 0.5),
    "emphasis": (0.0, 0.5, 0.5),
})  # fmt: skip
"""What a mark is worth that stands once, twice, and three times or more: set by hand, so that it takes two kinds of
which one is hardly another writing's, or three links."""
ENOUGH = 3.0
_OTHERS = late(
    r"\\(?:section|subsection|chapter|begin|end|item|textbf|textit|emph|cite|ref|label|usepackage|documentclass)\b|"
    r"^={2,6}[^=\n]{1,200}={2,6}[ \t]*$|'''|\[https?://[^\s\]]+ [^\]\n]+\]|^\{\||^\|[}\-+]$|"
    r"^\.\. (?:[\w-]+::|_)|`[^`\n]{1,300}`__?(?!\w)|:\w{1,20}:`|"
    r"^={1,5} \S|https?://[^\s\[\]]+\[[^\]\n]+\]|^\*{1,6} (?:TODO|DONE)\b|^#\+\w+:|\]\[[^\]\n]+\]\]|"
    r"\[/(?:b|i|u|url|quote|size|color|img)\]|^h[1-6]\. |"
    r"^#(?:include|define|ifdef|endif)\b|^[ \t]*(?:def|class) \w+[(:]|^import [\w.]+[ \t]*$|(?:\);|[{}])[ \t]*$",
    _FLAGS | re.IGNORECASE,
)
"""Marks of other writings: LaTeX, MediaWiki, reStructuredText, AsciiDoc, Org, BBCode, Textile; and lines of code."""
CLEAR = 3
"""How many times as many marks as those of others there must be."""
_ANY = ("](", "**", "# ", "\n===", "---")
"""What every text with marks enough has somewhere."""


def marks_of(text: str) -> Mapping[str, int]:
    r"""How many times each kind of mark of Markdown stands in a text; only those that do.

    >>> marks_of("# Lakes\n\n**All** of [them](https://lakes.example) shrink #drought.\n\n- one*\n- two*\n")
    {'link': 1, 'heading': 1, 'stress': 1, 'list': 2}
    >>> marks_of("#lakes #towns\n\n* * *\n\n12*\n\n1. one [sic] (see_this_name)\n")
    {}
    """
    counts = {name: sum(1 for _ in form.finditer(text)) for name, form in _FORMS.items()}
    front = {"front_matter": 1} if read_front_matter(text) else {}
    return front | {name: count for name, count in counts.items() if count}


def is_markdown(text: str) -> bool:
    r"""Whether marks of several kinds show that a text is Markdown, and those of no other writing speak against it.

    >>> is_markdown("# Lakes\n\nThe **lake** shrinks.\n\n## Towns\n\nThey grow.\n")
    True
    >>> is_markdown("# Lakes\n\nThe lake shrinks by 3 * 4 metres.\n\n- It did*.\n- It does.\n")
    False
    """
    if not any(sign in text for sign in _ANY):
        return False
    found = marks_of(text)
    if sum(_WORTH[name][min(count, 3) - 1] for name, count in found.items()) < ENOUGH:
        return False
    return sum(found.values()) > CLEAR * sum(1 for _ in _OTHERS.finditer(text))


_MARK = re.compile(r"\s*(?:[#>|*+-]|\d{1,3}[.)]|!?\[|```|~~~|$)")
"""How a line begins that is more than the words of a paragraph."""
_FEWEST = 3
"""Neighbouring lines that tell how a text breaks its lines."""


def breaks_by_lines(text: str) -> bool:
    r"""Whether each line of a text is a paragraph: of neighbouring lines, most end with a sentence.

    A text that breaks its lines at a width has few ends of sentences there.

    >>> breaks_by_lines("# A\nWe met.\nIt rained.\nWe left.\nAll was well.\n")
    True
    >>> breaks_by_lines("We met on\nthe lake. It\nrained. Then\nwe left it.\n")
    False
    """
    pairs = _neighbours(text)
    return len(pairs) >= _FEWEST and 2 * sum(bool(SENTENCE_END.search(one)) for one, _ in pairs) > len(pairs)


_LABELS = 12
"""Neighbouring lines from which they may be the words of a page; a verse or an address has fewer."""


def stands_in_labels(text: str) -> bool:
    r"""Whether a text holds the words of a page, a line each: most neighbouring lines end with a word, not at a width.

    A line broken at a width has no room for the next word; one that a writer breaks ends with a sentence, or a part.

    >>> stands_in_labels("Home\nNews\nSign up\nThe harbour opened its gate on Monday\nShare\n" * 3)
    True
    >>> stands_in_labels("We met on the\nlake. It rained\nthen. We left\nit at noon, and\nwent home\n" * 3)
    False
    >>> stands_in_labels("We met.\nIt rained, as ever,\nand we left.\nAll was well with those who\nstayed.\n" * 3)
    False
    """
    pairs = _neighbours(text)
    width = sorted(columns(one) for one, _ in pairs)[-1 - len(pairs) // 10] if pairs else 0
    loose = sum(one[-1].isalnum() and columns(one) + columns(two.split()[0]) < width for one, two in pairs)
    return len(pairs) >= _LABELS and 2 * loose > len(pairs)


def _neighbours(text: str) -> list[tuple[str, str]]:
    """Lines that stand directly below each other, both of them words of a paragraph."""
    lines = [line.strip() for line in text.splitlines()]
    return [pair for pair in pairwise(lines) if not any(map(_MARK.match, pair))]
