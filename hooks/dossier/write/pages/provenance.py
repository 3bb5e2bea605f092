"""The account of a cleaning: the raw text line by line beside what became of it.

There is one page a text, in the default language; a script words it anew for readers of the others. So its record holds
codes and values, and `sayings` gives the words of both: a pattern for each code.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from dossier.languages import words
from dossier.languages.locales import counted, language_name, percent, pieces
from dossier.model import Document, Line, SiteFile, Status
from dossier.pages.schema import FACTS
from dossier.write.catalogue import Catalogue, LangString
from dossier.write.documents import room
from dossier.write.documents.corrected import changed
from dossier.write.documents.overlays import provenance_uri
from dossier.write.facts import recased
from dossier.write.pages.verdicts import Bounds, Verdict, bounds, reasons, rewritten, verdict

_FOLDED = 7
"""Dropped lines in a row from which they are folded."""
_SAMPLE = 90
"""Characters that a folded run shows of its lines."""
_MOST_RULES = 3
"""Rules that a folded run names."""
_STAYS: Collection[Status] = ("kept", "changed", "joined")


class Place(NamedTuple):
    """A block of the text."""

    id: str
    number: int
    """0 where it has none."""


class Reach(NamedTuple):
    """A page of an account."""

    file: str
    """Its name; all lie in one folder."""
    first: int
    last: int
    """Numbers of its lines."""


class Entry(NamedTuple):
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
    linked: bool
    """Whether the page of rules tells of its rule."""
    verdict: Verdict
    place: Place | None
    """Where its words stand now."""
    again: bool
    """Whether it says word for word what another line says."""


class Fold(NamedTuple):
    """What a long run of dropped lines shows before it is opened."""

    size: int
    """Lines."""
    first: int
    last: int
    """Numbers of its first and last line."""
    rules: tuple[str, ...]
    """Ids of what they were dropped by, the most frequent first."""
    sample: str
    """How they begin."""


class Part(NamedTuple):
    """Lines that stand together; a fold is a run of dropped ones."""

    entries: tuple[Entry, ...]
    fold: Fold | None = None


class Telling(NamedTuple):
    """The document whose text this was, as readers of a language get it."""

    language: str
    """Of these readers."""
    title: LangString
    href: str
    """From the site's top folder."""


@dataclass(frozen=True, slots=True)
class ProvenanceView:
    """All that the page shows."""

    documents: tuple[Telling, ...]
    """For readers of each language that gets a page of its own, the default first."""
    address: str
    """Page of the document in the language of the raw text, from the site's top folder."""
    seed: str
    """File name."""
    language: str
    """Of the raw text (BCP 47)."""
    sha256: str
    encoding: str
    evidence: str
    sure: bool
    extractor: str
    """Library that found the words in the file; empty where they are the file."""
    pages: int
    """How many pages the file has; 0 where it has none."""
    edited: bool
    """The page of the document is written by hand."""
    checked: bool
    doubts: tuple[tuple[str, tuple[int, ...]], ...]
    """Code of each doubt, and the lines to look at."""
    given: tuple[str, ...]
    """Keys of the facts that an editor gave."""
    capitals: str
    """`small`, `large` or `title` where those of the text or of its title were set by rules."""
    counts: Mapping[str, int]
    """Lines of the whole text by status, empty ones left out."""
    share: int
    """How much of the raw text stayed, by its characters: hundredths."""
    lines: tuple[Line, ...]
    """Those of this page that are not blank."""
    own: Mapping[str, int]
    """These by status."""
    parted: tuple[Reach, ...]
    """All pages of the account."""
    here: int
    """Which of them this is, from 0."""
    around: Bounds
    places: Mapping[int, Place]
    """Where the words of each line (its number) stand now."""
    explained: tuple[str, ...]
    """Ids of the rules that the page of rules tells of."""


