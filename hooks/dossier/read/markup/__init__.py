"""Seeds with markup: the same ledger, in which a line is a block of the source and `raw` the stretch that makes it.

Each module reads one form; `front_matter` reads what may stand above a text in Markdown. What its marks decide, such
as a picture, is decided here, before any rule; what the other lines are is told by `Line.markup`.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from dossier.read.ledger import Ledger, ledger
from dossier.read.markup.evidence import breaks_by_lines, is_markdown, stands_in_labels
from dossier.read.markup.front_matter import front_lines

# The parsers of HTML and of Markdown take longer to load than most plain texts to read: the first text that needs one
# loads it.


def html_ledger(text: str) -> Ledger:
    """The ledger of a page in HTML."""
    from dossier.read.markup import html  # noqa: PLC0415 - most texts are plain

    return html.html_ledger(text)


def markdown_ledger(text: str, *, by_lines: bool) -> Ledger:
    """The ledger of a text in Markdown; by_lines: whether each of its lines is a paragraph."""
    from dossier.read.markup import markdown  # noqa: PLC0415 - most texts are plain

    return markdown.markdown_ledger(text, by_lines=by_lines)


def text_ledger(text: str) -> Ledger:
    r"""The ledger of a .txt: of Markdown, if its marks show that it is; front matter is read above any text.

    >>> [line.text for line in text_ledger("---\ntitle: Lakes\ndate: 2024-05-04\n---\nWe * met.\nIt rained.\n")]
    ['Lakes', '2024-05-04', 'We * met.', 'It rained.']
    """
    if is_markdown(text):
        return markdown_ledger(text, by_lines=breaks_by_lines(text) or stands_in_labels(text))
    entries = front_lines(text)
    rest = ledger(text[sum(len(line.raw) for line in entries) :]) if entries else ledger(text)
    return tuple(replace(line, number=number) for number, line in enumerate([*entries, *rest], 1)) if entries else rest


def marked_ledger(text: str) -> Ledger:
    r"""The ledger of a .md: a line break within a paragraph is none, unless a program wrote the words of a page so.

    >>> page = "Home\nNews\nSign up\nThe harbour opened its gate on Monday\nShare\n" * 3
    >>> [line.text for line in marked_ledger(page)][:5]
    ['Home', 'News', 'Sign up', 'The harbour opened its gate on Monday', 'Share']
    """
    return markdown_ledger(text, by_lines=stands_in_labels(text))


READERS: Mapping[str, Callable[[str], Ledger]] = MappingProxyType(
    {".txt": text_ledger, ".md": marked_ledger, ".html": html_ledger, ".htm": html_ledger}
)
"""How the text of a seed is read, by the end of its name."""
PDF = ".pdf"
"""End of the name of a PDF."""
ENDS = (*READERS, PDF)
"""Ends of the names of seeds."""


_PAGE = re.compile(r"\ufeff?\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
"""How a whole page begins, whatever its file is called."""
_BEGINNING = 2000
"""Characters in which that stands."""


def ledger_of(path: str, text: str) -> Ledger:
    r"""The ledger of a seed; path: its name tells its form. Joining the `raw` of its lines gives the text back exactly.

    A .txt is what it is, unless a whole page was saved under that name, or its marks show that it is Markdown.

    >>> [line.text for line in ledger_of("seeds/a.md", "# Lakes\n\nWe *met*.\n") if line.text]
    ['Lakes', 'We met.']
    >>> [line.text for line in ledger_of("seeds/a.txt", "<!doctype html><p>We <b>met</b>.") if line.text]
    ['We met.']
    >>> [line.text for line in ledger_of("seeds/a.txt", "# Lakes\n\nWe **met**.\n\n## Towns\n") if line.text]
    ['Lakes', 'We met.', 'Towns']
    """
    if _PAGE.match(text[:_BEGINNING]):
        return html_ledger(text)
    return next((read for end, read in READERS.items() if path.endswith(end)), ledger)(text)
