"""A collection from its folder: what is read, what wins, and what never gets lost."""

import os
import re
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.collection import check, collect, exported, site, sources_of
from dossier.files import LARGEST, MOST_LINES, read_single
from dossier.languages import profile
from dossier.languages.text import sentences
from dossier.model import Key, Publication, Seed
from dossier.pages import schema
from dossier.pages.documents import read_document
from dossier.pages.entities import read_entity
from dossier.read import Context, read_seed
from dossier.read.corrections import read_correction
from dossier.relate import relate
from dossier.settings import load
from dossier.write import make_site
from dossier.write.places import heads, places
from tests.samples import shipped

TEXT = "A statement on {0}\n\n3 May 2024\n\nThe {0} of the city will be open to all who wish to see them.\n"
CONTEXT = Context(("en", "fr", "zh"))


def findings(folder):
    return findings_of(load(folder))


def findings_of(known):
    return [(finding.path, finding.line, finding.code) for finding in check(collect(known), known)]


def documents(folder):
    return {document.key: document for document in collect(load(folder)).corpus.documents}


def test_texts_that_are_in_order_have_nothing_to_mend():
    # There are no pages by hand among them.
    assert findings_of(replace(shipped(), menu=())) == [("docs/en/index.md", 0, "home_missing")]


def test_empty_collection_is_one(collection):
    folder = collection()
    assert findings(folder) == []
    shutil.rmtree(folder / "seeds")
    shutil.rmtree(folder / "docs" / "fr")
    (folder / "docs/en/index.md").unlink()
    assert findings(folder) == [
        ("docs/en/index.md", 0, "home_missing"),
        ("docs/fr", 0, "language_without_pages"),
        ("seeds", 0, "folder_missing"),
    ]


def test_menu_leads_to_pages_that_are_there_or_away(collection):
    folder = collection()
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    nav = "index.md, names/index.md, {Files: data/index.html}, {Elsewhere: 'https://example.org/'}"
    wrong = "{More: [nowhere.md, en/about.md]}, 'about.md#a', /about.html"
    lines = settings.replace("nav: [index.md,", f"nav: [{nav},\n  {wrong},").splitlines(keepends=True)
    (folder / "mkdocs.yml").write_text("".join(lines), encoding="utf-8")
    known = load(folder)
    targets = [one.detail["target"] for one in check(collect(known), known) if one.path == "mkdocs.yml"]
    assert targets == ["nowhere.md", "en/about.md", "about.md#a", "/about.html"]


def test_dates_and_promises_are_those_of_the_page_that_a_person_wrote_in_place_of_a_seed(collection):
    seed = TEXT.format("harbour") + "\nOn 18 February 2023 the mole was opened. The city will mend it by 2030.\n"
    page = "---\ntitle: A statement\n---\nOn 19 February 2023 the mole was opened. The city will mend it by 2031.\n"
    folder = collection(seeds={"harbour.txt": seed}, docs={"en/documents/harbour.md": page})
    [document] = collect(load(folder)).corpus.documents
    told = {str(one.when.edtf): one.block for one in document.reports if one.block}
    assert told == dict.fromkeys(("2023-02-19", "../2031"), document.blocks[0].id)
    assert str(document.when.edtf) == "2024-05-03"


def test_a_seed_in_markdown_is_a_document_with_its_correction_and_its_source(collection):
    source = "---\ntitle: A statement on roads\nmood: calm\n---\n\nThe *roads* of the city are open to all.\n"
    seeds = {"roads.md": source, "roads.yml": 'date: "2024-05-03"\n', "README.md": "What this folder is for.\n"}
    folder = collection(seeds=seeds)
    known = load(folder)
    [document], pages = collect(known).corpus.documents, site(collect(known), known).pages
    assert (document.key, document.title, str(document.when.edtf)) == (
        ("roads", "en"),
        "A statement on roads",
        "2024-05-03",
    )
    view = next(page.view for page in pages if page.uri == "en/documents/roads.md")
    assert (view.seed, view.others) == ("roads.md", (("mood", "calm"),))
    assert findings(folder) == []


def test_every_block_has_the_sentences_of_its_text(collection):
    """However it came to that: read as it is, set in small letters, written as Markdown."""
    two = TEXT.replace("see them.", "see them. They are old. All come.")
    page = "---\ntitle: Les routes\ntranslation: {from: en}\n---\n\nElles sont ouvertes. M. Lin les voit.\n"
    folder = collection(
        seeds={"a.txt": two.format("roads"), "b.txt": two.format("walls").upper()}, docs={"fr/documents/a.md": page}
    )
    found = [(profile(key.language), block) for key, text in documents(folder).items() for block in text.blocks]
    assert [len(block.sentences) for _, block in found] == [3, 2, 3]
    assert [block.sentences for _, block in found] == [sentences(block.text, known) for known, block in found]


