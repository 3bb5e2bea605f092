"""The record of a text of which all its citations are made."""

from dataclasses import replace

import jsonschema
import pytest

from dossier.collection import collect, sources_of
from dossier.model import Corpus, Translation
from dossier.model.document import MadeFrom
from dossier.write.catalogue import catalogue
from dossier.write.citations.items import item
from dossier.write.citations.schema import SCHEMA
from dossier.write.citations.view import cited_view, meta
from tests.samples import shipped
from tests.write.making import CATALOGUE, CORPUS, LANGUAGES, SPEECH, SPEECH_ZH, document

URL = "https://example.org/d/"


def told(made, *others):
    known = catalogue(Corpus((made, *others), CORPUS.entities), LANGUAGES, URL, "Archive")
    return item(made, known)


@pytest.mark.parametrize("made", CORPUS.documents, ids=lambda made: "-".join(made.key))
def test_an_item_says_what_the_text_says(made):
    found = item(made, CATALOGUE)
    assert found["title"] == made.title
    assert found["language"] == made.language
    assert ("issued" in found) == bool(CATALOGUE.editions[made.key].when)
    jsonschema.validate([found], SCHEMA)


def test_all_items_of_a_collection_fit_their_schema():
    settings = shipped()
    known = sources_of(collect(settings), settings).catalogue
    items = [item(made, known) for made in known.corpus.documents]
    jsonschema.Draft202012Validator(SCHEMA).validate(items)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{**items[0], "issued": {"date-parts": []}}], SCHEMA)


def test_an_undated_text_gets_no_date():
    found = told(document("a", "en", "A note", "We met."))
    assert not {"issued", "custom"} & found.keys()
    assert not [name for name, _ in meta(found) if "date" in name.lower()]


def test_a_name_is_that_of_its_entity_in_the_language_of_the_text():
    source = document("a", "en", "A speech", "We met.", type="speech", speaker=("Wang Yi", "Bo Li"))
    made = document("a", "zh", "讲话", "我们开会。", translated="en")
    assert told(source, made)["author"] == [{"literal": "Wang Yi"}, {"literal": "Bo Li"}]
    assert told(made, source)["author"] == [{"literal": "王毅"}, {"literal": "Bo Li"}]


def test_the_page_of_a_person_says_which_part_of_the_name_is_the_family_s():
    wang = next(entity for entity in CORPUS.entities if "Wang Yi" in entity.names["en"])
    made = document("a", "en", "A speech", "We met.", type="speech", speaker=("Wang Yi", "Bo Li"))
    source = document("a", "zh", "讲话", "我们开会。", translated="en")
    entities = [replace(entity, family=("Wang",)) if entity is wang else entity for entity in CORPUS.entities]
    known = catalogue(Corpus((made, source), entities), LANGUAGES, URL, "Archive")
    parted = {"family": "Wang", "given": "Yi", "static-ordering": True}
    assert item(made, known)["author"] == [parted, {"literal": "Bo Li"}]
    assert item(source, known)["author"] == [{"literal": "王毅"}, {"literal": "Bo Li"}]
    tags = [value for name, value in meta(item(made, known)) if name in ("citation_author", "DC.creator")]
    assert tags == ["Wang, Yi", "Bo Li"] * 2
    jsonschema.validate([item(made, known)], SCHEMA)


def test_a_text_as_found_is_cited_by_its_source_and_a_translation_by_its_page():
    source = document("a", "en", "A note", "We met.", source_url="https://example.com/a", publisher="Body")
    made = document("a", "fr", "Une note", "Nous nous sommes réunis.", translated="en")
    assert told(source, made)["URL"] == "https://example.com/a"
    found = told(made, source)
    assert found["URL"] == found["archive_location"] == f"{URL}fr/documents/a.html"
    assert (found["original-title"], found["publisher"]) == ("A note", "Body")


@pytest.mark.parametrize(
    ("status", "words"),
    [("draft", "provisoire"), ("machine", "automatique"), ("reviewed", "relue"), ("official", "officielle")],
)
def test_a_translation_is_called_what_it_is(status, words):
    source = document("a", "en", "A note", "We met.")
    made = replace(document("a", "fr", "Une note", "Réunion."), translation=Translation("en", status))
    note = told(made, source)["note"]
    assert words in note
    assert "anglais" in note
    assert "note" not in told(source, made)


def test_a_source_that_is_a_translation_says_so():
    made = document("a", "en", "A note", "We met.", made_from=MadeFrom("zh", "machine"))
    assert told(made)["note"] == "The source is a machine translation from Chinese."


def test_a_newspaper_is_what_an_article_stands_in():
    found = told(
        document("a", "en", "News", "It rained.", type="news-article", publisher="The Paper", event="A summit")
    )
    assert found["container-title"] == "The Paper"
    assert not {"publisher", "event-title"} & found.keys()


def test_the_tags_of_a_page_have_a_day_only_where_it_is_certain():
    sure, unsure = (
        dict(meta(told(document("a", "en", "T", "We met.", date=date)))) for date in ("2024-04-03", "2024-04-03~")
    )
    assert (sure["citation_publication_date"], sure["DC.date"]) == ("2024/04/03", "2024-04-03")
    assert sure["article:published_time"] == "2024-04-03"
    assert not {"citation_publication_date", "article:published_time"} & unsure.keys()
    assert unsure["DC.date"] == "2024-04-03~"


@pytest.mark.parametrize(
    "date", ["", "2024", "2024-04", "2024-21", "2024-04-02/2024-04-03", "2024-04-03?", "../2025-12-31"]
)
def test_open_graph_has_a_day_or_nothing(date):
    assert "article:published_time" not in dict(meta(told(document("a", "en", "T", "We met.", date=date))))


@pytest.mark.parametrize(
    ("kind", "zotero"), [("speech", "presentation"), ("news-article", "newspaperArticle"), ("letter", "document")]
)
def test_zotero_is_told_what_a_text_is(kind, zotero):
    assert dict(meta(told(document("a", "en", "T", "We met.", type=kind))))["z:itemType"] == zotero


def test_a_page_cites_its_own_text_first_and_then_the_others():
    view = cited_view(SPEECH_ZH, CATALOGUE, "zh")
    assert view.versions[0].code == "zh"
    assert not view.versions[0].label
    assert {version.code for version in view.versions} == set(CATALOGUE.versions[SPEECH.id])
    assert [version.is_original for version in view.versions if version.code == SPEECH.language] == [True]
