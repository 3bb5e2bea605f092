"""Why a line of a raw text stayed or went, in the words of a language: for the page and for the terminal alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.languages import words
from dossier.languages.locales import listed, tenths
from dossier.languages.normal_forms import same, wording
from dossier.model import Line

_MOST = 3
"""Shares of a score that are told."""
_ALWAYS = "bias"
"""The share that every line has: it tells nothing of this one."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Numbers of the first and the last line that stayed as text; 0 where none did."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a line stayed or went; what there is nothing to say of is empty."""

    rule: str = ""
    """What the rule is about, or by whom the line was decided."""
    copy: str = ""
    """Says of which line this one is a copy, or a part."""
    copy_of: int = 0
    """Number of that line."""
    place: str = ""
    """Where the line stands to what was taken for the text, or which lines stand together in it."""
    reason: str = ""
    """The words of the raw text that the rule saw, where these are not the whole line."""
    near: bool = False
    """These words stand in a line near by."""
    score: str = ""
    """By what figure the line was judged."""
    shares: str = ""
    """What weighed most in that figure."""


def bounds(lines: Iterable[Line]) -> Bounds:
    """Where the text was thought to begin and to end.

    >>> bounds([Line(1, "Home", "Home", Decision("dropped")), Line(2, "Text.", "Text."), Line(3, "", "")])
    Bounds(first=2, last=2)
    """
    stayed = [line.number for line in lines if line.decision.status in ("kept", "changed") and line.text]
    return Bounds(stayed[0], stayed[-1]) if stayed else Bounds(0, 0)


def rewritten(lines: Iterable[Line]) -> dict[int, str]:
    """What lines say now, by number, where they say it in other signs than before; lines put together keep theirs.

    >>> gone = Decision("joined", lines=(1,))
    >>> rewritten([Line(1, "We", "We go", Decision("changed")), Line(2, "go", "", gone)])
    {}
    >>> rewritten([Line(1, "moun-", "mountain", Decision("changed")), Line(2, "tain", "", gone)])
    {1: 'mountain'}
    """
    raw: dict[int, str] = {}
    now: dict[int, str] = {}
    for line in lines:
        status, head = line.decision.status, line.number
        if status == "joined":
            (head,) = line.decision.lines
        raw[head] = raw.get(head, "") + line.words
        if status == "changed":
            now[line.number] = line.text
    return {number: text for number, text in now.items() if not same(text, raw[number])}


def verdict(line: Line, around: Bounds, language: str) -> Verdict:
    """Why a line stayed or went; around: where its text begins and ends.

    >>> away = Decision("dropped", "crop_page", seen="read more", lines=(5,))
    >>> told = verdict(Line(4, "Snow in May", "Snow in May", away), Bounds(1, 2), "en")
    >>> told.place, told.reason, told.near
    ('below the text, which ends with line 2', 'read more', True)
    """
    made = line.decision
    if not made.rule:
        return Verdict()
    say = words(language)
    rule = say["rules"]["names"].get(made.rule) or say["provenance"]["editors"].get(made.rule) or made.rule
    seen = "" if wording(made.seen) == wording(line.words) else made.seen
    if not made.lines:
        return Verdict(rule, reason=seen)
    first, last = made.lines[0], made.lines[-1]
    if made.status == "dropped":
        near = first != line.number
        return Verdict(rule, "", 0, _place(line, around, language), seen, near, *scored(line, language))
    if made.status == "changed":
        return Verdict(rule, place=say["provenance"]["range"].format(first=first, last=last))
    copy = "joined" if made.status == "joined" else "near" if made.near else "same"
    return Verdict(rule, say["provenance"][copy].format(number=first), first, reason=made.seen)


def _place(line: Line, around: Bounds, language: str) -> str:
    say = words(language)["provenance"]["places"]
    key = "above" if line.number < around.first else "below" if line.number > around.last else "within"
    return str(say[key].format(first=around.first, last=around.last)) if around.first else ""


def scored(line: Line, language: str) -> tuple[str, str]:
    """The score of a line, and what weighed most in it, in words; both empty where no score was given.

    >>> home = Line(1, "Home", "Home", shares=(("place", -0.8), ("form", -0.3), ("bias", 0.3)))
    >>> scored(home, "en")
    ('score −0.8', 'what counted most: its place relative to the text (−0.8), its length and how it ends (−0.3)')
    """
    if not line.shares:
        return "", ""
    say, named = words(language)["provenance"], words(language)["features"]
    telling = sorted(line.shares, key=lambda share: (-round(abs(share[1]), 1), share[0]))
    told = [(name, value) for name, value in telling if name != _ALWAYS][:_MOST]
    shares = (say["share"].format(feature=named[name], figure=tenths(value, language)) for name, value in told)
    score = tenths(round(sum(value for _, value in line.shares), 1), language)
    return say["scored"].format(score=score), say["weighed"].format(shares=listed(shares, language, "open"))
