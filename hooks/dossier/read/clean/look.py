"""What a line shows by itself: its size and end, whether it is furniture, whether it tells a date or an author."""

from bisect import bisect_right
from dataclasses import dataclass

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.credits import author
from dossier.read.clean.measure import PROSE, ends, size
from dossier.read.clean.stamps import date
from dossier.read.clean.vocabulary import core, finder, furniture, may_hold

MOST = (6, 10, 20, 45)
FORMS = (
    ("link", "remark"),
    ("label", "remark"),
    ("long", "sentence"),
    ("long", "paragraph"),
    ("long", "long_paragraph"),
)
"""What a line of less than so many words is called: without a full stop at its end, and with one."""
LONG = 10
"""Words from which a line counts as long."""
LONGEST_ENDING = 5
"""Words."""
LONGEST_CLAIM = 200
"""Characters of a line that claims rights."""
NO_PAGE = frozenset(("drop_labels", "drop_page_numbers", "drop_running_heads"))
"""Rules whose lines are marks of an export or of print: they are no signs of a web page."""


@dataclass(frozen=True, slots=True)
class Look:
    """A line by itself."""

    words: float
    form: str
    kind: str
    """furniture, menu or ending, if it is any."""
    fact: str
    """date or author, if it tells that and little else."""
    leads: bool
    """It begins with words that lead away from a text."""

    @property
    def is_prose(self) -> bool:
        """Whether it is long and ends like a sentence."""
        return self.words >= PROSE and self.form in ("remark", "sentence", "paragraph", "long_paragraph")

    @property
    def role(self) -> str:
        """What it is to its neighbours."""
        if self.kind or self.fact:
            return "ending" if self.kind == "ending" else "furniture" if self.kind else "fact"
        return "paragraph" if self.is_prose else "long" if self.words >= LONG else self.form


def kind(line: Line) -> str:
    """Which furniture a line is, if any: `ending`, `furniture` or `menu`."""
    words = core(line.text)
    if words in furniture("endings") and size(line.text) <= LONGEST_ENDING:
        return "ending"
    if (line.fate == "dropped" and line.rule not in NO_PAGE) or words in furniture("chrome"):
        return "furniture"
    if len(words) < LONGEST_CLAIM and may_hold(line.text, "copyright") and finder("copyright").search(words):
        return "furniture"
    return "menu" if words in furniture("menu") else ""


def leads_away(line: Line) -> bool:
    """Whether it begins with words that lead to other pages, to forms or to offers."""
    return bool(finder("leads").match(core(line.text)))


def look(line: Line, profile: Profile) -> Look:
    """How a line looks by itself.

    >>> from dossier.data import profile
    >>> from dossier.read.clean.ledger import lines
    >>> [look(line, profile("en")).form for line in lines("Home", "The council met on Tuesday, and all of it agreed.")]
    ['link', 'sentence']
    """
    words, ended = size(line.text), ends(line.text)
    form = FORMS[bisect_right(MOST, words)][ended]
    fact = "date" if date(line.text) else "author" if author(line.text, profile) else ""
    return Look(words, form, kind(line), fact, leads_away(line))
