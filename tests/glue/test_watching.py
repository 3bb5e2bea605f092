"""The preview looks at every file that a build opens, whether it is there at its beginning or comes later."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.glue.watching import outermost, telling
from dossier.live import Live
from tests import building
from tests.running import LAKE, TEXT

OPENED = """
import json, os, sys
opened = set()
def heard(event, told):
    if event == "open" and isinstance(told[0], (str, os.PathLike)) and (told[1] is None or "r" in str(told[1])):
        opened.add(os.path.abspath(told[0]))
sys.addaudithook(heard)
from pathlib import Path
from dossier import workers
workers._cores = lambda: 1
from dossier.glue.plugin import STYLES
from dossier.live import Live
folder, theme, opened_by = Path(sys.argv[1]), next(Path(sys.argv[2]).glob(STYLES)), sys.argv[3]
live = Live()
live.begin(folder, folder / "site")
live.refresh(folder, print)
live.shape(folder / "overrides")
[*live.assets(theme, folder / "overrides")]
live.write()
live.finish()
Path(opened_by).write_text(json.dumps([sorted(opened), [str(folder / "overrides"), *map(str, live.places)]]))
"""
"""A build without MkDocs, and what it opens; templates lie where `on_serve` says, which is not asked here."""
FILES = {
    "adopted/en/bridges.md": "---\ntitle: A statement on bridges\n---\n\nThe bridges of the city are open to all.\n",
    "docs/en/documents/bridges.md": "---\ntitle: Bridges\n---\n\nThe bridges of the city are open to all people.\n",
    "docs/en/places/lake.md": LAKE,
    "languages/en.yml": "iso_639_3: eng\n",
    "ui/en.yml": "language: Tongue\n",
    "seeds/boilerplate.txt": "Share on Facebook\n",
    "seeds/bridges.txt": TEXT,
    "seeds/bridges.yml": "type: speech\n",
}
MADE = (".dossier", "site", ".site")
"""What a build leaves itself, and reads the next time."""


@pytest.fixture
def folder(collection):
    made = collection()
    building.write(made, FILES)
    return made


def opened(folder, told):
    """Files of the collection and of the program beside it that a build opens, code apart; and what is looked at."""
    import material  # noqa: PLC0415 - the theme, which takes long to load

    theme = Path(material.__file__).parent / "templates"
    environment = building.environment() | {"PYTHONPATH": str(folder / "hooks")}
    command = [sys.executable, "-c", OPENED, str(folder), str(theme), str(told)]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    found, places = json.loads(told.read_text(encoding="utf-8"))
    paths = (Path(path) for path in found)
    ours = [path for path in paths if path.is_relative_to(folder) and path.suffix not in (".py", ".pyc")]
    return [path for path in ours if not path.relative_to(folder).parts[0].startswith(MADE)], places


def seen(folder, listed):
    """All files that are found below a folder."""
    for entry in listed(str(folder)):
        if entry.is_dir():
            yield from seen(entry.path, listed)
        else:
            yield Path(entry.path)


def test_every_file_that_a_build_opens_is_looked_at(folder, tmp_path):
    files, places = opened(folder, tmp_path / "opened.json")
    names = {path.relative_to(folder).as_posix() for path in files}
    data = {f"hooks/dossier/languages/{name}.yml" for name in ("authorities", "weights", "ui/fr", "profiles/zh")}
    assert names >= {"mkdocs.yml", "overrides/document.html", "docs/en/about.md", *FILES, *data}
    looked_at = {*seen(folder, telling(places))}
    assert {path.relative_to(folder).as_posix() for path in {*files} - looked_at if path.is_file()} == set()
    assert not [path for path in looked_at if path.suffix == ".py" or path.is_relative_to(folder / "site")]


@pytest.mark.parametrize("name", [*FILES, "mkdocs.yml", "docs/en/about.md"])
def test_the_collection_is_read_again_after_a_change_of_any_of_its_files(folder, name):
    live = Live()
    live.refresh(folder, lambda *_: None)
    os.utime(folder / name, (10**9, 10**9))
    assert live.refresh(folder, lambda *_: None)


def test_a_place_that_comes_later_is_found(tmp_path):
    building.write(tmp_path, {"seeds/a.txt": "", "site/index.html": "", "README.md": ""})
    listed = telling([tmp_path / "seeds", tmp_path / "adopted"])
    assert [*seen(tmp_path, listed)] == [tmp_path / "seeds/a.txt"]
    building.write(tmp_path, {"adopted/en/a.md": ""})
    assert {*seen(tmp_path, listed)} == {tmp_path / "seeds/a.txt", tmp_path / "adopted/en/a.md"}


def test_a_place_in_another_hides_nothing_of_it(tmp_path):
    building.write(tmp_path, {"docs/a.md": "", "docs/b/c/d.md": ""})
    listed = telling([tmp_path / "docs", tmp_path / "docs/b/c"])
    assert {*seen(tmp_path, listed)} == {tmp_path / "docs/a.md", tmp_path / "docs/b/c/d.md"}


def test_what_lies_in_another_folder_is_not_looked_at_twice(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert outermost([tmp_path / "a", tmp_path / "a" / "b", tmp_path / "c"]) == [tmp_path / "a"]
