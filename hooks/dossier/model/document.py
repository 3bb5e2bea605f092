"""Texts: a document in one language, its blocks, its facts and the dates that it reports."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from dossier.model.edtf import Edtf
from dossier.model.source import Decoding, Line, Phrase

BlockKind = Literal[
    "title",
    "subtitle",
    "dateline",
    "salutation",
    "heading",
    "paragraph",
    "item",
    "table",
    "quotation",
    "closing",
    "signature",
    "other",
]
"""`subtitle`: what stands below the title and is no sentence. `dateline`: a date alone, or beside a place."""
AROUND: frozenset[BlockKind] = frozenset({"subtitle", "dateline", "salutation", "closing", "signature"})
"""Kinds of blocks that frame a text. In Markdown they are paragraphs like all others, so a translation has the kinds of
what it renders."""
UNNUMBERED: frozenset[BlockKind] = AROUND | {"heading"}
"""Kinds of blocks that have a place and an id, but no number: one cites what a text says."""
FRAME: frozenset[BlockKind] = UNNUMBERED | {"title", "table"}
"""Kinds of blocks around what a text says: nobody promises anything there, and nobody owns their wording."""
TITLE = "title"
"""What stands for the id of the title, which is no block: no id of a block reads so."""
JOINT = frozenset({"statement", "resolution"})
"""Types of text in which several speak as one: its points may be measures without a subject."""
EventKind = Literal["event", "deadline"]
CommitmentKind = Literal["commitment", "offer", "call", "measure", "duty"]
"""`commitment`: somebody will do it; `offer`: is ready to, or proposes it; `call`: asks others to do it; `measure`: a
joint text sets it out without saying who; `duty`: somebody should do it, a commitment only where the parties of a text
say so of themselves."""


REPORTING = frozenset({"news-article", "press-release"})
"""Types of texts whose author is not the one who speaks in them."""
CASED = frozenset({"capitals", "title"})
"""What may be inferred of the letters of a text; it tells nothing of a translation or an adopted text."""


class Key(NamedTuple):
    """What names a document: one text in one language."""

    id: str
    language: str


class When(Struct, frozen=True):
    """A date, as sure as the text makes it."""

    edtf: Edtf
    basis: tuple[str, ...] = ()
    """The words of the text that show it; of several when a part was taken from elsewhere."""


class Block(Struct, frozen=True):
    """A piece of a text with one role. Heading levels start at 2: the title is 1."""

    kind: BlockKind
    text: str
    """Plain text, one line."""
    id: str
    """`p-` and six hex digits of the hash of its raw lines; anchor of the block for ever."""
    number: int = 0
    """Counts from 1 the blocks that say something; 0 for those of a kind in `UNNUMBERED`."""
    level: int = 0
    lines: tuple[int, ...] = ()
    """Numbers of the raw lines it is made of."""
    mark: str = ""
    """The number or letter of an item or article, as the text begins with it: "(a)", "1.", "Article 3"."""
    depth: int = 0
    """Of an item: in how many others it lies; each of them stands above it with nothing but items between."""
    speaker: str = ""
    """Whose words these are, as the text begins: "Q", "The Chair"; a colon follows."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Cells of a table, all rows of one length; the first row is its head, with empty cells if it has none."""
    phrases: tuple[Phrase, ...] = ()
    """What the source stresses or makes a link."""
    sentences: tuple[tuple[int, int], ...] = ()
    """Start and end of each in the text; none in a language that nobody has described. They follow from the text:
    `languages.text.with_sentences` sets them, once it is what it will stay."""


class Report(Struct, frozen=True):
    """A dated event as one text reports it."""

    when: When
    title: str
    """The sentence, or the clause of it that holds the date."""
    block: str
    """Id of the block; empty when only a metadata line says it."""
    kind: EventKind = "event"


class CommitmentMention(Struct, frozen=True):
    """What somebody commits to, as one sentence of a text says it."""

    kind: CommitmentKind
    block: str
    sentence: str
    who: str
    """The words before the verb: "we", "the ministry"; empty for a measure."""
    what: tuple[int, int]
    """Offsets in the sentence of what is promised."""
    count: int = 0
    """How many things; 0 where no number says so."""
    due: When | None = None
    basis: str = ""
    """The words by which it is known to be a commitment: "will"."""
    lost: str = ""
    """Words that the copy lacks, by which alone it is a call; empty where the text itself says so."""


