"""What holds for the files of the project as a whole."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import PurePosixPath

import pytest

from tests.building import ROOT

TOP = {
    "conftest.py",
    ".ci", ".gitattributes", ".github", ".gitignore", ".pre-commit-config.yaml", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "DESIGN.md", "DEVELOPING.md", "LICENSE", "Makefile", "README.md", "benchmarks",
    "docs", "findings", "hooks", "mkdocs.yml", "overrides", "pyproject.toml", "requirements-test.lock", "requirements.lock", "seeds", "tests",
    "setup.py",  # names overrides/ as a package of the wheel, which pyproject.toml cannot
    "adopted",  # what the rules had made of texts that people took over
    "schemas",  # outside docs/, which is published, and hooks/, whose files people who write texts need not know
}  # fmt: skip
AS_THEY_CAME = ("seeds/", "tests/cases/")
CODE = {".css", ".html", ".js", ".py", ".sh", ""}
# In pieces, so that this file does not find itself.
REGISTRIES = re.compile(
    "|".join([r"\bpypi" + r"\.org", "python" + "hosted", "registry" + r"\.npmjs", "deb" + r"\.debian"])
)
MACHINE = re.compile(r"(?<![\w.:/*-])/(?:root|home|work|Users|tmp|opt)" + r"/\w")
OF_THE_SITE = re.compile(
    r"""ROOT\b[^\n]*["'](?:seeds|docs)\b|for name in \("docs", "seeds"\)|load\((?:\w+\.)?ROOT\)(?:\)|\.(?:seeds|docs)\b)"""
)
"""How code names the folders of this collection, or reads it whole."""
MAY_READ = {
    "tests/building.py",  # the pages in `nav`
    "tests/test_documentation.py",  # the same pages, which explain the program
    "tests/cli/test_init.py",  # they stand beside those of a new collection
    "tests/languages/test_typography.py",  # and their marks
    "tests/test_project.py",  # this pattern
    "tests/site/building/test_additions.py",  # whatever they hold, others can be added
}


@cache
def files():
    """Every file of the repository, those not yet committed too."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout
    return tuple(sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file()))


def text(name):
    return (ROOT / name).read_bytes().decode()  # line endings as they are


def written():
    """Names and texts of what was written for the project, pictures apart."""
    for name in files():
        if not name.startswith(AS_THEY_CAME) and b"\0" not in (ROOT / name).read_bytes():
            yield name, text(name)


def pins(lock):
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text(lock), re.MULTILINE))


def test_nothing_lies_at_the_top_that_the_plan_does_not_name():
    assert {PurePosixPath(name).parts[0] for name in files()} - TOP == set()


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINE], ids=["registry", "machine path"])
def test_no_file_names_a_place_of_one_machine(pattern):
    assert {name: found[0] for name, content in written() if (found := pattern.search(content))} == {}


def test_patterns_find_what_they_should():
    assert MACHINE.search("open('" + "/home" + "/x/a.txt')")
    assert not MACHINE.search("https://example.org" + "/home" + "/x")
    assert REGISTRIES.search("https://" + "pypi" + ".org/simple")


def test_locks_carry_hashes_and_no_address():
    for lock in ("requirements.lock", "requirements-test.lock"):
        assert "://" not in text(lock)
        assert len(re.findall(r"^[\w.-]+==.*\\\n    --hash=sha256:", text(lock), re.MULTILINE)) == text(lock).count(
            "=="
        ) - text(lock).count("=='")


def test_both_locks_agree_with_each_other_and_with_the_pins():
    site, test = pins("requirements.lock"), pins("requirements-test.lock")
    assert site.items() <= test.items()
    project = tomllib.loads(text("pyproject.toml"))
    extras = project["project"]["optional-dependencies"]
    direct = [*project["project"]["dependencies"], *extras["build"], *extras["zim"], *extras["test"]]
    assert {re.sub(r"\[.*\]", "", pin) for pin in direct} <= {f"{name}=={version}" for name, version in test.items()}
    assert project["build-system"]["requires"] == extras["build"]


def test_code_files_are_small():
    sizes = {name: content.count("\n") for name, content in written() if PurePosixPath(name).suffix in CODE}
    assert {name: size for name, size in sizes.items() if size > 400} == {}


def test_text_files_end_with_one_newline_and_have_no_stray_bytes():
    odd = [
        name
        for name, content in written()
        if content and (not content.endswith("\n") or "\r" in content or "\ufeff" in content)
    ]
    assert odd == []


def test_no_test_depends_on_the_texts_that_the_site_holds():
    """They come and go; tests have texts of their own, real ones in tests/cases/shipped."""
    code = {name: content for name, content in written() if re.fullmatch(r"tests/.*\.py", name)}
    assert {name for name, content in code.items() if OF_THE_SITE.search(content)} == MAY_READ


def test_each_exception_for_the_linter_has_its_reason():
    block = re.search(
        r"^\[tool\.ruff\.lint\]$(.*?)^\[tool\.ruff\.lint\.mccabe\]$", text("pyproject.toml"), re.DOTALL | re.MULTILINE
    )
    exceptions = re.findall(r'^    "[A-Z]+\d*",(.*)$', block[1], re.MULTILINE)
    assert len(exceptions) > 10
    assert [line for line in exceptions if not re.fullmatch(r" +# .{10,}", line)] == []


def test_each_exception_in_the_code_names_its_rule_and_reason():
    marks = [
        (name, line)
        for name, content in written()
        if name.endswith(".py")
        for line in re.findall("# no" + "qa.*", content)
    ]
    reasoned = re.compile(r"# \w+: [A-Z]+\d+(?:, [A-Z]+\d+)* +\S.{8,}")
    assert [mark for mark in marks if not reasoned.fullmatch(mark[1])] == []
