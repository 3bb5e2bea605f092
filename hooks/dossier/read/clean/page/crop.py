"""The rule that finds the text within a whole web page: a score for each line, and the likeliest way through them."""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, takewhile

from msgspec.structs import replace

from dossier.languages import MARKUP, WEIGHTS, Profile
from dossier.languages.normal_forms import core
from dossier.model import Decision, Line
from dossier.read.clean.credits import author, body
from dossier.read.clean.page import marked
from dossier.read.clean.page.features import (
    Feature,
    Look,
    Part,
    is_around,
    is_boxed,
    is_central,
    is_put_out,
    kind,
    leads_away,
    look,
    opens,
    parts,
)
from dossier.read.clean.stamps import date, dated_place, rights, source
from dossier.read.clean.title import choice
from dossier.read.ledger import Ledger, found_title, is_text
from dossier.read.lines.courtesy import surrounds
from dossier.read.lines.measure import is_prose, size

# Lines around the text of a page that belong to it: its title, its dates and names, its greetings, its rights.


FACTS_WITHIN = 15
"""Lines above a text without a title in which dates and names belong to it."""
NEAR = 3
"""Lines around title and text in which dates and names belong to it."""
GREETING_WITHIN = 6
"""Lines around the text in which somebody may be greeted or thanked."""


def around(
    text: Sequence[Line], kinds: Sequence[str], stays: Sequence[bool], title: Line | None, profile: Profile
) -> set[int]:
    """Numbers of lines that belong to a text: its title, and lines before its first or after its last.

    text: the lines of a page, none of them empty; kinds: which boilerplate each is; stays: whether each is text.
    """
    first, last = stays.index(True), len(stays) - stays[::-1].index(True)
    start = first - _greeted(text[:first][::-1], kinds[:first][::-1], profile)
    end = last + _greeted(text[last:], kinds[last:], profile)
    greetings = {line.number for line in (*text[start:first], *text[last:end])}
    place = next((place for place, line in enumerate(text) if line is title), start)
    prose = (i for i in range(max(place, start), len(text)) if stays[i] and is_prose(text[i].text))
    above = _facts_above(text[: next(prose, start)], title, profile)
    named = {title.number} if title else set()
    return greetings | named | above | _below(text[end:], kinds[end:], profile)


def _greeted(text: Sequence[Line], kinds: Sequence[str], profile: Profile) -> int:
    """How many lines next to the text lead to one that greets or thanks, with no boilerplate between."""
    run = list(takewhile(lambda pair: not pair[1] and is_text(pair[0]), zip(text, kinds, strict=True)))
    said = [place for place, (line, _) in enumerate(run[:GREETING_WITHIN], 1) if surrounds(line.text, profile)]
    return max(said, default=0)


def _facts_above(text: Sequence[Line], title: Line | None, profile: Profile) -> set[int]:
    """Dates and names above the text, from just above its title on."""
    facts = {line.number for line in text if _is_fact(line.text, profile)}
    within = text[-1].number - FACTS_WITHIN if text else 0
    first = title.number - NEAR if title else within
    return {number for number in facts if number >= first}


def _below(text: Sequence[Line], kinds: Sequence[str], profile: Profile) -> set[int]:
    """Below the text: what nobody knows, up to the first boilerplate; names just after the text, and the rights.

    What stands outside the centre of a page is known to do so.
    """
    near = list(islice(zip(text, kinds, strict=True), NEAR))
    unknown = {line.number for line, _ in takewhile(lambda pair: not pair[1] and is_central(pair[0]), near)}
    named = {line.number for line, _ in near if _is_fact(line.text, profile)}
    return unknown | named | {line.number for line in text if rights(line.text)}


def _is_fact(text: str, profile: Profile) -> bool:
    return bool(date(text) or dated_place(text) or source(text) or author(text, profile) or body(text))


# The likeliest way through a page: which lines are text, when each has a score and the text has few gaps.


TURN = 0.5
"""What each turn between text and page costs: a short line alone must differ much from its neighbours."""
LONGEST, SHORTEST = 40, 9
"""Words from which a line weighs most, and of a line that weighs as much as its score."""


def text_lines(scores: Sequence[float], words: Sequence[float]) -> list[bool]:
    """Whether each line of a page is text, when each has a score and a number of words: longer lines weigh more.

    >>> text_lines([-3, 0.6, -3], [2, 40, 2]), text_lines([-3, 0.6, -3], [2, 2, 2])
    ([False, True, False], [False, False, False])
    """
    weights = (math.sqrt(min(each, LONGEST) / SHORTEST) for each in words)
    return likeliest([score * weight for score, weight in zip(scores, weights, strict=True)], TURN)


