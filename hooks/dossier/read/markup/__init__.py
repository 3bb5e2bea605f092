"""Seeds with markup: the same ledger, in which a line is a block of the source and `raw` the stretch that makes it.

Each module reads one form; `front_matter` reads what may stand above a text in Markdown. What its marks decide, such
as a picture, is decided here, before any rule; what the other lines are is told by `Line.markup`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dossier.read.ledger import Ledger, ledger
from dossier.read.markup import pdf
from dossier.read.markup.markdown import markdown_ledger

READERS: Mapping[str, Callable[[str], Ledger]] = MappingProxyType({".txt": ledger, ".md": markdown_ledger})
"""How the text of a seed is read, by the end of its name."""
ENDS = (*READERS, pdf.END)
"""Ends of the names of seeds."""


def ledger_of(path: str, text: str) -> Ledger:
    r"""The ledger of a seed; path: its name tells its form. Joining the `raw` of its lines gives the text back exactly.

    >>> [line.text for line in ledger_of("seeds/a.md", "# Lakes\n\nWe *met*.\n") if line.text]
    ['Lakes', 'We met.']
    """
    return next((read for end, read in READERS.items() if path.endswith(end)), ledger)(text)
