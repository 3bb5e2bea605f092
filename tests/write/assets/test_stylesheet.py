"""The one style sheet of a site: its parts, and what is made of the profiles of its languages."""

import re

import pytest

from dossier.languages import languages, profile
from dossier.write.assets.stylesheet import PARTS, stylesheet, typesetting
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


def test_what_languages_say_stands_before_all_parts_but_the_first():
    told = typesetting(["fr"])
    joined = stylesheet("a {}", {name: f"/* {name} */" for name in PARTS}, ["fr"])
    assert joined.startswith(f"a {{}}\n/* {PARTS[0]} */{told}\n/* {PARTS[1]} */")
    assert [name for name in PARTS if f"/* {name} */" not in joined] == []


def test_every_style_sheet_is_a_part():
    assert {path.stem for path in (ROOT / "overrides/assets/dossier").glob("*.css")} == set(PARTS)
