"""Translations: which blocks stand under which comment, and so which paragraph of the source each renders."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier import comments, markup
from dossier.model import Block, Rendering
from dossier.read.blocks import number_blocks, paragraph_id


def read_translated(body: str) -> tuple[tuple[Block, ...], tuple[Rendering, ...]]:
    r"""Blocks of a body of Markdown, and what its comments say of them.

    The first block below a comment has the id of the paragraph that it renders, so that an address leads to the same
    paragraph in every language.

    >>> blocks, renderings = read_translated("<!-- p-1a2b3c: A wall. It fell. -->\nUn mur.\n\nIl est tombé.")
    >>> blocks[0].id, renderings[0].blocks == tuple(block.id for block in blocks)
    ('p-1a2b3c', True)
    """
    notes, pieces = comments.comments(body), markup.parse(comments.numbered(body))
    owners = list(_owners(pieces, notes))
    firsts = {owner: place for place, owner in reversed(list(enumerate(owners)))}
    blocks = number_blocks(
        Block(
            piece.kind,
            piece.text,
            notes[owner].ids[0] if owner >= 0 and firsts[owner] == place else paragraph_id(piece.text),
            level=max(piece.level, 2) * (piece.level > 0),
        )
        for place, (piece, owner) in enumerate(zip(pieces, owners, strict=True))
    )
    return blocks, tuple(_rendering(number, note, blocks, owners) for number, note in enumerate(notes))


def _owners(pieces: Sequence[markup.Piece], notes: Sequence[comments.Comment]) -> Iterator[int]:
    """Place of the comment that each piece stands under; -1 where there is none.

    A heading and what follows it do not share one: somebody has left out a comment.
    """
    owner, headed = -1, False
    named = {number for number, note in enumerate(notes) if note.ids != (comments.TITLE,)}
    for piece in pieces:
        own = [number for comment in piece.comments if (number := comments.number_of(comment)) in named]
        if own:
            owner = own[-1]
        elif headed or piece.kind == "heading":
            owner = -1
        headed = piece.kind == "heading"
        yield owner


def _rendering(number: int, note: comments.Comment, blocks: Sequence[Block], owners: Sequence[int]) -> Rendering:
    below = tuple(block.id for block, owner in zip(blocks, owners, strict=True) if owner == number)
    return Rendering(note.ids if note.ids == (comments.TITLE,) else below, note.ids, note.wording, note.line)


def moved(renderings: Sequence[Rendering], lines: int) -> tuple[Rendering, ...]:
    """The same comments, their lines counted from the top of a file with so many lines above the body."""
    return tuple(replace(rendering, line=rendering.line + lines) for rendering in renderings)
