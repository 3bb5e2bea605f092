"""Lines around the text of a page that belong to it: its title, its dates and names, its greetings, its rights."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.credits import author, body
from dossier.read.clean.ledger import is_text
from dossier.read.clean.look import leads_away
from dossier.read.clean.measure import FULL_STOP, size
from dossier.read.clean.stamps import date, rights, source
from dossier.read.clean.title import LONGEST as LONGEST_TITLE
from dossier.read.clean.vocabulary import core, finder

TITLE_WITHIN = 15
"""Lines above the text in which its title is looked for."""
SHORTEST_TITLE = 3
"""Words."""
NEAR = 3
"""Lines around title and text in which dates and names belong to it."""
GREETING_WITHIN = 6
"""Lines around the text in which somebody may be greeted or thanked."""
LONGEST_GREETING = 20
"""Words."""
GREETING_END = re.compile(r"[,，:：!！.。]$")
SEPARATOR = re.compile(r"\s[|·•›»–—-]\s|[|_｜]")
ROW = 2
"""Separators from which a line is a row of a menu."""


def around(text: Sequence[Line], kinds: Sequence[str], stays: Sequence[bool], profile: Profile) -> set[int]:
    """Numbers of lines that belong to a text and stand before its first line or after its last.

    text: the lines of a page, none of them empty; kinds: which furniture each is; stays: whether each is text.
    """
    first, last = stays.index(True), len(stays) - stays[::-1].index(True)
    start = first - _greeted(text[:first][::-1], kinds[:first][::-1], profile)
    end = last + _greeted(text[last:], kinds[last:], profile)
    greetings = {line.number for line in (*text[start:first], *text[last:end])}
    return greetings | _above(text[:start], kinds[:start], profile) | _below(text[end:], kinds[end:], profile)


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
    return opens or bool(FULL_STOP.search(text) and finder("courtesies", "closings").match(core(text)))


def _above(text: Sequence[Line], kinds: Sequence[str], profile: Profile) -> set[int]:
    """Above the text: its title, and the dates and names around that."""
    facts = {line.number for line in text if _is_fact(line.text, profile)}
    plain = [line for line, known in zip(text, kinds, strict=True) if not known and is_text(line)]
    title = _title([line for line in plain if line.number not in facts][-TITLE_WITHIN:])
    first = title.number - NEAR if title else (text[-1].number - TITLE_WITHIN if text else 0)
    return {number for number in facts if number >= first} | ({title.number} if title else set())


def _title(near: Sequence[Line]) -> Line | None:
    """The longest line that can be a title; before it one that the page has again, alone or with the site's name."""
    able = [line for line in near if SHORTEST_TITLE <= size(line.text) <= LONGEST_TITLE and _can_be_title(line)]
    words = [core(line.text) for line in able]

    def rank(line: Line) -> tuple[bool, bool, float]:
        own = core(line.text)
        again = sum(other.startswith(own) for other in words) > 1
        return again, not SEPARATOR.search(line.text), size(line.text)

    return max(able, key=rank, default=None)


def _can_be_title(line: Line) -> bool:
    """Whether a line is no sentence, no row of a menu and none that leads away."""
    ended = line.text.endswith((".", "。", "；", ";", "，", ","))
    return not ended and len(SEPARATOR.findall(line.text)) < ROW and not leads_away(line)


def _below(text: Sequence[Line], kinds: Sequence[str], profile: Profile) -> set[int]:
    """Below the text: what nobody knows, up to the first furniture; names just after the text, and the rights."""
    near = list(islice(zip(text, kinds, strict=True), NEAR))
    unknown = {line.number for line, _ in takewhile(lambda pair: not pair[1], near)}
    named = {line.number for line, _ in near if _is_fact(line.text, profile)}
    return unknown | named | {line.number for line in text if rights(line.text)}


def _is_fact(text: str, profile: Profile) -> bool:
    return bool(date(text) or source(text) or author(text, profile) or body(text))
