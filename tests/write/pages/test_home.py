"""The first page: how many texts, of which time, by whom, and the newest of them."""

from dossier.model import Corpus
from dossier.write.catalogue import catalogue
from dossier.write.pages.home import NEWEST, PUBLISHERS, home_page, home_view
from tests.write.making import LANGUAGES, document


def collection(count):
    texts = (
        document(f"d{at:02}", "en", f"T{at}", "A text.", date=f"20{at:02}-03-01", publisher=f"House {at}")
        for at in range(1, count + 1)
    )
    return catalogue(Corpus((*texts, document("none", "fr", "Sans date", "Un texte."))), LANGUAGES)


def test_figures_come_from_the_corpus_and_undated_texts_count():
    view = home_view(collection(2), "en")
    assert (view.texts, view.period, view.complete) == ("3 texts", "March 2001\u2009–\u2009March 2002", True)
    assert view.description == "3 texts, March 2001\u2009–\u2009March 2002."
    assert {name.text for name in view.publishers} == {"House 1", "House 2"}
    assert view.more_publishers == ""


def test_only_the_newest_texts_and_the_first_publishers_are_shown():
    view = home_view(collection(NEWEST + 3), "fr")
    assert [row.date for row in view.rows][:2] == ["1er\u00a0mars 2013", "1er\u00a0mars 2012"]
    assert (len(view.rows), len(view.publishers), view.complete) == (NEWEST, PUBLISHERS, False)
    assert view.more_publishers == f"et {NEWEST + 3 - PUBLISHERS} autres"


def test_an_empty_collection_claims_nothing():
    page = home_page(catalogue(Corpus(()), LANGUAGES), "zh")
    assert (page.uri, page.template) == ("zh/index.md", "home.html")
    assert (page.view.texts, page.view.period, page.view.description, page.view.rows) == ("", "", "", ())
