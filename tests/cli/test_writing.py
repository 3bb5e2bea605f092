"""What a command writes is whole or not there, whatever happens to it; and who writes a site or an export has their turn."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from dossier.cli import pack
from dossier.cli.writing import put
from dossier.languages import words
from dossier.write.packs.downloads import SCRIPT, packs_script
from tests import building
from tests.running import TEXT, said
from tests.test_warm_builds import files as held

SEED, PAGE, BASE = "seeds/bridges.txt", "docs/en/documents/bridges.md", "adopted/en/bridges.md"
FRENCH = "docs/fr/documents/bridges.md"
TRANSLATED = "---\ntitle: Des ponts\ntranslation: {from: en}\n---\n\nLes ponts sont ouverts à tous.\n"
PACKING = """
import sys
from pathlib import Path
from dossier.cli import main, pack
from tests.cli.test_writing import books
from tests.killing import killed
from tests.test_warm_builds import files

folder = Path(sys.argv[1])
site = folder / "site"
known = pack.collection.collect(pack.settings_of(folder))
pack.collection.collect = lambda *_, **__: known
pack.with_citations = lambda of, _: of
pack._books = books
pack.writable = lambda: False

def packing(content=b"one"):
    pack.write_zip = lambda file, *_: file.write(content)
    main(["--root", str(folder), "pack"])

packing(b"another")
after = files(site)
packing()
before, at = files(site), 0
while killed(lambda: packing(b"another"), at, site.parent):
    now = {path: held for path, held in files(site).items() if not path.startswith(".packs.new/")}
    zips = {held for path, held in now.items() if path.endswith(".zip")}
    assert now.keys() == before.keys() and len(zips) == 1, f"after step {at}: {sorted(now)}"
    assert now in (before, after) or b"[]" in now["assets/packs.js"], f"after step {at} the page tells of others"
    packing()
    assert files(site) == before, f"what step {at} has left stays"
    at += 1
assert at > 10, at
"""


def books(*_):
    """What stands for books, which take their time."""
    return (("dossier-en.epub", b"a book"), ("dossier-en.pdf", b"the same on paper"))


@pytest.fixture
def everything(dossier, monkeypatch):
    """A collection with a site, an export, an adopted text and a translation; books and the ZIM file are left out."""
    monkeypatch.setattr(pack, "_books", books)
    monkeypatch.setattr("dossier.pack.edition.LIBRARY", "no_such_library")
    folder = dossier.folder
    data = dict.fromkeys(pack.data_paths(pack.collection.sources_of(pack.collection.collect(pack.settings_of(folder)), pack.settings_of(folder)).catalogue), "data")  # fmt: skip
    building.write(folder / "site", {"index.html": "home", SCRIPT: packs_script(()).content} | data)
    for command in (["pack"], ["export", "out"], ["adopt", "bridges"]):
        assert dossier(*command).returncode == 0
    building.write(folder, {SEED: TEXT.replace("open to all", "open to all who come"), FRENCH: TRANSLATED, "new.txt": "A text of another day.\n\nIt says so.\n"})  # fmt: skip
    return dossier


@contextmanager
def full(monkeypatch, files):
    """A disk that takes no more than some files; of the next one it takes half."""
    left, write = [files], Path.write_bytes

    def limited(path, content):
        left[0] -= 1
        write(path, content if left[0] >= 0 else content[: len(content) // 2])
        if left[0] < 0:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", limited)
        patch.setattr(pack, "write_zip", lambda file, *_: limited(Path(file.name), b"a zip"))
        yield


COMMANDS = (
    ("pack", range(6)),
    ("export out", (0, 7)),
    ("translate bridges fr", (0,)),
    ("translate bridges zh", (0,)),
    ("new new.txt", (0, 1)),
    ("language new de", (0,)),
    ("init begun", (0, 7)),
)
"""With how many files each finds the disk full."""


def refused(dossier, monkeypatch, command, files):
    """What a command says when the disk is full."""
    with full(monkeypatch, files):
        done = dossier(*command.split())
    assert done.returncode == 2
    return said(done)[1].splitlines()[-1]


@pytest.mark.parametrize(("command", "numbers"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_a_full_disk_ends_in_one_sentence_and_leaves_what_was_there(everything, monkeypatch, command, numbers):
    before = held(everything.folder)
    for files in numbers:
        sentence = refused(everything, monkeypatch, command, files)
        assert " cannot be used (No space left on device): make room" in sentence
        assert not {".new", "<stdout>"} & {*sentence.split()}, "named as the person knows it"
        assert held(everything.folder) == before
    assert everything(*command.split()).returncode == 0
    assert held(everything.folder) != before


def test_what_an_adopted_page_has_is_never_half_and_the_next_time_goes_on(everything, monkeypatch):
    old = (everything.folder / PAGE).read_text()
    refused(everything, monkeypatch, "adopt bridges", 0)
    assert (everything.folder / PAGE).read_text() == old
    refused(everything, monkeypatch, "adopt bridges", 1)
    new = (everything.folder / PAGE).read_text()
    assert new == old.replace("open to all", "open to all who come")
    assert everything("adopt", "bridges").returncode == 0
    assert (everything.folder / PAGE).read_text() == (everything.folder / BASE).read_text() == new


def test_a_pack_that_is_killed_at_any_step_leaves_the_packs_that_were_there(everything):
    given = building.environment() | {"PYTHONPATH": f"{building.ROOT}{os.pathsep}{building.ROOT / 'hooks'}"}
    done = subprocess.run([sys.executable, "-c", PACKING, everything.folder], env=given, capture_output=True, text=True, check=False, timeout=120)  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("command", "folder"), [(["pack"], "site"), (["export", "out"], "out")])
def test_who_writes_a_site_or_an_export_waits_for_their_turn_and_says_so(everything, command, folder):
    """A build in another process holds it; one that has it in this process would be no other."""
    program = "import sys; from pathlib import Path; from dossier.publishing.turns import Turn\n"
    program += "turn = Turn(Path(sys.argv[1]).resolve(), None); print(flush=True); sys.stdin.read(); turn.end()"
    given = building.environment() | {"PYTHONPATH": str(building.ROOT / "hooks")}
    with subprocess.Popen([sys.executable, "-c", program, everything.folder / folder], env=given, stdin=-1, stdout=-1) as other:  # fmt: skip
        other.stdout.readline()
        ended = threading.Timer(1, other.stdin.close)
        ended.start()
        done = everything(*command)
    assert done.returncode == 0
    assert said(done)[1].splitlines()[0] == words("en")["cli"]["waiting"].format(site=folder)


def test_a_file_keeps_its_rights_and_a_link_stays_one(tmp_path):
    building.write(tmp_path, {"real": "old"})
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    put(tmp_path, {"link": b"new"})
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "real").read_bytes()) == (True, b"new")
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o640


def test_a_new_file_takes_the_place_of_none(tmp_path):
    building.write(tmp_path, {"b": "mine"})
    with pytest.raises(FileExistsError, match="b"):
        put(tmp_path, {"a": b"1", "b": b"2"}, new=True)
    assert held(tmp_path) == {"b": b"mine"}
