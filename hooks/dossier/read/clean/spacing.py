"""The rule that sets letters, digits and marks in the width that the script of the text has."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from unicodedata import normalize

from dossier.languages import Profile
from dossier.languages.text import joined
from dossier.languages.writing_systems import DENSE, DENSE_SIGN, LETTER
from dossier.model import Line
from dossier.patterns import late
from dossier.read.ledger import Ledger, change, text_lines
from dossier.read.lines.measure import ends, is_in

_SIGN = "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
_DIGIT = "[\uff10-\uff19]"
WIDE = late(
    rf"""
    {_SIGN}+
    (?:
        (?: [．－／＠＿＋＆％\u3000] | (?<={_DIGIT})：(?={_DIGIT}) ) {_SIGN}+  # a mark, or the colon of a clock, within
        | ，{_DIGIT}{{3}}(?!{_SIGN})  # thousands
    )*
    ％?
    """,
    re.VERBOSE,
)
"""Letters and digits as wide as a Chinese character, with the marks and spaces between them."""
HALF = re.compile("[\uff61-\uff9f]+")
"""Marks and kana half as wide as they should be."""
_MARK = "[\uff01-\uff5e\u3000-\u3002]"
WIDE_MARKS = re.compile(rf"(?<=[\w)\]”’\"»%]){_MARK}+|(?<!{_MARK}){_MARK}++(?=\w)")
"""Wide marks at a word; one that stands alone may be what the text speaks of."""
WITH_GAP = re.compile(
    rf"""
    (?<!\d) ([，：；！？）、。]) (?=[^\W_])       # before a letter or a digit
    | (?<=\d) ([，：；！？）、。]) (?={LETTER})  # behind a digit only before a letter
    """,
    re.VERBOSE,
)
"""Wide marks that hold the gap after them, within a time or a number aside."""
WIDE_OR_DENSE = late(f"[\u3000-\u3002\uff00-\uffef{DENSE}]")
LATIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x3001: ",", 0x3002: "."}
FEWEST_MARKS = 2
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

    Marks of the text's own script are set only where it uses them itself, at least twice, and only between its own
    characters: figures, clocks, addresses and foreign words keep theirs (“3:2”, “AI,GPT”). A wide mark that stands
    alone may be what an English text speaks of.
    """
    own = profile.marks if _are_used(profile.marks.values(), text_lines(lines)) else {}
    return change(lines, lambda text: _set(text, profile, own), _exchanged)


def _are_used(marks: Iterable[str], lines: Iterable[Line]) -> bool:
    every = "".join(marks)
    if not every:
        return False
    found = (mark for line in lines for mark in re.finditer(f"[{every}]", line.text))
    return len(list(islice(found, FEWEST_MARKS))) == FEWEST_MARKS


def _set(text: str, profile: Profile, own: Mapping[str, str]) -> str:
    if text.isascii() or not WIDE_OR_DENSE.search(text):
        return text
    text = HALF.sub(lambda found: normalize("NFKC", found[0]), text)
    text = WIDE.sub(lambda found: found[0].translate(LATIN), text)
    dense = DENSE_SIGN.search(text)
    if not dense and not profile.letters:
        return WIDE_MARKS.sub(lambda found: found[0].translate(LATIN), _spaced(text))
    return _dense(text, own) if dense and own else text


def _spaced(text: str) -> str:
    return re.sub(r"(?<=[^\W_])（(?=\w)", " （", WITH_GAP.sub(r"\1\2 ", text))


def _dense(text: str, own: Mapping[str, str]) -> str:
    """Latin marks among dense characters as the script's own; those that touch Latin letters or digits stay."""
    if "(" in text:
        text = _brackets().sub(lambda found: own.get("(", "(") + found[1] + own.get(")", ")"), text)
    if not any(mark in text for mark in own):
        return text
    return _among("".join(own)).sub(lambda found: own[found[found.lastindex or 1]], text)


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{DENSE}]) ?\(([{DENSE}](?:[^()]*[{DENSE}])?)\)")


@cache
def _among(marks: str) -> re.Pattern[str]:
    """Latin marks between dense characters, and at the end of a line of these."""
    usual = re.escape(re.sub(r"[.()]", "", marks))
    between = rf"(?<=[{DENSE}{_CLOSING}]) ?([{usual}]) ?(?=[{DENSE}{_OPENING}])"
    last = rf"(?<=[{DENSE}{_CLOSING}])([{usual}])(?=[{_CLOSING}]*$)"
    stop = rf"(?<=[{DENSE}]{{{NUMBERED}}})(\.)(?=[{_CLOSING}]*$)"
    return re.compile(f"{between}|{last}|{stop}")


