"""The one schema of front matter: which keys a contributed file may have, and what they hold.

It is JSON Schema (draft 2020-12): `violations` judges files by it; editors complete and explain keys by schemas/ (`make
schemas`). Of what may be wrong, `format` names the form (`forms` in languages/ui), `examples` shows it in messages.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.languages import AUTHORITIES, WRITTEN_IN
from dossier.model import Copy, Facts, Finding, MadeFrom, When
from dossier.model.document import Wording, when
from dossier.model.edtf import Edtf, is_edtf
from dossier.model.url import as_read, is_web
from dossier.pages import mistakes
from dossier.pages.frontmatter import Page
from dossier.pages.mistakes import Fault

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

Schema = Mapping[str, Any]

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
_LINE = _told(
    "Number of the line, as `dossier explain` shows it",
    _form("line-number", 4, {"type": "integer", "minimum": 1}),
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
        "by": _told("Who translated it; unknown if left out", _choice(("machine", "human", "unknown"))),
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


_FORMATS: Mapping[str, Callable[[str], bool]] = {
    "edtf": is_edtf, "address": is_web, "date": lambda text: text == UNDATED or is_edtf(text),
}  # fmt: skip
"""What text of a form must be, beyond what a pattern can say."""
_KINDS: Mapping[str, type] = {"string": str, "array": list, "object": dict, "integer": int}
_Words = dict[str, Callable[[Any, Any], object]]
"""Words of JSON Schema, each with what it asks of a value and of what it is told."""
_OF_STRINGS: _Words = {
    "pattern": lambda value, pattern: re.search(pattern, value),
    "format": lambda value, name: name not in _FORMATS or _FORMATS[name](value),
}
_OF_LISTS: _Words = {
    "items": lambda value, schema: all(fits(item, schema) for item in value),
    "minItems": lambda value, least: len(value) >= least,
}
_OF_MAPPINGS: _Words = {
    "required": lambda value, keys: value.keys() >= {*keys},
    "minProperties": lambda value, least: len(value) >= least,
    "propertyNames": lambda value, schema: all(fits(key, schema) for key in value),
    "properties": lambda value, schemas: all(fits(value[key], one) for key, one in schemas.items() if key in value),
}
_OF_ALL: _Words = {
    "type": lambda value, kind: type(value) is _KINDS[kind],
    "enum": lambda value, choices: value in choices,
    "anyOf": lambda value, schemas: any(fits(value, schema) for schema in schemas),
    "minimum": lambda value, least: type(value) is not int or value >= least,
}
_OF_KINDS: Mapping[type, _Words] = {
    str: _OF_STRINGS | _OF_ALL,
    list: _OF_LISTS | _OF_ALL,
    dict: _OF_MAPPINGS | _OF_ALL,
}


def fits(value: Any, schema: Schema) -> bool:
    """Whether a value is as one of our schemas says: by the few words of JSON Schema that these use.

    Most files are as they should be, which is known so before the library that judges all of JSON Schema is loaded.

    >>> fits({"title": "A", "date": "2024"}, DOCUMENT), fits({"titel": "A"}, DOCUMENT)
    (True, False)
    """
    asked = _OF_KINDS.get(type(value), _OF_ALL)
    others = schema.get("additionalProperties")
    if others is not None and type(value) is dict:
        unknown = value.keys() - schema.get("properties", {}).keys()
        if unknown and (others is False or not all(fits(value[key], others) for key in unknown)):
            return False
    return all(asked[word](value, told) for word, told in schema.items() if word in asked)


@cache
def _validators() -> Mapping[str, "Validator"]:
    """What judges by each schema."""
    import jsonschema  # noqa: PLC0415 - takes 0.2 s, which commands that read no such file need not wait

    formats = jsonschema.FormatChecker(())
    for name, judge in _FORMATS.items():
        formats.checks(name)(lambda value, judge=judge: not isinstance(value, str) or judge(value))
    known = jsonschema.Draft202012Validator
    # JSON has no whole numbers, so that 1.0 would be one.
    whole = known.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    kind = jsonschema.validators.extend(known, type_checker=whole)  # type: ignore[no-untyped-call]
    return {name: kind(schema, format_checker=formats) for name, schema in FILES.items()}


def _faults(meta: Mapping[str, Any], name: str) -> Iterator[Fault]:
    """What is wrong with a file."""
    errors: Iterable[Any] = _validators()[name].iter_errors(meta)
    for error in errors:
        place = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            known = tuple(error.schema["properties"])
            others = (key for key in error.instance if key not in known)
            yield from (mistakes.unknown(error.instance, place, key, known) for key in others)
        elif error.validator == "required":
            lacking = (key for key in error.validator_value if key not in error.instance)
            yield from (mistakes.missing((*place, key), error.schema["properties"][key]) for key in lacking)
        else:
            yield mistakes.wrong_value(meta, place, error.schema, error.instance, fits)


def violations(page: Page, name: str) -> tuple[Finding, ...]:
    """What in a page's front matter is not as the schema of this name says: unknown keys, wrong values, keys that lack.

    >>> [found] = violations(Page("a.yml", {"titel": "A"}, {"titel": 2}, ""), "correction")
    >>> found.line, found.code, found.detail["near"]
    (2, 'near_key', 'title')
    """
    if (page.findings and not page.meta) or fits(page.meta, FILES[name]):
        return page.findings
    found = (mistakes.finding(page, *fault) for fault in _faults(page.meta, name))
    # A value may be wrong in several ways, of which the finding says the same.
    return (*page.findings, *{(one.line, one.code, one.detail["key"]): one for one in found}.values())


def usable(page: Page, findings: Iterable[Finding]) -> dict[str, Any]:
    """Front matter without the keys that a finding speaks of: the rest of the page is still good."""
    bad = {finding.detail.get("top") for finding in findings}
    return {key: value for key, value in page.meta.items() if key not in bad}


def texts(value: Any) -> tuple[str, ...]:
    """One string or a list of strings, as a tuple.

    >>> texts("a"), texts(["a", "b"]), texts(None)
    (('a',), ('a', 'b'), ())
    """
    return (value,) if isinstance(value, str) else tuple(value or ())


def _wording(value: Any) -> Wording:
    return {"": value} if isinstance(value, str) else dict(value or {})


def _day(value: Any) -> Edtf | None:
    return Edtf(str(value)) if value else None


def given_date(meta: Mapping[str, Any]) -> When | None:
    """The date that a person gave in checked front matter; None where that is none.

    >>> given_date({"date": "185X"}).edtf.text, given_date({"date": "none"}), given_date({})
    ('185X', None, None)
    """
    return when(meta["date"]) if meta.get("date", UNDATED) != UNDATED else None


def _copy(value: Mapping[str, Any] | None) -> Copy | None:
    """A place where a text can be read.

    >>> _copy({"title": "Herald", "date": "2024"}).seen
    Edtf(text='2024')
    """
    if not value:
        return None
    posted, seen = _day(value.get("posted")), _day(value.get("date"))
    return Copy(_wording(value.get("title")), as_read(value.get("url", "")), posted, seen)


def _made_from(value: Mapping[str, Any] | None) -> MadeFrom | None:
    return MadeFrom(value["language"], value.get("by", "unknown"), _copy(value.get("work"))) if value else None


def facts(meta: Mapping[str, Any]) -> Facts:
    """Facts of checked front matter; what a person calls none is empty, and stays so whatever a text seems to say."""
    keys = ("type", "publisher", "source_url", "place", "event", "rights", "version_of")
    meta = {key: value for key, value in meta.items() if key not in NAMED or value != NOTHING}
    single: dict[str, Any] = {key: str(meta.get(key) or "") for key in keys}
    return Facts(
        **{**single, "source_url": as_read(single["source_url"])},
        speaker=texts(meta.get("speaker")),
        author=texts(meta.get("author")),
        summary=_wording(meta.get("summary")),
        made_from=_made_from(meta.get("made_from")),
        lacks=_wording(meta.get("lacks")),
        found_at=_copy(meta.get("found_at")),
        undated=meta.get("date") == UNDATED,
        official={code: copy for code, value in (meta.get("official") or {}).items() if (copy := _copy(value))},
    )


if __name__ == "__main__":
    for name, schema in FILES.items():
        Path(sys.argv[1], f"{name}.json").write_text(as_file(schema), encoding="utf-8")
