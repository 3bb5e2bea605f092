"""The fields of a form, made of the schema of front matter: each form that a value may have has one kind of field."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from dossier.languages import words
from dossier.languages.locales import language_name

Field = dict[str, Any]
"""A field as the editor's configuration has it."""
Schema = Mapping[str, Any]


class Form(NamedTuple):
    """What the fields of a form depend on, beside the schema."""

    language: str
    """In which the labels are."""
    codes: tuple[str, ...]
    """Of the languages of the site."""
    one_text: Collection[str] | None = None
    """Keys whose wording is one text in the file, and not one for each language; None where nobody knows."""


def fields(schema: Schema, form: Form, *, leaving: Collection[str] = ()) -> list[Field]:
    """A field for each key of a mapping, but for those that have no form that a field can show, and those left out.

    >>> from dossier.pages.schema import ENTITY
    >>> [(one["name"], one["widget"]) for one in fields(ENTITY, Form("en", ("en", "fr")))][:3]
    [('names', 'object'), ('family', 'list'), ('faulty', 'object')]
    """
    required = schema.get("required", ())
    wanted = {key: of for key, of in schema["properties"].items() if key not in leaving}
    made = (_field(key, of, form, required=key in required) for key, of in wanted.items())
    return [field for field in made if field]


def body(form: Form, widget: str = "text") -> Field:
    """The field of the text below the front matter."""
    return {"name": "body", "label": label("body", form.language), "widget": widget, "required": False}


def label(key: str, language: str) -> str:
    """How a key is called; the code of a language by its name, and an authority by its own."""
    ui = words(language)
    return str(ui["editing"]["labels"].get(key) or ui["authorities"].get(key) or language_name(key, language))


def _field(key: str, schema: Schema, form: Form, *, required: bool = False) -> Field | None:
    kind = _KINDS.get(schema.get("format", ""))
    told = kind(key, schema, form) if kind else None
    if told is None:
        return None
    said = _hint(key, schema, form.language)
    return {"name": key, "label": label(key, form.language), **told, "required": required, **said}


def _hint(key: str, schema: Schema, language: str) -> Field:
    ui = words(language)["editing"]
    said = ui["hints"].get(key) or ui["forms"].get(schema["format"], "")
    return {"hint": said.format(language=language)} if said else {}


def _text(key: str, schema: Schema, form: Form) -> Field:
    pattern = schema.get("pattern", _ANY)
    message = _hint(key, schema, form.language).get("hint", label(key, form.language))
    return {"widget": "string", **({} if pattern == _ANY else {"pattern": [pattern, message]})}


def _choice(key: str, schema: Schema, form: Form) -> Field:
    ui = words(form.language)
    said = {"type": ui["types"], "status": ui["coverage"]["states"]}.get(key, ui["editing"]["makers"])
    return {"widget": "select", "options": [{"value": one, "label": said[one]} for one in schema["enum"]]}


def _wording(key: str, schema: Schema, form: Form) -> Field | None:
    if form.one_text is None:
        return None
    return {"widget": "text"} if key in form.one_text else _by_language(key, schema["anyOf"][1], form)


def _by_language(_: str, schema: Schema, form: Form) -> Field | None:
    """A field for each language of the site, or for each key where these are told (authorities)."""
    if schema["propertyNames"]["format"] != "language":
        return None
    inner = schema["additionalProperties"]
    # What is said in a language takes more than a line; how others identify something is one name or several.
    told = {**inner, "format": {"text": "lines", None: "names"}.get(inner.get("format"), inner.get("format"))}
    parts = (_field(key, told, form) for key in schema.get("properties", form.codes))
    return {"widget": "object", "fields": [one for one in parts if one]}


def _keys(_: str, schema: Schema, form: Form) -> Field:
    return {"widget": "object", "fields": fields(schema, form._replace(one_text=None))}


def _list(_: str, schema: Schema, form: Form) -> Field:
    return {"widget": "list", "fields": fields(schema["items"], form._replace(one_text=None))}


_ANY = r"\S"
_KINDS: Mapping[str, Callable[[str, Schema, Form], Field | None]] = {
    **dict.fromkeys(("text", "address", "edtf", "date", "language", "digest"), _text),
    "lines": lambda _key, _schema, _form: {"widget": "text"},
    "names": lambda _key, _schema, _form: {"widget": "list"},
    "choice": _choice,
    "wording": _wording,
    "by-language": _by_language,
    "keys": _keys,
    "list": _list,
}
"""By the form of a value (`forms` in languages/ui)."""
