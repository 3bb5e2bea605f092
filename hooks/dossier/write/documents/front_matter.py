"""What is known of a document, as front matter of its Markdown in the export."""

from typing import Any

from dossier.model import Document
from dossier.pages.schema import UNDATED
from dossier.write.catalogue import Catalogue
from dossier.write.documents.view import mentioned
from dossier.write.names import name_in


def front_matter(document: Document, catalogue: Catalogue) -> dict[str, Any]:
    """What is known of a document, under the names of the export."""
    edition = catalogue.editions[document.key]
    facts, when = edition.facts, edition.when
    single = {key: getattr(facts, key) for key in ("type", "publisher", "source_url")}
    return {
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "date": str(when.edtf) if when else UNDATED * facts.undated,
        "date_basis": when and "; ".join(when.basis),
        **single,
        "speaker": list(facts.speaker),
        "author": list(facts.author),
        "place": facts.place,
        "event": facts.event,
        "rights": facts.rights,
        "version_of": facts.version_of,
        "seed": document.seed,
        "sha256": document.sha256,
        "inferred": list(facts.inferred),
        "events": _events(document),
        "names": _names(document, catalogue),
        "translation": _translation(document),
    }


def _events(document: Document) -> list[dict[str, str]]:
    return [
        {
            "date": str(report.when.edtf),
            "title": report.title,
            "kind": report.kind,
            "paragraph": report.block,
            "basis": "; ".join(report.when.basis),
        }
        for report in document.reports
    ]


def _names(document: Document, catalogue: Catalogue) -> list[dict[str, str]]:
    entities = mentioned(document, catalogue)
    return [{"id": entity.id, "name": name_in(entity, document.language).text} for entity in entities]


def _translation(document: Document) -> dict[str, str] | None:
    told = document.translation
    return {"from": told.source, "status": told.status, "note": told.note} if told else None
