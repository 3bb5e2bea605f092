"""Sentences in the reader's language: the one of a translation that stands where a text in another language has it."""

from dossier.model import Block, Document, Event, Key
from dossier.write.catalogue import Catalogue, LangString, foreign


def sentence_in(document: Key, block: str, text: str, catalogue: Catalogue, language: str) -> LangString:
    """A sentence as a page of a language tells it.

    In the words of a translation where it is sure which of its sentences is meant; else in its own. What kind of
    translation that is, the link to its place says (`Catalogue.place`).
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

    Empty where the two have not as many sentences as each other: then nobody can say which it is.
    """
    at, own, others = here.text.find(text), here.sentences, there.sentences
    place = next((number for number, (start, end) in enumerate(own) if start <= at and at + len(text) <= end), -1)
    if len(own) != len(others) or at < 0 or place < 0:
        return ""
    start, end = others[place]
    return there.text[start:end]
