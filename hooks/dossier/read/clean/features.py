"""What the lines of a page show: named features, by which read/clean/page.py tells text from what stands around it.

The features stand in groups, as in data/weights.yml, where each has its weight. Empty lines count for nothing, so a
page reads the same with and without blank lines between its paragraphs.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.credits import author
from dossier.read.clean.measure import FULL_STOP, PROSE, frequent, size
from dossier.read.clean.stamps import date
from dossier.read.clean.vocabulary import core, finder, furniture

Feature = tuple[str, str]
"""Group and name, as in data/weights.yml."""

FORMS = ((6, "link", "remark"), (10, "label", "remark"), (20, "long", "sentence"), (45, "long", "paragraph"))
"""Words up to which a line is called so: without a full stop at its end, and with one."""
JUDGED = 10
"""Words from which the frequent words of a line are counted."""
FREQUENT = 0.15
"""Share of frequent words below which a long line is no prose."""
LONGEST_ENDING = 5
"""Words."""
LONGEST_CLAIM = 200
"""Characters of a line that claims rights."""
PARAGRAPHS, FURNITURE = 4, 3
"""Numbers up to which paragraphs and furniture near a line are told apart."""
NEAR = 8
"""Lines that are near: so many above, so many below."""
MARKED = "drop_labels"
"""The rule whose lines are the marks of an export: they stand in texts as well as in pages."""
MARKS = (
    ("colon", re.compile(r"[:：]$")),
    ("ellipsis", re.compile(r"(?:\.\.\.|…)$")),
    ("bullet", re.compile(r"^(?:[•·–—*‣●-]\s|\d+[.)、])")),
    ("address", re.compile(r"@|https?:|www\.|\.(?:com|org|net)\b")),
    ("separators", re.compile(r"\s[|·•»›>]\s")),
    ("no_letters", re.compile(r"^[\W\d_]+$")),
)
"""Marks that a line may have."""


@dataclass(frozen=True, slots=True)
class Look:
    """A line by itself."""

    words: float
    form: str
    kind: str
    """furniture, menu or ending, if it is any."""
    fact: str
    """date or author, if it tells that and little else."""

    @property
    def is_prose(self) -> bool:
        """Whether it is long and ends like a sentence."""
        return self.words >= PROSE and self.form in ("remark", "sentence", "paragraph", "long_paragraph")

    @property
    def role(self) -> str:
        """What it is to its neighbours."""
        if self.kind or self.fact:
            return "ending" if self.kind == "ending" else "furniture" if self.kind else "fact"
        return "paragraph" if self.is_prose else "long" if self.words >= JUDGED else self.form


def kind(line: Line) -> str:
    """Which furniture a line is, if any: `ending`, `furniture` or `menu`."""
    words = core(line.text)
    if words in furniture("endings") and size(line.text) <= LONGEST_ENDING:
        return "ending"
    if (line.fate == "dropped" and line.rule != MARKED) or words in furniture("chrome"):
        return "furniture"
    if len(words) < LONGEST_CLAIM and finder("copyright").search(words):
        return "furniture"
    return "menu" if words in furniture("menu") else ""


def look(line: Line, profile: Profile) -> Look:
    """How a line looks by itself."""
    words, ended = size(line.text), bool(FULL_STOP.search(line.text))
    form = next((names[ended] for most, *names in FORMS if words < most), "long_paragraph" if ended else "long")
    fact = "date" if date(line.text) else "author" if author(line.text, profile) else ""
    return Look(words, form, kind(line), fact)


def features(lines: Sequence[Line], profile: Profile) -> list[list[Feature]]:
    """The features of each line of a page, none of them empty.

    >>> from dossier.data import profile
    >>> from dossier.read.clean.ledger import lines
    >>> page = lines("Home", "The conference adopted a declaration on Tuesday, and all signed it.", "Read more")
    >>> [name for group, name in features(page, profile("en"))[1] if group in ("form", "above", "below")]
    ['sentence', 'furniture', 'furniture']
    """
    looks = [look(line, profile) for line in lines]
    return [
        [*own, *around, *placed]
        for own, around, placed in zip(_own(lines, looks, profile), _around(looks), _placed(looks), strict=True)
    ]


def _own(lines: Sequence[Line], looks: Sequence[Look], profile: Profile) -> list[list[Feature]]:
    copies = Counter(core(line.text) for line, seen in zip(lines, looks, strict=True) if not seen.is_prose)
    return [
        _alone(line, seen, profile, again=copies[core(line.text)] > 1) for line, seen in zip(lines, looks, strict=True)
    ]


def _alone(line: Line, seen: Look, profile: Profile, *, again: bool) -> list[Feature]:
    text = line.text
    found = [("form", seen.form), *(("marks", name) for name, pattern in MARKS if pattern.search(text))]
    found += [("words", seen.kind)] * bool(seen.kind) + [("words", seen.fact)] * bool(seen.fact)
    found += [("repeated", "repeated")] * again
    found += [("marks", "small_start")] * text[0].islower() + [("marks", "capitals")] * (
        seen.words >= 2 and text.isupper()
    )
    strange = seen.words >= JUDGED and profile.stopwords and frequent(text, profile.stopwords) < FREQUENT
    return [*found, ("words", "strange")] if strange else found


def _around(looks: Sequence[Look]) -> list[list[Feature]]:
    """What stands directly above and below each line, and how many paragraphs and pieces of furniture near it."""
    roles = ["edge", *(seen.role for seen in looks), "edge"]
    prose = list(accumulate((seen.is_prose for seen in looks), initial=0))
    known = list(accumulate((bool(seen.kind or seen.fact) for seen in looks), initial=0))
    result: list[list[Feature]] = []
    for i in range(len(looks)):
        first, last = max(0, i - NEAR), min(len(looks), i + 1 + NEAR)
        counts = (
            ("paragraphs_above", prose[i] - prose[first], PARAGRAPHS),
            ("paragraphs_below", prose[last] - prose[i + 1], PARAGRAPHS),
            ("furniture_above", known[i] - known[first], FURNITURE),
            ("furniture_below", known[last] - known[i + 1], FURNITURE),
        )
        near = [(group, str(min(count, most))) for group, count, most in counts]
        result.append([("above", roles[i]), ("below", roles[i + 2]), *near])
    return result


def _placed(looks: Sequence[Look]) -> list[list[Feature]]:
    """Where each line stands: before, in or after the densest stretch of prose, and after how many endings."""
    start, end = best_stretch([_guess(seen) for seen in looks])
    endings = 0
    result: list[list[Feature]] = []
    for i, seen in enumerate(looks):
        place = "before" if i < start else "inside" if i < end else "after"
        endings += seen.kind == "ending" and i > start
        result.append([("place", place), ("endings", str(min(endings, 2)))])
    return result


def _guess(seen: Look) -> float:
    """A first guess, only to find the stretch: a paragraph weighs its words, all else speaks a little against text."""
    if seen.kind:
        return -20.0 if seen.kind == "ending" else -2.0
    if seen.words >= JUDGED:
        return 1.0 + min(seen.words / 10, 6.0) * seen.is_prose
    return 0.5 if seen.form == "remark" else -0.6


def best_stretch(values: Sequence[float]) -> tuple[int, int]:
    """Start and end (exclusive) of the neighbouring values with the highest sum (Kadane's algorithm).

    >>> best_stretch([-1, 2, -1, 3, -5, 4])
    (1, 4)
    """
    best, best_start, best_end, current, start = 0.0, 0, 0, 0.0, 0
    for place, value in enumerate(values):
        if current <= 0:
            current, start = 0.0, place
        current += value
        if current > best:
            best, best_start, best_end = current, start, place + 1
    return best_start, best_end
