"""Blocks: what the lines of short texts become, and ids that nothing changes but the words themselves."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.languages import languages, profile
from dossier.model import Block, Decision
from dossier.model.document import number_blocks, paragraph_id
from dossier.read.clean import apply
from dossier.read.clean.duplicates import drop_duplicates
from dossier.read.ledger import ledger
from dossier.read.structure import make_blocks
from tests.samples import cases

CASES = cases("read/blocks.yml")
KINDS = st.sampled_from(["heading", "paragraph", "item", "quotation", "salutation", "subtitle", "closing"])


def blocks(text, language="en"):
    """Blocks of a text in which nothing but copies of headings has to be cleaned."""
    return make_blocks(apply(drop_duplicates, ledger(text), profile(language)), profile(language))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['name']}")
def test_lines_become_blocks(case):
    assert [f"{block.kind} {block.text}" for block in blocks(case["text"], case["language"])] == case[
        "blocks"
    ].splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['name']}")
def test_every_line_that_stays_is_named_by_a_block(case):
    numbers = [line for block in blocks(case["text"], case["language"]) for line in block.lines]
    assert numbers == sorted(numbers)
    assert set(numbers) <= set(range(1, len(case["text"].splitlines()) + 1))


def test_headings_have_a_level_and_no_number():
    heading, first, second = blocks(
        "What the monks left\nThey left a wall of stone, three wells and a book of ships.\nThe sea took all of it, stone by stone."
    )
    assert (heading.kind, heading.level, heading.number) == ("heading", 2, 0)
    assert [(block.level, block.number) for block in (first, second)] == [(0, 1), (0, 2)]


def test_lines_that_were_taken_out_are_no_blocks():
    one, two, three = ledger("One was here.\nTwo was here.\nThree was here.")
    for status in ("duplicate", "metadata", "dropped"):
        made = make_blocks(
            (
                one,
                replace(two, decision=Decision(status)),
                replace(three, decision=Decision("changed"), text="Three is here."),
            ),
            profile("en"),
        )
        assert [(block.text, block.lines) for block in made] == [("One was here.", (1,)), ("Three is here.", (3,))]


def test_an_id_comes_from_the_raw_line():
    before = ledger("the santÃ© of all.\n")
    after = (replace(before[0], text="The santé of all.", decision=Decision("changed")),)
    assert make_blocks(before, profile("en"))[0].id == make_blocks(after, profile("en"))[0].id


def test_the_heading_of_a_glued_paragraph_keeps_its_id_when_it_is_repaired():
    text = "Build small cafÃ©s. Each island shall have a house with a wall of stone and a light.\nBuild small cafÃ©s."
    raw = apply(drop_duplicates, ledger(text), profile("en"))
    mended = tuple(replace(line, text=line.text.replace("Ã©", "é")) for line in raw)
    made = [make_blocks(lines, profile("en")) for lines in (raw, mended)]
    assert [block.kind for block in made[1]] == ["heading", "paragraph"]
    assert [block.id for block in made[0]] == [block.id for block in made[1]]
    assert made[1][1].id == paragraph_id(text.splitlines()[0])


def test_ids_do_not_depend_on_the_neighbours():
    text = "One was here.\nTwo was here.\nThree was here."
    assert {block.id for block in blocks(text)} > {block.id for block in blocks("Two was here.\nThree was here.")}


@given(st.text(), st.sampled_from([" ", "\t", "\n", "  ", "\u00a0"]))
def test_an_id_ignores_white_space(text, space):
    assert re.fullmatch("p-[0-9a-f]{6}", paragraph_id(text))
    assert paragraph_id(space.join(text.split())) == paragraph_id(text)


@given(st.lists(st.tuples(KINDS, st.sampled_from(["p-000001", "p-000002", "p-00000a"])), max_size=8))
def test_ids_are_unique_and_numbers_count(drawn):
    numbered = number_blocks(Block(kind, "", id_) for kind, id_ in drawn)
    assert len({block.id for block in numbered}) == len(numbered)
    assert [block.number for block in numbered if block.number] == list(
        range(1, sum(kind in ("paragraph", "item", "quotation") for kind, _ in drawn) + 1)
    )


def letters(texts):
    return "".join(sign for text in texts for sign in text if sign.isalnum())


@given(st.text(), st.sampled_from(languages()))
def test_no_word_is_lost(text, language):
    lines = ledger(text)
    made = make_blocks(lines, profile(language))
    assert letters(block.text for block in made) == letters(line.text for line in lines)
