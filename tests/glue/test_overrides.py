"""What a collection has of its own in overrides/, ui/ and languages/ is read from it, and from nowhere else."""

import pytest

from dossier.collection import collect
from dossier.glue.overrides import layered, templates
from dossier.languages.files import used
from dossier.live import Live
from dossier.settings import load
from tests import building


@pytest.fixture
def folder(tmp_path):
    """A collection, beside a file that is none of it."""
    building.write(tmp_path, {"outside.txt": "language: A key\n"})
    return building.collection(tmp_path / "collection")


PLACES = [
    "overrides/main.html",
    "overrides/key.txt",
    "overrides/sub",
    "ui/fr.yml",
    "languages/fr.yml",
    "adopted/en/a.md",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_link_that_leads_out_is_told_and_not_followed(folder, place):
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).unlink(missing_ok=True)
    (folder / place).symlink_to(folder.parent if place.endswith("sub") else folder.parent / "outside.txt")
    settings = load(folder, judged=False)
    assert ("link_refused", place) in {(one.code, one.path) for one in collect(settings).findings}
    assert place not in used()
    assert folder / place not in layered([folder / "overrides"], folder, ".html", ".txt").values()
    live = Live()
    live.refresh(folder, lambda *_: None)
    assert not live.permits(folder / place)


def test_a_link_within_the_collection_is_followed(folder):
    building.write(folder, {"parts/fr.yml": "language: Parler\n", "parts/more.html": "<p>More</p>\n"})
    (folder / "ui").mkdir()
    (folder / "ui/fr.yml").symlink_to("../parts/fr.yml")
    (folder / "overrides/more.html").symlink_to("../parts/more.html")
    settings = load(folder, judged=False)
    assert [one for one in collect(settings).findings if one.code == "link_refused"] == []
    assert used() == {"ui/fr.yml": "language: Parler\n"}
    assert dict(templates([folder / "overrides"], folder))["more.html"] == "<p>More</p>\n"


def test_the_first_folder_counts_first(tmp_path):
    building.write(tmp_path, {"a/assets/dossier/x.js": "a()\n", "b/assets/dossier/x.js": "b()\n", "b/x.html": "B"})
    folders = [tmp_path / "a", tmp_path / "b"]
    assert [*layered(folders, tmp_path, ".html", ".js")] == ["assets/dossier/x.js", "x.html"]
    assert layered(folders, tmp_path, ".js", below="assets/dossier")["x.js"] == tmp_path / "a/assets/dossier/x.js"
