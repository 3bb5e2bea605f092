"""Texts that people took over from the rules, and that raw text or rules would make otherwise now."""

from collections.abc import Iterator, Mapping, Sequence

from dossier.model import Document, Finding, Key
from dossier.write.documents.adopted import is_outdated


def check_adopted(seeds: Sequence[Document], pages: Sequence[Document], bases: Mapping[Key, str]) -> Iterator[Finding]:
    """A finding for each page whose base is no longer what its seed gives; bases: what the rules had made of it."""
    known = {seed.key: seed for seed in seeds}
    for page in pages:
        if page.key in bases and page.key in known and is_outdated(bases[page.key], known[page.key]):
            yield Finding(page.path, 0, "adopted_outdated", {"id": page.id})
