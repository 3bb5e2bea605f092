"""Rules that mend what a machine did to characters: escapes, wrong encodings, signs that nobody sees."""

import html
import re
from collections import Counter
from functools import cache, lru_cache
from html.entities import html5, name2codepoint
from typing import Any
from unicodedata import is_normalized, normalize

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.writing_systems import DENSE, LETTER, NO_CHARACTERS, SOUTH_EAST_ASIAN
from dossier.model import Line
from dossier.patterns import late
from dossier.read.ledger import Ledger, change, text_lines

ENTITY = re.compile(
    r"""
    &
    (?P<escaped> (?: (?: amp | AMP | [#]0{0,5}38 | [#][xX]0{0,5}26 ) ; )* )
    (?P<name> [#][0-9]{1,7} | [#][xX][0-9a-fA-F]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} )
    ;
    """,
    re.VERBOSE,
)
"""A character as HTML escapes it, the ampersand maybe escaped again and again."""
QUOTED = ("\"'`“‘«‹", "\"'`”’»›")
"""Marks on both sides of an escape that a text speaks about."""
LONG = 4
"""Letters from which a name of HTML 5 is nothing else; HTML 4 has shorter ones."""
C1 = re.compile(r"[\x80-\x9f]")
UNUSUAL = late(rf"[^\x00-\x7f\u00a0\u00ab\u00bb\u2000-\u206f\u3000-\u3040{DENSE}\uff00-\uffef]")
"""What every garbled line has: a character beyond ASCII, typographic marks and Chinese."""
GARBLED = re.compile(r"[^\x00-\x7f\u00a0\u2013-\u2015\u2019\u2026][^\x00-\x7f]|[\x80-\x9f]|[ŒœÃÂ][^A-Za-z]")
"""What every line has that ftfy finds bad: two signs beyond ASCII side by side, a control, or one of a few letters
before no letter. To ask ftfy of each line with an accent costs much more."""
_BYTES = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
"""What follows the first byte of a character in UTF-8, as Windows-1252 shows it."""
SIGN = re.compile(f"\u00e2(?![\u00a0-\u00bf‘’“”…–—•])[{re.escape(_BYTES)}]{{2}}")
"""A typographic mark or a picture as damage leaves it: no word goes on like this after its â, but a quotation may."""
SPACE = r"[\t\x0b\x0c\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]"
"""Spaces of special widths, and ends of lines within a line."""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_JOINED = "\u0600-\u109f\u1780-\u18af\u1a20-\u1c4f\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff"
_PICTURES = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
INVISIBLE = late(
    rf"""
    [\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]  # controls, but for those that end a line
    | [{NO_CHARACTERS}]
    | [\u00ad\u180e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]
    | (?<![{_JOINED}{_PICTURES}]) [\u200c\u200d]  # joiners
    | (?<![{SOUTH_EAST_ASIAN}]) \u200b  # behind Thai, Lao, Burmese and Khmer it parts words
    """,
    re.VERBOSE,
)
"""What shows nothing; joiners stay in scripts and pictures that are made with them, zero-width spaces in those without
gaps."""
DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MARKED = re.compile(
    r"[\x00-\x1f\x7f-\xa0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufb00-\ufb06\ufeff\ufff9-\ufffb"
    f"{NO_CHARACTERS}]"
)
"""Characters one of which stands in every line that is changed, but for letters whose accents stand apart."""
SOFT_HYPHEN_AT_END = re.compile(rf"(?<={LETTER})\u00ad[\s\u200b]*$")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
LIGATURES = re.compile("[\ufb00-\ufb06]+")


def legible(lines: Ledger) -> str:
    r"""The words of raw lines with the damage mended that hides their language.

    >>> legible(ledger("&#20013;&#22269;\nÃ©tÃ©"))
    '中国\nété'
    """
    return "\n".join(mend(_unescaped(line.text)) for line in lines)


def repair_entities(lines: Ledger, _: Profile) -> Ledger:
    """Turn HTML codes such as “&eacute;” back into characters, except where the text quotes such a code.

    >>> trial(repair_entities, "Caf&eacute; R&amp;amp;D&#8217;s", "AT&T, R&D; the sign “&amp;”")
    [('Café R&D’s', 'changed'), ('AT&T, R&D; the sign “&amp;”', 'kept')]

    A text about HTML quotes such codes: those in quotation marks stay, and on a line with tags so do &lt; and &gt;.
    Names of fewer than four letters count only if HTML 4 has them, as “R&D;” and “B&B;” are no codes, and all need
    their semicolon: addresses have “?a=1&copy=2”. What was escaped again and again is undone at once.
    """
    return change(lines, _unescaped, lambda before, _: ", ".join(dict.fromkeys(_escapes(before))))


def _escapes(text: str) -> list[str]:
    return [found[0] for found in ENTITY.finditer(text) if _character(found) != found[0]]


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    return ENTITY.sub(_beside_tags if TAG.search(text) else _character, text)


def _beside_tags(found: re.Match[str]) -> str:
    """The character of an escape, but for < and >: a line that has tags speaks of markup."""
    return found[0] if found["name"] in ("lt", "gt") else _character(found)


def _character(found: re.Match[str]) -> str:
    """The character of an escape; the escape itself where it is none, or is quoted."""
    text, name, end = found.string, found["name"], found.end()
    if text[max(0, found.start() - 1)] in QUOTED[0] and text[end : end + 1] in tuple(QUOTED[1]):
        return found[0]
    character = _named(name)
    if character is None:
        return f"&{name};" if found["escaped"] else found[0]
    return " " if character in "\r\n" else character


