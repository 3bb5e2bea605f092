"""The three-way merge of texts by lines: what two people have made of one text, put together.

It is that of diff3 (S. Khanna, K. Kunal, B. C. Pierce, A Formal Investigation of Diff3, 2007): the texts are cut at the
lines that all three have; of what lies between, the side that has changed it is taken.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

Lines = Sequence[str]


class Clash(NamedTuple):
    """Lines of a page that a person has changed, and the rules since otherwise."""

    line: int
    """The first of them in the page."""
    here: tuple[str, ...]
    rules: tuple[str, ...]


def merged(base: str, here: str, now: str) -> tuple[str, tuple[Clash, ...]]:
    r"""A page with what the rules have changed since; where both have, as the page has it, and the places.

    base: what the rules had made when the page was adopted or last merged; now: what they make of the text.

    >>> merged("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\nd\n")
    ('a\nB\nc\nd\n', ())
    >>> merged("a\nb\nc\n", "a\nB\nc\n", "a\nbb\nc\n")
    ('a\nB\nc\n', (Clash(line=2, here=('B',), rules=('bb',)),))
    """
    text, clashes, line = "", [], 1
    for before, ours, theirs in _parts(*(one.splitlines(keepends=True) for one in (base, here, now))):
        if before not in (ours, theirs) and ours != theirs:
            clashes.append(Clash(line, _shown(ours), _shown(theirs)))
        text += "".join(theirs if ours == before else ours)
        line += len(ours)
    return text, tuple(clashes)


def _parts(base: Lines, ours: Lines, theirs: Lines) -> Iterator[tuple[Lines, Lines, Lines]]:
    """The three texts in parts that belong together: in turn what they may differ in, and what is the same in all."""
    b = o = t = 0
    ends = (len(base), len(ours), len(theirs), 0)
    for in_base, in_ours, in_theirs, size in (*_shared(base, ours, theirs), ends):
        yield base[b:in_base], ours[o:in_ours], theirs[t:in_theirs]
        b, o, t = in_base + size, in_ours + size, in_theirs + size
        yield (base[in_base:b],) * 3


def _shared(base: Lines, ours: Lines, theirs: Lines) -> Iterator[tuple[int, int, int, int]]:
    """Lines that are in all three texts, in order: where they begin in each, and how many they are."""
    here, there = (SequenceMatcher(None, base, other).get_matching_blocks() for other in (ours, theirs))
    for in_ours in here:
        for in_theirs in there:
            start = max(in_ours.a, in_theirs.a)
            size = min(in_ours.a + in_ours.size, in_theirs.a + in_theirs.size) - start
            if size > 0:
                yield start, in_ours.b + start - in_ours.a, in_theirs.b + start - in_theirs.a, size


def _shown(lines: Lines) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())
