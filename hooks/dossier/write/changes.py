"""Two wordings of a paragraph, and what in each the other has not."""

from difflib import SequenceMatcher

from dossier.text import word_spans
from dossier.write.copies import Piece

Pieces = tuple[Piece, ...]


def changes(old: str, new: str) -> tuple[Pieces, Pieces]:
    """The two wordings in pieces, told apart word by word (character by character, in scripts without gaps).

    >>> [piece.text for piece in changes("The old wall fell.", "The new wall fell.")[1] if piece.changed]
    ['new']
    """
    texts = [(text, list(word_spans(text))) for text in (old, new)]
    one, two = ([text[start:end] for start, end in spans] for text, spans in texts)
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    kept = [{block[side] + n for block in blocks for n in range(block.size)} for side in (0, 1)]
    then, now = (
        _pieces(text, [span for n, span in enumerate(spans) if n not in same])
        for (text, spans), same in zip(texts, kept, strict=True)
    )
    return then, now


def _pieces(text: str, changed: list[tuple[int, int]]) -> Pieces:
    """The text in pieces; words that changed and stand together are one."""
    pieces, at = list[Piece](), 0
    for start, end in changed:
        between = text[at:start]
        joins = bool(pieces) and pieces[-1].changed and not between.strip()
        last = pieces.pop().text + between if joins else ""
        pieces += [] if joins or not between else [Piece(between, changed=False)]
        pieces.append(Piece(last + text[start:end], changed=True))
        at = end
    return (*pieces, Piece(text[at:], changed=False)) if text[at:] else tuple(pieces)
