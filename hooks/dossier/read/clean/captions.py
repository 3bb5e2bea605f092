"""The rule that drops what stands below a picture: the picture did not come with the text."""

import re

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.ledger import Ledger, judge
from dossier.read.clean.measure import size
from dossier.read.clean.vocabulary import core, finder, furniture

LONGEST, LONGEST_CREDIT = 45, 8
"""Words of a caption, and of the credit at its end."""
BRACKETS = "()（）[]［］【】"
CREDIT = re.compile(r"[（(\[［【]([^()（）\[\]［］【】]{2,60})[)）\]］】][.。]?$")

LAST = re.compile(r"\s(?<=[.!?…]\s)\s*([^\W\d_]+(?: [^\W\d_]+)?)\s*[:/ ]\s*(?=[^.!?]{2,50}$)\S.*")
"""What follows the last sentence of a caption: the word for a picture, and whose it is."""
GALLERY = re.compile(r"\[\d{1,2}/\d{1,2}\]\s")
"""Which picture of how many."""


def drop_captions(lines: Ledger, _: Profile) -> Ledger:
    """Drop a picture caption: it begins with a word such as “Photo” and a colon, or ends with a credit in brackets.

    >>> trial(drop_captions, "[Photo: the delegates at lunch]", "Wheat near Dijon (photo: Anne Martin)", "图片：会场")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('[Photo: the delegates at lunch]', 'dropped'),
     ('Wheat near Dijon (photo: Anne Martin)', 'dropped'), ('图片：会场', 'dropped')]
    >>> trial(drop_captions, "Photos of the lake show that it rose.", "The ministry has an annex (photo).")
    [('Photos of the lake show that it rose.', 'kept'), ('The ministry has an annex (photo).', 'kept')]
    """
    return judge(lines, "dropped", _caption)


def _caption(line: Line) -> str:
    """The words that show a caption; empty if a line is none."""
    if size(line.text) > LONGEST:
        return ""
    start, colon, _ = line.text.strip(BRACKETS).replace("：", ":").partition(":")
    if colon and core(start) in furniture("captions"):
        return start.strip()
    last = LAST.search(line.text)
    if GALLERY.match(line.text) or (last and core(last[1]) in furniture("captions")):
        return last[0].strip() if last else line.text.split()[0]
    credit = CREDIT.search(line.text)
    named = credit and size(credit[1]) <= LONGEST_CREDIT and core(credit[1]) not in furniture("credits")
    return credit[1] if credit and named and finder("credits").search(credit[1].casefold()) else ""
