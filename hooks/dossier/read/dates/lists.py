"""Several dates that share what one of them says: April 2, 3 and 9, 2024; in March and September 2024; 6月2、5日.

A pattern names the list by a group: `days` and `months` of which each member is one, `dates` of a day with its month.
Members that follow upon each other without a gap are one interval, since that is what its reader takes them for; all
others are dates of their own, for EDTF has sets only at level 2.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.read.dates.found import Found
from dossier.read.dates.patterns import LISTS, parts, pieces

_LAST_MONTH = 12


def listed(match: re.Match[str], found: Found, profile: Profile) -> tuple[Found, ...]:
    """The dates of a match, of which `found` is what all of them share; that alone where the match holds no list."""
    kind = next((kind for kind in LISTS if match.groupdict().get(kind)), "")
    if not kind:
        return (found,)
    members = [_member(match, span, found, kind, profile) for span in _spans(match, kind, profile)]
    first, last = members[0], members[-1]
    if kind != "dates" and all(_follow(one, two) for one, two in pairwise(members)):
        whole = replace(first, start=found.start, end=found.end)
        return (replace(whole, last_day=last.day) if kind == "days" else replace(whole, last_month=last.month),)
    return (replace(first, start=found.start), *members[1:-1], replace(last, end=found.end))


def _spans(match: re.Match[str], kind: str, profile: Profile) -> Iterator[tuple[int, int]]:
    """Where the members stand, between what joins them."""
    start, end = match.span(kind)
    for joint in _joint(profile).finditer(match.string, start, end):
        yield start, joint.start()
        start = joint.end()
    yield start, end


def _member(match: re.Match[str], span: tuple[int, int], found: Found, kind: str, profile: Profile) -> Found:
    month, day = (_told(name, match, span, profile) if name in LISTS[kind] else 0 for name in ("month", "day"))
    return replace(found, start=span[0], end=span[1], month=month or found.month, day=day or found.day)


def _told(name: str, match: re.Match[str], span: tuple[int, int], profile: Profile) -> int:
    pattern, names = _readers(profile)[name]
    told = pattern.search(match.string, *span)
    text = told[name].lower() if told else ""
    return names.get(text, int(text) if text.isdecimal() else 0)


def _follow(one: Found, two: Found) -> bool:
    return (one.month, one.day + 1) == (two.month, two.day) if two.day else one.month + 1 == two.month <= _LAST_MONTH


@cache
def _joint(profile: Profile) -> re.Pattern[str]:
    return re.compile(pieces(profile)["joint"], re.IGNORECASE)


@cache
def _readers(profile: Profile) -> Mapping[str, tuple[re.Pattern[str], Mapping[str, int]]]:
    names = {"month": profile.months, "day": profile.days}
    return {name: (re.compile(parts(profile)[name], re.IGNORECASE), known) for name, known in names.items()}
