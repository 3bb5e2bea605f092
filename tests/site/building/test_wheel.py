"""The wheel, in an environment of its own, away from the repository: a collection is begun, checked and built."""

import re
import shutil
import subprocess
import sys
import sysconfig
import venv

import pytest
from playwright.sync_api import expect

from tests.building import ROOT, Build, environment

LETTER = """Letter of the Harbour Board

25 September 2024

Dear Sirs,

The Harbour Board of Port Stone will build twelve bridges over the river by the end of 2026.

Yours faithfully,
Mary Stone
"""
SOURCES = ("hooks", "overrides", "pyproject.toml", "setup.py", "README.md", "CONTRIBUTING.md", "LICENSE")
OF_THE_SHIPPED = re.compile(
    r"capacity|renforcement|\bChin(?:a\b|ese government)|\bChine\b|gouvernement chinois|one-sided|point de vue"
    r"|中国政府|能力建设|模型译|language model|modèle de langage|five texts|2026-11-25|DEVELOPING|example\.org(?!</td|/(?:speech|discours))"
)
"""What only the collection of this repository says."""


def run(*command, cwd, **given):
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=environment({}) | {"PIP_NO_INDEX": "1", "LC_ALL": "C.UTF-8"} | given,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    return done.stdout


def installed(top):
    """The wheel, built of what it is built of, in a new environment that sees the libraries of this one; its programs."""
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, top / "code" / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
            )
        else:
            shutil.copy2(ROOT / name, top / "code" / name)
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", top, top / "code", cwd=top)
    venv.create(top / "venv", symlinks=True)
    (wheel,) = top.glob("*.whl")
    folder = sysconfig.get_path("purelib", vars={"base": str(top / "venv")})
    run(*pip, "--python", top / "venv/bin/python", "install", "--no-deps", wheel, cwd=top)
    (top / "venv" / folder / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return top / "venv/bin"


def made(top):
    programs = installed(top)
    said = run(programs / "dossier", "init", "letters", "--languages", "en,fr,zh", "--name", "Harbour letters", cwd=top)
    folder = top / "letters"
    (folder / "seeds/letter.txt").write_text(LETTER)
    said += run(programs / "dossier", "check", cwd=folder)
    said += run(programs / "python", "-m", "mkdocs", "build", "--strict", cwd=folder)
    return Build(folder, folder / "site", 0, said)


@pytest.fixture(scope="module")
def own(shared):
    return shared("wheel", made)


def test_a_collection_is_begun_checked_and_built(own):
    assert "letters is ready" in own.output
    assert "1 text" in own.output
    assert own.output.count("No address of the site is known (SITE_URL)") == 1
    assert "twelve bridges" in own.page("documents/letter.html")
    assert "<title>Harbour letters" in own.page("index.html")


def test_the_collection_names_the_wheel_that_made_it(own):
    (wheel,) = own.folder.glob("*.whl")
    assert (own.folder / "requirements.txt").read_text().splitlines()[-1] == f"./{wheel.name}"


def test_who_has_only_the_wheel_has_the_guide_for_contributors(own):
    assert (own.folder / "CONTRIBUTING.md").read_bytes() == (ROOT / "CONTRIBUTING.md").read_bytes()


def test_no_page_has_words_of_another_collection(own):
    # What an example of a finding shows is nobody's: an address there has to be one that leads nowhere.
    texts = [
        path
        for path in own.site.rglob("*")
        if path.parent.name != "findings" and path.suffix in {".html", ".json", ".txt", ".xml", ".webmanifest"}
    ]
    pages = {path.relative_to(own.site).as_posix(): path.read_text("utf-8") for path in texts}
    assert len(pages) > 20
    assert {name: found[0] for name, text in pages.items() if (found := OF_THE_SHIPPED.search(text))} == {}


@pytest.fixture
def base(own):
    return f"{own.site.as_uri()}/"


def test_its_pages_look_and_search_as_those_of_this_one(visitor):
    page = visitor.open("fr/index.html")
    expect(page.locator("h1")).to_have_text("Harbour letters")
    page.locator("[data-search-open]").click()
    page.locator("input[type=search]").press_sequentially("bridges")
    expect(page.locator("[data-search-dialog]").get_by_role("link").first).to_contain_text("Letter of the Harbour")


def test_a_template_of_its_own_stands_before_that_of_the_program(own, tmp_path):
    folder = shutil.copytree(own.folder, tmp_path / "letters", ignore=shutil.ignore_patterns("site", ".dossier"))
    (folder / "overrides/partials").mkdir(parents=True)
    (folder / "overrides/partials/footer.html").write_text("<footer>The Harbour Board</footer>\n")
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(
        settings.replace("theme: material", "theme: {name: material, custom_dir: overrides}")
    )
    run(own.folder.parent / "venv/bin/python", "-m", "mkdocs", "build", "--strict", cwd=folder)
    page = (folder / "site/documents/letter.html").read_text("utf-8")
    assert "<footer>The Harbour Board</footer>" in page
    assert "twelve bridges" in page