def provenance_pages(document: Document, catalogue: Catalogue, explained: Iterable[str]) -> Iterator[SiteFile]:
    """The pages of a seed, in the default language; `explained`: ids of rules that the page of rules tells of."""
    default = catalogue.languages[0]
    told = tuple(sorted(explained))
    parted = room.account_pages(document.lines)
    uris = [f"{default}/{provenance_uri(document, catalogue, number)}.md" for number in range(len(parted))]
    reaches = tuple(
        Reach(f"{uri.rpartition('/')[2].removesuffix('.md')}.html", lines[0].number, lines[-1].number)
        for uri, lines in zip(uris, parted, strict=True)
        if lines
    )
    whole = replace(
        _view(document, catalogue, tuple(line for lines in parted for line in lines)), parted=reaches, explained=told
    )
    for here, (uri, lines) in enumerate(zip(uris, parted, strict=True)):
        yield SiteFile(
            uri=uri,
            title=_title(whole, here, default),
            view=replace(whole, lines=lines, own=_counts(lines), here=here),
            template="provenance.html",
            description=words(default)["provenance"]["lead"],
            **changed(document, default)._asdict(),
            hidden_in=catalogue.languages,
            picture=catalogue.pictures.get(document.id),
            once=True,
        )


def _title(view: ProvenanceView, here: int, language: str) -> str:
    """That of a page; of one of several it says which lines they are, as account.js does."""
    title = said("title", language, {"seed": view.seed})
    if len(view.parted) < 2:
        return title
    page = view.parted[here]
    return title + said("colon", language) + said("place.range", language, {"first": page.first, "last": page.last})


def page_of(view: ProvenanceView, number: int) -> str:
    """The page with a line, as a link from this one begins; empty where it is this one."""
    here = view.parted[view.here] if view.parted else None
    if here is None or here.first <= number <= here.last:
        return ""
    return next((page.file for page in view.parted if page.first <= number <= page.last), "")


def _view(document: Document, catalogue: Catalogue, lines: tuple[Line, ...]) -> ProvenanceView:
    """What an account tells on each of its pages."""
    decoding = document.decoding
    return ProvenanceView(
        documents=tuple(_tellings(document, catalogue)),
        address=catalogue.reference(document, document.language).href,
        seed=document.seed,
        language=document.language,
        sha256=document.sha256,
        encoding=decoding.encoding if decoding else "",
        evidence=decoding.evidence if decoding else "",
        sure=bool(decoding and decoding.sure),
        extractor=decoding.extractor if decoding else "",
        pages=decoding.pages if decoding else 0,
        edited=document.markdown is not None,
        checked=document.checked,
        doubts=tuple((doubt.code, doubt.lines) for doubt in document.doubts),
        given=document.facts.given,
        capitals=recased(document.facts, document.lines),
        counts=_counts(lines),
        share=_share(lines),
        lines=lines,
        own={},
        parted=(),
        here=0,
        around=bounds(lines),
        places=_places(document),
        explained=(),
    )


def _tellings(document: Document, catalogue: Catalogue) -> Iterator[Telling]:
    default = catalogue.languages[0]
    shown: set[str] = set()
    for language in catalogue.languages:
        reference = catalogue.reference(catalogue.version(document.id, language), default)
        if reference.href not in shown:
            yield Telling(language, reference.title, reference.href)
        shown |= {reference.href} if language == default else set()


def _counts(lines: Iterable[Line]) -> dict[str, int]:
    return dict(Counter(line.decision.status for line in lines).most_common())


def _share(lines: Iterable[Line]) -> int:
    """How much of the raw text stayed, by its characters: hundredths."""
    sizes = Counter[bool]()
    for line in lines:
        sizes[line.decision.status in _STAYS] += len(line.words.strip()) * (line.markup is None or line.markup.is_seen)
    return round(100 * sizes[True] / max(1, sizes.total()))


def _places(document: Document) -> dict[int, Place]:
    """Where the words of each line stand now; nowhere when the page of the document is written by hand."""
    blocks = [(block.lines, Place(block.id, block.number)) for block in document.blocks]
    return {number: place for numbers, place in blocks for number in numbers}


# The list of lines.


def parts(view: ProvenanceView) -> Iterator[Part]:
    """All lines of a page in their order, long runs of dropped ones folded."""
    for dropped, run in groupby(_entries(view), key=lambda entry: entry.status == "dropped"):
        together = tuple(run)
        yield Part(together, _fold(together) if dropped and len(together) >= _FOLDED else None)


