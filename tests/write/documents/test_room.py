"""What a page has room for of a very long text."""

import pytest

from dossier.model import Block
from dossier.render import text_html
from dossier.write.documents import room
from dossier.write.documents.marks import Mark
from dossier.write.documents.room import AROUND, LONGEST, Text


def text_of(*words, markdown=None):
    blocks = tuple(Block("paragraph", text, f"p-{number:06x}") for number, text in enumerate(words))
    return Text(blocks, markdown, tuple(Mark(block.id, number) for number, block in enumerate(blocks, 1)))


def test_an_ordinary_text_is_shown_as_it_is():
    text = text_of("One.", "Two.")
    assert text.shown() is text
    assert text.fits()
    assert text_of().fits()


@pytest.mark.parametrize("words", ["Two.", "二" * 300])
def test_a_page_ends_where_there_is_no_more_room(words, monkeypatch):
    text = text_of(*[words] * 10)
    monkeypatch.setattr(room, "ROOM", 3 * (AROUND + len(words.encode())) + 1)
    shown = text.shown()
    assert not text.fits()
    assert shown.blocks == text.blocks[:3]
    assert shown.marks == text.marks[:3]
    assert text_html(shown, "en", ()).count("<p") == 3
    assert len(text_html(shown, "en", ())) < room.ROOM


def test_markdown_ends_behind_a_whole_paragraph(monkeypatch):
    text = text_of(*["Two."] * 10, markdown="\n\n".join(["*Two*."] * 10))
    monkeypatch.setattr(room, "ROOM", 5 * (AROUND + 4))
    assert set(text.shown().markdown.split("\n\n")) == {"*Two*."}
    assert 3 <= text.shown().markdown.count("Two") <= 5


def test_a_paragraph_that_is_longer_than_any_sentence_is_cut():
    text = text_of("One.", "a " * LONGEST, "Two.")
    shown = text.shown()
    assert not text.fits()
    assert [block.text for block in shown.blocks[::2]] == ["One.", "Two."]
    assert shown.blocks[1].text.endswith("a …")
    assert len(shown.blocks[1].text) <= LONGEST + 2


def test_a_table_loses_its_last_rows(monkeypatch):
    monkeypatch.setattr(room, "LONGEST", 20)
    rows = (("one", "two"), ("three", "four"), ("five", "six"))
    block = Block("table", "one two three four five six", "p-000001", rows=rows)
    shown = Text((block,), None, (Mark("p-000001", 1),)).shown()
    assert shown.blocks[0].rows == rows[:2]
