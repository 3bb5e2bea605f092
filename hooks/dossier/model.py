"""All nouns, no verbs: the frozen records that the three acts hand to each other.

Dates are EDTF strings (ISO 8601-2), languages BCP 47 tags, types and relations follow
Dublin Core and schema.org where these have a word for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Fate = Literal["kept", "changed", "duplicate", "metadata", "dropped"]
BlockKind = Literal["title", "heading", "paragraph", "item", "salutation", "quotation", "other"]
EntityKind = Literal["person", "organisation", "place", "initiative", "event", "term"]
EventKind = Literal["event", "deadline"]
FOLDERS: Mapping[str, EntityKind] = {
    "people": "person", "organisations": "organisation", "places": "place",
    "initiatives": "initiative", "events": "event", "terms": "term",
}  # fmt: skip
"""Folders of entity pages, and the kind that each holds."""


class Key(NamedTuple):
    """What names a document: one text in one language."""

    id: str
    language: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at: where, what is wrong, how to mend it."""

    path: str
    """File, relative to the collection's folder."""
    line: int
    """Line in that file, from 1; 0 when the whole file is meant."""
    code: str
    """Key of the message in data/ui (`findings.CODE`)."""
    detail: Mapping[str, str] = field(default_factory=dict)
    """What fills the places in the message."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a seed, counted from 1, and what became of it: an entry of the ledger."""

    number: int
    raw: str
    """As decoded, with its line ending; never changed by a rule."""
    text: str
    """As it stands now, without white space at the ends."""
    fate: Fate = "kept"
    rule: str = ""
    """Name of the rule that decided last; empty while nothing did."""
    reason: str = ""
    """The evidence: what the rule saw (a phrase, a line number, a score)."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """How the bytes were read."""

    encoding: str
    """Python's codec name; encoding the text with it (surrogateescape) gives the bytes back."""
    evidence: str
    """Key of the sentence in data/ui (`decoding.KEY`) that says why."""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Replacement:
    """A wording that an editor corrected in seeds/NAME.yml."""

    line: int
    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person knows better about a seed: the content of seeds/NAME.yml. It wins."""

    facts: Mapping[str, object] = field(default_factory=dict)
    keep: tuple[int, ...] = ()
    """Numbers of lines that stay, whatever the rules say."""
    drop: tuple[int, ...] = ()
    replace: tuple[Replacement, ...] = ()
    at: Mapping[str, int] = field(default_factory=dict)
    """Line of each key in the file, for what is found wrong with it later."""


@dataclass(frozen=True, slots=True)
class Seed:
    """One raw text as it lies in seeds/."""

    path: str
    """Relative to the collection's folder, with forward slashes: seeds/NAME.txt."""
    raw: bytes
    correction: Correction = Correction()


@dataclass(frozen=True, slots=True)
class When:
    """A date, as sure as the text makes it."""

    edtf: str
    basis: tuple[str, ...] = ()
    """The words of the text that show it; of several when a part was taken from elsewhere."""
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text with one role. Heading levels start at 2: the title is 1."""

    kind: BlockKind
    text: str
    """Plain text, one line."""
    id: str
    """`p-` and six hex digits of the hash of its raw lines; anchor of the block for ever."""
    number: int = 0
    """Counts the blocks that are not headings, from 1; 0 for headings."""
    level: int = 0
    lines: tuple[int, ...] = ()
    """Numbers of the raw lines it is made of."""


@dataclass(frozen=True, slots=True)
class Report:
    """A dated event as one text reports it."""

    when: When
    title: str
    """The sentence, or the clause of it that holds the date."""
    block: str
    """Id of the block; empty when only a metadata line says it."""
    kind: EventKind = "event"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a text. Empty means: the text does not say."""

    type: str = ""
    publisher: str = ""
    source_url: str = ""
    speaker: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    place: str = ""
    event: str = ""
    rights: str = ""
    inferred: tuple[str, ...] = ()
    """Keys of the front matter that no sentence of the text states outright."""
    given: tuple[str, ...] = ()
    """Keys that a person gave in seeds/NAME.yml."""


@dataclass(frozen=True, slots=True)
class Translation:
    """What a translated text says of itself."""

    source: str
    """Language it was made from (`from` in front matter)."""
    status: str = "draft"
    """draft, machine, reviewed or official."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text in one language. Texts that share an id are versions or translations of each other."""

    id: str
    language: str
    title: str
    when: When | None
    facts: Facts
    blocks: tuple[Block, ...]
    """The body in reading order; the title is not among them."""
    reports: tuple[Report, ...] = ()
    path: str = ""
    """File that a person edits to change it: the seed, or the page under docs/."""
    markdown: str | None = None
    """The body as contributed; None for a seed, whose Markdown is made from its blocks."""
    translation: Translation | None = None
    seed: str = ""
    """File name of the seed, empty when the text came as Markdown."""
    sha256: str = ""
    decoding: Decoding | None = None
    lines: tuple[Line, ...] = ()
    """The ledger of the seed; kept when a contributed page replaces its text."""

    @property
    def key(self) -> Key:
        """Id and language."""
        return Key(self.id, self.language)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, place, initiative, event or term that texts name: one page under docs/."""

    id: str
    kind: EntityKind
    names: Mapping[str, tuple[str, ...]]
    """Names by language, the preferred one first."""
    description: Mapping[str, str] = field(default_factory=dict)
    """One sentence by language."""
    same_as: tuple[str, ...] = ()
    """Addresses of the same thing in authority files (schema.org sameAs)."""
    path: str = ""
    prose: Mapping[str, str] = field(default_factory=dict)
    """Markdown by language, where somebody wrote more than a sentence."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where an entity is named; start and end are offsets in the block's text."""

    entity: str
    document: Key
    block: str
    start: int
    end: int


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


@dataclass(frozen=True, slots=True)
class Relation:
    """Why a reader of one document may want another."""

    document: str
    other: str
    """Ids of the two documents."""
    reasons: tuple[str, ...]
    """Ids of the entities that both name, the most telling first."""
    score: float


@dataclass(frozen=True, slots=True)
class Corpus:
    """All documents and what connects them."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site, as mkdocs.yml lists it."""

    code: str
    """BCP 47."""
    name: str
    """In the language itself."""
    default: bool = False


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A page to be made."""

    uri: str
    """Under docs/: LANG/documents/ID.md."""
    content: str
    """Markdown with front matter."""
    view: object = None
    """What the page's template shows beyond its front matter."""
    template: str = ""
    """File in overrides/; empty for the frame that all pages have."""
    edit: str = ""
    """File that makes the page, relative to the collection's folder."""
    listed: bool = True
    """Whether search engines, the site map and the site's own search may show it."""
