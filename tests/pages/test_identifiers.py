"""Identifiers: their forms, as cases for each authority, and what texts write out."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import AUTHORITIES, languages, words
from dossier.pages.identifiers import address_of, canonical, is_identifier, written_out
from tests.samples import cases

CASES = cases("identifiers.yml")
PIECES = st.sampled_from(
    ["A/", "S/", "RES/", "78/", "311", "L.", "(2015)", " ", "CN.", "/", "2024/", "（III）", "中", "x"]
)


def cases(table):
    return [(authority, id_) for authority, ids in CASES[table].items() for id_ in ids]


@pytest.mark.parametrize(("authority", "id_"), cases("good"))
def test_an_identifier_has_the_form_of_its_authority(authority, id_):
    assert is_identifier(authority, id_)


@pytest.mark.parametrize(("authority", "id_"), cases("bad"))
def test_what_is_no_identifier(authority, id_):
    assert not is_identifier(authority, id_)


def test_every_authority_has_cases_an_example_and_a_name_in_all_languages():
    assert set(CASES["good"]) == set(CASES["bad"]) == set(AUTHORITIES)
    assert all(is_identifier(name, authority.example) for name, authority in AUTHORITIES.items())
    assert {code for code in languages() if set(words(code)["authorities"]) != set(AUTHORITIES)} == set()


@given(st.text(min_size=9, max_size=9, alphabet="0123456789"), st.integers(0, 7), st.integers(1, 9))
def test_a_wrong_digit_is_noticed(digits, place, change):
    good = [f"0000-000{digits[0]}-{digits[1:5]}-{digits[5:8]}{last}" for last in "0123456789X"]
    (number,) = [id_ for id_ in good if is_identifier("orcid", id_)]
    at = [place for place, sign in enumerate(number[:-1]) if sign.isdigit()][7 + place]
    wrong = number[:at] + str((int(number[at]) + change) % 10) + number[at + 1 :]
    assert not is_identifier("orcid", wrong)


@pytest.mark.parametrize("case", CASES["written"], ids=lambda case: case["text"][:40])
def test_texts_write_out_symbols_and_nothing_like_them(case):
    assert [found.id for found in written_out(case["text"])] == case["found"]


@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
def test_what_is_written_out_is_an_identifier_at_its_place(text):
    last = 0
    for found in written_out(text):
        assert last <= found.start < found.end <= len(text)
        assert canonical(text[found.start : found.end]) == found.id
        assert is_identifier(found.authority, found.id)
        assert address_of(found.authority, found.id).startswith("https://")
        last = found.end


@pytest.mark.timing
@pytest.mark.parametrize("unit", ["A/79/", "A/HRC/1", "CAT/C/1/", "1", "/", "A/RES/1 A ", "(", "ST/IC/1/"])
def test_long_texts_take_no_long_time(unit):
    start = perf_counter()
    list(written_out(f"/A/HRC/{unit * 20_000}x"))
    is_identifier("un", f"A/{unit * 20_000}x")
    assert perf_counter() - start < 5
