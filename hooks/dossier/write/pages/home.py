"""What the first page of a language tells of the collection: how many texts, by whom, from when to when, and which."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dossier.languages import words
from dossier.languages.dates import display_date
from dossier.languages.locales import counted
from dossier.model import SiteFile
from dossier.model.document import day_of
from dossier.write.catalogue import Catalogue
from dossier.write.names import Name
from dossier.write.pages.documents import DocumentRow, in_order, publishers, row

URI, TEMPLATE = "index.md", "home.html"
"""The page, below the folder of a language; and what shows it."""
NEWEST = 10
"""Texts that the first page shows: as many as fill one screen; all others are one click away."""
PUBLISHERS = 6
"""Publishers that it names: as many as one line holds."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """What home.html shows beside what somebody wrote."""

    description: str
    """How many texts there are, and of which time."""
    texts: str
    """How many texts there are, in words; empty when there is none."""
    period: str
    """From the month of the earliest text to that of the latest; empty when none has a date."""
    publishers: tuple[Name, ...]
    """Those of the most texts first."""
    more_publishers: str
    rows: tuple[DocumentRow, ...]
    """The newest texts."""
    complete: bool
    """Whether these are all texts."""


def period(days: list[date], language: str) -> str:
    """The months from the first of some days to the last; empty without any.

    >>> period([date(2025, 5, 6), date(2024, 4, 3)], "en"), period([date(2024, 4, 3)], "fr"), period([], "zh")
    ('April 2024\u2009–\u2009May 2025', 'avril 2024', '')
    """
    months = sorted(f"{day.year:04}-{day.month:02}" for day in days)
    if not months:
        return ""
    return display_date(months[0] if months[0] == months[-1] else f"{months[0]}/{months[-1]}", language)


def home_view(catalogue: Catalogue, language: str) -> HomeView:
    """What the first page of a language tells of the collection."""
    say, ids = words(language)["home"], in_order(catalogue)
    days = [day_of(catalogue.edition(id_, language).when) for id_ in catalogue.versions]
    named = Counter(name for id_ in ids for name in publishers(id_, catalogue, language))
    texts = counted(say["texts"], len(ids), language) if ids else ""
    months = period([day for day in days if day != date.max], language)
    more = len(named) - PUBLISHERS
    return HomeView(
        description=say["joined"].format(texts=texts, period=months) if texts and months else texts,
        texts=texts,
        period=months,
        publishers=tuple(name for name, _ in named.most_common(PUBLISHERS)),
        more_publishers=counted(say["more"], more, language) if more > 0 else "",
        rows=tuple(row(id_, catalogue, language) for id_ in ids[:NEWEST]),
        complete=len(ids) <= NEWEST,
    )


def home_page(catalogue: Catalogue, language: str) -> SiteFile:
    """The template of the first page of a language and what it shows; the words are those that somebody wrote."""
    return SiteFile(f"{language}/{URI}", "", home_view(catalogue, language), TEMPLATE)
