"""What lies in the folders of a collection and is read by nobody is told, from the names of what is there alone."""

import pytest

from dossier.check import message
from dossier.check.folders import distinct, lost, pages_in, replaced, seeds_in
from dossier.check.tree import walk
from dossier.languages import languages
from dossier.settings import load
from tests import building

THERE = {"seeds/a.txt": "A", "docs/en/index.md": "# A"}


@pytest.fixture
def told(tmp_path):
    """The names and codes of what is lost among some files."""

    def tell(*names):
        building.write(tmp_path, {**THERE, **dict.fromkeys(names, "x")})
        (tmp_path / "mkdocs.yml").write_text(
            (building.ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8"
        )
        settings = load(tmp_path, judged=False)
        found = lost(distinct(walk(tmp_path, *settings.folders), settings), settings)
        return {(one.path, one.code) for one in found}

    return tell


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("seeds/a.yml", ""), ("seeds/README.md", ""), ("seeds/boilerplate.txt", ""), ("docs/en/about.md", ""), ("docs/map.png", ""),
        ("docs/.draft/a.png", ""), ("seeds/b.yml", "correction_without_seed"), ("seeds/b.TXT", "seed_misplaced"),
        ("seeds/scan.png", "seed_misplaced"), ("seeds/letter", "seed_misplaced"), ("seeds/.b.txt", "seed_misplaced"),
        ("seeds/.b.png", ""), ("seeds/LICENSE", ""), ("seeds/._b.txt", ""), ("docs/en/a.txt~", ""), ("docs/en/~$a.docx", ""), ("docs/Thumbs.db", ""),
        ("ui/README.md", ""), ("ui/xx.yaml", "words_misplaced"), ("languages/more/xx.yml", "words_misplaced"), ("adopted/en/b.md", "base_without_page"),
        ("docs/en/people/.b.md", "page_without_address"), ("docs/en/people/README.md", "page_without_address"),
        ("seeds/more/b.md", "seed_misplaced"), ("seeds/b.cn.txt", "language_in_name"), ("docs/a.md", "page_without_address"),
        ("docs/en/README.md", "page_without_address"), ("docs/en/a.MD", "page_unread"),
        ("docs/en/a.js", "file_not_published"), ("docs/fr/data/a.json", "address_taken"), ("docs/en/place/a.md", "folder_misspelt"),
        ("docs/en/documents/a.txt", "page_unread"), ("docs/en/documents/A.md", "page_name"), ("docs/en/fr/a.md", "address_taken"), ("docs/en/fr/a.png", "address_taken"),
        ("docs/licences.txt", "address_taken"), ("docs/packs/a.pdf", "address_taken"), ("docs/fr/people/a.md", "entity_without_original"),
    ],
)  # fmt: skip
def test_each_place(told, name, code):
    assert told(name) == ({(name, code)} if code else set())


TWINS = [
    ("docs/en/map.png", "docs/map.png"), ("docs/en/map.png", "overrides/map.png"), ("docs/Map.PNG", "docs/en/map.png"), ("docs/en/Guide.md", "docs/en/guide.md"),
    ("docs/en/e\u0301.md", "docs/en/\u00e9.md"), ("docs/fr/documents/A.md", "docs/fr/documents/a.md"),
    ("seeds/B.txt", "seeds/b.txt"), ("seeds/e\u0301.txt", "seeds/\u00e9.txt"), ("seeds/B.md", "seeds/b.md"),
]  # fmt: skip


@pytest.mark.parametrize("names", TWINS, ids=ascii)
def test_of_two_files_with_one_address_one_is_left_out_and_told(told, tmp_path, names):
    assert {name for name, code in told(*names) if code == "address_shared"} == {names[1]}
    settings = load(tmp_path, judged=False)
    tree = distinct(walk(tmp_path, *settings.folders), settings)
    assert [tree.has(tmp_path / name) for name in names] == [True, False]
    assert tree.doubles == ((str(tmp_path / names[1]), str(tmp_path / names[0])),)


