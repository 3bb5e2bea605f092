"""The index of a built site."""

import json
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.write.assets import search

PAGE = '<html lang="{}"><body><article><h1>{}</h1><p id="p-1">{}</p></article></body></html>'


@pytest.fixture
def site(tmp_path):
    pages = {
        "index.html": PAGE.format("en", "Home", "Zambia and constructor"),
        "fr/index.html": PAGE.format("fr", "Accueil", "La Zambie, la Zambie"),
        "zh/文件.html": PAGE.format("zh", "首頁", "赞比亚"),
        "404.html": '<html lang="en"><body><h1>Not found</h1></body></html>',
    }
    for uri, text in pages.items():
        path = tmp_path / "站 点" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "站 点"


def files(site):
    return {
        path.relative_to(site / "search-index").as_posix()
        for path in (site / "search-index").rglob("*")
        if path.is_file()
    }


def held(site, name):
    """What a script of the index hands over: kind, language and data."""
    script = (site / "search-index" / name).read_text(encoding="utf-8")
    arguments = script.removeprefix("dossier.searchable(").removesuffix(");\n")
    return json.loads(f"[{arguments}]")


def test_index_holds_each_page_in_its_language_and_each_word_with_its_places(site):
    assert search.build_index(site, ["en", "fr", "zh"]) == 3
    kind, language, index = held(site, "fr.js")
    assert (kind, language) == ("index", "fr")
    assert index["pages"] == [["fr/index.html", "Accueil", "", 5, [[0, 1, 10]]]]
    assert index["vocabulary"] == "accueil la zambie"
    assert held(site, "fr/words-0.js") == [
        "words",
        "fr",
        {"accueil": [[0, 0]], "la": [[0, 2, 2]], "zambie": [[0, 3, 2]]},
    ]
    assert held(site, "fr/texts-0.js")[2] == {"0": [["", "Accueil", 0], ["p-1", "La Zambie, la Zambie", 2]]}


def test_traditional_characters_are_in_the_index_as_simplified_and_in_the_text_as_they_stand(site):
    search.build_index(site, ["en", "fr", "zh"])
    assert "页" in held(site, "zh/words-0.js")[2]
    assert held(site, "zh/texts-0.js")[2]["0"][0][1] == "首頁"
    start = held(site, "start.js")[2]
    assert start["simplified"][start["traditional"].index("頁")] == "页"
    assert start["languages"] == ["en", "fr", "zh"]


def test_building_again_replaces_the_index(site):
    search.build_index(site, ["en", "fr", "zh"])
    (site / "fr/index.html").unlink()
    assert search.build_index(site, ["en", "fr", "zh"]) == 2
    assert not any(name.startswith("fr") for name in files(site))


def test_site_without_pages_has_no_index(tmp_path):
    assert search.build_index(tmp_path, ["en"]) == 0
    assert not (tmp_path / "search-index").exists()


def test_pages_of_a_language_without_a_profile_are_found_too(site):
    (site / "index.html").write_text(PAGE.format("xx", "Home", "Zambia"), encoding="utf-8")
    assert search.build_index(site, ["xx"]) == 1
    assert held(site, "xx.js")[2]["inflections"] == []


@given(st.dictionaries(st.text(min_size=1), st.text(max_size=search.PACK_CHARACTERS // 64), max_size=20))
def test_each_word_is_in_the_pack_that_its_name_tells(contents):
    packs = search.packed(contents)
    assert sum(map(len, packs)) == len(contents)
    for name, content in contents.items():
        assert packs[crc32(name.encode()) % len(packs)][name] == content


def test_packs_are_few_and_not_large():
    contents = {str(number): "x" * 4000 for number in range(300)}
    packs = search.packed(contents)
    assert len(packs) == -(-300 * 4000 // search.PACK_CHARACTERS)
    assert max(sum(map(len, pack.values())) for pack in packs) < 2 * search.PACK_CHARACTERS
