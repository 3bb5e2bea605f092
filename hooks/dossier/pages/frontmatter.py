"""Front matter with line numbers: what a person wrote, and where.

From the nodes of PyYAML, which know their lines; python-frontmatter knows none, ruamel.yaml would be a second YAML.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from dossier.languages.writing_systems import CONTROLS, NO_CHARACTERS
from dossier.loading import SafeLoader
from dossier.model import Finding

_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LATE = re.compile(r"\A\ufeff?(?:[ \t]*\r?\n)+(?=---[ \t]*\r?\n[ \t]*\w+:)")
"""What stands before the facts, though these must begin in the first line."""
_UNOPENED = re.compile(r"\A\ufeff?(?:names|title|translation):.*\n")
_SMART = re.compile("[“„‟”][^“„‟”]*[“”]")
_FORBIDDEN = re.compile(f"[{CONTROLS}\ud800-\udfff{NO_CHARACTERS}]")
"""What would break the feeds, tables and books that are made of a text, or give orders to a terminal."""
_OPENED = re.compile(r"\A\ufeff?---[ \t]*\r?\n[ \t]*\w+:")
WRONG = (yaml.YAMLError, ValueError, LookupError, AttributeError, RecursionError)
"""What reading raises; all but the first and the last come of a value that is not what its tag says: !!bool perhaps."""
DEEPEST = 50
"""Levels of lists and mappings; what people write has three."""
LONGEST = 1000
"""Characters of a number; of a longer one Python makes no text."""
_WHOLE = "tag:yaml.org,2002:int"
_UNREAD = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")


@dataclass(frozen=True, slots=True)
class Page:
    """A contributed file, taken apart."""

    path: str
    meta: Mapping[str, Any]
    lines: Mapping[str, int]
    """Line of each top-level key, from 1."""
    body: str
    findings: tuple[Finding, ...] = ()
    items: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Lines of the items of each top-level key that holds a list."""
    inner: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Lines of the keys in each top-level key that holds a mapping."""


class _RefusedError(yaml.MarkedYAMLError):
    """Valid YAML that is no front matter; the problem is the code of a finding."""


class Fast(SafeLoader):
    """Dates stay the strings that were written: they are EDTF, not timestamps; and so do Yes and No, as in YAML 1.2."""


class Exact(yaml.SafeLoader):
    """The same in Python alone, so that what is wrong is said in the same words and lines on every machine."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases: front matter needs none, and a few lines of them can stand for gigabytes."""
        if self.check_event(yaml.AliasEvent):
            alias = self.peek_event()  # type: ignore[no-untyped-call]
            raise _RefusedError(problem="yaml_alias", problem_mark=alias.start_mark)
        return super().compose_node(parent, index)

    def compose_scalar_node(self, anchor: Any) -> yaml.ScalarNode:
        """Refuse numbers of which nothing can be shown."""
        node: yaml.ScalarNode = super().compose_scalar_node(anchor)
        if node.tag == _WHOLE and len(node.value) > LONGEST:
            raise _RefusedError(problem="yaml_unshowable", problem_mark=node.start_mark)
        return node


Fast.yaml_implicit_resolvers = Exact.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _UNREAD]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _is_plain(text: str) -> bool:
    """Whether a text is YAML that the loader in C reads as the other does.

    Not if it has aliases or many levels, of which C code would make any number, or values that may be refused.
    """
    depth = 0
    for event in yaml.parse(text, Fast):
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > LONGEST:
            return False
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
            return False
    return True


def cleared(text: str) -> tuple[str, tuple[str, ...]]:
    r"""A text that somebody wrote without the characters that no text may hold, and which these were.

    >>> cleared("The bell\x07 rings.\uffff")
    ('The bell rings.', ('U+0007', 'U+FFFF'))
    """
    found = dict.fromkeys(f"U+{ord(sign):04X}" for sign in _FORBIDDEN.findall(text))
    return (_FORBIDDEN.sub("", text), (*found,)) if found else (text, ())


def nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    """A node, and every key and value within it, each once: an alias may lead to what holds it."""
    left, seen = [node], {id(node)}
    while left:
        one = left.pop()
        yield one
        within = () if isinstance(one, yaml.ScalarNode) else one.value
        parts = [part for inner in within for part in (inner if isinstance(inner, tuple) else (inner,))]
        left += [part for part in reversed(parts) if id(part) not in seen]
        seen.update(map(id, parts))


def _clear(node: yaml.Node) -> Iterator[tuple[yaml.Node, tuple[str, ...]]]:
    r"""Take from the values what was written as an escape: "\u0007"."""
    for one in nodes(node):
        if isinstance(one, yaml.ScalarNode):
            one.value, taken = cleared(one.value)
            if taken:
                yield one, taken


def repeated(node: yaml.Node) -> Iterator[yaml.Node]:
    """Keys that stand in their mapping already: YAML forbids them, PyYAML takes the last without a word."""
    for mapping in (one for one in nodes(node) if isinstance(one, yaml.MappingNode)):
        seen: set[str] = set()
        for key, _ in mapping.value:
            if str(key.value) in seen:
                yield key
            seen.add(str(key.value))