@pytest.mark.parametrize(
    "names",
    [
        ("docs/en/map.png", "docs/fr/map.png"), ("docs/en/a.md", "docs/fr/a.md"), ("seeds/b.md", "seeds/b.md.txt"), ("docs/en/b.md", "docs/en/b.txt"),
        ("seeds/b.fr.txt", "seeds/b.txt"), ("docs/en/e.md", "docs/en/\u00e9.md"), ("docs/en/\u6865.md", "docs/en/\u5be8.md"),
    ],
)  # fmt: skip
def test_two_files_with_addresses_of_their_own_are_both_there(told, names):
    assert told(*names) == set()


@pytest.mark.parametrize(
    ("names", "place", "code"),
    [
        (["seeds/con.txt"], "seeds/con.txt", "name_unportable"), (["docs/en/a b?.png"], "docs/en/a b?.png", "name_unportable"),
        (["docs/en/aux/a.md", "docs/en/aux/b.md"], "docs/en/aux", "name_unportable"), (["docs/.a/b.png", "docs/.a/B.png"], "docs/.a/b.png", "name_alike"),
        (["docs/en/Tours/a.md", "docs/en/tours/b.md", "docs/en/tours/c.md"], "docs/en/tours", "name_alike"),
    ],
)  # fmt: skip
def test_names_that_some_system_cannot_have_are_told_once(told, names, place, code):
    assert told(*names) == {(place, code)}


def test_what_is_missing_is_told_once(tmp_path):
    (tmp_path / "mkdocs.yml").write_text((building.ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "seeds").write_text("no folder", encoding="utf-8")
    settings = load(tmp_path, judged=False)
    found = [(one.path, one.code) for one in lost(walk(tmp_path, *settings.folders), settings)]
    assert found == [(name, "folder_missing") for name in ("seeds", "docs", "docs/en")]


def test_what_is_read_is_told_by_ends_and_place(tmp_path):
    names = ("b.txt", "b.fr.txt", "a.pdf", "README.md", ".txt", ".b.txt", "b.txt~", "x.TXT", "more/c.txt", "a.yml")
    building.write(tmp_path / "seeds", dict.fromkeys(names, "x"))
    building.write(
        tmp_path / "docs", dict.fromkeys(("index.md", "b.md", "a.md", ".b.md", "README.md", "c.txt", "d/e.md"), "x")
    )
    tree = walk(tmp_path, tmp_path / "seeds", tmp_path / "docs")
    assert [path.name for path in seeds_in(tree, tmp_path / "seeds")] == ["a.pdf", "b.txt", "b.fr.txt"]
    assert [path.name for path in pages_in(tree, tmp_path / "docs")] == ["a.md", "b.md"]


def test_a_page_of_which_nothing_is_shown_is_told():
    pages = ["docs/en/a.md", "docs/en/b.md", "docs/en/C.md"]
    assert [one.path for one in replaced(pages, {"en/b.md", "en/c.md"})] == ["docs/en/b.md", "docs/en/C.md"]


def test_what_has_one_cause_is_told_once_with_a_count(tmp_path):
    many = {f"{folder}/{at}{end}": "x" for folder, end in PLACES for at in range(40)}
    building.write(tmp_path, {**THERE, **many, "docs/de/more/a.png": "x", "docs/en/documents/a.js": "x"})
    (tmp_path / "mkdocs.yml").write_text((building.ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    settings = load(tmp_path, judged=False)
    found = list(lost(distinct(walk(tmp_path, *settings.folders), settings), settings))
    several = {(one.path, one.code): one.detail.get("others", one.detail.get("count")) for one in found}
    assert several == {
        ("docs/de", "folder_of_no_language"): 81,
        ("docs/en/a/0.js", "file_not_published"): 39,
        ("docs/en/documents/a.js", "file_not_published"): None,
        ("docs/fr/people/0.md", "entity_without_original"): 39,
        ("seeds/letters/0.txt", "seed_misplaced"): 39,
    }
    told = [message(one, code) for one in found for code in languages() if "others" in one.detail]
    assert all("39" in line or "\u0663\u0669" in line for line in told)


PLACES = [
    ("docs/de", ".md"),
    ("docs/de", ".txt"),
    ("docs/en/a", ".js"),
    ("docs/fr/people", ".md"),
    ("seeds/letters", ".txt"),
]
