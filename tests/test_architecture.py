"""The plan of the house, held: what each folder of the package may import, and how big things get."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from functools import cache
from importlib.metadata import packages_distributions

import pytest

from tests.building import ROOT

PACKAGE = ROOT / "hooks" / "dossier"
GLUE = PACKAGE / "glue/plugin.py"
STARTING = GLUE.with_name("__main__.py")
SITE_GENERATORS = {"mkdocs", "material", "mkdocs_static_i18n"}
CODES = {path.stem for path in (ROOT / "hooks/dossier/languages/ui").glob("*.yml")}
EVERYTHING = {""}
BELOW = {"model", "languages", "pages"}
"""What all acts share: the records, what is known of languages, and what people write under docs/."""
ALLOWED = {
    "loading": set(),
    "patterns": set(),
    "model": set(),
    "languages": {"model", "loading", "patterns"},
    "pages": {"model", "languages", "loading"},
    "repository": {"languages"},
    "settings": {"check.tree", "model", "languages", "loading", "repository"},
    "read": BELOW | {"patterns"},
    "relate": BELOW | {"patterns"},
    "write": BELOW,
    "render": BELOW | {"write", "settings", "patterns", "typeset", "zipped"},
    "store": {"workers", "languages.files"},
    "workers": {"languages.files"},
    "reading": {"check.guard", "model", "languages", "pages", "read", "store"},
    "relating": {*BELOW, "reading", "relate", "store"},
    "files": {*BELOW, "settings", "read", "check", "reading", "store"},
    "typeset": set(),
    "zipped": set(),
    "pack": {"languages", "zipped"},
    "compare": {"languages", "pages"},
    "publishing": {"languages", "model", "render", "settings", "store", "typeset", "workers", "write"},
    "collection": EVERYTHING,
    "check": EVERYTHING,
    "live": EVERYTHING,
    "glue": EVERYTHING,
    "cli": EVERYTHING,
}
"""What a folder may import, itself apart. A module that fits no folder: the plan is wrong, change the plan."""
RULES_READER = "read.clean.RULES"
RULES_RUN = "read.clean.trial"  # their page shows what they make of their examples
"""What one page of write/ may read besides: the list of rules that it shows."""
FULLEST = 12
"""Files of a folder."""

MODULES = sorted(PACKAGE.rglob("*.py"))
PYTHON = [*MODULES, ROOT / "hooks" / "mkdocs_hooks.py", *sorted((ROOT / "tests").rglob("*.py"))]


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path):
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts).removesuffix("__init__").removesuffix(".")


def imports(path, package=""):
    """Full names of everything that a file imports, wherever in the file it does."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package.split(".")[: -node.level + 1 or None] if node.level else []
            module = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def own_imports(path):
    """What a module imports of the package, without the package's name."""
    package = ".".join(["dossier", *path.relative_to(PACKAGE).parent.parts])
    names = (name for name in imports(path, package) if name.split(".")[0] == "dossier")
    return {name.removeprefix("dossier").removeprefix(".") for name in names}


def permits(allowed, name):
    return any(prefix in {"", name} or name.startswith(f"{prefix}.") for prefix in allowed)


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path)], ids=name_of)
def test_a_folder_imports_what_the_plan_allows(path):
    folder = name_of(path).split(".")[0]
    assert folder in ALLOWED, f"{path.name} fits no folder of the plan"
    refused = {name for name in own_imports(path) if not permits(ALLOWED[folder] | {folder}, name)}
    assert refused - ({RULES_READER, RULES_RUN} if folder == "write" else set()) == set()


def test_one_page_alone_reads_the_cleaning_rules():
    readers = [path.name for path in PACKAGE.glob("write/**/*.py") if {RULES_READER, RULES_RUN} & own_imports(path)]
    assert len(readers) <= 1


def test_imports_are_seen_in_each_form(tmp_path):
    source = "import a.b\nfrom c import d\ndef f():\n    from . import g\n    from .h import i\n    from ..j import k\n"
    (tmp_path / "x.py").write_text(source, encoding="utf-8")
    assert set(imports(tmp_path / "x.py", "dossier.read")) == {
        "a.b",
        "c.d",
        "dossier.read.g",
        "dossier.read.h.i",
        "dossier.j.k",
    }
    assert not permits(ALLOWED["relate"], "read.clean.RULES")
    assert permits({"read.dates"}, "read.dates.find")
    assert not permits({"read.dates"}, "read.dates_of_clean")


NAMING = {"languages/__init__.py", "languages/writing_systems.py"}
"""What may name languages: the one that says in which the code is written, and what knows Unicode's."""


def languages_named(path):
    """Codes of languages among the strings of a module, those of its docstrings apart, or in quotes in another file."""
    if path.suffix != ".py":
        return set(re.findall(r"""["'](\w\w)["']""", path.read_text(encoding="utf-8"))) & CODES
    strings = {node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant)}
    return strings & CODES


@pytest.mark.parametrize("folder", ["hooks", "overrides"])
def test_code_and_templates_name_no_language(folder):
    paths = (path for form in ("*.py", "*.html", "*.js", "*.xml") for path in (ROOT / folder).rglob(form))
    named = {path: languages_named(path) for path in paths if not path.as_posix().endswith(tuple(NAMING))}
    assert {path.name: codes for path, codes in named.items() if codes} == {}


