"""Bytes to text, by evidence; encoding the text again always gives the bytes back.

Evidence of our own first, measured by benchmarks/quality/decoding.py; charset-normalizer is the last resort.
"""

import re
from collections import Counter
from collections.abc import Callable

from dossier.model import Decoding

# How plausible a text is that bytes give in an encoding: frequent characters, in the company that they keep.
#
# Sources: the WHATWG Encoding Standard for what web pages mean by their labels; GB 2312 level 1 and Big5 level 1
# (frequent characters come first in both sets) for what Chinese text looks like.


_MARKS = re.compile("[\u3000-\u303f\uff00-\uffef\u2010-\u2026·]")
_LATIN = re.compile("[À-ÖØ-öø-ž\u00a0«»¡¿°²³ºª§©®·½¼¾£€¢™‘’‚“”„‹›–—…•ƒ]")
"""Letters of western languages and the marks that their texts have; other signs of Windows-1252 are rare in both."""
_LATIN_RUN = re.compile("[¡-ª¬-º¼-ɏ]{3,}")
"""More letters with accents in a row than words have, French quotation marks aside: bytes of another encoding."""
_MISPLACED = re.compile(r"(?<=[a-zß-ÿœ])(?:[À-ÖØ-ÞŒŠŽŸ]|[^\W\d_a-zA-ZÀ-ÿŒœŠšŽžŸƒªº]|[‡†•™¢£§°©®¥±](?=[a-z]))")
"""Capitals and signs after a small letter: letters with accents, of Windows read as of Apple or the reverse."""
_LONE = re.compile(r"(?<![^\x00-\x7f])[^\x00-\x7f](?![^\x00-\x7f])")
_WORD = re.compile(r"[A-Za-z]")
_ASCII = 0x80
_MOSTLY_LATIN = 20
"""Latin letters for each other character, from which a single one that holds a plain letter is a quotation mark and the
letter."""
_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_OTHER_SCRIPTS = re.compile("[\u0370-\u06ff\u0900-\u0dff\u1e00-\u200f\u202f]")
"""In UTF-16, half of each is a byte that texts in other encodings hardly have."""
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS = tuple(sign for sign in map(chr, range(0x80)) if CONTROL.match(sign))
"""The same signs, each of which is counted faster by itself."""


def _code(char: str, codec: str) -> int:
    """The bytes of a character as a number; 0 where the codec lacks it."""
    try:
        return int.from_bytes(char.encode(codec))
    except UnicodeEncodeError:
        return 0


def _is_simplified(char: str) -> bool:
    return 0xB000 <= _code(char, "gb2312") <= 0xD7FF or bool(_MARKS.match(char))


def _is_traditional(char: str) -> bool:
    return 0xA440 <= _code(char, "cp950") <= 0xC67E or bool(_MARKS.match(char))


def _is_cantonese(char: str) -> bool:
    """Traditional, or one of the characters that Hong Kong has added for its own words."""
    return _is_traditional(char) or bool(_code(char, "big5hkscs") and not _code(char, "cp950"))


def _is_latin(char: str) -> bool:
    return bool(_LATIN.match(char))


def _is_any(char: str) -> bool:
    return _is_latin(char) or _is_simplified(char) or _is_traditional(char) or bool(_OTHER_SCRIPTS.match(char))


def is_read(char: str) -> bool:
    """Whether a character is more than the escape of an invalid byte."""
    return not "\ud800" <= char <= "\udfff"


_WESTERN = {"cp1252", "mac_roman"}
_DENSE = {"gb18030", "cp950", "big5hkscs"}
CANDIDATES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("gb18030", _is_simplified),
    ("gb18030", _is_traditional),
    ("cp950", _is_traditional),
    ("big5hkscs", _is_cantonese),
    ("utf-16-le", _is_any),
    ("utf-16-be", _is_any),
    ("cp1252", _is_latin),
    ("mac_roman", _is_latin),
)
"""Codecs that may be tried when the bytes are not UTF-8, each with what is a plausible character in it."""


def plausibility(raw: bytes, codec: str, is_plausible: Callable[[str], bool]) -> float:
    """Share of plausible characters among those beyond ASCII, 0 to 1; in UTF-16 among all.

    >>> round(plausibility("Ärger".encode("cp1252"), "cp1252", _is_latin), 1)
    1.0
    >>> plausibility("Ärger".encode("cp1252"), "cp950", _is_traditional)
    0.0
    """
    text = text_of(raw, codec)
    if text is None or CONTROL.search(text) or (codec in _WESTERN and _LATIN_RUN.search(text)):
        return 0.0
    # A plain letter tells nothing but in UTF-16, where it has a NUL beside it.
    counts = Counter(text) if codec.startswith("utf-16") else Counter(char for char in text if not char.isascii())
    plausible = sum(count for char, count in counts.items() if char.isascii() or is_plausible(char))
    return max(0, plausible - _strange(raw, text, codec)) / max(1, counts.total())


