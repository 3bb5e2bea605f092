"""Lines around the text of a page that belong to it: its title, its dates and names, its greetings, its rights."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.credits import author, body
from dossier.read.clean.ledger import is_text
from dossier.read.clean.measure import ends, is_prose, size
from dossier.read.clean.stamps import date, rights, source
from dossier.read.clean.vocabulary import core, finder

FACTS_WITHIN = 15
"""Lines above a text without a title in which dates and names belong to it."""
NEAR = 3
"""Lines around title and text in which dates and names belong to it."""
GREETING_WITHIN = 6
"""Lines around the text in which somebody may be greeted or thanked."""
LONGEST_GREETING = 20
"""Words."""
GREETING_END = re.compile(r"[,，:：!！.。]$")


def around(
    text: Sequence[Line], kinds: Sequence[str], stays: Sequence[bool], title: Line | None, profile: Profile
) -> set[int]:
    """Numbers of lines that belong to a text: its title, and lines before its first or after its last.

    text: the lines of a page, none of them empty; kinds: which furniture each is; stays: whether each is text.
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
    """How many lines next to the text lead to one that greets or thanks, with no furniture between."""
    run = list(takewhile(lambda pair: not pair[1] and is_text(pair[0]), zip(text, kinds, strict=True)))
    said = [place for place, (line, _) in enumerate(run[:GREETING_WITHIN], 1) if greets(line.text, profile)]
    return max(said, default=0)


def greets(text: str, profile: Profile) -> bool:
    """Whether a short line begins by greeting somebody, by thanking, or by closing a letter.

    >>> from dossier.data import profile
    >>> greets("Excellencies, dear colleagues,", profile("en")), greets("Mr. Lin", profile("en"))
    (True, False)
    """
    if size(text) > LONGEST_GREETING:
        return False
    opens = text.casefold().startswith(profile.salutations) and bool(GREETING_END.search(text))
    return opens or bool(ends(text) and finder("courtesies", "closings").match(core(text)))


def _facts_above(text: Sequence[Line], title: Line | None, profile: Profile) -> set[int]:
    """Dates and names above the text, from just above its title on."""
    facts = {line.number for line in text if _is_fact(line.text, profile)}
    within = text[-1].number - FACTS_WITHIN if text else 0
    first = title.number - NEAR if title else within
    return {number for number in facts if number >= first}


def _below(text: Sequence[Line], kinds: Sequence[str], profile: Profile) -> set[int]:
    """Below the text: what nobody knows, up to the first furniture; names just after the text, and the rights."""
    near = list(islice(zip(text, kinds, strict=True), NEAR))
    unknown = {line.number for line, _ in takewhile(lambda pair: not pair[1], near)}
    named = {line.number for line, _ in near if _is_fact(line.text, profile)}
    return unknown | named | {line.number for line in text if rights(line.text)}


def _is_fact(text: str, profile: Profile) -> bool:
    return bool(date(text) or source(text) or author(text, profile) or body(text))
