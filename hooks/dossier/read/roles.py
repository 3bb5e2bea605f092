"""Who or what had a part in a text, found by the patterns of its language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dossier.data import Profile
from dossier.model import Block, Line
from dossier.read.clean.measure import is_statement

_DATELINE = 160
"""Characters of a first paragraph in which its dateline stands."""
FAR = 2000
"""Characters of a block after which it tells no more of who and where."""


@dataclass(frozen=True, slots=True)
class Text:
    """A cleaned text, in which facts and dates are found."""

    title: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    """The ledger."""
    profile: Profile
    """Of its language."""


def opening(text: Text) -> Block | None:
    """The paragraph with which a text begins: the first that ends like a sentence, if any does."""
    paragraphs = [block for block in text.blocks if block.kind == "paragraph"]
    return next((b for b in paragraphs if is_statement(b.text)), next(iter(paragraphs), None))


def dateline(text: Text) -> re.Match[str] | None:
    """What opens the first paragraph: a place beside a date, and maybe an agency."""
    first = opening(text)
    words = first.text[:_DATELINE] if first else ""
    return next(filter(None, (pattern.match(words) for pattern in patterns_of(text.profile, "dateline"))), None)


@cache
def patterns_of(profile: Profile, role: str) -> tuple[re.Pattern[str], ...]:
    """Patterns by which a language shows who or what had a role."""
    names = {key: f"(?-i:{pattern})" for key, pattern in profile.names.items()}
    filled = (
        re.sub(r"\{(person|name|words|place|title)\}", lambda m: names[m[1]], p) for p in profile.roles.get(role, ())
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in filled)


def role_of(role: str, profile: Profile, texts: Iterable[str]) -> str:
    """What plays a role, by the first pattern that finds it in any of the texts."""
    texts = tuple(text[:FAR] for text in texts)
    matches = (pattern.search(text) for pattern in patterns_of(profile, role) for text in texts)
    return next((match[role].strip(" ,.;") for match in matches if match), "")
