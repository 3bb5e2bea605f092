"""The collection as data: a feed, a calendar, tables and linked data, for each language, beside the pages."""

from collections.abc import Iterator

from dossier.model import Attachment, Publication
from dossier.write.catalogue import Catalogue
from dossier.write.citations.schema import item_schema
from dossier.write.exports.portions import GROUPS, Pieces, joined, portions
from dossier.write.exports.tables import TABLES, json_schema, table_metadata
from dossier.write.linked_data import linked_names

FILES = {
    "documents.atom": "application/atom+xml",
    "events.ics": "text/calendar",
    "documents.csv": "text/csv",
    "documents.csv-metadata.json": "application/csvm+json",
    "timeline.csv": "text/csv",
    "timeline.csv-metadata.json": "application/csvm+json",
    "commitments.csv": "text/csv",
    "commitments.csv-metadata.json": "application/csvm+json",
    "documents.jsonl": "application/jsonl",
    "citations.bib": "application/x-bibtex",
    "citations.ris": "application/x-research-info-systems",
    "citations.json": "application/vnd.citationstyles.csl+json",
    "citations.schema.json": "application/schema+json",
    "documents.schema.json": "application/schema+json",
    "names.jsonld": "application/ld+json",
}
"""Files in the folder `data` of each language, with their media types (IANA)."""


def exports(catalogue: Catalogue, publication: Publication, language: str) -> Iterator[Attachment]:
    """All data files of a language; what they say is what the pages of the language say."""
    told: dict[str, list[Pieces]] = {group: [] for group in GROUPS}
    for id_ in catalogue.versions:
        for portion in portions(id_, catalogue, publication, language):
            told[portion.group].append(portion.pieces)
    for group, pieces in told.items():
        yield from joined(group, pieces, catalogue, publication, language)
    yield from descriptions(catalogue, publication, language)


def descriptions(catalogue: Catalogue, publication: Publication, language: str) -> Iterator[Attachment]:
    """The data files of a language that do not grow with its texts: what describes the others, and the names."""
    made = {
        "documents.schema.json": json_schema(language),
        "citations.schema.json": item_schema(),
        **{f"{name}.csv-metadata.json": table_metadata(name, publication, language) for name in TABLES},
        "names.jsonld": linked_names(catalogue, publication, language),
    }
    folder = catalogue.folder(language)
    yield from (Attachment(f"{folder}data/{name}", content.encode()) for name, content in made.items())
