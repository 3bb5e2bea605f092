"""What the lines of a page show: named features, by which crop.py tells text from what stands around it.

The features stand in groups, as in languages/weights.yml, where each has its weight. Empty lines count for nothing,
so a page reads the same with and without blank lines between its paragraphs.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, compress, pairwise

from msgspec import Struct

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.model import Line, Role
from dossier.read.clean.credits import author
from dossier.read.clean.stamps import date
from dossier.read.lines.measure import PROSE, ends, has_sentences, size
from dossier.read.lines.vocabulary import finder, may_hold, phrases

# What a line shows by itself: its size and end, whether it is boilerplate, whether it tells a date or an author.


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
NO_PAGE: frozenset[Role | None] = frozenset(("export_mark", "page_break"))
"""Roles of dropped lines that are no signs of a web page."""


class Look(Struct, frozen=True):
    """A line by itself."""

    words: float
    form: str
    kind: str
    """boilerplate, menu or ending, if it is any."""
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
            return "ending" if self.kind == "ending" else "boilerplate" if self.kind else "fact"
        return "paragraph" if self.is_prose else "long" if self.words >= LONG else self.form


def kind(line: Line) -> str:
    """Which boilerplate a line is, if any: `ending`, `boilerplate` or `menu`."""
    words = core(line.text)
    if words in phrases("endings") and size(line.text) <= LONGEST_ENDING:
        return "ending"
    if (line.decision.status == "dropped" and line.decision.role not in NO_PAGE) or words in phrases("chrome"):
        return "boilerplate"
    if len(words) < LONGEST_CLAIM and may_hold(line.text, "copyright") and finder("copyright").search(words):
        return "boilerplate"
    return "menu" if words in phrases("menu") else ""


def leads_away(line: Line) -> bool:
    """Whether it begins with words that lead to other pages, to forms or to offers."""
    return finder("leads").match(core(line.text)) is not None


def look(line: Line, profile: Profile) -> Look:
    """How a line looks by itself.

    >>> [look(line, profile("en")).form for line in lines("Home", "The council met on Tuesday, and all of it agreed.")]
    ['link', 'sentence']
    """
    words, ended = size(line.text), ends(line.text)
    form = FORMS[bisect_right(MOST, words)][ended]
    fact = "date" if date(line.text) else "author" if author(line.text, profile) else ""
    return Look(words, form, kind(line), fact, leads_away(line))


Feature = tuple[str, str]
"""Group and name, as in languages/weights.yml."""
Part = tuple[Feature, ...]

NEAR = 8
"""Lines that are near: so many above, so many below."""
PARAGRAPHS, FURNITURE, LEADS = (tuple(str(min(n, most)) for n in range(2 * NEAR + 1)) for most in (4, 3, 3))
"""Names of how many paragraphs, boilerplate and lines that lead away are near a line; from some number on one name."""
PROGRESS = (0.001, 0.02, 0.1, 0.5, 0.8, 0.9, 0.95, 0.98, 0.999)
"""Shares of a page's prose that stand above a line: where one step ends."""
_SIGNS = ("colon", "ellipsis", "bullet", "address", "separators", "no_letters", "small_start", "capitals")
MARKS: Part = tuple(("marks", name) for name in _SIGNS)
"""Signs in and around the words of a line, in the order in which `_marks` looks for them."""
BULLET = re.compile(r"[•·–—*‣●-]\s|\d+[.)、]")
ADDRESS = re.compile(r"@|https?:|www\.|\.(?:com|org|net)\b")
SEPARATOR = re.compile(r"\s[|·•›>]\s")
LAST_SEPARATOR = re.compile(r"[^«]*\s»\s")
"""The mark that closes a quotation, where none was opened."""
NO_LETTERS = re.compile(r"[\W\d_]+")


def features(lines: Sequence[Line], looks: Sequence[Look], profile: Profile) -> list[list[Feature]]:
    """The features of each line of a page, none of them empty; looks: how each looks by itself.

    >>> from dossier.read.clean.page.features import look
    >>> page = lines("Home", "The conference adopted a declaration on Tuesday, and all signed it.", "Read more")
    >>> looks = [look(line, profile("en")) for line in page]
    >>> found = features(page, looks, profile("en"))[1]
    >>> [name for group, name in found if group in ("form", "above", "below", "place")]
    ['sentence', 'boilerplate', 'boilerplate', 'inside_sentence']
    """
    return [[feature for part in each for feature in part] for each in parts(lines, looks, profile)]


def parts(lines: Sequence[Line], looks: Sequence[Look], profile: Profile) -> Iterator[tuple[Part, ...]]:
    """The same in four parts, which have no group in common and come again on many lines."""
    return zip(_own(lines, looks, profile), _near(looks), _placed(looks), _progress(looks), strict=True)


def _own(lines: Sequence[Line], looks: Sequence[Look], profile: Profile) -> Iterator[Part]:
    """What each line shows by itself, and whether the page has it again."""
    duplicates = Counter(core(line.text) for line, seen in zip(lines, looks, strict=True) if not seen.is_prose)
    cased = any(line.text[0].isupper() for line in lines)
    for line, seen in zip(lines, looks, strict=True):
        again = [("repeated", "repeated")] * (duplicates[core(line.text)] > 1)
        shown = (*_marks(line.text, seen, cased=cased), *_words(line.text, seen, profile), *again)
        yield ("form", seen.form), *shown, *_enclosed(line, seen)


