"""Rules that keep the first of several copies."""

import re

from rapidfuzz.distance import Levenshtein

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.frame import edges
from dossier.read.clean.ledger import Ledger, judge, judge_numbers, text_lines
from dossier.read.clean.measure import DENSE, is_statement, size
from dossier.read.clean.vocabulary import finder

TOKEN = re.compile(r"\w+")
WITHIN = 4
"""Lines back in which the first of near copies is looked for."""
SHORTEST = 3
"""Words of a line that may not stand twice in a row."""
MISSPELT = 3
"""Words, and letters of difference in length, that a near copy may have."""


def key(text: str) -> str:
    """What two copies share: their words in lower case, without marks.

    >>> key("Win-win Cooperation.") == key("win-win cooperation"), key("1.5") == key("15")
    (True, False)
    """
    return " ".join(TOKEN.findall(text.casefold()))


def drop_title_copies(lines: Ledger, _: Profile) -> Ledger:
    """Drop lines that repeat the title above or below the text; capitals and marks may differ.

    >>> from dossier.read.clean.title import find_title
    >>> trial(drop_title_copies, "Forum on AI Cooperation", "Forum on AI cooperation", "It met.", after=find_title)
    [('Forum on AI Cooperation', 'metadata'), ('Forum on AI cooperation', 'duplicate'), ('It met.', 'kept')]
    >>> trial(drop_title_copies, "Forum on AI 2024", "Forum on AI 2025", "It met in May.", after=find_title)[1]
    ('Forum on AI 2025', 'kept')
    """
    title = next((line for line in lines if line.rule == "find_title"), None)
    words = key(title.text) if title else ""
    if not title or not words:
        return lines
    same, near = f"= {title.number}", edges(lines)
    return judge(lines, "duplicate", lambda line: same if line.number in near and key(line.text) == words else "")


def drop_copies(lines: Ledger, _: Profile) -> Ledger:
    """Drop paragraphs that the text already has in the same words, and lines that repeat the line above.

    A question or a line without a full stop may be a heading that a table of contents gave before: it stays.

    >>> whole = "We fully recognise the need to work together on artificial intelligence."
    >>> trial(drop_copies, whole, "Then came a vote.", whole.upper())
    ... # doctest: +ELLIPSIS
    [('We fully ...', 'kept'), ('Then came a vote.', 'kept'), ('WE FULLY ...', 'duplicate')]
    >>> trial(drop_copies, "Thank you.", "Thank you.", "Paris", "Paris")
    [('Thank you.', 'kept'), ('Thank you.', 'kept'), ('Paris', 'kept'), ('Paris', 'kept')]
    """
    first: dict[str, int] = {}
    copies: dict[int, str] = {}
    above = ""
    for line in text_lines(lines):
        words = key(line.text)
        again = words == above and size(line.text) >= SHORTEST and not is_courtesy(line)
        if words in first and (again or is_statement(line.text)):
            copies[line.number] = f"= {first[words]}"
        first.setdefault(words, line.number)
        above = words
    return judge_numbers(lines, "duplicate", copies)


def is_courtesy(line: Line) -> bool:
    """Whether a line begins with words that are said again and again, such as thanks."""
    return bool(finder("courtesies").match(line.text.casefold()))


def drop_near_copies(lines: Ledger, _: Profile) -> Ledger:
    """Drop a paragraph that differs from one just above by a few letters in common words, never by a number or name.

    >>> trial(drop_near_copies, "The ministers adopted the programme for all countries of the south in May.",
    ...       "The ministers adopted the programm for all countries of the south in May.")[1][1]
    'duplicate'
    >>> trial(drop_near_copies, "In 2024 the ministers adopted 10 programmes for all countries of the south.",
    ...       "In 2024 the ministers adopted 12 programmes for all countries of the south.")[1][1]
    'kept'
    """
    text = text_lines(lines)
    copies: dict[int, str] = {}
    for place, line in enumerate(text):
        if not is_statement(line.text):
            continue
        first = next((other for other in text[max(0, place - WITHIN) : place] if _is_near(line.text, other.text)), None)
        if first:
            copies[line.number] = f"≈ {copies.get(first.number, f'= {first.number}').split()[-1]}"
    return judge_numbers(lines, "duplicate", copies)


def _is_near(text: str, other: str) -> bool:
    """Whether two paragraphs are one but for up to three misspelt common words."""
    if abs(len(text) - len(other)) > MISSPELT or text.islower():
        return False
    words, others = TOKEN.findall(text), TOKEN.findall(other)
    pairs = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    return len(words) == len(others) and len(pairs) <= MISSPELT and all(_is_misspelt(*pair) for pair in pairs)


def _is_misspelt(word: str, other: str) -> bool:
    """Whether two words are one common word: no name, no number, the same first letter, one letter's difference."""
    if word.casefold() == other.casefold():
        return True
    both = word + other
    common = both.islower() and both.isalpha() and not DENSE.search(both)
    return common and word[0] == other[0] and min(len(word), len(other)) > 4 and Levenshtein.distance(word, other) == 1
