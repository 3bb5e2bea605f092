"""What a page says of itself for machines: its metadata (`<meta>`, `<title>`) and its linked data (JSON-LD)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

from justhtml import Comment, Element

from dossier.languages import HTML
from dossier.model import Role
from dossier.read.markup.front_matter import words

ROLES: Mapping[str, Role] = {name: cast(Role, role) for role, names in HTML["fields"].items() for name in names}
"""What a field says of the text."""
LINKED_DATA = "application/ld+json"
_RANK = {name: rank for names in HTML["fields"].values() for rank, name in enumerate(names)}
_MOST = 2000
"""Objects of linked data that are looked at."""
_PUBLISHED = ("headline", "datePublished")
"""Members of which one shows that an object describes a text (schema.org CreativeWork)."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field with what it says; it begins at `start` in the source."""

    start: int
    key: str
    value: str

    @property
    def role(self) -> Role:
        """What it says of the text."""
        return ROLES[self.key.lower()]

    @property
    def rank(self) -> int:
        """How far behind it stands among the fields of its role."""
        return _RANK[self.key.lower()]


def fields(node: Element | Comment, source: str) -> Iterator[Field]:
    """The known fields of a node, as they stand in the source; none of another node.

    >>> from justhtml import JustHTML
    >>> page = "<meta property='og:title' content='Lakes'>" + "<script type='application/ld+json'>{"
    >>> page += '"headline": "Lakes", "author": {"name": "Ana"}}'
    >>> nodes = JustHTML(page, sanitize=False, track_node_locations=True).query("meta, script")
    >>> [(field.start, field.key, field.value) for node in nodes for field in fields(node, page)]
    [(0, 'og:title', 'Lakes'), (78, 'headline', 'Lakes'), (99, 'author', 'Ana')]
    """
    start = node.origin_offset
    if start is None:
        return
    if isinstance(node, Comment):
        notes = ((key, told.search(str(node.data or ""))) for key, told in _SAVED.items())
        yield from (field for key, note in notes if note for field in _field(start, key, note[1]))
        return
    attributes = node.attrs or {}
    if node.name == "link" and (attributes.get("rel") or "").lower() == "canonical":
        yield from _field(start, "canonical", attributes.get("href") or "")
    elif node.name == "title":
        yield from _field(start, "title", node.to_text(separator="", strip=False))
    elif node.name == "meta":
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        yield from _field(start, key, attributes.get("content") or "")
    elif node.name == "script" and (attributes.get("type") or "").lower() == LINKED_DATA:
        yield from _linked_data(node, start, source)


_SAVED = {
    "saved from url": re.compile(r"saved from url=\(\d+\)(\S+)"),
    "singlefile url": re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)"),
}
"""What browsers, and an extension of them, note in a page that they save."""


def _field(start: int, key: str, value: str) -> Iterator[Field]:
    said = " ".join(words(value).split())
    if key.lower() in ROLES and said:
        yield Field(start, key, said)


def _linked_data(script: Element, start: int, source: str) -> Iterator[Field]:
    """The members of the first object that describes a text, each where the source names it."""
    text = "".join(child.data or "" for child in script.children or () if hasattr(child, "data"))
    try:
        objects = list(islice(_objects(json.loads(text)), _MOST))
    except (ValueError, RecursionError):
        return
    named = {str(one["@id"]): one for one in objects if "@id" in one and "name" in one}
    told = next((one for key in _PUBLISHED for one in objects if isinstance(one.get(key), str)), {})
    found: list[Field] = []
    for key in told:
        place = re.search(rf'"{re.escape(key)}"\s*:', source[start : start + 2 * len(text) + 200])
        if place and (value := _named(told[key], named)):
            found += _field(start + place.start(), key, value)
    yield from sorted(found, key=lambda field: field.start)


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            yield one
        inner = one.values() if isinstance(one, Mapping) else one if isinstance(one, list) else ()
        waiting.extend(reversed(list(inner)))


def _named(value: Any, named: Mapping[str, Mapping[str, Any]]) -> str:
    """A value as words: of an object its name, also where it is told by reference."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_named(one, named) for one in value[:20])))
    if isinstance(value, Mapping):
        known = value if "name" in value else named.get(str(value.get("@id")), {})
        return str(known.get("name") or "")
    return value if isinstance(value, str) else ""
