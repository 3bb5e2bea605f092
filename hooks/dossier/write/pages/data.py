"""The page that explains the data files: what is in each, and what the fields mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.languages import words
from dossier.languages.locales import counted
from dossier.model import SiteFile
from dossier.write.catalogue import Catalogue
from dossier.write.exports import DATA, OWN
from dossier.write.exports.descriptor import NAME, SCHEMAS, term_of
from dossier.write.exports.portions import FOLDER
from dossier.write.exports.tables import TABLES, labels


@dataclass(frozen=True, slots=True)
class File:
    """A data file."""

    name: str
    href: str
    """From the site's top folder."""
    media_type: str
    about: str
    count: str
    """What is in it, in words."""
    schema: str
    """File that describes it for programs, from the site's top folder; empty where another does, or its format."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the tables."""

    name: str
    about: str
    term: str
    """Of Dublin Core or schema.org, with its prefix; empty where neither has one."""
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

    own: tuple[File, ...]
    """Those of the page's language."""
    files: tuple[File, ...]
    """Those that there are once for all languages."""
    package: str
    """What describes all of these for programs, from the site's top folder."""
    tables: tuple[Table, ...]


def data_view(catalogue: Catalogue, language: str) -> DataView:
    """The files, each with the number of things in it; and all columns of the tables."""
    own = tuple(_file(name, catalogue.folder(language), catalogue, language) for name in OWN)
    files = tuple(_file(name, "", catalogue, language) for name in DATA)
    return DataView(own, files, f"{FOLDER}{NAME}", tuple(_table(name, language) for name in TABLES))


def _file(name: str, folder: str, catalogue: Catalogue, language: str) -> File:
    say, thing = words(language)["data"], name.partition(".")[0]
    count = _counts(catalogue).get(thing)
    told = counted(say["counts"][_COUNTED.get(thing, thing)], count, language) if count is not None else ""
    schema = f"{FOLDER}{SCHEMAS[name]}" if name in SCHEMAS else ""
    return File(name, f"{folder}{FOLDER}{name}", {**OWN, **DATA}[name], say["files"][name], told, schema)


_COUNTED = {"timeline": "events", "citations": "documents"}
"""By the name of a file: what its things are called."""


def _counts(catalogue: Catalogue) -> Mapping[str, int]:
    """How many things of a kind there are, in whatever languages; of rows that only programs count, none is told."""
    corpus = catalogue.corpus
    texts, events = len(catalogue.versions), len(corpus.events)
    named = {"names": len(corpus.entities), "commitments": len(corpus.commitments)}
    return {"documents": texts, "citations": texts, "events": events, "timeline": events, **named}


def _table(name: str, language: str) -> Table:
    said = labels(name, language)
    return Table(f"{name}.csv", tuple(_field(key, spec, said[key]) for key, spec in TABLES[name].items()))


def _field(name: str, spec: Mapping[str, str], about: str) -> Field:
    return Field(name, about, spec.get("term", ""), term_of(spec))


def data_page(catalogue: Catalogue, language: str) -> SiteFile:
    """The page about the data of a language."""
    say = words(language)["data"]
    view = data_view(catalogue, language)
    return SiteFile(f"{language}/data/index.md", say["title"], view, "data.html", say["description"])
