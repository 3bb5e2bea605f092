"""Names on pages: how the page's language calls what a text names."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from dossier.languages.names import NameIndex
from dossier.model import FOLDERS, Block, Corpus, Entity, EntityKind, Key, Mention
from dossier.model.document import TITLE
from dossier.model.lazy import Lazy

_FOLDER_OF: Mapping[EntityKind, str] = {kind: folder for folder, kind in FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a page shows it."""

    text: str
    lang: str = ""
    """BCP 47, where it is not in the page's language."""
    uri: str = ""
    """Page of the entity, from the folder of the page's language and without extension; empty when there is none."""


def entity_uri(entity: Entity) -> str:
    """Where an entity's page lies in the folder of each language.

    >>> entity_uri(Entity("wang-yi", "person", {}))
    'people/wang-yi'
    """
    return f"{_FOLDER_OF[entity.kind]}/{entity.id}"


def name_in(entity: Entity, language: str) -> Name:
    """The preferred name of an entity in a language, or in the first one that has any.

    >>> name_in(Entity("un", "organisation", {"en": ("United Nations", "UN"), "fr": ("Nations unies",)}), "zh")
    Name(text='United Nations', lang='en', uri='organisations/un')
    """
    if names := entity.names.get(language):
        return Name(names[0], "", entity_uri(entity))
    code, names = next(((code, names) for code, names in entity.names.items() if names), ("", (entity.id,)))
    return Name(names[0], code, entity_uri(entity))


def titled(text: str) -> str:
    """A name with a capital, as where it stands alone.

    >>> titled("réunion de haut niveau"), titled("iPhone"), titled("能力建设")
    ('Réunion de haut niveau', 'iPhone', '能力建设')
    """
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text[:1].upper() + text[1:] if first.islower() else text


def named(index: NameIndex, text: str, language: str, written_in: str = "") -> tuple[Name, ...]:
    """How a page in a language shows a name that a text in another gives: by its entity, else as it stands.

    A list such as "Xiamen, China" becomes several names if all of them are known.

    >>> from dossier.languages.names import name_index
    >>> un = Entity("un", "organisation", {"en": ("United Nations",), "fr": ("Nations unies",)})
    >>> named(name_index([un]), "united nations", "fr")
    (Name(text='Nations unies', lang='', uri='organisations/un'),)
    """
    whole = index.resolve(text)
    found = [whole] if whole else [index.resolve(part) for part in re.split("[,،，、]", text)]
    known = tuple(name_in(entity, language) for entity in found if entity)
    if len(known) < len(found):
        known = (Name(text, written_in if written_in != language else ""),)
    return tuple(replace(name, text=titled(name.text)) for name in known)


# The sentences that name an entity, each once, with the names in it told apart.


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
    """Of the paragraph; 0 for what has none."""
    parts: tuple[Part, ...]
    unmarked: int = 0
    """How often the text names the entity where this version, in the same sentence, uses other words."""
    place: str = ""
    """Kind of a block without a number."""

    @property
    def anchor(self) -> str:
        """What leads to it on the page of the text; nothing for the title, at which that begins."""
        return "" if self.block == TITLE else f"#{self.block}"

    @property
    def names(self) -> int:
        """How often the sentence names the entity."""
        return self.unmarked or sum(part.named for part in self.parts)


def place_of(block: Block) -> str:
    """The kind of a block that has no number, by which one says where it is; empty for all others."""
    return TITLE if block.id == TITLE else "" if block.number else block.kind


Quotes = Mapping[str, Mapping[Key, tuple[Quote, ...]]]
"""By entity and document, in the order of the text."""


def quotes(corpus: Corpus) -> Quotes:
    """The sentences that name each entity."""
    return _quotes(corpus, corpus.mentions)


def nested_quotes(corpus: Corpus) -> Quotes:
    """The sentences in which the name of each entity is part of another's."""
    return _quotes(corpus, (nested.mention for nested in corpus.nested))


def _quotes(corpus: Corpus, mentions: Iterable[Mention]) -> Quotes:
    places: dict[str, dict[Key, dict[str, list[Span]]]] = {}
    for mention in mentions:
        of_text = places.setdefault(mention.entity, {}).setdefault(mention.document, {})
        of_text.setdefault(mention.block, []).append((mention.start, mention.end))
    return {entity: Lazy(texts, partial(_in_text, texts, corpus)) for entity, texts in places.items()}


def _in_text(texts: Mapping[Key, Mapping[str, list[Span]]], corpus: Corpus, key: Key) -> tuple[Quote, ...]:
    """The sentences of one text around the names of one entity, which stand at some places in its blocks."""
    named = ((corpus.blocks[key, id_], spans) for id_, spans in texts[key].items())
    return tuple(quote for block, spans in named for quote in _cut(block, spans))


def _cut(block: Block, spans: Iterable[Span]) -> list[Quote]:
    """The sentences around names; a name across a border joins the two."""
    borders = [start for start, _ in block.sentences] or [0]
    grouped: dict[int, list[Span]] = defaultdict(list)
    for span in sorted(spans):
        grouped[bisect_right(borders, span[0]) - 1].append(span)
    result = []
    for at, inside in grouped.items():
        after = bisect_right(borders, max(inside[-1][1] - 1, borders[max(at, 0)]))
        end = borders[after] if after < len(borders) else len(block.text)
        parts = _parts(block.text, (borders[max(at, 0)], end), inside)
        result.append(Quote(block.id, block.number, parts, place=place_of(block)))
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
