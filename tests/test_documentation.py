"""README, CONTRIBUTING, DEVELOPING and ARCHITECTURE say what is: names, commands, forms and examples are held against the project."""

import doctest
import re
from pathlib import Path

import pytest

from dossier import cli
from dossier.model import Corpus
from dossier.model.edtf import is_edtf
from dossier.pages import frontmatter, schema
from dossier.pages.schema import judging
from dossier.read import recurring
from dossier.read.clean.page import boilerplate
from dossier.read.clean.rule import trial
from dossier.settings import load
from dossier.write import size, summary
from tests.building import ROOT

PACKAGE = ROOT / "hooks" / "dossier"
MOST = 100_000
"""Bytes of a picture: whoever clones the repository gets every one that it ever had."""
PAGES = ("README.md", "CONTRIBUTING.md", "DEVELOPING.md", "ARCHITECTURE.md")
FORMS = ("CONTRIBUTING.md", *(f"docs/{code}/contribute.md" for code in load(ROOT).codes))
"""Pages with examples of what people write."""
HANDWRITTEN = ("index", "about", "contribute")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PLACEHOLDER = re.compile(r"\b(?:NAME|LANG|ID|DIR|FILE)\b")
MADE = (".venv/", ".dossier/", "site/", "build/", "languages/", "ui/")
"""Folders that the commands make."""
EXAMPLES = re.compile(rf"(?i)speech|minister|discours|{recurring.PATH}")
"""Files that only examples speak of, and the one that a collection may have and this one does not."""


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def fences(name, language):
    return [body for found, body in FENCE.findall(text(name)) if found == language]


def section(name, title):
    """A section of a page without its examples, down to the next heading of its level or above."""
    whole = FENCE.sub("", text(name))
    start = re.search(rf"^(#+) {re.escape(title)}$", whole, re.MULTILINE)
    assert start, f"{name} has no section {title!r}"
    return re.split(rf"^#{{1,{len(start[1])}}} ", whole[start.end() :], maxsplit=1, flags=re.MULTILINE)[0]


def rows(table):
    """First cells of the tables in a text, where these are code."""
    return [
        code for cell in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for code in re.findall("`([^`]+)`", cell)
    ]


@pytest.mark.parametrize("name", PAGES)
def test_every_path_that_a_page_names_exists(name):
    prose = FENCE.sub("", text(name))
    named = set(re.findall(r"`([\w.*-]*/[\w./*-]*|[\w-]+\.(?:md|yml|py|toml))`", prose))
    named |= set(re.findall(r"\]\(([\w./-]+)\)", prose))
    assert len(named) > 5
    assert {path for path in named if not exists(path) and not is_edtf(path)} == set()


def exists(path):
    """Whether a path is one of the project; of a form such as seeds/NAME.yml, whether its folder is."""
    if path.startswith(MADE) or EXAMPLES.search(path):
        return True
    if PLACEHOLDER.search(path):
        path = PLACEHOLDER.sub("*", path.rpartition("/")[0])
    return any(any(base.glob(path.strip("/"))) for base in (ROOT, PACKAGE.parent, PACKAGE, ROOT / "docs" / "en"))


def test_paths_that_do_not_exist_are_seen():
    assert exists("docs/LANG/documents/ID.md")
    assert exists("read/__init__.py")
    assert not exists("hooks/dossier/read/nothing.py")
    assert not exists("nowhere/NAME.yml")


@pytest.fixture
def commands(capsys):
    """Names of the commands, as the program offers them."""
    with pytest.raises(SystemExit):
        cli.main(["--language", "en", "--help"])
    return re.findall(r"^ {4}([a-z]+) {2,}\S", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_a_page_names_exists(name, commands):
    shown = "\n".join([*fences(name, "sh"), *re.findall("`([^`\n]+)`", text(name))])
    targets = set(re.findall(r"^make ([a-z]+)", shown, re.MULTILINE))
    named = set(re.findall(r"^(?:\.venv/bin/)?dossier (\w+)", shown, re.MULTILINE))
    assert targets or named
    assert targets <= set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    assert named or name == "DEVELOPING.md"  # it is about make
    assert named <= set(commands)


def test_the_readme_shows_all_commands(commands):
    shown = re.findall(r"^\.venv/bin/dossier (\w+)", "\n".join(fences("README.md", "sh")), re.MULTILINE)
    assert list(dict.fromkeys(shown)) == commands


def test_the_last_line_of_a_build_is_as_shown():
    pages = [f"{code}/index.md" for code in load(ROOT).codes]
    said = summary(size(Corpus(())), pages, Path("site/index.html"), 1.0)
    assert f"    {re.sub(r'[0-9.]*[0-9]', 'N', said)}\n" in text("README.md")


def test_settings_that_the_readme_names_exist():
    known = text("mkdocs.yml") + "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("overrides/**/*.html"))
    named = rows(section("README.md", "A collection of your own"))
    assert named
    assert {name for name in named if name.split(": ")[-1] not in known} == set()
    assert {name for name in re.findall("`([A-Z]+_URL)`", text("README.md")) if name not in text("mkdocs.yml")} == set()


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Facts", set(schema.FACTS)),
        ("Translate a text", set(schema.DOCUMENT["properties"]) - set(schema.FACTS)),
        ("Add a person, an organisation, a place…", set(schema.ENTITY["properties"])),
        ("Correct a text", set(schema.CORRECTION["properties"])),
    ],
)
def test_every_key_that_people_may_write_is_explained(title, keys):
    told = section("CONTRIBUTING.md", title)
    assert set(rows(told)) - set(rows(section("CONTRIBUTING.md", "Dates"))) == keys


