"""The canaries of tests/cases/bad/canaries.yml, put into every place where somebody's words come in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests import bad, building

GROUPS: Mapping[str, Sequence[str]] = bad.cases("canaries")
WHOLE = {name: forms for name, forms in GROUPS.items() if len(forms) > 1}
"""Groups of which no form opens what nothing closes: what is plain text needs no others."""
FORMS = [form for forms in GROUPS.values() for form in forms]
LONGEST = 200
"""Bytes of a file's name that every file system takes, before its ending."""
LAST = "The last words are seen."


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, width=10_000)


def _address(said: str) -> str:
    return "https://example.org/?" + re.sub(r"\s", "/", said)


def _text(forms: Sequence[str], day: int) -> str:
    paragraphs = (f"{form}\n\nThe words after form {n} of the canaries are seen." for n, form in enumerate(forms))
    return "\n\n".join(
        ["A text with canaries", f"{day} May 2024", *paragraphs, f"On {day} May 2024 {forms[0]} was let out."]
    )


def _facts(said: str, forms: Sequence[str]) -> str:
    told = dict.fromkeys(("title", "publisher", "place", "event", "rights"), said)
    return _yaml({**told, "speaker": list(forms), "source_url": _address(said)})


def _page(forms: Sequence[str], front: Mapping[str, Any]) -> str:
    return "\n\n".join([f"---\n{_yaml(front)}---\nThe canaries are here.", *forms, LAST])


def _entity(group: str, forms: Sequence[str], said: str) -> str:
    names = {"en": [f"canaries {group}", *forms], "fr": [*forms], "zh": [f"canaries {group}"]}
    front = {
        "names": names,
        "description": dict.fromkeys(names, said),
        "sources": [{"title": said, "url": _address(said)}],
    }
    return _page(forms, {**front, "identifiers": {"website": _address(said)}})


def _name(form: str) -> str:
    """A form as the name of a file, which has no slashes."""
    return re.sub(r"[/\n]", "∕", form).encode()[:LONGEST].decode(errors="ignore")


def _of_group(group: str, forms: Sequence[str], day: int) -> Iterator[tuple[str, str]]:
    """Files with the forms of a group: in raw Markdown and HTML, adopted, translated, and in pages that somebody wrote."""
    said = ", ".join(forms)
    translation = {"from": "en", "status": "draft", "note": said}
    yield f"seeds/marked-{group}.md", _text(forms, day)
    page = "".join(f"<p>{form}</p>\n<p>The words after it.</p>\n" for form in forms)
    yield f"seeds/saved-{group}.html", f"<!doctype html><html><body><main><h1>A page</h1>\n{page}</main></body></html>"
    yield f"seeds/adopted-{group}.txt", _text(["A paragraph."], day)
    yield f"docs/en/documents/adopted-{group}.md", _page(forms, {"title": said})
    yield f"docs/fr/documents/adopted-{group}.md", _page(forms, {"title": said, "translation": translation})
    yield f"docs/en/{group}.md", _page(forms, {"title": said, "description": said})
    yield f"docs/en/people/canary-{group}.md", _entity(group, forms, said)


def _files() -> Iterator[tuple[str, str]]:
    for day, (group, forms) in enumerate(GROUPS.items(), 1):
        yield from _of_group(group, forms, day)
    for day, (group, forms) in enumerate(WHOLE.items(), 1):
        yield f"seeds/{group}.txt", _text(forms, day)
        yield f"seeds/facts-{group}.txt", _text([f"A paragraph about {group}."], day)
        yield f"seeds/facts-{group}.yml", _facts(", ".join(forms), forms)
    for number, form in enumerate(FORMS[::12]):
        yield (
            f"seeds/{_name(form)}.txt",
            f"A name\n\n{number + 1} May 2024\n\nThe name of file {number} would like to act.\n",
        )
    yield "seeds/boilerplate.txt", "".join(f"{form}\n" for form in FORMS if "\n" not in form)
    kinds = dict(zip(("person", "organisation", "place", "term"), GROUPS["scripts"], strict=False))
    types = dict(zip(("statement", "speech", "other"), GROUPS["handlers"], strict=False))
    search = dict(zip(("title", "open", "hint", "browse"), GROUPS["scripts"][10:], strict=False))
    yield "ui/en.yml", _yaml({"kinds": kinds, "types": types, "search": search})


def make(folder: Path) -> Path:
    """A collection with all canaries in all places."""
    building.write(building.collection(folder), dict(_files()))
    return folder
