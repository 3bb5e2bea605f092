"""Casing: texts in small letters get their capitals, and nothing but their capitals."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages, profile
from dossier.model import Block
from dossier.read.facts.capitals import set_capitals
from dossier.read.facts.casing import is_lower, recase, recase_capitals, recase_name
from tests.samples import cases

CASES = cases("read/casing.yml")
CAPITALS = CASES.pop("capitals")
LARGE = [
    (language, group["names"], *line.split(" → "))
    for language, group in CAPITALS.items()
    for line in group["cases"].splitlines()
]
TITLES = [
    (language, group["title_text"], *line.split(" → "))
    for language, group in CAPITALS.items()
    for line in group["title"].splitlines()
]
PAIRS = [
    (language, group["names"], *line.split(" → "))
    for language, group in CASES.items()
    for line in group["cases"].splitlines()
]
NAMES = st.lists(
    st.text(min_size=1, max_size=6) | st.sampled_from(["UN", "New York", "U.N.", "L’ÉTÉ", "Straße", "İzmir"]),
    max_size=4,
)
TEXTS = st.lists(
    st.sampled_from(["un", "new. york", "u.n.", " ", ". ", "l'été", "www.un.org", "strasse", "ß", "ǆ"])
    | st.text(max_size=4)
).map("".join)


@pytest.mark.parametrize(("language", "names", "small", "expected"), PAIRS, ids=[pair[2][:40] for pair in PAIRS])
def test_capitals_are_restored(language, names, small, expected):
    assert recase(small, profile(language), names) == expected


@pytest.mark.xfail(reason="a question within a sentence does not end it")
@pytest.mark.parametrize("line", CASES["fr"]["known_failures"].splitlines())
def test_known_failures(line):
    small, expected = line.split(" → ")
    assert recase(small, profile("fr"), CASES["fr"]["names"]) == expected


@pytest.mark.parametrize(("language", "_names", "small", "expected"), PAIRS, ids=[pair[2][:40] for pair in PAIRS])
def test_without_names_only_sentences_get_capitals(language, _names, small, expected):
    recased = recase(small, profile(language), [])
    changed = [i for i, (one, two) in enumerate(zip(small, recased, strict=True)) if one != two]
    assert all(recased[i] == expected[i] or expected[i].islower() for i in changed)


@given(TEXTS, NAMES, st.sampled_from(languages()))
def test_nothing_changes_but_capitals(text, names, language):
    recased = recase(text, profile(language), names)
    assert recased.casefold() == text.casefold()


@given(TEXTS, NAMES, st.sampled_from(languages()))
def test_doing_it_twice_changes_nothing_more(text, names, language):
    once = recase(text.lower(), profile(language), names)
    assert recase(once.lower(), profile(language), names) == once


@given(st.text(), NAMES)
def test_addresses_stay(text, names):
    address = "https://example.org/un/new-york"
    assert address in recase(f"{text} {address} un.", profile("en"), names)


def test_of_two_names_the_first_and_the_longer_win():
    assert recase("the un plan and the un.", profile("en"), ["UN", "un Plan", "Un"]) == "The un Plan and the UN."


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("le ministère des affaires étrangères a tenu une conférence de presse, hier, à new york.", True),
        ("Le ministère des affaires étrangères a tenu une conférence de presse, hier, à New York.", False),
        ("a few words.", False),
        ("人工智能是新一轮科技革命和产业变革的重要驱动力量" * 5, False),
        ("a" * 400 + "B", True),
    ],
)
def test_a_text_in_small_letters_is_told(text, small):
    assert is_lower([text]) is small


@pytest.mark.parametrize(
    ("language", "name", "expected"),
    [
        ("fr", "chen qinhan et zhu zhengyong", "Chen Qinhan et Zhu Zhengyong"),
        ("en", "jane of the hill", "Jane of the Hill"),
        ("en", "Jean McDonald", "Jean McDonald"),
        ("zh", "林剑", "林剑"),
    ],
)
def test_bylines_get_capitals(language, name, expected):
    assert recase_name(name, profile(language)) == expected


@pytest.mark.parametrize(("language", "names", "large", "expected"), LARGE, ids=[pair[2][:40] for pair in LARGE])
def test_capitals_get_small(language, names, large, expected):
    assert recase_capitals(large, profile(language), names) == expected


@pytest.mark.parametrize(("language", "text", "title", "expected"), TITLES, ids=[pair[2][:40] for pair in TITLES])
def test_a_title_in_capitals_gets_small_ones_by_what_its_text_knows(language, text, title, expected):
    cased = set_capitals(title, (Block("paragraph", text, "p-000001"),), profile(language), ["UNESCO"])
    assert (cased.title, cased.inferred) == (expected, ("title",) if title != expected else ())
    assert cased.blocks[0].text == text


@given(TEXTS, NAMES, st.sampled_from(["en", "fr"]))
def test_only_the_case_of_letters_changes(text, names, language):
    small = recase_capitals(text.upper(), profile(language), names)
    assert len(small) == len(text.upper())
    assert small.casefold() == text.upper().casefold()


@given(TEXTS, NAMES, st.sampled_from(["en", "fr"]))
def test_small_letters_are_set_once(text, names, language):
    once = recase_capitals(text.upper(), profile(language), names)
    assert recase_capitals(once.upper(), profile(language), names) == once or once.upper() != text.upper()


LONG = "LE MINISTÈRE DES AFFAIRES ÉTRANGÈRES A TENU UNE CONFÉRENCE DE PRESSE RÉGULIÈRE HIER."
GERMAN = "Die Brücken der Stadt werden allen offen stehen, die sie überqueren wollen, und niemand muss dafür zahlen."
HEADED = "Le ministère a tenu hier une conférence de presse, et tous les journalistes sont venus."


@pytest.mark.parametrize(
    ("language", "texts", "inferred"),
    [
        ("fr", [LONG, LONG], ("capitals",)),
        ("fr", [LONG.lower(), LONG.lower()], ("capitals",)),
        ("fr", [HEADED, "UN MINISTÈRE QUI RÉPOND", HEADED], ()),
        ("zh", [LONG], ()),
        ("en", [GERMAN, GERMAN.upper()], ()),
        ("en", [GERMAN.upper()], ()),
        ("en", [GERMAN.lower()], ()),
        ("fr", ["UNE NOTE."], ()),
    ],
)
def test_capitals_are_set_throughout_or_not_at_all(language, texts, inferred):
    blocks = tuple(Block("paragraph", text, f"p-{i:06}") for i, text in enumerate(texts))
    cased = set_capitals("Un titre", blocks, profile(language), [])
    assert cased.inferred == inferred
    assert ([block.text for block in cased.blocks] == texts) is (not inferred)


@pytest.mark.timing
def test_time_is_linear_in_the_text():
    text = "MR. A. B. C. D. E. F. U.N. XXIV COVID-19/4-5 " * 400

    def spent(size):
        start = time.process_time()
        recase_capitals(text * size, profile("en"), ["Wang Yi"])
        return time.process_time() - start

    short, long = (min(spent(size) for _ in range(3)) for size in (1, 4))
    assert long < 10 * short
