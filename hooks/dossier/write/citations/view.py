"""How a page says how its text is cited: in four styles, in the formats of programs, and in its head for both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dossier.languages import profile, words
from dossier.languages.locales import language_name
from dossier.model import Document
from dossier.model.edtf import Edtf
from dossier.write.catalogue import Catalogue
from dossier.write.citations.formats import FORMS, NAMES
from dossier.write.citations.items import Item, item
from dossier.write.citations.people import inverted
from dossier.write.citations.styles import STYLES, BibliographyEntry, Style
from dossier.write.linked_data import linked_data


@dataclass(frozen=True, slots=True)
class CitedVersion:
    """How a text in a language is cited."""

    code: str
    """Of the language."""
    label: str
    """Which version it is; empty for that of the page."""
    is_original: bool
    quotes: tuple[str, ...]
    """The marks by which its language opens and ends a quotation."""
    styles: tuple[tuple[Style, BibliographyEntry], ...]
    note: str
    """What is said of a translation, behind the citation."""


@dataclass(frozen=True, slots=True)
class CitedView:
    """What cite.html shows."""

    style: str
    """That in which passages are cited at first."""

    versions: tuple[CitedVersion, ...]
    """That of the page, then the others."""
    files: tuple[tuple[str, str, str], ...]
    """Name of a format, ending of its files, and what one holds of the page's text."""
    meta: tuple[tuple[str, str], ...]
    """Names and contents of what stands in the head of the page."""
    linked_data: Mapping[str, Any]
    """JSON-LD with the terms of schema.org, for the head, too."""


def cited_view(document: Document, catalogue: Catalogue, language: str) -> CitedView:
    """How the text of a page in a language is cited."""
    others = [one for one in catalogue.versions[document.id].values() if one.key != document.key]
    own = item(document, catalogue)
    return CitedView(
        style=profile(language).citation_style,
        versions=(
            _version(document, "", catalogue),
            *(_version(one, _label(one, language), catalogue) for one in others),
        ),
        files=tuple((NAMES[ending], ending, write(own)) for ending, write in FORMS.items()),
        meta=tuple(meta(own)),
        linked_data=linked_data(document, catalogue),
    )


def _label(document: Document, language: str) -> str:
    say = words(language)["cite"]["translated" if document.translation else "original"]
    return str(say).format(language=language_name(document.language, language))


def _version(document: Document, label: str, catalogue: Catalogue) -> CitedVersion:
    cited = catalogue.citations.get(document.key, {})
    return CitedVersion(
        code=document.language,
        label=label,
        is_original=document.translation is None,
        quotes=profile(document.language).quotes[:2],
        styles=tuple((style, cited[style.id]) for style in STYLES if style.id in cited),
        note=item(document, catalogue).get("note", ""),
    )


ZOTERO_TYPES = {"speech": "presentation", "article-newspaper": "newspaperArticle"}
"""By type of CSL, where Zotero has another word (its schema.json, `cslTypes`)."""


def meta(of: Item) -> Iterator[tuple[str, str]]:
    """The tags by which Google Scholar and Zotero know a page (Highwire Press), those of Dublin Core and Open Graph.

    A date that is not sure stands in Dublin Core alone, which takes EDTF; Highwire has a day, a month or a year, Open
    Graph a day. Without its own word for the type Zotero takes whatever has the tags of Highwire for an article of
    a journal (its translators "Embedded Metadata" and "RDF").
    """
    edtf = of.get("custom", {}).get("edtf", "")
    date = Edtf(edtf) if edtf else None
    is_plain = date and date.is_sure and not date.is_interval and date.precision != "season"
    is_day = date and is_plain and date.precision == "day"
    authors = [inverted(name) for name in of.get("author", ())]
    publisher, printed_in = of.get("publisher", ""), of.get("container-title", "")
    told = [
        ("z:itemType", ZOTERO_TYPES.get(of["type"], of["type"])),
        ("article:published_time", edtf if is_day else ""),
        ("citation_title", of["title"]),
        *(("citation_author", name) for name in authors),
        ("citation_publication_date", date.bare.replace("-", "/") if date and is_plain else ""),
        ("citation_journal_title", printed_in),
        ("citation_publisher", publisher),
        ("citation_conference_title", of.get("event-title", "")),
        ("citation_language", of["language"]),
        ("citation_public_url", of.get("archive_location", "")),
        ("DC.title", of["title"]),
        *(("DC.creator", name) for name in authors),
        ("DC.date", edtf),
        ("DC.publisher", publisher or printed_in),
        ("DC.language", of["language"]),
        ("DC.type", of.get("genre", "")),
        ("DC.source", of.get("URL", "") if of.get("URL") != of.get("archive_location") else ""),
        ("DC.rights", of.get("license", "")),
    ]
    yield from ((name, content) for name, content in told if content)