Wording = Mapping[str, str]
"""What a person says about a text, by language; under "" in the text's own."""
Maker = Literal["machine", "human", "unknown"]
"""Who translated a text that came to us as a translation."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A place outside of the collection where a text can be read."""

    title: Wording = field(default_factory=dict)
    url: str = ""
    posted: Edtf | None = None
    """The day that the place gives."""
    seen: Edtf | None = None
    """When somebody found it there (`date` in front matter)."""


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What a source was made from that is itself a translation."""

    language: str
    by: Maker = "unknown"
    work: Copy | None = None
    """The official text."""


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
    version_of: str = ""
    """Id of a text of which a person calls this another version (Dublin Core isVersionOf)."""
    summary: Wording = field(default_factory=dict)
    """What a person says that it is about, in one or two sentences."""
    made_from: MadeFrom | None = None
    """The text came to us as a translation; `Translation` is for those that the collection makes itself."""
    lacks: Wording = field(default_factory=dict)
    """What the official text has and this copy has not."""
    found_at: Copy | None = None
    """Where this copy came from, if not from its publisher."""
    official: Mapping[str, Copy] = field(default_factory=dict)
    """By language: where its author or publisher gives the text."""
    undated: bool = False
    """A person says that nobody knows its date."""
    inferred: tuple[str, ...] = ()
    """Keys of the front matter that no sentence of the text states outright; `capitals` where those of the whole text
    were set by rules, `title` where only its own were."""
    given: tuple[str, ...] = ()
    """Keys that a person gave in seeds/NAME.yml."""

    @property
    def is_report(self) -> bool:
        """Whether others tell what the speaker said: news, a release about an appearance, a text with authors.

        >>> Facts(type="press-release").is_report, Facts(type="speech", speaker=("Bo",)).is_report
        (True, False)
        """
        return self.type in REPORTING or bool(self.author and not set(self.author) & set(self.speaker))

    def role(self, key: str) -> str:
        """What somebody named under a key of the facts is to the text: a speaker of whom others tell is `quoted`.

        >>> Facts(speaker=("Bo",), author=("Liv",)).role("speaker"), Facts(speaker=("Bo",)).role("speaker")
        ('quoted', 'speaker')
        """
        return "quoted" if key == "speaker" and self.is_report else key


@dataclass(frozen=True, slots=True)
class Translation:
    """What a translated text says of itself."""

    source: str
    """Language it was made from (`from` in front matter)."""
    status: str = "draft"
    """draft, machine, reviewed or official."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a comment of a translation says: these blocks render those of the source, in this wording of theirs."""

    blocks: tuple[str, ...]
    """Ids of the blocks below the comment (`title`: the title); empty while nobody has translated it."""
    sources: tuple[str, ...]
    """Ids that the blocks of the source had then."""
    wording: str
    """What the source read then."""
    line: int = 0
    """Of the comment in its file."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the cleaning of a text may be wrong."""

    code: str
    """Key of the sentence in languages/ui (`doubts.CODE`)."""
    lines: tuple[int, ...]
    """Numbers of the lines to look at first."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text in one language. Texts that share an id are versions or translations of each other."""

    id: str
    language: str
    title: str
    when: When | None
    facts: Facts
    blocks: Sequence[Block]
    """The body in reading order; the title is not among them."""
    reports: Sequence[Report] = ()
    commitments: Sequence[CommitmentMention] = ()
    path: str = ""
    """File that a person edits to change it: the seed, or the page under docs/."""
    markdown: str | None = None
    """The body as contributed; None for a seed, whose Markdown is made from its blocks."""
    translation: Translation | None = None
    renderings: tuple[Rendering, ...] = ()
    """Of a translation: what its comments say."""
    seed: str = ""
    """File name of the seed, empty when the text came as Markdown."""
    sha256: str = ""
    decoding: Decoding | None = None
    lines: Sequence[Line] = ()
    """The ledger of the seed; kept when a contributed page replaces its text."""
    decided: tuple[tuple[str, int], ...] = ()
    """How many of its lines each rule decided."""
    others: tuple[tuple[str, str], ...] = ()
    """What it says of itself that no fact is known for: what is said, and the words that say it."""
    doubts: tuple[Doubt, ...] = ()
    """Empty once a person has checked the text."""
    checked: bool = False
    """A person has checked the cleaning, and its result is still the same."""

    @property
    def key(self) -> Key:
        """Id and language."""
        return Key(self.id, self.language)


# Which texts speak for themselves: a translation tells nothing that its original does not.


def originals(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents that are no translations, and the translations of what the collection lacks."""
    documents = tuple(documents)
    there = {document.id for document in documents if document.translation is None}
    return (document for document in documents if document.translation is None or document.id not in there)


# Ids by which blocks are cited, and their numbers.


def paragraph_id(text: str) -> str:
    """Anchor of a block: `p-` and six hex digits of the SHA-256 of its text, white space collapsed.

    >>> paragraph_id("Thank  you.") == paragraph_id("Thank you.")
    True
    """
    return "p-" + hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:6]


def number_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks with unique ids (`-2` for a repeat), and numbers on all but the headings and the frame.

    >>> told: list[tuple[BlockKind, str]] = [("salutation", "Madam,"), ("paragraph", "We met."), ("closing", "Yours,")]
    >>> [block.number for block in number_blocks(Block(kind, text, paragraph_id(text)) for kind, text in told)]
    [0, 1, 0]
    """
    seen: Counter[str] = Counter()
    numbered: list[Block] = []
    count = 0
    for block in blocks:
        seen[block.id] += 1
        counts = block.kind not in UNNUMBERED
        count += counts
        suffix = f"-{seen[block.id]}" if seen[block.id] > 1 else ""
        numbered.append(replace(block, id=block.id + suffix, number=count if counts else 0))
    return tuple(numbered)


def when(edtf: Edtf | str, *basis: str) -> When:
    """A date, or its EDTF text, with the words that show it; ValueError when it is no EDTF."""
    return When(Edtf(edtf) if isinstance(edtf, str) else edtf, basis)


def day_of(moment: When | None) -> date:
    """The day by which something is put in order; what has no date comes last.

    >>> day_of(when("2024-04")), day_of(when("../2025")), day_of(None)
    (datetime.date(2024, 4, 1), datetime.date(2025, 12, 31), datetime.date(9999, 12, 31))
    """
    return moment.edtf.day if moment else date.max


_BEGUN, _LEAST = 0.6, 4
"""The share of its source's blocks below which a translation has only been begun; blocks of a source that can tell."""


def is_begun(document: Document, source: Document) -> bool:
    """Whether a translation without comments has so few blocks of its source that much of it must be missing."""
    stated = any(rendering.blocks for rendering in document.renderings)
    return not stated and len(source.blocks) >= _LEAST and 0 < len(document.blocks) <= _BEGUN * len(source.blocks)
