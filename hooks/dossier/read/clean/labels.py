"""Rules that keep the first copy of a heading which comes again within or after its own section."""

import re

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.copies import is_courtesy, key
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.ledger import Ledger, judge_numbers, text_lines
from dossier.read.clean.measure import ends, is_prose, size

LONGEST, SHORTEST = 16, 3
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
    copies: dict[int, str] = {}
    label: Line | None = None
    prose_since = False
    for line in (line for line in lines if line.text):
        if is_prose(line.text) or not _is_label(line):
            prose_since = prose_since or is_prose(line.text)
        elif label and key(label.text) == key(line.text):
            if prose_since and line.fate in ("kept", "changed"):
                copies[line.number] = f"= {label.number}"
        else:
            label, prose_since = line, False
    return judge_numbers(lines, "duplicate", copies)


def _is_label(line: Line) -> bool:
    """Whether a line can be a heading: a few words, a full stop or words without capitals, and no words of courtesy."""
    if line.fate == "dropped" or not SHORTEST <= size(line.text) <= LONGEST or OPEN.search(line.text):
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
    copies: dict[int, str] = {}
    for place, line in enumerate(text):
        if not _is_label(line):
            continue
        for other in (*text[max(0, place - 1) : place], *text[place + 1 : place + 2]):
            if _begins(other.text, line.text):
                copies[line.number] = f"= {other.number}: {line.text} …"
    return judge_numbers(lines, "duplicate", copies)


def _begins(text: str, label: str) -> bool:
    """Whether a longer text begins with the label as a sentence of its own."""
    start = label.rstrip(".。:： ")
    return len(text) > len(label) + 20 and text.startswith(start) and text[len(start)] in ".。:：!?！？"