def likeliest(scores: Sequence[float], turn: float) -> list[bool]:
    """The choice with the highest sum, each turn between yes and no costing `turn`.

    A yes adds its score, a no subtracts it (Viterbi's algorithm with two states, linear in length).

    >>> likeliest([-3, 2, -0.5, 2, -3], turn=1)
    [False, True, True, True, False]
    """
    no, yes = 0.0, 0.0
    came: list[tuple[bool, bool]] = []
    for score in scores:
        from_yes, stay_yes = yes - turn > no, yes >= no - turn
        came.append((from_yes, stay_yes))
        no, yes = max(no, yes - turn) - score, max(yes, no - turn) + score
    state = yes >= no
    chosen: list[bool] = []
    for from_yes, stay_yes in reversed(came):
        chosen.append(state)
        state = stay_yes if state else from_yes
    return chosen[::-1]


NEEDED = 3
"""Lines of known boilerplate, or that lead away, which show that the lines are a page and not a text alone."""
INSIDE = "inside_"
"""What is left of a page so short that no line of it looks like text: the densest stretch."""

Shares = tuple[tuple[str, float], ...]
"""What each group of features adds to the score of a line."""
BIAS = ("bias", WEIGHTS["bias"]["bias"])
_SHARES: Mapping[Feature, float] = {
    (group, name): w for group, names in (*WEIGHTS.items(), *MARKUP.items()) for name, w in names.items() if w
}


def crop_page(lines: Ledger, profile: Profile) -> Ledger:
    """Drop menus above, related stories below and boxes within the text of a whole web page, by a score for each line.

    >>> story = "The conference adopted a declaration on Tuesday, and all of the countries signed it."
    >>> page = ["Home", "News", "Sport", "A new declaration", story, "Related articles", "Snow in May", "Contact us"]
    >>> [text for text, status in trial(crop_page, *page) if status == "dropped"]
    ['Home', 'News', 'Sport', 'Related articles', 'Snow in May', 'Contact us']
    >>> {status for text, status in trial(crop_page, "Wheat", "Rye", "Barley", "Oats", story, "Annex")}
    {'kept'}

    A short text without any boilerplate is no page, and all of it stays: it takes three lines that are known not to be
    text, or words that end a text below its last paragraph. Each line has a score by its features, and each turn
    between text and page costs something, so that a line goes with its neighbours unless much speaks against it. What
    belongs to a text and does not look like it is spared: title, dates and names near it, greetings, rights. On the
    pages of a PDF no menu stands.
    """
    decided = {line.number: _boxed(line) for line in lines if is_text(line) and is_boxed(line)}
    seen = None if any(line.page for line in lines) else judged(lines, profile, is_page=bool(decided))
    if seen:
        decided |= _decided(lines, seen, profile)
    return tuple(decided.get(line.number, line) for line in lines) if decided else lines


def _boxed(line: Line) -> Line:
    """A block of a box, dropped by what the box says that it is; a claim of rights is left to the rules of facts."""
    seen = line.markup.box if line.markup else ""
    return line if rights(line.text) else replace(line, decision=Decision("dropped", seen=seen))


def _decided(lines: Ledger, seen: "Judged", profile: Profile) -> dict[int, Line]:
    """The lines that were judged, by their numbers."""
    said = found_title(lines)
    named = choice.Likeliest(said) if said else choice.find(choice.page(seen.text, seen.kinds, seen.stays, profile))
    title = named and named.line
    spared = around(seen.text, seen.kinds, seen.stays, title, profile) - marked.linked_above(title, seen.text)
    return {
        line.number: _weighed(line, shares, named)
        if stay or line.number in spared
        else line.became(line.text, _dropped(seen.text, seen.known, place), shares)
        for place, (line, shares, stay) in enumerate(zip(seen.text, seen.shares, seen.stays, strict=True))
        if is_text(line)
    }


def _weighed(line: Line, shares: Shares, title: choice.Likeliest | None) -> Line:
    is_title = title is not None and line is title.line
    decision = replace(line.decision, role="title", unsure=title.unsure) if title and is_title else line.decision
    return line.became(line.text, decision, shares)


@dataclass(frozen=True, slots=True)
class Judged:
    """The lines of a page, none of them empty, with what is known of each."""

    text: Sequence[Line]
    kinds: Sequence[str]
    """Which boilerplate each is, if any."""
    known: Sequence[int]
    """Places of boilerplate, and of what leads away."""
    shares: Sequence[Shares]
    stays: Sequence[bool]
    """Which are text by their score."""