def test_every_value_of_a_choice_is_named():
    assert [kind for kind in schema.TYPES if f"`{kind}`" not in section("CONTRIBUTING.md", "Facts")] == []
    assert [
        status for status in schema.STATUSES if f"`{status}`" not in section("CONTRIBUTING.md", "Translate a text")
    ] == []


def test_every_form_of_a_date_is_one():
    shown = rows(section("CONTRIBUTING.md", "Dates"))
    assert len(shown) > 5
    assert [date for date in shown if not is_edtf(date)] == []


def front_matter(example):
    """A contributed page or correction, with the name of the schema that is meant for it."""
    if not example.startswith("---"):
        return frontmatter.parse_yaml("example", example), "correction"
    page = frontmatter.parse("example", example)
    return page, "entity" if "names" in page.meta else "document"


@pytest.mark.parametrize("name", FORMS)
def test_every_example_is_valid(name):
    read = [front_matter(example) for kind in ("yaml", "markdown") for example in fences(name, kind)]
    assert [known for _, known in read] == ["correction", "document", "entity"]
    assert [judging.violations(page, known) for page, known in read] == [(), (), ()]


def test_the_example_of_a_rule_works():
    source = fences("DEVELOPING.md", "python")[0]
    names = {**vars(boilerplate), "trial": trial}
    exec(compile(source, "DEVELOPING.md", "exec"), names)  # noqa: S102 - the example is ours
    tests = doctest.DocTestFinder().find(names["drop_end_marks"], "rule", globs=names)
    results = [doctest.DocTestRunner(verbose=False).run(test) for test in tests]
    assert [(result.failed, result.attempted) for result in results] == [(0, 2)]


def handwritten(name):
    """A hand-written page in all languages."""
    return [frontmatter.parse(name, text(f"docs/{code}/{name}.md")) for code in load(ROOT).codes]


def links(page):
    return re.findall(r"\]\(([^)]+)\)", page.body)


@pytest.mark.parametrize("name", HANDWRITTEN)
def test_hand_written_pages_say_the_same_in_all_languages(name):
    pages = handwritten(name)
    keys = {"title", "description"} | ({"lead"} if name == "index" else set())
    assert [set(page.meta) for page in pages] == [keys] * len(pages)
    # The first page gets its heading from its title, above the figures of the collection.
    assert [page.body.lstrip()[:2] for page in pages] == ["<d" if name == "index" else "# "] * len(pages)
    shapes = [(links(page), re.findall("^(?:#+|-|1[.]|```) ?", page.body, re.MULTILINE)) for page in pages]
    assert shapes == shapes[:1] * len(pages)


def test_hand_written_pages_lead_to_pages_that_every_collection_has():
    everywhere = {
        "documents/index.md",
        "timeline.md",
        "commitments.md",
        "names/index.md",
        "cleaning-rules.md",
        "coverage.md",
        "reliability.md",
        "findings/index.md",
        "data/index.md",
        "downloads.md",
    }
    led = {link for name in HANDWRITTEN for page in handwritten(name) for link in links(page)}
    assert led == everywhere | {f"{name}.md" for name in HANDWRITTEN} - {"index.md"}


def test_pictures_are_there_small_and_said_in_words():
    found = [re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text(page)) for page in PAGES]
    shown = [(words, ROOT / path) for pictures in found for words, path in pictures]
    assert shown
    assert [path for words, path in shown if not words or not 0 < path.stat().st_size < MOST] == []
