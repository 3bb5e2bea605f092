"""The commitments: what texts commit somebody to, by deadline, with the sentence and later texts that speak of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dossier.languages import words
from dossier.languages.dates import display_date, years
from dossier.languages.locales import counted, figure, listed
from dossier.languages.quantities import quantity
from dossier.languages.text import speaks
from dossier.model import Attachment, Commitment, CommitmentKind, CommitmentSource, Evidence, Fragment, SiteFile
from dossier.write.catalogue import Catalogue, LangString, Reference, foreign
from dossier.write.deadlines import UNDATED, year_due
from dossier.write.leaves import Extent, Leaf, Leaved, counting, leaves, list_script, place
from dossier.write.names import Name, name_in, titled
from dossier.write.versions import sentence_in

SCRIPT = "commitments/list.js"


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of a text."""

    parts: tuple[str, str, str]
    """What stands before the promised thing, that thing, and what stands after it; only the middle where unknown."""
    lang: str
    """Where the words are not in the page's language."""
    reference: Reference
    date: str
    """Of the text, in words."""


@dataclass(frozen=True, slots=True)
class Row:
    """A commitment."""

    id: str
    kind: CommitmentKind
    state: str
    """`ahead`, `today` or `passed`; empty without a deadline."""
    due: str
    """The deadline, in words."""
    unsure: bool
    who: tuple[Name, ...]
    said: LangString | None
    """Who, in the words of the text, where no entity is known; not "we", which the sentence says itself."""
    by: tuple[Name, ...]
    """Persons who announce it for these."""
    lost: LangString | None
    """Words that the copy lacks, by which alone it is a call."""
    quantity: LangString | None
    """How many of what: "10 workshops"."""
    sayings: tuple[Saying, ...]
    evidence: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A commitment where it is listed among other things."""

    id: str
    href: str
    """Where the list has it, below the folder of the page's language."""
    kind: CommitmentKind
    due: str
    unsure: bool
    saying: Saying
    """Its oldest sentence."""


@dataclass(frozen=True, slots=True)
class Group:
    """The commitments that are due in a year, or without a deadline."""

    id: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """What is told of all commitments."""

    intro: str
    """How many there are of each kind."""
    kinds: tuple[CommitmentKind, ...]
    states: tuple[str, ...]
    makers: tuple[Name, ...]
    """All who promise something, in the order of the list."""
    parted: bool
    """Whether the list has several pages."""


@dataclass(frozen=True, slots=True)
class CommitmentsView(Leaved):
    """What commitments.html shows."""

    whole: Whole | None
    """What the first page tells of all; the others get it by a script, so that they stay when another changes."""
    groups: tuple[Group, ...]
    as_of: str
    """By which day its deadlines are said to be ahead or passed, in words; empty where there are none."""
    script: str = ""
    """What lets all of the list be chosen among, from the site's top folder; empty where it is on one page."""


def newest(catalogue: Catalogue) -> date:
    """The last day that a text of the collection may be from."""
    return next(iter(catalogue.newest), date.max)


def state(commitment: Commitment, today: date) -> str:
    """Whether a deadline is ahead, today or passed on a day; empty without one.

    A deadline that leaves open when exactly it ends is passed with the last day that it may mean.
    """
    if commitment.due is None:
        return ""
    day = commitment.due.edtf.last_day
    return "ahead" if day > today else "passed" if day < today else "today"


def commitment_leaves(catalogue: Catalogue, language: str) -> tuple[Leaf, ...]:
    """The pages of the list in a language, as each of them leads to the others."""
    undated, aside = str(words(language)["commitments"]["undated"]), words(language)["document"]["aside"]

    def label(extent: Extent) -> str:
        """The years in which what a page tells of is due."""
        return years(extent.first, extent.last, language) if extent.first else undated

    return leaves(catalogue.commitment_extents, label, aside)


def _whole(catalogue: Catalogue, today: date, language: str) -> Whole:
    say, made = words(language)["commitments"], catalogue.corpus.commitments
    kinds = Counter(one.kind for one in made)
    counts = [counted(say["counts"][kind], kinds[kind], language) for kind in say["kinds"] if kinds[kind]]
    states = {state(one, today) for one in made}
    return Whole(
        intro=str(say["intro"]).format(counts=listed(counts, language, "open")),
        kinds=tuple(kind for kind in say["kinds"] if kinds[kind]),
        states=tuple(each for each in say["states"] if each in states),
        makers=tuple(_party(id_, catalogue, language) for id_ in dict.fromkeys(id_ for one in made for id_ in one.who)),
        parted=len(catalogue.commitment_pages) > 1,
    )


def _groups(rows: Iterable[tuple[str, Row]], language: str) -> Iterator[Group]:
    say = words(language)["commitments"]
    for year, found in groupby(rows, key=lambda pair: pair[0]):
        label = say["undated"] if year == UNDATED else display_date(year, language)
        yield Group(f"y-{'open' if year == UNDATED else year}", str(label), tuple(row for _, row in found))


