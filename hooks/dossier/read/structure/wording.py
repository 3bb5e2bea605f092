"""What the words of a short line tell, alone: that it tells, leads away, or names who made a picture."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.writing_systems import DENSE, DENSE_SIGN, LETTER
from dossier.patterns import late
from dossier.read.clean.stamps import date
from dossier.read.lines.measure import size
from dossier.read.lines.uneven import is_left
from dossier.read.lines.vocabulary import finder, phrases

LENGTHY = 12
"""Words from which a line is long for a heading, or with a mark at its end one that tells."""
STAMP = 3
"""Last words of a line that may be a date."""
SHORTEST = 4
"""Letters of a word that tells what a text is about."""
STEM, ENDING = 6, 2
"""Letters of it that count, and those at its end that may change."""
HALF = 0.5
"""Share of the words of a line that come again below it: of the headings above prose in the texts
that taught the points 71 %, of the other short lines above prose 23 %."""
_CLAUSE = re.compile(rf", (?![A-ZÀ-Þ]){LETTER}")
_SENTENCES = re.compile(r"(?<![A-ZÀ-Þ\d][.])(?<=[.!?])\s+[A-ZÀ-Þ]|[。！？](?=.)")
_BARS = re.compile(r"[|｜>•]")
_LABEL_END = re.compile(r"[:：,،，]")
_OPENED = re.compile(r"\s*(?:[:：«“\"「《|>»›–—]|$)")
"""What stands behind the words that lead away: “À lire aussi : …”."""
_MADE = re.compile(r"©|\S\s?/\s?[A-ZÀ-Þ]{2}[\w.-]*\)?$|/\s[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)*\)?$")
"""A sign of rights, or a stroke before an agency or a name at the end: “Ann Doe/REUTERS”."""
_YEAR = re.compile(r"\b\d{4}$")
_LONG = re.compile(rf"{LETTER}{{{SHORTEST},}}")
_WORDS = late(rf"{_LONG.pattern}|(?=([{DENSE}]{{2}}))")


def spelled(text: str, profile: Profile) -> set[str]:
    """What a line's own words tell.

    >>> sorted(spelled("It was then that we began to build, as all of us know", profile("en")))
    ['clause', 'lengthy']
    >>> spelled("Lake at dawn, Ann Doe/REUTERS", profile("en")), spelled("Ann Doe 3 May 2021", profile("en"))
    ({'credited'}, {'dated'})
    """
    holds = {
        "lengthy": size(text) >= LENGTHY,
        "clause": _CLAUSE.search(text) is not None,
        "cut": is_left(text, profile),
        "sentences": _SENTENCES.search(text) is not None,
        "labelled": core(_LABEL_END.split(text, maxsplit=1)[0]) in _labels(),
        "leading": finder("bylines", "openers").match(text.casefold()) is not None,
        "bars": _BARS.search(text) is not None,
        "section": core(text) in phrases("sections"),
        "chrome": is_of_page(text),
        "credited": _MADE.search(text) is not None,
        "dated": _YEAR.search(text) is not None and bool(date(" ".join(text.split()[-STAMP:]))),
    }
    return {name for name, held in holds.items() if held}


@cache
def _labels() -> frozenset[str]:
    return phrases("captions") | phrases("authors") | phrases("sources")


@lru_cache(maxsize=8192)
def is_of_page(text: str) -> bool:
    """Whether a line is words of the page alone, or leads to another one; cached, as lines around it ask, too.

    >>> is_of_page("Advertisement"), is_of_page("À lire aussi : Le lac"), is_of_page("The lake")
    (True, True, False)
    """
    said = text.casefold().lstrip(" >»-–—•[(")
    found = finder("openers").match(said)
    return core(text) in _whole() or (found is not None and _OPENED.match(said, found.end()) is not None)


@cache
def _whole() -> frozenset[str]:
    return phrases("chrome") | phrases("endings") | phrases("leads")


def roots(text: str, stopwords: frozenset[str]) -> frozenset[str]:
    """The beginnings of the longer words of a text that tell something; in scripts without gaps each two signs.

    Unlike `languages.text.stems` they lack the endings of short words, too: a heading often says in the plural
    (“Walls”) what the first sentence below it says of one.

    >>> sorted(roots("The walls which rise", frozenset({"the", "which"}))), sorted(roots("湖水涨", frozenset()))
    (['rise', 'wall'], ['水涨', '湖水'])
    """
    if text.isascii() or not DENSE_SIGN.search(text):
        said = frozenset(map(str.casefold, _LONG.findall(text))) - stopwords
        return frozenset(map(_root, said))
    found = ((match[0].casefold(), match[1]) for match in _WORDS.finditer(text))
    return frozenset(pair or _root(word) for word, pair in found if word not in stopwords)


def _root(word: str) -> str:
    return word[: min(STEM, max(SHORTEST, len(word) - ENDING))]


def is_taken_up(text: str, below: Sequence[str], stopwords: frozenset[str]) -> bool:
    """Whether what is below says half of the words of a line again, as it does of what a heading names.

    >>> below = ("The lakes of the north were full.", "Nobody fished.")
    >>> is_taken_up("Full lakes", below, frozenset()), is_taken_up("Towns and hills", below, frozenset())
    (True, False)
    """
    own = roots(text, stopwords)
    # A root stands in what has it: most lines share so little with the text below that its words need not be parted.
    small = "\n".join(below).casefold()
    if not own or sum(root in small for root in own) < HALF * len(own):
        return False
    again = frozenset[str]()
    for each in below:
        again |= own & roots(each, stopwords)
        if len(again) >= HALF * len(own):
            return True
    return False
