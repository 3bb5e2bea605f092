"""All that is laid on the blocks of a document: names, the ways to raw text and other versions, and old links."""

from dataclasses import replace
from urllib.parse import quote

from dossier.data import words
from dossier.model import Block, Document
from dossier.write.anchoring import Mark, Source
from dossier.write.catalogue import Catalogue, foreign
from dossier.write.formers import former_ids
from dossier.write.language_names import language_name
from dossier.write.marks import marks
from dossier.write.parallel import parallels


def text_marks(document: Document, catalogue: Catalogue, language: str) -> tuple[Mark, ...]:
    """One mark for each block of a document, on a page in a language."""
    mentions, say = catalogue.mentions.get(document.key, ()), words(language)["document"]
    laid = marks(document, mentions, catalogue.entities, say["paragraph"])
    uri = quote(provenance_uri(document, catalogue)) if document.lines else ""
    former, spoken = former_ids(document, catalogue), foreign(language, document.language)
    return tuple(
        replace(
            mark,
            spoken=spoken,
            source=_source(block, uri, say["raw_line"], spoken),
            original=_original(document, block, catalogue, language),
            parallel=parallel if parallel.others or parallel.outdated else None,
            former=former.get(block.id, ()),
        )
        for mark, block, parallel in zip(laid, document.blocks, parallels(document, catalogue, language), strict=True)
    )


def provenance_uri(document: Document, catalogue: Catalogue) -> str:
    """The page that tells how a seed was cleaned; its language is in the name where several seeds share an id."""
    seeds = [version for version in catalogue.versions[document.id].values() if version.seed]
    return f"provenance/{document.id}" + (f"-{document.language.lower()}" if len(seeds) > 1 else "")


def _source(block: Block, uri: str, label: str, spoken: str) -> Source | None:
    """The link from a block to its first line in the account of the cleaning."""
    number = block.lines[0] if block.lines else 0
    target = f"../{uri}.html#line-{number}"
    return Source(target, label.format(number=number), spoken=spoken) if number else None


def _original(document: Document, block: Block, catalogue: Catalogue, language: str) -> Source | None:
    """The link from a translated block to what it renders."""
    source = catalogue.source(document)
    found = catalogue.alignments.counterparts(document.key, block.id, source.key) if source else ()
    if source is None or not found:
        return None
    up = "../" * (1 + bool(catalogue.folder(language)))
    label = words(language)["parallel"]["original"].format(language=language_name(source.language, language))
    target = up + catalogue.reference(source, language, found[0]).href
    return Source(target, label, source.language, foreign(language, document.language))
