"""Front matter of other generators, above a text in Markdown: YAML (Jekyll, Hugo, Eleventy …) or TOML (Hugo, Zola)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, cast

import yaml

from dossier.languages import FRONT_MATTER
from dossier.loading import load
from dossier.model import Decision, Role

_FENCED = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<body>.*?^)(?P=mark)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_KEY = re.compile(r"(?m)^(?:\[{1,2})?[\"']?(?P<key>[^\s\"'#:=\[\]][^\"'#:=\n\]]*?)[\"']?[ \t]*(?:[:=\]]|$)")
_ROLES = {name: cast(Role, role) for role, names in FRONT_MATTER.items() for name in names}
"""What a key says of the text."""
NAMED = "read_front_matter"
"""How decisions about these lines are signed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of front matter with what it says; `raw` has the fences, too."""

    raw: str
    key: str
    value: str

    @property
    def decision(self) -> Decision:
        """What becomes of it: a fact, in a role of ours if the key is known."""
        role = _ROLES.get(self.key.casefold().replace("-", "_"), "other") if self.value else None
        return Decision("metadata", NAMED, seen=self.key, role=role, value=self.value)


def read_front_matter(text: str) -> tuple[Entry, ...]:
    r"""The entries of the front matter with which a text opens; none where there is none, or none that can be read.

    Joining their `raw` gives the front matter back.

    >>> text = "---\ntitle: Lakes\ntags:\n  - water\n---\nWe met.\n"
    >>> [(entry.key, entry.value) for entry in read_front_matter(text) if entry.key]
    [('title', 'Lakes'), ('tags', 'water')]
    """
    found = _FENCED.match(text)
    values = _values(found["mark"], found["body"]) if found else None
    if not found or values is None:
        return ()
    start = found.start("body")
    keys = [(start + key.start(), key["key"]) for key in _KEY.finditer(found["body"]) if key["key"] in values]
    first = dict(reversed([(key, place) for place, key in keys]))
    places = [0, *sorted(first.values())[1:], found.end()]
    named = sorted(first, key=lambda key: first[key])
    return tuple(
        Entry(text[begin:end], key, " ".join(words(values[key]).split()))
        for key, (begin, end) in zip(named, pairwise(places), strict=True)
    )


def _values(mark: str, body: str) -> Mapping[str, object] | None:
    """What the keys say; None where a text only looks like front matter."""
    try:
        found = tomllib.loads(body) if mark == "+++" else load(body)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError):
        return None
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) and found else None


def words(value: Any) -> str:
    """A value as words: the day of a moment; the items of a list, or of a mapping, with commas.

    >>> words({"name": "Ana Ruiz", "tags": ["a", 2]}), words(date(2024, 5, 4)), words(None)
    ('Ana Ruiz, a, 2', '2024-05-04', '')
    """
    if isinstance(value, Mapping):
        return ", ".join(filter(None, map(words, value.values())))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(words, value)))
    if isinstance(value, date):
        return value.isoformat()[:10]
    return "" if value is None else str(value)
