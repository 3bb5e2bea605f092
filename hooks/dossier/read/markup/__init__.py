"""Seeds with markup: the same ledger, in which a line is a block of the source and `raw` the stretch that makes it.

Each module reads one form; `front_matter` reads what may stand above a text in Markdown. What its marks decide, such
as a picture, is decided here, before any rule; what the other lines are is told by `Line.markup`.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from dossier.read.ledger import Ledger, ledger
from dossier.read.markup.markdown import markdown_ledger

_LINK = re.compile(r"!?\[[^\]\n]*\]\(\S+[^()\n]*\)|\A(?:---|\+\+\+)\r?\n")
_MARK = re.compile(r"^#{1,6} \S|(?<![*\w])\*\*\S[^*\n]*\*\*|^[*-] \[", re.MULTILINE)
"""Links and front matter, which nothing but Markdown has; headings, stress, lists of links, which others have, too."""


def _plain(text: str) -> Ledger:
    """The ledger of a .txt, by lines; of one that is Markdown all the same, by its blocks."""
    return markdown_ledger(text) if _LINK.search(text) and _MARK.search(text) else ledger(text)


READERS: Mapping[str, Callable[[str], Ledger]] = MappingProxyType({".txt": _plain, ".md": markdown_ledger})
"""How a seed is read, by the end of its name."""


def ledger_of(path: str, text: str) -> Ledger:
    r"""The ledger of a seed; path: its name tells its form. Joining the `raw` of its lines gives the text back exactly.

    >>> [line.text for line in ledger_of("seeds/a.md", "# Lakes\n\nWe *met*.\n") if line.text]
    ['Lakes', 'We met.']
    """
    return next((read for end, read in READERS.items() if path.endswith(end)), _plain)(text)
