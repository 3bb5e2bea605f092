"""Raw texts: what lies in seeds/, what people decided about it, and what became of each line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Status = Literal["kept", "changed", "joined", "duplicate", "metadata", "dropped"]
"""What became of a line. `joined`: its words now stand in the paragraph of an earlier line."""

Role = Literal[
    "title",
    "heading",
    "author",
    "contributor",
    "speaker",
    "event",
    "date",
    "dateline",
    "repost",
    "source",
    "credit",
    "publisher",
    "rights",
    "address",
    "notice",
    "page_break",
    "export_mark",
    "other",
]
"""What a line is in its text, for those who look for facts. `contributor`: editors, translators, photographers.
`speaker` and `event`: a name or an occasion on a line of its own. Several lines with `title` are one title together.
`dateline`: a date beside a place. `repost`: source and date of the page that reposts a text. `source` names where
the text comes from, `address` where it lies on the web, `credit` and `publisher` are the name of a body alone, at
the end and below the title. `notice`: says how a page may be used, often by whose leave. `page_break`: its place
shows where a printed page ended. `export_mark`: left by the program that saved the text. `other`: what a source says
in a field that is none of ours; `value` is what it says, `seen` the name of the field."""

Detail = str | int | float | tuple[int | str, ...]
"""What fills a place in a message: words, names and numbers of lines as they are (text), how many (int), a share of
1 (float), several lines (numbers), or words of which one may be chosen (texts)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at: where, what is wrong, how to mend it."""

    path: str
    """File, relative to the collection's folder."""
    line: int
    """Line in that file, from 1; 0 when the whole file is meant."""
    code: str
    """Key of the message in languages/ui (`findings.CODE`)."""
    detail: Mapping[str, Detail] = field(default_factory=dict)
    """What fills the places in the message."""


class Decision(Struct, frozen=True):
    """What was decided about a line, and why: all that pages and facts say of it is made from this."""

    status: Status = "kept"
    rule: str = ""
    """Name of the rule, or of the kind of decision by a person, for readers alone: nothing depends on it."""
    seen: str = ""
    """What the rule saw: words of the raw text, or the signs that it exchanged."""
    lines: tuple[int, ...] = ()
    """Numbers of other lines: those put together here (`changed`), the one that has the words now (`joined`), the one
    of which this is a copy (`duplicate`), the nearest one that is known to be no text (`dropped`, by a score)."""
    near: bool = False
    """A duplicate in all but a few letters."""
    role: Role | None = None
    value: str = ""
    """The fact that the line tells in its role, where that is not the whole line."""
    unsure: bool = False
    """It is a guess, which others might contradict: the title of a text, for which other lines speak as well."""
    pinned: bool = False
    """A person decided it: the line stands for itself, no rule joins it with another, and it tells of no other."""

    def signed(self, rule: str) -> "Decision":
        """The decision as that of a rule."""
        return replace(self, rule=rule)


BlockElement = Literal["heading", "paragraph", "item", "quotation", "table", "line", "unseen"]


class Phrase(Struct, frozen=True):
    """Words of a block that its source stresses, or makes a link."""

    kind: Literal["emphasis", "strong", "link"]
    words: str
    address: str = ""
    """Where a link leads, as the source has it."""
    start: int = 0
    """Where the words begin in those of the block; a rule may have moved them since."""


class Markup(Struct, frozen=True):
    """What the marks of a seed's source say that a block is; the whole block is one line."""

    kind: BlockElement
    """`line`: a line of a preformatted text, in which words alone must show what is a paragraph. `unseen`: what no
    browser shows, such as a script, or what a page says of itself for machines."""
    level: int = 0
    """Of a heading, from 1."""
    mark: str = ""
    """The number with which an item begins: "3."; empty where it has a bullet."""
    depth: int = 0
    """Of an item: in how many lists it lies beside its own."""
    words: str = ""
    """The words of the source, without its marks, before any rule changed them; of what is unseen, what it is."""
    phrases: tuple[Phrase, ...] = ()
    """In the order of their ends; one lies within another, or beside it."""
    links: float = 0.0
    """Share of the characters that stand in links, 0 to 1."""
    within: frozenset[str] | None = None
    """Parts of a page that enclose the block (languages/html.yml); None where the source is a text and no page."""
    box: str = ""
    """By what an element around the block says that it holds no text, such as a word of its class (languages/html.yml);
    empty where none says so."""
    alike: float = 0.0
    """Share of the page's sentences that stand in elements like the one around the block, 0 to 1."""

    @property
    def is_seen(self) -> bool:
        """Whether a browser shows it."""
        return self.kind != "unseen"

    @property
    def is_block(self) -> bool:
        """Whether the marks show where the paragraph begins and ends."""
        return self.kind != "line"


