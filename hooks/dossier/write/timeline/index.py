"""What the script of the timeline knows of all entries, also of those on other pages: one script for all languages.

Dates are numbers that can be compared: thirteen to a year, of which the first is the year as such and the others its
months. Everything else is a number in a list. Over file:// a page can run a script but read no other file.
"""

import json
from collections.abc import Iterator
from itertools import chain

from dossier.model import Attachment
from dossier.model.edtf import Edtf
from dossier.write.catalogue import Catalogue
from dossier.write.leaves import numbers
from dossier.write.timeline import frequent, spoken
from dossier.write.timeline.chronology import BODY, KINDS, PERSON, Chronology, is_vague

FILES = ("timeline/index.js", "timeline/places.js")
"""What this module makes, where there are dates."""
_MONTHS = 13


def timeline_scripts(known: Chronology, catalogue: Catalogue) -> Iterator[Attachment]:
    """The index of the timeline, and the ids of its entries for links from elsewhere; none without dates."""
    if known.items:
        scripts = _script("index", _index(known, spoken(known, catalogue))), _script("places", _places(known))
        yield from (Attachment(path, script) for path, script in zip(FILES, scripts, strict=True))


def _script(name: str, data: object) -> bytes:
    return f"dossierTimeline.{name}={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _index(known: Chronology, languages: tuple[str, ...]) -> dict[str, object]:
    """One value of each list for each item; `names` and `languages` are lists of numbers, written with spaces."""
    ends = [_ends(item.edtf) for item in known.items]
    names = {uri: number for number, uri in enumerate(chain(*(frequent(known, kind) for kind in (PERSON, BODY))))}
    return {
        "pages": [(part.uri, part.end - part.start) for part in known.parts],
        "kinds": KINDS,
        "languages": languages,
        "names": list(names),
        "kind": "".join(str(KINDS.index(item.kind)) for item in known.items),
        "first": [first for first, _ in ends],
        "length": [last - first for first, last in ends],
        "language": numbers([languages.index(code) for code in item.languages] for item in known.items),
        "name": numbers([names[uri] for uri in item.names if uri in names] for item in known.items),
    }


def _ends(edtf: Edtf) -> tuple[int, int]:
    """The first and last month of a date; of one that takes a year or more, its first and last year.

    >>> _ends(Edtf("2024-04-03")), _ends(Edtf("2024")), _ends(Edtf("2024-12/2025-01"))
    ((26316, 26316), (26312, 26312), (26324, 26326))
    """
    start, end = edtf.day, edtf.last_day
    months = (0, 0) if is_vague(edtf) else (start.month, end.month)
    return start.year * _MONTHS + months[0], end.year * _MONTHS + months[1]


def _places(known: Chronology) -> dict[str, str]:
    """The ids on each page."""
    return {part.uri: " ".join(item.id for item in known.items[part.start : part.end]) for part in known.parts}
