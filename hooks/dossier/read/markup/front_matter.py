"""Front matter of other generators, above a text in Markdown: YAML (Jekyll, Hugo, Eleventy …) or TOML (Hugo, Zola).

The fields that Jina Reader sets above a page are read as such, too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, cast

from dossier.languages import FRONT_MATTER
from dossier.model import Decision, Line, Role
from dossier.pages.frontmatter import parse_yaml

_FENCED = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<body>.*?^)(?P=mark)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIELDS = re.compile(
    r"\ufeff?(?:[A-Z][A-Za-z ]{1,30}: [^\n]*\n(?:[ \t]*\r?\n)?){1,9}Markdown Content:[ \t]*(?:\r?\n|\Z)"
)
"""Fields, an empty line below each, and a label above the text."""
_FIELD = re.compile(r"(?m)^\ufeff?(?P<key>[A-Z][A-Za-z ]{1,30}): (?P<value>[^\n]*)$")
_KEY = re.compile(r"(?m)^(?:\[{1,2})?[\"']?(?P<key>[^\s\"'#=\[\]][^\"'#=\n\]]*?)[\"']?[ \t]*[=\]]")
"""Where a key of TOML stands."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?=[T ]\d)")
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
        role = _ROLES.get(_plain(self.key), "other") if self.value else None
        return Decision("metadata", NAMED, seen=self.key, role=role, value=self.value)


def _plain(key: str) -> str:
    return key.casefold().replace("-", "_").replace(" ", "_")


def read_front_matter(text: str) -> tuple[Entry, ...]:
    r"""The entries of the front matter with which a text opens; none where there is none, or none that can be read.

    Joining their `raw` gives the front matter back.

    >>> text = "---\ntitle: Lakes\ntags:\n  - water\n---\nWe met.\n"
    >>> [(entry.key, entry.value) for entry in read_front_matter(text) if entry.key]
    [('title', 'Lakes'), ('tags', 'water')]
    """
    if fields := _FIELDS.match(text):
        return _fields(fields[0])
    found = _FENCED.match(text)
    values, places = (_toml if found["mark"] == "+++" else _yaml)(found["body"]) if found else ({}, {})
    if not found or not places or len({*places.values()}) < len(places):
        return ()
    named = sorted(places, key=lambda key: places[key])
    cuts = [0, *(found.start("body") + places[key] for key in named[1:]), found.end()]
    return tuple(
        Entry(text[begin:end], key, " ".join(words(_named(key, values[key])).split()))
        for key, (begin, end) in zip(named, pairwise(cuts), strict=True)
    )


def front_lines(text: str) -> list[Line]:
    """The lines of the front matter of a text, one a key."""
    return [Line(0, one.raw, one.value or one.raw.strip(), one.decision) for one in read_front_matter(text)]


def has_fields(text: str) -> bool:
    """Whether the front matter is the fields of a page that a program saved, and nobody wrote them."""
    return _FIELDS.match(text) is not None


def _fields(text: str) -> tuple[Entry, ...]:
    """The fields of a head without a fence; the label below them belongs to the last."""
    found = list(_FIELD.finditer(text))
    ends = [*(field.start() for field in found[1:]), len(text)]
    starts = [0, *ends[:-1]]
    return tuple(
        Entry(text[start:end], field["key"], words(field["value"].strip()))
        for field, start, end in zip(found, starts, ends, strict=True)
    )


def _named(key: str, value: Any) -> Any:
    """Of people and bodies their names, where more is told of them."""
    if _ROLES.get(_plain(key)) not in ("author", "publisher"):
        return value
    told = value if isinstance(value, list) else [value]
    return [one.get("name", one) if isinstance(one, Mapping) else one for one in told]


_Values = tuple[Mapping[str, Any], Mapping[str, int]]
"""What the keys say, and where the line of each begins; both empty where a text only looks like front matter."""


def _yaml(body: str) -> _Values:
    page = parse_yaml("", body)
    starts = [0, *(line.end() for line in re.finditer(r"\r\n|[\n\r\x85\u2028\u2029]", body))]
    return page.meta, {key: starts[line - 1] for key, line in page.lines.items()}


def _toml(body: str) -> _Values:
    import tomllib  # noqa: PLC0415 - few texts have TOML above them

    try:
        values = tomllib.loads(body)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}, {}
    keys = [(key["key"], key.start()) for key in _KEY.finditer(body) if key["key"] in values]
    return values, dict(reversed(keys))


def words(value: Any) -> str:
    """A value as words: the day of a moment; the items of a list, or of a mapping, with commas.

    >>> words({"name": "Ana Ruiz", "tags": ["a", 2]}), words("2024-05-04T10:30:00Z"), words(None)
    ('Ana Ruiz, a, 2', '2024-05-04', '')
    """
    if isinstance(value, Mapping):
        return ", ".join(filter(None, map(words, value.values())))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(words, value)))
    if isinstance(value, date):
        return value.isoformat()[:10]
    moment = _MOMENT.match(str(value))
    return moment[0] if moment else "" if value is None else str(value)
