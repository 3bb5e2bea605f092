"""What dates, commitments, names and the accounts of cleanings tell, as rows of tables.

A row that says something in words has one language: what texts tell in several has a row for each of these.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from dossier.model import Commitment, Document, Entity, Event, Publication
from dossier.model.edtf import Edtf
from dossier.pages.identifiers import addresses
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue
from dossier.write.exports.records import labels_of
from dossier.write.pages.commitments import commitment_row
from dossier.write.timeline.entries import Entry

Cells = Mapping[str, Any]
"""By the names of languages/columns.yml: texts, tuples of texts, or numbers; empty where nobody knows."""


def timeline_rows(
    event: Event, entry: Entry, catalogue: Catalogue, publication: Publication, language: str
) -> Iterator[Cells]:
    """An event or a deadline, if a text tells it in this language."""
    page = catalogue.path(language, "timeline")
    date_, earliest, latest = _bounds(str(event.when.edtf))
    said = entry.sentence or entry.title
    if said.lang:
        return
    yield {
        "id": event.id,
        "language": language,
        "kind": event.kind,
        "date": date_,
        "date_earliest": earliest,
        "date_latest": latest,
        "title": entry.title.text if entry.sentence else "",
        "sentence": said.text,
        "names": labels_of(event.entities, catalogue, language),
        "names_id": event.entities,
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
    """A commitment, a row for each sentence that tells of it in this language: all have its id."""
    # Whether its deadline has passed is nothing that a table says.
    row = commitment_row(made, catalogue, date.max, language)
    told = {
        "id": row.id,
        "language": language,
        "kind": row.kind,
        "party": tuple(name.text for name in row.who) or ((row.said.text,) if row.said else ()),
        "party_id": made.who,
        "announced_by": tuple(name.text for name in row.by),
        "announced_by_id": made.by,
        "quantity": row.quantity.text if row.quantity else "",
        "deadline": str(made.due.edtf) if made.due else "",
    }
    for saying, source in zip(row.sayings, made.sources, strict=True):
        if saying.lang:
            continue
        page, _, block = saying.reference.href.partition("#")
        address = absolute(page, publication.url) or page
        yield {
            **told,
            "sentence": "".join(saying.parts),
            "document": source.document.id,
            "block": block,
            "paragraph": saying.reference.number or "",
            "url": f"{address}#{block}" if block else address,
        }


def mention_rows(document: Document, catalogue: Catalogue) -> Iterator[Cells]:
    """The places in a text where names stand."""
    for mention in catalogue.mentions.get(document.key, ()):
        block = catalogue.corpus.blocks[document.key, mention.block]
        yield {
            "document": document.id,
            "language": document.language,
            "block": block.id,
            "paragraph": block.number or "",
            "start": mention.start,
            "end": mention.end,
            "name": block.text[mention.start : mention.end],
            "entity": mention.entity,
            "inferred": "true" if mention.inferred else "false",
        }


def ledger_rows(document: Document) -> Iterator[Cells]:
    """The lines of a raw text with what was decided about each; its words now, where they are others.

    Of lines that were put together `lines` tells which: the words of the whole are a paragraph of the text.
    """
    for line in document.lines:
        decision, raw = line.decision, line.words.strip()
        yield {
            "document": document.id,
            "language": document.language,
            "line": line.number,
            "status": decision.status,
            "rule": decision.rule,
            "role": decision.role or "",
            "value": decision.value,
            "seen": decision.seen if decision.seen != raw else "",
            "lines": tuple(map(str, decision.lines)),
            "raw": raw,
            "text": line.text if line.text != raw and not decision.lines else "",
        }


def name_rows(entity: Entity, catalogue: Catalogue, publication: Publication) -> Iterator[Cells]:
    """Every name of an entity; `use` says whether it is the preferred one of its language."""
    page = catalogue.path(catalogue.languages[0], catalogue.uri(entity.id))
    told = {
        "id": entity.id,
        "kind": entity.kind,
        "same_as": tuple(addresses(entity.identifiers)),
        "url": absolute(page, publication.url) or page,
    }
    for code, names in entity.names.items():
        for place, name in enumerate(names):
            yield {**told, "language": code, "name": name, "use": "other" if place else "preferred"}
    for code, names in entity.faulty.items():
        yield from ({**told, "language": code, "name": name, "use": "faulty"} for name in names)
