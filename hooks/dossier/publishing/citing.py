"""The citations of all texts, as styles write them: what the store has not is made by pandoc, many at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.store import Store, digest
from dossier.workers import each
from dossier.write import Sources
from dossier.write.citations.items import Item, item
from dossier.write.citations.styles import BibliographyEntry, citations

_LOT = 1000
"""Texts for which pandoc is started once: it reads its styles anew each time, and holds all that it makes (180 MB)."""


def with_citations(of: Sources, store: Store) -> Sources:
    """The same sources, with the citation of each text in each style."""
    items = {document.key: item(document, of.catalogue) for document in of.catalogue.corpus.documents}
    keys = {document: digest("citations", told) for document, told in items.items()}
    known = store.find(keys.values(), dict[str, BibliographyEntry])
    left = {key: items[document] for document, key in keys.items() if key not in known}
    # Those of a language together: pandoc reads its styles anew for each of them.
    ordered = sorted(left.items(), key=lambda one: one[1]["language"])
    lots = [ordered[at : at + _LOT] for at in range(0, len(ordered), _LOT)]
    made = {key: one for lot in each(_lot, None, lots) for key, one in lot.items()}
    store.add(made)
    found = {**known, **made}
    cited = {document: found[key] for document, key in keys.items()}
    return replace(of, catalogue=replace(of.catalogue, citations=cited))


def _lot(_: None, items: Sequence[tuple[bytes, Item]]) -> Mapping[bytes, Mapping[str, BibliographyEntry]]:
    return dict(zip((key for key, _ in items), citations([told for _, told in items]), strict=True))
