"""What readers are told of a source that is itself a translation, or a copy."""

import json
from dataclasses import replace

import feedparser
import pytest

from dossier.languages import words
from dossier.model import Copy, Corpus, Facts, MadeFrom, Publication
from dossier.model.edtf import Edtf
from dossier.write.catalogue import LangString, catalogue
from dossier.write.documents.origin import origin
from dossier.write.documents.view import describe, view
from dossier.write.exports import exports
from dossier.write.exports.records import record
from dossier.write.linked_data import linked_data
from dossier.write.pages.documents import documents_view
from tests.write.making import LANGUAGES, SPEECH, SPEECH_ZH

PUBLICATION = Publication("Dossier")
ADDRESS = "https://example.org/official"
OFFICIAL = Copy({"en": "The transcript"}, ADDRESS, seen=Edtf("2026-11-29"))
FACTS = Facts(
    summary={"": "A harbour opens.", "fr": "Un port ouvre."},
    made_from=MadeFrom("fr", "machine", OFFICIAL),
    lacks={"": "the last paragraph"},
    found_at=Copy({"": "A mirror"}, "https://example.org/mirror", posted=Edtf("2024-10-05")),
)


def made(facts=FACTS):
    """The same speech with such facts, its translation, and all of them for pages."""
    speech = replace(SPEECH, facts=facts)
    return speech, SPEECH_ZH, catalogue(Corpus((speech, SPEECH_ZH)), LANGUAGES, "")


@pytest.mark.parametrize("by", ["machine", "human", "unknown"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_that_is_a_translation_says_so_on_its_own_page_and_on_those_of_its_translations(by, language):
    speech, chinese, known = made(replace(FACTS, made_from=MadeFrom("fr", by)))
    sentences = {words(language)["origin"]["made"][by].split("{")[0]}
    for document in (speech, chinese):
        assert any(origin(document, known, language).made.startswith(start) for start in sentences)
    assert not origin(SPEECH, made(Facts())[2], language).made


def test_the_official_text_of_the_readers_language_comes_first():
    speech, _, known = made(replace(FACTS, official={"en": Copy(url="https://example.org/en")}))
    assert [it.language for it in origin(speech, known, "en").official] == ["en", "fr"]
    assert [it.language for it in origin(speech, known, "fr").official] == ["fr", "en"]
    assert origin(speech, known, "en").official[0].text == LangString("example.org")


def test_a_page_says_what_to_quote():
    say = words("en")["origin"]["cite"]
    plain, chinese, known = made(Facts())
    assert (origin(plain, known, "en").cite, origin(chinese, known, "en").cite) == ("", say["translation"])
    untraced = replace(FACTS, made_from=MadeFrom("fr", "machine"))
    speech, chinese, known = made(untraced)
    assert (origin(speech, known, "en").cite, origin(chinese, known, "en").cite) == (say["made"], say["retranslation"])
    # A translation made for the site is not quoted where an official text is named in any language.
    speech, chinese, known = made()
    assert (origin(speech, known, "en").cite, origin(chinese, known, "en").cite) == (say["made"], say["official"])
    speech, chinese, known = made(replace(FACTS, official={"en": OFFICIAL}))
    assert (origin(speech, known, "en").cite, origin(chinese, known, "en").cite) == (say["official"], say["official"])


def test_plain_words_keep_their_language():
    speech, _, known = made()
    assert origin(speech, known, "fr").lacks == LangString("the last paragraph", "en")
    assert origin(speech, known, "fr").summary == LangString("Un port ouvre.")
    assert origin(speech, known, "fr").found_at.text == LangString("A mirror", "en")


def test_lists_and_the_switcher_name_it():
    speech, _, known = made()
    [row] = documents_view(known, "en").rows
    assert [version.status for version in row.versions] == ["found-machine", SPEECH_ZH.translation.status]
    assert row.summary == LangString("A harbour opens.")
    assert view(speech, known, "en").versions[0].reference.status == "found-machine"


def test_the_data_tell_it():
    speech, chinese, known = made()
    fields = record("speech", known, Publication(""), "en").fields
    told = {key: fields[key] for key in ("summary", "made_from_language", "made_from_by", "lacks", "found_at")}
    assert tuple(told.values()) == ("A harbour opens.", "fr", "machine", "the last paragraph", FACTS.found_at.url)
    assert fields["official"] == (ADDRESS,)
    described = json.loads(json.dumps(linked_data(speech, known)))
    work = {"@type": "CreativeWork", "name": "The transcript", "inLanguage": "fr", "url": ADDRESS}
    assert described["translationOfWork"] == work
    assert (described["abstract"], described["archivedAt"]) == ("A harbour opens.", FACTS.found_at.url)
    assert linked_data(chinese, known)["translationOfWork"]["inLanguage"] == "en"


def test_a_work_that_nobody_has_named_is_left_out_of_the_data():
    speech, _, known = made(replace(FACTS, made_from=MadeFrom("fr", "machine", Copy(url=ADDRESS))))
    assert "translationOfWork" not in linked_data(speech, known)


def in_the_feed(known, language):
    """What the feed says of the first text, and in which language."""
    own = f"{known.folder(language)}data/documents.atom"
    made = next(file for file in exports(known, PUBLICATION) if file.path == own)
    feed = feedparser.parse(made.content)
    return feed.entries[0].summary, feed.entries[0].summary_detail.language


def test_a_summary_is_what_search_engines_and_feeds_show_and_nothing_stands_in_its_place():
    speech, _, known = made()
    assert view(speech, known, "en").description == "A harbour opens."
    assert in_the_feed(known, "fr") == ("Un port ouvre.", "fr")
    speech, _, known = made(replace(FACTS, summary={"fr": "Un port ouvre."}))
    assert view(speech, known, "en").description == describe(speech)
    speech, _, known = made(Facts())
    assert in_the_feed(known, "fr") == (describe(speech), "en")
    assert view(speech, known, "en").origin.summary is None
