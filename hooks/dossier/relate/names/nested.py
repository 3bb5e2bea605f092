"""Names within names: "World AI Conference" in "2024 World AI Conference", of which a mention tells only the whole."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dossier.model import Corpus, Mention, Nested
from dossier.relate.names.lexicon import Lexicon, Names


def find_nested(corpus: Corpus, known: Names) -> tuple[Nested, ...]:
    """What the names in the texts are made of, in the order of the mentions; each with the name right around it.

    A text by itself is enough for it: of the corpus this needs no more than the mentions in a text and its blocks.
    """

    @cache
    def inside(entity: str, name: str, language: str) -> tuple[tuple[int, int, str, str], ...]:
        return tuple(_within(entity, name, known.lexicons[language]))

    return tuple(
        Nested(replace(outer, entity=entity, start=outer.start + start, end=outer.start + end), host)
        for outer in corpus.mentions
        for start, end, entity, host in inside(outer.entity, _words(corpus, outer), outer.document.language)
    )


def _words(corpus: Corpus, mention: Mention) -> str:
    return corpus.blocks[mention.document, mention.block].text[mention.start : mention.end]


def _within(host: str, name: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str, str]]:
    """Start, end and entity of each name within a name, and the entity around it, which is never itself."""
    for span in lexicon.spans_within(name):
        if span.entity != host:
            yield span.start, span.end, span.entity, host
        for start, end, entity, around in _within(span.entity, name[span.start : span.end], lexicon):
            yield span.start + start, span.start + end, entity, around
