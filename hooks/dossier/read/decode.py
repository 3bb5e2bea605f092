"""Bytes to text, by evidence; encoding the text again always gives the bytes back."""

import re

from charset_normalizer import from_bytes

from dossier.model import Decoding
from dossier.read.plausible import CANDIDATES, CONTROL, is_read, plausibility, text_of

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_MANY_CONTROLS = 0.02
"""Share of control characters from which bytes are no text."""
_MANY_ZEROS = 0.2
"""Share of NUL bytes from which they are halves of letters in UTF-16."""
_PLAUSIBLE = 0.9
"""Share of plausible characters from which a decoding is believed."""
_MOSTLY = 0.5
"""Share of well-formed characters from which bytes are damaged UTF-8: in no other encoding so many are by chance."""
_USUAL = "cp1252"
"""What web pages are read in that name no encoding, in languages with Latin letters (WHATWG)."""
_SAMPLE = 1 << 16
"""Bytes by which an encoding is judged."""
_BEFORE = 200
"""Of these, before the first that is not ASCII, for its company."""


def is_binary(text: str) -> bool:
    r"""Whether decoded bytes hold too many control characters to be a text.

    >>> is_binary("PK\x03\x04\x14\x00\x08"), is_binary("A line.\n")
    (True, False)
    """
    return len(CONTROL.findall(text)) > max(1, _MANY_CONTROLS * len(text))


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
    if raw.count(0) > _MANY_ZEROS * len(raw) or not _is_valid(raw):
        return _guess(raw)
    return Decoding("utf-8", "ascii" if raw.isascii() else "utf8")


def _is_valid(raw: bytes) -> bool:
    try:
        return raw.decode().encode() == raw
    except UnicodeError:
        return False


def _chosen(raw: bytes, codec: str, evidence: str) -> Decoding | None:
    """An encoding with its evidence, if it gives all bytes back; none is sure that leaves bytes over."""
    text = text_of(raw, codec)
    if text is None:
        return None
    whole = all(map(is_read, set(text)))
    return Decoding(codec, evidence if whole else "undecodable", sure=whole and evidence != "guessed")


def _sample(raw: bytes) -> bytes:
    """The bytes around the first that is not ASCII: what is before tells nothing."""
    first = re.search(rb"[\x80-\xff]", raw)
    start = max(0, first.start() - _BEFORE) if first else 0
    return raw[start : start + _SAMPLE]


def _guess(raw: bytes) -> Decoding:
    sample = _sample(raw)
    if plausibility(sample, "utf-8", is_read) > _MOSTLY:
        return Decoding("utf-8", "undecodable", sure=False)
    if found := _plausible(raw):
        return found
    match = from_bytes(sample).best()
    found = _chosen(raw, match.encoding, "guessed") if match else None
    return found or Decoding("utf-8", "undecodable", sure=False)


def _plausible(raw: bytes) -> Decoding | None:
    """The most plausible encoding; a doubtful one where another is as good, or it is merely the best."""
    sample, start = _sample(raw), raw[:_SAMPLE]
    scores = [
        (plausibility(start if codec.startswith("utf-16") else sample, codec, is_plausible), codec)
        for codec, is_plausible in CANDIDATES
    ]
    best, codec = max(scores, key=lambda scored: scored[0])
    rivals = {other for score, other in scores if score >= best and other != codec}
    alike = all(text_of(sample, other) == text_of(sample, codec) for other in rivals)
    if best >= _PLAUSIBLE:
        return _chosen(raw, codec, "plausible" if alike else "guessed")
    return _chosen(raw, codec, "guessed") if best > _MOSTLY and codec == _USUAL else None
