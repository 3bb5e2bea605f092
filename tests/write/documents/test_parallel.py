"""What stands beside each paragraph of a text, what is out of date, and where old links lead."""

from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

from msgspec import structs

from dossier.languages import words
from dossier.model import Block, Corpus, Document, Facts, Translation
from dossier.pages.documents import read_document
from dossier.relate.translations.alignment import find_alignments, find_redirects
from dossier.render.beside import lay_beside
from dossier.write.catalogue import catalogue
from dossier.write.documents.overlays import redirected_ids, vanished
from dossier.write.documents.parallel import Beside, Parallel, parallels, seconds, title_outdated
from dossier.write.pages.coverage import coverage_view
from tests.building import ROOT
from tests.write.making import LANGUAGES, document

CASES = ROOT / "tests/cases/parallel/docs"


def contributed(language):
    return read_document(
        f"docs/{language}/documents/wall.md", (CASES / language / "documents/wall.md").read_text("utf-8")
    )[0]


def indexed(*documents):
    return catalogue(
        Corpus(
            tuple(documents), alignments=find_alignments(documents, Corpus(())), redirects=find_redirects(documents)
        ),
        LANGUAGES,
    )


FRENCH, CHINESE = contributed("fr"), contributed("zh")
TEXTS = [
    "The wall of Port Stone was built in 1911 by the Harbour Board, which paid 40,000 pounds for it.",
    "In the winter of 1953 the sea broke the wall in two places and flooded 200 houses.",
    "Nobody was hurt, because the Harbour Board had rung the bells all night.",
    "# What was to be done",
    "Rebuild the northern part in concrete.",
    "Plant grass on the dunes.",
    "The Board will report to the town in June 1954.",
]
IDS = ["p-f6c8c7", "p-79f7d2", "p-9a13f7", "p-b998db", "p-945f54", "p-10e159", "p-64a7f4"]
KINDS = ["paragraph"] * 3 + ["heading"] + ["item"] * 2 + ["paragraph"]
PLAIN = document("wall", "en", "The Wall of Port Stone", *TEXTS)
ENGLISH = replace(
    PLAIN,
    blocks=tuple(structs.replace(b, id=id_, kind=kind) for b, id_, kind in zip(PLAIN.blocks, IDS, KINDS, strict=True)),
)
MADE = indexed(ENGLISH, FRENCH, CHINESE)
SAY = words("en")["parallel"]


def beside(one, language, place):
    """Texts, or the note, that a version has beside a block."""
    (found,) = (each for each in parallels(one, MADE, "en")[place].others if each.language == language)
    return [block.text for block in found.blocks] or found.note


def test_the_source_comes_first_and_a_translation_says_its_status():
    assert [(each.code, each.status) for each in seconds(FRENCH, MADE, "en")] == [("en", ""), ("zh", "machine")]
    assert [(each.name, each.status) for each in seconds(CHINESE, MADE, "fr")] == [
        ("anglais", ""),
        ("français", "reviewed"),
    ]


def test_counterparts_in_both_directions_and_between_translations():
    assert beside(FRENCH, "en", 0) == [TEXTS[0]]
    assert beside(FRENCH, "en", 1) == SAY["above"]
    assert beside(ENGLISH, "fr", 0) == [
        "La digue de Port Stone fut construite en 1911 par le Conseil du port.",
        "Elle lui coûta 40 000 livres.",
    ]
    assert beside(FRENCH, "zh", 4) == ["应做之事"]
    assert beside(CHINESE, "fr", 5) == ["Planter de l’herbe sur les dunes."]


def test_what_has_no_counterpart_says_so():
    assert beside(ENGLISH, "fr", 2) == SAY["absent"].format(language="French")
    assert beside(FRENCH, "en", 3) == SAY["absent"].format(language="English")


def test_what_the_text_lacks_stands_where_it_would_be():
    rows = parallels(FRENCH, MADE, "en")[3].above
    assert [(row.beside.language, row.untranslated, row.beside.blocks[0].text) for row in rows] == [
        ("en", True, TEXTS[2]),
        ("zh", False, "由于港务局整夜鸣钟，无人受伤。"),
    ]
    assert rows[0].note == SAY["untranslated"]