def _in_smart_quotes(node: yaml.Node) -> Iterator[yaml.Node]:
    """Values between the quotation marks of a word processor, which YAML takes for letters, and nothing else."""
    keys = {id(key) for one in nodes(node) if isinstance(one, yaml.MappingNode) for key, _ in one.value}
    for one in nodes(node):
        plain = isinstance(one, yaml.ScalarNode) and not one.style and id(one) not in keys
        if plain and _SMART.fullmatch(one.value):
            yield one


def _page(path: str, text: str, body: str, offset: int, kind: type[Fast | Exact]) -> Page:
    loader = kind(text)
    node = loader.get_single_node()
    if node is None:
        return Page(path, {}, {}, body)
    if not isinstance(node, yaml.MappingNode):
        raise _RefusedError(problem="yaml_no_mapping", problem_mark=node.start_mark)
    taken = tuple(_clear(node))
    meta = {str(key): value for key, value in loader.construct_document(node).items()}

    def line(part: yaml.Node) -> int:
        return part.start_mark.line + 1 + offset

    findings = (
        *(Finding(path, line(k), "duplicate_key", {"repeated": str(k.value)}) for k in repeated(node)),
        *(Finding(path, line(k), "smart_quotes", {"value": str(k.value)}) for k in _in_smart_quotes(node)),
        *(Finding(path, line(k), "characters_removed", {"characters": told}) for k, told in taken),
    )

    def keys(mapping: yaml.MappingNode) -> dict[str, int]:
        return {str(key.value): line(key) for key, _ in mapping.value}

    items = {str(k.value): tuple(map(line, v.value)) for k, v in node.value if isinstance(v, yaml.SequenceNode)}
    inner = {str(k.value): keys(v) for k, v in node.value if isinstance(v, yaml.MappingNode)}
    return Page(path, meta, keys(node), body, findings, items, inner)


def invalid(path: str, text: str, error: Exception, offset: int = 0) -> Finding:
    """What the parser says (one of WRONG), and the line at which it gave up; offset: lines before the text."""
    mark = getattr(error, "problem_mark", None)
    position = getattr(error, "position", 0)
    line = (mark.line if mark else text.count("\n", 0, position)) + 1 + offset
    problem = str(getattr(error, "problem", None) or error).partition("\n")[0]
    if isinstance(error, _RefusedError):
        return Finding(path, line, problem)
    if isinstance(error, RecursionError):
        return Finding(path, line, "yaml_too_deep")
    return Finding(path, line, "invalid_yaml", {"problem": problem})


def parse_yaml(path: str, text: str, body: str = "", offset: int = 0) -> Page:
    """A file of YAML (offset: lines before it), never raising: what is wrong becomes a finding."""
    with suppress(*WRONG):
        if _is_plain(text):
            return _page(path, text, body, offset, Fast)
    try:
        return _page(path, text, body, offset, Exact)
    except WRONG as error:
        return Page(path, {}, {}, body, (invalid(path, text, error, offset),))


def _fence(text: str, late: re.Match[str] | None) -> re.Match[str] | None:
    return _FENCE.match(text, late.end()) if late else _FENCE.match(text)


def parted(text: str) -> tuple[str, str]:
    r"""The front matter of a file with the lines around it, and what follows.

    >>> parted("---\ntitle: A\n---\nText"), parted("Text")
    (('---\ntitle: A\n---\n', 'Text'), ('', 'Text'))
    """
    found = _fence(text, _LATE.match(text))
    end = found.end() if found else 0
    return text[:end], text[end:]


def parse(path: str, text: str) -> Page:
    r"""A Markdown file with or without front matter.

    >>> page = parse("a.md", "---\ntitle: A\n---\nText")
    >>> dict(page.meta), dict(page.lines), page.body
    ({'title': 'A'}, {'title': 2}, 'Text')
    """
    late = _LATE.match(text)
    found = _fence(text, late)
    if not found:
        code = "front_matter_unclosed" if _OPENED.match(text) else "front_matter_unopened"
        wrong = (Finding(path, 1, code),) if _OPENED.match(text) or _UNOPENED.match(text) else ()
        return Page(path, {}, {}, text, wrong)
    page = parse_yaml(path, found[1], text[found.end() :], offset=1 + (late[0].count("\n") if late else 0))
    return replace(page, findings=(Finding(path, 1, "front_matter_late"), *page.findings)) if late else page


# Front matter as Dossier writes it.


_NUMBER = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+", re.ASCII)
"""What YAML 1.2 takes for one (https://yaml.org/spec/1.2.2/#1032-tag-resolution); YAML 1.1 takes 12e34 for a word."""


class _Dumper(yaml.SafeDumper):
    """Quotes every string that another reader might take for a date or a number."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    dated = value[:4].isdigit() or value.startswith("..") or _NUMBER.fullmatch(value)
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"' if dated else None)


_Dumper.add_representer(str, _text)


def written(value: object) -> str:
    """A value as front matter has it on one line.

    >>> written("2024-09-25"), written("https://example.org"), written([1, "a, b"]), written({"line": 4})
    ('"2024-09-25"', 'https://example.org', "[1, 'a, b']", '{line: 4}')
    >>> written("3f0c1a9be2d4"), written("1e3456789012")
    ('3f0c1a9be2d4', '"1e3456789012"')
    """
    flow = isinstance(value, Mapping | list)
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=flow
    )
    return text.removesuffix("...\n").strip()


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
