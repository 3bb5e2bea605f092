"""Words without which a pattern finds nothing: most patterns need not be tried on most texts."""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<gap>\{[a-z]\w*\}|\[\^?\]?(?:\\.|[^\]\\])*\]|\\[A-Za-z]|[.^$])|\\?(?P<letter>[^(])|(?P<open>\()", re.DOTALL
)
_REPEATED = re.compile(r"[?*]|\{\d*,?\d*\}|(?P<once>\+)")
_HEAD = re.compile(r"\(\?(?:P<\w+>|:)")


def needed(source: str) -> frozenset[str]:
    """Words, in small letters, of which a text must hold one for a pattern to find anything; empty if it needs none.

    The pattern is one of Python's, without flags; {names} in it may stand for anything.

    >>> sorted(needed("within {number} (?:months|month) (?P<after>following|of)"))
    ['within ']
    >>> sorted(needed("(?:on )?(?P<same>this year)(?! of)|(?:the )?(?P<later>next|following) [dw]"))
    ['following', 'next', 'this year']
    """
    found: set[str] = set()
    for branch in _branches(source):
        words = _of_branch(branch)
        if not words:
            return frozenset()
        found |= words
    return frozenset(found)


def _of_branch(branch: str) -> frozenset[str]:
    """The most telling choice of words among those that the branch cannot do without."""
    choices: list[frozenset[str]] = []
    run = ""
    for letter, group in _items(branch):
        run += letter
        if not letter:
            choices.append(frozenset({run.lower()} if run else ()))
            choices.append(needed(group))
            run = ""
    choices.append(frozenset({run.lower()} if run else ()))
    return max(choices, key=lambda words: min((len(word.strip()) for word in words), default=0))


def _items(branch: str) -> Iterator[tuple[str, str]]:
    """Letters, each alone; groups, as ("", source); and ("", "") for all that may be anything or be missing."""
    at = 0
    while token := _TOKEN.match(branch, at):
        end = _end(branch, at) if token["open"] else token.end()
        repeated = _REPEATED.match(branch, end)
        head = _HEAD.match(branch, at)
        if (repeated and not repeated["once"]) or token["gap"] or (token["open"] and not head):
            yield "", ""
        elif head:
            yield "", branch[head.end() : end - 1]
        else:
            yield token["letter"], ""
        at = repeated.end() if repeated else end


def _branches(source: str) -> Iterator[str]:
    """What the bars part, outside all groups."""
    start = at = 0
    while token := _TOKEN.match(source, at):
        at = _end(source, at) if token["open"] else token.end()
        if token[0] == "|":
            yield source[start : at - 1]
            start = at
    yield source[start:]


def _end(source: str, start: int) -> int:
    """Where the group that opens at a place ends."""
    at, depth = start, 0
    while token := _TOKEN.match(source, at):
        at = token.end()
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if not depth:
            break
    return at
