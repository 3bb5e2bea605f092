"""The command init: a folder that is a collection, in the languages and by the name that were given, and by nothing else."""

import json
import re
import shutil
import tomllib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.cli import init
from dossier.languages import FORGES, WRITTEN_IN, languages, words
from dossier.pages import frontmatter, schema
from dossier.pages.schema import judging
from dossier.settings import load, parse
from tests.building import HANDWRITTEN, ROOT
from tests.running import said

WORKFLOWS = {f".github/workflows/{name}.yml" for name in ("comment", "release", "site")}
FORGE = {
    f".github/{name}"
    for name in (
        "ISSUE_TEMPLATE/config.yml",
        "ISSUE_TEMPLATE/error.yml",
        "ISSUE_TEMPLATE/text.yml",
        "dependabot.yml",
        "pull_request_template.md",
    )
}
FILES = WORKFLOWS | FORGE | {f"schemas/{name}.json" for name in schema.FILES} | {".pre-commit-config.yaml", "CONTRIBUTING.md", ".gitignore", "CITATION.cff", "README.md", "mkdocs.yml", "requirements.txt", "seeds/README.md"}  # fmt: skip
READY = sorted(path.name for path in (init.STARTER / "docs").iterdir())
"""Languages whose first pages stand ready."""
HEADING = re.compile(r"^## ", re.MULTILINE)


def written(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_makes_a_collection_in_the_languages_that_are_named(dossier, tmp_path):
    done = dossier("init", tmp_path / "new", "--languages", "fr,en", "--name", "Lettres : du port")
    assert done.returncode == 0, done
    assert said(done)[0].startswith(f"{tmp_path / 'new'} is ready")
    assert written(tmp_path / "new") == FILES | {
        f"docs/{code}/{name}.md" for code in ("fr", "en") for name in HANDWRITTEN
    }
    settings = load(tmp_path / "new")
    assert [(language.code, language.name) for language in settings.languages] == [
        ("fr", "Français"),
        ("en", "English"),
    ]
    assert settings.publication.name == "Lettres : du port"


def test_the_guide_is_in_the_default_language_or_else_in_that_of_the_code(tmp_path, monkeypatch):
    assert "## Publier" in dict(init.starter("x", ("fr", "en"), "x"))["README.md"]
    monkeypatch.setattr(init, "STARTER", shutil.copytree(init.STARTER, tmp_path / "starter"))
    shutil.rmtree(tmp_path / "starter/guide/fr")
    assert "## Publish" in dict(init.starter("x", ("fr", "en"), "x"))["README.md"]


def test_what_is_not_given_is_left_out(dossier, tmp_path):
    assert dossier("init", tmp_path / "Harbour letters", LC_ALL="fr_FR.UTF-8").returncode == 0
    settings = load(tmp_path / "Harbour letters")
    assert settings.codes == ("fr",)
    assert settings.publication.name == "Harbour letters"
    assert (settings.publication.url, settings.publication.as_of, settings.publication.description) == ("", None, "")
    assert settings.given == frozenset()
    assert not settings.look.copyright


@pytest.mark.parametrize("name", ["README.md", ".github/workflows/site.yml", "docs/en/about.md"])
def test_it_overwrites_nothing(dossier, tmp_path, name):
    (tmp_path / "new" / name).parent.mkdir(parents=True)
    (tmp_path / "new" / name).write_text("mine")
    done = dossier("init", tmp_path / "new")
    assert done.returncode == 2
    assert f"{name} is already there" in said(done)[1]
    assert written(tmp_path / "new") == {name}
    assert (tmp_path / "new" / name).read_text() == "mine"


@pytest.mark.parametrize(("told", "named"), [("en,qqq", "qqq"), (",", ",")])
def test_an_unknown_language_is_refused_before_anything_is_written(dossier, tmp_path, told, named):
    done = dossier("init", tmp_path / "new", "--languages", told)
    assert done.returncode == 2
    assert f"nothing is known of the language {named}: choose among " in said(done)[1]
    assert not (tmp_path / "new").exists()


def test_pages_that_a_language_lacks_are_lent_and_that_is_said(dossier, tmp_path, monkeypatch):
    pages = init.ready
    monkeypatch.setattr(init, "ready", lambda code: [] if code == "fr" else pages(code))
    out, _ = said(dossier("init", tmp_path / "second", "--languages", "zh,fr"))
    assert "no first pages are ready in French: they are in Chinese until somebody writes docs/fr/index.md" in out
    assert not (tmp_path / "second/docs/fr").exists()
    out, _ = said(dossier("init", tmp_path / "first", "--languages", "fr,zh"))
    assert "they are in English until somebody writes docs/fr/index.md" in out
    assert "`docs/fr/documents`" in (tmp_path / "first/docs/fr/contribute.md").read_text("utf-8")


@given(st.text(min_size=1).map(lambda text: " ".join(frontmatter.cleared(text)[0].split())).filter(bool))
def test_any_name_can_be_read_again(name):
    files = dict(init.starter(name, ("en",), "x"))
    assert parse(files["mkdocs.yml"], ROOT, judged=False).publication.name == name
    assert frontmatter.parse("index.md", files["docs/en/index.md"]).meta["title"] == name
    assert yaml.safe_load(files["CITATION.cff"])["title"] == name


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        ({}, "dossier==" + tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]),
        ({"url": "https://example.org/d.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}, "dossier @ git+https://example.org/d.git@abc"),
        ({"url": "https://example.org/dossier-1-py3-none-any.whl", "archive_info": {}}, "dossier @ https://example.org/dossier-1-py3-none-any.whl"),
        ({"url": "file:///gone/dossier-1-py3-none-any.whl", "archive_info": {}}, init.UNPINNED),
        ({"url": "file:///code", "dir_info": {"editable": True}}, init.UNPINNED),
    ],
)  # fmt: skip
def test_the_program_is_required_from_where_it_came(monkeypatch, origin, line):
    monkeypatch.setattr(init, "origin", lambda: origin)
    assert init.requirement_of(init.wheel_here()) == line


