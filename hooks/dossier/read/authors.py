"""Who wrote a text: the names on its byline, or those that a line near the title or an end of the text gives."""

import re
from collections.abc import Iterable
from functools import cache

from dossier.data import Profile
from dossier.model import Line
from dossier.read.casing import recase_name
from dossier.read.clean.vocabulary import core, finder, furniture
from dossier.read.dates import find
from dossier.read.near_title import around_title
from dossier.read.roles import Text, opening, role_of

_OPENING = 300
"""Characters of the first and the last paragraph in which a reporter may be named."""


def authors(text: Text, people: Iterable[str]) -> tuple[str, ...]:
    """Names of those who wrote a text, known people first; editors, translators and photographers are none."""
    lines = [line for line in text.lines if line.rule == "take_bylines" and line.fate == "metadata"]
    line = next((line for line in lines if not _is_helper(line)), None)
    if line and (named := _of_byline(line, people, text.profile)):
        return named
    found = role_of("author", text.profile, _witnesses(text))
    return _names(found, text.profile) if found else ()


def _witnesses(text: Text) -> list[str]:
    """Where an author may be named: near the title, at the start of the text, at its end."""
    near = [line.text for _, line, _ in around_title([line for line in text.lines if line.text])]
    first, last = opening(text), text.blocks[-1:]
    return [*near, *([first.text[:_OPENING]] if first else []), *(block.text[-_OPENING:] for block in last)]


def _is_helper(line: Line) -> bool:
    """Whether a line names those who edited, translated or illustrated a text."""
    opener = finder("helpers").match(core(line.text))
    return bool(opener) and core(line.reason) in furniture("helpers")


def _of_byline(line: Line, people: Iterable[str], profile: Profile) -> tuple[str, ...]:
    """Names of people whom entity pages know, else what follows the introducing words."""
    text = line.text.casefold()
    named = {name for name in people if re.search(rf"\b{re.escape(name.casefold())}\b", text)}
    if named:
        return tuple(sorted(named, key=lambda name: text.find(name.casefold())))
    rest = line.text[len(line.reason) :] if text.startswith(line.reason.casefold()) else line.text
    return _names(rest, profile)


@cache
def _joints(profile: Profile) -> re.Pattern[str]:
    """What stands between names."""
    words = "".join(rf"|\s+{re.escape(word)}\s+" for word in profile.conjunctions)
    gaps = r"|\s+" * bool(profile.letters)
    return re.compile(rf"\s*[,、;&，；|·•/／]\s*(?:{words[1:] or '(?!)'})?|\s+[–—-]\s+{words}{gaps}", re.IGNORECASE)


def _names(text: str, profile: Profile) -> tuple[str, ...]:
    """Single names of a list, without dates and agencies among them."""
    for found in reversed(find(text, profile)):
        text = f"{text[: found.start]};{text[found.end :]}"
    parts = (part.strip(" :：()（）.") for part in _joints(profile).split(text) if part)
    kept = (part for part in parts if part and not re.search(r"\d", part) and core(part) not in furniture("agencies"))
    return tuple(recase_name(part, profile) if part.islower() else part for part in kept)