def test_first_of_two_texts_with_one_id_stays(collection):
    folder = collection(seeds={"A b.txt": TEXT.format("roads"), "a-b.txt": TEXT.format("walls")})
    assert documents(folder)[Key("a-b", "en")].title == "A statement on roads"
    assert findings(folder) == [("seeds/a-b.txt", 0, "duplicate_id")]


def test_versions_in_several_languages_are_one_document(collection):
    french = "Déclaration sur les ponts\n\n3 mai 2024\n\nLes ponts de la ville seront ouverts à tous ceux qui veulent les voir.\n"
    folder = collection(seeds={"a.en.txt": TEXT.format("roads"), "a.fr.txt": french})
    assert set(documents(folder)) == {Key("a", "en"), Key("a", "fr")}
    assert findings(folder) == []


def test_contributed_page_takes_the_place_of_a_text_and_keeps_its_ledger(collection):
    page = "---\ntitle: Of roads\n---\nThe roads are open.\n"
    folder = collection(seeds={"a.txt": TEXT.format("roads")}, docs={"en/documents/a.md": page})
    (found,) = documents(folder).values()
    assert (found.title, found.markdown, found.seed) == ("Of roads", "The roads are open.\n", "a.txt")
    assert len(found.lines) == 5


STATEMENT = """---
title: Statement on the harbours
speaker: Mary Stone
place: Port Stone
---

PORT CORMAC, 3 May 2024 — The Harbour Council met the people of the island on 2 May 2024.

We will build 12 harbours by the end of 2026.
"""


def test_contributed_page_of_its_own_is_searched_like_any_text(collection):
    folder = collection(seeds={"a.txt": TEXT.format("roads")}, docs={"en/documents/harbours.md": STATEMENT})
    corpus = collect(load(folder)).corpus
    page = documents(folder)[Key("harbours", "en")]
    assert (str(page.when.edtf), page.facts.type) == ("2024-05-03", "statement")
    assert (page.facts.speaker, page.facts.place) == (("Mary Stone",), "Port Stone")
    assert ("2024-05-02", "event") in [(str(event.when.edtf), event.kind) for event in corpus.events]
    [commitment] = [one for one in corpus.commitments if one.sources[0].document == page.key]
    assert (str(commitment.due.edtf), commitment.count) == ("../2026-12-31", 12)
    assert page.doubts == ()


def test_what_a_contributed_page_says_reaches_timeline_commitments_and_front_matter(collection):
    known = load(collection(docs={"en/documents/harbours.md": STATEMENT}))
    collected = collect(known)
    [commitment], made = collected.corpus.commitments, {page.uri: page for page in site(collected, known).pages}
    places = {item.id for item in sources_of(collected, known).chronology.items}
    assert {"d-harbours", *(event.id for event in collected.corpus.events)} == places
    assert [row.id for group in made["en/commitments.md"].view.groups for row in group.rows] == [commitment.id]
    meta = yaml.safe_load(exported(collected, known)["en/documents/harbours.md"].split("---\n")[1])
    assert {key: meta[key] for key in ("date", "date_basis", "type", "place", "speaker")} == {
        "date": "2024-05-03",
        "date_basis": "3 May 2024",
        "type": "statement",
        "place": "Port Stone",
        "speaker": ["Mary Stone"],
    }
    assert [event["date"] for event in meta["events"]] == ["2024-05-03", "2024-05-02", "../2026-12-31"]


def test_front_matter_of_a_contributed_page_wins(collection):
    stated = STATEMENT.replace("title:", 'date: "2024-05-09"\ntype: letter\ntitle:')
    page = documents(collection(docs={"en/documents/harbours.md": stated}))[Key("harbours", "en")]
    assert (str(page.when.edtf), page.facts.type, page.facts.place) == ("2024-05-09", "letter", "Port Stone")
    assert page.facts.inferred == ()


@pytest.mark.parametrize("original", ["a", "mine"])
def test_translation_takes_from_its_original(collection, original):
    french = "---\ntitle: Des ports\ntranslation: {from: en}\n---\nNous construirons 12 ports d’ici à fin 2026, le 4 mai 2024.\n"
    seeds, pages = {"a.txt": TEXT.format("roads")}, {"en/documents/mine.md": STATEMENT}
    folder = collection(seeds=seeds, docs={**pages, f"fr/documents/{original}.md": french})
    page = documents(folder)[Key(original, "fr")]
    assert (page.when, page.facts.type, page.reports, page.commitments) == (None, "", (), ())


