"""Which paragraphs of the versions of a text say the same, and which of a translation are out of date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dossier.comments import TITLE, same
from dossier.model import Alignment, Document, Former, Key, Mention, Pair, Rendering
from dossier.relate.structure import built_alike
from dossier.relate.successors import successors


def find_alignments(documents: Sequence[Document], mentions: Iterable[Mention]) -> tuple[Alignment, ...]:
    """How each version of a text stands to the one that it was made of, or to the first original.

    What comments say holds; without comments, two versions are aligned where they are surely built alike.
    """
    named: dict[tuple[Key, str], set[str]] = defaultdict(set)
    for mention in mentions:
        named[mention.document, mention.block].add(mention.entity)
    found = (_aligned(document, source, named) for document, source in _sourced(documents))
    return tuple(alignment for alignment in found if alignment.pairs)


def find_formers(documents: Sequence[Document]) -> tuple[Former, ...]:
    """The ids that paragraphs once had, as far as the comments of translations tell; each once."""
    found: dict[tuple[Key, str], Former] = {}
    for document, source in _sourced(documents):
        now, there = _now(document, source), {block.id for block in source.blocks}
        for id_, wording in _former(document.renderings):
            former = Former(source.key, id_, now[id_], wording)
            if id_ not in there and (former.block or (source.key, id_) not in found):
                found[source.key, id_] = former
    return tuple(found.values())


def _sourced(documents: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    """The versions that have another to stand beside: a translation its source, an original the first one."""
    known = {document.key: document for document in documents}
    first = {d.id: d for d in reversed(documents) if d.translation is None}
    for document in documents:
        told = document.translation
        source = known.get(Key(document.id, told.source)) if told else first.get(document.id)
        if source and source is not document:
            yield document, source


def _aligned(document: Document, source: Document, named: Mapping[tuple[Key, str], set[str]]) -> Alignment:
    if any(rendering.sources != (TITLE,) for rendering in document.renderings):
        return Alignment(document.key, source.key, tuple(_pairs(document, source)))
    return Alignment(document.key, source.key, built_alike(document, source, named), stated=False)


def _former(renderings: Iterable[Rendering]) -> list[tuple[str, str]]:
    """The paragraphs that comments name, with their wording; of several in one comment each has all of it."""
    return [(id_, r.wording) for r in renderings if r.sources != (TITLE,) for id_ in r.sources]


def _now(document: Document, source: Document) -> dict[str, str]:
    return successors(_former(document.renderings), source.blocks)


def _pairs(document: Document, source: Document) -> Iterator[Pair]:
    """What each comment says, with the paragraphs of the source as they are now; and what no comment names."""
    now = _now(document, source) | {TITLE: TITLE}
    texts = {block.id: block.text for block in source.blocks} | {TITLE: source.title}
    for rendering in document.renderings:
        others = tuple(dict.fromkeys(now[id_] for id_ in rendering.sources if now[id_]))
        fresh = same(" ".join(texts[id_] for id_ in others), rendering.wording)
        yield Pair(rendering.blocks, others, "" if fresh else rendering.wording, rendering.line)
    named = set(now.values())
    yield from (Pair((), (block.id,)) for block in source.blocks if block.id not in named)
