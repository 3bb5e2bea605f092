"""Numbers and lists are written by the conventions of each language: no template, script or module does it by hand."""

import ast
import re
from itertools import pairwise

import pytest
from jinja2 import Environment, nodes

from tests.building import ROOT

OVERRIDES = ROOT / "overrides"
TEMPLATES = sorted(OVERRIDES.rglob("*.html"))
SCRIPTS = sorted(OVERRIDES.rglob("*.js"))
PACKAGE = ROOT / "hooks" / "dossier"
MODULES = sorted(path for folder in ("write", "cli", "check") for path in PACKAGE.glob(f"{folder}/**/*.py"))
COUNTS = {"count", "length"}
TOLD = {
    "coverage.html: item.count", "data.html: file.count",
    "names.html: row.count", "entity.html: each.count", "entity.html: view.count",
    "reliability.html: origin.count",
}  # fmt: skip
"""Counts that come with their noun, from the module that counts."""
MACHINES = {
    "write/__init__.py",
    "check/formats.py",
    "check/profiles.py",
    "cli/contribute/suggest.py",
    "write/assets/cards.py",
    "write/assets/pruning.py",
    "write/leaves.py",
}
"""Modules that part with a comma what a program or the log of a build has: YAML, keys, commands, a style sheet, numbers."""
COMMA = re.compile(r"^\s*[,;、，；]\s*$")
BRACKET = re.compile(r"[(（]$")


def named(node):
    """An attribute as a template writes it: row.count."""
    return f"{named(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else getattr(node, "name", "…")


def parts(node):
    """What an expression prints: the value itself, or all that a condition, a sum of texts, `format` or `aside` puts in."""
    if isinstance(node, nodes.CondExpr):
        return [*parts(node.expr1), *(parts(node.expr2) if node.expr2 else [])]
    if isinstance(node, nodes.Concat):
        return [part for each in node.nodes for part in parts(each)]
    if isinstance(node, nodes.Call) and (getattr(node.node, "attr", "") == "format" or named(node.node) == "aside"):
        return [part for each in (*node.args, *(pair.value for pair in node.kwargs)) for part in parts(each)]
    return [node]


def is_bare(node):
    return (isinstance(node, nodes.Filter) and node.name in COUNTS) or (
        isinstance(node, nodes.Getattr) and node.attr in COUNTS
    )


def literal(node, pattern):
    """Whether a part of a template is text, or an argument, that fits a pattern."""
    text = node.data if isinstance(node, nodes.TemplateData) else getattr(node, "value", "")
    return isinstance(text, str) and bool(pattern.search(text))


def faults(source, name=""):
    """What a template writes by hand: bare counts, lists put together with a comma, brackets around a value."""
    tree = Environment(autoescape=True).parse(source)
    outputs = [output.nodes for output in tree.find_all(nodes.Output)]
    joins = [join for join in tree.find_all(nodes.Filter) if join.name == "join"]
    yield from (f"join at {join.lineno}" for join in joins if any(literal(arg, COMMA) for arg in join.args))
    yield from (f"comma at {part.lineno}" for output in outputs for part in output if literal(part, COMMA))
    yield from (f"comma at {each.lineno}" for each in tree.find_all(nodes.Getattr) if each.attr == "comma")
    pairs = (pair for output in outputs for pair in pairwise(output))
    yield from (f"bracket at {one.lineno}" for one, two in pairs if literal(one, BRACKET) and not literal(two, COMMA))
    shown = (value for output in outputs for part in output for value in parts(part))
    yield from (named(value) for value in shown if is_bare(value) and f"{name}: {named(value)}" not in TOLD)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_leave_numbers_and_lists_to_the_language(path):
    assert list(faults(path.read_text(encoding="utf-8"), path.name)) == []


@pytest.mark.parametrize(
    "template",
    [
        "{{ names | join(', ') }}",
        "{% for it in names %}{{ it }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% for it in names %}{{ it }}{% if not loop.last %}、{% endif %}{% endfor %}",
        "{% for it in names %}{{ it }}{% if not loop.last %}{{ ui.comma }}{% endif %}{% endfor %}",
        "{{ names | length }}",
        "<p>{{ row.count }} texts</p>",
        "{{ label ~ ' ' ~ row.count }}",
        "{{ ui.later.format(n=names | length) }}",
        "{{ aside(names | length) }}",
        "{{ label }} ({{ row.label }})",
    ],
)
def test_what_is_written_by_hand_is_found(template):
    assert list(faults(template, "x.html"))


def test_what_the_language_writes_is_no_fault():
    template = "{{ names | length | figure(language) }}{{ names | map(attribute='id') | join('\n') }}, and more"
    assert list(faults(template)) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_leave_numbers_to_the_language(path):
    """What a script shows of a count goes through Intl, in the page's language."""
    code = path.read_text(encoding="utf-8")
    shown = re.findall(r"(?:textContent = |write\(|\"aria-label\", |\.replace\(\"\{\w+\}\", )(.*)", code)
    counts = [line for line in shown if re.search(r"\b(?:count|counts|length|total|pages)\b", line)]
    assert [line for line in counts if not re.search(r"figures\.format|worded\(", line)] == []
    assert "toLocaleString()" not in code
    assert not re.search(r"Intl\.\w+\((?!language|document\.documentElement\.lang)", code)


def joins(path):
    """Lines of a module that put texts together with a comma."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    methods = ((call.lineno, call.func) for call in calls if isinstance(call.func, ast.Attribute))
    return [line for line, method in methods if method.attr == "join" and literal(method.value, COMMA)]


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.relative_to(PACKAGE).as_posix() not in MACHINES], ids=str
)
def test_modules_leave_lists_to_the_language(path):
    source = path.read_text(encoding="utf-8").splitlines()
    # A semicolon parts the words in a field of the front matter, which programs read.
    assert [line for line in (source[at - 1] for at in joins(path)) if '"; ".join' not in line] == []
