"""Every word of the interface that a template asks for is there: one that is misspelt would print nothing."""

from collections.abc import Mapping

import pytest
from jinja2 import Environment, nodes

from dossier.languages import words
from tests.building import ROOT

BOOK = ROOT / "hooks/dossier/render/book/templates"
TEMPLATES = [*sorted((ROOT / "overrides").rglob("*.html")), *sorted(BOOK.glob("*ml"))]
WORDS = words("en")
METHODS = {"format", "items"}


def step(node):
    """The key by which a template takes a word from a group; None where only a page can tell."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.arg.value if isinstance(node.arg, nodes.Const) else None


def groups(node, names):
    """What an expression may be, among all words: itself, or, where a page tells its key, any of its group."""
    if isinstance(node, nodes.Name):
        return names.get(node.name, [])
    if not isinstance(node, nodes.Getattr | nodes.Getitem):
        return []
    found = [group for group in groups(node.node, names) if isinstance(group, Mapping)]
    if step(node) is None:
        return [value for group in found for value in group.values()]
    return [group[step(node)] for group in found if step(node) in group]


def missing(source, every=WORDS):
    """Words that a template asks for and no file has, with their lines. A name that stands for a group does so everywhere."""
    tree = Environment(autoescape=True).parse(source)
    names = {"ui": [every]}
    for one in tree.find_all(nodes.Assign):
        if isinstance(one.target, nodes.Name) and (found := groups(one.node, names)):
            names[one.target.name] = [*names.get(one.target.name, []), *found]
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        if groups(node.node, names) and not groups(node, names) and step(node) not in METHODS:
            yield f"{step(node)} at {node.lineno}"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_is_there(path):
    every = dict.fromkeys(("en",), WORDS) if path.name == "404.html" else WORDS
    assert list(missing(path.read_text(encoding="utf-8"), every)) == []


@pytest.mark.parametrize(
    "template",
    [
        "{{ ui.serch.open }}",
        "{{ ui.search.opne }}",
        "{{ ui['search'].opne }}",
        "{% set say = ui.search %}<p title='{{ say.opne }}'>",
        "{% for kind in kinds %}{{ ui.document.copies[kind].title }}{% endfor %}",
        "{% macro title() %}{{ ui.document.paragraf.format(number=1) }}{% endmacro %}",
    ],
)
def test_a_misspelt_word_is_found(template):
    assert list(missing(template))


def test_what_a_page_tells_and_what_texts_can_do_are_no_faults():
    template = (
        "{{ ui.kinds[view.kind] }}{{ ui.document.paragraph.format(number=1) }}{{ ui.types.items() }}{{ view.x.y }}"
    )
    assert list(missing(template)) == []
