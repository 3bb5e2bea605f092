"""Bytes to text, by evidence; encoding the text again always gives the bytes back.

Sources: the WHATWG Encoding Standard for what web pages mean by their labels; GB 2312 level 1
and Big5 level 1 (frequent characters come first in both sets) for what Chinese text looks like.
"""

import re
from collections import Counter
from collections.abc import Callable

from charset_normalizer import from_bytes

from dossier.model import Decoding

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_MARKS = re.compile("[\u3000-\u303f\uff00-\uffef\u2010-\u2026·]")
_LATIN = re.compile("[\u00a0-\u017f\u2010-\u203a€™]")
_LATIN_RUN = re.compile("[¡-ª¬-º¼-ɏ]{3,}")
"""More letters with accents in a row than words have, French quotation marks aside: bytes of another encoding."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MANY_CONTROLS = 0.02
"""Share of control characters from which bytes are no text."""
_PLAUSIBLE = 0.9
"""Share of plausible characters from which a decoding is believed."""
_MOSTLY = 0.5
"""Share of well-formed characters from which bytes are damaged UTF-8: in no other encoding so many are by chance."""
_SAMPLE = 1 << 16
"""Bytes by which an encoding is judged."""


def _is_frequent(char: str, codec: str, first: int, last: int) -> bool:
    try:
        return first <= char.encode(codec)[0] <= last
    except UnicodeEncodeError:
        return False


def _is_simplified(char: str) -> bool:
    return _is_frequent(char, "gb2312", 0xB0, 0xD7) or bool(_MARKS.match(char))


def _is_traditional(char: str) -> bool:
    return _is_frequent(char, "big5", 0xA4, 0xC6) or bool(_MARKS.match(char))


def _is_latin(char: str) -> bool:
    return bool(_LATIN.match(char))


def _is_any(char: str) -> bool:
    return _is_latin(char) or _is_simplified(char) or _is_traditional(char)


_CANDIDATES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("gb18030", _is_simplified),
    ("big5", _is_traditional),
    ("utf-16-le", _is_any),
    ("utf-16-be", _is_any),
    ("cp1252", _is_latin),
)
"""Codecs that may be tried when the bytes are not UTF-8, each with what is a plausible character in it."""


def _is_valid(raw: bytes, codec: str) -> bool:
    try:
        return raw.decode(codec).encode(codec) == raw
    except UnicodeError:
        return False


def _text(raw: bytes, codec: str) -> str | None:
    """The text, with surrogate escapes for invalid bytes, if the same bytes come back when it is encoded."""
    try:
        text = raw.decode(codec, "surrogateescape")
        return text if text.encode(codec, "surrogateescape") == raw else None
    except UnicodeError:
        return None


def _is_read(char: str) -> bool:
    """Whether a character is more than the escape of an invalid byte."""
    return not "\ud800" <= char <= "\udfff"


def _plausibility(raw: bytes, codec: str, is_plausible: Callable[[str], bool]) -> float:
    """Share of plausible characters among those beyond ASCII."""
    text = _text(raw, codec)
    if text is None or _CONTROL.search(text) or (codec == "cp1252" and _LATIN_RUN.search(text)):
        return 0.0
    counts = Counter(char for char in text if not char.isascii())
    if not counts:
        return float(codec.startswith("utf"))
    return sum(count for char, count in counts.items() if is_plausible(char)) / counts.total()


def _chosen(raw: bytes, codec: str, evidence: str) -> Decoding | None:
    """An encoding with its evidence, if it gives all bytes back; none is sure that leaves bytes over."""
    text = _text(raw, codec)
    if text is None:
        return None
    whole = all(map(_is_read, set(text)))
    return Decoding(codec, evidence if whole else "undecodable", sure=whole and evidence != "guessed")


def _sample(raw: bytes) -> bytes:
    """The bytes from the first that is not ASCII: what is before tells nothing. At an even place, for UTF-16."""
    first = re.search(rb"[\x80-\xff]", raw)
    start = first.start() // 2 * 2 if first else 0
    return raw[start : start + _SAMPLE]


def _guess(raw: bytes) -> Decoding:
    sample = _sample(raw)
    if _plausibility(sample, "utf-8", _is_read) > _MOSTLY:
        return Decoding("utf-8", "undecodable", sure=False)
    scores = {codec: _plausibility(sample, codec, is_plausible) for codec, is_plausible in _CANDIDATES}
    best = max(scores, key=lambda codec: scores[codec])
    found = _chosen(raw, best, "plausible") if scores[best] >= _PLAUSIBLE else None
    match = None if found else from_bytes(sample).best()
    found = _chosen(raw, match.encoding, "guessed") if match else found
    return found or Decoding("utf-8", "undecodable", sure=False)


def is_binary(text: str) -> bool:
    r"""Whether decoded bytes hold too many control characters to be a text.

    >>> is_binary("PK\x03\x04\x14\x00\x08"), is_binary("A line.\n")
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
        if raw.startswith(mark) and (found := _chosen(raw, codec, "bom")):
            return found
    # Latin letters in UTF-16 are valid UTF-8, too: ASCII with a NUL beside each.
    if _is_valid(raw, "utf-8") and not (raw.isascii() and b"\0" in raw):
        return Decoding("utf-8", "ascii" if raw.isascii() else "utf8")
    return _guess(raw)
