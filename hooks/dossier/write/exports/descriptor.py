"""What describes all data files together: a Data Package with a Table Schema for each table (datapackage.org, 2.0)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dossier.languages import words
from dossier.model import Publication
from dossier.write.exports.tables import TABLES, labels
from dossier.write.linked_data import VOCABULARY

NAME = "datapackage.json"
PREFIXES = {"dcterms": "http://purl.org/dc/terms/", "schema": VOCABULARY}
_VERSION = ("document", "language")
_KEYS: Mapping[str, Sequence[str]] = {
    "documents": ("id", "language"), "timeline": ("id", "language"), "names": ("id", "language", "name"),
    "commitments": ("id", "document", "language", "block", "sentence"),
    "mentions": (*_VERSION, "block", "start", "end"), "ledger": (*_VERSION, "line"),
}  # fmt: skip
"""By table: the columns that no two rows have alike."""
_LEADS: Mapping[str, Sequence[tuple[Sequence[str], str, Sequence[str]]]] = {
    "commitments": ((_VERSION, "documents", ("id", "language")),),
    "mentions": ((_VERSION, "documents", ("id", "language")), (("entity",), "names", ("id",))),
    "ledger": ((_VERSION, "documents", ("id", "language")),),
}
"""By table: columns whose values are found in those of another."""
SCHEMAS = {"documents.jsonl": "documents.schema.json", "citations.json": "citations.schema.json"}
"""JSON Schemas of files that are no tables, by these."""


def term_of(spec: Mapping[str, str]) -> str:
    """The address of the standard term of a column; empty where there is none."""
    prefix, _, local = spec.get("term", "").partition(":")
    return PREFIXES[prefix] + local if prefix else ""


def data_package(files: Mapping[str, str], publication: Publication, language: str) -> str:
    """The descriptor; files: names and media types of what it describes; language: of its words, the default one."""
    say = words(language)["data"]
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "title": publication.name,
        "description": publication.description,
        "homepage": publication.url,
        "resources": [_resource(name, kind, say["files"][name], language) for name, kind in files.items()],
    }
    return json.dumps({key: value for key, value in described.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _resource(name: str, media_type: str, about: str, language: str) -> dict[str, Any]:
    table, _, form = name.partition(".")
    told = {"name": name.replace(".", "-"), "path": name, "description": about, "format": form, "mediatype": media_type}
    if form != "csv":
        return {**told, **({"jsonSchema": SCHEMAS[name]} if name in SCHEMAS else {})}
    return {**told, "name": table, "type": "table", "encoding": "utf-8", "schema": _schema(table, language)}


def _schema(table: str, language: str) -> dict[str, Any]:
    said = labels(table, language)
    leads = [
        {"fields": list(fields), "reference": {"resource": other, "fields": list(there)}}
        for fields, other, there in _LEADS.get(table, ())
    ]
    return {
        "fields": [_field(name, spec, said[name]) for name, spec in TABLES[table].items()],
        "primaryKey": list(_KEYS[table]),
        **({"foreignKeys": leads} if leads else {}),
    }


def _field(name: str, spec: Mapping[str, str], about: str) -> dict[str, Any]:
    listed = {"type": "list", "delimiter": spec["separator"]} if "separator" in spec else {"type": spec["type"]}
    term = term_of(spec)
    return {"name": name, **listed, "description": about, **({"rdfType": term} if term else {})}