def commitment_row(commitment: Commitment, catalogue: Catalogue, today: date, language: str) -> Row:
    """A commitment as the page of a language shows it; today: the day as of which its deadline is judged."""
    first = commitment.sources[0]
    due = commitment.due.edtf if commitment.due else None
    names = tuple(_party(entity, catalogue, language) for entity in commitment.who)
    sayings = tuple(_saying(source, catalogue, language) for source in commitment.sources)
    lost = first.mention.lost
    said = "" if names or speaks(first.mention.who, first.document.language) else first.mention.who
    return Row(
        id=commitment.id,
        kind=commitment.kind,
        state=state(commitment, today),
        due=display_date(due, language) if due else "",
        unsure=due is not None and not due.is_sure,
        who=names,
        said=LangString(titled(said), foreign(first.document.language, language)) if said else None,
        by=tuple(_party(entity, catalogue, language) for entity in commitment.by),
        lost=LangString(lost, foreign(first.document.language, language)) if lost else None,
        quantity=_quantity(commitment.count, sayings, language),
        sayings=sayings,
        evidence=tuple(_later(evidence, catalogue, language) for evidence in commitment.evidence),
    )


def _party(id_: str, catalogue: Catalogue, language: str) -> Name:
    """An entity; of an event, those who took part."""
    entity = catalogue.entities[id_]
    name = name_in(entity, language)
    participants = str(words(language)["commitments"]["participants"])
    shown = participants.format(event=name.text) if entity.kind == "event" else titled(name.text)
    return Name(shown, name.lang, name.uri)


def _quantity(count: int, sayings: Iterable[Saying], language: str) -> LangString | None:
    """How many of what, in the words of the first sentence that the reader can read and that says it; else a number."""
    told = (LangString(quantity("".join(each.parts), count, each.lang or language), each.lang) for each in sayings)
    found = sorted((each for each in told if each.text), key=lambda each: bool(each.lang))
    return next(iter(found), LangString(figure(count, language)) if count else None)


def brief(commitment: Commitment, catalogue: Catalogue, language: str, id_: str = "") -> Brief:
    """A commitment in a line, on a page of a language; in the words of a document, where its id is given."""
    due = commitment.due.edtf if commitment.due else None
    told = (source for source in commitment.sources if source.document.id == id_)
    saying = _saying(next(told, commitment.sources[0]), catalogue, language)
    shown = display_date(due, language) if due else ""
    href = f"{catalogue.committed[commitment.id]}.html#{commitment.id}"
    return Brief(commitment.id, href, commitment.kind, shown, due is not None and not due.is_sure, saying)


def _saying(source: CommitmentSource, catalogue: Catalogue, language: str) -> Saying:
    mention = source.mention
    told = sentence_in(source.document, mention.block, mention.sentence, catalogue, language)
    start, end = mention.what
    own = told.text == mention.sentence
    parts = (told.text[:start], told.text[start:end], told.text[end:]) if own else ("", told.text, "")
    place = catalogue.place(source.document, mention.block, language)
    return Saying(parts, told.lang, place, _date(source.document.id, catalogue, language))


def _later(evidence: Evidence, catalogue: Catalogue, language: str) -> Saying:
    told = sentence_in(evidence.document, evidence.block, evidence.sentence, catalogue, language)
    place = catalogue.place(evidence.document, evidence.block, language)
    return Saying(("", told.text, ""), told.lang, place, _date(evidence.document.id, catalogue, language))


def _date(id_: str, catalogue: Catalogue, language: str) -> str:
    when = catalogue.edition(id_, language).when
    return display_date(when.edtf, language, when.basis) if when else ""


def commitment_pages(
    uri: str, all_leaves: tuple[Leaf, ...], catalogue: Catalogue, today: date, language: str
) -> Iterator[SiteFile | Fragment | Attachment]:
    """One page of the list of a language, and with the first what the others get of it.

    all_leaves: as `commitment_leaves` lists them; today: the day as of which deadlines are judged.
    """
    here = place(all_leaves, uri)
    rows = [(year_due(one), commitment_row(one, catalogue, today, language)) for one in catalogue.listed.get(uri, ())]
    judged = any(row.state for _, row in rows)
    whole = None if here else _whole(catalogue, today, language)
    page = CommitmentsView(
        whole=whole,
        groups=tuple(_groups(rows, language)),
        as_of=_as_of(today, language) if judged else "",
        leaves=counting(all_leaves, catalogue.commitment_pages) if whole else all_leaves,
        here=here,
        script=f"{catalogue.folder(language)}{SCRIPT}" if len(all_leaves) > 1 else "",
    )
    say = words(language)["commitments"]
    title = say["title"]
    if here:
        title += words(language)["document"]["aside"].format(detail=all_leaves[here].label)
    yield SiteFile(f"{language}/{uri}.md", title, page, "commitments.html", say["description"], say["short"])
    if whole and whole.parted:
        yield Fragment(f"{language}/commitments/whole.md", whole, "partials/commitments-whole.html")
        yield _script(catalogue, today, language)


def _as_of(today: date, language: str) -> str:
    return str(words(language)["commitments"]["as_of"]).format(date=display_date(today.isoformat(), language))


def _script(catalogue: Catalogue, today: date, language: str) -> Attachment:
    """What the script of the list of a language knows of all commitments."""
    made = catalogue.corpus.commitments
    told: dict[str, list[list[str]]] = {
        "state": [[of] if (of := state(one, today)) else [] for one in made],
        "kind": [[one.kind] for one in made],
        "who": [[catalogue.uri(id_) for id_ in one.who] for one in made],
    }
    path = f"{catalogue.folder(language)}{SCRIPT}"
    return list_script(path, catalogue.commitment_pages, told, [one.id for one in made])
