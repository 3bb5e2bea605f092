"""Headings without a number: short lines above the paragraphs that they name."""

import re
from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import SENTENCE_END
from dossier.model import Block
from dossier.read.lines.measure import size
from dossier.read.lines.speakers import QUESTION
from dossier.read.structure.shape import MARKED, Features, echoes, features_of, form, is_told
from dossier.read.structure.split import LONGEST_HEADING

POINTS = {
    # what stands below
    "over_prose": 2.0,
    "over_open": 1.0,
    "over_sentence": 1.0,
    "over_pair": 1.0,
    "over_part": 1.0,
    "taken_up": 1.0,
    "over_line": -1.0,
    "over_turn": -1.0,
    "thin": -1.5,
    "goes_on": -4.0,
    "over_nothing": -4.0,
    # what stands above
    "under_prose": 0.5,
    "first": 0.5,
    "under_title": -1.0,
    "under_line": -1.0,
    "under_address": -1.0,
    "under_rest": -2.0,
    "under_colon": -2.0,
    # how many other lines of its form stand above prose
    "many": 0.5,
    "few": 0.5,
    # where in the text it is, and whether it comes again
    "front": -2.0,
    "tail": -1.5,
    "echo": -1.0,
    "again": -1.0,
    "often": -1.5,
    "numbering": -4.0,
    # its form and its words
    "section": 5.0,
    "bracketed": 1.0,
    "parallel": 1.0,
    "capitals": 0.5,
    "question": -0.5,
    "clause": -0.5,
    "slight": -1.0,
    "lengthy": -1.0,
    "sentences": -1.0,
    "dated": -1.5,
    "leading": -2.0,
    "credited": -2.0,
    "chrome": -2.0,
    "labelled": -3.0,
    "bars": -3.0,
    "cut": -4.0,
}
"""What each feature of `shape.py` and `wording.py` speaks for a heading: in steps of a half, after what a logistic
regression and a search by steps made of 4,600 short lines: of the texts that tune, of 137 articles of 51 French,
Chinese and English sites as plain text, and of 268 pages whose HTML marks their headings. Precision and recall of the
headings of these articles were .59 and .75, and are .73 and .89; of the texts that tune .86 and .97, and are .94 and
.97."""
ENOUGH = 2.0
"""Points of a heading: a line alone of its kind needs prose above and below, and nothing that speaks against it."""
LONGEST_MARKED = 2 * LONGEST_HEADING
"""Characters of a heading that a source marks as one."""
LABEL = 4
"""Words of a heading with a colon."""
FEWEST_LABELS = 3
"""Headings with a colon and several words, which may lead to what somebody says, that show each other."""
FEWEST_QUESTIONS, SHORTEST_QUESTION = 3, 3
"""Questions that make a page which answers them, and the most blocks to each; words of one that is a heading."""
SECTION = 2
"""Paragraphs below a question that nothing else shows to be a heading: who asks in a talk answers at once."""
_COLON = re.compile(r"[^:：]+[:：]$")
_CLOSING = re.compile(r"[^(（]*[)）][ ?؟？]*")
"""A bracket at the end that the line above has opened."""
_ADDRESS = re.compile(r"www\.|://|\w@\w")
_QUOTES = '“«"「『—–-'


def is_short(text: str, most: int = LONGEST_HEADING) -> bool:
    """Whether words may be a heading: few characters, no address, no small letter first, no mark last.

    A question's mark may stand there, and a bracket that the words themselves have opened.

    >>> is_short("What the monks left?"), is_short("It was built."), is_short("of the monks"), is_short("Monks, 1890)")
    (True, False, False, False)
    """
    rest = MARKED.search(text.rstrip(" ?؟？)）")) or _CLOSING.fullmatch(text)
    return len(text) <= most and not (rest or text[:1].islower() or _ADDRESS.search(text))


def is_prose(text: str, length: int) -> bool:
    """Whether a text has that many characters and ends like a sentence."""
    return len(text) >= length and SENTENCE_END.search(text) is not None


