"""The collection as data: one folder of tables, bibliographies, linked data; a feed and a calendar in each language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

from dossier.model import Attachment, Publication
from dossier.write.catalogue import Catalogue
from dossier.write.citations.schema import item_schema
from dossier.write.exports import descriptor
from dossier.write.exports.portions import FOLDER, Addition, groups, joined, portions
from dossier.write.exports.rows import name_rows
from dossier.write.exports.tables import csv_head, csv_rows, json_schema
from dossier.write.linked_data import linked_names

OWN = {"documents.atom": "application/atom+xml", "events.ics": "text/calendar"}
"""Files in the folder `data` of each language, with their media types (IANA)."""
DATA = {
    "documents.csv": "text/csv",
    "documents.jsonl": "application/jsonl",
    "timeline.csv": "text/csv",
    "commitments.csv": "text/csv",
    "names.csv": "text/csv",
    "mentions.csv": "text/csv",
    "ledger.csv": "text/csv",
    "names.jsonld": "application/ld+json",
    "citations.bib": "application/x-bibtex",
    "citations.ris": "application/x-research-info-systems",
    "citations.json": "application/vnd.citationstyles.csl+json",
}
"""Files that there are once, with all versions of all texts, in that folder at the top of the site."""
DESCRIBING = {
    descriptor.NAME: "application/json",
    **dict.fromkeys(descriptor.SCHEMAS.values(), "application/schema+json"),
}
"""Those beside them that describe them."""


def data_paths(catalogue: Catalogue) -> Mapping[str, str]:
    """All data files: where each lies in the site, and its media type."""
    own = {
        f"{catalogue.folder(code)}{FOLDER}{name}": kind for code in catalogue.languages for name, kind in OWN.items()
    }
    return {**own, **{f"{FOLDER}{name}": kind for name, kind in {**DATA, **DESCRIBING}.items()}}


def exports(catalogue: Catalogue, publication: Publication) -> Iterator[Attachment]:
    """All data files at once; what they say is what the pages say."""
    told: dict[tuple[str, str], list[Addition]] = defaultdict(list)
    for code, id_ in product(catalogue.languages, catalogue.versions):
        for portion in portions(id_, catalogue, publication, code):
            told[portion.group, code].append((code, portion.pieces))
    for group, codes in groups(catalogue.languages):
        own = [one for code in codes for one in told[group, code]]
        yield from joined(group, own, catalogue, publication, codes)
    yield from descriptions(catalogue, publication)


def descriptions(catalogue: Catalogue, publication: Publication) -> Iterator[Attachment]:
    """The data files that do not grow with the texts: what describes the others, and the names."""
    default = catalogue.languages[0]
    rows = (row for entity in catalogue.corpus.entities for row in name_rows(entity, catalogue, publication))
    made = {
        "documents.schema.json": json_schema(default).encode(),
        "citations.schema.json": item_schema().encode(),
        descriptor.NAME: descriptor.data_package(DATA, publication, default).encode(),
        "names.jsonld": linked_names(catalogue, publication, default).encode(),
        "names.csv": csv_head("names") + csv_rows("names", rows),
    }
    yield from (Attachment(f"{FOLDER}{name}", content) for name, content in made.items())
