"""The index of a site: its scripts, read as the browser reads them."""

import json
import re
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.write.assets import indexed, search, shelves
from dossier.write.assets.staging import Passage, Staged
from dossier.write.assets.wholes import wholes

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
    added = {code: [(uri, indexed.indexed(staged)) for uri, staged in own] for code, own in pages.items()}
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
    written = indexed.coded(numbers)
    assert decoded(written) == numbers
    assert written.encode().decode() == written
    assert " " not in written


def test_index_holds_each_page_in_its_language():
    assert SITE["fr"] == [
        "index", "fr",
        {"pages": 1, "words": 10, "inflections": SITE["fr"][2]["inflections"], "prefixes": [], "tags": ["type:term year:2024"], "shelves": 1},
    ]  # fmt: skip
    assert SITE["start"][2]["languages"] == ["en", "fr", "zh"]
    assert "la" in SITE["start"][2]["stopwords"]
    texts = [["", "L’accueil"], ["p-0", "La Zambie, la Zambie"], ["p-1", "du groupe d’amis"]]
    number = search.numbered({"index.html", "文件.html"})["index.html"]
    assert SITE[f"fr/pages-{number // search.TOGETHER}"] == ["pages", "fr", {str(number): ["fr/index.html", texts]}]
    assert SITE["fr/shelf-0"] == ["shelves", "fr", {"0": ["", "zambie "]}]


def test_each_word_tells_how_much_a_page_says_it_and_where():
    _, _, said = SITE["fr/words-0-0"]
    _, _, places = SITE["fr/places-0-0"]
    assert set(said) == set(places)
    number = search.numbered({"index.html", "文件.html"})["index.html"]
    assert decoded(said["zambie"]) == [number, 2]
    assert decoded(places["zambie"]) == [4 + 2, 2 + 2]
    posting, titles = said["accueil"]
    assert (decoded(posting), decoded(titles)) == ([number, 10], [number, len("accueil"), 0])
    assert decoded(places["accueil"]) == [1, 1 + 2]


def test_a_function_word_has_pairs_with_the_words_behind_it():
    said = set(SITE["fr/words-0-0"][2])
    assert {"la zambie", "du groupe"} <= said
    assert not {"zambie la", "accueil la", "groupe d"} & said


def test_characters_have_pairs_and_no_places_of_their_own():
    _, _, said = SITE["zh/words-0-0"]
    assert set(said) == {"首", "页", "首 页", "赞", "比", "亚", "赞 比", "比 亚"}
    assert set(SITE["zh/places-0-0"][2]) == {"首 页", "赞 比", "比 亚"}


def test_a_name_of_several_characters_is_held_as_a_whole_wherever_it_stands():
    names = wholes(["人工智能", "聯合國", "UN", "中国"], "zh")
    added = indexed.indexed(page("人工智能", "联合国的人工智能，人工智能", "人工 智能的"), names)
    found = search.scripts({"zh": [("zh/a.html", added)]})
    held = {script.path: script.content.decode() for script in found}
    said = json.loads(
        held["search-index/zh/words-0-0.js"].removeprefix('dossier.searchable("words","zh",').removesuffix(");\n")
    )
    number = search.numbered({"a.html"})["a.html"]
    posting, titles = said["人 工 智 能"]
    assert (decoded(posting), decoded(titles)) == ([number, 10 + 2 + 1], [number, len("人 工 智 能"), 0])
    assert decoded(said["联 合 国"]) == [number, 1]
    assert "中 国" not in said
    assert '"人 工 智 能"' not in held["search-index/zh/places-0-0.js"]


def test_words_to_be_spelled_by_are_the_commonest_and_no_more_than_there_is_room_for(monkeypatch):
    assert SITE["fr/spelling-0"][2]["0"][0] == "accueil amis groupe zambie"
    assert SITE["zh/spelling-0"][2]["0"][0] == "比亚 赞比 首页"
    pages = [(f"{at}.html", page("One", "harbour pier 2024", *["quay"] * (at > 1))) for at in range(4)]
    words, counts = made(en=pages)["en/spelling-0"][2]["0"]
    assert (words, decoded(counts)) == ("harbour pier quay", [4, 4, 2])
    monkeypatch.setattr(shelves, "SPELLING", 15)
    assert made(en=pages)["en/spelling-0"][2]["0"][0] == "harbour pier"


def test_traditional_characters_are_in_the_index_as_simplified_and_in_the_text_as_they_stand():
    assert "页" in SITE["zh/words-0-0"][2]
    (texts,) = (
        texts for name, (*_, held) in SITE.items() if name.startswith("zh/pages-") for _, texts in held.values()
    )
    assert texts[0] == ["", "首頁"]
    start = SITE["start"][2]
    assert start["simplified"][[*accumulate(decoded(start["traditional"]))].index(ord("頁"))] == "页"