def mark_headings(blocks: Sequence[Block], profile: Profile, title: str = "") -> list[Block]:
    """Short lines that the features of their shape and their place make headings; with a colon if there are several.

    A speaker asks and answers, so a question is a heading only beside others, on top, as one of many, or above several
    paragraphs where nobody is addressed.
    """
    blocks = _unmarked(blocks, title)
    labels = _labels(blocks, profile)
    fields = {i for i, block in enumerate(blocks) if core(block.text.partition(":")[0]) in profile.remarks}
    known = fields | labels
    found = features_of(blocks, title, profile)
    plain = _named({i: line for i, line in found.items() if i not in known})
    asked = {i for i in plain if QUESTION.search(blocks[i].text)}
    if not (labels or plain - asked or _are_many(blocks, asked)):
        plain -= {i for i in asked - {0} if _is_talk(blocks) or not all(map(is_told, blocks[i + 1 : i + 1 + SECTION]))}
    heads = labels | {i for i in plain if i not in asked or size(blocks[i].text) >= SHORTEST_QUESTION}
    return _levelled([_as_heading(block) if i in heads else block for i, block in enumerate(blocks)], heads)


def _levelled(blocks: Sequence[Block], heads: Collection[int]) -> list[Block]:
    """Blocks in which headings are under those in capitals or with a number if their form stands right below these.

    heads: those that have no level yet. Of the pages in benchmarks/pages.tar.xz 23 of 27 are under others indeed; right
    below any other form it would be 74 of 114, no more than of all headings.
    """
    forms = {
        i: "marked" if block.mark else form(block.text) for i, block in enumerate(blocks) if block.kind == "heading"
    }
    pairs = {(forms[i - 1], own) for i, own in forms.items() if i - 1 in forms and forms[i - 1] != own}
    under = {two for one, two in pairs if (two, one) not in pairs and (one == "numbered" or one.endswith("capitals"))}
    return [replace(block, level=3) if i in heads and forms[i] in under else block for i, block in enumerate(blocks)]


def _unmarked(blocks: Sequence[Block], title: str) -> list[Block]:
    """Blocks without the headings that a source marks and that head nothing: the title, a paragraph, the end."""
    first = next((i for i, block in enumerate(blocks) if is_told(block)), len(blocks))
    marked = [i for i, block in enumerate(blocks) if block.kind == "heading" and not block.mark]
    vain = {
        i
        for i in marked
        if len(blocks[i].text) > LONGEST_MARKED
        or i + 1 == len(blocks)
        or (is_told(blocks[i]) and not QUESTION.search(blocks[i].text))
        or (echoes(blocks[i].text, title) and (i < first or 2 * len(blocks[i].text) >= len(title)))
    }
    return [replace(block, kind="paragraph", level=0) if i in vain else block for i, block in enumerate(blocks)]


def _named(found: Mapping[int, Features]) -> set[int]:
    """Places of the lines with points enough; and then of those that lacked some beside one of these."""
    heads = {i for i, features in found.items() if points(features) >= ENOUGH}
    beside = {
        i: features - ({"over_line"} if i + 1 in heads else set()) - ({"under_line"} if i - 1 in heads else set())
        for i, features in found.items()
    }
    return heads | {i for i, features in beside.items() if points(features) >= ENOUGH}


def points(features: Features) -> float:
    """How much speaks for a heading.

    >>> points(frozenset({"under_prose", "over_prose", "few"})), points(frozenset({"under_rest", "goes_on"}))
    (3.0, -6.0)
    """
    return sum(POINTS[name] for name in features if name in POINTS)


def _as_heading(block: Block) -> Block:
    text = block.text.rstrip(" :：")
    bare = text[1:-1].strip() if text[0] + text[-1] in ("[]", "【】") else text
    return replace(block, kind="heading", level=2, text=bare)


def _are_many(blocks: Sequence[Block], asked: Collection[int]) -> bool:
    """Whether the questions are those of a page that answers them one by one, and not of a speech."""
    greeted = any(block.kind == "salutation" for block in blocks)
    return len(asked) >= FEWEST_QUESTIONS and FEWEST_QUESTIONS * len(asked) >= len(blocks) and not greeted


def _is_talk(blocks: Sequence[Block]) -> bool:
    """Whether somebody addresses an audience, or speaks in turns."""
    return any(block.speaker or block.kind == "salutation" for block in blocks)


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
