"""The outline of a collection: what the site generator is told of it before any page is made."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from dossier.check import is_pending
from dossier.check.folders import downloads
from dossier.collection import Collection, beyond_reading
from dossier.files import Inputs
from dossier.model import Finding
from dossier.settings import Settings
from dossier.write import Size, Sources, size
from dossier.write.pages.home import HomeView, home_view
from dossier.write.places import places


@dataclass(frozen=True, slots=True)
class Outline:
    """What the site generator is told of a collection: all but what its pages are made of."""

    inputs: Inputs
    """Of which it was read."""
    size: Size
    written: Mapping[str, str]
    """Text of each contributed page by its path (docs/…)."""
    findings: tuple[Finding, ...]
    """All that fails a strict build, and what was noted while the texts were read."""
    pages: frozenset[str]
    """Generated pages, by their path under docs/."""
    linked: tuple[str, ...]
    """Those of them that the menu or a page by hand may lead to: MkDocs must know them to check links."""
    beside: tuple[str, ...]
    """Files under docs/ that are published as they are: pictures, downloads."""
    homes: Mapping[str, HomeView]
    """What the first page of each language shows beside what somebody wrote."""


def outlined(found: Collection, of: Sources, settings: Settings) -> Outline:
    """The outline of a collection that was read, and of what its pages are made of."""
    pages, _ = places(of)
    return Outline(
        inputs=found.inputs,
        size=size(found.corpus),
        written=found.written,
        findings=(*found.findings, *(one for one in beyond_reading(found, settings) if not is_pending(one))),
        pages=pages,
        linked=tuple(_linked(pages, found.written, settings)),
        beside=tuple(downloads(found.inputs.tree, settings)),
        homes={code: home_view(of.catalogue, code) for code in settings.codes},
    )


def is_by_hand(path: str, pages: Container[str]) -> bool:
    """Whether a file (docs/…) is a page that stands for itself, and not part of a generated one."""
    return path.startswith("docs/") and path.removeprefix("docs/") not in pages


def _linked(pages: frozenset[str], written: Mapping[str, str], settings: Settings) -> Iterator[str]:
    menu = {path for _, path in settings.menu}
    by_hand = "\n".join(text for path, text in written.items() if is_by_hand(path, pages))
    # A link has a name as it is, or in the signs of an address.
    prose = by_hand + unquote(by_hand)
    # All languages have the same names.
    named = {name for name in {uri.rpartition("/")[2] for uri in pages} if name in prose}
    for uri in sorted(pages):
        if uri.partition("/")[2] in menu or uri.rpartition("/")[2] in named:
            yield uri
