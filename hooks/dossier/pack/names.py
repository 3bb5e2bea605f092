"""Names of files that any system can hold: of those in a zip, and of those in a collection that people share.

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


def folded(path: str) -> str:
    """The same for two paths that some system takes for one.

    >>> folded("Caf\u00e9.txt") == folded("cafe\u0301.TXT"), folded("cafe") == folded("caf\u00e9")
    (True, False)
    """
    return normalize("NFC", path).casefold()


def unportable(paths: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Files and folders that some system cannot hold, with the reason: a key of `cli.unportable` in languages/ui.

    Third comes the name for which one is taken, if that is the reason. A folder is told once, whatever lies in it.

    >>> list(unportable(["a/con.html", "b/Lake.html", "b/lake.html", "c./e", "c./f", "d?", "e.html"]))
    ... # doctest: +NORMALIZE_WHITESPACE
    [('a/con.html', 'reserved', ''), ('b/lake.html', 'alike', 'b/Lake.html'), ('c.', 'ending', ''),
     ('d?', 'character', '')]
    """
    spelt: dict[str, str] = {}
    alike: dict[str, str] = {}
    """What was seen, with what it is taken for."""
    for path in paths:
        for way in accumulate(path.split("/"), "{}/{}".format):
            if way not in alike:
                alike[way] = spelt.setdefault(folded(way), way)
                if reason := _refusal(way.rpartition("/")[2]):
                    yield way, reason, ""
                if alike[way] != way:
                    yield way, "alike", alike[way]
            if alike[way] != way:
                break
        if len(path) > LONGEST:
            yield path, "long", ""


def _refusal(name: str) -> str:
    if _REFUSED.search(name):
        return "character"
    if _RESERVED.fullmatch(name):
        return "reserved"
    return "ending" if not name or name[-1] in ". " else ""