def test_a_page_has_one_number_in_all_languages():
    pages = {f"{code}/a-{number}.html": page("One", "two") for code in ("en", "fr") for number in range(3)}
    found = made(
        en=[(uri.removeprefix("en/"), each) for uri, each in pages.items() if uri.startswith("en/")],
        fr=[("fr/a-1.html", pages["fr/a-1.html"])],
    )
    numbers = {code: {held[0]: number for name, (*_, texts) in found.items() if name.startswith(f"{code}/pages-") for number, held in texts.items()} for code in ("en", "fr")}  # fmt: skip
    assert sorted(numbers["en"]) == ["a-0.html", "a-1.html", "a-2.html"]
    assert numbers["fr"] == {"fr/a-1.html": numbers["en"]["a-1.html"]}
    assert decoded(found["fr/words-0-0"][2]["two"]) == [int(numbers["en"]["a-1.html"]), 1]


@given(st.sets(st.text("abc", min_size=1), min_size=1, max_size=60))
def test_each_name_has_a_number_of_its_own(names):
    numbers = search.numbered(names)
    assert numbers.keys() == names
    assert len(set(numbers.values())) == len(names)


def test_one_name_more_changes_few_numbers():
    names = {f"documents/{number:04}.html" for number in range(1000)}
    before, after = search.numbered(names), search.numbered(names | {"documents/0500a.html"})
    assert sum(before[name] != after[name] for name in names) < 10


def test_words_that_a_page_does_not_touch_stay_as_they_are():
    """A sentence more, and one page more in another language."""
    text = " ".join(f"{letter}{number}" for number in range(24) for letter in "abcdefghijklmnopqrstuvwxyz")
    pages = [(f"{number:04}.html", page(f"Page {number}", text)) for number in range(300)]
    others = [(f"fr/{uri}", staged) for uri, staged in pages]
    before = made(en=pages, fr=others)
    grown = page("Page 0", text, "zebra")
    after = made(en=[("0000.html", grown), *pages[1:], ("new.html", page("New", "one"))], fr=others)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    packs = {name for name in changed if re.search("/(words|places)-", name)}
    count = after["en"][2]["shelves"]
    assert count > 4
    assert {name.split("-")[1] for name in packs} == {
        str(indexed.shelf_of(word) % count) for word in ("zebra", "new", "one")
    }
    assert not any(name.startswith("fr") for name in changed)


def test_facts_order_and_filter_pages():
    facts = SITE["fr/facts-0"][2]["0"]
    number = search.numbered({"index.html", "文件.html"})["index.html"]
    assert [decoded(column) for column in facts] == [[number], [27], [0]]


def test_nothing_is_written_of_nothing():
    assert made() == made(en=[]) == {}


def test_a_page_without_words_is_there():
    assert made(en=[("a.html", page("…"))])["en"][2]["words"] == 0


def test_pages_of_a_language_without_a_profile_are_found_too():
    assert made(xx=[("index.html", page("Home", "Zambia"))])["xx"][2]["inflections"] == []


def test_what_no_file_can_hold_does_no_harm():
    found = made(en=[("a.html", page("One", "two \ud800 three"))])
    (texts,) = next(held for name, (*_, held) in found.items() if name.startswith("en/pages-")).values()
    assert texts[1][1] == ["p-0", "two ? three"]


@pytest.fixture(scope="module")
def large():
    """Scripts of a site of 3,000 pages."""
    return made(
        en=[
            (f"{number:04}.html", page(f"Page {number}", f"word{number} and all the others " * 3))
            for number in range(3000)
        ]
    )


def test_each_word_is_in_the_pack_that_begins_before_it(large):
    count = large["en"][2]["shelves"]
    assert count > 1
    for shelf in range(count):
        bounds = large[f"en/shelf-{shelf}"][2][str(shelf)]
        assert bounds == sorted(bounds)
        assert f"en/words-{shelf}-{len(bounds) - 1}" not in large
        for at, (first, after) in enumerate(pairwise(bounds)):
            said = large[f"en/words-{shelf}-{at}"][2]
            assert all(first <= word < after for word in said)
            assert {indexed.shelf_of(word) % count for word in said} == {shelf}
    assert max(len(large[f"en/shelf-{shelf}"][2][str(shelf)]) for shelf in range(count)) > 2


def test_packs_stay_small_however_many_pages_there_are(large):
    sizes = {name: len(json.dumps(held, ensure_ascii=False).encode()) for name, held in large.items()}
    largest = {
        kind: max(size for name, size in sizes.items() if re.fullmatch(rf"en/{kind}-[\d-]+", name))
        for kind in ("words", "facts")
    }
    assert largest["words"] < 3 * shelves.ROOM
    assert largest["facts"] < 6 * search.CHUNK
    held = [len(held) for name, (*_, held) in large.items() if name.startswith("en/pages-")]
    assert max(held) <= search.TOGETHER
    assert sum(held) / len(held) > 1.5


def test_every_page_is_in_the_pack_of_its_number(large):
    chunks = [name for name in large if name.startswith("en/facts-")]
    assert len(chunks) == 2
    for chunk in range(2):
        steps, *_ = (decoded(column) for column in large[f"en/facts-{chunk}"][2][str(chunk)])
        for number in [*accumulate(steps, initial=chunk * search.CHUNK)][1:]:
            assert str(number) in large[f"en/pages-{number // search.TOGETHER}"][2]


def test_the_same_pages_make_the_same_bytes():
    added = {
        "en": [(f"{number}.html", indexed.indexed(page(f"Page {number}", "all the others"))) for number in range(9)]
    }
    turned = {"en": added["en"][::-1]}
    assert list(search.scripts(added)) == list(search.scripts(turned))
