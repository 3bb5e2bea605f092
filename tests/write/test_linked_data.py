"""What machines read of a document: JSON-LD 1.1, expanded by a library that had no part in writing it."""

import json
from dataclasses import replace

import pytest
from pyld import jsonld

from dossier.model import Corpus, Publication
from dossier.write.catalogue import catalogue
from dossier.write.linked_data import linked_data, linked_names
from tests.samples import cases
from tests.write.making import CORPUS, LANGUAGES, LETTER, NEWS, NEWS_EN, SPEECH, SPEECH_ZH, document

URL = "https://example.org/d/"
VOCABULARY = cases("schema-org.yml")
SCHEMA = "http://schema.org/"
CONTEXT = {"@vocab": SCHEMA, **{name: {"@type": "@id"} for name in VOCABULARY["addresses"]}}


def offline(url, _options):
    """The context of schema.org, as far as pages use it; a test goes to no other host."""
    assert url == "https://schema.org"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXT},
    }


def expanded(described):
    (node,) = jsonld.expand(json.loads(json.dumps(described)), {"documentLoader": offline})
    return node


def node(made, corpus=CORPUS, url=URL):
    return expanded(linked_data(made, catalogue(corpus, LANGUAGES, url)))


def values(found, name):
    return [value.get("@value", value.get("@id")) for value in found.get(SCHEMA + name, ())]


def works(found, name):
    return [
        (work["@id"], *values(work, "url"), *values(work, "inLanguage"), *values(work, "headline"))
        for work in found.get(SCHEMA + name, ())
    ]


def properties(found):
    """All nodes within a node, each with the names of its properties."""
    names = {key.removeprefix(SCHEMA) for key in found if not key.startswith("@")}
    yield found["@type"][0].removeprefix(SCHEMA), names
    for inner in (value for name in names for value in found[SCHEMA + name] if "@type" in value):
        yield from properties(inner)


@pytest.mark.parametrize("made", CORPUS.documents, ids=lambda made: "-".join(made.key))
@pytest.mark.parametrize("url", ["", URL])
def test_only_the_words_of_the_vocabulary_are_used(made, url):
    known = {"Article": "creative work", "NewsArticle": "creative work", "Person": "agent", "Organization": "agent"}
    for kind, names in properties(node(made, url=url)):
        assert names <= set(VOCABULARY[known[kind]])


def test_a_translation_names_the_work_that_it_renders_and_its_status():
    found = node(SPEECH_ZH)
    here, there = f"{URL}zh/documents/speech.html", f"{URL}documents/speech.html"
    assert (found["@id"], values(found, "url"), values(found, "inLanguage")) == (here, [here], ["zh"])
    assert works(found, "translationOfWork") == [(there, there, "en", "Speech on AI")]
    assert values(found, "creativeWorkStatus") == ["draft"]
    assert works(found, "workTranslation") == []


def test_an_original_names_all_its_translations():
    french = document("speech", "fr", "Discours", "Bonjour.", translated="en")
    found = node(SPEECH, Corpus((*CORPUS.documents, french)))
    addresses = {code: f"{URL}{code}/documents/speech.html" for code in ("fr", "zh")}
    assert works(found, "workTranslation") == [
        (addresses["fr"], addresses["fr"], "fr", "Discours"),
        (addresses["zh"], addresses["zh"], "zh", "讲话"),
    ]
    assert works(found, "translationOfWork") == []
    assert values(found, "creativeWorkStatus") == []


def test_a_translation_into_the_default_language_leads_to_its_folder():
    assert works(node(NEWS_EN), "translationOfWork")[0][0] == f"{URL}zh/documents/news.html"
    assert works(node(NEWS), "workTranslation")[0][0] == f"{URL}documents/news.html"


def test_versions_that_nobody_translated_are_no_translations_of_each_other():
    twin = document("letter", "en", "Letter", "The UN writes.")
    found = node(LETTER, Corpus((LETTER, twin)))
    assert works(found, "workTranslation") == works(found, "translationOfWork") == []


def test_without_an_address_a_document_has_a_name():
    found = node(SPEECH_ZH, url="")
    assert found["@id"] == "urn:dossier:zh:speech"
    assert works(found, "translationOfWork") == [("urn:dossier:en:speech", "en", "Speech on AI")]
    assert values(found, "url") == []


def test_who_and_when_are_those_of_the_original():
    found = node(SPEECH_ZH)
    assert values(found, "datePublished") == ["2024-04-03"]
    assert [values(publisher, "name") for publisher in found[SCHEMA + "publisher"]] == [["The Paper"]]
    assert values(node(NEWS), "datePublished") == []


def test_who_is_quoted_is_no_author():
    news = document(
        "news", "zh", "新闻", "完。", type="news-article", speaker=("王毅",), author=("李明",), publisher="联合国"
    )
    found = node(news, Corpus((news,)))
    assert [values(agent, "name") for agent in found[SCHEMA + "author"]] == [["李明"]]
    assert [values(agent, "name") for agent in found[SCHEMA + "contributor"]] == [["王毅"]]
    speech = document("speech", "en", "Speech", "The end.", type="speech", speaker=("Wang Yi",))
    found = node(speech, Corpus((speech,)))
    assert [values(agent, "name") for agent in found[SCHEMA + "author"]] == [["Wang Yi"]]
    assert SCHEMA + "contributor" not in found


def test_who_wrote_a_text_is_named_as_in_its_citations_and_is_a_body_where_that_is_known():
    letter = document("a", "zh", "信", "我们。", type="letter", author=("UN", "Wang Yi", "某人"), rights="© UN")
    found = node(letter, replace(CORPUS, documents=(letter,), mentions=(), events=()))
    authors = [(agent["@type"], *values(agent, "name")) for agent in found[SCHEMA + "author"]]
    organisation, person = ([SCHEMA + kind] for kind in ("Organization", "Person"))
    assert authors == [(organisation, "联合国"), (person, "王毅"), (person, "某人")]
    assert values(found, "copyrightNotice") == ["© UN"]


def test_a_publisher_has_the_name_of_its_entity():
    news = document("news", "en", "News", "The end.", publisher="UN")
    found = node(news, replace(CORPUS, documents=(news,), mentions=(), events=()))
    assert [values(agent, "name") for agent in found[SCHEMA + "publisher"]] == [["United Nations"]]


@pytest.mark.parametrize("url", ["", "https://example.org/d/"])
def test_who_wrote_a_text_and_what_it_names_are_nodes_of_the_linked_names(url):
    known = catalogue(CORPUS, LANGUAGES, url)
    graph = json.loads(linked_names(known, Publication(url=url), "en"))["@graph"]
    nodes = {node["@id"]: node for node in graph}
    assert len(nodes) == len(CORPUS.entities)
    for text in CORPUS.documents:
        told = linked_data(text, known)
        named = [nodes[one["@id"]]["identifier"][0] for one in told.get("mentions", ())]
        assert named == list(dict.fromkeys(one.entity for one in CORPUS.mentions if one.document == text.key))
        for agent in (*told.get("author", ()), *filter(None, [told.get("publisher")])):
            assert ("@id" in agent) == (known.names.resolve(agent["name"]) is not None)
            assert "@id" not in agent or nodes[agent["@id"]]["@type"] == agent["@type"]
