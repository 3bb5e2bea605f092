"""Why a line of a raw text stayed or went, in codes, and in the words of a language: for page and terminal alike."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from dossier.languages import words
from dossier.languages.locales import listed, tenths
from dossier.languages.normal_forms import same, wording
from dossier.model import Line

_MOST = 3
"""Shares of a score that are told."""
_ALWAYS = "bias"
"""The share that every line has: it tells nothing of this one."""


class Bounds(NamedTuple):
    """Numbers of the first and the last line that stayed as text; 0 where none did."""

    first: int
    last: int


class Verdict(NamedTuple):
    """Why a line stayed or went, in codes and values; what there is nothing to say of is empty."""

    rule: str = ""
    """Id of the rule that decided, or of what did in its stead."""
    copy: str = ""
    """Of which kind this copy or part of another line is: `same`, `near` or `joined`."""
    copy_of: int = 0
    """Number of that line."""
    place: str = ""
    """Where the line stands to what was taken for the text: `above`, `below` or `within`; `range` where several lines
    stand together in it."""
    first: int = 0
    last: int = 0
    """Numbers of the lines that begin and end the text, or the range."""
    reason: str = ""
    """The words of the raw text that the rule saw, where these are not the whole line."""
    near: bool = False
    """These words stand in a line near by."""


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


def verdict(line: Line, around: Bounds) -> Verdict:
    """Why a line stayed or went; around: where its text begins and ends.

    >>> away = Decision("dropped", "crop_page", seen="read more", lines=(5,))
    >>> told = verdict(Line(4, "Snow in May", "Snow in May", away), Bounds(1, 2))
    >>> told.place, told.last, told.reason, told.near
    ('below', 2, 'read more', True)
    """
    made = line.decision
    if not made.rule:
        return _NONE
    if not made.lines or made.status == "dropped":
        seen = made.seen and ("" if wording(made.seen) == wording(line.words) else made.seen)
        if not made.lines:
            return Verdict(made.rule, reason=seen)
        return Verdict(made.rule, "", 0, _place(line, around), *around, seen, made.lines[0] != line.number)
    first, last = made.lines[0], made.lines[-1]
    if made.status == "changed":
        return Verdict(made.rule, "", 0, "range", first, last)
    copy = "joined" if made.status == "joined" else "near" if made.near else "same"
    return Verdict(made.rule, copy, first, reason=made.seen)


_NONE = Verdict()


def _place(line: Line, around: Bounds) -> str:
    if not around.first:
        return ""
    return "above" if line.number < around.first else "below" if line.number > around.last else "within"


# The same in the words of a language.


@cache
def reasons(language: str) -> Mapping[str, str]:
    """All that a verdict can say: names of rules by id (`rule.ID`), copies (`copy.KIND`), places (`place.KIND`)."""
    say = words(language)
    told, rules = say["provenance"], say["provenance"]["editors"] | say["rules"]["names"]
    return {
        **{f"rule.{name}": wording for name, wording in rules.items()},
        **{f"copy.{kind}": told[kind] for kind in ("same", "near", "joined")},
        **{f"place.{kind}": wording for kind, wording in told["places"].items()},
        "place.range": told["range"],
        "nearest": told["nearest"] + say["document"]["gap"],
    }


def in_words(why: Verdict, language: str) -> tuple[str, tuple[str, ...]]:
    """Name of the rule, and what else there is to say, one thing after another.

    >>> in_words(Verdict("crop_page", "", 0, "below", 1, 2, "read more", near=True), "en")[1]
    ('below the text, which ends with line 2', 'nearest words of a menu or a notice: read more')
    """
    say = reasons(language)
    copy = say[f"copy.{why.copy}"].format(number=why.copy_of) if why.copy else ""
    place = say[f"place.{why.place}"].format(first=why.first, last=why.last) if why.place else ""
    reason = say["nearest"] + why.reason if why.reason and why.near else why.reason
    return say.get(f"rule.{why.rule}", why.rule), tuple(filter(None, (copy, place, reason)))


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
