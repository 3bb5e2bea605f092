"""The publisher of a text: the name on the lines that cleaning took out because they tell it.

read/clean gives these lines their roles (`take_publishers`, `take_dates`, `take_copyright`); an agency in the dateline
of the first paragraph goes before all of them (read/facts/__init__.py).
"""

import re
from collections.abc import Iterable

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.model import Line, Role
from dossier.read.facts.roles import role_of
from dossier.read.lines.vocabulary import phrases

_WITNESSES: tuple[tuple[Role, bool], ...] = (
    ("source", False),
    ("repost", False),
    ("publisher", True),
    ("rights", False),
    ("credit", False),
    ("notice", False),
    ("publisher", False),
)
"""Roles of lines that name a publisher, the best first: what says so outright, what claims the rights, a name alone. Of
publishers, whether a field of the source names one, with its value, or a line of the text."""
_NAMED_ALONE: tuple[Role, ...] = ("credit", "publisher")
"""Roles of lines that hold a name and nothing else."""
_CLAIM = re.compile(r"^(?:©|\(c\)|copyright|[\s\d,.–-])+", re.IGNORECASE)
_ADDRESS = re.compile(r"://|^www\b|@|^\W*\w*\d\w*\W*$")
"""What is an address or a number of a document, and no name."""
_BESIDE = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|(?<=\w)\s+(?=(?:19|20)\d\d\b)")
"""What a claim of rights says before a name, and what stands beside one."""


def publisher_of(lines: Iterable[Line], profiles: Iterable[Profile]) -> str:
    """The name of who published a text, by the best witness among its lines; empty if none names one.

    profiles: of all languages, since a page may claim rights in another than its text's.

    >>> said = Line(1, "", "Source: Harbour News | 3 May", Decision("metadata", role="source"))
    >>> publisher_of([said], [profile("en")]), publisher_of([Line(1, "Harbour News", "Harbour News")], [profile("en")])
    ('Harbour News', '')
    """
    lines, profiles = tuple(lines), tuple(profiles)
    for role, stated in _WITNESSES:
        for line in (line for line in lines if line.decision.role == role and _is_stated(line) == stated):
            named = next(filter(None, (role_of("publisher", profile, [line.text]) for profile in profiles)), "")
            if (named or role in _NAMED_ALONE) and not _ADDRESS.search(named or line.text):
                told = _CLAIM.sub("", named or line.decision.value or line.text)
                name = _BESIDE.split(told)[0].strip(" ,.;:")
                if name and core(name) not in phrases("copyright"):
                    return name
    return ""


def _is_stated(line: Line) -> bool:
    """Whether a field of the source names a publisher."""
    return line.decision.role == "publisher" and bool(line.decision.value)
