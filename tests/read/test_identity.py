"""Who a seed is: ids and languages from file names, from what a person gave, and from the words of a text."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Correction, Finding, Key, Seed
from dossier.read.identity import id_of, identify, name_parts
from tests.samples import cases

NAMES = cases("read/names.yml")
CODES = ("en", "fr", "zh")
FRENCH = "Le port a été construit par les moines de l’île, qui avaient besoin d’un abri pour leurs bateaux."
UNKNOWN = "Xyzzy plugh. Frobnicate quux 2021."


def identity(text, path="seeds/a.txt", at=0, **facts):
    return identify(Seed(path, b"", Correction(facts, at={"language": at})), lambda: text, CODES)


@pytest.mark.parametrize(("name", "id_", "language"), NAMES, ids=[case[0] for case in NAMES])
def test_a_file_name_tells_the_id_and_the_language(name, id_, language):
    assert name_parts(name, CODES) == (id_, language)


@given(st.text())
def test_a_slug_is_safe_in_a_path_and_stays(name):
    made = id_of(name)
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", made)
    assert made != "index"
    assert id_of(made) == made
    assert made == unicodedata.normalize("NFC", made)


def test_words_tell_the_language_where_nobody_does():
    assert identity(FRENCH) == (Key("a", "fr"), ())


def test_a_name_with_a_language_tells_it():
    assert identity(UNKNOWN, "seeds/a.fr.txt") == (Key("a", "fr"), ())


def test_what_a_person_gives_wins_over_the_name():
    assert identity(FRENCH, "seeds/a.fr.txt", language="en", id="harbour-2") == (Key("harbour-2", "en"), ())


def test_an_id_that_is_no_address_becomes_one_and_a_finding_says_which():
    key, [finding] = identity(FRENCH, "seeds/a.fr.txt", id="Harbour 2")
    assert key == Key("harbour-2", "fr")
    assert (finding.code, finding.detail["value"], finding.detail["near"]) == (
        "near_value",
        "Harbour 2",
        ("harbour-2",),
    )


def test_a_text_in_no_known_language_gets_the_first_and_a_finding():
    key, findings = identity(UNKNOWN)
    assert key == Key("a", "en")
    assert findings == (Finding("seeds/a.txt", 0, "language_unknown", {"languages": ("en", "fr", "zh")}),)


@pytest.mark.parametrize(("path", "beside"), [("seeds/a.txt", "seeds/a.yml"), ("notes/b.c.md", "notes/b.c.yml")])
def test_a_language_that_the_site_lacks_is_a_finding_where_it_was_given(path, beside):
    key, (finding,) = identity(FRENCH, path, at=3, language="de")
    assert key.language == "fr"
    assert (finding.path, finding.line, finding.code) == (beside, 3, "language_not_configured")
