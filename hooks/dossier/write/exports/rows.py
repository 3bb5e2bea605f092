"""What the timeline and the page of commitments tell, as rows of tables."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from dossier.model import Commitment, Event, Publication
from dossier.model.edtf import Edtf
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue
from dossier.write.pages.commitments import commitment_row
from dossier.write.timeline.entries import Entry

Cells = Mapping[str, Any]
"""By the names of languages/columns.yml: texts, tuples of texts, or numbers; empty where nobody knows."""


def timeline_row(event: Event, entry: Entry, catalogue: Catalogue, publication: Publication, language: str) -> Cells:
    """An event or a deadline."""
    page = catalogue.path(language, "timeline")
    date_, earliest, latest = _bounds(str(event.when.edtf))
    said = entry.sentence or entry.title
    return {
        "id": event.id,
        "kind": event.kind,
        "date": date_,
        "date_earliest": earliest,
        "date_latest": latest,
        "title": entry.title.text if entry.sentence else "",
        "sentence": said.text,
        "sentence_language": said.lang or language,
        "documents": tuple(dict.fromkeys(source.document.id for source in event.sources)),
        "url": f"{absolute(page, publication.url) or page}#{event.id}",
    }


@lru_cache(maxsize=4096)
def _bounds(given: str) -> tuple[str, str, str]:
    """A date, and the first and the last day that it may mean, empty where it is open: many events have the same."""
    edtf = Edtf(given)
    first, last = (each.isoformat() if each else "" for each in (edtf.first, edtf.last))
    return given, first, last


def commitment_rows(made: Commitment, catalogue: Catalogue, publication: Publication, language: str) -> Iterator[Cells]:
    """A commitment, a row for each sentence that tells of it: all have its id."""
    # Whether its deadline has passed is nothing that a table says.
    row = commitment_row(made, catalogue, date.max, language)
    told = {
        "id": row.id,
        "kind": row.kind,
        "party": tuple(name.text for name in row.who) or ((row.said.text,) if row.said else ()),
        "announced_by": tuple(name.text for name in row.by),
        "quantity": row.quantity.text if row.quantity else "",
        "deadline": str(made.due.edtf) if made.due else "",
    }
    for saying, source in zip(row.sayings, made.sources, strict=True):
        page, _, block = saying.reference.href.partition("#")
        address = absolute(page, publication.url) or page
        yield {
            **told,
            "sentence": "".join(saying.parts),
            "sentence_language": saying.lang or language,
            "document": source.document.id,
            "paragraph": saying.reference.number or "",
            "url": f"{address}#{block}" if block else address,
        }
