"""What an item may hold: the part of the schema of CSL-JSON (csl-data, 1.0.2) that items use, and nothing beside it."""

import json
from typing import Any

_TEXT = {"type": "string", "minLength": 1}
_PARTS = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}
_DATE = {
    "type": "object",
    "additionalProperties": False,
    "minProperties": 1,
    "properties": {
        "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": _PARTS},
        "season": {"type": "integer", "minimum": 1, "maximum": 4},
        "circa": {"const": True},
        "literal": _TEXT,
    },
}
_LITERAL = {"type": "object", "required": ["literal"], "additionalProperties": False, "properties": {"literal": _TEXT}}
_PARTED = {
    "type": "object",
    "required": ["family", "given"],
    "additionalProperties": False,
    "properties": {"family": _TEXT, "given": _TEXT, "static-ordering": {"const": True}},
}
_NAME = {"anyOf": [_LITERAL, _PARTED]}
_TEXTS = (
    "original-title", "genre", "container-title", "publisher", "event-title", "event-place", "URL", "archive",
    "archive_location", "license", "note",
)  # fmt: skip

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "language", "title"],
        "additionalProperties": False,
        "properties": {
            "id": _TEXT,
            "type": {"enum": ["speech", "article-newspaper", "interview", "document"]},
            "language": _TEXT,
            "title": {"type": "string"},
            "author": {"type": "array", "minItems": 1, "items": _NAME},
            "issued": _DATE,
            "custom": {"type": "object", "required": ["edtf"], "properties": {"edtf": _TEXT}},
            **dict.fromkeys(_TEXTS, _TEXT),
        },
    },
}
"""Of the file of all items; JSON Schema (2020-12)."""


def item_schema() -> str:
    """The schema as a file."""
    return json.dumps(SCHEMA, indent=1) + "\n"