@cache
def _named(name: str) -> str | None:
    known = name.startswith("#") or name in name2codepoint or (len(name) >= LONG and f"{name};" in html5)
    character = html.unescape(f"&{name};") if known or name in {"AMP", "LT", "GT"} else ""
    return character if character and "\ufffd" not in character else None


@cache
def _ftfy() -> Any:
    """The library that knows damage, and Windows-1252 with all bytes (sloppy-windows-1252) once it is there."""
    import ftfy.bad_codecs  # noqa: PLC0415 - takes as long to load as a text in plain letters, which never asks for it
    import ftfy.badness  # noqa: PLC0415 - the same
    import ftfy.fixes  # noqa: PLC0415 - the same

    return ftfy


def repair_mojibake(lines: Ledger, _: Profile) -> Ledger:
    """Repair letters that were read in the wrong encoding, where the damage is certain.

    >>> trial(repair_mojibake, "l’Ã©nergie et la santÃ©", "l’énergie et la santé")
    [('l’énergie et la santé', 'changed'), ('l’énergie et la santé', 'kept')]

    A line is mended where ftfy finds it bad, the result is shorter, and it looks better. One damaged letter may be what
    somebody wrote (“PÃO DE AÇÚCAR”, “the letter Ã”): it is mended only where other lines of the text are surely
    damaged. The characters at the end of a raw line that count as white space are looked at, too, since they may be
    half of a letter.
    """
    beyond = [line for line in text_lines(lines) if not (line.text.isascii() and line.raw.isascii())]
    if not any(UNUSUAL.search(line.text) for line in beyond):
        return lines
    whole = tuple(map(_whole, beyond))
    damaged = any(len(mend(line.text)) < len(line.text) for line in whole)
    mended = change(whole, (lambda text: mend(_reread(mend(text)))) if damaged else mend, _excerpt)
    changed = {one.number: one for line, one in zip(beyond, mended, strict=True) if one.text != line.text}
    return tuple([changed.get(line.number, line) for line in lines]) if changed else lines


def _whole(line: Line) -> Line:
    """A line with the signs at its end that count as white space: they may be bytes of a letter."""
    whole = line.raw.lstrip().rstrip(" \t\r\n")
    return replace(line, text=whole) if whole != line.text == line.raw.strip() else line


def _excerpt(before: str, after: str) -> str:
    return f"{before.strip()[:40]} → {after[:40]}"


@lru_cache(maxsize=8192)
def mend(text: str) -> str:
    """A text without the damage of a wrong encoding, if the damage is certain; letters beyond it stay.

    >>> mend("Ã‰tÃ©"), mend("São Tomé, ÃO")
    ('Été', 'São Tomé, ÃO')
    """
    if text.isascii() or not (UNUSUAL.search(text) and GARBLED.search(text)):
        return text
    damage, fixes = _ftfy().badness, _ftfy().fixes
    mended = _ftfy().fix_encoding(text) if damage.is_bad(text) else text
    mended = mended if len(mended) < len(text) and damage.badness(mended) < damage.badness(text) else text
    mended = fixes.fix_c1_controls(mended) if C1.search(mended) else mended
    mended = SIGN.sub(lambda found: _reread(found[0]), mended)
    return mended if mended == text else mend(mended)


def _reread(text: str) -> str:
    """A text that is UTF-8 when its signs are read as bytes of Windows-1252; enough where other lines are damaged."""
    _ftfy()
    while not text.isascii():
        try:
            found = text.encode("sloppy-windows-1252").decode()
        except UnicodeError:
            break
        text = found
    return text


def plain_characters(lines: Ledger, profile: Profile) -> Ledger:
    r"""Replace special spaces with plain ones, remove invisible characters, split ligatures, join letters and accents.

    >>> trial(plain_characters, "co\u00adoperation\u00a0\ufb01nie: 40\u202f%", "cooperation: 40 %")
    [('cooperation finie: 40 %', 'changed'), ('cooperation: 40 %', 'kept')]

    What a script needs stays: joiners in Persian, Hindi and pictures, spaces without width in Thai, signs of direction
    beside Hebrew and Arabic, wide spaces in Chinese, and the no-break spaces that a language wants at its marks. A soft
    hyphen at the end of a line becomes a hyphen, by which `join_lines` knows the halves of a word.
    """
    spaces = _special(profile)
    return change(lines, lambda text: _plain(text, spaces), _replaced)


@cache
def _special(profile: Profile) -> re.Pattern[str]:
    """Special spaces but for those without a break that a language wants at its marks."""
    before, after = (re.escape("".join(profile.spacing.get(side, ()))) for side in ("before", "after"))
    kept = rf"(?![\u00a0\u202f][{before}])(?!(?<=[{after}])[\u00a0\u202f])" if before and after else ""
    return re.compile(kept + SPACE)


def _plain(text: str, spaces: re.Pattern[str]) -> str:
    if text.isascii() and text.isprintable():
        return text
    if not MARKED.search(text):
        return text if is_normalized("NFC", text) else normalize("NFC", text)
    text = INVISIBLE.sub("", SOFT_HYPHEN_AT_END.sub("-", text))
    if DIRECTIONS.search(text) and not RIGHT_TO_LEFT.search(text):
        text = DIRECTIONS.sub("", text)
    text = LIGATURES.sub(lambda found: normalize("NFKC", found[0]), spaces.sub(" ", text))
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def _replaced(before: str, after: str) -> str:
    """Name the characters that went, as Unicode does."""
    gone = Counter(before) - Counter(after)
    return ", ".join(f"U+{ord(character):04X} × {count}" for character, count in gone.items())
