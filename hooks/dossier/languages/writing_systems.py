r"""Scripts as ranges of Unicode: the one place where code writes them down.

Each constant in capitals is the inside of a class of a regular expression, without its brackets: rf"[{HAN}]+".
"""

import re

from dossier.patterns import late

LETTER = r"[^\W\d_]"
"""One letter of any script: a class by itself, with its brackets."""
HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
KANA = "\u3041-\u309f\u30a1-\u30ff"
HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
UNSPACED = HAN + KANA
"""Scripts of which the search takes each character for a word; overrides/assets/dossier/base.js has the same."""
DENSE = "\u2e80-\u2fff々-〇\u3040-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts without gaps between words, where one character says much: Han with its radicals, kana, bopomofo."""
SOUTH_EAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer: without gaps between words, too, but of letters."""
UNCOUNTING = "\0-\u065f\u2000-\u9fff"
"""Scripts and signs that have no figures of their own but those of ASCII: Latin, Greek, Cyrillic, Hebrew, Han, kana."""
NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""What Unicode sets aside and no text may hold (noncharacters, chapter 23.7); XML refuses the two at U+FFFE."""
CONTROLS = r"\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
"""Orders for machines, but for the ends of lines and the tab; XML refuses the first 32."""
WIDE_STOPS = "\u3001-\u301f\uff00-\uff0f\uff1a-\uff1f"
"""Full-width punctuation."""

_FIRST_DENSE = DENSE[0]
DENSE_SIGN = late(f"[{DENSE}]")
"""One character of a dense script."""
ALPHABETS = tuple(
    late(f"[{letters}]")
    for letters in (
        "a-z\u00df-\u024f", "\u0370-\u03ff", "\u0400-\u04ff", "\u0590-\u05ff", "\u0600-\u06ff", "\u0900-\u097f",
        "\u0e00-\u0e7f", HAN + KANA, HANGUL,
    )
)  # fmt: skip
"""One small letter of each script in which much of the web is written; what East Asia mixes in one line is one."""
AT_HOME = {"zh": HAN, "ja": HAN + KANA, "ko": HAN + HANGUL}
"""By language: the East Asian scripts in which it is written."""


def is_dense(character: str) -> bool:
    """Whether a character is of a script without gaps between words, where one character says much.

    >>> [is_dense(character) for character in "A字かé〇"]
    [False, True, True, False, True]
    """
    return character >= _FIRST_DENSE and DENSE_SIGN.match(character) is not None


def has_no_case(character: str) -> bool:
    """Whether a character is a letter of a script that has no capitals.

    >>> [has_no_case(character) for character in "aÉ字مª1"]
    [False, False, True, True, False, False]
    """
    return character.isalpha() and character.lower() == character.upper() and not character.islower()


def language_of(run: str) -> str:
    """The language in which a run of Han, kana or Hangul most likely is.

    >>> language_of("林剑"), language_of("東京の海"), language_of("한어")
    ('zh', 'ja', 'ko')
    """
    if re.search(f"[{KANA}]", run):
        return "ja"
    return "ko" if re.search(f"[{HANGUL}]", run) else "zh"
