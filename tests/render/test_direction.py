"""What is written for both directions: style sheets say where lines begin and end, and a `lang` has its `dir` beside it."""

import re
from pathlib import Path

import pytest
import tinycss2

from dossier.render.environment import environment
from tests.building import ROOT

SHEETS = [*(ROOT / "overrides/assets/dossier").glob("*.css"), ROOT / "hooks/dossier/render/book/templates/style.css"]
TEMPLATES = [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "hooks/dossier/render/book/templates").glob("*.html")]
SIDE = re.compile(r"(?:(?:scroll-)?(?:margin|padding)-|border-(?:(?:top|bottom)-)?)?(?:left|right)(?:-\w+)?")
SIDED = re.compile(r"\b(?:left|right)\b")
SHORTHANDS = {"margin", "padding", "inset", "border-width", "border-style", "border-color", "scroll-margin"}
PHYSICAL = {
    "margin": "the margins of sheets, which have none that are logical: those of the other direction stand beside them",
    "margin-left": "the same, for the other direction",
    "margin-right": "the same, for the other direction",
}
"""Properties of @page, with the reason."""


def rules(nodes, within=""):
    """Prelude and declarations of each rule, also those within others."""
    for node in nodes:
        if node.type not in ("qualified-rule", "at-rule") or node.content is None:
            continue
        prelude = tinycss2.serialize(node.prelude).strip()
        name = f"@{node.lower_at_keyword}" if node.type == "at-rule" else within
        inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
        yield name, prelude, [each for each in inner if each.type == "declaration"]
        yield from rules(inner, name)


def is_physical(declaration):
    value = tinycss2.serialize(declaration.value).strip()
    words = [word for word in tinycss2.parse_component_value_list(value) if word.type not in ("whitespace", "literal")]
    uneven = declaration.name in SHORTHANDS and len(words) == 4 and words[1].serialize() != words[3].serialize()
    aligned = declaration.name in ("text-align", "float", "clear") and SIDED.search(value)
    return bool(SIDE.fullmatch(declaration.name) or uneven or aligned)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_style_sheets_say_where_lines_begin_and_end(path: Path):
    parsed = tinycss2.parse_stylesheet(path.read_text("utf-8"), skip_comments=True, skip_whitespace=True)
    found = [
        f"{prelude} {{ {each.serialize()} }}"
        for name, prelude, declarations in rules(parsed)
        for each in declarations
        if is_physical(each) and not (name == "@page" and each.name in PHYSICAL)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("css", "said"),
    [
        ("a { left: 0 }", True),
        ("a { inset-inline-start: 0; margin: 0 1px }", False),
        ("@media print { a { & b { border-right-color: red } } }", True),
        ("a { padding: 0 1px 0 2px }", True),
        ("a { padding: 0 1px 2px 1px; text-align: end }", False),
        ("a { text-align: right }", True),
        ("a { border-top-left-radius: 0 }", True),
    ],
)
def test_what_is_said_of_sides_is_found(css, said):
    found = [each for _, _, declarations in rules(tinycss2.parse_stylesheet(css)) for each in declarations]
    assert any(map(is_physical, found)) is said


WRITTEN = re.compile(r"""\s(?:xml:)?lang="[^"]""")
OWN = re.compile(r"""<html lang="\{\{ [\w.]+ \}\}" dir="\{\{ [\w.]+ \| direction \}\}">""")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_template_writes_a_language_without_its_direction(path: Path):
    assert WRITTEN.findall(OWN.sub("", path.read_text("utf-8"))) == []


def test_a_template_says_language_and_direction_in_one():
    made = environment({"a.html": "<i{{ in_language('he') }}><b{{ in_language('en', 'he') }}><u{{ in_language('') }}>"})
    assert made.get_template("a.html").render(language="en") == "<i lang=he dir=rtl><b lang=en dir=ltr><u>"
