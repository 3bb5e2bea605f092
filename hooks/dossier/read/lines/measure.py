"""What a line looks like, whatever it says: its size, its end, its frequent words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from dossier.languages.text import columns, words
from dossier.languages.writing_systems import DENSE_SIGN, has_no_case
from dossier.model import Line
from dossier.read.ledger import Ledger, found_title, text_lines

STOPS = frozenset(".!?…؟۔。！？")
CLOSING = "\"'»”’)]）】」』"
"""Marks that may stand behind the one that ends a sentence, as may white space."""
_TAIL = CLOSING + "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
LONGEST_WORD = 20
"""Characters."""
PROSE = 9
"""Words from which a line that ends like a sentence counts as prose."""


IN_LANGUAGE = 0.08
"""Share of frequent words from which words are in a language."""
IN_SENTENCES = 0.15
"""The same from which a long line holds sentences: lists of names and headlines have fewer. With 0.1 the F1 of cleaned
web pages falls from 0.9178 to 0.9175, that of English texts from 0.9385 to 0.9379 (benchmarks, cleaning and pages)."""


@lru_cache(maxsize=8192)
def size(text: str) -> float:
    """Length in words, a very long one counting as several; in scripts without gaps, two characters count as one word.

    >>> size("Three short words"), size("三个短词"), size("a" * 60)
    (3.0, 2.0, 3.0)
    """
    dense = 0 if text.isascii() else len(DENSE_SIGN.findall(text))
    count = dense / 2 + len(DENSE_SIGN.sub(" ", text).split()) if dense else len(text.split())
    return max(float(count), len(text) / LONGEST_WORD)


def ends(text: str) -> bool:
    """Whether a line ends like a sentence.

    >>> ends("He said: “Why?” "), ends("(see above.)"), ends("Mr. Lin")
    (True, True, False)
    """
    last = text[-1:]
    return not last.isalnum() and (last in STOPS or text.rstrip(_TAIL)[-1:] in STOPS)


def is_prose(text: str) -> bool:
    """Whether a line is long and ends like a sentence.

    >>> is_prose("About us"), is_prose("The conference issued the Shanghai Declaration on Global AI Governance.")
    (False, True)
    """
    return size(text) >= PROSE and ends(text)


def is_statement(text: str) -> bool:
    """Whether a line is prose and no question."""
    return is_prose(text) and not text.rstrip(_TAIL).endswith(("?", "؟", "？"))


def frequent(said: Sequence[str], stopwords: frozenset[str]) -> float:
    """Share of the words that are frequent ones of the language, 0 to 1; 0 where the script needs no such words."""
    return sum(map(stopwords.__contains__, said)) / len(said) if said and stopwords else 0.0


def is_in(text: str, stopwords: frozenset[str]) -> bool:
    """Whether a text is in the language of these words, as far as its words tell.

    >>> english = profile("en").stopwords
    >>> is_in("The lake is as old as the hills.", english), is_in("Le lac est vieux.", english)
    (True, False)
    """
    return frequent(words(text), stopwords) >= IN_LANGUAGE


def has_sentences(text: str, stopwords: frozenset[str]) -> bool:
    """Whether a line of many words holds sentences, and not the names of a list; unknown is yes."""
    return not stopwords or frequent(words(text), stopwords) >= IN_SENTENCES


PART = re.compile(r"(?<!\s)\s+[·–—/|>»›-]\s+|[|｜>»›]")
PARTING = re.compile(r"[·–—/|>»›｜-](?:(?<=[|>»›｜])|(?=\s))")
"""What parts the names on a path, or a title from its site; the signs of it, by which it is sought faster."""


def parts_of(text: str) -> list[str]:
    """The names on a path, or a title and its site; the line alone where nothing parts it.

    >>> parts_of("Aid for farmers | News"), parts_of("Win-win")
    (['Aid for farmers', 'News'], ['Win-win'])
    """
    return PART.split(text) if PARTING.search(text) else [text]


# Where the lines of a text stand: before its first paragraph, after its last, between.


HEAD, TAIL = 6, 4
"""Lines that count as head and tail of a text without paragraphs."""
FIRST, LAST = 3, 8
"""Lines of the rim, where even a sentence may be no part of the text."""


def head(lines: Ledger) -> list[Line]:
    """Lines of text before the first paragraph below the title; a question there is a title rather than a paragraph."""
    text = text_lines(lines)
    title = found_title(lines)
    start = next((place for place, line in enumerate(text) if title and line.number >= title.number), 0)
    first = next((place for place, line in enumerate(text[start:], start) if is_statement(line.text)), start + HEAD)
    return text[:first]


def tail(lines: Ledger) -> list[Line]:
    """Lines of text after the last paragraph."""
    text = text_lines(lines)
    back = next((place for place, line in enumerate(reversed(text)) if is_prose(line.text)), TAIL)
    return text[len(text) - min(back, len(text)) :]


def edges(lines: Ledger) -> frozenset[int]:
    """Numbers of the lines of head and tail."""
    return frozenset(line.number for line in (*head(lines), *tail(lines)))


def rim(lines: Ledger) -> frozenset[int]:
    """Numbers of the first and the last few lines of text, whatever they look like."""
    text = text_lines(lines)
    return frozenset(line.number for line in (*text[:FIRST], *text[-LAST:]))


# The width at which the lines of a text were cut, if they were.


NARROW, WIDE = 44, 100
"""Columns of a line that is cut at a width; a character of an East Asian script takes two."""
FEWEST_CUTS = 3
"""Cuts that show a width."""
SHARE = 0.6
"""Share of the lines of about this width that are cut there."""
FULL = 0.75
"""Share of the width from which a line is of about this width."""
SMALL = 0.4
"""Share of the cuts after which a small letter must follow, or one of a script that has no capitals."""
STOPPED = 0.15
"""Share of the lines in which a sentence ends, where it is sentences that were cut: headlines have no full stop."""
STOP = re.compile(rf"[{''.join(sorted(STOPS))}](?=\s|$)")
SLACK = 6
"""Columns by which a dense line may fall short: no line begins with a comma."""


def is_cut(text: str, following: str, width: int) -> bool:
    """Whether the next line's first word had no room on this line."""
    length = columns(text)
    return length <= width < length + 1 + _room(following)


