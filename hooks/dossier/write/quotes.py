"""The sentences that name an entity, each once, with the names in it told apart."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dossier.data import languages, profile
from dossier.model import Block, Document, Key, Mention
from dossier.text import sentences

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence: a name of the entity, or what stands between."""

    text: str
    named: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a text that names an entity."""

    block: str
    number: int
    """Of the paragraph; 0 for a heading."""
    parts: tuple[Part, ...]

    @property
    def names(self) -> int:
        """How often the sentence names the entity."""
        return sum(part.named for part in self.parts)


def block_index(documents: Iterable[Document]) -> dict[tuple[Key, str], Block]:
    """All blocks, by document and id."""
    return {(document.key, block.id): block for document in documents for block in document.blocks}


def quotes(
    mentions: Iterable[Mention], blocks: Mapping[tuple[Key, str], Block]
) -> dict[str, dict[Key, tuple[Quote, ...]]]:
    """The quotes of each entity from each document, in the order of the text."""
    places: dict[tuple[Key, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        places[mention.document, mention.block][mention.entity].append((mention.start, mention.end))
    found: dict[str, dict[Key, list[Quote]]] = defaultdict(lambda: defaultdict(list))
    for (key, block_id), named in places.items():
        block = blocks[key, block_id]
        borders = _borders(block.text, key.language)
        for entity, spans in named.items():
            found[entity][key] += _cut(block, borders, spans)
    return {entity: {key: tuple(cut) for key, cut in texts.items()} for entity, texts in found.items()}


def _borders(text: str, language: str) -> list[int]:
    """Where sentences begin; one sentence in a language that nobody described."""
    return [start for start, _ in sentences(text, profile(language))] if language in languages() else [0]


def _cut(block: Block, borders: list[int], spans: Iterable[Span]) -> list[Quote]:
    """The sentences around names; a name across a border joins the two."""
    grouped: dict[int, list[Span]] = defaultdict(list)
    for span in sorted(spans):
        grouped[bisect_right(borders, span[0]) - 1].append(span)
    result = []
    for at, inside in grouped.items():
        after = bisect_right(borders, max(inside[-1][1] - 1, borders[max(at, 0)]))
        end = borders[after] if after < len(borders) else len(block.text)
        result.append(Quote(block.id, block.number, _parts(block.text, (borders[max(at, 0)], end), inside)))
    return result


def _parts(text: str, sentence: Span, spans: list[Span]) -> tuple[Part, ...]:
    """The sentence divided at its names.

    >>> [(part.text, part.named) for part in _parts("The UN met. ", (0, 12), [(4, 6)])]
    [('The ', False), ('UN', True), (' met.', False)]
    """
    edges = [sentence[0], *(edge for span in spans for edge in span), sentence[1]]
    pieces = [Part(text[a:b], bool(at % 2)) for at, (a, b) in enumerate(pairwise(edges))]
    pieces[-1] = Part(pieces[-1].text.rstrip(), named=False)
    return tuple(piece for piece in pieces if piece.text)
