"""The one schema of front matter: which keys a contributed file may have, and what they hold.

It is written as JSON Schema (draft 2020-12). `judging.py` judges files by it, and schemas/ holds it for editors, which
complete keys and explain them (`make schemas` writes these files). Of everything that may be wrong, `format` names the
form (`forms` in languages/ui says it in words), and `examples` shows it: messages are made of these.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dossier.languages import AUTHORITIES, WRITTEN_IN

Schema = Mapping[str, Any]
"""A JSON Schema."""

NOTHING = "none"
"""What a person writes where a text has no such fact, and a rule has found one."""
NAMED = frozenset({"publisher", "place", "event", "speaker", "author"})
UNDATED = NOTHING
"""Stands for the date of a text of which a person says that nobody knows it."""
STATUSES = ("draft", "machine", "reviewed", "official")
TYPES = (
    "statement", "speech", "press-release", "news-article", "press-conference",
    "interview", "resolution", "letter", "other",
)  # fmt: skip
_END = r"(?![\s\S])"
"""End of a text in both Python and JavaScript; `$` of Python lets a line break follow."""


def _told(description: str, schema: Schema, example: object = None) -> Schema:
    """What a key holds: the description and the example are what an editor shows beside it."""
    return {"description": description, **schema, **({"examples": [example]} if example else {})}


def _form(name: str, example: object, schema: Schema) -> dict[str, Any]:
    """What has a form that messages name and show."""
    return {**schema, "format": name, "examples": [example]}


def _object(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> dict[str, Any]:
    """A mapping with these keys and no other; the example has those that it must have, or else the first."""
    keys = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    example = {key: _example(properties[key]) for key in (*required,) or (*properties,)[:1]}
    return _form("keys", example, {**keys, "required": list(required)} if required else keys)


def _example(schema: Schema) -> Any:
    return schema["examples"][0]


def _choice(values: Sequence[str]) -> dict[str, Any]:
    """One of some words."""
    return _form("choice", values[0], {"enum": list(values)})


def _by_language(schema: Schema) -> dict[str, Any]:
    """A mapping from language codes, at least one."""
    keys = {"type": "object", "propertyNames": _CODE, "additionalProperties": schema, "minProperties": 1}
    return _form("by-language", {_example(_CODE): _example(schema)}, keys)


def _listed(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> dict[str, Any]:
    """A list of mappings that have these keys, all of them where it is not told which."""
    items = _object(properties, required or properties)
    return _form("list", [_example(items)], {"type": "array", "items": items})


_TEXT = _form("text", "Opening of the conference", {"type": "string", "pattern": r"\S"})
_ANY_TEXT = _form("text", "Opening of the conference", {"type": "string"})
_TEXTS = _form("names", ["Ada Lovelace"], {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]})
_NAMES: Schema = {**_TEXTS, "anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
# No text has as many lines (files.py), and no number of any length can be kept.
_LINE = _told(
    "Number of the line, as `dossier explain` shows it",
    _form("line-number", 4, {"type": "integer", "minimum": 1, "maximum": 999_999}),
)
_CODE = _form("language", WRITTEN_IN, {"type": "string", "pattern": r"\S"})
_LANGUAGE: Schema = {**_CODE, "pattern": rf"^[A-Za-z]{{2,3}}(-[A-Za-z0-9]{{1,8}})*{_END}"}
_WORDING = _form("wording", "Opening of the conference", {"anyOf": [_TEXT, _by_language(_TEXT)]})
"""Words for readers: one text in the language of the document, or one for each language."""
_ADDRESS = _form("address", "https://example.org/speech", {"type": "string", "pattern": rf"^https?://\S+{_END}"})
_EDTF = _form("edtf", "2024-09-25", {"type": "string", "pattern": r"\S"})
_DATE: Schema = {**_EDTF, "format": "date"}
"""A date, or that nobody knows it."""
_DIGEST = _form("digest", "3f0c1a9be2d4", {"type": "string", "pattern": f"^[0-9a-f]{{12}}{_END}"})
MAKERS = ("machine", "human", "unknown")
_COPY: Schema = {
    **_object(
        {
            "title": _told("What it is called there, or what that place is", _WORDING),
            "url": _told("Address, with https:// or http://", _ADDRESS),
            "posted": _told("The day that the place gives, as EDTF in quotation marks", _EDTF),
            "date": _told("When somebody found it there, as EDTF in quotation marks", _EDTF),
        }
    ),
    "minProperties": 1,
}
_MADE_FROM = _object(
    {
        "language": _told("Code of the language from which the text was translated before it came to us", _LANGUAGE),
        "by": _told("Who translated it; unknown if left out", _choice(MAKERS)),
        "work": _told("The official text in that language", _COPY),
    },
    ("language",),
)

FACTS: Mapping[str, Schema] = {
    "title": _told("One line", _TEXT),
    "language": _told("Code of the text's language (en, zh-Hans)", _CODE),
    "date": _told("When it was said or published, as EDTF in quotation marks; none if nobody knows", _DATE),
    "type": _told("What kind of text it is", _choice(TYPES)),
    "publisher": _told("Who published it", _TEXT, "Harbour Times"),
    "source_url": _told("Address of the publication, with https:// or http://", _ADDRESS),
    "speaker": _told("A name, or a list of names", _TEXTS),
    "author": _told("A name, or a list of names", _TEXTS),
    "place": _told("Where it was said", _TEXT, "Geneva"),
    "event": _told("The occasion", _TEXT),
    "rights": _told("Who holds which rights, in one line", _TEXT, "© Harbour Times"),
    "version_of": _told("Id of a text in the same language that is another version of this one", _TEXT, "a-speech"),
    "summary": _told("What it is about, in one or two sentences; one text, or one for each language", _WORDING),
    "made_from": _told("Says that the text came to us as a translation", _MADE_FROM),
    "lacks": _told("What the official text has and this copy has not; one text, or one for each language", _WORDING),
    "found_at": _told("Where this copy came from, if not from its publisher", _COPY),
    "official": _told("By language: where its author or publisher gives the text", _by_language(_COPY)),
}
"""What may be known of any text, in Dublin Core's or schema.org's sense."""

_TRANSLATION = _object(
    {
        "from": _told("Language of the text that was translated", _CODE),
        "status": _told("How far the translation has been checked; draft if left out", _choice(STATUSES)),
        "note": _told("What a reader should know", _ANY_TEXT),
    },
    ("from",),
)
_IDENTIFIERS: Schema = {
    **_by_language({"examples": [""]}),
    "additionalProperties": {},
    "properties": {name: {"examples": [authority.example]} for name, authority in AUTHORITIES.items()},
    "examples": [{name: authority.example for name, authority in [*AUTHORITIES.items()][:1]}],
}
_CHOICES = _listed({"line": _LINE, "text": _told("Some words of that line", _TEXT, "Ladies and gentlemen")})

_SOURCES = _listed(
    {
        "title": _told("Who published what, in one line", _TEXT),
        "language": _told("Code of the title's language", _CODE),
        "date": _told("When it was published, as EDTF in quotation marks", _EDTF),
        "url": _told("Its address, with https:// or http://", _ADDRESS),
    },
    ("title",),
)

ENTITY: Schema = _object(
    {
        "names": _told("By language: the preferred name, then every other that texts use", _by_language(_NAMES)),
        "family": _told(
            "Of a person: the family name as in the names; a list where they spell it in several ways", _NAMES
        ),
        "faulty": _told(
            "By language: forms that a faulty text uses (a machine translation); found, but not shown as names",
            _by_language(_NAMES),
        ),
        "context": _told(
            "By name, where it may mean something else: names of entities of which the same text must hold one",
            {**_by_language(_NAMES), "propertyNames": _TEXT, "examples": [{"The Paper": ["China"]}]},
        ),
        "description": _told("By language: one sentence of fact, without judgement", _by_language(_TEXT)),
        "sources": _told("Where one can read what the description adds to the texts", _SOURCES),
        "identifiers": _told("How others identify the same thing", _IDENTIFIERS),
    },
    ("names",),
)
"""A page about a person, a place and so on."""
DOCUMENT: Schema = _object(
    {**FACTS, "translation": _told("Says that the page is a translation", _TRANSLATION)}, ("title",)
)
"""A translation, or a text that somebody has written or adopted."""
CORRECTION: Schema = _object(
    {
        **FACTS,
        "id": _told("Last part of the document's address", _TEXT),
        "keep": _told("Lines that stay whatever the rules say", _CHOICES),
        "drop": _told("Lines that go", _CHOICES),
        "replace": _told(
            "Words to correct",
            _listed(
                {
                    "line": _LINE,
                    "from": _told("The words as they stand in the line", _TEXT, "cooperaton"),
                    "to": _told("What they become", _ANY_TEXT, "cooperation"),
                    "why": _told("Reason, which readers see", _TEXT, "misprint"),
                }
            ),
        ),
        "lost": _told(
            "Words of the official text that the copy lacks, and before which line they belong",
            _listed(
                {
                    "line": _LINE,
                    "text": _told("Some words of that line", _TEXT, "Ladies and gentlemen"),
                    "words": _told("What is missing, in the language of the text", _TEXT, "we call on:"),
                }
            ),
        ),
        "checked": _told(
            "Sign that somebody has found the cleaned text correct: the characters that `dossier check` gives",
            _DIGEST,
        ),
    }
)
"""What a person knows better about a seed: seeds/NAME.yml."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""Of JSON Schema: in which all schemas of the project are written."""
FILES: Mapping[str, Schema] = {"correction": CORRECTION, "document": DOCUMENT, "entity": ENTITY}
"""By the name of the file in schemas/."""


def as_file(schema: Schema) -> str:
    """A schema as the text of a file."""
    return json.dumps({"$schema": DIALECT, **schema}, ensure_ascii=False, indent=2) + "\n"
