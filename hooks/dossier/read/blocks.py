"""Blocks: what the lines that stayed are in the text, and the ids by which they are cited."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from dossier.data import Profile
from dossier.model import Block, Line

_LABEL_RULES = frozenset({"drop_label_copies", "drop_glued_labels"})
"""Rules whose dropped lines show that the same words elsewhere are a heading."""
_QUOTED = re.compile(r"[“«\"「『].{60,}[”»\"」』][.。]?")
_SENTENCE_END = re.compile(r"[.!?…。！？][”»\"’')\]」』）]*$")
_SALUTATION_END = re.compile(r"[,:，：!！]$")
_LONGEST_HEADING = 90
"""Characters."""


def paragraph_id(text: str) -> str:
    """Anchor of a block: `p-` and six hex digits of the SHA-256 of its text, white space collapsed.

    >>> paragraph_id("Thank  you.") == paragraph_id("Thank you.")
    True
    """
    return "p-" + hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:6]


def number_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks with unique ids (`-2` for a repeat), and numbers on all but the headings."""
    seen: Counter[str] = Counter()
    numbered: list[Block] = []
    count = 0
    for block in blocks:
        seen[block.id] += 1
        counts = block.kind != "heading"
        count += counts
        suffix = f"-{seen[block.id]}" if seen[block.id] > 1 else ""
        numbered.append(replace(block, id=block.id + suffix, number=count if counts else 0))
    return tuple(numbered)


def make_blocks(lines: Sequence[Line], profile: Profile) -> tuple[Block, ...]:
    """Blocks of a cleaned ledger: headings, items of series, salutations, quotations, paragraphs."""
    labels = {_label(line.text) for line in lines if line.rule in _LABEL_RULES and line.fate == "duplicate"}
    parts = _parts(lines)
    blocks = [block for line in lines if _stays(line) for block in _split(line, parts[line.number], labels)]
    blocks = [_as_heading(block, following) for block, following in zip(blocks, [*blocks[1:], None], strict=False)]
    return number_blocks(_mark_items(_mark_salutations(blocks, profile), profile))


def _stays(line: Line) -> bool:
    return line.fate in ("kept", "changed") and bool(line.text)


def _parts(lines: Iterable[Line]) -> dict[int, tuple[Line, ...]]:
    """All lines whose words stand in a line, itself the first."""
    parts: dict[int, tuple[Line, ...]] = {}
    for line in lines:
        head = int(line.reason.removeprefix("= ")) if line.fate == "joined" else line.number
        parts[head] = (*parts.get(head, ()), line)
    return parts


def _label(text: str) -> str:
    return " ".join(text.split()).rstrip(".。").casefold()


def _split(line: Line, parts: Sequence[Line], labels: set[str]) -> Iterator[Block]:
    """One block; two when a heading is glued to the front of its paragraph; a heading where its words recur."""
    raw, numbers = "".join(part.raw for part in parts), tuple(part.number for part in parts)
    id_ = paragraph_id(raw)

    def heading(text: str, id_: str) -> Block:
        return Block("heading", text.rstrip(".。:："), id_, level=2, lines=numbers)

    if _label(line.text) in labels:
        yield heading(line.text, id_)
        return
    for end in (match.end() for match in re.finditer(r"[.。:：]\s*", line.text[:_LONGEST_HEADING])):
        if _label(line.text[:end]) in labels:
            # The line's own id stays with the paragraph.
            yield heading(line.text[:end].strip(), paragraph_id(f"heading {raw}"))
            yield Block("paragraph", line.text[end:], id_, lines=numbers)
            return
    yield Block("quotation" if _QUOTED.fullmatch(line.text) else "paragraph", line.text, id_, lines=numbers)


def _as_heading(block: Block, following: Block | None) -> Block:
    """A short line without a mark at its end, above a longer paragraph, is its heading."""
    text = block.text
    ended = re.search(r"[\W_]$", text.rstrip(" ?？)）"))
    short = block.kind == "paragraph" and len(text) <= _LONGEST_HEADING and not ended
    leads = following is not None and following.kind == "paragraph" and _is_prose(following.text, 2 * len(text))
    named = re.match(r"[\w“«\"《]", text) and not text[:1].islower()
    return replace(block, kind="heading", level=2) if short and leads and named else block


def _is_prose(text: str, length: int) -> bool:
    return len(text) >= length and _SENTENCE_END.search(text) is not None


def _mark_salutations(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Lines above the first paragraph of prose that greet somebody."""
    greeting = [_greets(block.text, profile) for block in blocks]
    prose = (i for i, block in enumerate(blocks) if len(block.text) > _LONGEST_HEADING and not greeting[i])
    first = next(prose, len(blocks))
    return [replace(b, kind="salutation") if i < first and greeting[i] else b for i, b in enumerate(blocks)]


def _greets(text: str, profile: Profile) -> bool:
    return text.casefold().startswith(profile.salutations) and _SALUTATION_END.search(text) is not None


@cache
def _ordinals(profile: Profile) -> re.Pattern[str]:
    """A pattern whose group `oN` is the word for the Nth."""
    edge = "" if profile.letters else r"\b"
    words = (
        f"(?P<o{place}>{'|'.join(map(re.escape, words))}){edge}" for place, words in enumerate(profile.ordinals, 1)
    )
    return re.compile(rf"[—–\-•·\s]*(?:{'|'.join(words)})", re.IGNORECASE)


def _ordinal(text: str, profile: Profile) -> int:
    """Place in a series that the first word tells: 1 for "First, …"; 0 for none."""
    found = _ordinals(profile).match(text)
    return int((found.lastgroup or "o0")[1:]) if found else 0


def _mark_items(blocks: Sequence[Block], profile: Profile) -> Iterator[Block]:
    """Paragraphs that follow one another as first, second … are items of a list and keep these words."""
    places = [_ordinal(block.text, profile) if block.kind == "paragraph" else 0 for block in blocks]
    for i, block in enumerate(blocks):
        start = i - places[i] + 1
        run = places[max(start, 0) : i + 1] if places[i] else []
        continues = i + 1 < len(blocks) and places[i + 1] == places[i] + 1
        in_series = bool(run) and run == list(range(1, places[i] + 1)) and (len(run) > 1 or continues)
        yield replace(block, kind="item") if in_series else block