def judged(lines: Ledger, profile: Profile, *, is_page: bool = False) -> Judged | None:
    """The lines of a page, each judged; None if it is no page, or nothing on it looks like text.

    What stands in a box is set aside, so that a paragraph beside it has the text for its neighbour; and so is what a
    person dropped: a line of a letter that they want gone makes no page of the letter. is_page: something else shows
    that the lines are a page.
    """
    text = [line for line in lines if line.text and not (is_boxed(line) or is_put_out(line))]
    kinds = list(map(kind, text))
    menu = {i for i in marked.menu(text) if marked.is_link(text[i])}
    known = [i for i, line in enumerate(text) if kinds[i] or leads_away(line) or is_around(line) or i in menu]
    # Most texts are no page: what each line looks like is asked only of the lines of one.
    if not is_page and len(known) < NEEDED and not _is_closed(text, kinds):
        return None
    looks = [look(line, profile) for line in text]
    found = list(parts(text, looks, profile))
    shares = [(BIAS, *chain.from_iterable(map(weigh, each))) for each in found]
    scores = [sum([share for _, share in each]) for each in shares]
    stays = text_lines(scores, [size(line.text) for line in text])
    if True not in stays:
        stays = [any(group == "place" and name.startswith(INSIDE) for group, name in chain(*each)) for each in found]
    opened = marked.opening(text, looks, stays)
    for place in [*rests(looks, stays), *marked.sentences(text, kinds, stays, saved=bool(menu)), *opened]:
        stays[place] = True
    for place in marked.leading_on(text, stays):
        stays[place] = False
    return Judged(text, kinds, known, shares, stays) if True in stays else None


def _is_closed(text: Sequence[Line], kinds: Sequence[str]) -> bool:
    """Whether words that end a text stand below its last paragraph."""
    last = max((place for place, found in enumerate(kinds) if found == "ending"), default=len(text))
    return last < len(text) and not any(is_prose(line.text) for line in text[last:])


def _dropped(text: Sequence[Line], known: Sequence[int], place: int) -> Decision:
    """The decision to drop a line, beside the nearest known boilerplate: its own, that above, or below.

    known: places of boilerplate.
    """
    if not known:
        return Decision("dropped")
    after = bisect_left(known, place)
    line = text[min(known[max(0, after - 1) : after + 1], key=lambda one: abs(one - place))]
    return Decision("dropped", seen=core(line.text) or line.text, lines=(line.number,))


@lru_cache(maxsize=8192)
def weigh(found: Part) -> Shares:
    """What each group of features adds to the score of a line, where it adds anything.

    >>> [group for group, share in weigh((("form", "link"), ("place", "after_link")))]
    ['form', 'place']
    """
    shares: dict[str, float] = {}
    for group, share in [(feature[0], _SHARES[feature]) for feature in found if feature in _SHARES]:
        shares[group] = shares.get(group, 0.0) + share
    return tuple(shares.items())


# Boxes within a text: what of a page goes on below a label and its links (“Read also”).


LONGEST_BOX = 6
"""Lines of a box: a label, and links below it. Lists of related stories are longer."""
LEAST = 50
"""Words of neighbouring paragraphs that are the rest of a text. The summary of a related story has less than 35, and
its headline stands before the next; so has a comment, whose author's name does."""


def rests(looks: Sequence[Look], stays: Sequence[bool]) -> Iterator[int]:
    """Places of paragraphs that a score left out, and that are the rest of the text below a box."""
    place = 1
    while place < len(looks):
        if not (stays[place - 1] and not stays[place] and opens(looks[place])):
            place += 1
            continue
        run = _below_box(looks, stays, place)
        yield from run
        place = max(run, default=place) + 1


def _below_box(looks: Sequence[Look], stays: Sequence[bool], start: int) -> list[int]:
    """Places of the first neighbouring paragraphs below a box, if they have enough words."""
    first = next((i for i in range(start, min(start + LONGEST_BOX, len(looks))) if _is_told(looks[i])), len(looks))
    end = first
    while end < len(looks) and _is_told(looks[end]) and not stays[end]:
        end += 1
    enough = sum(looks[i].words for i in range(first, end)) >= LEAST
    return list(range(first, end)) if enough else []


def _is_told(look: Look) -> bool:
    return look.is_prose and not opens(look) and not look.fact
