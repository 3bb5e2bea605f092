"""The rule that finds the text within a whole web page: a score for each line, and the likeliest way through them."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from dossier.data import WEIGHTS, Profile
from dossier.model import Line
from dossier.read.clean import headline
from dossier.read.clean.around import around
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.features import Feature, Part, parts
from dossier.read.clean.frame import TITLE
from dossier.read.clean.ledger import Ledger, is_text
from dossier.read.clean.look import look
from dossier.read.clean.measure import is_prose, size
from dossier.read.clean.path import text_lines
from dossier.read.clean.vocabulary import core

NEEDED = 3
"""Lines of known furniture, or that lead away, which show that the lines are a page and not a text alone."""
INSIDE = "inside_"
"""What is left of a page so short that no line of it looks like text: the densest stretch."""

Evidence = tuple[tuple[str, float], ...]
"""What each group of features adds to the score of a line."""
BIAS = ("bias", WEIGHTS["bias"]["bias"])
_SHARES: Mapping[Feature, float] = {
    (group, name): w for group, names in WEIGHTS.items() for name, w in names.items() if w
}


def crop_page(lines: Ledger, profile: Profile) -> Ledger:
    """Drop menus above, related stories below and boxes within the text of a whole web page, by a score for each line.

    >>> story = "The conference adopted a declaration on Tuesday, and all of the countries signed it."
    >>> page = ["Home", "News", "Sport", "A new declaration", story, "Related articles", "Snow in May", "Contact us"]
    >>> [text for text, fate in trial(crop_page, *page) if fate == "dropped"]
    ['Home', 'News', 'Sport', 'Related articles', 'Snow in May', 'Contact us']
    >>> {fate for text, fate in trial(crop_page, "Wheat", "Rye", "Barley", "Oats", story, "Annex")}
    {'kept'}
    """
    seen = judged(lines, profile)
    if seen is None:
        return lines
    title = headline.find(headline.page(seen.text, seen.kinds, seen.stays, profile))
    spared = around(seen.text, seen.kinds, seen.stays, title, profile)
    near = _nearest(seen.text, seen.known)
    decided = {
        line.number: _weighed(line, ((TITLE, 0.0), *shares) if line is title else shares)
        if stay or line.number in spared
        else _dropped(line, shares, furniture)
        for line, shares, stay, furniture in zip(seen.text, seen.evidence, seen.stays, near, strict=True)
        if is_text(line)
    }
    return tuple(decided.get(line.number, line) for line in lines)


def _weighed(line: Line, evidence: Evidence) -> Line:
    return Line(line.number, line.raw, line.text, line.fate, line.rule, line.reason, evidence)


def _dropped(line: Line, evidence: Evidence, furniture: str) -> Line:
    return Line(line.number, line.raw, line.text, "dropped", line.rule, furniture, evidence)


@dataclass(frozen=True, slots=True)
class Judged:
    """The lines of a page, none of them empty, with what is known of each."""

    text: Sequence[Line]
    kinds: Sequence[str]
    """Which furniture each is, if any."""
    known: Sequence[int]
    """Places of furniture, and of what leads away."""
    evidence: Sequence[Evidence]
    stays: Sequence[bool]
    """Which are text by their score."""


def judged(lines: Ledger, profile: Profile) -> Judged | None:
    """The lines of a page, each judged; None if it is no page, or nothing on it looks like text."""
    text = [line for line in lines if line.text]
    looks = [look(line, profile) for line in text]
    kinds = [seen.kind for seen in looks]
    known = [place for place, seen in enumerate(looks) if seen.kind or seen.leads]
    if len(known) < NEEDED and not _is_closed(text, kinds):
        return None
    found = list(parts(text, looks, profile))
    evidence = [(BIAS, *chain.from_iterable(map(weigh, each))) for each in found]
    scores = [sum([share for _, share in shares]) for shares in evidence]
    stays = text_lines(scores, [size(line.text) for line in text])
    if True not in stays:
        stays = [any(group == "place" and name.startswith(INSIDE) for group, name in chain(*each)) for each in found]
    return Judged(text, kinds, known, evidence, stays) if True in stays else None


def _is_closed(text: Sequence[Line], kinds: Sequence[str]) -> bool:
    """Whether words that end a text stand below its last paragraph."""
    last = max((place for place, found in enumerate(kinds) if found == "ending"), default=len(text))
    return last < len(text) and not any(is_prose(line.text) for line in text[last:])


def _nearest(text: Sequence[Line], known: Sequence[int]) -> list[str]:
    """For each line the words of the nearest known furniture (places): its own, those above, or those below."""
    after = [bisect_left(known, place) for place in range(len(text))]
    near = [min(known[max(0, i - 1) : i + 1], key=lambda one: abs(one - place)) for place, i in enumerate(after)]
    return [core(text[place].text) or text[place].text for place in near]


@lru_cache(maxsize=8192)
def weigh(found: Part) -> Evidence:
    """What each group of features adds to the score of a line, where it adds anything.

    >>> [group for group, share in weigh((("form", "link"), ("place", "after_link")))]
    ['form', 'place']
    """
    shares: dict[str, float] = {}
    for group, share in [(feature[0], _SHARES[feature]) for feature in found if feature in _SHARES]:
        shares[group] = shares.get(group, 0.0) + share
    return tuple(shares.items())
