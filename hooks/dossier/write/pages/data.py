"""The page that explains the data files of a language: what is in each, and what the fields mean."""

from dataclasses import dataclass

from dossier.languages import FIELDS, words
from dossier.languages.locales import counted
from dossier.model import SiteFile
from dossier.pages import frontmatter
from dossier.write.catalogue import Catalogue
from dossier.write.exports import FILES
from dossier.write.linked_data import VOCABULARY


@dataclass(frozen=True, slots=True)
class File:
    """A data file."""

    name: str
    media_type: str
    about: str
    count: str
    """What is in it, in words; empty for a description of another file."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the tables."""

    name: str
    about: str
    term: str
    """Of Dublin Core or schema.org, with its prefix."""
    href: str


@dataclass(frozen=True, slots=True)
class DataView:
    """What data.html shows."""

    files: tuple[File, ...]
    fields: tuple[Field, ...]


_PREFIXES = {"dcterms": "http://purl.org/dc/terms/", "schema": VOCABULARY}


def data_view(catalogue: Catalogue, language: str) -> DataView:
    """The files of a language, each with the number of things in it; and all fields."""
    say = words(language)
    counts = {
        "documents": counted(say["data"]["counts"]["documents"], len(catalogue.versions), language),
        "events": counted(say["data"]["counts"]["events"], len(catalogue.corpus.events), language),
        "names": counted(say["data"]["counts"]["names"], len(catalogue.corpus.entities), language),
    }
    told = {name: counts.get(name.partition(".")[0], "") for name in FILES}
    described = {"documents.schema.json", "documents.csv-metadata.json"}
    files = (
        File(name, kind, say["data"]["files"][name], "" if name in described else told[name])
        for name, kind in FILES.items()
    )
    return DataView(
        tuple(files), tuple(_field(name, spec["term"], say["fields"][name]) for name, spec in FIELDS.items())
    )


def _field(name: str, term: str, about: str) -> Field:
    prefix, _, local = term.partition(":")
    return Field(name, about, term, _PREFIXES[prefix] + local)


def data_page(catalogue: Catalogue, language: str) -> SiteFile:
    """The page about the data of a language."""
    say = words(language)["data"]
    meta = {"title": say["title"], "description": say["description"]}
    return SiteFile(f"{language}/data/index.md", frontmatter.page(meta), data_view(catalogue, language), "data.html")
