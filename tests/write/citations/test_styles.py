"""Citations as four styles write them, beside what their manuals ask for."""

import pytest

from dossier.write.citations.styles import STYLES, citations, given
from tests.write.citations.making import CASES, ITEMS


@pytest.fixture(scope="module")
def made():
    return dict(zip(ITEMS, citations(list(ITEMS.values())), strict=True))


def plain(citation):
    return "".join(f"*{piece.text}*" if piece.stressed else piece.text for piece in citation)


@pytest.mark.parametrize("style", [style.id for style in STYLES])
@pytest.mark.parametrize("name", CASES)
def test_each_style_writes_a_text_as_its_manual_asks(name, style, made):
    assert plain(made[name][style]) == CASES[name]["styles"][style]


def test_a_text_is_cited_the_same_alone_and_among_others(made):
    """No year gets a letter, no author a dash, because another text of the collection has the same."""
    name = "days of two months"
    assert citations([ITEMS[name]]) == [made[name]]


def test_nothing_is_cited_without_a_text():
    assert citations([]) == []


def test_what_a_style_has_no_words_for_does_not_stop_the_others():
    """Chicago leaves out a text of which neither the publisher nor an address is known."""
    bare = {"id": "bare", "type": "document", "language": "en", "title": "A note"}
    found = citations([bare, ITEMS["a day, an event"]])
    assert plain(found[0]["apa"]) == "*A note*. (n.d.)."
    assert found[1].keys() == {style.id for style in STYLES}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_what_is_for_programs_alone_is_not_cited(name, style):
    told = given({**ITEMS[name], "license": "All rights reserved", "note": "A draft", "archive_location": "x"}, style)
    assert not {"license", "note", "archive_location", "custom"} & told.keys()