def test_order_of_documents_is_that_of_the_names(collection):
    folder = collection(seeds={f"{name}.txt": TEXT.format(name) for name in ("roads", "attics", "walls")})
    assert [key.id for key in documents(folder)] == ["attics", "roads", "walls"]


def test_name_claimed_twice_is_linked_from_neither(collection):
    pages_ = {
        f"en/places/{name}.md": f"---\nnames: {{en: [The {name} lake, Blue Lake]}}\n---\n" for name in ("near", "far")
    }
    folder = collection(seeds={"a.txt": TEXT.format("roads by Blue Lake")}, docs=pages_)
    assert collect(load(folder)).corpus.mentions == ()


def test_second_page_of_an_entity_does_not_replace_the_first(collection):
    docs = {"en/places/x.md": "---\nnames: {en: [Near]}\n---\n", "en/terms/x.md": "---\nnames: {en: [Far]}\n---\n"}
    folder = collection(docs=docs)
    collected = collect(load(folder))
    assert [(entity.kind, entity.names["en"]) for entity in collected.corpus.entities] == [("place", ("Near",))]
    assert [finding.code for finding in collected.findings] == ["duplicate_entity"]


def test_entity_of_one_language_has_a_page_in_each(collection):
    folder = collection(docs={"en/people/x.md": "---\nnames: {fr: [Amélie Française]}\n---\n"})
    known = load(folder)
    made = exported(collect(known), known)
    assert [code for code in known.codes if "Amélie Française" not in made[f"{code}/people/x.md"]] == []


DATED = "---\ntitle: Les routes\ntranslation: {from: en}\n---\n\nElles sont ouvertes.\n"
COLLECTIONS = {
    "empty": {},
    "without a date": {"seeds": {"a.txt": "On roads\n\nThe roads of the city are open to all who wish to see them.\n"}},
    "versions": {"seeds": {"a.txt": TEXT.format("roads")}, "docs": {"fr/documents/a.md": DATED}},
    "two seeds of one id": {"seeds": {"a.en.txt": TEXT.format("roads"), "a.fr.txt": DATED.partition("\n\n")[2] * 9}},
    "names": {
        "docs": {"en/people/x.md": "---\nnames: {fr: [X Y]}\n---\n", "en/terms/y.md": "---\nnames: {en: [Xs]}\n---\n"}
    },
}


PACKS = re.compile(r"^search-index/|/cards(-\d+)?\.js$")
"""What scripts load, and nobody leads to."""


@pytest.mark.parametrize("made", COLLECTIONS.values(), ids=COLLECTIONS)
def test_places_are_those_of_what_is_made(collection, made):
    known = load(collection(**made))
    collected = collect(known)
    rendered = site(collected, known)
    assert places(sources_of(collected, known)) == (
        {page.uri for page in rendered.pages},
        {file.path for file in rendered.attachments if not PACKS.search(file.path)},
    )
    assert heads(collected.documents, collected.entities, known.codes) <= {page.uri for page in rendered.pages}


def test_places_are_those_of_a_long_timeline(monkeypatch):
    monkeypatch.setattr("dossier.write.leaves.ROOM", 1)
    known = shipped()
    collected = collect(known)
    pages, _ = places(sources_of(collected, known))
    assert pages == {page.uri for page in site(collected, known).pages}
    assert any(page.startswith("en/timeline/") for page in pages)
    assert heads(collected.documents, collected.entities, known.codes) < pages


def test_a_check_relates_no_more_than_the_versions_of_a_translation(monkeypatch):
    def related(*_arguments):
        raise AssertionError

    monkeypatch.setattr("dossier.collection.related", related)
    # There are no pages by hand among them.
    assert findings_of(replace(shipped(), menu=())) == [("docs/en/index.md", 0, "home_missing")]


def test_a_check_renders_nothing(collection, monkeypatch):
    def rendered(*_arguments):
        raise AssertionError

    monkeypatch.setattr("dossier.collection.make_site", rendered)
    page = "---\ntitle: Les routes\n---\n\n[A](b.md) [B](a.md) [C](../timeline.md) [D](../../data/documents.csv)\n"
    folder = collection(docs={"fr/documents/a.md": page})
    assert findings(folder) == [("docs/fr/documents/a.md", 5, "broken_link")]
    with pytest.raises(AssertionError):
        site(collect(load(folder)), load(folder))


def test_text_is_read_up_to_the_limit_and_not_beyond(tmp_path, monkeypatch):
    monkeypatch.setattr("dossier.files.LARGEST", 1000)
    (tmp_path / "a.txt").write_bytes(b"x" * 1001)
    (tmp_path / "b.txt").write_bytes(b"Word " * 200)
    assert [finding.code for finding in read_single(tmp_path / "a.txt", CONTEXT)[1]] == ["too_large"]


