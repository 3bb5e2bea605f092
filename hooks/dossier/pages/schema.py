"""The one schema of front matter: which keys a contributed file may have, and what they hold."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dossier.model import Facts, Finding
from dossier.model.edtf import is_edtf
from dossier.pages.frontmatter import Page

Check = Callable[[Any], bool]

STATUSES = ("draft", "machine", "reviewed", "official")
TYPES = (
    "statement", "speech", "press-release", "news-article", "press-conference",
    "interview", "resolution", "letter", "other",
)  # fmt: skip


def is_text(value: Any) -> bool:
    """A non-empty string."""
    return isinstance(value, str) and bool(value.strip())


def is_texts(value: Any) -> bool:
    """A string, or a list of them."""
    return is_text(value) or (isinstance(value, list) and all(map(is_text, value)))


def is_names(value: Any) -> bool:
    """A string, or a list of them with at least one."""
    return is_texts(value) and value != []


def is_number(value: Any) -> bool:
    """A whole number from 1."""
    return type(value) is int and value > 0


def is_address(value: Any) -> bool:
    """An http or https address."""
    return is_text(value) and re.fullmatch(r"https?://\S+", value) is not None


def is_mapping(value: Any) -> bool:
    """A mapping from words, at least one."""
    return isinstance(value, dict) and bool(value) and all(isinstance(key, str) for key in value)


def by_language(check: Check) -> Check:
    """A mapping from language codes, at least one, to what `check` accepts."""
    return lambda value: is_mapping(value) and all(map(check, value.values()))


def _is_translation(value: Any) -> bool:
    known = isinstance(value, dict) and set(value) <= {"from", "status", "note"}
    told = known and is_text(value.get("from")) and isinstance(value.get("note", ""), str)
    return told and value.get("status", "draft") in STATUSES


def listed(fields: Mapping[str, Check]) -> Check:
    """A list of mappings that have these keys, all of them and no other, each with what its check accepts."""
    return lambda value: (
        isinstance(value, list)
        and all(isinstance(item, dict) and set(item) == set(fields) for item in value)
        and all(check(item[key]) for item in value for key, check in fields.items())
    )


def is_digest(value: Any) -> bool:
    """Twelve hexadecimal digits, as `dossier check` prints them."""
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{12}", value) is not None


FACTS: Mapping[str, Check] = {
    "title": is_text,
    "language": is_text,
    "date": lambda value: is_text(value) and is_edtf(value),
    "type": lambda value: value in TYPES,
    "publisher": is_text,
    "source_url": is_address,
    "speaker": is_texts,
    "author": is_texts,
    "place": is_text,
    "event": is_text,
    "rights": is_text,
    "version_of": is_text,
}
"""What may be known of any text, in Dublin Core's or schema.org's sense."""

ENTITY: Mapping[str, Check] = {
    "names": by_language(is_names),
    "description": by_language(is_text),
    "identifiers": is_mapping,
}
DOCUMENT: Mapping[str, Check] = {**FACTS, "translation": _is_translation}
CORRECTION: Mapping[str, Check] = {
    **FACTS,
    "id": is_text,
    "keep": listed({"line": is_number, "text": is_text}),
    "drop": listed({"line": is_number, "text": is_text}),
    "replace": listed({"line": is_number, "from": is_text, "to": lambda value: isinstance(value, str), "why": is_text}),
    "checked": is_digest,
}


def violations(page: Page, schema: Mapping[str, Check], required: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What in a page's front matter is not as the schema says: unknown keys, wrong values, keys that lack."""

    def wrong(code: str, key: str) -> Finding:
        return Finding(page.path, page.lines.get(key, 1), code, {"key": key, "known": tuple(schema)})

    unknown = [wrong("unknown_key", key) for key in page.meta if key not in schema]
    invalid = [wrong("invalid_value", k) for k, v in page.meta.items() if k in schema and not schema[k](v)]
    missing = [wrong("missing_key", key) for key in required if key not in page.meta]
    unread = bool(page.findings) and not page.meta
    return page.findings if unread else (*page.findings, *unknown, *invalid, *missing)


def usable(page: Page, findings: Iterable[Finding]) -> dict[str, Any]:
    """Front matter without the keys that a finding speaks of: the rest of the page is still good."""
    bad = {finding.detail.get("key") for finding in findings}
    return {key: value for key, value in page.meta.items() if key not in bad}


def texts(value: Any) -> tuple[str, ...]:
    """One string or a list of strings, as a tuple.

    >>> texts("a"), texts(["a", "b"]), texts(None)
    (('a',), ('a', 'b'), ())
    """
    return (value,) if isinstance(value, str) else tuple(value or ())


def facts(meta: Mapping[str, Any]) -> Facts:
    """Facts of checked front matter."""
    keys = ("type", "publisher", "source_url", "place", "event", "rights", "version_of")
    single: dict[str, Any] = {key: str(meta.get(key) or "") for key in keys}
    return Facts(
        **single,
        speaker=texts(meta.get("speaker")),
        author=texts(meta.get("author")),
    )
