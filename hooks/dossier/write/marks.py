"""What is laid on the blocks of a document: anchors, numbers, and a link where a section first names something."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from dossier.identifiers import address_of, written_out
from dossier.model import Block, Document, Entity, Mention
from dossier.write.anchoring import Link, Mark
from dossier.write.names import entity_uri


def marks(
    document: Document, mentions: Iterable[Mention], entities: Mapping[str, Entity], label: str
) -> tuple[Mark, ...]:
    """One mark for each block of a document; `mentions`: those in it, `label`: "Paragraph {number}"."""
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        places[mention.block].append(mention)
    return tuple(_marks(document.blocks, places, entities, label))


def _marks(
    blocks: Iterable[Block], places: Mapping[str, list[Mention]], entities: Mapping[str, Entity], label: str
) -> Iterator[Mark]:
    seen: set[str] = set()
    for block in blocks:
        if block.kind == "heading":
            seen = set()
            yield Mark(block.id)
            continue
        links = (*_first_mentions(places.get(block.id, ()), entities, seen), *_first_identifiers(block, places, seen))
        yield Mark(block.id, block.number, label.format(number=block.number), _classes(block), links)


def _classes(block: Block) -> str:
    """What a style sheet can tell apart: the kind, items with their own number, turns of speakers."""
    return " ".join([block.kind, *["marked"] * bool(block.mark), *["turn"] * bool(block.speaker)])


def _first_mentions(mentions: Iterable[Mention], entities: Mapping[str, Entity], seen: set[str]) -> Iterator[Link]:
    """Links of the entities that this section has not named before; `seen` grows."""
    for mention in sorted(mentions, key=lambda mention: mention.start):
        if mention.entity not in seen and mention.entity in entities:
            seen.add(mention.entity)
            yield Link(mention.start, mention.end, f"../{quote(entity_uri(entities[mention.entity]))}.md")


def _first_identifiers(block: Block, places: Mapping[str, list[Mention]], seen: set[str]) -> Iterator[Link]:
    """Links to the authorities whose identifiers the block writes out, unless a page of the collection has them."""
    held = {mention.start for mention in places.get(block.id, ())}
    for written in written_out(block.text):
        address = address_of(written.authority, written.id)
        if written.start not in held and address not in seen:
            seen.add(address)
            yield Link(written.start, written.end, address, external=True)
