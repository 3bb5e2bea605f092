"""The index of a site: its scripts, read as the browser reads them."""

import json
import re
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.write.assets import search
from dossier.write.assets.staging import Passage, Staged

NUMBERS = st.lists(st.integers(0, 10_000_000) | st.integers(0, 99) | st.integers(53_240, 53_256))


def decoded(text):
    """As search-engine.js reads numbers."""
    numbers, high = [], 0
    for character in text:
        code = ord(character)
        if code < 0xE000:
            numbers.append(high + code - 0x21)
        high = 0 if code < 0xE000 else (code - 0xE000) << 12
    return numbers


def page(title, *passages, tags=()):
    return Staged(tags, (Passage("", title, 10), *(Passage(f"p-{at}", text) for at, text in enumerate(passages))))


def made(**pages):
    """What the scripts hand over, by path: pages: by language, each an address and a page."""
    added = {code: [(uri, search.indexed(staged)) for uri, staged in own] for code, own in pages.items()}
    found = {}
    for script in search.scripts(added):
        arguments = script.content.decode().removeprefix("dossier.searchable(").removesuffix(");\n")
        found[script.path.removeprefix("search-index/").removesuffix(".js")] = json.loads(f"[{arguments}]")
    return found


SITE = made(
    en=[("index.html", page("Home", "Zambia and constructor"))],
    fr=[
        (
            "fr/index.html",
            page("L’accueil", "La Zambie, la Zambie", "du groupe d’amis", tags=("type:term", "year:2024")),
        )
    ],
    zh=[("zh/文件.html", page("首頁", "赞比亚"))],
)


@given(NUMBERS)
def test_numbers_come_back_and_need_no_more_than_text(numbers):
    written = search.coded(numbers)
    assert decoded(written) == numbers
    assert written.encode().decode() == written
    assert " " not in written


def test_index_holds_each_page_in_its_language():
    assert SITE["fr"] == [
        "index", "fr",
        {"pages": 1, "words": 10, "inflections": SITE["fr"][2]["inflections"], "tags": ["type:term year:2024"], "firsts": [""]},
    ]  # fmt: skip
    assert SITE["start"][2]["languages"] == ["en", "fr", "zh"]
    assert "la" in SITE["start"][2]["stopwords"]
    texts = [["", "L’accueil"], ["p-0", "La Zambie, la Zambie"], ["p-1", "du groupe d’amis"]]
    assert SITE["fr/pages-0"] == ["pages", "fr", {"0": ["fr/index.html", texts]}]


def test_each_word_tells_how_much_a_page_says_it_and_where():
    _, _, said = SITE["fr/words-0"]
    _, _, places = SITE["fr/places-0"]
    assert set(said) == set(places)
    assert decoded(said["zambie"]) == [0, 2]
    assert [step // 3 for step in decoded(places["zambie"])] == [4, 2]
    posting, titles = said["accueil"]
    assert (decoded(posting), decoded(titles)) == ([0, 10], [0, 0])
    assert decoded(places["accueil"]) == [3 * 1 + 2]


def test_a_function_word_has_pairs_with_the_words_behind_it():
    said = set(SITE["fr/words-0"][2])
    assert {"la zambie", "du groupe"} <= said
    assert not {"zambie la", "accueil la", "groupe d"} & said


def test_characters_have_pairs_and_no_places_of_their_own():
    _, _, said = SITE["zh/words-0"]
    assert set(said) == {"首", "页", "首 页", "赞", "比", "亚", "赞 比", "比 亚"}
    assert set(SITE["zh/places-0"][2]) == {"首 页", "赞 比", "比 亚"}


def test_traditional_characters_are_in_the_index_as_simplified_and_in_the_text_as_they_stand():
    assert "页" in SITE["zh/words-0"][2]
    assert SITE["zh/pages-1"][2]["1"][1][0] == ["", "首頁"]
    start = SITE["start"][2]
    assert start["simplified"][start["traditional"].index("頁")] == "页"


def test_a_page_has_one_number_in_all_languages():
    pages = {f"{code}/a-{number}.html": page("One", "two") for code in ("en", "fr") for number in range(3)}
    found = made(
        en=[(uri.removeprefix("en/"), each) for uri, each in pages.items() if uri.startswith("en/")],
        fr=[("fr/a-1.html", pages["fr/a-1.html"])],
    )
    assert set(found["en/pages-0"][2]) == {"0", "1", "2"}
    assert set(found["fr/pages-1"][2]) == {"1"}
    assert decoded(found["fr/words-0"][2]["two"]) == [1, 1]


def test_facts_order_and_filter_pages():
    facts = SITE["fr/facts-0"][2]["0"]
    assert [decoded(column) for column in facts] == [[0], [10], [len("accueil")], [0], [1]]


def test_nothing_is_written_of_nothing():
    assert made() == made(en=[]) == {}


def test_a_page_without_words_is_there():
    assert made(en=[("a.html", page("…"))])["en"][2]["words"] == 0


def test_pages_of_a_language_without_a_profile_are_found_too():
    assert made(xx=[("index.html", page("Home", "Zambia"))])["xx"][2]["inflections"] == []


def test_what_no_file_can_hold_does_no_harm():
    assert made(en=[("a.html", page("One", "two \ud800 three"))])["en/pages-0"][2]["0"][1][1] == ["p-0", "two ? three"]


@pytest.fixture(scope="module")
def large():
    """Scripts of a site of 3,000 pages."""
    return made(
        en=[
            (f"{number:04}.html", page(f"Page {number}", f"word{number} and all the others " * 3))
            for number in range(2500)
        ]
    )


def test_each_word_is_in_the_pack_that_begins_before_it(large):
    firsts = large["en"][2]["firsts"]
    assert len(firsts) > 5
    assert firsts == sorted(firsts)
    for at, (first, after) in enumerate(zip(firsts, [*firsts[1:], "\uffff"], strict=True)):
        assert all(first <= word < after for word in large[f"en/words-{at}"][2])


def test_packs_stay_small_however_many_pages_there_are(large):
    sizes = {name: len(json.dumps(held, ensure_ascii=False).encode()) for name, held in large.items()}
    largest = {
        kind: max(size for name, size in sizes.items() if re.fullmatch(rf"en/{kind}-\d+", name))
        for kind in ("words", "pages", "facts")
    }
    assert largest["words"] < 5 * search.PACK
    assert largest["pages"] < 2 * search.PACK
    assert largest["facts"] < 8 * search.CHUNK


def test_every_page_is_in_the_pack_that_its_facts_tell(large):
    for chunk in range(2):
        numbers, *_, begins = (decoded(column) for column in large[f"en/facts-{chunk}"][2][str(chunk)])
        start = 0
        for number, begin in zip(accumulate(numbers), begins, strict=True):
            page_number = chunk * search.CHUNK + number
            start = page_number if begin else start
            assert str(page_number) in large[f"en/pages-{start}"][2]


def test_the_same_pages_make_the_same_bytes():
    added = {
        "en": [(f"{number}.html", search.indexed(page(f"Page {number}", "all the others"))) for number in range(9)]
    }
    turned = {"en": added["en"][::-1]}
    assert list(search.scripts(added)) == list(search.scripts(turned))
