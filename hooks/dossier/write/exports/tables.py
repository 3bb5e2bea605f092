"""The collection as tables: JSON Lines with every paragraph, and CSV (RFC 4180); and the schema of the former."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from dossier.languages import COLUMNS, FIELDS, words
from dossier.model import Block, Mention
from dossier.pages.schema import DIALECT
from dossier.write.exports.records import Record

TABLES: Mapping[str, Mapping[str, Mapping[str, str]]] = {"documents": FIELDS, **COLUMNS}
"""Columns of each CSV, by its name without the extension; `descriptor.py` says which of them are keys."""
REQUIRED = ("id", "language", "title")
"""Fields that are there even when empty."""
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""Signs with which a spreadsheet takes a cell for a formula; those of full width only where they are typed."""
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
    more = {
        "redirects": {redirect.id: redirect.block for redirect in record.redirects},
        "outdated": record.outdated,
    }
    told = {name: value for name, value in more.items() if value}
    return {**fields, "blocks": blocks, "mentions": [_mention(mention) for mention in record.mentions], **told}


def _block(block: Block) -> dict[str, Any]:
    told = {"id": block.id, "kind": block.kind, "number": block.number, "level": block.level, "mark": block.mark}
    more = {"depth": block.depth, "text": block.text, "rows": [list(row) for row in block.rows]}
    return {key: value for key, value in {**told, **more}.items() if value or key == "text"}


def _mention(mention: Mention) -> dict[str, Any]:
    return {"entity": mention.entity, "block": mention.block, "start": mention.start, "end": mention.end}


def csv_head(name: str) -> bytes:
    """The first line of the table of a name; begins with a byte order mark, for spreadsheets."""
    return ("\ufeff" + _DELIMITER.join(TABLES[name]) + _END).encode()


def csv_rows(name: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Lines of that table.

    Quoted by a rule of our own: the module csv looks at each character of each text.
    """
    columns = [(column, spec.get("separator", "")) for column, spec in TABLES[name].items()]
    lines = (_DELIMITER.join(_cell(row[column], separator) for column, separator in columns) + _END for row in rows)
    return "".join(lines).encode("utf-8", "replace")


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
    said = {**say["fields"], **(say["columns"] if name in COLUMNS else {})}
    return {column: said.get(column) or say["data"]["ids"] for column in TABLES[name]}


def json_schema(language: str) -> str:
    """What describes a line of the JSON Lines: JSON Schema (2020-12)."""
    say, said = words(language)["fields"], labels("documents", language)
    fields = {name: _property(name, said[name]) for name in FIELDS if name != "text"}
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
            "redirects": {
                "description": say["redirects"],
                "type": "object",
                "additionalProperties": {"type": "string"},
            },
            "outdated": {"description": say["outdated"], "type": "array", "items": {"type": "string"}},
        },
    }
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _property(name: str, description: str) -> dict[str, Any]:
    spec = FIELDS[name]
    kind = "integer" if spec["type"] == "integer" else "string"
    value = {"type": "array", "items": {"type": "string"}} if "separator" in spec else {"type": kind}
    return {"description": description, "$comment": spec["term"], **value}
