"""What shows a line as the head or foot of a printed page by its words: a browser's print, an address, a marking."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dossier.languages.normal_forms import core
from dossier.languages.writing_systems import DENSE, LETTER
from dossier.patterns import late
from dossier.read.lines.measure import ends, size
from dossier.read.lines.vocabulary import phrases

LONGEST_ADDRESS = 30
"""Words of the line with the address of an office."""
COPIES = 2
"""Of a line that its words show."""
STAMP = re.compile(r"(?:\d{1,4}[./-]){2}\d{1,4},? \d{1,2}[:：h]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\b\.?)?")
"""Date and time as a browser prints them above each page."""
PAGE = re.compile(r"\d{1,3} ?/ ?\d{1,3}")
URL = re.compile(r"(?:https?:/|www\.|[\w-]+(?:\.[\w-]+)+/)\S+")
_REACHED = re.compile(r"\w@\w|www\.|(?<![\d$€£¥.,])\+?\(?\d{2,4}\)?[ ./-]\d{2,4}[ ./-]\d{2,4}")
"""A telephone or an address of the network."""
_PARTED = re.compile(r" [•·|–—-] ")
_NAME = late(rf"(?<!\w)[A-ZÀ-Þ]{LETTER}{{2}}|[{DENSE}]{{2}}")
_NUMBER = re.compile(r"^\d{1,3}\s+|\s+\d{1,3}$")
_BARS = re.compile(r"\s*[|/]\s*")
_FIGURES = re.compile(r"\d{2,}")


def feet(texts: Sequence[str]) -> set[int]:
    """Places of lines that are heads or feet of pages by their words, and stand again.

    >>> sorted(feet(["OFFICIAL", "Hall • 12 Pier • 75207", "It rained.", "OFFICIAL", "Hall • 12 Pier • 75207"]))
    [0, 1, 3, 4]
    >>> sorted(feet(["9/24/24, 4:31 PM lake.example/a", "It rained.", "lake.example/a", "1/5", "9/24/24, 4:31 PM"]))
    [0, 2, 3, 4]
    >>> feet(["9/24/24, 4:31 PM", "It rained in 3/4 of the valley.", "1/5"])
    {0, 2}
    """
    words = list(map(_words, texts))
    counts = Counter(words)
    again = {place for place, said in enumerate(words) if counts[said] >= COPIES and _is_foot(texts[place])}
    return again | set(_printed(texts))


def _words(text: str) -> str:
    """A line without the number of a page at one of its ends."""
    figured = text[:1].isdecimal() or text[-1:].isdecimal()
    return _NUMBER.sub("", text) if figured else text


def _is_foot(text: str) -> bool:
    parts = _BARS.split(_words(text)) if "|" in text or "/" in text else [_words(text)]
    return all(core(part) in phrases("markings") for part in parts) or _is_address(text)


def _is_address(text: str) -> bool:
    """Whether a line holds an address: figures, and what parts it from a telephone or is one."""
    if size(text) > LONGEST_ADDRESS or ends(text) or len(_FIGURES.findall(text)) < 2:
        return False
    return len(_NAME.findall(text)) > 1 and (_REACHED.search(text) is not None or len(_PARTED.findall(text)) > 1)


def _printed(texts: Sequence[str]) -> Iterator[int]:
    """Places of what a browser printed on each page: date and time with the title or the address, and its number."""
    figured = [place for place, text in enumerate(texts) if text[:1].isdecimal()]
    stamps = {place: found[0] for place in figured if (found := STAMP.match(texts[place]))}
    pages = {place for place in figured if PAGE.fullmatch(texts[place])}
    often = Counter(stamps.values())
    sure = {place for place, stamp in stamps.items() if often[stamp] >= COPIES or pages}
    if not sure:
        return
    yield from sure
    yield from pages
    urls = {place for place, text in enumerate(texts) if URL.fullmatch(text)}
    said = {texts[place][len(stamps[place]) :].strip() for place in sure}
    counts = Counter(_bare(texts[place]) for place in urls)
    for place in urls:
        if counts[_bare(texts[place])] >= COPIES or any(_bare(texts[place]) == _bare(each) for each in said):
            yield place


def _bare(url: str) -> str:
    return re.sub(r"^https?:/+|\s*\d{1,3}/\d{1,3}$", "", url)
