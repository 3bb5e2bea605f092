"""The indexes: order, versions, counts, and the alphabet of each language."""

import pytest

from dossier.languages.collation import alphabetical
from dossier.model import Corpus, Entity
from dossier.write.catalogue import LangString, catalogue
from dossier.write.names import Name
from dossier.write.pages.appearances import appearances
from dossier.write.pages.documents import document_pages, documents_view, entities_view, names_page
from tests.write.making import CATALOGUE, LANGUAGES, UN, document


def rows(language):
    return {row.reference.href.split("/")[-1]: row for row in documents_view(CATALOGUE, language).rows}


def test_documents_newest_first_and_undated_last():
    assert list(rows("en")) == ["news.html", "speech.html", "letter.html"]


def test_a_document_is_listed_once_with_all_its_versions_originals_first():
    row = rows("zh")["speech.html"]
    assert [(version.language, version.href, version.status) for version in row.versions] == [
        ("en", "documents/speech.html", ""),
        ("zh", "zh/documents/speech.html", "draft"),
    ]
    assert (row.reference.title, row.reference.status) == (LangString("讲话"), "draft")


def test_facts_that_a_translation_leaves_out_come_from_the_original():
    row = rows("zh")["speech.html"]
    assert (row.type, row.publishers, row.date) == ("speech", (Name("The Paper", "en"),), "2024年4月3日")


def test_a_publisher_has_the_name_of_its_entity_in_the_language_of_the_page():
    letter = document("letter", "zh", "信", "你好。", publisher="联合国")
    (row,) = documents_view(catalogue(Corpus((letter,), (UN,)), LANGUAGES), "fr").rows
    assert row.publishers == (Name("Nations unies", "", "organisations/un"),)


def test_a_title_that_is_not_in_the_language_of_the_page_says_so():
    assert rows("fr")["speech.html"].reference.title == LangString("Speech on AI", "en")
    assert rows("fr")["speech.html"].reference.href == "documents/speech.html"


def test_filters_offer_what_there_is():
    view = documents_view(CATALOGUE, "fr")
    assert view.types == ("news-article", "speech")
    assert view.languages == LANGUAGES
    assert view.publishers == ("The Paper", "环球时报")


def test_uncertain_and_missing_dates():
    assert [(row.unsure, row.date) for row in rows("en").values()] == [
        (True, "May 2024 (uncertain)"), (False, "3 April 2024"), (False, ""),
    ]  # fmt: skip


def test_entities_by_kind_with_counts():
    groups = entities_view(CATALOGUE, appearances(CATALOGUE, "en"), "en")
    assert [(group.id, group.kind) for group in groups] == [
        ("people", "person"), ("organisations", "organisation"), ("events", "event"),
    ]  # fmt: skip
    (un,) = groups[1].rows
    assert (un.href, un.count) == ("organisations/un.html", "5 mentions in 3 texts")


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["AI divide", "“Éclair”", "State Council", "the Zoo"]),
        ("fr", ["Afrique", "« École »", "Été", "Œuvre", "Oural", "Xi Jinping"]),
        ("zh", ["2024", "AI Plus", "《倡议》", "傅聪", "联合国", "林剑", "王毅", "阎学通", "翟隽", "中国", "㐀"]),
    ],
)
def test_names_in_the_order_of_the_language(language, names):
    kept = sorted(names)
    assert sorted(kept, key=lambda name: alphabetical(name, language)) == names


def test_names_that_differ_by_signs_alone_keep_one_order():
    def ordered(*names):
        return sorted(names, key=lambda name: alphabetical(name, "fr"))

    assert ordered("«A»", "A") == ordered("A", "«A»")


def test_an_entity_whose_name_no_charset_has_is_listed():
    odd = Entity("odd", "term", {"zh": ("𪚥🜁",)})
    made = catalogue(Corpus((), (odd,)), LANGUAGES)
    (group,) = entities_view(made, appearances(made, "zh"), "zh")
    assert group.rows[0].name == LangString("𪚥🜁")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_a_language(language):
    [documents] = document_pages(CATALOGUE, language)
    names = names_page(CATALOGUE, appearances(CATALOGUE, language), language)
    assert (documents.uri, names.uri) == (f"{language}/documents/index.md", f"{language}/names/index.md")
    assert (documents.template, names.template) == ("documents.html", "names.html")


def test_an_empty_corpus_has_empty_indexes():
    empty = catalogue(Corpus(()), LANGUAGES)
    assert documents_view(empty, "en").rows == ()
    assert entities_view(empty, {}, "en") == ()


def test_thousands_of_documents_take_a_moment():
    texts = tuple(document(f"d{at}", "en", f"Title {at}", "Text.", date=f"{1900 + at % 100}-01") for at in range(2000))
    assert len(documents_view(catalogue(Corpus(texts), LANGUAGES), "zh").rows) == 2000