def test_names_of_languages_are_seen(tmp_path):
    for name, text in {
        "a.py": 'def f(x="fr"):\n    """English, "en"."""',
        "a.js": "x = 'fr'",
        "a.html": '<p lang="fr">',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert languages_named(tmp_path / name) == {"fr"}


SPREAD = 100
"""Characters between the ends of what is a range of a script, and not one of marks or digits."""
EAST_ASIA = ("\u3041", "\u9fff")
"""From the first kana to the last of the common Han: what code most often asks is whether a character is one of these."""


def ranges_of_scripts(path):
    """Ranges of East Asian characters that a module writes down, as they stand in its strings; docstrings apart."""
    nodes = list(ast.walk(tree(path)))
    remarks = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    strings = (node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in remarks)
    texts = (
        re.sub(r"\\u([\da-f]{4})", lambda code: chr(int(code[1], 16)), text) for text in strings if str is type(text)
    )
    for first, last in (pair for text in texts for pair in re.findall("(.)-(.)", text)):
        if first < EAST_ASIA[1] and last > EAST_ASIA[0] and ord(last) - ord(first) >= SPREAD:
            yield f"{first}-{last}"


def test_scripts_are_written_down_once():
    found = {name_of(path): list(ranges_of_scripts(path)) for path in MODULES}
    assert {name for name, ranges in found.items() if ranges} == {"languages.writing_systems"}


def test_a_letter_is_described_once():
    """All others import LETTER, or a whole word of such letters from languages/text.py."""
    described = {name_of(path) for path in MODULES if r"[^\W\d_]" in path.read_text(encoding="utf-8")}
    assert described == {"languages.writing_systems"}


def test_ranges_of_scripts_are_seen(tmp_path):
    source = 'A = "[\\u3400-\\u9fff]"\nB = r"[^\\u4e00-\\u9fff]"\nC = f"[{A}一-鿿]"\nD = "[\\uff10-\\uff19a-z]"\n"""[一-鿿]"""'
    (tmp_path / "x.py").write_text(source, encoding="utf-8")
    assert len(list(ranges_of_scripts(tmp_path / "x.py"))) == 3


TELLING = 20
"""Characters of a constant that is the same in two modules by more than chance."""


def constants(path):
    """What a module gives a name to, each as its source; no types and no plain numbers."""
    values = [node.value for node in tree(path).body if isinstance(node, ast.Assign)]
    sources = {ast.unparse(node) for node in values if not isinstance(node, ast.Subscript)}
    return {source for source in sources if len(source) >= TELLING and not source.startswith("TypeVar")}


def test_each_constant_stands_once():
    homes = defaultdict(set)
    for path in MODULES:
        for source in constants(path):
            homes[source].add(name_of(path))
    assert {source: names for source, names in homes.items() if len(names) > 1} == {}


def test_the_glue_alone_knows_the_site_generator():
    knowing = {path for path in MODULES if SITE_GENERATORS & {name.split(".")[0] for name in imports(path)}}
    assert knowing == {GLUE, STARTING}


def test_the_package_loads_without_the_site_generator():
    modules = [f"dossier.{name_of(path)}".rstrip(".") for path in MODULES if path not in (GLUE, STARTING)]
    code = f"import sys; sys.modules.update(dict.fromkeys({SITE_GENERATORS!r})); [__import__(m) for m in {modules!r}]"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT / "hooks")


def test_every_library_is_declared():
    """What the commands need is what pyproject.toml names for them, not what happens to come along."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = (*project["dependencies"], *extras["zim"], *extras["cluster"])
    declared = {line.split("==")[0] for line in lines}
    homes = packages_distributions()
    used = {name.split(".")[0] for path in MODULES for name in imports(path)} - sys.stdlib_module_names - {"dossier"}
    assert {name for name in used if not declared & {home.lower().replace("_", "-") for home in homes[name]}} == set()


def lines_of(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", code_lines(node)


def code_lines(node):
    """Lines of a function without its docstring: an example more is never a line too many."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return sum(part.end_lineno - part.lineno + 1 for part in body)


def test_files_hold_one_subject():
    sizes = {str(path.relative_to(ROOT)): lines_of(path) for path in PYTHON}
    assert {name: size for name, size in sizes.items() if size > 400} == {}


def test_folders_are_seen_at_a_glance():
    counts = Counter(path.parent for path in MODULES)
    assert {folder.name: count for folder, count in counts.items() if count > FULLEST} == {}


def test_functions_are_small():
    sizes = dict(pair for path in PYTHON for pair in functions(path))
    assert {name: size for name, size in sizes.items() if size > 40} == {}


def test_nothing_depends_on_the_name_of_a_rule():
    """But the page that links to the page of rules: names are for readers, and may change."""
    compared = {
        name_of(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        if isinstance(side, ast.Attribute) and side.attr == "rule"
    }
    assert compared == {"write.pages.provenance"}


def test_the_glue_is_thin():
    assert lines_of(GLUE) <= 205
    assert lines_of(ROOT / "hooks/mkdocs_hooks.py") <= 10
