"""Doubts: why the cleaning of a text may be wrong, with the lines to look at; and what a person has checked.

The thresholds are round numbers near the best ones on pages whose text is known: `python -m benchmarks quality
doubts` says how many badly cleaned pages they mark, and how many others.
"""

import hashlib
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dossier.languages import Profile
from dossier.model import Block, Decoding, Document, Doubt, Line
from dossier.read.identity import is_foreign
from dossier.read.ledger import text_lines
from dossier.read.lines.measure import is_prose, size
from dossier.read.lines.vocabulary import finder, may_hold

# How sure the rule of whole pages was: its scores as chances, and what it left out by little.


EVEN = 1.0
"""Score of a line that is as likely text as not: the weights lean towards text (benchmarks/train/, LEAN)."""
NARROW = 2.0
"""Sum of scores by which a stretch of lines was left out narrowly."""
TELLING, FEWEST = 0.1, 15
"""Share of a text's words, and number of words, from which such a stretch matters."""
SENTENCE = 10
"""Words of a sentence that is never left out within a text without a word."""
_WHOLE = re.compile(r"[.!?…؟۔](?=\W*(?:\s|$))|[。！？]")
LEAST = 30
"""Lines below which scores say little of a page as a whole."""


def score(line: Line) -> float:
    """The score of a line; above 0 speaks for text.

    >>> score(Line(1, "Home", "Home", shares=(("bias", 1.4), ("place", -0.8))))
    0.6
    """
    return round(sum([share for _, share in line.shares]), 1)


def chance(line: Line) -> float:
    """How likely a line is text by its score, 0 to 1."""
    return 1 / (1 + math.exp(EVEN - score(line)))


def agreement(lines: Iterable[Line]) -> float:
    """How well what stayed of a page and its text probably agree: the expected F1 of their words, 0 to 1.

    1 where too few lines have a score.
    """
    judged = _judged(lines)
    if len(judged) < LEAST:
        return 1.0
    stayed = [line for line in judged if line.decision.status != "dropped"]
    words = {line.number: chance(line) * size(line.text) for line in judged}
    right = sum(words[line.number] for line in stayed)
    return 2 * right / (sum(words.values()) + sum(size(line.text) for line in stayed))


def unclear(lines: Iterable[Line], most: int) -> tuple[int, ...]:
    """Numbers of the longest lines whose chance is about even."""
    even = [line for line in lines if line.shares and 0.25 < chance(line) < 0.75]
    return tuple(sorted(line.number for line in sorted(even, key=lambda line: -size(line.text))[:most]))


def narrow(lines: Sequence[Line]) -> tuple[int, ...]:
    """Numbers of the lines next to the text, or within it, that were left out narrowly and hold many words."""
    judged = _judged(lines)
    needed = max(FEWEST, TELLING * sum(size(line.text) for line in judged if line.decision.status != "dropped"))
    runs = (run for run in _left_out(judged) if sum(size(line.text) for line in run) >= needed)
    found = [number for run in runs for number in _first_narrow(run, needed)]
    return tuple(sorted(set(found)))


def told_within(lines: Sequence[Line]) -> tuple[int, ...]:
    """Numbers of the sentences that a score left out between the first and the last paragraph of the text."""
    told = [line.number for line in text_lines(lines) if is_prose(line.text)]
    left = (line for line in _judged(lines) if line.decision.status == "dropped" and size(line.text) >= SENTENCE)
    within = (line for line in left if told and told[0] < line.number < told[-1])
    return tuple(line.number for line in within if _WHOLE.search(line.text))


def _judged(lines: Iterable[Line]) -> list[Line]:
    """Lines with a score that are text, or are no text because of it."""
    return [line for line in lines if line.shares and line.decision.status in ("kept", "changed", "dropped")]


def _left_out(judged: Sequence[Line]) -> Iterator[list[Line]]:
    """Each run of dropped lines, read away from the text that it touches: once from either side."""
    runs = [list(run) for _, run in groupby(judged, key=lambda line: line.decision.status == "dropped")]
    for place, run in enumerate(runs):
        if run[0].decision.status == "dropped":
            yield from [run] * (place > 0) + [run[::-1]] * (place + 1 < len(runs))


def _first_narrow(run: Sequence[Line], needed: float) -> tuple[int, ...]:
    """The lines at the start of a run that reach the needed words before their scores tell that they are no text."""
    total = words = 0.0
    for count, line in enumerate(run, 1):
        total, words = total + score(line), words + size(line.text)
        if words >= needed and total > -NARROW:
            return tuple(line.number for line in run[:count])
    return ()


LITTLE_SHARE, LITTLE_WORDS, MOST_OF_IT = 0.25, 30, 0.6
"""Share of the words below which little is left; number of them that is little where less than this share is left."""
NO_TEXT = 5
"""Words that are no text, whatever was left out."""
AGREEMENT = 0.88
"""Expected F1 below which the lines of a page were hard to tell apart."""
SENTENCE_LINES, SENTENCE_WORDS = 0.15, 0.5
"""Shares of the lines and of the words that are sentences, below which a text looks like a list or a menu."""
SHORTEST_LIST = 12
"""Lines from which sentences are counted."""
REFUSALS, FOR_EACH = 2, 20
"""Phrases at least of what web servers say instead of a page, as a report may quote one; and words for each of them."""
LONG_BLOCK = 25
"""Words from which a block shows its language."""
FOREIGN = 0.1
"""Share of the words in other languages from which a text is mixed."""
LOOK = 5
"""Lines that a doubt names at most."""