def _exchanged(before: str, after: str) -> str:
    """The characters that went, and those that came."""
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return f"{''.join(gone)[:40]} → {''.join(come)[:40].strip()}"


# The rule that closes spaces which a machine has put into scripts that have none.


_BEFORE, _AFTER = "，。、；：！？”’》）」』", "，、；“‘《（「『"
SIGN = rf"[{DENSE}{_BEFORE}{_AFTER}0-9]"
GAP = late(rf"(?<=[{DENSE}]) (?=[{DENSE}])")
GLUED = late(rf"(?<=[{DENSE}])(?=[{DENSE}])")
SPREAD_GAP = late(rf"(?<={SIGN}) (?={SIGN})")
AT_MARK = late(rf"(?<=[{DENSE}]) (?=[{_BEFORE}])|(?<=[{_AFTER}]) (?=[{DENSE}])")
"""A space between a character and a mark; one after the end of a sentence or a colon may part what was on two lines."""
HAS_GAP = late(rf"[{DENSE}{_AFTER}] | [{DENSE}]")
BEFORE_STOP = late(rf"(?<=[{DENSE}]) (?=[，。、；！？])")
FEWEST_GAPS, MANY, SHARE = 4, 20, 0.8
"""Gaps of a line, gaps of a text, and their share of all places between two characters, that show it as spread."""
NOISY = 2
"""Gaps before commas and full stops, where nobody types one, that show a line as badly spaced."""
SENTENCE = 20
"""Characters from which a line that ends like a sentence holds no list of names."""
_TONE = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
READING = late(rf"(?<=[{DENSE}])[(（][a-zü]{{0,3}}[{_TONE}][a-zü]{{0,4}}[)）]")
READINGS = late(rf"(?<=[{DENSE}])[(（][a-zü{_TONE}]{{1,6}}[)）]")
"""Brackets behind a character with how it is said: with the sign of a tone, and without."""
FEWEST_READINGS, APART = 3, 50
"""Readings that a machine has put, and characters of the text for each at most; people give one for a rare name."""
KNOWN = 2
"""Times that two characters stand side by side elsewhere before the gap between them counts as an accident."""


def repair_gaps(lines: Ledger, _: Profile) -> Ledger:
    """Remove the spaces and readings that a machine has put between Chinese characters; gaps between names stay.

    >>> trial(repair_gaps, "海 边 的 灯 塔", "会议 ，昨天", "张三 李四 王五")
    [('海边的灯塔', 'changed'), ('会议，昨天', 'changed'), ('张三 李四 王五', 'kept')]
    >>> trial(repair_gaps, "在開(kāi)工會(huì)上說(shuō)了(le)，"), trial(repair_gaps, "重庆的重（chóng）字")
    ([('在開工會上說了，', 'changed')], [('重庆的重（chóng）字', 'kept')])

    A reading in brackets behind one character tells how to say it: where three of them or more have the sign of a tone
    and come often, a machine has put them there, and all go.

    Gaps part names in lists and fields in tables, so few of them say nothing. They go where most characters of a line,
    or of the whole text, have one; at marks; and in a sentence where the text has the same two characters side by side
    elsewhere, twice or more.
    """
    whole = "".join([line.text for line in text_lines(lines)])
    if whole.isascii() or not DENSE_SIGN.search(whole):
        return lines
    if _has_readings(whole):
        lines = change(lines, lambda text: READINGS.sub("", text) if READING.search(text) else text, _readings)
    if not any(not line.text.isascii() and HAS_GAP.search(line.text) for line in text_lines(lines)):
        return lines
    fewest = 1 if _is_spread("\n".join(line.text for line in text_lines(lines)), MANY) else FEWEST_GAPS
    lines = change(lines, lambda text: _closed(text, fewest), _count)
    with_gaps = [line.text for line in text_lines(lines) if _may_hold_accidents(line.text)]
    if not with_gaps:
        return lines
    known = _pairs(text_lines(lines))
    return change(lines, lambda text: _joined(text, known) if _may_hold_accidents(text) else text, _count)


def _closed(text: str, fewest: int) -> str:
    """A line without the gaps that its own look shows as accidents."""
    if text.isascii() or not HAS_GAP.search(text):
        return text
    if _is_spread(text, fewest):
        return SPREAD_GAP.sub("", text)
    if len(BEFORE_STOP.findall(text)) >= NOISY:
        text = GAP.sub("", text)
    return AT_MARK.sub("", text)


