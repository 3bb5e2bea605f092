"""Footnotes stand in the margin where there is room, each beside its mark, and at the end where there is none."""

import pytest
from playwright.sync_api import expect

NOTED = "documents/noted.html"


@pytest.fixture
def base(various):
    return f"{various.site.as_uri()}/"


def boxes(page, selector):
    return [one.bounding_box() for one in page.locator(selector).all()]


def test_where_there_is_room_each_note_stands_beside_its_mark_and_below_the_one_before_it(visitor):
    page = visitor.open(NOTED)
    marks, notes = boxes(page, ".text sup[id]"), boxes(page, ".footnote li")
    assert len(marks) == len(notes) == 3
    text = page.locator(".text").bounding_box()
    assert all(note["x"] > text["x"] + text["width"] for note in notes)
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    for at in (0, 2):
        assert notes[at]["y"] == pytest.approx(marks[at]["y"], abs=2)
    assert notes[1]["y"] == pytest.approx(notes[0]["y"] + notes[0]["height"], abs=2)


@pytest.mark.parametrize(
    "options", [{"viewport": {"width": 390, "height": 800}}, {"viewport": {"width": 1000, "height": 800}}]
)
def test_without_room_notes_stand_at_the_end(visitor):
    page = visitor.open(NOTED)
    last = page.locator(".text > p").last.bounding_box()
    assert all(note["y"] > last["y"] + last["height"] for note in boxes(page, ".footnote li"))


def test_the_keyboard_leads_from_a_mark_to_its_note_and_back(visitor):
    page = visitor.open(NOTED)
    page.locator("a.footnote-ref").nth(1).press("Enter")
    expect(page.locator(".footnote li").nth(1)).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').id") == "fn:second"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == "fnref:second"


def test_a_screen_reader_is_told_of_notes_as_a_list_behind_the_text(visitor):
    page = visitor.open(NOTED)
    told = page.locator(".footnote").aria_snapshot()
    assert told.count("- listitem") == 3
    assert "Jump back" not in told
