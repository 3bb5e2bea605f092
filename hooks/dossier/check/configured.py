"""What mkdocs.yml says of a collection, judged by what there is."""

import os
from collections.abc import Iterator
from pathlib import Path

from dossier.model import Finding
from dossier.settings import Settings


def without_pages(settings: Settings) -> Iterator[Finding]:
    """Languages without a folder of pages, and that nobody has written the first page of the site."""
    first, *others = settings.codes
    home = settings.docs / first / "index.md"
    if home.parent.is_dir() and not os.path.lexists(home):
        yield Finding(f"docs/{first}/{home.name}", 0, "home_missing")
    for code in others:
        if not (settings.docs / code).is_dir():
            yield Finding(f"docs/{code}", 0, "language_without_pages")


def line_of(root: Path, sought: str) -> int:
    """The first line of mkdocs.yml that holds some words; the first of all where none does."""
    path = root / "mkdocs.yml"
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    return next((at for at, line in enumerate(lines, 1) if sought in line), 1)
