"""Facts: what small texts state of themselves in each language, and nothing that they do not state."""

import pytest

from dossier.languages import languages, profile
from dossier.model import Block, Decision, Facts, Line, Seed
from dossier.pages.schema import TYPES
from dossier.read import Context, read_seed
from dossier.read.facts import find_facts, subtitle
from dossier.read.facts.publisher import publisher_of
from dossier.read.facts.roles import Text
from tests.samples import cases

CASES = cases("read/facts.yml")


def document(text):
    found, _ = read_seed(Seed("seeds/a.txt", text.encode()), Context(languages()))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['name']}")
def test_facts_are_what_the_text_states(case):
    facts = document(case["text"]).facts
    stated = {
        key: list(value) if isinstance(value, tuple) else value
        for key in Facts.__slots__
        if (value := getattr(facts, key))
    }
    stated.pop("inferred", None)
    assert stated == case["facts"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}-{case['name']}")
def test_what_no_sentence_states_is_inferred(case):
    assert set(document(case["text"]).facts.inferred) == set(case.get("inferred", []))


def test_every_type_that_a_language_knows_is_one():
    assert all(set(profile(code).types) <= set(TYPES) for code in languages())


@pytest.mark.parametrize(
    ("byline", "names", "people", "expected"),
    [
        (
            "By mary stone and peter van reed",
            " mary stone and peter van reed",
            ["Peter van Reed", "Mary Stone"],
            ("Mary Stone", "Peter van Reed"),
        ),
        ("By mary stone, anna hill", " mary stone, anna hill", ["Peter van Reed"], ("Mary Stone", "Anna Hill")),
        (
            "By mary stone, anna hill and peter reed",
            " mary stone, anna hill and peter reed",
            [],
            ("Mary Stone", "Anna Hill", "Peter Reed"),
        ),
        ("Words and pictures: sandy brand & andy", ": sandy brand & andy", [], ("Sandy Brand", "Andy")),
        ("By maryanne stones", " maryanne stones", ["Anne Stone"], ("Maryanne Stones",)),
    ],
)
def test_a_byline_names_authors_those_whom_pages_know_first(byline, names, people, expected):
    line = Line(1, byline, byline, Decision("metadata", role="author", value=names))
    assert find_facts(Text("A title", (), (line,), profile("en")), [], people, []).author == expected


def test_a_publisher_has_the_capitals_that_its_page_gives_it():
    line = Line(1, "source: the island times", "source: the island times", Decision("metadata", role="source"))
    text = Text("A title", (), (line,), profile("en"))
    assert find_facts(text, [], [], ["The Island Times"]).publisher == "The Island Times"


def test_the_best_witness_names_the_publisher():
    lines = (
        Line(1, "", "Source: The First", Decision("metadata", role="source")),
        Line(2, "", "© 2020 The Island Times", Decision("metadata", role="rights")),
    )
    facts = find_facts(Text("A title", (), lines, profile("en")), [], [], [])
    assert (facts.publisher, facts.rights) == ("The First", "© 2020 The Island Times")


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("paragraph", "– Speech by Mary Stone –", "Speech by Mary Stone"),
        ("heading", "A second line", "A second line"),
        ("paragraph", "This is a sentence.", ""),
        ("paragraph", "这是一句话。", ""),
        ("salutation", "Dear friends", ""),
        ("paragraph", "word " * 50, ""),
    ],
)
def test_a_subtitle_is_no_sentence(kind, text, expected):
    assert subtitle([Block(kind, text, "p-000000")]) == expected


def test_without_blocks_there_is_no_subtitle():
    assert subtitle([]) == ""


@pytest.mark.parametrize(
    ("claim", "named"),
    [
        ("Copyright (c) All rights reserved", ""),
        ("© Tous droits réservés", ""),
        ("© 2024", ""),
        ("Copyright (c) Coast Times", "Coast Times"),
        ("Copyright © Cercle Libre. Tous droits réservés", "Cercle Libre"),
        ("© Courrier de la Mer 2024", "Courrier de la Mer"),
        ("(C) Copyright Common Ground 2020", "Common Ground"),
        ("Copyright 1998-2024 Dawn, All Rights Reserved", "Dawn"),
    ],
)
def test_a_claim_of_rights_names_who_has_them_and_no_more(claim, named):
    line = Line(1, claim, claim, Decision("metadata", role="rights"))
    assert publisher_of([line], [profile(code) for code in languages()]) == named
