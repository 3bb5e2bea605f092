"""The commands pack and verify: the same bytes anywhere and at any time, and what a person is told of a copy."""

import os
import shutil
import sys
from zipfile import ZipFile

import pytest

from dossier.languages import words
from dossier.model import Corpus
from dossier.settings import load
from dossier.write.catalogue import catalogue
from dossier.write.exports import data_paths
from dossier.write.packs.downloads import SCRIPT, packs_script
from tests.building import write
from tests.running import Caller, said

DATA = data_paths(catalogue(Corpus(()), ("en", "fr", "zh")))
ORIGIN = words("en")["cli"]["verified"]["origin"]


@pytest.fixture
def site(dossier):
    """What stands for a built site: pages, data files, and the script that a build leaves empty."""
    pages = {"index.html": "home", "zh/documents/演讲.html": "text", SCRIPT: packs_script(()).content}
    data = {path: path.rpartition("/")[2] for path in DATA}
    write(dossier.folder / "site", pages | data)
    return dossier.folder / "site"


def made(site):
    return {path.name: path.read_bytes() for path in (site / "packs").iterdir()}


def alike(site):
    """What is the same bytes each time: not a ZIM file, which libzim gives a random number, and not its checksum."""
    held = {name: content for name, content in made(site).items() if not name.endswith(".zim")}
    held["SHA256SUMS"] = b"".join(line for line in held["SHA256SUMS"].splitlines(keepends=True) if b".zim" not in line)
    return held


def test_two_packs_are_the_same_bytes_wherever_and_whenever_they_are_made(dossier, site, tmp_path):
    umask = os.umask(0o077)
    try:
        elsewhere = shutil.copytree(dossier.folder, tmp_path / "某 目录 (été)", copy_function=shutil.copyfile)
        for number, path in enumerate(sorted(elsewhere.rglob("*"))):
            os.utime(path, (10**9 + number, 10**9 + number))
        done = Caller(elsewhere).process("pack", TZ="Pacific/Auckland", PYTHONHASHSEED="1", LANG="fr_FR.UTF-8")
    finally:
        os.umask(umask)
    assert (done.returncode, dossier.process("pack", TZ="America/Lima", PYTHONHASHSEED="2").returncode) == (0, 0), done
    assert alike(site) == alike(elsewhere / "site")
    first = alike(site)
    dossier("pack")
    assert alike(site) == first


def test_the_site_is_packed_as_its_build_left_it_and_its_page_learns_of_the_packs(dossier, site):
    name = load(dossier.folder).publication.name.lower()
    before = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    dossier("pack")
    dossier("pack")
    with ZipFile(site / f"packs/{name}-site.zip") as archive:
        held = {path.partition("/")[2]: archive.read(path) for path in archive.namelist()}
    held.pop("SHA256SUMS")
    assert held == before
    assert all(file in (site / SCRIPT).read_text(encoding="utf-8") for file in made(site) if file != "SHA256SUMS")


def test_texts_and_data_are_packed_together(dossier, site):
    dossier("pack")
    (path,) = site.glob("packs/*-data.zip")
    with ZipFile(path) as archive:
        top = path.stem
        assert b"The bridges of the city" in archive.read(f"{top}/texts/en/documents/bridges.md")
        assert archive.read(f"{top}/data/timeline.csv") == b"timeline.csv"


def test_a_copy_is_told_whole_or_what_differs(dossier, site):
    dossier("pack")
    (path,) = site.glob("packs/*-site.zip")
    with ZipFile(path) as archive:
        archive.extractall(dossier.folder)
    whole = (
        f"complete and unaltered: {3 + len(data_paths(catalogue(Corpus(()), ('en', 'fr', 'zh'))))} files\n{ORIGIN}\n"
    )
    assert said(dossier("verify", path))[0] == said(dossier("verify", path.stem))[0] == whole
    assert dossier("verify", "site/packs").returncode == 0
    copy = dossier.folder / path.stem
    (copy / "index.html").write_text("other", encoding="utf-8")
    (copy / "zh/documents/演讲.html").unlink()
    (copy / "Thumbs.db").touch()
    done = dossier("verify", path.stem)
    told = ["missing: zh/documents/演讲.html", "altered: index.html", "added: Thumbs.db", "3 differences", ORIGIN]
    assert (done.returncode, said(done)[0].splitlines()) == (1, told)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["pack", "nowhere"], "there is no built site in nowhere: run `mkdocs build` first, or name the folder"),
        (["verify", "nowhere"], "there is nothing at nowhere: correct its name"),
        (["verify", "mkdocs.yml"], "mkdocs.yml is not a zip file, or only part of one: download it again"),
        (["verify", "seeds"], "seeds has no readable list of checksums (SHA256SUMS): name a zip made by `dossier pack`, or the folder unpacked from one"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_in_one_sentence(dossier, arguments, sentence):
    done = dossier(*arguments)
    assert (done.returncode, *said(done)) == (2, "", f"dossier: {sentence}\n")


def test_a_name_that_not_every_system_has_is_refused_and_the_packs_stay(dossier, site):
    dossier("pack")
    before = made(site), (site / SCRIPT).read_bytes()
    write(site, {"documents/con.html": ""})
    done = dossier("pack")
    assert done.returncode == 2
    assert "/documents/con.html cannot be unpacked on every system (a name that Windows keeps" in said(done)[1]
    assert (made(site), (site / SCRIPT).read_bytes()) == before


def test_a_book_with_a_letter_for_which_there_is_no_font_is_left_out_and_said_to_be(dossier, site):
    write(dossier.folder, {"docs/fr/documents/minnan.md": "---\ntitle: Le ton\n---\n\nLa lettre \U0001aff0.\n"})
    done = dossier("pack")
    sentence = words("en")["cli"]["no_font"].format(file="FILE", letter="\U0001aff0", code="U+1AFF0")
    left = {line.partition(" ")[0] for line in said(done)[1].splitlines() if sentence.partition(" ")[2] in line}
    assert done.returncode == 0
    assert any(file.endswith("-fr.pdf") for file in left)
    assert not left & made(site).keys()
    assert {file[-7:] for file in made(site)} >= {"fr.epub", "zh.epub"}


def test_without_libzim_the_zim_file_is_left_out_and_said_to_be(dossier, site, monkeypatch):
    dossier("pack")
    whole = made(site).keys()
    monkeypatch.setattr("dossier.pack.edition.LIBRARY", "no_such_library")
    monkeypatch.setitem(sys.modules, "libzim.writer", None)
    monkeypatch.delitem(sys.modules, "dossier.pack.zim", raising=False)
    done = dossier("pack")
    (left,) = whole - made(site).keys()
    assert (done.returncode, left[-4:]) == (0, ".zim")
    assert said(done)[1] == words("en")["cli"]["no_zim"].format(file=left) + "\n"
    assert left not in (site / SCRIPT).read_text(encoding="utf-8")