class Line(Struct, frozen=True):
    """One line of a seed, counted from 1, and what became of it: an entry of the ledger."""

    number: int
    raw: str
    """As decoded, with its line ending; never changed by a rule."""
    text: str
    """As it stands now, without white space at the ends."""
    decision: Decision = Decision()
    cells: tuple[tuple[str, ...], ...] = ()
    """The rows of a table, if the line holds a whole one; `text` then has them with bars between."""
    markup: Markup | None = None
    """None in a plain text, where the words alone must show what a line is."""
    shares: tuple[tuple[str, float], ...] = ()
    """Features by which the line was scored (clean/page/features.py), and what each added: above 0 speaks for text."""
    page: int = 0
    """The page on which it stands, from 1; 0 where the file has none."""
    follows: bool | None = None
    """Whether its place on the page shows that it goes on from the line above; None where nothing shows it."""

    def became(self, text: str, decision: Decision, shares: tuple[tuple[str, float], ...] = ()) -> "Line":
        """The line with these words, and what was decided of it.

        shares: how it was scored, if it was now.

        >>> Line(1, "Home", "Home").became("Home", Decision("dropped"), (("form", -0.3),)).shares
        (('form', -0.3),)
        """
        return replace(self, text=text, decision=decision, shares=shares or self.shares)

    @property
    def words(self) -> str:
        """The words of the source, without its marks, before any rule changed them."""
        return self.markup.words if self.markup and self.markup.words else self.raw


@dataclass(frozen=True, slots=True)
class Decoding:
    """How the bytes were read."""

    encoding: str
    """Python's codec name; encoding the text with it (surrogateescape) gives the bytes back. Empty where a library
    found the words."""
    evidence: str
    """Key of the sentence in languages/ui (`decoding.KEY`) that says why."""
    sure: bool = True
    extractor: str = ""
    """The library that found the words in the file, with its version."""
    pages: int = 0
    """Of a file that has pages."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the raw text that an editor chose in seeds/NAME.yml, to keep or to drop it."""

    line: int
    text: str
    """Some words of it, by which it is known again; white space does not count."""
    at: int = 0
    """Line of NAME.yml that says so."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A wording that an editor corrected in seeds/NAME.yml."""

    line: int
    old: str
    new: str
    why: str
    at: int = 0
    """Line of NAME.yml that says so."""


@dataclass(frozen=True, slots=True)
class Lost:
    """Words of the official text that a copy lacks, by which what follows them is understood."""

    line: int
    """Line of the raw text before which they belong."""
    text: str
    """Some words of it, by which it is known again."""
    words: str
    at: int = 0
    """Line of NAME.yml that says so."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person knows better about a seed: the content of seeds/NAME.yml. It wins."""

    facts: Mapping[str, object] = field(default_factory=dict)
    keep: tuple[Choice, ...] = ()
    """Lines that stay, whatever the rules say."""
    drop: tuple[Choice, ...] = ()
    replace: tuple[Replacement, ...] = ()
    lost: tuple[Lost, ...] = ()
    checked: str = ""
    """Digest of the cleaned text that a person has checked (read/doubts); empty while nobody has."""
    at: Mapping[str, int] = field(default_factory=dict)
    """Line of each key in the file, for what is found wrong with it later."""
    path: str = ""
    """Of the file, which may hold nothing yet; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Seed:
    """One raw text as it lies in seeds/."""

    path: str
    """Relative to the collection's folder, with forward slashes: seeds/NAME.txt."""
    raw: bytes
    correction: Correction = Correction()
