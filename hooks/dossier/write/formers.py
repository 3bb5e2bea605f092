"""Old links: the ids that the paragraphs of a text once had, and the paragraphs that are gone."""

from collections import defaultdict
from collections.abc import Iterator

from dossier.model import Document, Former
from dossier.write.catalogue import Catalogue


def former_ids(document: Document, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """For each block of a document the ids by which it can be reached besides its own.

    Those that it had before its wording was changed; of a translation also those of what it renders, so that an
    address leads to the same paragraph in every language.
    """
    own = {block.id for block in document.blocks}
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for block, id_ in (*_renamed(document, catalogue), *_rendered(document, catalogue)):
        if id_ not in own:
            found[block][id_] = None
            own.add(id_)
    return {block: tuple(ids) for block, ids in found.items()}


def vanished(document: Document, catalogue: Catalogue) -> tuple[Former, ...]:
    """Paragraphs that a document once had, for a notice where old links lead."""
    return tuple(former for former in catalogue.formers.get(document.key, ()) if not former.block)


def _renamed(document: Document, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Blocks with the ids that they, or in a source what they render, once had."""
    source = catalogue.source(document)
    for one in (document, source) if source else (document,):
        for former in catalogue.formers.get(one.key, ()):
            for block in catalogue.alignments.counterparts(one.key, former.block, document.key)[:1]:
                yield block, former.id


def _rendered(document: Document, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    source = catalogue.source(document)
    for block in document.blocks if source else ():
        for id_ in catalogue.alignments.counterparts(document.key, block.id, source.key) if source else ():
            yield block.id, id_
