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


@pytest.mark.parametrize("kind", ["document", "speech", "interview"])
def test_a_text_is_cited_of_which_neither_a_publisher_nor_an_address_is_known(kind):
    """Left to itself Chicago says nothing of it, and APA nothing of an interview."""
    [found] = citations([{"id": "bare", "type": kind, "language": "en", "title": "A note"}])
    assert {style: plain(cited) for style, cited in found.items()} == {
        "chicago": "“A Note.” n.d.",
        "apa": "*A note*. (n.d.).",
        "mla": "*A Note*.",
        "gb-t-7714": "A note[Z].",
    }


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.id)
def test_what_is_for_programs_alone_is_not_cited(name, style):
    told = given({**ITEMS[name], "license": "All rights reserved", "note": "A draft", "archive_location": "x"}, style)
    assert not {"license", "note", "archive_location", "custom"} & told.keys()
