"""How a text was cleaned: the raw text line by line beside what became of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dossier.languages import words
from dossier.languages.locales import counted, language_name, percent
from dossier.model import Document, Line, SiteFile, Status
from dossier.write.catalogue import Catalogue, LangString, Reference, foreign
from dossier.write.documents.overlays import provenance_uri
from dossier.write.facts import recased
from dossier.write.pages.verdicts import Verdict, bounds, rewritten, verdict

_FOLDED = 7
"""Dropped lines in a row from which they are folded."""
_SAMPLE = 90
"""Characters that a folded run shows of its lines."""
_MOST_RULES = 3
"""Rules that a folded run names."""
_LONGEST_SOURCE = 600
"""Characters of the source of a block that its entry shows: a script may have a million."""
_STAYS: Collection[Status] = ("kept", "changed", "joined")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a seed on its page."""

    number: int
    page: int
    """Of the file; 0 where it has no pages."""
    raw: str
    """Of a source with marks, its words."""
    source: str
    """The marks with the words, cut after some; empty where they are no more than the words."""
    text: str
    """As it stands in the text, where a rule changed its signs; else empty."""
    status: Status
    rule: str
    """Id of the rule where the page of rules tells of it; else empty."""
    verdict: Verdict
    place: Reference | None
    """Where its words stand now."""
    again: bool
    """Whether it says word for word what another line says."""


@dataclass(frozen=True, slots=True)
class Fold:
    """What a long run of dropped lines shows before it is opened."""

    label: str
    """How many lines."""
    first: int
    last: int
    """Their numbers."""
    rules: tuple[str, ...]
    """What they were, the most frequent first."""
    sample: str
    """How they begin."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that stand together; a fold is a run of dropped ones."""

    entries: tuple[Entry, ...]
    fold: Fold | None = None


@dataclass(frozen=True, slots=True)
class Concern:
    """A doubt, in words, and the lines to look at."""

    sentence: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProvenanceView:
    """All that the template of the page shows."""

    title: LangString
    document: Reference
    seed: str
    """File name."""
    language: str
    """Of the raw text (BCP 47)."""
    spoken: str
    """Its name, in the page's language."""
    foreign: str
    """The same code, empty where it is the page's."""
    sha256: str
    encoding: str
    evidence: str
    sure: bool
    extractor: str
    """Library that found the words in the file; empty where they are the file."""
    pages: str
    """How many pages the file has; empty where it has none."""
    edited: bool
    """The page of the document is written by hand."""
    checked: bool
    doubts: tuple[Concern, ...]
    given: tuple[str, ...]
    """Keys of the facts that an editor gave."""
    capitals: str
    """`capitals` or `title` where those of the text or of its title were set by rules."""
    counts: Mapping[str, int]
    """Lines by status, empty ones left out."""
    tallies: Mapping[str, str]
    """The same in words."""
    share: str
    """How much of the raw text stayed, by its characters."""
    parts: tuple[Part, ...]


def provenance_page(document: Document, catalogue: Catalogue, language: str, rules: Collection[str]) -> SiteFile:
    """The page of a seed in one language; `rules`: names that the page of rules explains."""
    view = _view(document, catalogue, language, rules)
    say = words(language)["provenance"]
    title, edit = say["title"].format(seed=document.seed), f"seeds/{document.seed}"
    uri = f"{language}/{provenance_uri(document, catalogue)}.md"
    return SiteFile(uri, title, view, "provenance.html", say["lead"], edit=edit, hidden_in=catalogue.languages)


def _view(document: Document, catalogue: Catalogue, language: str, rules: Collection[str]) -> ProvenanceView:
    decoding = document.decoding
    lines = tuple(line for line in document.lines if line.raw.strip())
    counts: Mapping[str, int] = dict(Counter(line.decision.status for line in lines).most_common())
    say = words(language)["provenance"]
    return ProvenanceView(
        title=LangString(document.title, foreign(document.language, language)),
        document=catalogue.reference(catalogue.version(document.id, language), language),
        seed=document.seed,
        language=document.language,
        spoken=language_name(document.language, language),
        foreign=foreign(document.language, language),
        sha256=document.sha256,
        encoding=decoding.encoding if decoding else "",
        evidence=decoding.evidence if decoding else "",
        sure=bool(decoding and decoding.sure),
        extractor=decoding.extractor if decoding else "",
        pages=counted(say["pages"], decoding.pages, language) if decoding and decoding.pages else "",
        edited=document.markdown is not None,
        checked=document.checked,
        doubts=tuple(Concern(words(language)["doubts"][doubt.code], doubt.lines) for doubt in document.doubts),
        given=document.facts.given,
        capitals=recased(document.facts, document.lines),
        counts=counts,
        tallies={status: counted(say["tallies"][status], count, language) for status, count in counts.items()},
        share=_share(lines, language),
        parts=tuple(_parts(_entries(document, lines, catalogue, language, rules), language)),
    )


def _share(lines: Iterable[Line], language: str) -> str:
    """How much of the raw text stayed, by its characters."""
    sizes = Counter[bool]()
    for line in lines:
        sizes[line.decision.status in _STAYS] += len(line.words.strip()) * (line.markup is None or line.markup.is_seen)
    return percent(sizes[True] / max(1, sizes.total()), language)


def _entries(
    document: Document, lines: Sequence[Line], catalogue: Catalogue, language: str, rules: Collection[str]
) -> Iterator[Entry]:
    around = bounds(lines)
    places, now = _places(document, catalogue, language), rewritten(lines)
    return (
        _entry(line, now.get(line.number, ""), verdict(line, around, language), rules, places.get(line.number))
        for line in lines
    )


def _places(document: Document, catalogue: Catalogue, language: str) -> dict[int, Reference]:
    """Where the words of each line stand now; nowhere when the page of the document is written by hand."""
    blocks = [(block.lines, catalogue.reference(document, language, block.id)) for block in document.blocks]
    return {number: place for numbers, place in blocks for number in numbers}


def _entry(line: Line, text: str, why: Verdict, rules: Collection[str], place: Reference | None) -> Entry:
    made = line.decision
    rule = made.rule if made.rule in rules else ""
    stays = place if made.status in _STAYS else None
    said, source = line.words.strip(), line.raw.strip()
    shown = source[:_LONGEST_SOURCE] + " …" * (len(source) > _LONGEST_SOURCE) if said != source else ""
    again = made.status == "duplicate" and not made.near
    return Entry(line.number, line.page, said, shown, text, made.status, rule, why, stays, again)


def _parts(entries: Iterable[Entry], language: str) -> Iterator[Part]:
    for dropped, run in groupby(entries, key=lambda entry: entry.status == "dropped"):
        together = tuple(run)
        yield Part(together, _fold(together, language) if dropped and len(together) >= _FOLDED else None)


def _fold(entries: Sequence[Entry], language: str) -> Fold:
    rules = Counter(entry.verdict.rule for entry in entries).most_common(_MOST_RULES)
    sample = " · ".join(" ".join(entry.raw[:_SAMPLE].split()) for entry in entries[:_FOLDED])
    return Fold(
        label=counted(words(language)["provenance"]["folded"], len(entries), language),
        first=entries[0].number,
        last=entries[-1].number,
        rules=tuple(rule for rule, _ in rules if rule),
        sample=sample if len(sample) <= _SAMPLE else sample[: _SAMPLE - 1].rstrip() + "…",
    )