def test_a_wheel_of_this_machine_goes_along(dossier, tmp_path, monkeypatch):
    wheel = tmp_path / "a wheel" / "dossier-1-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"wheel")
    origin = {"url": wheel.as_uri(), "archive_info": {}}
    monkeypatch.setattr(init, "origin", lambda: json.loads(json.dumps(origin)))
    out, _ = said(dossier("init", tmp_path / "new"))
    assert "requirements.txt" not in out
    assert (tmp_path / "new" / wheel.name).read_bytes() == b"wheel"
    assert (tmp_path / "new/requirements.txt").read_text().endswith(f"\n./{wheel.name}\n")


@pytest.mark.parametrize("code", [code for code in READY if (ROOT / f"docs/{code}").is_dir()])
def test_first_pages_have_the_sections_of_those_of_this_collection(code):
    """What is said there of the program is wanted in both: who changes one is reminded of the other."""
    for name in HANDWRITTEN:
        ours = (ROOT / f"docs/{code}/{name}.md").read_text("utf-8")
        theirs = (init.STARTER / f"docs/{code}/{name}.md").read_text("utf-8")
        assert len(HEADING.findall(theirs)) == len(HEADING.findall(ours)), f"{code}/{name}"
        assert theirs.count("<!-- if") == ours.count("<!-- if")


@pytest.mark.parametrize("code", READY)
def test_the_examples_of_first_pages_are_valid(code):
    page = dict(init.starter("x", (code,), "x"))[f"docs/{code}/contribute.md"]
    yml, *markdown = re.findall(r"^```(?:yaml|markdown)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    found = [(frontmatter.parse_yaml("x", yml), "correction")]
    found += [(frontmatter.parse("x", one), kind) for one, kind in zip(markdown, ("document", "entity"), strict=True)]
    assert [judging.violations(one, kind) for one, kind in found] == [(), (), ()]
    assert set(found[-1][0].meta["names"]) == {code}


def test_a_language_has_all_first_pages_or_none():
    ready = {code: {path.stem for path in init.ready(code)} for code in READY}
    assert all(names == {*HANDWRITTEN} for names in ready.values())
    assert ready.keys() <= {*languages()}
    assert WRITTEN_IN in ready
    assert {path.name for path in (init.STARTER / "guide").iterdir()} == ready.keys()


@pytest.mark.parametrize("name", sorted({*FORGE, ".pre-commit-config.yaml"} - {".github/dependabot.yml"}))
def test_this_repository_asks_contributors_what_a_new_collection_asks(name):
    """Written by init, in the languages of this collection: to change one, change starter/ or ui/, and write it again."""
    assert dict(init.starter("x", load(ROOT).codes, "x"))[name] == (ROOT / name).read_text("utf-8")


def test_the_guide_for_contributors_fits_any_collection():
    """What it names of files is there, or is only an example; nothing of it is of this repository."""
    files = dict(init.starter("x", load(ROOT).codes, "x"))
    guide = files["CONTRIBUTING.md"]
    assert guide == (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert re.findall(r"hooks/|DEVELOPING|`make \w|LICENSE", guide) == []
    assert {*re.findall(r"schemas/\w+[.]json", guide)} <= files.keys()


def test_actions_are_renewed_in_both():
    ours, theirs = (yaml.safe_load(text)["updates"] for text in ((ROOT / ".github/dependabot.yml").read_text("utf-8"), dict(init.starter("x", ("en",), "x"))[".github/dependabot.yml"]))  # fmt: skip
    assert theirs == [one for one in ours if one["package-ecosystem"] == "github-actions"]


@pytest.mark.parametrize("code", READY)
def test_forms_ask_in_the_languages_of_the_collection(code):
    files, asked = dict(init.starter("x", (code, WRITTEN_IN), "x")), init.asked((code, WRITTEN_IN))
    form = yaml.safe_load(files[".github/ISSUE_TEMPLATE/error.yml"])
    assert (form["name"], form["body"][-1]["attributes"]["label"]) == (asked["error"], asked["wrong"])
    assert asked["error"].startswith(words(code)["forge"]["error"])
    places = re.findall(r"[{](\w+)[}]", FORGES["github"]["report"].partition("title={title}")[2])
    assert [one["id"] for one in form["body"]] == [*places, "wrong"]
    suggestion = yaml.safe_load(files[".github/ISSUE_TEMPLATE/text.yml"])
    assert suggestion["body"][-1]["attributes"]["label"] == asked["rights"]
    assert asked["change"] in files[".github/pull_request_template.md"]


def test_the_version_is_that_of_the_package(dossier):
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert said(dossier("--version")) == (f"dossier {version}\n", "")