def find_width(pairs: Sequence[tuple[str, str]]) -> int:
    """The width at which most of the longer lines are cut; 0 if there is none.

    pairs: lines that may go on, as they are indented, each with the words of the line below it.
    """
    sized = [(columns(text), following) for text, following in pairs if len(text) <= WIDE]
    cuts = _cuts(sized)
    width = cuts.index(max(cuts))
    if cuts[width] < FEWEST_CUTS:
        return 0
    near = sum(length >= FULL * width for length, _ in sized)
    return width if cuts[width] >= SHARE * near and _go_on(sized, width) else 0


def may_have_width(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether enough lines end at one width, whatever they are: a quick test before `find_width`."""
    return max(_cuts([(columns(text), following) for text, following in pairs if len(text) <= WIDE])) >= FEWEST_CUTS


def _cuts(sized: Sequence[tuple[int, str]]) -> list[int]:
    """How many lines may have been cut at each width, up to the widest."""
    starts = [0] * (WIDE + 2)
    for length, following in sized:
        if NARROW <= length <= WIDE:
            starts[length] += 1
            starts[min(WIDE + 1, length + _room(following) + 1)] -= 1
    return list(accumulate(starts[: WIDE + 1]))


def _room(following: str) -> int:
    """Columns that the first word of the next line, or a dense line's first characters, would have needed."""
    return SLACK if DENSE_SIGN.match(following) else columns(following.split(maxsplit=1)[0])


def _go_on(sized: Sequence[tuple[int, str]], width: int) -> bool:
    """Whether what follows the cuts looks like the rest of a sentence and not like the next headline.

    A small letter shows it, or a character of a dense script; where there are no capitals, that sentences end.
    """
    after = [text for length, text in sized if length <= width < length + 1 + _room(text)]
    small = sum(text[0].islower() or bool(DENSE_SIGN.match(text)) for text in after)
    plain = sum(has_no_case(text[0]) for text in after if not DENSE_SIGN.match(text))
    told = sum(STOP.search(text) is not None for _, text in sized)
    return small + (plain if told >= STOPPED * len(sized) else 0) >= SMALL * len(after)
