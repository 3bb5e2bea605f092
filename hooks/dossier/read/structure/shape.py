"""What a short line looks like between its neighbours: the named features by which a heading is known."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import SENTENCE_END, words
from dossier.languages.writing_systems import DENSE, DENSE_SIGN, LETTER
from dossier.model import Block
from dossier.patterns import late
from dossier.read.clean.printed import FIGURES
from dossier.read.clean.stamps import date, dated_place
from dossier.read.lines.courtesy import addresses
from dossier.read.lines.measure import ends, size
from dossier.read.lines.speakers import QUESTION
from dossier.read.lines.vocabulary import finder
from dossier.read.structure.split import LONGEST_HEADING
from dossier.read.structure.wording import LENGTHY, is_of_page, is_taken_up, spelled

TITLED = 0.65
"""Share of words with a capital from which a line is in title case: small words have none in it."""
BRIEF = 2
"""Words of a line that may as well be a name, a label or a rest of the page."""
TWICE = 2
"""Times a heading's length from which the text below it is what it names."""
MANY, FEW = 4, 2
"""Other lines of one form."""
NEAR, SAID = 6, 3
"""Blocks below a line, and how many of prose among them, that tell of what it names."""
PAGES = 3
"""Times a line recurs, but for its figures, from which it stands on each page."""
SPARSE = 0.5
"""Share of letters below which a line is a row of figures."""
LEADING = ("over_prose", "over_pair")
"""What stands below lines that show each other."""
OPEN = ("open titled", "open small")
"""Forms that differ in nothing if a heading is one word long."""
_WORD = late(rf"{LETTER}{{3}}|[{DENSE}]{{2}}")
_LETTERS = late(rf"{LETTER}+|[{DENSE}]")
_NUMBERED = late(rf"(?:(?![{DENSE}])\w)*\d(?:(?![{DENSE}])\w)*")
"""A figure with the letters at it."""
_GOES_ON = re.compile(r"[–—\-,;:.)،؛，；：。、]|\((?!\w{1,3}\))")
"""How a line begins that goes on with the one above; “(a)” begins an item."""
_ADDRESS = re.compile(r"www\.|://|\w@\w|\.\w+/")
_BEGUN = re.compile(r"\w|(?!\[\d+\])[“«\"「『《(（\[【]")
MARKED = re.compile(r"[\W_]$")
_CLOSED = re.compile(
    r"\[[^\[\]]*\]$|【[^【】]*】$|“[^“”]*[^“”,，.。!！][”\"]$|«[^«»]*[^«»,.]»$|\"[^\"]*[^\",.]\"$|「[^「」]*」$|『[^『』]*』$|《[^《》]*》$|[(（][^()（）]*[)）]$"
)
"""Quotes or brackets at the end that the words themselves have opened."""
_ASIDE = re.compile(r"[(（\[【][^()（）\[\]]{1,30}[)）\]】]")
_BRACKETED = re.compile(r"\[[^\[\]]+\][.:]?|【[^【】]+】[。：]?")
NOISE = 4
"""Words from which a line of which less than half are words is what a machine read in a picture."""
DISTINCT = 3
"""Lines between brackets, each other words, that are headings and no remarks such as “[Applause]”, which come again."""
ALIKE = 2
"""Other lines that are made like one."""
_PARTED = re.compile(r"(.{2,12}?)([：:，、；]|\s[–—-]\s)(?=.{2})")
Features = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Around:
    """The blocks of a text, and what there is to know of all of them."""

    blocks: Sequence[Block]
    forms: Mapping[int, str]
    """Of the lines that may be headings, by their place."""
    title: str
    profile: Profile
    named: frozenset[int] = frozenset()
    """Places of the lines between brackets that name what follows."""


