"""The rule that sets letters, digits and marks in the width that the script of the text has."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from unicodedata import normalize

from dossier.data import Profile
from dossier.model import Line
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.ledger import Ledger, change, text_lines
from dossier.read.clean.measure import DENSE

_SIGN = "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
_DIGIT = "[\uff10-\uff19]"
WIDE = re.compile(
    rf"{_SIGN}+(?:(?:[．－／＠＿＋＆％\u3000]|(?<={_DIGIT})：(?={_DIGIT})){_SIGN}+|，{_DIGIT}{{3}}(?!{_SIGN}))*％?"
)
"""Letters and digits as wide as a Chinese character, with the marks and spaces between them."""
HALF = re.compile("[\uff61-\uff9f]+")
"""Marks and kana half as wide as they should be."""
_MARK = "[\uff01-\uff5e\u3000-\u3002]"
WIDE_MARKS = re.compile(rf"(?<=[\w)\]”’\"»%]){_MARK}+|(?<!{_MARK}){_MARK}++(?=\w)")
"""Wide marks at a word; one that stands alone may be what the text speaks of."""
WITH_GAP = re.compile(r"(?<!\d)([，：；！？）、。])(?=[^\W_])|(?<=\d)([，：；！？）、。])(?=[^\W\d_])")
"""Wide marks that hold the gap after them, within a time or a number aside."""
WIDE_OR_DENSE = re.compile(f"[\u3000-\u3002\uff00-\uffef]|{DENSE.pattern}")
LATIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x3001: ",", 0x3002: "."}
FEWEST = 2
"""Marks of its own script by which a text shows that it uses them."""
NUMBERED = 4
"""Characters from which what stands before a full stop at the end of a line is no number of a paragraph."""
_CLOSING, _OPENING = "”’》）」』】", "“‘《（「『【"


def repair_widths(lines: Ledger, profile: Profile) -> Ledger:
    """Give letters, digits and punctuation the width (full or half) that is usual in the script of the text.

    >>> trial(repair_widths, "ＡＩ　２０２４：ｗｏｒｋ，ｇｏｏｄ", "AI 2024, the mark “，”")
    [('AI 2024: work, good', 'changed'), ('AI 2024, the mark “，”', 'kept')]
    >>> trial(repair_widths, "会议，开幕。", "中国,世界", "第3,4条 (AI)", language="zh")
    [('会议，开幕。', 'kept'), ('中国，世界', 'changed'), ('第3,4条 (AI)', 'kept')]
    """
    own = profile.marks if _are_used(profile.marks.values(), text_lines(lines)) else {}
    return change(lines, lambda text: _set(text, profile, own), _told)


def _are_used(marks: Iterable[str], lines: Iterable[Line]) -> bool:
    every = "".join(marks)
    return bool(every) and sum(len(re.findall(f"[{every}]", line.text)) for line in lines) >= FEWEST


def _set(text: str, profile: Profile, own: Mapping[str, str]) -> str:
    if not WIDE_OR_DENSE.search(text):
        return text
    text = HALF.sub(lambda found: normalize("NFKC", found[0]), text)
    text = WIDE.sub(lambda found: found[0].translate(LATIN), text)
    dense = DENSE.search(text)
    if not dense and not profile.letters:
        return WIDE_MARKS.sub(lambda found: found[0].translate(LATIN), _spaced(text))
    return _dense(text, own) if dense and own else text


def _spaced(text: str) -> str:
    return re.sub(r"(?<=[^\W_])（(?=\w)", " （", WITH_GAP.sub(r"\1\2 ", text))


def _dense(text: str, own: Mapping[str, str]) -> str:
    """Latin marks among dense characters as the script's own; those that touch Latin letters or digits stay."""
    text = _brackets().sub(lambda found: own.get("(", "(") + found[1] + own.get(")", ")"), text)
    return _among("".join(own)).sub(lambda found: own[found[found.lastindex or 1]], text)


@cache
def _brackets() -> re.Pattern[str]:
    dense = DENSE.pattern
    return re.compile(rf"(?<={dense}) ?\(({dense}(?:[^()]*{dense})?)\)")


@cache
def _among(marks: str) -> re.Pattern[str]:
    """Latin marks between dense characters, and at the end of a line of these."""
    dense = DENSE.pattern[1:-1]
    usual = re.escape(re.sub(r"[.()]", "", marks))
    between = rf"(?<=[{dense}{_CLOSING}]) ?([{usual}]) ?(?=[{dense}{_OPENING}])"
    last = rf"(?<=[{dense}{_CLOSING}])([{usual}])(?=[{_CLOSING}]*$)"
    return re.compile(rf"{between}|{last}|(?<=[{dense}]{{{NUMBERED}}})(\.)(?=[{_CLOSING}]*$)")


def _told(before: str, after: str) -> str:
    """The characters that went, and those that came."""
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return f"{''.join(gone)[:40]} → {''.join(come)[:40].strip()}"
