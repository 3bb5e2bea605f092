"""All texts, and what connects them: names and who appears with whom, events, relations, duplicates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from dossier.model.document import (
    TITLE,
    Block,
    CommitmentKind,
    CommitmentMention,
    Document,
    EventKind,
    Key,
    Report,
    When,
)
from dossier.model.lazy import Lazy

EntityKind = Literal["person", "organisation", "place", "initiative", "event", "term"]
FOLDERS: Mapping[str, EntityKind] = {
    "people": "person", "organisations": "organisation", "places": "place",
    "initiatives": "initiative", "events": "event", "terms": "term",
}  # fmt: skip
"""Folders of entity pages, and the kind that each holds."""
DuplicateKind = Literal["exact", "near", "excerpt"]
"""`exact`: the same words, whatever the capitals and marks; `excerpt`: the other text is much longer."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where one can read what the description of an entity adds to the texts."""

    title: str
    """Who published what, in one line."""
    language: str = ""
    """BCP 47; empty where nobody said it."""
    date: str = ""
    """EDTF."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, place, initiative, event or term that texts name: one page under docs/."""

    id: str
    kind: EntityKind
    names: Mapping[str, tuple[str, ...]]
    """Names by language, the preferred one first."""
    description: Mapping[str, str] = field(default_factory=dict)
    """One sentence by language."""
    identifiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By authority (languages/authorities.yml), as its page writes them; their addresses follow from them."""
    path: str = ""
    prose: Mapping[str, str] = field(default_factory=dict)
    """Markdown by language, where somebody wrote more than a sentence."""
    faulty: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By language: forms that a faulty text uses; they find the entity, but nobody should call it so."""
    context: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By name that may mean something else: names of entities of which the same text must hold one."""
    sources: tuple[Citation, ...] = ()
    """For what the description adds to the texts."""
    family: tuple[str, ...] = ()
    """Of a person: the part of the names that is the family's, as each writing has it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where an entity is named; start and end are offsets in the block's text.

    In the title (`TITLE` instead of a block's id) it is told of names that no block holds.
    """

    entity: str
    document: Key
    block: str
    start: int
    end: int
    inferred: bool = False
    """Known by what the text says before: a surname after the full name, a name of several after one of them."""


@dataclass(frozen=True, slots=True)
class Nested:
    """A name that stands within the name of something else: no mention by itself, but no silence either."""

    mention: Mention
    within: str
    """Id of the entity whose name is right around it."""


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that appears with another in the texts."""

    entity: str
    other: str
    paragraphs: int
    """Of the original texts, that name both."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an event is reported: a block of a document and its words."""

    document: Key
    report: Report


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is due, on a date; found in one or several texts."""

    id: str
    when: When
    kind: EventKind
    sources: tuple[Source, ...]
    """Best first: the first gives the event its title where no entity does."""
    entity: str = ""
    """Id of the entity of kind event that names it, if one does."""
    entities: tuple[str, ...] = ()
    """Ids of all that its sentences name (persons, bodies, places, events …), in the order of the sources."""
    announced: str = ""
    """Id of the plan, body or event that was announced, proposed or adopted on that day, if that is the event."""


@dataclass(frozen=True, slots=True)
class CommitmentSource:
    """Where a commitment is made: a block of a document and its words."""

    document: Key
    mention: CommitmentMention


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a later text that speaks of what was promised; whether it was kept, nobody but readers can tell."""

    document: Key
    block: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """What somebody promised; made in one or several texts."""

    id: str
    kind: CommitmentKind
    who: tuple[str, ...]
    """Ids of the entities that commit themselves, in the order of the text; an event stands for those who take part in
    it; empty where no text says it."""
    due: When | None
    count: int
    sources: tuple[CommitmentSource, ...]
    """The oldest text first."""
    evidence: tuple[Evidence, ...] = ()
    """Oldest first."""
    entities: tuple[str, ...] = ()
    """Ids of the entities that its sentences name."""
    by: tuple[str, ...] = ()
    """Ids of the persons who announce it for those."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Why a reader of one document may want another."""

    document: str
    other: str
    """Ids of the two documents."""
    reasons: tuple[str, ...]
    """Ids of the entities that both name, the most telling first."""
    words: tuple[tuple[str, str], ...] = ()
    """Keywords that both have, each with its language, the most telling first."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage that two copies word differently."""

    block: str
    """Id of the block; empty where the text lacks the whole of it."""
    changed: tuple[Span, ...]
    """Offsets in the block's text of what the other has not; an empty span where only the other has something."""
    other_block: str
    other_changed: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two documents of one language that are the same text, or nearly."""

    document: Key
    """An excerpt comes first, before the text that it is from."""
    other: Key
    kind: DuplicateKind
    share: float
    """Part of the shorter text's words that stand in the other in the same order, 0 to 1."""
    differences: tuple[Difference, ...] = ()
    """In reading order; of an excerpt only those in what it has."""

    def seen_from(self, key: Key) -> "Duplicate":
        """The same pair with the named document first."""
        if key == self.document:
            return self
        turned = tuple(Difference(d.other_block, d.other_changed, d.block, d.changed) for d in self.differences)
        return replace(self, document=self.other, other=self.document, differences=turned)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage that two texts share, word for word or nearly; start and end are offsets in the text of its block."""

    document: Key
    """The earlier text, where dates tell."""
    block: str
    start: int
    end: int
    other: Key
    other_block: str
    other_start: int
    other_end: int
    words: int
    """Of the passage in the first text; characters, in a script without gaps."""
    dated: bool = False
    """Whether dates tell which text is the earlier one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Blocks of two versions of a text that say the same."""

    blocks: tuple[str, ...]
    """Ids in the one (`title`: its title); empty where it still lacks them."""
    others: tuple[str, ...]
    """Ids in the other, as they are now; empty where it has them no longer."""
    outdated: str = ""
    """What the other read when the one was made of it, if it does not read so any more."""
    line: int = 0
    """Of the comment that says so, in the file of the one."""
    changes: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
    """What changed since: offsets in the former words, and in what the other reads now, its blocks parted by spaces."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which blocks of a version of a text say what blocks of another do."""

    document: Key
    other: Key
    """Its source, if it is a translation."""
    pairs: tuple[Pair, ...]
    stated: bool = True
    """Whether comments say so; else both are built alike."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An id that a paragraph of a document had before its wording was changed."""

    document: Key
    id: str
    block: str
    """Id of the block that it stands for now; empty where none does."""
    wording: str
    """What it read then."""


def _by_id(document: Document) -> dict[str, Block]:
    return {block.id: block for block in (Block("heading", document.title, TITLE, level=1), *document.blocks)}


class Blocks(Mapping[tuple[Key, str], Block]):
    """All blocks of some documents, by document and id; their titles, too, by `TITLE`."""

    def __init__(self, documents: Iterable[Document]) -> None:
        known = {document.key: document for document in documents}
        self._of = Lazy(known, lambda key: _by_id(known[key]))

    def __getitem__(self, place: tuple[Key, str]) -> Block:
        key, block = place
        return self._of[key][block]

    def __iter__(self) -> Iterator[tuple[Key, str]]:
        return ((key, block) for key, blocks in self._of.items() for block in blocks)

    def __len__(self) -> int:
        return sum(map(len, self._of.values()))


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents and what connects them."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    nested: tuple[Nested, ...] = ()
    """Names within those that the mentions tell."""
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    companions: tuple[Companion, ...] = ()
    """The closest of each entity first."""
    commitments: tuple[Commitment, ...] = ()
    """By deadline, those without one last."""
    quotations: tuple[Quotation, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    """One for each version that is known to say what another says."""
    redirects: tuple[Redirect, ...] = ()
    blocks: Mapping[tuple[Key, str], Block] = field(init=False, repr=False, compare=False)
    """All blocks, by document and id."""
    by_block: Mapping[tuple[Key, str], tuple[Mention, ...]] = field(init=False, repr=False, compare=False)
    """The mentions, by document and block."""

    def __post_init__(self) -> None:
        """Index the blocks and the mentions in them, once for all who look them up."""
        found: dict[tuple[Key, str], list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.document, mention.block].append(mention)
        object.__setattr__(self, "blocks", Blocks(self.documents))
        object.__setattr__(self, "by_block", {place: tuple(inside) for place, inside in found.items()})

    def mentions_in(self, document: Key, block: str) -> tuple[Mention, ...]:
        """The mentions in a block, in the order of its text."""
        return self.by_block.get((document, block), ())


# Names that texts use and no page describes yet.


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a text uses what looks like a name."""

    document: Key
    name: str
    """As it stands there."""
    block: str = ""
    """Id of the block; empty where the name is a fact of the text."""
    start: int = 0
    """Offset in the block's text."""
    kind: EntityKind | None = None
    """None where the words around it tell nothing."""
    basis: str = ""
    """The words that tell the kind; of a fact, its key in the front matter."""
    alias: str = ""
    """The short form that follows it in brackets: "World Health Organization (WHO)"."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Where a text uses a suggested name."""

    document: Key
    sentence: str
    """Empty where the name is a fact of the text."""
    block: str = ""
    """Id of the block; empty likewise."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A page that somebody could write; all of it is inferred."""

    kind: EntityKind
    names: Mapping[str, tuple[str, ...]]
    """By language, the most frequent first."""
    basis: tuple[str, ...]
    """The words that tell the kind, the most frequent first; empty where only capitals do."""
    usages: tuple[Usage, ...]
    """In the order of the texts."""

    @property
    def texts(self) -> int:
        """How many texts use it; versions of one count once."""
        return len({usage.document.id for usage in self.usages})