def fingerprint(title: str, blocks: Iterable[Block]) -> str:
    """Twelve hexadecimal digits that stand for a cleaned text, capitals and white space aside (SHA-256).

    They change with the raw text and with any rule that changes the result.

    >>> fingerprint("A Lake", [Block("paragraph", "The lake.", "p-1")])
    '24f93ab0e085'
    """
    text = "\n".join(" ".join(part.split()) for part in (title, *(block.text for block in blocks))).casefold()
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


UNKNOWN_LANGUAGE = "unknown_language"


def find_doubts(document: Document, profiles: Iterable[Profile], *, known: bool = True) -> tuple[Doubt, ...]:
    """Why the cleaning of a seed may be wrong; profiles: of all languages of the site; known: whether one is its own.

    Where none is, the rules, the words and the dates of another one have been used.
    """
    lines = document.lines
    checks = {
        UNKNOWN_LANGUAGE: None if known else tuple(line.number for line in text_lines(lines)),
        "guessed_encoding": _guessed(lines, document.decoding),
        "unsure_title": _guessed_title(document),
        "little_left": _little(lines),
        "unclear_lines": unclear(lines, LOOK) if agreement(lines) < AGREEMENT else None,
        "weak_boundaries": narrow(lines) or told_within(lines) or None,
        "few_sentences": _few_sentences(text_lines(lines)),
        "mixed_languages": _foreign(document, tuple(profiles)),
    }
    return tuple(Doubt(code, found[:LOOK] or (1,)) for code, found in checks.items() if found is not None)


def _guessed_title(document: Document) -> tuple[int, ...] | None:
    """The line that was taken for the title, where another may be it as well and no person has said."""
    unsure = tuple(line.number for line in document.lines if line.decision.unsure)
    return unsure if unsure and "title" not in document.facts.given else None


def _guessed(lines: Iterable[Line], decoding: Decoding | None) -> tuple[int, ...] | None:
    """Lines that an encoding may have spoiled, where it is not sure."""
    sure = decoding is None or decoding.sure
    return None if sure else tuple(line.number for line in lines if not line.raw.isascii())


def _little(lines: Iterable[Line]) -> tuple[int, ...] | None:
    """The longest dropped lines, where little is left."""
    dropped = [line for line in lines if line.decision.status == "dropped" and not line.decision.pinned]
    text = sum(size(line.text) for line in text_lines(lines))
    left = sum(size(line.raw.strip()) for line in lines if line.decision.status not in ("dropped", "duplicate"))
    share = left / max(1.0, left + sum(size(line.raw.strip()) for line in dropped))
    if text >= NO_TEXT and share >= LITTLE_SHARE and (left >= LITTLE_WORDS or share >= MOST_OF_IT):
        return None
    longest = sorted(dropped, key=lambda line: -size(line.raw.strip()))[:LOOK]
    return tuple(sorted(line.number for line in longest))


def refusal(title: str, lines: Sequence[Line]) -> tuple[int, ...]:
    """Lines by which a web server gives no page: it takes the reader for a robot, or errs, and says little else.

    title: of the document; of a page in HTML, the lines tell its name, too.

    >>> refusal("Access Denied", lines("You don't have permission to access this page.", "Reference 18.2d35"))
    (1,)
    >>> refusal("A pier", lines("Nobody has permission to access the pier before nine.", "The council met."))
    ()
    """
    stayed = text_lines(lines)
    named = " ".join([title, *(line.decision.value for line in lines if line.decision.seen == "title")])
    words = sum(size(line.text) for line in stayed)
    # Where next to nothing is left, it is what went as a notice that tells why.
    found = {line.number: _refusals(line.text) for line in (stayed if words > FOR_EACH else lines)}
    phrases = _refusals(named).union(*found.values())
    if len(phrases) < max(REFUSALS, words / FOR_EACH):
        return ()
    return tuple(number for number, phrases in found.items() if phrases) or (1,)


def _refusals(text: str) -> set[str]:
    said = may_hold(text, "refusals")
    return set(finder("refusals").findall(text.casefold().replace("’", "'"))) if said else set()


def _few_sentences(stayed: Sequence[Line]) -> tuple[int, ...] | None:
    """The first lines that are no sentences, where these are many."""
    other = [line for line in stayed if not is_prose(line.text)]
    prose = sum(size(line.text) for line in stayed) - sum(size(line.text) for line in other)
    words = prose + sum(size(line.text) for line in other)
    few = len(stayed) - len(other) < SENTENCE_LINES * len(stayed) or prose < SENTENCE_WORDS * words
    return tuple(line.number for line in other) if few and len(stayed) >= SHORTEST_LIST else None


def _foreign(document: Document, profiles: Sequence[Profile]) -> tuple[int, ...] | None:
    """Lines of the blocks in another language than the text's, where these are many."""
    long = [block for block in document.blocks if size(block.text) >= LONG_BLOCK]
    other = [block for block in long if is_foreign(block.text, document.language, profiles)]
    words = sum(size(block.text) for block in document.blocks)
    mixed = bool(other) and sum(size(block.text) for block in other) >= FOREIGN * words
    return tuple(number for block in other for number in block.lines[:1]) if mixed else None
