"""Sentences in the reader's language: the one of a translation that stands where a text in another language has it."""

from collections.abc import Sequence

from dossier.model import Block, Document, Event, Key
from dossier.model.corpus import Span
from dossier.write.catalogue import Catalogue, LangString, foreign

_PART = 0.3
"""Part of a sentence, or of its counterpart, that both must have in common: less is the edge of its neighbour."""


def sentence_in(document: Key, block: str, text: str, catalogue: Catalogue, language: str) -> LangString:
    """A sentence as a page of a language tells it.

    In the words of a translation where that has the paragraph; else in its own. What kind of translation that is, the
    link to its place says (`Catalogue.place`).
    """
    translated = None if document.language == language else _translated(document, block, text, catalogue, language)
    return translated or LangString(text, foreign(document.language, language))


def sentence_of(event: Event, catalogue: Catalogue, language: str) -> tuple[LangString, str]:
    """What tells readers of a language of an event that has no name, and the status of the translation it is from.

    The sentence of its best source in that language; else that of a translation, where it is sure which one it is;
    else that of its best source, in that text's own words. The status of an original is empty.
    """
    spoken = next((source for source in event.sources if source.document.language == language), None)
    if spoken:
        return LangString(spoken.report.title), ""
    for key, report in ((source.document, source.report) for source in event.sources):
        if found := _translated(key, report.block, report.title, catalogue, language):
            translation = catalogue.versions[key.id][language].translation
            return found, translation.status if translation else ""
    best = event.sources[0]
    return LangString(best.report.title, foreign(best.document.language, language)), ""


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