def _marks(text: str, seen: Look, *, cased: bool) -> list[Feature]:
    first = text[0]
    shown = (
        text.endswith((":", "：")),
        text.endswith(("...", "…")),
        not first.isalpha() and BULLET.match(text),
        ADDRESS.search(text),
        SEPARATOR.search(text) or ("»" in text and LAST_SEPARATOR.match(text)),
        not first.isalpha() and NO_LETTERS.fullmatch(text),
        cased and first.islower(),
        seen.words >= 2 and text.isupper(),
    )
    return list(compress(MARKS, shown))


def _words(text: str, seen: Look, profile: Profile) -> Iterator[Feature]:
    yield from (("words", name) for name in (seen.kind, seen.fact) if name)
    if seen.leads:
        yield "leads", "long" if seen.words >= LONG else "short"
    if seen.words >= LONG and not has_sentences(text, profile.stopwords):
        yield "words", "strange"


# What only the marks of a page's source show: which element a block is, what encloses it, how much of it are links. Of
# Markdown the links alone are known, and count only where there are some: the other weights were learned beside parts
# of pages that enclose a block.


AROUND = frozenset(("navigation", "bottom", "sidebar", "consent", "related", "share", "comments"))
"""Parts of a page that hold no text of its own."""
CENTRE, SUMMARY = "centre", "summary"
"""The part of a page that holds most of its sentences; and what is named as the summary above a text."""
LINKED = (0.01, 0.25, 0.5, 0.9)
"""Shares of a block's characters in links: where one step ends."""


ALIKE = (0.001, 0.1, 0.3, 0.6)
"""Shares of the page's sentences in elements like the one around a block: where one step ends."""


def is_around(line: Line) -> bool:
    """Whether a block stands in a part of a page that is no text, or leads elsewhere beside it, by its source."""
    if line.markup is None or line.markup.within is None:
        return False
    leads = line.markup.links > LINKED[-1] and not is_central(line) and size(line.text) < LONG
    return leads or not AROUND.isdisjoint(line.markup.within)


def is_central(line: Line) -> bool:
    """Whether a block stands in the element that holds most of its page's sentences; a line without marks does."""
    return line.markup is None or line.markup.within is None or CENTRE in line.markup.within


def is_boxed(line: Line) -> bool:
    """Whether a block stands in a box that says that it holds no text."""
    return line.markup is not None and bool(line.markup.box) and line.decision.role != "title"


def is_put_out(line: Line) -> bool:
    """Whether a person dropped the line."""
    return line.decision.pinned and line.decision.status == "dropped"


def opens(seen: Look) -> bool:
    """Whether a line opens a box: it leads away, or is known to end a text or to be none."""
    return seen.leads or bool(seen.kind)


def _enclosed(line: Line, seen: Look) -> Iterator[Feature]:
    markup = line.markup
    if markup is None or (markup.within is None and not markup.links):
        return
    long = "long" if seen.words >= LONG else "short"
    yield "links", f"{bisect_right(LINKED, markup.links)}_{long}"
    if markup.within is None:
        return
    yield "page", "marked"
    yield "element", f"{markup.kind}{markup.level or ''}"
    yield "alike", f"{bisect_right(ALIKE, markup.alike)}_{long}"
    yield from (("within", f"{part}_{long}") for part in sorted(markup.within))


def _near(looks: Sequence[Look]) -> Iterator[Part]:
    """What stands directly above and below each line, and how much of what stands near it."""
    roles = ["edge", *(seen.role for seen in looks), "edge"]
    prose = list(accumulate((seen.is_prose for seen in looks), initial=0))
    known = list(accumulate((bool(seen.kind or seen.fact) for seen in looks), initial=0))
    leads = list(accumulate((seen.leads for seen in looks), initial=0))
    for i, seen in enumerate(looks):
        first, last = max(0, i - NEAR), min(len(looks), i + 1 + NEAR)
        yield (
            ("above", roles[i]),
            ("below", roles[i + 2]),
            ("paragraphs_above", PARAGRAPHS[prose[i] - prose[first]]),
            ("paragraphs_below", PARAGRAPHS[prose[last] - prose[i + 1]]),
            ("boilerplate_above", FURNITURE[known[i] - known[first]]),
            ("boilerplate_below", FURNITURE[known[last] - known[i + 1]]),
            ("leads_near", LEADS[leads[last] - leads[first] - seen.leads]),
        )


def _placed(looks: Sequence[Look]) -> Iterator[Part]:
    """Where each line stands: before, in or after the densest stretch of prose, and below what that ends a text."""
    start, end = best_stretch([_guess(seen) for seen in looks])
    endings = leads = 0
    for i, seen in enumerate(looks):
        place = "before" if i < start else "inside" if i < end else "after"
        endings += seen.kind == "ending" and i > start
        yield _in_place(place, seen.form, min(endings, 2), str(min(leads, 4)) if i > start else "no")
        leads += seen.leads and i >= start


@cache
def _in_place(place: str, form: str, endings: int, leads: str) -> Part:
    """Few lines of a page differ in all of these, so their names are made once."""
    size = "paragraph" if form.endswith("paragraph") else "line"
    return ("place", f"{place}_{form}"), ("endings", f"{endings}_{size}"), ("leads_above", f"{leads}_{size}")


def _progress(looks: Sequence[Look]) -> Iterator[Part]:
    """How much of the page's prose stands above the middle of each line, in steps."""
    above = list(accumulate((seen.words * seen.is_prose for seen in looks), initial=0.0))
    whole = 2 * above[-1] or 1.0
    return ((("progress", str(bisect_right(PROGRESS, (a + b) / whole))),) for a, b in pairwise(above))


def _guess(seen: Look) -> float:
    """A first guess, only to find the stretch: a paragraph weighs its words, all else speaks a little against text."""
    if seen.kind:
        return -20.0 if seen.kind == "ending" else -2.0
    if seen.words >= LONG:
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
