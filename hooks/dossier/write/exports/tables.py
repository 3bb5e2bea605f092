"""Documents as tables: JSON Lines with every paragraph, and CSV (RFC 4180); and what describes their fields."""

import json
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from dossier.languages import COLUMNS, FIELDS, words
from dossier.model import Block, Mention, Publication
from dossier.pages.schema import DIALECT
from dossier.write.exports.records import Record

TABLES: Mapping[str, Mapping[str, Mapping[str, str]]] = {"documents": FIELDS, **COLUMNS}
"""Columns of each CSV, by its name without the extension."""
REQUIRED = ("id", "language", "title")
"""Fields that are there even when empty."""
REPEATED = ("commitments",)
"""Tables in which several rows may have one id."""
_FORMULA = frozenset("=+-@\t\r")
"""Signs with which a spreadsheet takes a cell for a formula."""
_DELIMITER, _END = ",", "\r\n"
_QUOTED = re.compile('[,"\r\n]')
"""What a cell may hold only between quotation marks."""
_ENCODER = msgspec.json.Encoder()


def json_line(record: Record) -> bytes:
    """One line (https://jsonlines.org): all fields, the paragraphs, and the names in them by their offsets."""
    return _ENCODER.encode(_full(record)) + b"\n"


def _full(record: Record) -> dict[str, Any]:
    fields = {
        name: value
        for name, value in record.fields.items()
        if name != "text" and (value not in ("", ()) or name in REQUIRED)
    }
    blocks = [_block(block) for block in record.document.blocks]
    return {**fields, "blocks": blocks, "mentions": [_mention(mention) for mention in record.mentions]}


def _block(block: Block) -> dict[str, Any]:
    told = {"id": block.id, "kind": block.kind, "number": block.number, "level": block.level, "mark": block.mark}
    more = {"depth": block.depth, "text": block.text, "rows": [list(row) for row in block.rows]}
    return {key: value for key, value in {**told, **more}.items() if value or key == "text"}


def _mention(mention: Mention) -> dict[str, Any]:
    return {"entity": mention.entity, "block": mention.block, "start": mention.start, "end": mention.end}


def csv_head(name: str) -> bytes:
    """The first line of the table of a name; begins with a byte order mark, for spreadsheets."""
    return ("\ufeff" + _DELIMITER.join(TABLES[name]) + _END).encode()


def csv_row(name: str, row: Mapping[str, Any]) -> bytes:
    """A line of that table.

    Quoted by a rule of our own: the module csv looks at each character of each text.
    """
    cells = (_cell(row[column], spec.get("separator", "")) for column, spec in TABLES[name].items())
    return (_DELIMITER.join(cells) + _END).encode()


def _cell(value: Any, separator: str) -> str:
    """A value as the text of a cell; one that a spreadsheet would run as a formula begins with an apostrophe.

    >>> _cell(("Lin", "Fu"), "; "), _cell("=1+1", ""), _cell('a, "b" c', "")
    ('Lin; Fu', "'=1+1", '"a, ""b"" c"')
    """
    text = separator.join(value) if isinstance(value, tuple) else str(value)
    if text[:1] in _FORMULA:
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def labels(name: str, language: str) -> Mapping[str, str]:
    """What each column of a table holds, in words."""
    say = words(language)
    return {**say["fields"], **(say["columns"] if name in COLUMNS else {})}


def table_metadata(name: str, publication: Publication, language: str) -> str:
    """What describes a CSV: CSV on the Web (https://www.w3.org/TR/tabular-metadata/)."""
    said = labels(name, language)
    columns = [_column(column, spec, said[column], language) for column, spec in TABLES[name].items()]
    key = {} if name in REPEATED else {"primaryKey": "id"}
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": f"{name}.csv",
        "dc:title": publication.name,
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {**key, "columns": columns},
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _column(name: str, spec: Mapping[str, str], description: str, language: str) -> dict[str, Any]:
    column = {"name": name, "titles": name, "datatype": spec["type"], "propertyUrl": spec["term"]}
    parts = {"separator": spec["separator"]} if "separator" in spec else {}
    return {**column, **parts, "dc:description": {"@value": description, "@language": language}}


def json_schema(language: str) -> str:
    """What describes a line of the JSON Lines: JSON Schema (2020-12)."""
    say = words(language)["fields"]
    fields = {name: _property(name, say[name]) for name in FIELDS if name != "text"}
    strings = {"type": "object", "required": ["id", "kind", "text"]}
    places = {"type": "object", "required": ["entity", "block", "start", "end"]}
    described = {
        "$schema": DIALECT,
        "type": "object",
        "required": [*REQUIRED, "blocks", "mentions"],
        "additionalProperties": False,
        "properties": {
            **fields,
            "blocks": {"description": say["blocks"], "type": "array", "items": strings},
            "mentions": {"description": say["mentions"], "type": "array", "items": places},
        },
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _property(name: str, description: str) -> dict[str, Any]:
    spec = FIELDS[name]
    kind = "integer" if spec["type"] == "integer" else "string"
    value = {"type": "array", "items": {"type": "string"}} if "separator" in spec else {"type": kind}
    return {"description": description, "$comment": spec["term"], **value}
