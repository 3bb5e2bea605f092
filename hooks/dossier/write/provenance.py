"""How a text was cleaned: the raw text line by line beside what became of it."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from babel.numbers import format_decimal

from dossier.data import words
from dossier.model import CASED, Document, Line, SiteFile
from dossier.write import frontmatter
from dossier.write.catalogue import Catalogue, Phrase, Reference, foreign
from dossier.write.document_view import provenance_uri

_COPIES = {("duplicate", "="): "same", ("duplicate", "≈"): "near", ("joined", "="): "joined"}
_JUDGES = "crop_page"
"""The rule that judges lines by a score."""
_MOST = 4
"""Shares of a score that a page tells."""
_COPY = re.compile(r"([=≈]) (\d+)(?:: (.*))?")
"""How a rule says that a line is a copy of another, or nearly one, and by which words it knows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a seed on its page."""

    number: int
    raw: str
    text: str
    """As it stands in the text, where a rule changed it; else empty."""
    fate: str
    rule: str
    explained: bool
    """The page of rules tells of the rule."""
    reason: str
    """The words of the raw text that the rule saw."""
    copy: str = ""
    """Says of which line this one is a copy."""
    copy_of: int = 0
    """Number of that line."""
    judged: str = ""
    """The score by which the line went, in the words of the page's language."""


@dataclass(frozen=True, slots=True)
class ProvenanceView:
    """All that the template of the page shows."""

    title: Phrase
    document: Reference
    seed: str
    """File name."""
    language: str
    """Of the raw text (BCP 47)."""
    foreign: str
    """The same, empty where it is the page's."""
    sha256: str
    encoding: str
    evidence: str
    sure: bool
    edited: bool
    """The page of the document is written by hand."""
    given: tuple[str, ...]
    """Keys of the facts that an editor gave."""
    capitals: str
    """`capitals` or `title` where those of the text or of its title were set by rules."""
    counts: Mapping[str, int]
    """Lines by fate, empty ones left out."""
    entries: tuple[Entry, ...]


def provenance_pages(catalogue: Catalogue, language: str, rules: Collection[str]) -> Iterator[SiteFile]:
    """The page of each seed in one language; `rules`: names that the page of rules explains."""
    for document in catalogue.corpus.documents:
        if document.lines:
            view = _view(document, catalogue, language, rules)
            say = words(language)["provenance"]
            meta = {"title": say["title"].format(seed=document.seed), "description": say["lead"]}
            uri = f"{language}/{provenance_uri(document, catalogue)}.md"
            yield SiteFile(uri, frontmatter.page(meta), view, "provenance.html", f"seeds/{document.seed}", listed=False)


def _view(document: Document, catalogue: Catalogue, language: str, rules: Collection[str]) -> ProvenanceView:
    decoding = document.decoding
    lines = tuple(line for line in document.lines if line.raw.strip())
    return ProvenanceView(
        title=Phrase(document.title, foreign(document.language, language)),
        document=catalogue.reference(catalogue.version(document.id, language), language),
        seed=document.seed,
        language=document.language,
        foreign=foreign(document.language, language),
        sha256=document.sha256,
        encoding=decoding.encoding if decoding else "",
        evidence=decoding.evidence if decoding else "",
        sure=bool(decoding and decoding.sure),
        edited=document.markdown is not None,
        given=document.facts.given,
        capitals=next((key for key in document.facts.inferred if key in CASED), ""),
        counts=dict(Counter(line.fate for line in lines).most_common()),
        entries=tuple(_entry(line, rules, language) for line in lines),
    )


def _entry(line: Line, rules: Collection[str], language: str) -> Entry:
    text = line.text if line.fate == "changed" else ""
    entry = Entry(line.number, line.raw.strip(), text, line.fate, line.rule, line.rule in rules, line.reason)
    if line.rule == _JUDGES:
        return replace(entry, judged=judged(line, language))
    copy = _COPY.fullmatch(line.reason) if line.fate in ("duplicate", "joined") else None
    if not copy:
        return entry
    said = words(language)["provenance"][_COPIES[line.fate, copy[1]]].format(number=copy[2])
    return replace(entry, reason=copy[3] or "", copy=said, copy_of=int(copy[2]))


def judged(line: Line, language: str) -> str:
    """The score of a line and what weighed most in it, in words; empty where no score was given.

    >>> told = judged(Line(1, "Home", "Home", evidence=(("place", -0.8), ("form", -0.3))), "en")
    >>> told.partition(" (")[0]
    'judged by the page around it: -1.1'
    """
    say, named = words(language)["provenance"], words(language)["features"]

    def figure(value: float) -> str:
        return format_decimal(value, format="0.0", locale=language)

    shares = (say["share"].format(feature=named[name], figure=figure(value)) for name, value in line.evidence[:_MOST])
    comma = words(language)["document"]["comma"]
    score = figure(round(sum(value for _, value in line.evidence), 1))
    return say["scored"].format(score=score, shares=comma.join(shares)) if line.evidence else ""
