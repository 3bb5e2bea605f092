"""Sentences in the reader's language: the one of a translation that stands where a text in another language has it."""

from collections.abc import Iterator, Sequence

from dossier.model import Block, Document, Event, Key, Source
from dossier.model.corpus import Span
from dossier.write.catalogue import Catalogue, LangString, foreign
from dossier.write.editions import status_of

_PART = 0.3
"""Part of a sentence, or of its counterpart, that both must have in common: less is the edge of its neighbour."""


def sentence_in(document: Key, block: str, text: str, catalogue: Catalogue, language: str) -> LangString:
    """A sentence as a page of a language tells it.

    In the words of a translation where that has the paragraph; else in its own. What kind of translation that is, the
    link to its place says (`Catalogue.place`).
    """
    translated = None if document.language == language else _translated(document, block, text, catalogue, language)
    return translated or LangString(text, foreign(document.language, language))


_MACHINE = 2
_RANK = {"draft": 1, "machine": _MACHINE, "found-machine": _MACHINE}
"""By status of a text (`editions.status_of`): whose words a page gives first. Words that a person wrote or translated
come before those that a machine made, even where these are the source."""


def sentence_of(event: Event, catalogue: Catalogue, language: str) -> tuple[LangString, str]:
    """What tells readers of a language of an event that has no name, and the status of the text it is from.

    The best words in that language: those of a source in it, or of a translation where it is sure which sentence it
    is; of equals the sources themselves, the best first. Else those of its best source in that text's own language.
    The status is told of translations, and of what a machine made; else it is empty.
    """
    found = sorted(_worded(event, catalogue, language), key=lambda one: one[0])
    if found:
        _, text, status = found[0]
        return LangString(text), status
    best = event.sources[0]
    return LangString(_whole(best, catalogue), foreign(best.document.language, language)), ""


def _worded(event: Event, catalogue: Catalogue, language: str) -> Iterator[tuple[tuple[int, bool, int], str, str]]:
    """The wordings of an event in a language: what puts them in order, the words, and the status that is told."""
    for place, source in enumerate(event.sources):
        key, report = source.document, source.report
        version = catalogue.versions[key.id].get(language)
        if not version:
            continue
        status = status_of(version)
        rank = _RANK.get(status, 0)
        if key.language == language:
            yield (rank, False, place), _whole(source, catalogue), status if rank == _MACHINE else ""
        elif told := _translated(key, report.block, report.title, catalogue, language):
            yield (rank, True, place), told.text, version.translation.status if version.translation else ""


def _whole(source: Source, catalogue: Catalogue) -> str:
    """What a source reports; the whole sentence where the report begins within one: "as it opened …" says not who."""
    title = source.report.title
    block = catalogue.corpus.blocks.get((source.document, source.report.block))
    at = block.text.find(title) if block else -1
    spans = block.sentences if block and at >= 0 else ()
    start, end = next(((start, end) for start, end in spans if start < at < end), (at, at + len(title)))
    return block.text[start:end].strip() if block and start < at else title


def _translated(key: Key, block: str, text: str, catalogue: Catalogue, language: str) -> LangString | None:
    own = catalogue.versions[key.id].get(language)
    here, there = catalogue.corpus.blocks.get((key, block)), _counterpart(key, block, own, catalogue) if own else None
    found = same_place(text, here, there) if here and there else ""
    return LangString(found) if found else None


def _counterpart(key: Key, block: str, own: Document, catalogue: Catalogue) -> Block | None:
    """The one block that says what a block says, unless it is out of date or says more."""
    found = catalogue.alignments.counterparts(key, block, own.key)
    if len(found) != 1 or len(catalogue.alignments.counterparts(own.key, found[0], key)) != 1:
        return None
    return None if found[0] in catalogue.alignments.outdated(own.key) else catalogue.corpus.blocks[own.key, found[0]]


def same_place(text: str, here: Block, there: Block) -> str:
    """The sentence of a block that stands where another block has the one with these words.

    Where the two have not as many sentences as each other, all that stand where it may be: translations keep the
    order of what they say, and nearly its lengths (Gale and Church, A program for aligning sentences, 1993).
    """
    at, own, others = here.text.find(text), here.sentences, there.sentences
    place = next((number for number, (start, end) in enumerate(own) if start <= at and at + len(text) <= end), -1)
    if at < 0 or place < 0 or not others:
        return ""
    if len(own) == len(others):
        start, end = others[place]
        return there.text[start:end]
    near = _near(own[place], len(here.text), others, len(there.text))
    return there.text[near[0][0] : near[-1][1]]


def _near(span: Span, length: int, others: Sequence[Span], other_length: int) -> Sequence[Span]:
    """Sentences of which a good part stands at the same part of their block."""
    first, last = (place / length * other_length for place in span)
    shared = [max(0.0, min(end, last) - max(start, first)) for start, end in others]
    wanted = [
        share >= _PART * min(end - start, last - first) for share, (start, end) in zip(shared, others, strict=True)
    ]
    found = [other for other, near in zip(others, wanted, strict=True) if near]
    return found or [others[shared.index(max(shared))]]
