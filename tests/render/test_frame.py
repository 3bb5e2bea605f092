"""What is around the contents of all pages, and what pages load when they need it."""

import json
from dataclasses import replace

import pytest

from dossier.glue.overrides import templates
from dossier.languages import words
from dossier.model import Language
from dossier.render import Page, fill, variables
from dossier.render.frame import Frame, Titled, around, menu, search_boxes
from dossier.repository.forge import Forge
from dossier.settings import parse
from dossier.write.addresses import Spread
from tests.building import ROOT

SETTINGS = replace(
    parse((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), ROOT), forge=Forge("https://example.org/repository")
)
TITLED = {f"{code}/{path}": Titled(f"{code} {path}") for code in SETTINGS.codes for _, path in SETTINGS.menu}
FRAME = Frame(
    SETTINGS,
    templates([ROOT / "overrides"], ROOT),
    {code: menu(SETTINGS, TITLED, code) for code in SETTINGS.codes},
)
PATHS = ("about.md", "documents/index.md", "documents/a.md", "people/b.md", "timeline.md", "names/index.md")


def page(path, language):
    made = Page(f"{language}/{path}", "A title", content="<p>Words.</p>", edit_url=f"https://example.org/{path}")
    spread = Spread(frozenset(SETTINGS.codes), frozenset(SETTINGS.codes))
    return fill("main.html", variables(made, spread, FRAME, language), FRAME)


def test_a_page_is_the_same_whatever_was_made_before_it():
    wanted = [(path, language) for path in PATHS for language in SETTINGS.codes]
    together = {one: page(*one) for one in wanted}
    for one in wanted:
        around.cache_clear()
        assert page(*one) == together[one]
    assert len(set(together.values())) == len(wanted)


@pytest.mark.parametrize("path", PATHS)
def test_each_page_has_its_own_place_in_the_menu_and_its_own_link_to_edit_it(path):
    html = page(path, SETTINGS.default)
    assert f"https://example.org/{path}" in html
    here = [item.title for item in FRAME.menus[SETTINGS.default].items if item.leads_to(path)]
    assert html.count("aria-current=") == 1 + 2 * len(here)
    assert all(f">{title}</a>" in html for title in here)


def test_the_search_box_of_each_language_has_its_words_and_no_page_has_them():
    scripts = dict(search_boxes(FRAME))
    assert sorted(scripts) == sorted(f"assets/{of}/{code}.js" for of in ("keys", "search") for code in SETTINGS.codes)
    for code in SETTINGS.codes:
        html = json.loads(scripts[f"assets/search/{code}.js"].partition(" = ")[2].rstrip(";\n"))
        assert html.startswith("<dialog")
        assert words(code)["search"]["hint"] in html
        assert words(code)["search"]["hint"] not in page("about.md", code)
        assert all(f">{language.name}<" in html for language in SETTINGS.languages if isinstance(language, Language))
