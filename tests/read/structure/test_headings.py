"""Headings that a source marks, and the levels of those that nothing marks."""

import inspect
import re

import pytest

from dossier.languages import languages
from dossier.model import Seed
from dossier.read import Context, read_seed
from dossier.read.structure import shape, wording
from dossier.read.structure.headings import POINTS

PROSE = "The harbour was built by the monks of the island, who needed a place for their boats in winter."
MORE = "They left a wall of stone, three wells and a book in which all ships were listed, one after the other."


def headings(name, text):
    document, _ = read_seed(Seed(f"seeds/{name}", text.encode()), Context(languages()))
    return [(block.level, block.text) for block in document.blocks if block.kind == "heading"]


def marked(*heads):
    parts = "".join(f"## {head}\n\n{text}\n\n" for head, text in zip(heads, (PROSE, MORE), strict=True))
    return f"---\ntitle: The monks and the harbour of the northern islands\n---\n\n{parts}"


@pytest.mark.parametrize(
    "vain",
    [
        "The harbour of the northern islands",
        "The book of the monks tells of every ship that came, and of every ship that did not.",
        " ".join(["The monks, who came from the north in boats of skin, built a wall"] * 3),
    ],
    ids=["the title again", "a sentence", "a paragraph"],
)
def test_what_is_marked_and_heads_nothing_is_text(vain):
    assert headings("monks.md", marked(vain, "What they left")) == [(2, "What they left")]


@pytest.mark.parametrize(
    "head", ["The first winter", "What did the monks do with all of the boats that nobody wanted to row any more?"]
)
def test_what_is_marked_stays_a_heading(head):
    assert headings("monks.md", marked(head, "What they left")) == [(2, head), (2, "What they left")]


def test_headings_right_below_others_in_capitals_are_under_them():
    text = f"""A history of the northern harbour

The harbour is as old as the church, and both of them have lost their roofs more often than anybody can remember.

THE MONKS

The first winter

{PROSE}

The second winter

{MORE}

THE PILOTS

The third winter

The pilots bought the wall from the monks for a barrel of herrings, and they mended it with the bones of the rest.

The fourth winter

The boats of the pilots were larger than those of the monks, and so they needed a deeper basin, which they dug by hand.

THE HERONS

The last winter

Nobody has mended it since, but the herons like it, and the children of the town are forbidden to play on it.
"""
    below = [(3, "The first winter"), (3, "The second winter")]
    then = [(3, "The third winter"), (3, "The fourth winter")]
    last = [(2, "THE HERONS"), (3, "The last winter")]
    assert headings("monks.txt", text) == [(2, "THE MONKS"), *below, (2, "THE PILOTS"), *then, *last]


def test_every_feature_with_points_is_one_that_a_line_can_have():
    assert set(POINTS) <= set(re.findall(r"\w+", inspect.getsource(shape) + inspect.getsource(wording)))
