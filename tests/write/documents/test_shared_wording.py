"""Shared wording is told at both ends, each with the way to the other."""

from dataclasses import replace

from dossier.model import Quotation
from dossier.write.catalogue import catalogue
from dossier.write.documents import document_page
from dossier.write.documents.duplicates import shared_wording
from tests.write.making import CORPUS, LANGUAGES, NEWS_EN, SPEECH

ONE = Quotation(SPEECH.key, SPEECH.blocks[1].id, 0, 11, NEWS_EN.key, NEWS_EN.blocks[0].id, 0, 6, 12, dated=True)
MADE = catalogue(replace(CORPUS, quotations=(ONE,)), LANGUAGES)


def test_both_ends_lead_to_each_other():
    (here,) = shared_wording(SPEECH, MADE, "en")
    (there,) = shared_wording(NEWS_EN, MADE, "en")
    assert (here.text, here.order, here.number) == ("The UN met.", "later", 1)
    assert here.other.href == f"documents/news.html#{NEWS_EN.blocks[0].id}"
    assert (there.text, there.order) == ("The UN", "earlier")
    assert there.other.href.endswith(f"#{SPEECH.blocks[1].id}")


def test_a_page_in_another_language_shows_none():
    pages = {page.uri: page.view for page in (document_page(id_, MADE, "zh") for id_ in MADE.versions)}
    assert pages["zh/documents/speech.md"].shared == ()
    assert document_page("speech", MADE, "en").view.shared