def _strange(raw: bytes, text: str, codec: str) -> int:
    """Characters in company that speaks against the encoding."""
    if codec in _WESTERN:
        # In Mac Roman, an apostrophe before a letter with an accent looks like two bytes of UTF-8.
        return 2 * len(_MISPLACED.findall(text)) + 2 * len(_UTF_8.findall(raw)) * (codec != _RARE)
    if codec not in _DENSE:
        return 0
    latin = len(_WORD.findall(text)) > _MOSTLY_LATIN * sum(not char.isascii() for char in text)
    return sum(
        _is_in_word(found) or (latin and found[0].encode(codec, "surrogateescape")[-1] < _ASCII)
        for found in _LONE.finditer(text)
    )


def _is_in_word(found: re.Match[str]) -> bool:
    """Whether a single character touches a Latin letter: then it is one with an accent, and no Chinese."""
    return bool(_WORD.search(found.string, max(0, found.start() - 1), found.end() + 1))


def text_of(raw: bytes, codec: str) -> str | None:
    """The text, with surrogate escapes for invalid bytes, if the same bytes come back when it is encoded."""
    try:
        text = raw.decode(codec, "surrogateescape")
        return text if text.encode(codec, "surrogateescape") == raw else None
    except UnicodeError:
        return None


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
_RARE = "mac_roman"
"""Old files of Apple's are in it. It must fit better than another: quotation marks of Windows are letters in it."""
_SAMPLE = 1 << 16
"""Bytes by which an encoding is judged."""
_BEFORE = 200
"""Of these, before the first that is not ASCII, for its company."""


UNDECODABLE = "undecodable"
"""Evidence of a decoding that leaves bytes over; no other text has signs that stand for bytes."""


def is_binary(text: str) -> bool:
    r"""Whether decoded bytes hold too many control characters to be a text.

    >>> is_binary("PK\x03\x04\x14\x00\x08"), is_binary("A line.\n")
    (True, False)
    """
    return sum(map(text.count, _CONTROLS)) > max(1, _MANY_CONTROLS * len(text))


def decode(raw: bytes) -> tuple[str, Decoding]:
    """Text and how it was read. Never raises: bytes that no encoding explains stay as surrogate escapes.

    >>> text, how = decode("Été".encode("cp1252"))
    >>> text, how.encoding, how.evidence, how.sure
    ('Été', 'cp1252', 'plausible', True)
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
    return Decoding(codec, evidence if whole else UNDECODABLE, sure=whole and evidence != "guessed")


def _sample(raw: bytes) -> bytes:
    """The bytes around the first that is not ASCII: what is before tells nothing."""
    first = re.search(rb"[\x80-\xff]", raw)
    start = max(0, first.start() - _BEFORE) if first else 0
    return raw[start : start + _SAMPLE]


def _guess(raw: bytes) -> Decoding:
    sample = _sample(raw)
    if plausibility(sample, "utf-8", is_read) > _MOSTLY:
        return Decoding("utf-8", UNDECODABLE, sure=False)
    if found := _plausible(raw):
        return found
    from charset_normalizer import from_bytes  # noqa: PLC0415 - asked only where nothing else knows the encoding

    match = from_bytes(sample).best()
    found = _chosen(raw, match.encoding, "guessed") if match else None
    return found or Decoding("utf-8", UNDECODABLE, sure=False)


def _plausible(raw: bytes) -> Decoding | None:
    """The most plausible encoding; a doubtful one where another is as good, or it is merely the best."""
    sample, start = _sample(raw), raw[:_SAMPLE]
    scores = [
        (plausibility(start if codec.startswith("utf-16") else sample, codec, is_plausible), codec)
        for codec, is_plausible in CANDIDATES
    ]
    best, codec = max(scores, key=lambda scored: scored[0])
    rivals = {other for score, other in scores if score >= best and other not in (codec, _RARE)}
    alike = all(text_of(sample, other) == text_of(sample, codec) for other in rivals)
    if best >= _PLAUSIBLE:
        return _chosen(raw, codec, "plausible" if alike else "guessed")
    return _chosen(raw, codec, "guessed") if best > _MOSTLY and codec == _USUAL else None