def _entries(view: ProvenanceView) -> Iterator[Entry]:
    now = rewritten(view.lines)
    for line in view.lines:
        made = line.decision
        said, source = line.words.strip(), line.raw.strip()
        yield Entry(
            line.number,
            line.page,
            _short(said),
            source[: room.LONGEST_SOURCE] + " …" * (len(source) > room.LONGEST_SOURCE) if said != source else "",
            _short(now.get(line.number, "")),
            made.status,
            made.rule in view.explained,
            verdict(line, view.around),
            view.places.get(line.number) if made.status in _STAYS else None,
            made.status == "duplicate" and not made.near,
        )


def _short(text: str) -> str:
    return text if len(text) <= room.LONGEST_LINE else f"{text[: room.LONGEST_LINE].rstrip()} …"


def _fold(entries: tuple[Entry, ...]) -> Fold:
    rules = Counter(entry.verdict.rule for entry in entries).most_common(_MOST_RULES)
    sample = " · ".join(" ".join(entry.raw[:_SAMPLE].split()) for entry in entries[:_FOLDED])
    return Fold(
        size=len(entries),
        first=entries[0].number,
        last=entries[-1].number,
        rules=tuple(rule for rule, _ in rules if rule),
        sample=sample if len(sample) <= _SAMPLE else sample[: _SAMPLE - 1].rstrip() + "…",
    )


# The words of the page, for it and for its script.


Pattern = str | Mapping[str, str]
"""A sentence with {places} for its values, or one for each plural category (CLDR) of the number {n} in it."""


@cache
def sayings(language: str) -> Mapping[str, Pattern]:
    """All that a page can say in a language, by code; names of languages are told apart, since they are many."""
    say = words(language)
    told, facts = say["provenance"], say["document"]
    gap, colon = facts["gap"], facts["colon"]
    return {
        **reasons(language),
        **{f"status.{code}": name for code, name in say["statuses"].items()},
        **{f"tally.{code}": forms for code, forms in told["tallies"].items()},
        **{f"meaning.{code}": meaning for code, meaning in told["meanings"].items()},
        **{f"doubt.{code}": told["doubt"].format(doubt=sentence) for code, sentence in say["doubts"].items()},
        **{f"fact.{key}": facts[key] for key in FACTS},
        **{f"capitals.{code}": facts["capitals"] + colon + how for code, how in facts["recased"].items()},
        **{f"decoding.{code}": evidence for code, evidence in say["decoding"].items()},
        **{code: told[code] for code in _PLAIN},
        **{code: told[code] + gap for code in ("look", "now", "given", "lead")},
        "folded": {form: f"{wording}{colon}" for form, wording in told["folded"].items()},
        "share_kept": told["share_kept"].format(share=_percent(language)),
        "unchecked": facts["unchecked"] + gap,
        "uncertain": facts["uncertain"],
        "how_often": facts["how_often"],
        "language": facts["language"],
        "rules": say["rules"]["title"],
        "paragraph": say["timeline"]["paragraph"],
        "all": say["timeline"]["all"],
        "shown": say["timeline"]["shown"],
        "colon": colon,
        "between": pieces("ab", language)[1].before,
    }


def said(code: str, language: str, values: Mapping[str, int | str] = MappingProxyType({})) -> str:
    """What a code says in a language.

    >>> said("tally.kept", "en", {"n": 1}), said("place.above", "en", {"first": 4}), said("language.fr", "en")
    ('1 line kept', 'above the text, which begins with line 4', 'French')
    """
    kind, _, name = code.partition(".")
    if kind == "language" and name:
        return language_name(name, language)
    pattern = sayings(language)[code]
    return pattern.format(**values) if isinstance(pattern, str) else counted(pattern, int(values["n"]), language)


_PLAIN = (
    "heading", "edited", "checked", "summary", "file", "original", "checksum", "extracted", "encoding", "pages",
    "filter", "filter_part", "range", "parted", "whole", "before", "after", "line", "line_on_page",
    "page", "source", "to_text", "title",
)  # fmt: skip
"""Words of `provenance` in languages/ui that stand as they are."""


def _percent(language: str) -> str:
    """How a language writes {share} hundredths."""
    return percent(0.11, language).replace("11", "{share}")
