"""Facts of a text: what its lines and sentences say of it, found by the patterns of the languages.

Facts stand in the title, in the first paragraphs, and on the lines that cleaning took out as
metadata; a fact that no line states outright is listed as inferred. What the text does not say stays empty.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dossier.data import Profile
from dossier.model import Block, Facts, Line
from dossier.read.casing import recase_name
from dossier.text import sentences

_PUBLISHER_RULES = ("take_copyright", "take_closing_credit", "take_source_lines", "take_source_stamps", "drop_notices")
"""Rules whose lines name a publisher, the best witness first."""
_WITNESSES = 6
"""Blocks at the start of a text that tell who speaks."""
_FAR = 2000
"""Characters of a block after which it tells no more of who and where."""
_SENTENCE_END = re.compile(r"[.!?…。！？][”»\"’')\]」』）]*$")
_LONGEST_SUBTITLE = 200
"""Characters."""


@dataclass(frozen=True, slots=True)
class Text:
    """A cleaned text, in which facts and dates are found."""

    title: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    """The ledger."""
    profile: Profile
    """Of its language."""


@cache
def _role_patterns(profile: Profile, role: str) -> tuple[re.Pattern[str], ...]:
    names = {key: f"(?-i:{pattern})" for key, pattern in profile.names.items()}
    filled = (re.sub(r"\{(person|name|words|place)\}", lambda m: names[m[1]], p) for p in profile.roles.get(role, ()))
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in filled)


def _role(role: str, profile: Profile, texts: Iterable[str]) -> str:
    """What plays a role, by the first pattern that finds it in any of the texts."""
    texts = tuple(text[:_FAR] for text in texts)
    matches = (pattern.search(text) for pattern in _role_patterns(profile, role) for text in texts)
    return next((match[role].strip(" ,.;") for match in matches if match), "")


def subtitle(blocks: Sequence[Block]) -> str:
    """The line below the title that is no sentence, if there is one."""
    first = blocks[0].text if blocks else ""
    short = len(first) <= _LONGEST_SUBTITLE and not re.search(r"[.!?,;:。！？，；：]$", first)
    return first.strip(" –—-") if blocks and short and blocks[0].kind in ("paragraph", "heading") else ""


def _type(profile: Profile, texts: Sequence[str]) -> str:
    matching = (
        kind
        for text in (text[:_FAR] for text in texts)
        for kind, patterns in profile.types.items()
        if any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
    )
    return next(matching, "")


def _first_sentence(blocks: Iterable[Block], profile: Profile) -> str:
    """The first sentence of the first paragraph that has any."""
    prose = next((b.text for b in blocks if b.kind == "paragraph" and _SENTENCE_END.search(b.text)), "")
    spans = sentences(prose, profile)
    return prose[slice(*spans[0])] if spans else ""


def _publisher(lines: Iterable[Line], profiles: Iterable[Profile]) -> str:
    lines, profiles = tuple(lines), tuple(profiles)
    for rule in _PUBLISHER_RULES:
        for line in (line for line in lines if line.rule == rule and line.fate in ("metadata", "dropped")):
            named = next(filter(None, (_role("publisher", profile, [line.text]) for profile in profiles)), "")
            if named or rule == "take_closing_credit":
                return named or line.text
    return ""


@cache
def _joints(profile: Profile) -> re.Pattern[str]:
    """What stands between names."""
    words = "".join(rf"|\s+{re.escape(word)}\s+" for word in profile.conjunctions)
    return re.compile(rf"\s*[,、;&，；]\s*{words}", re.IGNORECASE)


def _authors(lines: Iterable[Line], people: Iterable[str], profile: Profile) -> tuple[str, ...]:
    """Names on bylines: those of people whom entity pages know, else what follows the introducing words."""
    line = next((line for line in lines if line.rule == "take_bylines" and line.fate == "metadata"), None)
    if not line:
        return ()
    text = line.text.casefold()
    named = {name for name in people if re.search(rf"\b{re.escape(name.casefold())}\b", text)}
    rest = line.text[len(line.reason) :].strip(" :：") if text.startswith(line.reason.casefold()) else line.text
    stated = (recase_name(part, profile) for part in _joints(profile).split(rest) if part)
    return tuple(sorted(named, key=lambda name: text.find(name.casefold()))) or tuple(stated)


def _as_known(text: str, names: Iterable[str]) -> str:
    """A name with the capitals that an entity page gives it."""
    return next((name for name in names if name.casefold() == text.casefold()), text)


def _place(lines: Iterable[Line]) -> str:
    """The place that stands beside a date on a line of their own."""
    return next((line.reason for line in lines if line.rule == "take_datelines" and line.fate == "metadata"), "")


def _rights(lines: Iterable[Line]) -> str:
    return next((line.text for line in lines if line.rule == "take_copyright" and line.fate == "metadata"), "")


def find_facts(text: Text, profiles: Iterable[Profile], people: Iterable[str], names: Iterable[str]) -> Facts:
    """Facts of a text but for its date.

    profiles: of all languages, since a page's chrome may be in any; people, names: what entity pages know.
    """
    heads = [subtitle(text.blocks), text.title]
    opening = [*heads[::-1], *(block.text for block in text.blocks[:_WITNESSES])]
    sentence = _first_sentence(text.blocks, text.profile)
    publisher = _as_known(_publisher(text.lines, (text.profile, *profiles)), names)
    kind = _type(text.profile, [*heads, sentence])
    place = _role("place", text.profile, [sentence]) or _place(text.lines)
    return Facts(
        type=kind or ("news-article" if publisher else "other"),
        publisher=publisher,
        speaker=tuple(filter(None, [_role("speaker", text.profile, opening)])),
        author=_authors(text.lines, people, text.profile),
        place=place,
        event=_role("event", text.profile, [*heads, sentence]),
        rights=_rights(text.lines),
        inferred=("type",) * (not kind) + ("place",) * bool(place),
    )