def _is_spread(text: str, fewest: int) -> bool:
    gaps = len(GAP.findall(text))
    return gaps >= fewest and gaps >= SHARE * (gaps + len(GLUED.findall(text)))


def _may_hold_accidents(text: str) -> bool:
    return len(text) >= SENTENCE and bool(GAP.search(text)) and ends(text)


def _pairs(lines: list[Line]) -> frozenset[str]:
    """Every two characters that stand side by side several times."""
    pairs = Counter(text[at : at + 2] for text in (line.text for line in lines) for at in range(len(text) - 1))
    return frozenset(pair for pair, count in pairs.items() if count >= KNOWN)


def _joined(text: str, known: frozenset[str]) -> str:
    return GAP.sub(lambda gap: "" if text[gap.start() - 1] + text[gap.end()] in known else " ", text)


def _has_readings(text: str) -> bool:
    count = len(READING.findall(text)) if "(" in text or "（" in text else 0
    return count >= FEWEST_READINGS and count * APART >= len(DENSE_SIGN.findall(text))


def _readings(before: str, after: str) -> str:
    return " ".join(READINGS.findall(before))[:80] if len(after) < len(before) else ""


def _count(before: str, after: str) -> str:
    return f"U+0020 × {len(before) - len(after)}"


# The rule that keeps marks with their words, where a language parts the two by a space at which no line may break.


FEWEST_SPACES = 2
"""Spaces at a mark by which a text shows that it sets them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark stands beside its word."""

    mark: str
    space: str
    """That between the mark and its word."""
    spaced: re.Pattern[str]
    """Where there is any space."""
    glued: re.Pattern[str]
    """Where there is no space at all."""


def repair_spacing(lines: Ledger, profile: Profile) -> Ledger:
    r"""Put the no-break space that the language requires between a punctuation mark and its word, to join them.

    >>> trial(repair_spacing, "Qui ? « Moi » : voilà", language="fr")
    [('Qui\u202f? «\xa0Moi\xa0»\xa0: voilà', 'changed')]
    >>> trial(repair_spacing, "Qui? À 12:30, voir https://example.org", language="fr")
    [('Qui? À 12:30, voir https://example.org', 'kept')]

    A plain space at the mark is exchanged wherever it stands. A missing one is added only where the text mostly sets a
    space at this mark, and only in lines in its language: clocks and addresses have colons, and English words quoted in
    a French text keep their own marks.
    """
    places = _places(profile)
    if not places:
        return lines
    texts = [line.text for line in text_lines(lines)]
    usual = [place for place in places if _is_usual(place, texts)]
    marked = _marked(profile)
    return change(
        lines, lambda text: _kept_together(text, usual, profile) if marked.search(text) else text, _joined_words
    )


@cache
def _marked(profile: Profile) -> re.Pattern[str]:
    """The marks beside which a space stands."""
    return re.compile("|".join(re.escape(place.mark) for place in _places(profile)))


@cache
def _places(profile: Profile) -> tuple[Place, ...]:
    sides = (("before", _before), ("after", _after))
    return tuple(make(m, s) for side, make in sides for m, s in profile.spacing.get(side, {}).items())


def _before(mark: str, space: str) -> Place:
    sign = re.escape(mark)
    spaced, glued = rf"(?<=\S)\s+(?={sign}(?!\w))", rf"(?<=[\w)»”%])(?={sign}(?:\s|$))"
    return Place(mark, space, re.compile(spaced), re.compile(glued))


def _after(mark: str, space: str) -> Place:
    return Place(mark, space, *(re.compile(rf"(?<={re.escape(mark)}){gap}(?=\S)") for gap in (r"\s+", r"(?=\w)")))


def _is_usual(place: Place, texts: Iterable[str]) -> bool:
    """Whether a text mostly sets a space at the mark, so that one is missing where there is none."""
    spaced = glued = 0
    for text in (text for text in texts if place.mark in text):
        spaced += len(place.spaced.findall(text))
        glued += len(place.glued.findall(text))
    return spaced >= FEWEST_SPACES and spaced > glued


def _kept_together(text: str, usual: Iterable[Place], profile: Profile) -> str:
    text = joined(text, profile.code)
    missing = [place for place in usual if place.mark in text]
    if missing and is_in(text, profile.stopwords):
        for place in missing:
            text = place.glued.sub(place.space, text)
    return text


def _joined_words(before: str, after: str) -> str:
    """The words before the spaces that changed."""
    changed = re.findall(r"\S*[\u00a0\u202f]\S*", after)
    return " · ".join(word for word in dict.fromkeys(changed) if word not in before)[:80] or f"U+0020 → {after[:40]}"
