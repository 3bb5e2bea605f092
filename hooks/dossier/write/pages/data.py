"""The page that explains the data files of a language: what is in each, and what the fields mean."""

from dataclasses import dataclass

from dossier.languages import words
from dossier.languages.locales import counted
from dossier.model import SiteFile
from dossier.write.catalogue import Catalogue
from dossier.write.exports import FILES
from dossier.write.exports.tables import TABLES, labels
from dossier.write.linked_data import VOCABULARY


@dataclass(frozen=True, slots=True)
class File:
    """A data file."""

    name: str
    media_type: str
    about: str
    count: str
    """What is in it, in words."""
    formal: str
    """File that describes it for programs; empty where its format is description enough."""
    standard: str
    """What that description is, in words."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the tables."""

    name: str
    about: str
    term: str
    """Of Dublin Core or schema.org, with its prefix."""
    href: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and what its columns hold."""

    name: str
    """Of its file."""
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """What data.html shows."""

    files: tuple[File, ...]
    tables: tuple[Table, ...]


_PREFIXES = {"dcterms": "http://purl.org/dc/terms/", "schema": VOCABULARY}


_FORMAL = {
    "documents.jsonl": "documents.schema.json",
    "citations.json": "citations.schema.json",
    **{f"{name}.csv": f"{name}.csv-metadata.json" for name in TABLES},
}
"""Files that describe others, by these."""


def data_view(catalogue: Catalogue, language: str) -> DataView:
    """The files of a language, each with the number of things in it; and all columns of the tables."""
    files = (_file(name, kind, catalogue, language) for name, kind in FILES.items() if name not in _FORMAL.values())
    return DataView(tuple(files), tuple(_table(name, language) for name in TABLES))


def _file(name: str, media_type: str, catalogue: Catalogue, language: str) -> File:
    say, corpus, thing = words(language)["data"], catalogue.corpus, name.partition(".")[0]
    # Each text is cited once.
    thing = "documents" if thing == "citations" else thing
    found = {"documents": catalogue.versions, "names": corpus.entities, "commitments": corpus.commitments}
    count = counted(say["counts"].get(thing, say["counts"]["events"]), len(found.get(thing, corpus.events)), language)
    formal = _FORMAL.get(name, "")
    standard = say["formal"]["schema" if formal.endswith("schema.json") else "metadata"] if formal else ""
    return File(name, media_type, say["files"][name], count, formal, standard)


def _table(name: str, language: str) -> Table:
    said = labels(name, language)
    return Table(f"{name}.csv", tuple(_field(key, spec["term"], said[key]) for key, spec in TABLES[name].items()))


def _field(name: str, term: str, about: str) -> Field:
    prefix, _, local = term.partition(":")
    return Field(name, about, term, _PREFIXES[prefix] + local)


def data_page(catalogue: Catalogue, language: str) -> SiteFile:
    """The page about the data of a language."""
    say = words(language)["data"]
    view = data_view(catalogue, language)
    return SiteFile(f"{language}/data/index.md", say["title"], view, "data.html", say["description"])
