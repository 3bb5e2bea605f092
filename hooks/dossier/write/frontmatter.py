"""Front matter as Dossier writes it."""

from collections.abc import Mapping
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Quotes every string that another reader might take for a date or a number."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    dated = value[:4].isdigit() or value.startswith("..")
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"' if dated else None)


_Dumper.add_representer(str, _text)


def page(meta: Mapping[str, Any], body: str = "") -> str:
    """A Markdown file: front matter (empty values left out), then the body.

    >>> print(page({"title": "A", "date": "2024-07?", "place": ""}, "Text"))
    ---
    title: A
    date: "2024-07?"
    ---
    Text
    """
    filled = {key: value for key, value in meta.items() if value not in ("", None, [], (), {})}
    return f"---\n{yaml.dump(filled, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)}---\n{body}"
