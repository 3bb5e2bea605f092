"""Front matter held against the schema: what is wrong with it, and the facts that the rest of it gives."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from dossier.model import Copy, Facts, Finding, MadeFrom, When
from dossier.model.document import Wording, when
from dossier.model.edtf import Edtf, is_edtf
from dossier.model.url import as_read, is_web
from dossier.pages.frontmatter import Page
from dossier.pages.schema import FILES, NAMED, NOTHING, UNDATED, Schema, mistakes
from dossier.pages.schema.mistakes import Fault

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_FORMATS: Mapping[str, Callable[[str], bool]] = {
    "edtf": is_edtf,
    "date": lambda text: text == UNDATED or is_edtf(text),
    "address": is_web,
}
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
    "maximum": lambda value, most: type(value) is not int or value <= most,
}
_OF_KINDS: Mapping[type, _Words] = {
    str: _OF_STRINGS | _OF_ALL,
    list: _OF_LISTS | _OF_ALL,
    dict: _OF_MAPPINGS | _OF_ALL,
}


def fits(value: Any, schema: Schema) -> bool:
    """Whether a value is as one of our schemas says: by the few words of JSON Schema that these use.

    Most files are as they should be, which is known so before the library that judges all of JSON Schema is loaded.

    >>> document = FILES["document"]
    >>> fits({"title": "A", "date": "2024"}, document), fits({"titel": "A"}, document)
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
    url = as_read(value.get("url", ""))
    return Copy(_wording(value.get("title")), url, _day(value.get("posted")), _day(value.get("date")))


def _made_from(value: Mapping[str, Any] | None) -> MadeFrom | None:
    return MadeFrom(value["language"], value.get("by", "unknown"), _copy(value.get("work"))) if value else None


def facts(meta: Mapping[str, Any]) -> Facts:
    """Facts of checked front matter; what a person calls none is empty, and stays so whatever a text seems to say."""
    keys = ("type", "publisher", "source_url", "place", "event", "rights", "version_of")
    meta = {key: value for key, value in meta.items() if key not in NAMED or value != NOTHING}
    single: dict[str, Any] = {key: str(meta.get(key) or "") for key in keys}
    single["source_url"] = as_read(single["source_url"])
    return Facts(
        **single,
        speaker=texts(meta.get("speaker")),
        author=texts(meta.get("author")),
        summary=_wording(meta.get("summary")),
        made_from=_made_from(meta.get("made_from")),
        lacks=_wording(meta.get("lacks")),
        found_at=_copy(meta.get("found_at")),
        undated=meta.get("date") == UNDATED,
        official={code: copy for code, value in (meta.get("official") or {}).items() if (copy := _copy(value))},
    )
