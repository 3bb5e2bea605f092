"""The rule that drops what a text says twice."""

import re
from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from dossier.languages import Profile
from dossier.model import Decision, Line, Role
from dossier.read.ledger import Ledger, decided, found_title, is_text, taken_title, text_lines
from dossier.read.lines.measure import DENSE, edges, ends, is_prose, is_statement, parts_of, size
from dossier.read.lines.vocabulary import finder

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


def drop_duplicates(lines: Ledger, _: Profile) -> Ledger:
    """Drop what the text says twice: its title, a paragraph, a heading in its section or run into its paragraph.

    >>> whole = "The council agreed on Monday to mend the harbour wall before the winter."
    >>> trial(drop_duplicates, whole, "Then came a vote.", whole.upper(), whole.replace("agreed", "agred"))
    ... # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE
    [('The council agreed ...', 'kept'), ('Then came a vote.', 'kept'),
     ('THE COUNCIL AGREED ...', 'duplicate'), ('The council agred ...', 'duplicate')]
    >>> trial(drop_duplicates, "Mend the wall.", "Mend the wall. Use the stones that lie in the old harbour.", whole)[0]
    ('Mend the wall.', 'duplicate')
    >>> trial(drop_duplicates, "Thank you.", "Thank you.", "In 2024 the harbour sold 10 ships to towns of the coast.",
    ...       "In 2024 the harbour sold 12 ships to towns of the coast.")[1::2] # doctest: +NORMALIZE_WHITESPACE
    [('Thank you.', 'kept'), ('In 2024 the harbour sold 12 ships to towns of the coast.', 'kept')]

    Texts repeat themselves for good reasons, so each kind of copy has its limit:

    - The title only above and below the text; within it, the same words are a heading.
    - A question or a line without a full stop may be a heading that a table of contents gave before, and thanks are
      said again and again: they stay, unless the very next line says a longer one again.
    - Two paragraphs that differ by a number or a name are two statements, however alike they are. A few letters in
      common words are a misprint only in a near neighbour: far away, somebody quotes and means the difference.
    - A heading may return in another section; and a name before what somebody says is none (“Foreign Minister Lin”).
    """
    for find in PASSES:
        lines = decided(lines, find(lines))
    return lines


def _titles(lines: Ledger) -> Mapping[int, Decision]:
    """Lines above or below the text that repeat its title; capitals and marks may differ."""
    title, words = found_title(lines), key(taken_title(lines))
    if not title or not words:
        return {}
    near = edges(lines)
    copies = [line.number for line in text_lines(lines) if line.number in near and _holds(line.text, words)]
    return {number: _copy_of(title.number) for number in copies}


def _holds(text: str, title: str) -> bool:
    """Whether a line says the title and nothing but, maybe beside the name of a site."""
    return key(text) == title or (size(text) >= SHORTEST and title in map(key, parts_of(text)))


def _copy_of(first: int, role: Role | None = None) -> Decision:
    return Decision("duplicate", lines=(first,), role=role)


def _paragraphs(lines: Ledger) -> Mapping[int, Decision]:
    """Paragraphs that the text already has in the same words, and lines that repeat the line above."""
    first: dict[str, int] = {}
    duplicates: dict[int, Decision] = {}
    above = ""
    for line in text_lines(lines):
        words = key(line.text)
        again = words == above and size(line.text) >= SHORTEST and not is_courtesy(line)
        if words in first and (again or is_statement(line.text)):
            duplicates[line.number] = _copy_of(first[words])
        first.setdefault(words, line.number)
        above = words
    return duplicates


def is_courtesy(line: Line) -> bool:
    """Whether a line begins with words that are said again and again, such as thanks."""
    return bool(finder("courtesies").match(line.text.casefold()))


def _near_paragraphs(lines: Ledger) -> Mapping[int, Decision]:
    """Paragraphs that differ from one just above by a few letters in common words."""
    text = text_lines(lines)
    firsts: dict[int, int] = {}
    for place, line in enumerate(text):
        if not is_statement(line.text):
            continue
        first = next((other for other in text[max(0, place - WITHIN) : place] if _is_near(line.text, other.text)), None)
        if first:
            firsts[line.number] = firsts.get(first.number, first.number)
    return {number: Decision("duplicate", lines=(one,), near=True) for number, one in firsts.items()}


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


LONGEST_LABEL, SHORTEST_LABEL = 16, 3
"""Words of a heading."""
OPEN = re.compile(r"[:：]|[?？,，]$")
"""Marks of questions, salutations, names of speakers, and of figures after a colon."""


def _headings(lines: Ledger) -> Mapping[int, Decision]:
    """Headings repeated within their own section, with no other heading in between."""
    duplicates: dict[int, Decision] = {}
    label: Line | None = None
    prose_since = False
    for line in (line for line in lines if line.text):
        if is_prose(line.text) or not _is_label(line):
            prose_since = prose_since or is_prose(line.text)
        elif label and key(label.text) == key(line.text):
            if prose_since and is_text(line):
                duplicates[line.number] = _copy_of(label.number, "heading")
        else:
            label, prose_since = line, False
    return duplicates


def _is_label(line: Line) -> bool:
    """Whether a line can be a heading: a few words, a full stop or words without capitals, and no words of courtesy."""
    if (
        line.decision.status == "dropped"
        or not SHORTEST_LABEL <= size(line.text) <= LONGEST_LABEL
        or OPEN.search(line.text)
    ):
        return False
    plain = sum(word.islower() for word in line.text.split()) >= 2 and not line.text.islower()
    return bool(plain or ends(line.text)) and not is_courtesy(line)


def _glued_headings(lines: Ledger) -> Mapping[int, Decision]:
    """Headings next to a paragraph that already begins with them, run into its first sentence."""
    text = text_lines(lines)
    duplicates: dict[int, Decision] = {}
    for place, line in enumerate(text):
        if not _is_label(line):
            continue
        for other in (*text[max(0, place - 1) : place], *text[place + 1 : place + 2]):
            if _begins(other.text, line.text):
                duplicates[line.number] = replace(_copy_of(other.number, "heading"), seen=f"{line.text} …")
    return duplicates


def _begins(text: str, label: str) -> bool:
    """Whether a longer text begins with the label as a sentence of its own."""
    start = label.rstrip(".。:： ")
    return len(text) > len(label) + 20 and text.startswith(start) and text[len(start)] in ".。:：!?！？"


PASSES = (_titles, _paragraphs, _near_paragraphs, _headings, _glued_headings)
"""In order: what one has found is no text for the next, so headings are sought among what is left."""
