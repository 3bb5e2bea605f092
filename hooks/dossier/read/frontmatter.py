"""Front matter with line numbers: what a person wrote, and where."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from dossier.model import Finding

_FENCE = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A contributed file, taken apart."""

    path: str
    meta: Mapping[str, Any]
    lines: Mapping[str, int]
    """Line of each top-level key, from 1."""
    body: str
    findings: tuple[Finding, ...] = ()


class _Loader(yaml.SafeLoader):
    """Dates stay the strings that were written: they are EDTF, not timestamps."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(text: str, offset: int) -> tuple[dict[str, Any], dict[str, int]]:
    node = yaml.compose(text, _Loader)
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise yaml.MarkedYAMLError(problem="not a list of `key: value`", problem_mark=node.start_mark)
    lines = {str(key.value): key.start_mark.line + 1 + offset for key, _ in node.value}
    return {str(key): value for key, value in yaml.load(text, _Loader).items()}, lines  # noqa: S506 - a SafeLoader


def parse_yaml(path: str, text: str, body: str = "", offset: int = 0) -> Page:
    """A file of YAML (offset: lines before it), never raising: what is wrong becomes a finding."""
    try:
        meta, lines = _mapping(text, offset)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 1 + offset
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        return Page(path, {}, {}, body, (Finding(path, line, "invalid_yaml", {"problem": problem}),))
    return Page(path, meta, lines, body)


def parse(path: str, text: str) -> Page:
    r"""A Markdown file with or without front matter.

    >>> page = parse("a.md", "---\ntitle: A\n---\nText")
    >>> dict(page.meta), dict(page.lines), page.body
    ({'title': 'A'}, {'title': 2}, 'Text')
    """
    found = _FENCE.match(text)
    if not found:
        return Page(path, {}, {}, text)
    return parse_yaml(path, found[1], text[found.end() :], offset=1)