def features_of(blocks: Sequence[Block], title: str, profile: Profile) -> Mapping[int, Features]:
    """The features of all lines that may be headings, by their place.

    title: the one that was taken out of the text, or "".
    """
    bracketed = _bracketed(blocks)
    forms = {
        i: form(block.text)
        for i, block in enumerate(blocks)
        if may_name(block, profile) and (i in bracketed or not _BRACKETED.fullmatch(block.text))
    }
    around = _Around(blocks, forms, title, profile, bracketed)
    under = {i: below(around, i) for i in forms}
    under |= {i: "over_pair" for i in forms if under[i] == "over_line" and _leads_two(i, forms, under)}
    leading = Counter(forms[i] for i in forms if under[i] in LEADING)
    placed, again = _places(blocks, title), _again(blocks)
    parallel = _parallel({i: blocks[i].text for i in forms if under[i] in LEADING or under[i] == "over_sentence"})
    found = {}
    for i, own in forms.items():
        text = blocks[i].text
        alike = OPEN if own in OPEN and size(text) < BRIEF else (own,)
        others = sum(leading[each] for each in alike) - (under[i] in LEADING)
        number = "many" if others >= MANY else "few" if others >= FEW else ""
        said = "taken_up" if is_taken_up(text, _following(blocks, i), profile.stopwords) else ""
        slight = {"slight"} if size(text) <= BRIEF and others < FEW and not said else set[str]()
        echo = {"echo"} if echoes(text, title) else set[str]()
        named = "bracketed" if i in around.named else ""
        like = "parallel" if i in parallel else ""
        thin = "thin" if _is_thin(blocks, forms, i) else ""
        seen = (thin, under[i], above(around, i), number, placed[i], again.get(i, ""), named, like, said, *own.split())
        found[i] = frozenset({*seen, *slight, *echo, *spelled(text, profile)} - {""})
    return found


# The line itself.


def may_name(block: Block, profile: Profile) -> bool:
    """Whether a block is a short line that may name what follows: no address, no date, no half of a sentence."""
    text = block.text
    if block.kind != "paragraph" or block.speaker or len(text) > LONGEST_HEADING or text[:1].islower():
        return False
    sparse = sum(map(str.isalpha, text)) < SPARSE * len(text.replace(" ", ""))
    if sparse or is_noise(text) or not _WORD.search(text) or _ADDRESS.search(text) or not _BEGUN.match(text):
        return False
    rest = text.rstrip(" ?؟？")
    if MARKED.search(rest) and not _CLOSED.search(rest):
        return False
    return not (addresses(text, profile) or date(text) or dated_place(text))


def is_noise(text: str) -> bool:
    """Whether less than half of several words are letters: a machine has read a picture.

    >>> is_noise("2h 6 2K 2 KK 2k 6 OK"), is_noise("Goal 16 of the 2030 Agenda")
    (True, False)
    """
    told = text.split()
    plain = sum(len(_LETTERS.findall(word)) > 0 and not FIGURES.search(word) and len(word) > 1 for word in told)
    return len(told) >= NOISE and 2 * plain < len(told) and not DENSE_SIGN.search(text)


def form(text: str) -> str:
    """What headings of a text have in common: their mark, and their capitals.

    >>> form("Lakes and Towns"), form("Who pays for it?"), form("“We shall pay”"), form("THE LAKE")
    ('open titled', 'question small', 'held', 'open capitals')
    """
    if _CLOSED.match(text):
        return "held"
    told = re.findall(r"\w+", text)
    titled = sum(not word[0].islower() for word in told) >= TITLED * len(told)
    case = "capitals" if text.isupper() else "titled" if titled else "small"
    return f"{'question' if QUESTION.search(text) else 'open'} {case}"


def echoes(text: str, title: str) -> bool:
    """Whether a line says nothing but words of the title.

    >>> echoes("The lake", "The lake and the town"), echoes("The hill", "The lake and the town")
    (True, False)
    """
    return bool(title) and frozenset(words(title)).issuperset(words(text))


def is_told(block: Block) -> bool:
    """Whether a block is prose, too long for a heading."""
    return size(block.text) >= LENGTHY and ends(block.text) and not block.rows


# Its place.


def below(around: _Around, place: int) -> str:
    """What stands below a line, under numbers of pages, asides and words that address the audience."""
    blocks, at, addressed = around.blocks, place + 1, False
    while at < len(blocks) and (_is_aside(around, at) or _greets(blocks[at], around.profile)):
        addressed = addressed or not _is_aside(around, at)
        at += 1
    if at == len(blocks):
        return "over_nothing"
    block = blocks[at]
    if not addressed and (block.text[:1].islower() or _GOES_ON.match(block.text)):
        return "goes_on"
    if block.speaker:
        return "over_turn"
    if block.kind in ("paragraph", "item", "quotation") and SENTENCE_END.search(block.text):
        return "over_prose" if len(block.text) >= TWICE * len(blocks[place].text) else "over_sentence"
    if block.kind != "paragraph":
        return "over_part"
    return "over_line" if at in around.forms else "over_open" if len(block.text) > LONGEST_HEADING else "over_rest"


def _following(blocks: Sequence[Block], place: int) -> list[str]:
    """The first prose below a line."""
    return [block.text for block in blocks[place + 1 : place + 1 + NEAR] if is_told(block)][:SAID]


