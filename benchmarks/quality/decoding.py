"""Texts stored in many encodings and read again: right, doubtful, or wrong and yet believed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import ftfy.bad_codecs  # noqa: F401 - Windows-1252 with all bytes, as browsers read it (BROWSER)

from benchmarks.measure import Outcome, Tally, share
from dossier.languages import profile
from dossier.read.clean.characters import repair_mojibake
from dossier.read.decode import decode
from dossier.read.ledger import ledger

SIZES = (50, 100, 200, 500, 1000, 5000)
"""Bytes of a window."""
ENOUGH = 500
"""Bytes from which an encoding must be recognised; below, it must at least not be believed wrongly."""
MOST = 12
"""Windows of a size, of one text."""
HAN = re.compile("[\u4e00-\u9fff]")
HALF = 0.3
"""Share of Chinese characters from which a window is Chinese."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to store a text."""

    name: str
    codec: str
    misread: tuple[str, ...] = ()
    """Codecs in which the bytes were read, one after the other, and stored as UTF-8 again."""
    mark: str = ""
    """What stands before the text."""
    chinese: bool | None = None
    """Whether Chinese texts alone are stored so; None: all are."""
    holds: str = ""
    """Codec that must hold the text, where the one that stores it holds more."""
    ascii: bool = False
    """Plain ASCII is not the same in this encoding as in others."""

    def store(self, text: str) -> bytes:
        """The bytes of a text; raises UnicodeError where the encoding does not have its characters."""
        raw = (self.mark + text).encode(self.codec)
        for codec in self.misread:
            raw = raw.decode(codec).encode()
        return raw


BROWSER = "sloppy-windows-1252"
"""How browsers and databases read what they take for Latin-1."""
KINDS = (
    Kind("utf-8", "utf-8"),
    Kind("utf-8-sig", "utf-8-sig"),
    Kind("gb18030", "gb18030", chinese=True, holds="gb2312"),
    Kind("gbk (all)", "gbk", chinese=True),
    Kind("cp950", "cp950", chinese=True),
    Kind("big5hkscs", "big5hkscs", chinese=True),
    Kind("utf-16-le", "utf-16-le", ascii=True),
    Kind("utf-16-be", "utf-16-be", ascii=True),
    Kind("utf-16-le bom", "utf-16-le", mark="\ufeff", ascii=True),
    Kind("utf-16-be bom", "utf-16-be", mark="\ufeff", ascii=True),
    Kind("cp1252", "cp1252", chinese=False),
    Kind("mac_roman", "mac_roman", chinese=False),
    Kind("twice utf-8", "utf-8", misread=(BROWSER,)),
    Kind("twice, latin-1", "utf-8", misread=("latin-1",)),
    Kind("thrice utf-8", "utf-8", misread=(BROWSER, BROWSER)),
)


def decoding(*folders: Path) -> Iterator[Outcome]:
    """For each window of the UTF-8 texts of some folders whether it comes back, by the way of storing.

    Windows of plain ASCII are left out, but for UTF-16: they are the same in all encodings.
    """
    every = _texts(folders)
    for kind in KINDS:
        long = "\n".join(text for text in every if fits(kind, text))
        for size in SIZES:
            pieces = (piece for text in (*every, long) for piece in windows(text, kind, size) if fits(kind, piece))
            for piece in pieces:
                mark = judge(kind, piece)
                length = "long" if size >= ENOUGH else "short"
                errors = (f"{mark}: {piece[:60]!r}",) if mark != "right" else ()
                tally = Counter([mark, "windows", length, f"{mark} {length}"])
                yield Outcome(kind.name, f"{size} bytes", tally, f"{size:>4} bytes", errors)


def decoded(tally: Tally) -> dict[str, float]:
    """How many windows are right, doubtful and wrong; right of the long ones, and not believed wrongly of the short."""
    counts: dict[str, float] = {key: int(tally.get(key, 0)) for key in ("windows", "right", "doubt", "wrong")}
    long, short = tally.get("long", 0), tally.get("short", 0)
    right = share(tally.get("right long", 0), long) if long else 1.0
    honest = 1 - share(tally.get("wrong short", 0), short)
    return {**counts, "right_long": right, "honest_short": honest}


def fits(kind: Kind, text: str) -> bool:
    """Whether texts like this one are stored in this way, and nothing is lost when they are."""
    if text.isascii() and not kind.ascii:
        return False
    if kind.name.startswith("big5") and any(map(_is_simplified, set(text))):
        return False
    if kind.chinese is not None and kind.chinese != (len(HAN.findall(text)) > HALF * len(text)):
        return False
    try:
        text.encode(kind.holds or "utf-8")
        kind.store(text)
    except UnicodeError:
        return False
    return True


def _is_simplified(char: str) -> bool:
    return _holds("gb2312", char) and not _holds("cp950", char)


def _holds(codec: str, char: str) -> bool:
    try:
        return bool(char.encode(codec))
    except UnicodeError:
        return False


def windows(text: str, kind: Kind, size: int) -> Iterator[str]:
    """Pieces of a text that take about so many bytes, evenly spread."""
    try:
        length = max(1, round(size * len(text) / max(1, len(kind.store(text)))))
    except UnicodeError:
        length = size // 2 if kind.chinese else size
    starts = range(0, max(0, len(text) - length) + 1, length)
    for start in list(starts)[:: max(1, len(starts) // MOST)][:MOST]:
        if len(text) >= length:
            yield text[start : start + length]


def judge(kind: Kind, text: str) -> str:
    """Store a text, read it again: `right`, sure or not; `doubt`, which the reader is told; or `wrong`."""
    found, how = decode(kind.store(text))
    found = found.removeprefix("\ufeff")
    if found == text or repaired(found) == plain(text):
        return "right"
    return "wrong" if how.sure else "doubt"


def repaired(text: str) -> list[str]:
    """The lines of a decoded text after the rule that mends a wrong encoding."""
    return plain("\n".join(line.text for line in repair_mojibake(ledger(text), profile("en"))))


def plain(text: str) -> list[str]:
    """The lines of a text, without the spaces around them."""
    return [line.strip() for line in re.split(r"[\n\r]+", text) if line.strip()]


def _texts(folders: Iterable[Path]) -> list[str]:
    """The texts of some folders and of those within, but for texts that are damaged themselves."""
    paths = sorted(path for folder in folders for path in folder.rglob("*.txt"))
    found = (path.read_text("utf-8", errors="ignore") for path in paths)
    return [text for text in found if repaired(text) == plain(text)]
