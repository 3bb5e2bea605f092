"""The style sheets of a site: their parts, what stays of the theme, and what is made of the profiles of its languages."""

import re

import pytest

from dossier.languages import languages, profile
from dossier.write.assets.pruning import tight
from dossier.write.assets.stylesheet import PARTS, stylesheets, typesetting
from tests.building import ROOT


def rules(codes):
    """Properties by selector."""
    text = typesetting(codes)
    found = {head.strip(): body for head, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text)}
    return {head: dict(re.findall(r"([\w-]+): ([^;]+);", body)) for head, body in found.items()}


@pytest.mark.parametrize("code", languages())
def test_each_language_has_its_quotation_marks(code):
    marks = rules(languages())[f":lang({code}) > q"]["--quotes"]
    assert marks == " ".join(f'"{mark}"' for mark in profile(code).quotes)


def test_what_one_language_says_is_taken_back_in_the_others():
    made = rules(languages())
    said = {name for code in languages() for name in profile(code).typesetting}
    plain = next(properties for selector, properties in made.items() if selector.startswith(":where"))
    assert said
    assert {name for name, value in plain.items() if value == "initial"} == said
    assert {plain["--serif"], plain["--sans"]} == {"var(--latin-serif)", "var(--latin-sans)"}


@pytest.mark.parametrize("code", [code for code in languages() if profile(code).fonts])
def test_fonts_end_in_one_that_every_system_has(code):
    own = rules([code])[f"[lang]:lang({code})"]
    assert own["--serif"].endswith(", serif")
    assert own["--sans"].endswith(", sans-serif")


def test_a_language_that_says_nothing_of_its_text_needs_no_rule():
    quiet = [code for code in languages() if not profile(code).fonts and not profile(code).typesetting]
    assert quiet
    assert [selector for selector in rules(quiet) if selector.startswith("[lang]")] == []


def sheets(parts, theme="", languages=(), extensions=()):
    return {path.rpartition("/")[2]: text for path, text in stylesheets(theme, parts, languages, extensions)}


NAMED = {name: f".{name} {{ top: 0 }}" for name in PARTS}


def test_what_languages_say_stands_before_all_parts_but_the_first():
    told = tight(typesetting(["fr"]))
    joined = sheets(NAMED, "a { left: 0 }", ["fr"])["lists.css"]
    assert joined.startswith(f"a{{left: 0}}.{PARTS[0]}{{top: 0}}{told}.lists{{")


def test_each_kind_of_page_has_its_parts_in_the_order_of_all():
    made = sheets(NAMED)
    order = {name: [part for _, part in sorted((text.index(f".{part}{{"), part) for part in PARTS if f".{part}{{" in text)]
             for name, text in made.items()}  # fmt: skip
    assert set(made) == {"document.css", "lists.css", "provenance.css", "search.css"}
    assert all(parts == [part for part in PARTS if part in parts] for parts in order.values())
    assert {part for parts in order.values() for part in parts} == set(PARTS)
    assert order["search.css"] == ["search"]


THEME = """.md-typeset p { top: 0 } .md-nav { top: 1px } .md-typeset .admonition { top: 2px } .md-typeset .footnote { top: 3px }
:root { --md-hue: 0; --md-shown: 1px } .md-header { top: var(--md-shown) } .md-typeset:not(.md-nav) { top: 4px }"""
FRAME = (
    ".md-typeset p{top: 0}",
    ":root{--md-shown: 1px}.md-header{top: var(--md-shown)}.md-typeset:not(.md-nav){top: 4px}",
)


@pytest.mark.parametrize(
    ("extensions", "box"),
    [(["tables", "footnotes"], ""), (["tables", "admonition"], ".md-typeset .admonition{top: 2px}")],
)
def test_of_the_theme_stays_what_templates_and_extensions_make(extensions, box):
    made = sheets(dict.fromkeys(PARTS, ""), THEME, extensions=extensions)
    assert made["lists.css"].startswith(f"{FRAME[0]}{box}.md-typeset .footnote{{top: 3px}}{FRAME[1]}:where(")


def test_what_ours_ask_for_stays():
    assert "--md-hue: 0" in sheets({**NAMED, "search": "a { top: var(--md-hue) }"}, THEME)["document.css"]


def test_every_style_sheet_is_a_part():
    assert {path.stem for path in (ROOT / "overrides/assets/dossier").glob("*.css")} == set(PARTS)
