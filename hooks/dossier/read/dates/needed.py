"""What a text must hold for a pattern to find anything in it: most patterns need not be tried on most texts."""

import re
from collections.abc import Iterator

_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(
    r"(?P<edge>\\[AbBZ]|[\^$])|(?P<figure>\\d)|(?P<set>\[(?P<signs>(?:\\.|[^\]\\])+)\])"
    r"|(?P<gap>\{[a-z]\w*\}|\\x\w\w|\\[A-Za-z]|\.)|(?P<letter>\\?[^\\(]|\\[\\(])|(?P<open>\((?P<edged>\?<?[=!])?)",
    re.DOTALL,
)
"""`edge` and `edged` take no room; a set is never one of `]` and what follows."""
_REPEATED = re.compile(r"(?P<sign>[?*+]|\{\d*,?\d*\})[?+]?")
_HEAD = re.compile(r"\(\?(?:P<\w+>|-i:|:)")
_FIGURED = re.compile(r"(?:\d(?:-\d)?)+")
_PLAIN = re.compile(r"[^\\^-][^\\-]*-?|-[^\\-]*")
"""The signs of a set that is neither a range nor what others are not."""
_MOST = 100
"""Words that are told apart where one of several follows one of several."""
Words = frozenset[str]
_NOTHING: Words = frozenset({""})


def needed(source: str) -> Words:
    r"""Words, in small letters, of which a text must hold one for a pattern to find anything; empty if it needs none.

    The pattern is one of Python's, without flags; {names} in it may stand for anything. The text is a plain one, in
    which each figure is 0, as it is in the words.

    >>> sorted(needed("within {number} (?:months|month)(?P<after> following)"))
    [' month following', ' months following']
    >>> sorted(needed("(?:on )?(?P<same>this year)(?! of)|(?:the )?(?P<later>next|following) [dw]"))
    ['following d', 'following w', 'next d', 'next w', 'this year']
    >>> sorted(needed(r"(?:in|of) \d{year}"))
    ['in 0', 'of 0']
    """
    found: set[str] = set()
    for branch in _branches(source):
        words = _of_branch(branch)
        if not all(words):
            return frozenset()
        found |= words
    return frozenset(word for word in found if not any(other in word and other != word for other in found))


def _of_branch(branch: str) -> Words:
    """The most telling choice of words among those that the branch cannot do without."""
    choices: list[Words] = []
    run = _NOTHING
    for options, group in _items(branch):
        joined = _joined(run, options)
        if joined is None:
            choices += [run, needed(group)]
        run = joined or options or _NOTHING
    return max((*choices, run), key=telling)


def telling(words: Words) -> int:
    """How telling the least telling of some words is, in letters; a figure is worth no more than one."""
    return min((len(re.sub("0+", "0", word.strip())) for word in words), default=0)


def _joined(words: Words, options: Words | None) -> Words | None:
    """All words with all that may follow; None if that is unknown, or too much."""
    many = options is None or len(words) * len(options) > _MOST
    return None if options is None or many else frozenset(word + option for word in words for option in options)


def _spelled(source: str) -> Words | None:
    """All that a pattern may find; None if that is unknown, or too much."""
    found: Words = frozenset()
    for branch in _branches(source):
        run: Words | None = _NOTHING
        for options, _ in _items(branch):
            run = run and _joined(run, options)
        if not run:
            return None
        found |= run
    return found if len(found) <= _MOST else None


def _items(branch: str) -> Iterator[tuple[Words | None, str]]:
    """For each letter, set or group: all that it may find, None if that is unknown; and of a group, which then must."""
    at = 0
    while token := _TOKEN.match(branch, at):
        end = _end(branch, at) if token["open"] else token.end()
        head = _HEAD.match(branch, at)
        group = branch[head.end() : end - 1] if head else ""
        options = _spelled(group) if head else _found_by(token)
        if repeated := _REPEATED.match(branch, end):
            end = repeated.end()
            group = group if repeated["sign"] == "+" else ""
            options = options | _NOTHING if options and repeated["sign"] == "?" else None
        yield options, group
        at = end


def _found_by(token: re.Match[str]) -> Words | None:
    """All that a letter or a set may find: nothing for what takes no room."""
    if token["edge"] or token["edged"]:
        return _NOTHING
    if token["figure"] or (token["signs"] and _FIGURED.fullmatch(token["signs"])):
        return frozenset("0")
    if token["signs"]:
        return frozenset(token["signs"].lower()) if _PLAIN.fullmatch(token["signs"]) else None
    return frozenset((plain(token["letter"][-1]),)) if token["letter"] else None


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
        depth += bool(token["open"]) - (token[0] == ")")
        if not depth:
            break
    return at


def plain(text: str) -> str:
    """A text in small letters, with 0 for each figure.

    >>> plain("In 2024")
    'in 0000'
    """
    return _DIGIT.sub("0", text.lower())
