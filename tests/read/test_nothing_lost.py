"""Nothing that was said is lost: each whole sentence of ten words or more stays, or its line says why it does not.

A sentence is *kept* when its words stand in the title, in a block, or on a line that became a fact. One that is not kept
is accounted for by the decision about its line:

- `duplicate`: the line that it names has the same words, or all but a few letters of them, and stays;
- `dropped` by its words: what the rule saw stands in the line itself;
- `dropped` by its place: it names the nearest line that is known boilerplate or leads away from the text (itself,
  maybe), and the sentence stands above the first or below the last paragraph that stays; within, it raises a doubt.

So a sentence is never lost without evidence that a reader can look up, and never within a text without a doubt.
"""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.languages.normal_forms import wording
from dossier.languages.text import SENTENCE_END
from dossier.model import Seed
from dossier.read import Context, read_seed
from dossier.read.ledger import is_text
from dossier.read.lines.measure import is_prose, size
from tests.samples import CASES

LONG = 10
"""Words: twenty characters of a script without gaps."""
SENTENCE = re.compile(r"(?<=[.!?…])[\"'»”’)]*\s+|(?<=[。！？])[”’」』）]*")
ALIKE = 0.8
"""Share of the words of a near copy that its first has, too."""


def read(raw):
    return read_seed(Seed("seeds/text.txt", raw), Context(("en", "fr", "zh")))[0]


def said(document):
    """All words of what stays: title, blocks, and lines that became facts."""
    facts = (line.text for line in document.lines if line.decision.status == "metadata")
    return wording(" ".join((document.title, *(block.text for block in document.blocks), *facts)))


def lost(document):
    """Lines that went, each with a whole sentence that nothing of the document says."""
    words = said(document)
    for line in document.lines:
        if line.decision.status in ("dropped", "duplicate"):
            told = [each for each in SENTENCE.split(line.text) if size(each) >= LONG and SENTENCE_END.search(each)]
            yield from ((line, each) for each in told if wording(each) not in words)


def unaccounted(document):
    """Sentences that went without evidence, or within the text without a doubt."""
    by_number = {line.number: line for line in document.lines}
    told = [line.number for line in document.lines if is_text(line) and is_prose(line.text)]
    doubted = {doubt.code for doubt in document.doubts}
    for line, sentence in lost(document):
        decision = line.decision
        others = [by_number[number] for number in decision.lines]
        if decision.status == "duplicate":
            fine = any(_stays(other) and _alike(line, other) for other in others)
        elif others:
            within = bool(told) and told[0] < line.number < told[-1]
            fine = not within or "weak_boundaries" in doubted
        else:
            fine = any(wording(part) in wording(line.raw) for part in decision.seen.split(" · ") if wording(part))
        if not fine:
            yield line.number, sentence


def _stays(line):
    return is_text(line) or line.decision.status == "metadata"


def _alike(line, other):
    words, others = wording(line.text).split(), set(wording(other.text).split())
    return sum(word in others for word in words) >= ALIKE * len(words)


def texts():
    for path in sorted((CASES / "quality").rglob("*.txt")):
        yield pytest.param(path.read_bytes(), id=path.stem)
    for path in sorted((CASES / "texts").glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case["raw"].encode(case.get("encoding", "utf-8")), id=case["name"])
    for path in sorted((CASES / "clean" / "texts").glob("*.yml")):
        yield pytest.param(yaml.safe_load(path.read_text(encoding="utf-8"))["raw"].encode(), id=path.stem)


@pytest.mark.parametrize("raw", list(texts()))
def test_each_sentence_stays_or_its_line_says_why_not(raw):
    document = read(raw)
    assert document is None or list(unaccounted(document)) == []


# Pages composed of sentences, menus, turns, votes and boxes: what was said in the text is all there.

EN = (
    "The harbour council met on Tuesday evening to talk about the old wall on the eastern pier.",
    "Nobody had mended the wall since the great storm, although everybody knew that it would not stand.",
    "The pilots of the bay asked for a second light, because the first one cannot be seen in the fog.",
    "A new ferry will cross the river four times a day from the first Monday in spring.",
    "My grandmother rowed across this harbour twice a day and never once complained about the rain.",
    "The price of timber has risen so much that the boathouse will be built of stone this time.",
)
FR = (
    "Le conseil du port s’est réuni mardi soir pour parler du vieux mur de la jetée de l’est.",
    "Personne n’avait réparé ce mur depuis la grande tempête, et chacun savait qu’il ne tiendrait pas.",
    "Les pilotes de la baie demandent un second feu, car le premier ne se voit pas dans la brume.",
    "Un nouveau bac traversera le fleuve quatre fois par jour à partir du premier lundi du printemps.",
)
ZH = (
    "港口委员会星期二晚上开会讨论东码头那堵旧墙的修理问题，许多居民也到场旁听。",
    "自从那场大风暴以后没有人修过这堵墙，尽管大家都知道它支撑不了下一个冬天。",
    "海湾的引航员要求再建一座灯塔，因为第一座灯塔的光在大雾里根本看不见。",
    "从春天的第一个星期一开始，一条新的渡船将每天四次往返于河的两岸之间。",
)
VOTE = (
    "The Speaker:",
    "All those who are in favour of the motion on the pier will please say yea.",
    "Members:",
    "Yea.",
)
MENU = ("Home", "News", "Contact us", "Subscribe to our newsletter", "Share this")
BOX = ("Read also", "Three new boats arrive", "Snow in May")
FOOT = ("Back to top", "Follow us", "All rights reserved")


@st.composite
def pages(draw):
    """Sentences of one language, as paragraphs of one or two, with votes; around them a page, maybe."""
    told = list(draw(st.sampled_from((EN, FR, ZH))))
    paragraphs = draw(st.permutations(told))
    body = [f"{a}{'' if told[0] in ZH else ' '}{b}" for a, b in zip(paragraphs[::2], paragraphs[1::2], strict=True)]
    if told[0] in EN and draw(st.booleans()):
        body = [body[0], *VOTE, *body[1:], *VOTE]
    blank = draw(st.booleans())
    menu = MENU if draw(st.booleans()) else ()
    box = BOX if menu and draw(st.booleans()) else ()
    lines = [*menu, "About the pier", *body, *box, *(FOOT if menu else ())]
    return told, ("\n\n" if blank else "\n").join(lines)


@settings(max_examples=60, deadline=None)
@given(pages())
def test_what_was_said_on_a_page_is_all_there(page):
    told, raw = page
    document = read(raw.encode())
    words = said(document)
    assert [sentence for sentence in told if wording(sentence) not in words] == []
    vote = wording(VOTE[1])
    assert words.count(vote) == wording(raw).count(vote)
    assert list(unaccounted(document)) == []
