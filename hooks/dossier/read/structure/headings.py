"""Headings without a number: short lines above the paragraphs that they name."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import SENTENCE_END
from dossier.languages.writing_systems import DENSE, LETTER
from dossier.model import Block
from dossier.read.clean.stamps import date
from dossier.read.lines.measure import size
from dossier.read.lines.speakers import QUESTION
from dossier.read.lines.uneven import LAST
from dossier.read.structure.split import LONGEST_HEADING

LABEL = 4
"""Words of a heading with a colon."""
FEWEST_LABELS = 3
"""Headings with a colon and several words, which may lead to what somebody says, that show each other."""
FEWEST_QUESTIONS, SHORTEST_QUESTION = 3, 3
"""Questions that make a page which answers them, and the most blocks to each; words of one that is a heading."""
LONGEST_PLAIN = 8
"""Words of a heading with a comma before a small letter: longer ones are the first lines of sentences."""
_CLAUSE = re.compile(r", [^\W\d_A-ZÀ-Þ]")
_WORD = re.compile(rf"{LETTER}{{3}}|[{DENSE}]{{2}}")
_ENDED = re.compile(r"[\W_]$")
_NAMED = re.compile(r"[\w“«\"《]")
_COLON = re.compile(r"[^:：]+[:：]$")
_CLOSING = re.compile(r"[^(（]*[)）][ ?？]*")
"""A bracket at the end that the line above has opened."""
_ADDRESS = re.compile(r"www\.|://|\w@\w")
_QUOTES = '“«"「『—–-'


def is_short(text: str) -> bool:
    """Whether words may be a heading: few, no address, no small letter first, no mark at their end.

    A question's mark may stand there, and a bracket that the words themselves have opened.

    >>> is_short("What the monks left?"), is_short("It was built."), is_short("of the monks"), is_short("Monks, 1890)")
    (True, False, False, False)
    """
    rest = _ENDED.search(text.rstrip(" ?？)）")) or _CLOSING.fullmatch(text)
    return len(text) <= LONGEST_HEADING and not (rest or text[:1].islower() or _ADDRESS.search(text))


def is_prose(text: str, length: int) -> bool:
    """Whether a text has that many characters and ends like a sentence."""
    return len(text) >= length and SENTENCE_END.search(text) is not None


def mark_headings(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Short lines without a mark at their end, each above a longer paragraph; with a colon if there are several.

    A speaker asks and answers, so a question is a heading only beside others, on top, or as one of many.
    """
    below = [*blocks, None][1:]
    labels = _labels(blocks, profile)
    fields = {i for i, block in enumerate(blocks) if core(block.text.partition(":")[0]) in profile.remarks}
    plain = {i for i, block in enumerate(blocks) if i not in fields | labels and _is_plain(block, below[i], profile)}
    asked = {i for i in plain if QUESTION.search(blocks[i].text)}
    if not (labels or plain - asked or _are_many(blocks, asked)):
        plain -= asked - {0}
    heads = labels | {i for i in plain if i not in asked or size(blocks[i].text) >= SHORTEST_QUESTION}
    return [_as_heading(block) if i in heads else block for i, block in enumerate(blocks)]


def _as_heading(block: Block) -> Block:
    return replace(block, kind="heading", level=2, text=block.text.rstrip(" :："))


def _is_plain(block: Block, following: Block | None, profile: Profile) -> bool:
    """Whether a line may be a heading without a colon: it names something, and is not the first half of a sentence."""
    text = block.text
    if block.kind != "paragraph" or block.speaker or not is_short(text) or not _NAMED.match(text):
        return False
    cut = LAST.search(text)
    half = cut is not None and cut[0] in profile.stopwords | profile.open_words
    half = half or (size(text) > LONGEST_PLAIN and _CLAUSE.search(text) is not None)
    told = _WORD.search(text) is not None and not half and not date(text)
    return told and _leads(following, 2 * len(text))


def _are_many(blocks: Sequence[Block], asked: Collection[int]) -> bool:
    """Whether the questions are those of a page that answers them one by one, and not of a speech."""
    greeted = any(block.kind == "salutation" for block in blocks)
    return len(asked) >= FEWEST_QUESTIONS and FEWEST_QUESTIONS * len(asked) >= len(blocks) and not greeted


def _labels(blocks: Sequence[Block], profile: Profile) -> set[int]:
    """Places of headings with a colon: two of one word or three of more, or in capitals; no turns, no lead-ins."""
    found = {i for i, block in enumerate(blocks[:-1]) if _is_label(block, blocks[i + 1])}
    capitals = {i for i in found if blocks[i].text.isupper()}
    talk = any(block.speaker for block in blocks)
    others = {i for i in found if not talk and core(blocks[i].text).split()[0] not in profile.stopwords}
    words = max((len(blocks[i].text.split()) for i in others), default=0)
    return capitals | (others if len(others) >= min(1 + words, FEWEST_LABELS) else set())


def _is_label(block: Block, following: Block | None) -> bool:
    """Whether a line is a few words and a colon above a paragraph that is no quotation."""
    if block.kind != "paragraph" or block.speaker or size(block.text) > LABEL or not _COLON.match(block.text):
        return False
    said = following is None or following.kind != "paragraph" or following.text[0] in _QUOTES
    return not said and not block.text[0].islower() and _leads(following, 4 * len(block.text))


def _leads(following: Block | None, length: int) -> bool:
    return following is not None and following.kind in ("paragraph", "item") and is_prose(following.text, length)
