"""The collection as data: a feed, a calendar, tables and linked data, for each language, beside the pages."""

from collections.abc import Iterator

from dossier.model import Attachment, Publication
from dossier.write.catalogue import Catalogue
from dossier.write.exports.atom import atom
from dossier.write.exports.calendar import calendar
from dossier.write.exports.records import records
from dossier.write.exports.rows import commitment_rows, timeline_rows
from dossier.write.exports.tables import TABLES, csv_table, json_lines, json_schema, table_metadata
from dossier.write.linked_data import linked_names
from dossier.write.timeline.entries import event_entry

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
    "documents.schema.json": "application/schema+json",
    "names.jsonld": "application/ld+json",
}
"""Files in the folder `data` of each language, with their media types (IANA)."""


def exports(catalogue: Catalogue, publication: Publication, language: str) -> Iterator[Attachment]:
    """All data files of a language; what they say is what the pages of the language say."""
    found = records(catalogue, publication, language)
    entries = {event.id: event_entry(event, catalogue, language) for event in catalogue.corpus.events}
    rows = {
        "documents": (record.fields for record in found),
        "timeline": timeline_rows(entries, catalogue, publication, language),
        "commitments": commitment_rows(catalogue, publication, language),
    }
    made: dict[str, str | bytes] = {
        "documents.atom": atom(found, catalogue, publication, language),
        "events.ics": calendar(entries, catalogue, publication, language),
        "documents.jsonl": json_lines(found),
        "documents.schema.json": json_schema(language),
        **{f"{name}.csv": csv_table(name, rows[name]) for name in TABLES},
        **{f"{name}.csv-metadata.json": table_metadata(name, publication, language) for name in TABLES},
        "names.jsonld": linked_names(catalogue, publication, language),
    }
    folder = catalogue.folder(language)
    return (Attachment(f"{folder}data/{name}", _octets(made[name])) for name in FILES)


def _octets(made: str | bytes) -> bytes:
    return made if isinstance(made, bytes) else made.encode()
