"""Rules that keep the first of several copies."""

import re
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from dossier.languages import Profile
from dossier.model import Decision, Line, Role
from dossier.read.ledger import Ledger, decided, is_text, taken_title, text_lines
from dossier.read.lines.measure import DENSE, edges, ends, is_prose, is_statement, size
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


def drop_title_copies(lines: Ledger, _: Profile) -> Ledger:
    """Drop lines that repeat the title above or below the text; capitals and marks may differ.

    >>> from dossier.read.clean.title import find_title
    >>> trial(drop_title_copies, "Forum on AI Cooperation", "Forum on AI cooperation", "It met.", after=find_title)
    [('Forum on AI Cooperation', 'metadata'), ('Forum on AI cooperation', 'duplicate'), ('It met.', 'kept')]
    >>> trial(drop_title_copies, "Forum on AI 2024", "Forum on AI 2025", "It met in May.", after=find_title)[1]
    ('Forum on AI 2025', 'kept')
    """
    title = taken_title(lines)
    words = key(title.text) if title else ""
    if not title or not words:
        return lines
    near = edges(lines)
    copies = [line.number for line in text_lines(lines) if line.number in near and key(line.text) == words]
    return decided(lines, {number: _copy_of(title.number) for number in copies})


def _copy_of(first: int, role: Role | None = None) -> Decision:
    return Decision("duplicate", lines=(first,), role=role)


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
    copies: dict[int, Decision] = {}
    above = ""
    for line in text_lines(lines):
        words = key(line.text)
        again = words == above and size(line.text) >= SHORTEST and not is_courtesy(line)
        if words in first and (again or is_statement(line.text)):
            copies[line.number] = _copy_of(first[words])
        first.setdefault(words, line.number)
        above = words
    return decided(lines, copies)


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
    firsts: dict[int, int] = {}
    for place, line in enumerate(text):
        if not is_statement(line.text):
            continue
        first = next((other for other in text[max(0, place - WITHIN) : place] if _is_near(line.text, other.text)), None)
        if first:
            firsts[line.number] = firsts.get(first.number, first.number)
    copies = {number: Decision("duplicate", lines=(one,), near=True) for number, one in firsts.items()}
    return decided(lines, copies)


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


# Rules that keep the first copy of a heading which comes again within or after its own section.


LONGEST_LABEL, SHORTEST_LABEL = 16, 3
"""Words of a heading."""
OPEN = re.compile(r"[:：]|[?？,，]$")
"""Marks of questions, salutations, names of speakers, and of figures after a colon."""


def drop_label_copies(lines: Ledger, _: Profile) -> Ledger:
    """Drop a heading that is repeated within its own section, with no other heading in between.

    >>> section = "Promote a dialogue between ministries, share best practices, and meet once a year in the capital."
    >>> trial(drop_label_copies, "Strengthen policy dialogue.", section, "Strengthen policy dialogue.")[2]
    ('Strengthen policy dialogue.', 'duplicate')
    >>> trial(drop_label_copies, "Foreign Minister Lin", section, "Foreign Minister Lin")[2]
    ('Foreign Minister Lin', 'kept')
    """
    copies: dict[int, Decision] = {}
    label: Line | None = None
    prose_since = False
    for line in (line for line in lines if line.text):
        if is_prose(line.text) or not _is_label(line):
            prose_since = prose_since or is_prose(line.text)
        elif label and key(label.text) == key(line.text):
            if prose_since and is_text(line):
                copies[line.number] = _copy_of(label.number, "heading")
        else:
            label, prose_since = line, False
    return decided(lines, copies)


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


def drop_glued_labels(lines: Ledger, _: Profile) -> Ledger:
    """Drop a heading next to a paragraph that already begins with it, run into its first sentence.

    >>> glued = "Promote national industry. Promote the wide use of technology in fields such as health and education."
    >>> trial(drop_glued_labels, glued, "Promote national industry.")[1]
    ('Promote national industry.', 'duplicate')
    >>> trial(drop_glued_labels, glued, "Promote the wide use.")[1]
    ('Promote the wide use.', 'kept')
    """
    text = text_lines(lines)
    copies: dict[int, Decision] = {}
    for place, line in enumerate(text):
        if not _is_label(line):
            continue
        for other in (*text[max(0, place - 1) : place], *text[place + 1 : place + 2]):
            if _begins(other.text, line.text):
                copies[line.number] = replace(_copy_of(other.number, "heading"), seen=f"{line.text} …")
    return decided(lines, copies)


def _begins(text: str, label: str) -> bool:
    """Whether a longer text begins with the label as a sentence of its own."""
    start = label.rstrip(".。:： ")
    return len(text) > len(label) + 20 and text.startswith(start) and text[len(start)] in ".。:：!?！？"
