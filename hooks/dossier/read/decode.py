"""Bytes to text, by evidence; encoding the text again always gives the bytes back.

Sources: the WHATWG Encoding Standard for what web pages mean by their labels; GB 2312 level 1
and Big5 level 1 (frequent characters come first in both sets) for what Chinese text looks like.
"""

import re
from collections.abc import Callable

from charset_normalizer import from_bytes

from dossier.model import Decoding

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_MARKS = re.compile("[\u3000-\u303f\uff00-\uffef\u2010-\u2026·]")
_LATIN_RUN = re.compile("[\u0080-\u024f]{3,}")
_LATIN = re.compile("[\u00a0-\u017f\u2010-\u203a€™]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MANY_CONTROLS = 0.02
"""Share of control characters from which bytes are no text."""
_PLAUSIBLE = 0.9
"""Share of plausible characters from which a decoding is believed."""


def _is_frequent(char: str, codec: str, first: int, last: int) -> bool:
    try:
        return first <= char.encode(codec)[0] <= last
    except UnicodeEncodeError:
        return False


def _simplified(text: str) -> int:
    return sum(_is_frequent(char, "gb2312", 0xB0, 0xD7) or bool(_MARKS.match(char)) for char in text)


def _traditional(text: str) -> int:
    return sum(_is_frequent(char, "big5", 0xA4, 0xC6) or bool(_MARKS.match(char)) for char in text)


def _latin(text: str) -> int:
    return len(_LATIN.findall("".join(text))) if not _LATIN_RUN.search(text) else 0


def _any(text: str) -> int:
    return max(_simplified(text), _traditional(text), _latin(text))


_CANDIDATES: tuple[tuple[str, Callable[[str], int]], ...] = (
    ("gb18030", _simplified),
    ("big5", _traditional),
    ("utf-16-le", _any),
    ("utf-16-be", _any),
    ("cp1252", _latin),
)
"""Codecs that may be tried when the bytes are not UTF-8, each with the count of what is plausible in it."""


def _strict(raw: bytes, codec: str) -> str | None:
    """The text, if these bytes are valid and come back when it is encoded."""
    try:
        text = raw.decode(codec)
        return text if text.encode(codec) == raw else None
    except UnicodeError:
        return None


def _plausibility(raw: bytes, codec: str, count: Callable[[str], int]) -> float:
    text = _strict(raw, codec)
    if text is None or _CONTROL.search(text):
        return 0.0
    unusual = "".join(char for char in text if ord(char) >= 0x80)  # noqa: PLR2004 - beyond ASCII
    if codec == "cp1252" and _LATIN_RUN.search(text):
        return 0.0
    return count(unusual if codec != "cp1252" else text) / len(unusual) if unusual else float(codec.startswith("utf"))


def _guess(raw: bytes) -> Decoding | None:
    scores = {codec: _plausibility(raw, codec, count) for codec, count in _CANDIDATES}
    best = max(scores, key=lambda codec: scores[codec])
    if scores[best] >= _PLAUSIBLE:
        return Decoding(best, "plausible")
    match = from_bytes(raw).best()
    if match and _strict(raw, match.encoding) is not None:
        return Decoding(match.encoding, "guessed", sure=False)
    return None


def is_binary(text: str) -> bool:
    """Whether decoded bytes hold too many control characters to be a text.

    >>> is_binary("PK\\x03\\x04\\x14\\x00\\x08"), is_binary("A line.\\n")
    (True, False)
    """
    return len(_CONTROL.findall(text)) > max(1, _MANY_CONTROLS * len(text))


def decode(raw: bytes) -> tuple[str, Decoding]:
    """Text and how it was read. Never raises: bytes that no encoding explains stay as surrogate escapes.

    >>> decode("Été".encode("cp1252"))
    ('Été', Decoding(encoding='cp1252', evidence='plausible', sure=True))
    >>> decode("人工智能".encode("gb18030"))[0]
    '人工智能'
    """
    how = _decoding(raw)
    return raw.decode(how.encoding, "surrogateescape"), how


def _decoding(raw: bytes) -> Decoding:
    for mark, codec in _BOMS:
        if raw.startswith(mark) and _strict(raw, codec) is not None:
            return Decoding(codec, "bom")
    text = _strict(raw, "utf-8")
    if text is not None and "\0" not in text:
        return Decoding("utf-8", "ascii" if text.isascii() else "utf8")
    return _guess(raw) or Decoding("utf-8", "undecodable", sure=False)
