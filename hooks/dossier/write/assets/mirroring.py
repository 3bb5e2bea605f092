"""Rules of a style sheet that speak of left and right, as rules that speak of where lines begin and end.

Material says each such thing twice, by the direction of the page; so a passage in the other direction is set as its
page is, and the bullets of an Arabic list on an English page would lie within its words. What is said of start and end
holds for both (https://www.w3.org/TR/css-logical-1), in half the bytes.
"""

import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import Node

_DIRECTION = re.compile(r"\[dir=[\"']?(ltr|rtl)[\"']?\]")
_SIDE = re.compile(r"(margin-|padding-|border-|)(left|right)(|-color|-style|-width)")
_CORNER = re.compile(r"border-(top|bottom)-(left|right)-radius")
_ENDS = {"left": "start", "right": "end", "top": "start", "bottom": "end"}
_ALIGN = "text-align"
GROUPS = frozenset({"media", "supports", "layer", "container"})
"""At-rules that hold rules."""


def mirrored(rules: Iterable[Node]) -> Iterator[Node]:
    """Rules that say of start and end what they said of left and right; their twins for the other direction are gone.

    rules: groups of them hold rules already, not words. What is said for one direction alone stays.

    >>> sheet = "[dir=ltr] a{left:0;padding-right:1em}[dir=rtl] a{right:0;padding-left:1em;rotate:180deg}"
    >>> tinycss2.serialize([*mirrored(tinycss2.parse_stylesheet(sheet))])
    '[dir] a{inset-inline-start:0;padding-inline-end:1em;}[dir=rtl] a{rotate:180deg;}'
    >>> tinycss2.serialize([*mirrored(tinycss2.parse_stylesheet("td{text-align:left;left:0}"))])
    'td{text-align:start;left:0;}'
    """
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in GROUPS:
            rule.content = [*mirrored(rule.content)]
        elif rule.type == "qualified-rule":
            _mirror(rule)
        if rule.type != "qualified-rule" or rule.content:
            yield rule


def _mirror(rule: Node) -> None:
    prelude = tinycss2.serialize(rule.prelude)
    found = [_DIRECTION.match(selector.strip()) for selector in prelude.split(",")]
    directions = {one[1] if one else "" for one in found}
    parts = tinycss2.parse_blocks_contents(rule.content)
    declarations = [part for part in parts if part.type == "declaration"]
    if directions == {"ltr"}:
        rule.prelude = tinycss2.parse_component_value_list(_DIRECTION.sub("[dir]", prelude))
        for each in declarations:
            each.name = _logical(each.name)
    if directions == {"rtl"}:
        parts = [each for each in declarations if each.name != _ALIGN and each.name == _logical(each.name)]
    for each in declarations:
        if each.name == _ALIGN:
            for word in each.value:
                if word.type == "ident":
                    word.value = _ENDS.get(word.value, word.value)
    rule.content = tinycss2.parse_component_value_list(tinycss2.serialize(parts))


def _logical(name: str) -> str:
    """A property of a side or a corner, by where lines begin; any other as it is.

    >>> [_logical(each) for each in ("left", "margin-right", "border-left-color", "border-top-right-radius", "top")]
    ['inset-inline-start', 'margin-inline-end', 'border-inline-start-color', 'border-start-end-radius', 'top']
    """
    if side := _SIDE.fullmatch(name):
        return f"{side[1] or 'inset-'}inline-{_ENDS[side[2]]}{side[3]}"
    if corner := _CORNER.fullmatch(name):
        return f"border-{_ENDS[corner[1]]}-{_ENDS[corner[2]]}-radius"
    return name
