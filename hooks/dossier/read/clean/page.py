"""The rule that finds the text within a whole web page: a score for each line, and the likeliest way through them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dossier.data import WEIGHTS, Profile
from dossier.model import Line
from dossier.read.clean.credits import author, body
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.features import Feature, features
from dossier.read.clean.ledger import Ledger, is_text
from dossier.read.clean.look import kind, leads_away
from dossier.read.clean.measure import is_prose, size
from dossier.read.clean.path import likeliest
from dossier.read.clean.stamps import date, rights, source
from dossier.read.clean.title import LONGEST as LONGEST_TITLE
from dossier.read.clean.vocabulary import core

TURN = 1.0
"""What each turn between text and page costs: a line alone must differ much from its neighbours."""
NEEDED = 3
"""Lines of known furniture, or that lead away, which show that the lines are a page and not a text alone."""
INSIDE = "inside_"
"""What is left of a page so short that no line of it looks like text: the densest stretch."""
TITLE_WITHIN = 15
"""Lines above the text in which its title is looked for."""
SHORTEST_TITLE = 3
"""Words."""
NEAR = 3
"""Lines around title and text in which dates and names belong to it."""


def crop_page(lines: Ledger, profile: Profile) -> Ledger:
    """Drop menus above, related stories below and boxes within the text of a whole web page, by a score for each line.

    >>> story = "The conference adopted a declaration on Tuesday, and all of the countries signed it."
    >>> page = ["Home", "News", "Sport", "A new declaration", story, "Related articles", "Snow in May", "Contact us"]
    >>> [text for text, fate in trial(crop_page, *page) if fate == "dropped"]
    ['Home', 'News', 'Sport', 'Related articles', 'Snow in May', 'Contact us']
    >>> {fate for text, fate in trial(crop_page, "Wheat", "Rye", "Barley", "Oats", story, "Annex")}
    {'kept'}
    """
    text = [line for line in lines if line.text]
    kinds = [kind(line) for line in text]
    known = [place for place, found in enumerate(kinds) if found or leads_away(text[place])]
    if len(known) < NEEDED and not _is_closed(text, kinds):
        return lines
    found = features(text, profile)
    evidence = [weigh(each) for each in found]
    stays = likeliest([sum(share for _, share in shares) for shares in evidence], TURN)
    if True not in stays:
        stays = [any(name.startswith(INSIDE) for group, name in each if group == "place") for each in found]
    if True not in stays:
        return lines
    spared = _spared(text, kinds, stays, profile)
    near = _nearest(text, known)
    judged = {
        line.number: replace(line, evidence=shares)
        if stay or line.number in spared
        else replace(line, evidence=shares, fate="dropped", reason=furniture)
        for line, shares, stay, furniture in zip(text, evidence, stays, near, strict=True)
        if is_text(line)
    }
    return tuple(judged.get(line.number, line) for line in lines)


def _is_closed(text: Sequence[Line], kinds: Sequence[str]) -> bool:
    """Whether words that end a text stand below its last paragraph."""
    last = max((place for place, found in enumerate(kinds) if found == "ending"), default=len(text))
    return last < len(text) and not any(is_prose(line.text) for line in text[last:])


def _nearest(text: Sequence[Line], known: Sequence[int]) -> list[str]:
    """For each line the words of the nearest known furniture (places): its own, those above, or those below."""
    after = [bisect_left(known, place) for place in range(len(text))]
    near = [min(known[max(0, i - 1) : i + 1], key=lambda one: abs(one - place)) for place, i in enumerate(after)]
    return [core(text[place].text) or text[place].text for place in near]


def weigh(found: Iterable[Feature]) -> tuple[tuple[str, float], ...]:
    """What each group of features adds to the score of a line, the most telling first.

    >>> [group for group, share in weigh([("form", "link"), ("place", "after_link")])]
    ['bias', 'place', 'form']
    """
    shares = {"bias": WEIGHTS["bias"]["bias"]}
    for group, name in found:
        shares[group] = shares.get(group, 0.0) + WEIGHTS.get(group, {}).get(name, 0.0)
    ordered = sorted(shares.items(), key=lambda share: (-abs(share[1]), share[0]))
    return tuple((group, round(share, 1)) for group, share in ordered if share)


def _spared(text: Sequence[Line], kinds: Sequence[str], stays: Sequence[bool], profile: Profile) -> set[int]:
    """Numbers of lines around the text that tell of it: its title, its dates and names, its rights."""
    start, end = stays.index(True), len(stays) - stays[::-1].index(True)
    return _above(text[:start], kinds[:start], profile) | _below(text[end:], kinds[end:], profile)


def _above(text: Sequence[Line], kinds: Sequence[str], profile: Profile) -> set[int]:
    """Above the text: its title, and the dates and names around that."""
    facts = {line.number for line in text if _is_fact(line.text, profile)}
    near = [line for line, known in zip(text, kinds, strict=True) if not known and is_text(line)][-TITLE_WITHIN:]
    near = [line for line in near if line.number not in facts and SHORTEST_TITLE <= size(line.text) <= LONGEST_TITLE]
    words = [core(line.text) for line in near]
    title = max(near, key=lambda line: (words.count(core(line.text)) > 1, size(line.text)), default=None)
    first = title.number - NEAR if title else (text[-1].number - TITLE_WITHIN if text else 0)
    return {number for number in facts if number >= first} | ({title.number} if title else set())


def _below(text: Sequence[Line], kinds: Sequence[str], profile: Profile) -> set[int]:
    """Below the text: what nobody knows, up to the first furniture; names just after the text, and the rights."""
    unknown = next((place for place, known in enumerate(kinds[:NEAR]) if known), NEAR)
    named = {line.number for place, line in enumerate(text[:NEAR]) if place < unknown or _is_fact(line.text, profile)}
    return named | {line.number for line in text if rights(line.text)}


def _is_fact(text: str, profile: Profile) -> bool:
    return bool(date(text) or source(text) or author(text, profile) or body(text))
