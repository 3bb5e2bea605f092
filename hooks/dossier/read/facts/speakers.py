"""Who speaks: the name that the title or the first lines give, without forms of address and in even capitals."""

import re
from collections.abc import Iterable
from functools import cache

from dossier.languages import Profile
from dossier.read.facts.cover_casing import quiet_name
from dossier.read.facts.roles import Text, role_of


def speakers_of(text: Text, opening: Iterable[str]) -> tuple[str, ...]:
    """Names of those who speak, as far as the lines say so; opening: title and first paragraphs, in this order."""
    found = role_of("speaker", text.profile, opening) or next(filter(None, _named(text)), "")
    return (quiet_name(found, text.profile),) if found else ()


def _named(text: Text) -> Iterable[str]:
    """Names on the lines that cleaning found to name the speaker."""
    for line in text.lines:
        if line.decision.role == "speaker":
            name = line.decision.value or line.text
            found = _addressed(text.profile).match(name)
            yield found["speaker"] if found else line.decision.value


@cache
def _addressed(profile: Profile) -> re.Pattern[str]:
    """A form of address or an office, and the name behind it."""
    return re.compile(rf"(?i:{profile.names['title']})(?P<speaker>{profile.names['person']})")