def test_a_changed_source_is_told_with_both_wordings():
    found = parallels(FRENCH, MADE, "en")[2].outdated
    assert [piece.text for piece in found.then if piece.changed] == ["180"]
    assert [piece.text for piece in found.now if piece.changed] == ["in two places", "200"]
    assert parallels(FRENCH, MADE, "en")[0].outdated is None
    assert parallels(FRENCH, MADE, "en")[3].outdated.now == ()
    assert [piece.text for piece in title_outdated(FRENCH, MADE, "en").now if piece.changed] == ["Stone"]


def test_versions_that_nobody_aligned_are_not_offered():
    report = replace(document("wall", "fr", "Un récit", "Le maire a parlé.", "Il pleuvait."), id="wall")
    made = indexed(ENGLISH, report)
    assert seconds(ENGLISH, made, "en") == ()
    found = parallels(ENGLISH, made, "en")
    assert [each.others for each in found] == [()] * len(ENGLISH.blocks)


def test_the_same_id_in_two_originals_means_nothing():
    """Two texts may begin with the same words, which then have the same id."""
    one, two = document("a", "en", "A", "AI"), document("a", "fr", "A", "AI")
    two = replace(two, blocks=one.blocks)
    assert indexed(one, two).alignments.counterparts(one.key, one.blocks[0].id, two.key) == ()


def test_old_links_lead_to_the_successor_and_lost_paragraphs_are_told():
    assert redirected_ids(ENGLISH, MADE) == {"p-79f7d2": ("p-000aaa",)}
    assert redirected_ids(FRENCH, MADE)["p-000aaa"] == ("p-79f7d2",)
    assert "p-f6c8c7" in redirected_ids(CHINESE, MADE)[CHINESE.blocks[0].id]
    assert [redirect.wording for redirect in vanished(ENGLISH, MADE)] == ["The bells were sold to a church in 1960."]


def test_two_translations_of_each_other_end_somewhere():
    one = replace(document("a", "en", "A", "One wall."), translation=Translation("fr"))
    two = replace(document("a", "fr", "A", "Un mur."), translation=Translation("en"))
    made = indexed(one, two)
    assert made.alignments.counterparts(one.key, one.blocks[0].id, two.key) == (two.blocks[0].id,)


def test_the_coverage_counts_states_and_lists_what_is_to_be_done():
    lonely = Document("alone", "fr", "Seul", None, Facts(), document("alone", "fr", "Seul", "Un.").blocks)
    made = indexed(ENGLISH, FRENCH, CHINESE, lonely)
    view = coverage_view(made, {"docs/en/index.md", "docs/en/about.md", "docs/zh/index.md"}, "en")
    assert view.states == ("original", "reviewed", "machine")
    assert [(row.name, row.states, row.outdated, row.missing) for row in view.rows] == [
        ("English", ("1", "0", "0"), "0", "1"),
        ("French", ("1", "1", "0"), "1", "0"),
        ("Chinese", ("0", "0", "1"), "0", "1"),
    ]
    (work,) = view.outdated
    assert [place.number for place in work.places] == [3, 4]
    assert [work.count for work in view.unfinished] == ["1 paragraph is still to be translated"]
    missing = {each.code: each for each in view.missing}
    assert [reference.title.text for reference in missing["en"].documents] == ["Seul"]
    assert missing["zh"].pages == ("docs/zh/about.md",)
    assert missing["fr"].pages == ("docs/fr/about.md", "docs/fr/index.md")


def test_an_item_holds_what_stands_beside_it_above_the_items_in_it():
    listed = Element("ul")
    SubElement(listed, "li").text = "Boats"
    SubElement(SubElement(listed[0], "ul"), "li").text = "ferries"
    other = Parallel(others=(Beside("fr", (Block("item", "bacs", "p-9", depth=1),)),))
    lay_beside(listed, listed[0], Parallel(others=(Beside("fr", note="absent"),)))
    lay_beside(listed[0][-1], listed[0][-1][0], other)
    assert [(child.tag, child.get("class")) for child in listed[0]] == [("div", "own"), ("div", "other"), ("ul", None)]
    assert "".join(listed[0][0].itertext()) == "Boats"
    assert listed[0][-1][0].find(".//p").get("class") == "item in-1"
