"""Names of files that can be unpacked on any system.

What Windows refuses is told in Microsoft's "Naming Files, Paths, and Namespaces"; it and macOS take two names for one
that differ in nothing but capitals or in how an accent is coded.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from unicodedata import normalize

LONGEST = 180
"""Characters of a path in a zip: Windows has 259 for the whole, and where it is unpacked needs some of them."""
_REFUSED = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\..*)?")


def unportable(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Paths that some system cannot hold, each with the reason: a key of `cli.unportable` in languages/ui.

    >>> list(unportable(["a/con.html", "b/Lake.html", "b/lake.html", "c.", "d?", "e.html"]))
    [('a/con.html', 'reserved'), ('b/lake.html', 'alike'), ('c.', 'ending'), ('d?', 'character')]
    """
    spelt: dict[str, str] = {}
    for path in paths:
        if reason := _refusal(path):
            yield path, reason
        ways = accumulate(path.split("/"), "{}/{}".format)
        if any(spelt.setdefault(normalize("NFC", way).casefold(), way) != way for way in ways):
            yield path, "alike"


def _refusal(path: str) -> str:
    names = path.split("/")
    if any(map(_REFUSED.search, names)):
        return "character"
    if any(map(_RESERVED.fullmatch, names)):
        return "reserved"
    if any(not name or name[-1] in ". " for name in names):
        return "ending"
    return "long" if len(path) > LONGEST else ""
