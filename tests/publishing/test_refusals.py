"""What the system refuses a build ends it in one sentence: no traceback, and the site is as it was."""

import re
import resource
import subprocess
import sys

import pytest

from dossier.publishing.refusals import refusal, waiting
from tests import building
from tests.running import TEXT


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = building.collection(tmp_path_factory.mktemp("refused") / "collection", {"bridges.txt": TEXT})
    building.silence(made, "fr", "zh")
    return made


def build(folder, site, room=resource.RLIM_INFINITY):
    """Status and output of a build in which no file has room for more than so many bytes, as on a full disk."""
    done = subprocess.run(
        [sys.executable, "-m", building.GENERATOR, "build", "--quiet", "--site-dir", str(site)],
        cwd=folder, env=building.environment(), stdout=-1, stderr=subprocess.STDOUT, text=True, check=False, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )  # fmt: skip
    return done.returncode, done.stdout.strip()


def held(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def inputs(folder):
    return {path: content for path, content in held(folder).items() if path.parts[0] in ("seeds", "docs", "mkdocs.yml")}


def test_a_full_disk_ends_in_one_sentence_and_leaves_the_site(folder, tmp_path):
    site = tmp_path / "site"
    assert build(folder, site) == (0, "")
    whole = held(site)
    building.write(folder, {"seeds/roads.txt": TEXT.replace("bridges", "roads")})
    given = inputs(folder)
    for room in (1000, 30_000):
        status, said = build(folder, site, room)
        assert (status, said.count("\n")) == (1, 0), said
        assert "cannot be used (File too large): make room" in said
        assert (held(site), inputs(folder)) == (whole, given)
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert build(folder, site) == (0, "")
    assert "documents/roads.html" in {path.as_posix() for path in held(site)}


@pytest.mark.parametrize("place", ["seeds", "seeds/site", "adopted", ".dossier", ".", "..", "link"])
def test_a_site_takes_the_place_of_nothing_that_it_is_made_of(folder, tmp_path, place):
    (folder / "adopted").mkdir(exist_ok=True)
    (tmp_path / "link").symlink_to(folder / "docs")
    given = inputs(folder)
    site = tmp_path / "link" if place == "link" else folder / place
    status, said = build(folder, site)
    assert (status, inputs(folder), (folder / "adopted").is_dir()) == (1, given, True)
    assert "site_dir" in said


@pytest.mark.parametrize("theme", ["~", "mkdocs"])
def test_another_theme_ends_in_one_sentence(folder, tmp_path, theme):
    settings = folder / "mkdocs.yml"
    given = settings.read_text("utf-8")
    settings.write_text(re.sub(r"(?m)^theme:.*\n(?:  .*\n)*", f"theme: {theme}\n", given), "utf-8")
    try:
        status, said = build(folder, tmp_path / "site")
    finally:
        settings.write_text(given, "utf-8")
    assert (status, "Traceback" in said) == (1, False)
    assert said.endswith("write material")


def test_a_file_where_the_site_is_to_be_stays(folder, tmp_path):
    (tmp_path / "file").write_text("mine")
    for site in (tmp_path / "file", tmp_path / "file" / "site"):
        status, said = build(folder, site)
        assert (status, said.count("\n")) == (1, 0), said
        assert str(tmp_path / "file") in said
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("file", "mine")]


def test_what_is_said_is_in_the_collection_s_language(folder, tmp_path):
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings.replace("{locale: en,", "{locale: es,"), "utf-8")
    assert "otra orden" in waiting(tmp_path, tmp_path / "site").lower()
    assert "libere espacio" in refusal(OSError(28, "lleno"), tmp_path, tmp_path / "site")
