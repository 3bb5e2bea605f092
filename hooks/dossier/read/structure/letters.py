"""Parts of letters and speeches: greetings above the text, the courtesy and the signature below it."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.text import SENTENCE_END
from dossier.model import Block
from dossier.read.lines.courtesy import GREETING, LONGEST_TITLE, addresses, closes, greets_at_length
from dossier.read.lines.measure import PROSE, ends, size
from dossier.read.lines.speakers import speakers
from dossier.read.structure.split import LONGEST_HEADING

SIGNATURE = 6
"""Lines at most."""
LONGEST_NAME = 60
"""Characters of a line of a signature."""
LONGEST_CALL = 8
"""Words of a line that names those to whom a letter goes."""
_SIGNED = re.compile(r"^[\[(（［][^\])）］]{1,12}[\])）］]\s*")
"""What a copy has in the place of the writer's hand: “[signed]”."""


def mark_letter(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Lines that greet somebody, above the first paragraph or alone below it; a closing, and those who sign."""
    marked = _greeted(blocks, profile)
    said = next((i for i, block in enumerate(marked) if _is_said(block)), len(marked))
    closings = [i for i in range(said + 1, len(marked)) if _closes(marked[i], profile)]
    # “I have the honour to be, / Sir, / Your obedient servant”
    closings += [i + 1 for i in closings if i + 2 in closings]
    if closings and said and not any(block.kind == "salutation" for block in marked) and _calls(marked[said - 1]):
        marked[said - 1] = replace(marked[said - 1], kind="salutation")
    for place in closings:
        marked[place] = replace(marked[place], kind="closing")
    for place in closings:
        _sign(marked, place + 1)
    return marked


def is_letter(blocks: Sequence[Block]) -> bool:
    """Whether a text greets whom it is written to, and closes as letters do: speeches end in thanks.

    >>> told = ["Dear Madam,", "The lake has risen again, and we must go.", "Yours sincerely,", "Ada Stone"]
    >>> is_letter(mark_letter([Block("paragraph", text, text) for text in told], profile("en")))
    True
    """
    kinds = [block.kind for block in blocks]
    return "salutation" in kinds and "closing" in kinds[kinds.index("salutation") :]


def signed(blocks: Iterable[Block]) -> list[str]:
    """The lines of a signature, each without the word for it that stands in a copy.

    >>> signed([Block("signature", "[signed] Ada Stone", ""), Block("signature", "Secretary", "")])
    ['Ada Stone', 'Secretary']
    """
    return [_SIGNED.sub("", block.text) for block in blocks if block.kind == "signature"]


def _greeted(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Blocks with the salutations marked; below the first prose a line must say nothing but whom it addresses."""
    free = [block.kind == "paragraph" for block in blocks]
    greeting = [free[i] and greets_at_length(block.text, profile) for i, block in enumerate(blocks)]
    long = (i for i, block in enumerate(blocks) if len(block.text) > LONGEST_HEADING and not greeting[i])
    # A subtitle may be as long as a paragraph.
    first = next((i for i in long if i or ends(blocks[i].text)), len(blocks))
    alone = [free[i] and addresses(block.text, profile) for i, block in enumerate(blocks)]
    for i in range(len(blocks) - 1, -1, -1):
        below = i + 2 if blocks[i + 1 : i + 2] and not alone[i + 1] and _is_title(blocks[i + 1].text) else i + 1
        above = below < len(blocks) and (alone[below] or greeting[below] or _is_sentence(blocks[below]))
        alone[i] = alone[i] and above
    found = [alone[i] or (greeting[i] and i < first) for i in range(len(blocks))]
    for i in range(1, len(blocks) - 1):
        found[i] = found[i] or (free[i] and found[i - 1] and found[i + 1] and _is_title(blocks[i].text))
    return [replace(b, kind="salutation") if is_one else b for b, is_one in zip(blocks, found, strict=True)]


def _is_title(text: str) -> bool:
    """Whether a line between two that greet is a few words with capitals: the title of another who is greeted."""
    words = text.split()
    return len(words) <= LONGEST_TITLE and all(word[0].isupper() for word in words) and not SENTENCE_END.search(text)


def _is_sentence(block: Block) -> bool:
    return block.kind == "paragraph" and SENTENCE_END.search(block.text) is not None


def _is_said(block: Block) -> bool:
    return size(block.text) >= PROSE and _is_sentence(block)


def _closes(block: Block, profile: Profile) -> bool:
    return block.kind == "paragraph" and closes(block.text, profile)


def _calls(block: Block) -> bool:
    """Whether a line may name those to whom a letter goes: “河流研究所：” only ends as a greeting does."""
    return block.kind == "paragraph" and size(block.text) <= LONGEST_CALL and block.text.endswith(GREETING)


def _sign(blocks: list[Block], start: int) -> None:
    """Mark the short lines from `start` on, below a closing, as its signature."""
    for at, block in enumerate(blocks[start : start + SIGNATURE], start):
        if block.kind != "paragraph" or len(block.text) > LONGEST_NAME or SENTENCE_END.search(block.text):
            return
        blocks[at] = replace(block, kind="signature")


# Turns of a talk: whose words a paragraph begins with.


def mark_turns(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Paragraphs that begin with the name of a speaker and a colon, in texts where such names come again."""
    found = speakers([block.text if block.kind == "paragraph" else "" for block in blocks], profile)
    return [replace(block, speaker=found[i][0]) if i in found else block for i, block in enumerate(blocks)]
