"""Of a style sheet what a page can use, and any sheet without what only its authors need.

Sheets are taken apart by a parser of CSS, tinycss2; what is kept stands as it stood, in its order. In doubt a rule is
kept: of a selector only the classes count that an element must have, not those within `:is()`, `:not()` and their like.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

import tinycss2
from tinycss2.ast import Node

from dossier.write.assets.mirroring import GROUPS, mirrored

_MARKS = frozenset({";", ",", ">", "{} block"})
"""Beside them no space means anything."""


@lru_cache(maxsize=4)
def pruned(css: str, can_be: Callable[[str], bool], asked: frozenset[str] = frozenset()) -> str:
    """The rules of a style sheet that an element may match of whose classes `can_be` is true.

    What they say of left and right they say of where lines begin and end (`mirrored`).
    Custom properties and keyframes that no rule uses go with the others, if they are not `asked` for elsewhere.

    >>> sheet = "a.b, .c > i { top: var(--x) } @media print { .c {} } :root { --x: var(--y); --y: 1px; --z: 0 }"
    >>> tight(pruned(sheet, "b".__eq__))
    'a.b{top: var(--x)}:root{--x: var(--y);--y: 1px}'
    >>> tight(pruned("@keyframes k { to { left: 0 } } @keyframes m {} i:not(.c) { animation: k 1s }", "b".__eq__))
    '@keyframes k{to{left: 0}}i:not(.c){animation: k 1s}'
    """
    rules = [*_fitting(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), can_be)]
    return str(tinycss2.serialize([*_used([*mirrored(rules)], _alive(rules, asked))]))


def tight(css: str) -> str:
    r"""The same style sheet without comments, and without spaces that mean nothing.

    >>> tight("a :hover,\n b  >  i { /* why */\n  font: 1px / 2 a, b;\n --c: ; }\n@media (width > 3em) { a {} }")
    'a :hover,b>i{font: 1px / 2 a,b;--c: }@media (width>3em){a{}}'
    """
    return str(tinycss2.serialize(_tight(tinycss2.parse_component_value_list(css, skip_comments=True))))


def properties(css: str) -> frozenset[str]:
    """The custom properties that a style sheet names.

    >>> sorted(properties("a { --x: 0; color: var(--y, var(--z)) }"))
    ['--x', '--y', '--z']
    """
    return frozenset(name for name in _names(tinycss2.parse_component_value_list(css)) if name.startswith("--"))


# Rules that fit


def _fitting(rules: Iterable[Node], can_be: Callable[[str], bool]) -> Iterator[Node]:
    for rule in rules:
        if rule.type == "qualified-rule":
            fitting = [one for one in _selectors(rule.prelude) if all(map(can_be, _classes(one)))]
            rule.prelude = tinycss2.parse_component_value_list(",".join(map(tinycss2.serialize, fitting)))
            if fitting:
                yield rule
        elif _is_group(rule):
            rule.content = [*_fitting(_inner(rule), can_be)]
            if rule.content:
                yield rule
        else:
            yield rule


def _selectors(prelude: Sequence[Node]) -> list[list[Node]]:
    parts = groupby(prelude, lambda node: node == ",")
    return [[*nodes] for is_comma, nodes in parts if not is_comma]


def _classes(selector: Sequence[Node]) -> list[str]:
    return [name.value for dot, name in pairwise(selector) if dot == "." and name.type == "ident"]


def _is_group(rule: Node) -> bool:
    return rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in GROUPS


def _is_keyframes(rule: Node) -> bool:
    return rule.type == "at-rule" and str(rule.lower_at_keyword).endswith("keyframes")


def _inner(group: Node) -> list[Node]:
    return [*tinycss2.parse_rule_list(group.content, skip_comments=True, skip_whitespace=True)]


# Names that are used


def _alive(rules: Iterable[Node], asked: Collection[str]) -> frozenset[str]:
    """All words that declarations use, those of custom properties if these are used themselves."""
    said = defaultdict[str, set[str]](set)
    for name, words in _said(rules):
        said[name].update(words)
    found, ahead = set[str](), {"", *asked}
    while ahead:
        found |= ahead
        ahead = {word for name in ahead for word in said[name]} - found
    return frozenset(found)


def _said(rules: Iterable[Node]) -> Iterator[tuple[str, Iterable[str]]]:
    """By custom property, or "" for any other: the words of its value."""
    for rule in rules:
        if _is_group(rule):
            yield from _said(rule.content)
        elif rule.type == "qualified-rule":
            for one in _declarations(rule):
                own = one.type == "declaration" and one.name.startswith("--")
                yield (one.name if own else ""), [*_names(getattr(one, "value", None) or ())]


def _declarations(rule: Node) -> list[Node]:
    return [*tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)]


def _names(tokens: Iterable[Node]) -> Iterator[str]:
    for token in tokens:
        if token.type == "ident":
            yield token.value
        yield from _names(_within(token) or ())


def _used(rules: Iterable[Node], alive: frozenset[str]) -> Iterator[Node]:
    for rule in rules:
        if _is_group(rule):
            rule.content = [*_used(rule.content, alive)]
        elif rule.type == "qualified-rule":
            declarations = _declarations(rule)
            kept = [one for one in declarations if not getattr(one, "name", "").startswith("--") or one.name in alive]
            if len(kept) < len(declarations):
                rule.content = tinycss2.parse_component_value_list(tinycss2.serialize(kept))
        is_idle = _is_keyframes(rule) and alive.isdisjoint(_names(rule.prelude))
        if not is_idle and (rule.content or rule.content is None):
            yield rule


# Spaces


def _within(token: Node) -> list[Node] | None:
    """What a function or a block holds."""
    found: list[Node] | None = getattr(token, "arguments", None)
    return getattr(token, "content", None) if found is None else found


def _tight(tokens: Iterable[Node]) -> list[Node]:
    kept: list[Node] = []
    for token in tokens:
        if token.type == "whitespace":
            if kept and not _is_mark(kept[-1]) and kept[-1].type != "whitespace":
                kept.append(token)
            continue
        inner = _within(token)
        if inner is not None:
            inner[:] = _tight(inner)
        if _is_mark(token):
            _trim(kept)
        kept.append(token)
    if kept and kept[-1] == ";":
        kept.pop()
    _trim(kept)
    return kept


def _trim(tokens: list[Node]) -> None:
    """Without the space at the end, unless it is the whole value of a custom property."""
    if tokens and tokens[-1].type == "whitespace" and not (len(tokens) > 1 and tokens[-2] == ":"):
        tokens.pop()


def _is_mark(token: Node) -> bool:
    return token.type in _MARKS or (token.type == "literal" and token.value in _MARKS)
