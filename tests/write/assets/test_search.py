"""The index of a built site."""

import json

import pytest

from dossier.write.assets import search

PAGE = '<html lang="{}"><body><article><h1>{}</h1><p id="p-1">{}</p></article></body></html>'


@pytest.fixture
def site(tmp_path):
    pages = {
        "index.html": PAGE.format("en", "Home", "Zambia"),
        "fr/index.html": PAGE.format("fr", "Accueil", "La Zambie"),
        "zh/文件.html": PAGE.format("zh", "首页", "赞比亚"),
        "404.html": '<html lang="en"><body><h1>Not found</h1></body></html>',
    }
    for uri, text in pages.items():
        path = tmp_path / "站 点" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "站 点"


def files(site):
    return {path.relative_to(site / "pagefind").as_posix() for path in (site / "pagefind").rglob("*") if path.is_file()}


def test_index_holds_each_page_in_its_language(site):
    assert search.build_index(site, ["en", "fr", "zh"]) == 3
    entry = json.loads((site / "pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    assert {code: language["page_count"] for code, language in entry["languages"].items()} == {
        "en": 1,
        "fr": 1,
        "zh": 1,
    }


def test_index_keeps_what_a_search_reads_and_nothing_else(site):
    search.build_index(site, ["en", "fr", "zh"])
    assert {name for name in files(site) if name.endswith((".js", ".css"))} == {"loader.js", "packs/0.js", "packs/1.js"}
    assert {"wasm.en.pagefind", "wasm.unknown.pagefind"} <= files(site)


def test_loader_names_the_languages_that_have_pages(site):
    search.build_index(site, ["zh", "de", "en"])
    assert 'languages:["zh", "en"]' in (site / "pagefind/loader.js").read_text(encoding="utf-8")


def test_building_again_replaces_the_index(site):
    search.build_index(site, ["en", "fr", "zh"])
    before = files(site)
    (site / "fr/index.html").unlink()
    assert search.build_index(site, ["en", "fr", "zh"]) == 2
    assert not any(name.startswith("fragment/fr_") for name in files(site))
    assert any(name.startswith("fragment/fr_") for name in before)


def test_site_without_pages_has_no_index(tmp_path):
    assert search.build_index(tmp_path, ["en"]) == 0
    assert not (tmp_path / "pagefind").exists()


def test_pagefind_that_fails_is_one_clear_sentence(site, monkeypatch):
    monkeypatch.setattr(search.sys, "executable", "false")
    with pytest.raises(search.SearchError, match=r"Pagefind ended with 1 .*: install the pinned pagefind"):
        search.build_index(site, ["en"])


@pytest.mark.parametrize(
    "script",
    ["", "let a=import.meta.url;", "export{a};", "import.meta.url;export{a};export{b};", "export{a};import.meta.url;"],
)
def test_loader_refuses_another_module(script):
    with pytest.raises(search.SearchError, match="install the pinned version"):
        search.loader(script, ["en"], 1)
