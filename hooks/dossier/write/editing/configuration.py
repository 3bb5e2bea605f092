"""What the editor is told of the collection: its files, and the fields of each."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml

from dossier.languages import words
from dossier.languages.locales import language_name
from dossier.model import FOLDERS, Document
from dossier.pages.schema import DOCUMENT, ENTITY, FACTS
from dossier.write.catalogue import Catalogue
from dossier.write.documents.corrected import changed
from dossier.write.editing import Backend
from dossier.write.editing.fields import Field, Form, body, fields, label
from dossier.write.editions import originals_of
from dossier.write.pages.documents import in_order

_TEXT: Mapping[str, Any] = {"properties": FACTS}
_WORDINGS = ("summary", "lacks")
"""Facts of which a text says how they are written."""


class _Quoted(yaml.SafeDumper):
    """Every word in quotation marks: what is a word in YAML 1.1 may be a number in YAML 1.2, which the editor reads."""


_Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def configuration(catalogue: Catalogue, backend: Backend, name: str, language: str) -> str:
    """The file, in YAML; name: of the site; language: in which the labels are.

    Fields that many files have are written once (YAML calls that an alias).
    """
    form = Form(language, catalogue.languages)
    told = {
        "app_title": name,
        "backend": _backend(backend),
        "media_folder": "seeds",
        "public_folder": "/seeds",
        "slug": {"encoding": "unicode", "clean_accents": True},
        "editor": {"preview": False},
        # Without quotation marks a date would be a number to some programs.
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}},
        "collections": [*_entities(form), {"divider": True}, *_texts(catalogue, form), *_translations(catalogue, form)],
    }
    return yaml.dump(told, Dumper=_Quoted, allow_unicode=True, sort_keys=False, width=10**6)


def _backend(backend: Backend) -> Mapping[str, Any]:
    """To sign in with a token takes no server of one's own; with an account it does."""
    told = {"name": backend.name, "repo": backend.repo, "branch": backend.branch, "api_root": backend.api}
    return {**told, "auth_methods": ["token"]}


def _entities(form: Form) -> Iterator[Mapping[str, Any]]:
    """People, organisations …: pages in the folder of the default language, each named after what it is about."""
    default, kinds = form.codes[0], words(form.language)["listing"]["kinds"]
    told = [*fields(ENTITY, form), body(form)]
    for folder, kind in FOLDERS.items():
        yield {
            "name": folder,
            "label": kinds[kind],
            "label_singular": words(form.language)["kinds"][kind],
            "folder": f"docs/{default}/{folder}",
            "slug": f"{{{{names.{default}.0}}}}",
            "identifier_field": f"names.{default}.0",
            "summary": f"{{{{names.{default}.0}}}}",
            "fields": told,
        }


def _texts(catalogue: Catalogue, form: Form) -> Iterator[Mapping[str, Any]]:
    """The facts of raw texts, and texts that are written as pages."""
    say = words(form.language)["editing"]
    if files := list(_corrections(catalogue, form)):
        told = {"label": say["facts"], "description": say["facts_note"], "format": "yaml"}
        yield {"name": "facts", **told, "files": files}
    title, *facts = fields(DOCUMENT, form)
    own = [title, body(form), *facts]
    for code in form.codes:
        yield {
            "name": f"texts-{code}",
            "label": say["own"].format(language=language_name(code, form.language)),
            "description": say["own_note"],
            "folder": f"docs/{code}/documents",
            "filter": {"field": "translation.from", "value": None},
            "fields": own,
        }


def _corrections(catalogue: Catalogue, form: Form) -> Iterator[Mapping[str, Any]]:
    """What a person knows better of each raw text: the file beside it, which need not exist yet."""
    shapes: dict[frozenset[str], list[Field]] = {}
    raw = (one for id_ in in_order(catalogue) for one in originals_of(catalogue.versions[id_]))
    found = {changed(document, form.language).edit: document for document in raw}
    for path, document in found.items():
        if path.startswith("seeds/"):
            shape = frozenset(key for key in _WORDINGS if "" in getattr(document.facts, key))
            if shape not in shapes:
                shapes[shape] = fields(_TEXT, form._replace(one_text=shape))
            yield {"name": PurePosixPath(path).stem, "label": document.title, "file": path, "fields": shapes[shape]}


def _translations(catalogue: Catalogue, form: Form) -> Iterator[Mapping[str, Any]]:
    """What is translated, or may be, by language: a file for each text that is in another."""
    say = words(form.language)["editing"]
    told: dict[str, list[Field]] = {}
    for code in form.codes:
        if files := [_translation(one, code, told, form) for one in _sources(code, catalogue)]:
            title = say["translations"].format(language=language_name(code, form.language))
            note = say["translations_note"]
            yield {"name": f"into-{code}", "label": title, "description": note, "files": files}


def _translation(source: Document, code: str, told: dict[str, list[Field]], form: Form) -> Mapping[str, Any]:
    file = f"docs/{code}/documents/{source.id}.md"
    if source.language not in told:
        told[source.language] = _translation_fields(source.language, form)
    return {"name": source.id, "label": source.title, "file": file, "fields": told[source.language]}


def _translation_fields(source: str, form: Form) -> list[Field]:
    """Title, state and paragraphs; all other facts are those of the original, and stay where a file gives its own."""
    title = fields({**DOCUMENT, "properties": {"title": DOCUMENT["properties"]["title"]}}, form)
    schema = DOCUMENT["properties"]["translation"]
    own = [{"name": "from", "label": label("from", form.language), "widget": "hidden", "default": source}]
    state = {
        "name": "translation",
        "label": label("translation", form.language),
        "widget": "object",
        "fields": [*own, *fields(schema, form, leaving=["from"])],
    }
    return [*title, state, body(form, "paragraphs")]


def _sources(code: str, catalogue: Catalogue) -> Iterator[Document]:
    """The texts that are to be translated into a language, or are: each as it was first given."""
    sources = (originals_of(catalogue.versions[id_])[0] for id_ in in_order(catalogue))
    return (one for one in sources if _is_foreign(one, code, catalogue))


def _is_foreign(document: Document, code: str, catalogue: Catalogue) -> bool:
    """Whether a text is to be translated into a language: it is not there in it, or as a translation."""
    there = catalogue.versions[document.id].get(code)
    return document.language != code and (there is None or there.translation is not None)
