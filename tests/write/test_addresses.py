"""Where pages lie, and how they lead to each other."""

import posixpath
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Language
from dossier.pack.names import folded
from dossier.write.addresses import Spread, address, alternates, home, relative, seed_uri, site_map

LANGUAGES = (Language("en", "English", default=True), Language("fr", "Français"), Language("zh", "中文"))
URL = "https://example.org/dossier/"
ALL = frozenset({"en", "fr", "zh"})
PAGES = {
    "index.md": Spread(ALL, ALL),
    "a/b.md": Spread(ALL, ALL - {"zh"}),
    "seule.md": Spread(frozenset({"fr"}), frozenset({"fr"})),
}


def seen_from(page, language):
    return alternates(page, language, LANGUAGES, PAGES[page], URL)


PATHS = st.lists(st.text(st.sampled_from("ab演 é%#?"), min_size=1, max_size=4), min_size=1, max_size=3).map("/".join)


@given(PATHS, PATHS)
def test_relative_addresses_lead_there(target, start):
    path = unquote(relative(target, start))
    assert posixpath.normpath(posixpath.join(posixpath.dirname(start), path)) == posixpath.normpath(target)


def test_the_switcher_keeps_the_page():
    assert [a.href for a in seen_from("a/b.md", "fr")] == ["../../a/b.html", "b.html", "../../zh/a/b.html"]


def test_a_page_that_a_language_lacks_is_represented_by_its_home():
    assert [a.href for a in seen_from("seule.md", "fr")] == ["../index.html", "seule.html", "../zh/index.html"]


def test_only_listed_pages_are_for_search_engines():
    assert [a.code for a in seen_from("a/b.md", "en") if a.listed] == ["en", "fr"]
    assert [[a.url.removeprefix(URL) for a in group] for group in site_map(PAGES, LANGUAGES, URL)] == [
        ["a/b.html", "fr/a/b.html"],
        ["index.html", "fr/index.html", "zh/index.html"],
        ["fr/seule.html"],
    ]


def test_the_top_of_a_language_is_found_from_any_depth():
    assert address("fr/a/b.md", "en") == "fr/a/b.html"
    assert [home("a/b.md", code, "en") for code in ("en", "fr")] == ["..", ".."]


@given(st.lists(st.from_regex(r"[ab](\.(md|MD|html?|txt|pdf|fr|2)){0,4}", fullmatch=True), unique_by=folded))
def test_no_two_seeds_have_one_address(names):
    assert len({folded(seed_uri(name)) for name in names}) == len(names)
    assert all(seed_uri(name).endswith((".txt", ".pdf")) for name in names if name.endswith((".md", ".html", ".htm")))
