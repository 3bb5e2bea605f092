"""What frames a text and is none of its paragraphs: the line below its title, a date beside a place, greetings."""

from collections.abc import Sequence

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.text import WORD
from dossier.model import Block
from dossier.model.document import number_blocks
from dossier.read.clean.stamps import date, dated_place
from dossier.read.dates import find
from dossier.read.lines.measure import PROSE, ends, size
from dossier.read.structure.letters import mark_letter

LONGEST_SUBTITLE = 200
"""Characters."""
_FEWEST = 4
"""Words of a subtitle: fewer below a title are a label, a place or the name of a section (“In the news”)."""
_LONGEST_DATELINE = 10
"""Words."""
_BEGINNINGS = frozenset({"dateline", "salutation", "heading"})
"""Kinds of what may stand below a subtitle, besides a sentence."""
_OPEN = tuple(",;:،؛，；：、")
"""Ends of a line that goes on in the next, or opens it."""


def mark_frame(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Blocks with the subtitle marked, and the lines above the first and below the last prose that hold a date alone.

    >>> told = ["Remarks at the bridge of Asel", "Asel, 3 May 2024", "We built a bridge of stone over the old river."]
    >>> made = [Block("paragraph", text, text) for text in told]
    >>> [block.kind for block in mark_frame(made, profile("en"))]
    ['subtitle', 'dateline', 'paragraph']
    """
    prose = [i for i, block in enumerate(blocks) if _is_said(block)]
    if not prose:
        return list(blocks)
    marked, around = [*blocks], [*range(prose[0]), *range(prose[-1] + 1, len(blocks))]
    dated = [i for i in around if blocks[i].kind == "paragraph" and _is_dated(blocks[i].text, profile)]
    # A diary has such lines between its paragraphs, too: there they are headings rather than the date of the text.
    for place in dated if not any(date(block.text) for block in blocks[prose[0] : prose[-1]]) else ():
        marked[place] = replace(marked[place], kind="dateline")
    if marked[0].kind == "paragraph" and prose[0] > 0 and 0 not in dated and is_subtitle(marked) and _is_whole(marked):
        marked[0] = replace(marked[0], kind="subtitle")
    return marked


def frame(blocks: Sequence[Block], profile: Profile) -> tuple[Block, ...]:
    """The blocks of a page in Markdown, which knows no greetings, closings and subtitles, with what frames them marked.

    >>> page = number_blocks([Block("paragraph", "Dear Sir,", "p-1"), Block("paragraph", "It rained in Asel.", "p-2")])
    >>> [(block.kind, block.number) for block in frame(page, profile("en"))]
    [('salutation', 0), ('paragraph', 1)]
    """
    return number_blocks(mark_frame(mark_letter(blocks, profile), profile))


def is_subtitle(blocks: Sequence[Block]) -> bool:
    """Whether a text begins with a line that is no sentence, and opens nothing."""
    first = blocks[0] if blocks else None
    if first is None or first.kind not in ("subtitle", "paragraph", "heading") or len(first.text) > LONGEST_SUBTITLE:
        return False
    return not ends(first.text) and not first.text.endswith(_OPEN)


def _is_whole(blocks: Sequence[Block]) -> bool:
    """Whether the first block is words, and neither an address nor a part of what goes on in the line below."""
    text, below = blocks[0].text, blocks[1]
    named = size(text) >= _FEWEST and "://" not in text and "@" not in text and not blocks[0].speaker
    begins = below.kind in _BEGINNINGS or (ends(below.text) and not below.text[:1].islower())
    return named and begins


def _is_dated(text: str, profile: Profile) -> bool:
    """Whether a line is a date alone, or beside names.

    >>> [_is_dated(text, profile("en")) for text in ("(3 May 2024, Asel, Borv)", "We met on 3 May 2024", "3 May 2024")]
    [True, False, True]
    """
    if size(text) > _LONGEST_DATELINE or ends(text):
        return False
    return bool(date(text) or dated_place(text)) or _is_among_names(text, profile)


def _is_among_names(text: str, profile: Profile) -> bool:
    """Whether a line holds a full date, and besides it nothing but words with capitals and very frequent ones."""
    found = [one for one in find(text, profile) if one.year and one.day]
    for one in reversed(found):
        text = f"{text[: one.start]} {text[one.end :]}"
    names = [word for word in WORD.findall(text) if not word.isdecimal()]
    plain = (word[0].islower() and word not in profile.stopwords for word in names)
    return bool(found and not profile.letters and any(word[0].isupper() for word in names) and not any(plain))


def _is_said(block: Block) -> bool:
    return block.kind in ("paragraph", "item", "quotation") and size(block.text) >= PROSE and ends(block.text)