def test_a_correction_is_as_long_as_a_person_writes_one(tmp_path, monkeypatch):
    monkeypatch.setattr("dossier.files.LARGEST_CORRECTION", 1000)
    (tmp_path / "a.txt").write_bytes(b"The bridges of the city are open. " * 50)
    (tmp_path / "a.yml").write_text("title: A\n" + "#" * 1000, encoding="utf-8")
    document, found = read_single(tmp_path / "a.txt", CONTEXT)
    assert document.title != "A"
    assert ("a.yml", "too_large") in {(Path(one.path).name, one.code) for one in found}


def test_a_slip_is_sought_in_no_line_longer_than_a_paragraph(tmp_path):
    codes = []
    for times in (10, 10_000):
        (tmp_path / "a.txt").write_bytes(b"The bridges of the city are open. " * times)
        (tmp_path / "a.yml").write_text('drop: [{line: 1, text: "The brigdes of the city"}]\n', encoding="utf-8")
        codes.append(
            [one.code for one in read_single(tmp_path / "a.txt", CONTEXT)[1] if one.code.startswith("wording")]
        )
    assert codes == [["wording_near"], ["wording_not_found"]]


def test_a_file_of_more_lines_than_a_text_has_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("a\n" * (MOST_LINES + 1), encoding="utf-8")
    (tmp_path / "b.txt").write_text("a\r\n" * 100, encoding="utf-8")
    document, [found] = read_single(tmp_path / "a.txt", CONTEXT)
    assert (document, found.code, found.line) == (None, "too_many_lines", MOST_LINES + 1)
    assert "too_many_lines" not in {one.code for one in read_single(tmp_path / "b.txt", CONTEXT)[1]}
    assert read_single(tmp_path / "b.txt", CONTEXT)[0] is not None
    assert LARGEST < 100_000_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert [finding.code for finding in read_single(tmp_path / "a.txt", CONTEXT)[1]] == ["unreadable"]


def test_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    (tmp_path / "a.txt").touch()

    def refuse(_path):
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = read_single(tmp_path / "a.txt", CONTEXT)
    assert [(finding.path, finding.code) for finding in found[1]] == [((tmp_path / "a.txt").as_posix(), "unreadable")]


MONSTERS = {
    "one line": "word " * 20_000,
    "one character": "a" * 100_000,
    "brackets": "[" * 50_000,
    "asterisks": "*a **b " * 10_000,
    "hyphens": "-" * 100_000,
    "short lines": "ab\n" * 30_000,
    "digits": "1.2.3. " * 15_000,
    "dots": "a. " * 30_000,
    "spaces": " " * 100_000 + "x",
    "dates": "On 3 May 2024, " * 5_000,
    "Chinese": "人" * 50_000,
    "quotation marks": "“" * 50_000,
    "addresses": "https://a.b/" * 8_000,
}


@pytest.mark.timing
@pytest.mark.parametrize("text", MONSTERS.values(), ids=MONSTERS)
def test_no_text_takes_for_ever(collection, text):
    """A text of a tenth of a megabyte; what grows with the square of its length would take minutes."""
    folder = collection(seeds={"a.txt": f"A title of it\n\n3 May 2024\n\n{text}\n"})
    start = time.process_time()
    known = replace(load(folder), docs=folder / "none")
    site(collect(known), known)
    assert time.process_time() - start < 15


KEYS = sorted({key for known in schema.FILES.values() for key in known["properties"]})
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["en", "2024-05", "speech", "https://a.b"])
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["en", "fr", "from", "line"]) | st.text(), inner, max_size=3)
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
@settings(max_examples=150)
def test_no_front_matter_breaks_the_site(meta):
    """Whatever stands in a person's file: it is read, or a finding says why not, and pages can be made."""
    written = yaml.safe_dump(meta, allow_unicode=True)
    page = f"---\n{written}---\nThe text of it.\n"
    document, _ = read_document("docs/en/documents/a.md", page)
    entity, _ = read_entity("docs/en/people/a.md", {"en": page})
    correction, _ = read_correction("seeds/b.yml", written)
    seed, _ = read_seed(Seed("seeds/b.txt", TEXT.format("roads").encode(), correction), CONTEXT)
    corpus = relate([document, seed], [entity] if entity else [])
    assert make_site(corpus, CONTEXT.languages, Publication()).pages


@given(st.text())
def test_no_yaml_breaks_the_reading(text):
    for page in (f"---\n{text}\n---\nText", text):
        read_document("docs/en/documents/a.md", page)
        read_entity("docs/en/people/a.md", {"en": page, "fr": page})
    read_correction("seeds/b.yml", text)
