"""Lists that no page has room for: what is cut how, and that no page grows with the collection."""

import json

import pytest

from dossier.model import Corpus, Language, Mention
from dossier.write import leaves as module
from dossier.write.addresses import Spread, site_map, site_map_files
from dossier.write.catalogue import catalogue
from dossier.write.leaves import ROOM, Leaved, Part, cut, leaves
from dossier.write.pages.appearances import appearances
from dossier.write.pages.documents import document_pages, document_parts, list_scripts
from dossier.write.pages.names import entity_pages, entity_parts
from tests.write.making import CATALOGUE, CORPUS, LANGUAGES, UN, document, known

MANY = 10_000
LIMIT = 150_000
"""Bytes that no page may exceed."""
FRAME = 30_000
"""Bytes around the list of a page."""


def test_entries_stay_in_order_and_whole_groups_together():
    entries = [(str(2000 + at // 40), 1_000) for at in range(400)]
    parts = cut(entries, "list", "list/by")
    assert [(part.start, part.end) for part in parts] == [(0, 80), (80, 160), (160, 240), (240, 320), (320, 400)]
    assert [part.uri for part in parts] == ["list", "list/by/2002", "list/by/2004", "list/by/2006", "list/by/2008"]


def test_a_group_that_no_page_has_room_for_is_cut():
    parts = cut([("2024", 40_000)] * 5, "list", "by")
    assert [(part.uri, part.end - part.start) for part in parts] == [("list", 2), ("by/2024-2", 2), ("by/2024-3", 1)]


def test_what_is_larger_than_a_page_has_one_of_its_own():
    assert [part.end for part in cut([("a", 1), ("b", 10**7), ("c", 1)], "list", "by")] == [1, 2, 3]
    assert cut([], "list", "by") == ()


def test_pages_with_the_same_label_are_told_apart():
    made = leaves(cut([("2024", 80_000)] * 3, "list", "by"), lambda part: part.group, " ({detail})")
    assert [leaf.label for leaf in made] == ["2024 (1)", "2024 (2)", "2024 (3)"]


@pytest.mark.parametrize("years", [10, 100])
def test_no_page_names_all_pages(years):
    entries = [(str(1900 + at * years // 100_000), 500) for at in range(100_000)]
    parts = cut(entries, "list", "by")
    made = leaves(parts, lambda part: part.group, " ({detail})")
    for here in (0, len(made) // 2, len(made) - 1):
        index = Leaved(leaves=made, here=here).index
        assert len(index) < years + len(made) // years + 2
        assert sum(leaf.count for leaf in index) == len(entries)
        assert here in [leaf.first for leaf in index if leaf.first == leaf.last]


def texts(count):
    return tuple(
        document(
            f"d{at}", "en", f"Title of the text {at}", "The UN met.", date=f"{1990 + at % 30}-01", publisher="The Paper"
        )
        for at in range(count)
    )


@pytest.fixture(scope="module")
def many():
    return catalogue(Corpus(texts(MANY)), LANGUAGES)


def size(page):
    """Bytes of HTML that the rows of a list take, as the template writes them: measured on a real site."""
    return sum(700 + len(row.reference.title.text) for row in page.view.rows)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_ten_thousand_documents_stand_on_small_pages_each_once(many, language):
    pages = list(document_pages(many, language))
    found = [row.reference.href for page in pages for row in page.view.rows]
    assert len(found) == len(set(found)) == MANY
    assert pages[0].uri == f"{language}/documents/index.md"
    assert max(map(size, pages)) < LIMIT - FRAME
    assert max(len(page.view.index) for page in pages) < 50
    assert [page.uri.partition("/")[2].removesuffix(".md") for page in pages] == [p.uri for p in document_parts(many)]


def test_the_script_tells_of_all_rows_in_their_order(many):
    pages = list(document_pages(many, "en"))
    (script,) = list_scripts(pages)
    data = json.loads(script.content.decode().removeprefix("dossierList=").rstrip(";\n"))
    assert script.path == "documents/index/list.js"
    assert sum(count for _, count in data["pages"]) == MANY
    values, numbers = data["told"]["publisher"]
    assert (values, numbers.count(",")) == (["The Paper"], MANY - 1)


def test_a_short_list_is_one_page_without_an_index():
    [documents] = document_pages(CATALOGUE, "en")
    assert (len(documents.view.leaves), documents.view.script) == (1, "")
    assert list(list_scripts([documents])) == []


@pytest.fixture(scope="module")
def famous():
    """A body that two thousand texts name."""
    made = texts(2_000)
    mentions = tuple(Mention("un", text.key, text.blocks[0].id, 4, 6) for text in made)
    return catalogue(Corpus(made, entities=(UN,), mentions=mentions), LANGUAGES)


def pages_of(made, language):
    """The pages of all names."""
    found = known(made, language)
    for entity in made.corpus.entities:
        yield from entity_pages(entity, made, found(entity), language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_thousands_of_texts_name_has_several_pages_which_hold_each_text_once(famous, language):
    pages = list(pages_of(famous, language))
    found = [each.text for page in pages for each in page.view.appearances]
    assert sorted(found) == sorted(text.id for text in famous.corpus.documents)
    assert found == [each.text for each in appearances(famous, language)["un"]]
    assert len(pages) > 1
    assert max(len(page.view.appearances) for page in pages) < ROOM / 400
    assert [page.uri for page in pages[:2]] == [
        f"{language}/organisations/un.md",
        f"{language}/organisations/un/page-2.md",
    ]
    assert all(page.hidden_in == LANGUAGES for page in pages[1:])


@pytest.mark.parametrize("room", [1, 900, 10**6])
def test_the_pages_of_a_name_hold_all_its_lists_once(monkeypatch, room):
    monkeypatch.setattr(module, "ROOM", room)
    whole = {page.uri: page.view for page in pages_of(CATALOGUE, "en")}
    monkeypatch.setattr(module, "ROOM", 10**9)
    for page in pages_of(CATALOGUE, "en"):
        own = [view for uri, view in whole.items() if uri == page.uri or uri.startswith(page.uri.replace(".md", "/"))]
        for name in ("appearances", "events", "commitments"):
            assert [each for view in own for each in getattr(view, name)] == list(getattr(page.view, name))
        roles = [(role.role, ref) for view in own for role in view.roles for ref in role.references]
        assert roles == [(role.role, ref) for role in page.view.roles for ref in role.references]


def test_the_pages_of_a_name_are_the_same_in_all_languages(famous):
    found = known(famous, "en")
    parts = [part.uri for part, _ in entity_parts(UN, famous, found(UN).parts)]
    for language in LANGUAGES:
        made = [page.uri for page in pages_of(famous, language)]
        assert made == [f"{language}/{uri}.md" for uri in parts]


SITE = tuple(Language(code, code, code == "en") for code in LANGUAGES)


def mapped(count):
    everywhere = frozenset(LANGUAGES)
    pages = {f"documents/text-{at:05}.md": Spread(everywhere, everywhere) for at in range(count)}
    return site_map(pages, SITE, "https://example.org/d/")


def test_a_short_site_map_is_one_file():
    assert site_map_files(mapped(3), "https://example.org/d/") == {"sitemap.xml": mapped(3)}
    assert list(site_map_files(mapped(3000), "")) == ["sitemap.xml"]


def test_a_long_site_map_has_files_that_list_every_page_once():
    made = site_map_files(mapped(1000), "https://example.org/d/")
    assert list(made)[:2] == ["sitemap-1.xml", "sitemap-2.xml"]
    assert tuple(group for file in made.values() for group in file) == mapped(1000)


def test_a_part_is_named_by_the_group_of_its_first_entry():
    assert cut([("a", 1), ("b", 2)], "list", "by") == (Part("list", 0, 2, "a"),)


def test_nothing_of_the_small_collection_is_cut():
    assert len(document_parts(CATALOGUE)) == 1
    assert [len(entity_parts(entity, CATALOGUE, {})) for entity in CORPUS.entities] == [1] * len(CORPUS.entities)


def test_a_group_of_several_pages_goes_by_their_common_name():
    made = leaves(
        cut([("2023", 80_000), ("2024", 80_000), ("2024", 80_000)], "list", "by"),
        lambda p: f"{p.group}年",
        "（{detail}）",
    )
    assert [(leaf.label, leaf.first, leaf.last) for leaf in Leaved(leaves=made, here=0).index] == [
        ("2023年", 0, 0),
        ("2024年", 1, 2),
    ]
    assert [leaf.label for leaf in Leaved(leaves=made, here=2).index] == ["2023年", "2024年（1）", "2024年（2）"]
