"""How well texts are decoded, by encoding and length: right, doubtful, or wrong and yet believed.

    python benchmarks/decoding.py [FOLDER ...]

A folder holds UTF-8 texts (*.txt); without one, the texts of the repository are taken. Of each text that an encoding
can hold, windows of some lengths are stored in it and read again. What is told of a window: `right` (the characters are
those of the source, sure or not), `doubt` (they are not, and the reader is told so), `wrong` (they are not, and nobody
is told). Windows of plain ASCII are left out, but for UTF-16: they are the same in all encodings.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from dossier.languages import profile  # noqa: E402 the package is found by the line above
from dossier.read.clean.characters import repair_mojibake  # noqa: E402 the package is found by the line above
from dossier.read.decode import decode  # noqa: E402 the package is found by the line above
from dossier.read.ledger import ledger  # noqa: E402 the package is found by the line above

FOLDERS = (ROOT / "seeds", ROOT / "tests" / "cases" / "read" / "encodings")
SIZES = (50, 100, 200, 500, 1000, 5000)
"""Bytes of a window."""
MOST = 12
"""Windows of a size, of one text."""
HAN = re.compile("[\u4e00-\u9fff]")
HALF = 0.3
"""Share of Chinese characters from which a window is Chinese."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to store a text."""

    name: str
    store: Callable[[str], bytes]
    chinese: bool | None = None
    """Whether Chinese texts alone are stored so; None: all are."""
    holds: str = ""
    """Codec that must hold the text, where the one that stores it holds more."""
    ascii: bool = False
    """Plain ASCII is not the same in this encoding as in others."""


def twice(raw: bytes) -> bytes:
    """UTF-8 read as Windows-1252 and stored as UTF-8 again, as browsers and databases do."""
    return raw.decode("sloppy-windows-1252").encode()


KINDS = (
    Kind("utf-8", str.encode),
    Kind("utf-8-sig", lambda text: text.encode("utf-8-sig")),
    Kind("gb18030", lambda text: text.encode("gb18030"), chinese=True, holds="gb2312"),
    Kind("gbk (all)", lambda text: text.encode("gbk"), chinese=True),
    Kind("cp950", lambda text: text.encode("cp950"), chinese=True),
    Kind("big5hkscs", lambda text: text.encode("big5hkscs"), chinese=True),
    Kind("utf-16-le", lambda text: text.encode("utf-16-le"), ascii=True),
    Kind("utf-16-be", lambda text: text.encode("utf-16-be"), ascii=True),
    Kind("utf-16-le bom", lambda text: ("\ufeff" + text).encode("utf-16-le"), ascii=True),
    Kind("utf-16-be bom", lambda text: ("\ufeff" + text).encode("utf-16-be"), ascii=True),
    Kind("cp1252", lambda text: text.encode("cp1252"), chinese=False),
    Kind("twice utf-8", lambda text: twice(text.encode())),
    Kind("twice, latin-1", lambda text: text.encode().decode("latin-1").encode()),
    Kind("thrice utf-8", lambda text: twice(twice(text.encode()))),
)


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
    """Store a text, read it again: right, doubt or wrong."""
    found, how = decode(kind.store(text))
    found = found.removeprefix("\ufeff")
    if found == text or read(found) == plain(text):
        return "right"
    return "wrong" if how.sure else "doubt"


def read(text: str) -> list[str]:
    """The lines of a decoded text after the rule that mends a wrong encoding."""
    return plain("\n".join(line.text for line in repair_mojibake(ledger(text), profile("en"))))


def plain(text: str) -> list[str]:
    """The lines of a text, without the spaces around them."""
    return [line.strip() for line in re.split(r"[\n\r]+", text) if line.strip()]


def measure(texts: Iterable[str], kinds: Iterable[Kind] = KINDS) -> dict[tuple[str, int], Counter[str]]:
    """What became of the windows of all texts, by the way of storing and the size."""
    every = list(texts)
    told: dict[tuple[str, int], Counter[str]] = {}
    for kind in kinds:
        long = "\n".join(text for text in every if fits(kind, text))
        for size in SIZES:
            pieces = (piece for text in (*every, long) for piece in windows(text, kind, size) if fits(kind, piece))
            told[kind.name, size] = Counter(judge(kind, piece) for piece in pieces)
    return told


def texts_of(folders: Iterable[Path]) -> list[str]:
    """The texts of some folders and of those within; those that are damaged themselves are named and left out."""
    texts = []
    for path in sorted(path for folder in folders for path in folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="ignore")
        if read(text) == plain(text):
            texts.append(text)
        else:
            print("left out, damaged itself:", path)
    return texts


def main() -> None:
    """Print a table."""
    folders = [Path(name) for name in sys.argv[1:]] or FOLDERS
    texts = texts_of(folders)
    print(f"{'encoding':16}" + "".join(f"{size:>22}" for size in SIZES))
    print(" " * 16 + f"{'right doubt wrong    n':>22}" * len(SIZES))
    for kind in KINDS:
        row = list(measure(texts, [kind]).values())
        print(f"{kind.name:16}" + "".join(f"{cell(counts):>22}" for counts in row))


def cell(counts: Counter[str]) -> str:
    """Shares in per cent, and how many windows there were."""
    n = counts.total()
    return " ".join(f"{100 * counts[key] / n:5.1f}" for key in ("right", "doubt", "wrong")) + f" {n:4}" if n else "-"


if __name__ == "__main__":
    main()