def _is_thin(blocks: Sequence[Block], forms: Mapping[int, str], place: int) -> bool:
    """Whether what stands below a line up to the next short one is not even one long line."""
    below = 0.0
    for at in range(place + 1, min(place + 1 + NEAR, len(blocks))):
        if at in forms:
            break
        below += size(blocks[at].text)
    return below < LENGTHY


def _leads_two(place: int, forms: Mapping[int, str], under: Mapping[int, str]) -> bool:
    """Whether a line in capitals stands right above one without that leads to prose, as a heading of parts does."""
    capitals = forms[place].endswith("capitals") and not forms.get(place + 1, "capitals").endswith("capitals")
    return capitals and under[place + 1] == "over_prose"


def above(around: _Around, place: int) -> str:
    """What stands above a line, over numbers of pages and asides."""
    at = place - 1
    while at >= 0 and _is_aside(around, at):
        at -= 1
    if at < 0:
        return "under_title" if around.title else "first"
    block = around.blocks[at]
    if _greets(block, around.profile) or block.kind != "paragraph":
        return "under_address" if _greets(block, around.profile) else "under_part"
    if ends(block.text):
        return "under_prose"
    if block.text.endswith((":", "：")):
        return "under_colon"
    if len(block.text) > LONGEST_HEADING:
        return "under_open"
    return "under_line" if at in around.forms else "under_rest"


def _parallel(texts: Mapping[int, str]) -> frozenset[int]:
    """Places of lines made alike: parted by one mark, with the same word before it or, in dense scripts, as many signs.

    >>> sorted(_parallel({1: "一封信：灯塔", 2: "一堂课：渡船", 3: "一股力量：港口", 5: "Lakes: a view"}))
    [1, 2, 3]
    """
    found = {i: _patterns(text) for i, text in texts.items()}
    counts = Counter(key for keys in found.values() for key in keys)
    return frozenset(i for i, keys in found.items() if any(counts[key] > ALIKE for key in keys))


def _patterns(text: str) -> frozenset[tuple[str, str]]:
    parted = _PARTED.match(text)
    if not parted:
        return frozenset()
    before, mark = parted[1], parted[2].strip()
    dense = DENSE_SIGN.match(before)
    return frozenset({(mark, before[0]), (mark, str(len(before)))} if dense else {(mark, before.split()[0].casefold())})


def _greets(block: Block, profile: Profile) -> bool:
    return block.kind == "salutation" or addresses(block.text, profile)


def _is_aside(around: _Around, place: int) -> bool:
    """Whether a block is the number of a page, a remark such as “[Applause]”, or words of the page alone."""
    text = around.blocks[place].text
    remark = place not in around.named and _ASIDE.fullmatch(text) is not None
    return not _LETTERS.search(text) or remark or is_of_page(text)


def _bracketed(blocks: Sequence[Block]) -> frozenset[int]:
    """Places of the lines between square brackets, if these are several and none comes again: each names what follows.

    Commands (“[WATCH THE FILM]”) and remarks are often in capitals, or lead away.
    """
    found = {i: core(block.text) for i, block in enumerate(blocks) if _BRACKETED.fullmatch(block.text)}
    other = any(
        blocks[i].text.isupper() or finder("leads", "openers", "chrome").match(said) for i, said in found.items()
    )
    return frozenset(found if DISTINCT <= len(found) == len(set(found.values())) and not other else ())


def _places(blocks: Sequence[Block], title: str) -> list[str]:
    """Where each block stands: before the first prose or form of address below a title, after the last, or between."""
    told = [i for i, block in enumerate(blocks) if is_told(block) or block.kind == "salutation"]
    first, last = (told[0], told[-1]) if told else (len(blocks), len(blocks))
    return ["front" if title and i < first else "tail" if i > last else "" for i in range(len(blocks))]


def _again(blocks: Sequence[Block]) -> Mapping[int, str]:
    """Which blocks stand in the text more than once; which are heads of pages that figures number.

    A word with a figure alone, as in “Day 9”, may be a heading.
    """
    seen = Counter(core(block.text) for block in blocks)
    groups: dict[str, list[int]] = {}
    for i, block in enumerate(blocks):
        if len(block.text) <= LONGEST_HEADING and FIGURES.search(block.text):
            groups.setdefault(" ".join(_LETTERS.findall(_NUMBERED.sub(" ", block.text.casefold()))), []).append(i)
    heads = {
        i: "numbering"
        for said, group in groups.items()
        for i in group
        if len(group) >= PAGES and (" " in said or len(FIGURES.findall(blocks[i].text)) > 1)
    }
    often = {i: "often" for i, block in enumerate(blocks) if seen[core(block.text)] > 2}
    return {i: "again" for i, block in enumerate(blocks) if seen[core(block.text)] > 1} | often | heads
