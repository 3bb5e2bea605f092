"""The command clean: a raw text as Markdown.

It runs again and again while somebody looks at texts, so it loads no more than it takes to read one; and a text that is
as the last build found it is not even read.
"""

import argparse
import sys

from dossier.cli.common import complain, read_text
from dossier.model import Document
from dossier.pages.markup import escape
from dossier.pages.text import body


def _heading(document: Document) -> str:
    """The title, unless it is made of the first words, which follow anyway."""
    first = " ".join(document.blocks[0].text.split()) if document.blocks else ""
    return "" if first.startswith(document.title) else document.title


def clean(arguments: argparse.Namespace) -> int:
    """Print a cleaned text."""
    document, findings = read_text(arguments)
    if document is None:
        return complain(findings, arguments.language)
    title = _heading(document)
    if arguments.text:
        parts = [title, *(block.text for block in document.blocks)]
    else:
        parts = [f"# {escape(title)}" if title else "", body(document).rstrip()]
    sys.stdout.write("\n\n".join(filter(None, parts)) + "\n")
    return 0
