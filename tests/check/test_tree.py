"""Which files of a collection are reached: links within it are followed, others are not, and nothing goes round."""

import os

import pytest

from dossier.check.tree import Tree, walk
from dossier.collection import collect
from dossier.settings import load
from tests import building


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "collection"
    building.write(root, {"docs/en/a.md": "A", "docs/en/maps/b.png": "B", "seeds/c.txt": "C", ".git/config": "key"})
    building.write(tmp_path, {"outside/d.md": "D"})
    return root


def walked(root, *folders):
    tree = walk(root, *(root / folder for folder in folders or ("docs", "seeds")))
    return [[os.path.relpath(name, root) for name in names] for names in (tree.files, tree.refused, tree.closed)]


HERE = ["docs/en/a.md", "docs/en/maps/b.png", "seeds/c.txt"]


@pytest.mark.parametrize(
    ("link", "target", "reached"),
    [
        ("docs/x.md", "en/a.md", ["docs/x.md"]),
        ("docs/x", "en/maps", ["docs/x/b.png"]),
        ("seeds/x", "../docs/en/maps", ["seeds/x/b.png"]),
        ("docs/x.md", "nowhere.md", ["docs/x.md"]),
        ("docs/x.md", "x.md", ["docs/x.md"]),
    ],
)
def test_a_link_within_the_collection_is_followed(root, link, target, reached):
    (root / link).symlink_to(target)
    assert walked(root) == [sorted([*HERE, *reached]), [], []]


@pytest.mark.parametrize(
    "target",
    [
        "../../outside/d.md",
        "../../outside",
        "/",
        "/etc/hostname",
        "../../nowhere",
        "../.git/config",
        "..",
        "../..",
        ".",
    ],
)
def test_a_link_that_leads_out_or_round_is_refused(root, target):
    (root / "docs/x").symlink_to(target)
    assert walked(root) == [HERE, ["docs/x"], []]


@pytest.mark.parametrize("name", ["docs/.#a.md", "seeds/._c.txt", "seeds/c.txt~", "docs/~$map.docx", "docs/Thumbs.db"])
def test_what_other_programs_leave_is_not_there(root, name):
    if ".#" in name:
        (root / name).symlink_to("somebody@somewhere.7:1")
    else:
        (root / name).write_text("A lock", encoding="utf-8")
    assert walked(root) == [HERE, [], []]


def test_links_that_cross_end(root):
    (root / "docs/en/x").symlink_to("../fr")
    (root / "docs/fr").mkdir()
    (root / "docs/fr/y").symlink_to("../en")
    files, refused, _ = walked(root)
    assert files == sorted([*HERE, "docs/fr/y/a.md", "docs/fr/y/maps/b.png"])
    assert refused == ["docs/en/x/y", "docs/fr/y/x"]


def test_a_folder_may_lie_elsewhere_but_be_no_link_to_it(root, tmp_path):
    assert walk(root, tmp_path / "outside").files == (str(tmp_path / "outside/d.md"),)
    (root / "linked").symlink_to(tmp_path / "outside")
    assert walked(root, "linked", "seeds") == [["seeds/c.txt"], ["linked"], []]


def test_what_lies_behind_a_refused_link_or_in_a_closed_folder_may_be_there(root):
    tree = Tree((), refused=(str(root / "docs/x"),), closed=(str(root / "seeds/y"),))
    names = ("docs/x", "docs/x/d.md", "seeds/y/e.txt", "docs/xy", "docs")
    assert [tree.hides(root / name) for name in names] == [True, True, True, False, False]


def test_what_a_folder_has_is_told_whatever_lies_beside_it(root):
    building.write(root, {"docs/en/a.md.md": "A", "docs/en/b.md/c.md": "C", "docs/en-x/d.md": "D", "docs/en.md": "E"})
    tree, docs = walk(root, root / "docs"), root / "docs"
    assert tree.within(docs / "en", ".md") == [docs / "en" / name for name in ("a.md", "a.md.md", "b.md")]
    assert tree.within(docs / "e", ".md") == []
    below = ["a.md", "a.md.md", "b.md/c.md", "maps/b.png"]
    assert [path.relative_to(docs / "en").as_posix() for path in tree.below(docs / "en")] == below
    there = ("en", "en/a.md", "en/b.md", "en/b.md/c.md", ".", "e", "en/a", "fr", "en/z.md")
    assert [tree.has(docs / name) for name in there] == [True] * 5 + [False] * 4


def test_what_lies_in_a_folder_of_another_is_there_once(root):
    assert walked(root, "docs", "docs/en") == [HERE[:2], [], []]


def test_a_folder_that_cannot_be_opened_is_told(root, monkeypatch):
    building.write(root, {"mkdocs.yml": (building.ROOT / "mkdocs.yml").read_text(encoding="utf-8")})
    opened, closed = os.scandir, str(root / "docs/en/maps")

    def scandir(path):
        if str(path) == closed:
            raise PermissionError(13, "closed", path)
        return opened(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = collect(load(root, judged=False)).findings
    assert [(one.path, one.code) for one in found if one.code == "folder_closed"] == [("docs/en/maps", "folder_closed")]
