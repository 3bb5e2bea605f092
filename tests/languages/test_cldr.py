"""What is copied from the Unicode CLDR, against Babel, which has all of it."""

import pytest
from babel import Locale
from babel.core import LOCALE_ALIASES

from dossier.languages import CLDR, languages


def test_months_are_those_of_the_cldr_in_languages_without_a_profile():
    wide = {code: Locale.parse(code).months["format"]["wide"] for code in CLDR["months"]}
    assert CLDR["months"] == {code: tuple(months[n].lower() for n in range(1, 13)) for code, months in wide.items()}
    assert not {*CLDR["months"]} & {*languages()}


def test_languages_are_named_as_they_name_themselves_in_the_cldr():
    assert CLDR["names"] == {code: Locale.parse(code).get_language_name() for code in CLDR["names"]}


def test_the_languages_of_the_web_are_those_of_babel_and_three_more():
    assert {*CLDR["names"]} - {*languages()} == {*LOCALE_ALIASES, "hi", "la", "vi"} - {*languages()}


@pytest.mark.parametrize("code", CLDR["abroad"])
def test_languages_are_named_abroad_as_in_the_cldr(code):
    assert CLDR["abroad"][code] == tuple(Locale.parse(code).languages[other] for other in CLDR["names"])
