"""What a ZIM file says of itself: all that openZIM wants, within its lengths (https://wiki.openzim.org/wiki/Metadata)."""

from datetime import date

import pytest

from dossier.languages import languages, profile
from dossier.model import Corpus, Publication
from dossier.write import sources
from dossier.write.packs.zim import zim_metadata
from tests.write.making import document

TEXTS = (document("lake", "en", "The lake", "It is deep.", date="2024-05-03"),)


def said(publication, *texts, codes=("en", "zh"), editor="", updated=""):
    return zim_metadata(sources(Corpus(texts, ()), codes, publication), codes[0], "stem", editor, updated)


def test_it_says_all_that_is_known():
    given = Publication("Lakes", "https://example.org/", None, "Texts on lakes")
    assert said(given, *TEXTS, editor="A. Editor", updated="2026-11-30") == {
        "Name": "stem",
        "Title": "Lakes",
        "Description": "Texts on lakes",
        "LongDescription": "Texts on lakes",
        "Creator": "A. Editor",
        "Publisher": "A. Editor",
        "Date": "2026-11-30",
        "Source": "https://example.org/",
        "Scraper": "dossier",
        "Tags": "_ftindex:yes",
    }


@pytest.mark.parametrize("texts", [(), TEXTS])
def test_what_must_be_said_is_said_where_nothing_is_known(texts):
    found = said(Publication(), *texts)
    assert all(found[key] for key in ("Name", "Title", "Description", "Creator", "Publisher"))
    assert date.fromisoformat(found["Date"])
    assert found["Date"] == ("2024-05-03" if texts else "1980-01-01")


def test_long_words_are_not_too_long():
    found = said(Publication("A very long name of a collection", "", None, "long " * 40), *TEXTS)
    assert found["Title"] == "A very long name of a collect…"
    assert found["Description"] == "1 text, May 2024."
    assert found["LongDescription"] == "long " * 40


def test_each_language_has_a_code_of_its_own():
    codes = [profile(code).iso_639_3 for code in languages()]
    assert all(len(code) == 3 and code.isalpha() for code in codes)
    assert len(set(codes)) == len(codes)
