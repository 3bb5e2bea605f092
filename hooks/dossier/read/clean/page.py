"""The rule that finds the text within a whole web page: a score for each line, and the likeliest way through them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dossier.data import WEIGHTS, Profile
from dossier.model import Line
from dossier.read.clean.credits import author
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.features import Feature, features, kind
from dossier.read.clean.ledger import Ledger, is_text
from dossier.read.clean.measure import size
from dossier.read.clean.path import likeliest
from dossier.read.clean.stamps import date, rights, source
from dossier.read.clean.vocabulary import core

TURN = 1.0
"""What each turn between text and page costs: a line alone must differ much from its neighbours."""
NEEDED = 3
"""Lines of known furniture that show that the lines are a page and not a text alone."""
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
    if "ending" not in kinds and len(kinds) - kinds.count("") < NEEDED:
        return lines
    evidence = [weigh(found) for found in features(text, profile)]
    stays = likeliest([sum(share for _, share in shares) for shares in evidence], TURN)
    if True not in stays:
        return lines
    spared = _spared(text, kinds, stays, profile)
    judged = {
        line.number: replace(line, evidence=shares, fate=line.fate if line.number in spared or stay else "dropped")
        for line, shares, stay in zip(text, evidence, stays, strict=True)
        if is_text(line)
    }
    return tuple(judged.get(line.number, line) for line in lines)


def weigh(found: Iterable[Feature]) -> tuple[tuple[str, float], ...]:
    """What each group of features adds to the score of a line, the most telling first.

    >>> [group for group, share in weigh([("form", "link"), ("place", "after")])]
    ['place', 'form', 'bias']
    """
    shares = {"bias": WEIGHTS["bias"]["bias"]}
    for group, name in found:
        shares[group] = shares.get(group, 0.0) + WEIGHTS.get(group, {}).get(name, 0.0)
    ordered = sorted(shares.items(), key=lambda share: (-abs(share[1]), share[0]))
    return tuple((group, round(share, 1)) for group, share in ordered if share)


def _spared(text: Sequence[Line], kinds: Sequence[str], stays: Sequence[bool], profile: Profile) -> set[int]:
    """Numbers of lines around the text that tell of it: its title, its dates and names, its rights."""
    start, end = stays.index(True), len(stays) - stays[::-1].index(True)
    return _above(text[:start], kinds[:start], profile) | _below(text[end:], profile)


def _above(text: Sequence[Line], kinds: Sequence[str], profile: Profile) -> set[int]:
    """Above the text: its title, and the dates and names around that."""
    facts = {line.number for line in text if _is_fact(line.text, profile)}
    near = [line for line, known in zip(text, kinds, strict=True) if not known and is_text(line)][-TITLE_WITHIN:]
    near = [line for line in near if line.number not in facts and size(line.text) >= SHORTEST_TITLE]
    words = [core(line.text) for line in near]
    title = max(near, key=lambda line: (words.count(core(line.text)) > 1, size(line.text)), default=None)
    first = title.number - NEAR if title else (text[-1].number - TITLE_WITHIN if text else 0)
    return {number for number in facts if number >= first} | ({title.number} if title else set())


def _below(text: Sequence[Line], profile: Profile) -> set[int]:
    """Below the text: names just after it, and the rights."""
    named = {line.number for line in text[:NEAR] if _is_fact(line.text, profile)}
    return named | {line.number for line in text if rights(line.text)}


def _is_fact(text: str, profile: Profile) -> bool:
    return bool(date(text) or source(text) or author(text, profile))
