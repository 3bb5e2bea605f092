"""A new site in the place of the old, in one step, in two, or file by file."""

import shutil
import threading
from pathlib import Path

import pytest

from dossier.publishing import swapping
from dossier.publishing.swapping import aside, recover, swap
from tests import building

OLD = {"index.html": "old", "gone/page.html": "old", "file": "old", "folder/page.html": "old"}
NEW = {"index.html": "new", "new/page.html": "new", "file/page.html": "new", "folder": "new"}


def held(folder):
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folders(tmp_path):
    building.write(tmp_path / "site", OLD)
    building.write(tmp_path / ".site.new", NEW)
    return tmp_path / ".site.new", tmp_path / "site"


def no_exchange(monkeypatch):
    monkeypatch.setattr(swapping, "exchange", lambda *_: False)


def mounted(monkeypatch):
    no_exchange(monkeypatch)
    monkeypatch.setattr(swapping, "_renamed", lambda *_: False)


@pytest.mark.parametrize("way", [lambda _: None, no_exchange, mounted])
def test_what_was_built_is_there_and_nothing_else(folders, tmp_path, monkeypatch, way):
    way(monkeypatch)
    swap(*folders)
    assert held(tmp_path / "site") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_the_system_can_there_is_no_moment_without_a_site(folders):
    """A reader who looks all the time never finds less than one of the two."""
    folder, site = folders
    found, ended = set(), threading.Event()

    def look():
        while not ended.is_set():
            try:
                found.add((site / "index.html").read_text())
            except FileNotFoundError:
                found.add("nothing")

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(200):
        swap(folder, site)
        building.write(folder, {"index.html": ("old", "new")[number % 2]})
    ended.set()
    reader.join()
    assert found == {"old", "new"}


def test_a_swap_that_fails_half_way_is_taken_back(folders, monkeypatch):
    no_exchange(monkeypatch)
    folder, site = folders
    shutil.rmtree(folder)
    with pytest.raises(FileNotFoundError):
        swap(folder, site)
    assert held(site) == OLD


def test_a_mounted_site_stays_where_there_is_no_room_for_the_new_one(folders, monkeypatch):
    mounted(monkeypatch)
    copy2 = shutil.copy2

    def full(source, target):
        if Path(source).name == "folder":
            raise OSError(28, "No space left on device", str(target))
        copy2(source, target)

    monkeypatch.setattr(shutil, "copy2", full)
    with pytest.raises(OSError, match="No space left"):
        swap(*folders)
    assert held(folders[1]) == OLD


def test_a_site_that_was_left_under_its_other_name_comes_back(folders):
    _, site = folders
    site.rename(aside(site))
    recover(site)
    assert held(site) == OLD
    building.write(aside(site), NEW)
    recover(site)
    assert (held(site), aside(site).exists()) == (OLD, False), "what a killed swap has left is gone"
