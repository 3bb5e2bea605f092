"""How a page says how its text is cited: in four styles, in the formats of programs, and in its head for both."""

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.model.edtf import Edtf
from dossier.write.catalogue import foreign
from dossier.write.citations import Cited
from dossier.write.citations.formats import FORMS, NAMES
from dossier.write.citations.items import Item
from dossier.write.citations.styles import STYLES, Citation


@dataclass(frozen=True, slots=True)
class CitedView:
    """What cite.html shows."""

    lang: str
    """BCP 47, where the text is not in the page's language."""
    styles: tuple[tuple[str, Citation], ...]
    """With their names."""
    note: str
    """What is said of a translation, behind the citation."""
    files: tuple[tuple[str, str, str], ...]
    """Name of a format, ending of its files, and what one holds."""
    meta: tuple[tuple[str, str], ...]
    """Names and contents of what stands in the head of the page."""


def cited_view(cited: Cited, language: str) -> CitedView:
    """How a text is cited, on a page in a language."""
    item = cited.item
    return CitedView(
        lang=foreign(item["language"], language),
        styles=tuple((style.name, cited.styles[style.id]) for style in STYLES if style.id in cited.styles),
        note=item.get("note", ""),
        files=tuple((NAMES[ending], ending, write(item)) for ending, write in FORMS.items()),
        meta=tuple(meta(item)),
    )


def meta(item: Item) -> Iterator[tuple[str, str]]:
    """The tags by which Google Scholar and Zotero know a page (Highwire Press), and those of Dublin Core.

    A date that is not sure stands in Dublin Core alone, which takes EDTF; Highwire has a day, a month or a year.
    """
    edtf = item.get("custom", {}).get("edtf", "")
    date = Edtf(edtf) if edtf else None
    day = str(date.start) if date and date.is_sure and not date.is_interval and date.precision != "season" else ""
    authors = [name["literal"] for name in item.get("author", ())]
    publisher = item.get("publisher", "")
    told = [
        ("citation_title", item["title"]),
        *(("citation_author", name) for name in authors),
        ("citation_publication_date", day.replace("-", "/")),
        ("citation_journal_title", item.get("container-title", "")),
        ("citation_publisher", publisher),
        ("citation_conference_title", item.get("event-title", "")),
        ("citation_language", item["language"]),
        ("citation_public_url", item.get("archive_location", "")),
        ("DC.title", item["title"]),
        *(("DC.creator", name) for name in authors),
        ("DC.date", edtf),
        ("DC.publisher", publisher or item.get("container-title", "")),
        ("DC.language", item["language"]),
        ("DC.type", item.get("genre", "")),
        ("DC.source", item["URL"] if item.get("URL") != item.get("archive_location") else ""),
        ("DC.rights", item.get("license", "")),
    ]
    yield from ((name, content) for name, content in told if content)
