"""The rule that finds the text within a whole web page: one score a line, and the stretch with the highest sum."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.credits import author
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.ledger import Ledger, is_text, judge_numbers
from dossier.read.clean.measure import FULL_STOP, frequent, is_prose, size
from dossier.read.clean.stamps import date, rights, source
from dossier.read.clean.vocabulary import core, finder, furniture


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature of a line adds to its score; found on public English pages, and meant to stay few and round."""

    sentence: float = 1.0
    """A long line that ends like a sentence; each of its words adds 0.1, up to `most`."""
    most: float = 6.0
    long: float = 1.0
    """A long line that does not."""
    short_sentence: float = 0.5
    short: float = -0.6
    """A short line without a full stop: a link, a heading or an item of a list."""
    list_floor: float = -10.0
    """The least that a run of such lines can sum up to: a long list inside a text must not split it."""
    menu: float = -1.5
    """The name of a section of a site."""
    furniture: float = -2.0
    ending: float = -20.0
    """Words that begin what follows a text: related stories, comments."""
    few_frequent_words: float = -1.0
    """Added where a long line has hardly any of the frequent words of its language."""


WEIGHTS = Weights()
LONG = 10
"""Words."""
FREQUENT = 0.15
"""Share of frequent words below which a long line is no prose."""
LONGEST_ENDING = 5
LONGEST_CLAIM = 200
"""Characters of a line that claims rights."""
NEEDED = 3
"""Lines of known furniture that show that what lies above or below the text is a page's menu and not a list."""
TITLE_WITHIN = 15
"""Lines above the text in which its title is looked for."""
SHORTEST_TITLE = 3
"""Words."""
NEAR = 3
"""Lines around title and text in which dates and names belong to it, and unknown lines below it are left alone."""


def crop_page(lines: Ledger, profile: Profile) -> Ledger:
    """Drop menus above and related stories below the text of a whole web page, where known furniture stands among them.

    >>> story = "The conference adopted a declaration on Tuesday, and all of the countries signed it."
    >>> page = ["Home", "News", "Sport", "A new declaration", story, "Related articles", "Snow in May", "Contact us"]
    >>> [text for text, fate in trial(crop_page, *page) if fate == "dropped"]
    ['Home', 'News', 'Sport', 'Related articles', 'Snow in May', 'Contact us']
    >>> {fate for text, fate in trial(crop_page, "Wheat", "Rye", "Barley", "Oats", story, "Annex")}
    {'kept'}
    """
    text = [line for line in lines if line.text]
    kinds = [_kind(line) for line in text]
    if "ending" not in kinds and len(kinds) - kinds.count("") < NEEDED:
        return lines
    start, end = best_stretch(scores(text, kinds, profile))
    if start == end:
        return lines
    reasons: dict[int, str] = {}
    if evidence := _evidence(text[:start], kinds[:start]):
        spared = _above(text[:start], kinds[:start], profile)
        reasons |= {line.number: evidence for line in text[:start] if line.number not in spared}
    end += next((place for place, kind in enumerate(kinds[end:]) if kind or place == NEAR), 0)
    if evidence := _evidence(text[end:], kinds[end:]):
        spared = _below(text[end:], profile)
        reasons |= {line.number: evidence for line in text[end:] if line.number not in spared}
    return judge_numbers(lines, "dropped", reasons)


def _kind(line: Line) -> str:
    """Which furniture a line is, if any."""
    words = core(line.text)
    if words in furniture("endings") and size(line.text) <= LONGEST_ENDING:
        return "ending"
    claims = len(words) < LONGEST_CLAIM and finder("copyright").search(words)
    if line.fate == "dropped" or words in furniture("chrome") or claims:
        return "furniture"
    return "menu" if words in furniture("menu") else ""


def scores(text: Sequence[Line], kinds: Sequence[str], profile: Profile) -> list[float]:
    """Score of each line: above 0 where it looks like a text, below where it looks like a link."""
    result: list[float] = []
    run = 0.0
    for line, kind in zip(text, kinds, strict=True):
        score = getattr(WEIGHTS, kind) if kind else _prose_score(line.text, profile)
        if score in (WEIGHTS.short, WEIGHTS.menu):
            score = max(score, min(0.0, WEIGHTS.list_floor - run))
            run += score
        elif score > WEIGHTS.short_sentence:
            run = 0.0
        result.append(score)
    return result


def _prose_score(text: str, profile: Profile) -> float:
    words, stops = size(text), bool(FULL_STOP.search(text))
    if words < LONG:
        return WEIGHTS.short_sentence if stops else WEIGHTS.short
    strange = bool(profile.stopwords) and frequent(text, profile.stopwords) < FREQUENT
    score = WEIGHTS.sentence + min(words / 10, WEIGHTS.most) if stops else WEIGHTS.long
    return score + WEIGHTS.few_frequent_words * strange


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


def _evidence(text: Sequence[Line], kinds: Sequence[str]) -> str:
    """The furniture among the lines above or below the text, if it is enough; one ending is, before mere links."""
    known = [core(line.text) for line, kind in zip(text, kinds, strict=True) if kind]
    led = bool(kinds) and kinds[0] == "ending" and not any(is_prose(line.text) for line in text)
    return " · ".join(known[:NEEDED]) if len(known) >= NEEDED or led else ""


def _above(text: Sequence[Line], kinds: Sequence[str], profile: Profile) -> set[int]:
    """Numbers of the lines above the text that belong to it: its title, and the dates and names around that."""
    facts = {line.number for line in text if _is_fact(line.text, profile)}
    near = [line for line, kind in zip(text, kinds, strict=True) if not kind and is_text(line)][-TITLE_WITHIN:]
    near = [line for line in near if line.number not in facts and size(line.text) >= SHORTEST_TITLE]
    words = [core(line.text) for line in near]
    title = max(near, key=lambda line: (words.count(core(line.text)) > 1, size(line.text)), default=None)
    first = title.number - NEAR if title else text[-1].number - TITLE_WITHIN
    return {number for number in facts if number >= first} | ({title.number} if title else set())


def _below(text: Sequence[Line], profile: Profile) -> set[int]:
    """Numbers of the lines below the text that tell of it: names just after it, and the rights."""
    named = {line.number for line in text[:NEAR] if _is_fact(line.text, profile)}
    return named | {line.number for line in text if rights(line.text)}


def _is_fact(text: str, profile: Profile) -> bool:
    return bool(date(text) or source(text) or author(text, profile))
