"""Translations: what stands under which comment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model.document import paragraph_id
from dossier.pages import parsing
from dossier.pages.comments import without, written
from dossier.pages.documents import read_translated

ONE, TWO, THREE = ("p-000001", "p-000002", "p-000003")


def comment(*ids):
    return written(ids, "A wall.")


def rendered(body):
    """Texts of the blocks under each comment."""
    blocks, renderings = read_translated(body)
    texts = {block.id: block.text for block in blocks}
    return [[texts.get(id_, id_) for id_ in rendering.blocks] for rendering in renderings]


@pytest.mark.parametrize(
    ("body", "below"),
    [
        (f"{comment(ONE)}\nUn mur.\n\n{comment(TWO)}\n\nDeux.", [["Un mur."], ["Deux."]]),
        (f"{comment(ONE)}\nUn mur.\n\nVieux.", [["Un mur.", "Vieux."]]),
        (f"{comment(ONE)}\n\n{comment(TWO)}\nDeux.", [[], ["Deux."]]),
        (f"{comment(ONE)}\nUn mur.\n\n{comment(TWO)}\n", [["Un mur."], []]),
        (f"Avant.\n\n{comment(ONE)}\nUn mur.", [["Un mur."]]),
        (f"{comment('title')}\n\nUn mur.", [["title"]]),
        (f"{comment(ONE)}\n## Le mur\n\nUn mur.", [["Le mur"]]),
        (f"{comment(ONE)}\nUn mur.\n\n## Le mur\n\n{comment(TWO)}\nDeux.", [["Un mur."], ["Deux."]]),
        (f"{comment(ONE)}\n- un\n\n{comment(TWO)}\n- deux\n{comment(THREE)}\n- trois", [["un"], ["deux"], ["trois"]]),
        (
            f"{comment(ONE)}\n| a | b |\n| --- | --- |\n| c | d |\n\n{comment(TWO)}\n> Il dit.",
            [["a b c d"], ["Il dit."]],
        ),
        (f"{comment(ONE)}\n<!-- 1 -->\n\nUn mur.", [["Un mur."]]),
    ],
)
def test_what_stands_below_a_comment(body, below):
    assert rendered(body) == below


def test_the_first_block_below_has_the_id_of_what_it_renders():
    blocks, _ = read_translated(f"{comment(ONE, TWO)}\nUn mur.\n\nVieux.\n\n{comment(ONE)}\nEncore.")
    assert [block.id for block in blocks] == [ONE, paragraph_id("Vieux."), f"{ONE}-2"]


def test_lines_are_those_of_the_body():
    _, renderings = read_translated(f"Avant.\n\n{comment(ONE)}\nUn mur.\n\n{comment(TWO)}\nDeux.")
    assert [rendering.line for rendering in renderings] == [3, 6]


CHUNKS = st.sampled_from(
    ["Un mur.", "## Le mur", "- un", "- deux", "> Il dit.", "1. un", "Un *mur* [vieux](x).", "***", ""]
)


@given(st.lists(st.tuples(st.booleans(), CHUNKS), max_size=8))
def test_readers_get_the_blocks_that_were_read(chunks):
    """Marks are laid block by block on what is rendered without comments: both must tell the same blocks apart."""
    body = "\n\n".join(
        f"{comment(f'p-00000{n}')}\n{chunk}" if noted else chunk for n, (noted, chunk) in enumerate(chunks)
    )
    shown = [(piece.kind, piece.text) for piece in parsing.parse(without(body))]
    assert [(block.kind, block.text) for block in read_translated(body)[0]] == shown
