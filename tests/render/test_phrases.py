"""Words, names and links of a page: in which language each is, and that nothing in them becomes live."""

import lxml.html
import pytest

from dossier.languages import words
from dossier.model import Language
from dossier.render.phrases import Phrases
from dossier.render.serializer import attribute
from dossier.write.catalogue import LangString, Reference
from dossier.write.names import Name

SAY = Phrases("fr", "fr/documents/b.html", "../..", "..", [Language("fr", "Français")])
HOSTILE = "<b onclick='x()'>\"&amp; `=`"


def only(html):
    (element,) = lxml.html.fragments_fromstring(html)
    return element


def test_what_texts_say_stays_text():
    link = only(
        SAY.reference(Reference(LangString(HOSTILE, "en"), "documents/a.html", status=HOSTILE)).partition(" <span c")[0]
    )
    assert (link.tag, link.text_content(), len(link)) == ("a", HOSTILE, 1)
    for made in (
        SAY.phrase(LangString(HOSTILE)),
        SAY.name(Name(HOSTILE)),
        SAY.aside(HOSTILE),
        SAY.when(HOSTILE, unsure=False),
    ):
        assert HOSTILE in lxml.html.fromstring(f"<p>{made}</p>").text_content()


@pytest.mark.parametrize("value", ["a", "", "a b", HOSTILE, "a>b", "?x=1#y", "l’été", "'", "a/"])
def test_an_attribute_has_its_value_with_quotes_or_without(value):
    element = lxml.html.fromstring(f"<p{attribute('title', value)} class=x>.</p>")
    assert (element.get("title"), element.get("class")) == (value, "x")


def test_a_link_is_as_short_as_the_place_of_the_page_allows():
    ways = {
        "fr/documents/b.html#p-1": "#p-1",
        "#p-1": "#p-1",
        "fr/documents/a.html": "a.html",
        "fr/timeline.html": "../timeline.html",
        "zh/documents/b.html": "../../zh/documents/b.html",
        "documents/b.html": "../../documents/b.html",
    }
    assert {href: SAY.way(href) for href in ways} == ways


def test_names_are_a_list_in_the_language_of_the_page():
    listed = SAY.names([Name("ONU", uri="organisations/onu"), Name("王毅", "zh"), Name("Chine")])
    assert lxml.html.fromstring(f"<p>{listed}</p>").text_content() == "ONU, 王毅, Chine"
    assert only(SAY.name(Name("王毅", "zh"))).get("lang") == "zh"


def test_what_recurs_in_every_row_is_short_and_says_what_it_is():
    short = lxml.html.fromstring(f"<p>{SAY.status('draft')}</p>")[0]
    say = words("fr")["listing"]
    assert (short.tag, short.text, short.get("title")) == ("abbr", say["mark"], say["status"]["draft"])
    assert SAY.status("") == ""
