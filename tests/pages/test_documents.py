"""Contributed documents: translations, and pages that take the place of a seed's text."""

from dataclasses import replace

import pytest

from dossier.model import Block, Document, Facts, Line, Report, Translation
from dossier.model.document import paragraph_id, when
from dossier.pages.documents import adopt, read_document

PATH = "docs/fr/documents/harbour.md"
PAGE = """---
title: Le port
date: "2021-05?"
speaker: Marie Pierre
translation: {from: en, status: reviewed, note: Relue.}
---

# Le port

## Le mur

Le *mur* est vieux.

- un
- deux
"""
OLD = Block("paragraph", "The wall is old.", paragraph_id("The wall is old."), number=1)
SEED = Document(
    id="harbour",
    language="fr",
    title="The harbour",
    when=when("2021-05-04~", "May 4"),
    facts=Facts(type="speech", place="Port Stone", speaker=("Mary Stone",), inferred=("date", "place", "type")),
    blocks=(OLD,),
    reports=(Report(when("2021"), "It opened.", OLD.id),),
    path="seeds/harbour.fr.txt",
    seed="harbour.fr.txt",
    sha256="0" * 64,
    lines=(Line(1, "The wall is old.", "The wall is old."),),
)


def test_all_that_a_page_may_say():
    page, findings = read_document(PATH, PAGE)
    assert (page.key, page.title, page.path) == (("harbour", "fr"), "Le port", PATH)
    assert (str(page.when.edtf), page.facts) == ("2021-05?", Facts(speaker=("Marie Pierre",)))
    assert page.translation == Translation("en", "reviewed", "Relue.")
    assert page.markdown.startswith("# Le port\n")
    assert [finding.code for finding in findings] == ["heading_of_title"]


def test_blocks_of_a_page():
    page, _ = read_document(PATH, PAGE)
    assert [(block.kind, block.level, block.number, block.text) for block in page.blocks] == [
        ("heading", 2, 0, "Le port"),
        ("heading", 2, 0, "Le mur"),
        ("paragraph", 0, 1, "Le mur est vieux."),
        ("item", 0, 2, "un"),
        ("item", 0, 3, "deux"),
    ]
    assert page.blocks[2].id == paragraph_id("Le mur est vieux.")


@pytest.mark.parametrize("text", ["Le mur est vieux.", "---\ntitel: Le port\n---\nLe mur est vieux."])
def test_a_page_without_a_title_has_its_name_and_a_finding(text):
    page, findings = read_document(PATH, text)
    assert (page.title, page.when, page.translation) == ("harbour", None, None)
    assert "missing_key" in [finding.code for finding in findings]
    assert [block.text for block in page.blocks] == ["Le mur est vieux."]


def test_a_page_wins_over_the_seed_and_keeps_its_ledger():
    page, _ = read_document(PATH, PAGE)
    adopted = adopt(page, SEED)
    assert (adopted.title, adopted.blocks, adopted.path) == (page.title, page.blocks, PATH)
    assert (adopted.when, adopted.facts.speaker) == (page.when, ("Marie Pierre",))
    assert (adopted.facts.type, adopted.facts.place) == ("speech", "Port Stone")
    assert (adopted.seed, adopted.sha256, adopted.lines) == (SEED.seed, SEED.sha256, SEED.lines)


def test_what_a_page_states_is_no_longer_inferred():
    page, _ = read_document(PATH, PAGE)
    assert adopt(page, SEED).facts.inferred == ("place", "type")
    assert adopt(replace(page, when=None), SEED).facts.inferred == ("date", "place", "type")


def test_what_a_seed_told_is_not_told_by_the_page_that_replaces_it():
    page, _ = read_document(PATH, PAGE)
    assert (adopt(page, SEED).reports, adopt(page, SEED).commitments) == ((), ())


def test_ends_of_lines_do_not_matter():
    text = PAGE.replace("Le *mur*", "<!-- p-1a2b3c: The wall is old. -->\nLe *mur*")
    one, two = (read_document(PATH, each)[0] for each in (text, text.replace("\n", "\r\n")))
    assert one.renderings == two.renderings != ()
    assert (one.blocks, one.markdown) == (two.blocks, two.markdown)
