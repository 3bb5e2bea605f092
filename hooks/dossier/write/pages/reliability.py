"""The page that says how often the rules were right, with a mark of doubt and without (languages/doubts.yml)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dossier.languages import DOUBTS, words
from dossier.languages.dates import display_date
from dossier.languages.locales import counted, figure, language_name, percent
from dossier.model import SiteFile

URI = "reliability"
ENOUGH = 10
"""Texts from which a share is told: of fewer, one more or less would change it by a tenth or more."""
REPOSITORY = "https://github.com/{name}"
"""Where the texts are that were counted."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many were right of how many."""

    text: str
    """In words; empty where there were none."""
    share: str
    """In hundredths; empty where there were too few."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What was counted, by mark."""

    code: str
    """Its words are those of this key."""
    columns: tuple[str, ...]
    """Marks."""
    rows: tuple[Row, ...]
    by_kind: tuple[Row, ...] = ()
    """The last of `rows` by kind and language."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A source of texts that were counted."""

    name: str
    href: str
    kind: str
    """Type of its texts."""
    count: str


@dataclass(frozen=True, slots=True)
class ReliabilityView:
    """All that the template of the page shows."""

    counted: str
    """When, and on how many texts."""
    few: str
    tables: tuple[Table, ...]
    origins: tuple[Origin, ...]


Key = tuple[str, str]
"""A type of text and a language."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many texts there were and how many of them were right, by kind and language."""

    texts: Counter[Key]
    right: Counter[Key]


def _tally(figures: Sequence[Mapping[str, Any]], what: str, mark: str) -> Tally:
    found = [row for row in figures if (row["of"], row["mark"]) == (what, mark)]
    both = (Counter({(row["kind"], row["language"]): row[name] for row in found}) for name in ("texts", "right"))
    return Tally(*both)


def _cell(texts: int, right: int, language: str) -> Cell:
    """A cell of a table.

    >>> _cell(189, 186, "en"), _cell(3, 2, "en"), _cell(0, 0, "en").text
    (Cell(text='186 of 189', share='98%'), Cell(text='2 of 3', share=''), '')
    """
    say = words(language)["reliability"]
    text = say["of"].format(right=figure(right, language), texts=figure(texts, language)) if texts else ""
    return Cell(text, percent(right / texts, language) if texts >= ENOUGH else "")


def _whole(label: str, tallies: Sequence[Tally], language: str) -> Row:
    return Row(label, tuple(_cell(one.texts.total(), one.right.total(), language) for one in tallies))


def _kinds(tallies: Sequence[Tally], language: str) -> Iterator[Row]:
    say = words(language)
    for key in sorted({key for one in tallies for key in one.texts}):
        label = say["types"][key[0]] + say["document"]["aside"].format(detail=language_name(key[1], language))
        yield Row(label, tuple(_cell(one.texts[key], one.right[key], language) for one in tallies))


def _table(code: str, whats: Sequence[str], figures: Sequence[Mapping[str, Any]], language: str) -> Table:
    """Of several things how often each was right, by mark; of the last by kind, too."""
    say = words(language)["reliability"]
    columns = say[code]["marks"]
    found = {what: [_tally(figures, what, mark) for mark in columns] for what in whats}
    rows = (_whole(say["rows"][what], tallies, language) for what, tallies in found.items())
    return Table(code, tuple(columns.values()), tuple(rows), tuple(_kinds(found[whats[-1]], language)))


def _reasons(figures: Sequence[Mapping[str, Any]], language: str) -> Table:
    """Of the texts with each doubt how many were right all the same."""
    say, doubts = words(language)["reliability"], words(language)["doubts"]
    known = {row["mark"] for row in figures if row["of"] == "text"}
    rows = (
        _whole(sentence, [_tally(figures, "text", code)], language)
        for code, sentence in doubts.items()
        if code in known
    )
    return Table("reasons", tuple(say["reasons"]["marks"].values()), tuple(rows))


def reliability_view(measured: Mapping[str, Any], language: str) -> ReliabilityView:
    """The figures as a page in a language tells them; measured: as languages/doubts.yml has them."""
    say, types = words(language)["reliability"], words(language)["types"]
    figures = measured["figures"]
    texts = sum(source["texts"] for source in measured["sources"])
    day = display_date(measured["date"], language)
    return ReliabilityView(
        counted=say["counted"].format(date=day, texts=counted(say["texts_counted"], texts, language)),
        few=say["few"].format(enough=figure(ENOUGH, language)),
        tables=(
            _table("dates", ("date",), figures, language),
            _table("texts", ("sentences", "title", "text"), figures, language),
            _reasons(figures, language),
        ),
        origins=tuple(
            Origin(
                source["name"],
                REPOSITORY.format(name=source["name"]),
                types[source["kind"]],
                counted(say["texts_counted"], source["texts"], language),
            )
            for source in measured["sources"]
        ),
    )


def reliability_page(language: str) -> SiteFile:
    """The page about how often the rules were right."""
    say = words(language)["reliability"]
    view = reliability_view(DOUBTS, language)
    return SiteFile(f"{language}/{URI}.md", say["title"], view, "reliability.html", say["lead"])
