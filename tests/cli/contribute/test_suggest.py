"""suggest, as a person calls it."""

import shutil

import pytest

from tests.running import said

WHO = "Talks about bridges\n\n4 May 2024\n\nAsked about this, Anna Berg, a spokesperson for the city, said that the Bridge Repair Plan is ready.\n"
AGAIN = "More talks about bridges\n\n5 May 2024\n\nThe bridges of the city are safe, Anna Berg said to the people on the lake.\n"


@pytest.fixture
def talks(dossier):
    (dossier.folder / "seeds" / "talks.txt").write_text(WHO, encoding="utf-8")
    (dossier.folder / "seeds" / "talks-again.txt").write_text(AGAIN, encoding="utf-8")
    return dossier


def test_names_without_a_page_are_listed_with_their_sentences(talks):
    out, errors = said(talks("suggest"))
    first, second, total = out.split("\n\n")
    assert errors == ""
    assert first.splitlines() == [
        "1. Anna Berg – Person, 2 mentions in 2 texts",
        "   deduced from “Speaker”, “spokesperson” and “said”",
        "   seeds/talks.txt:5: Asked about this, Anna Berg, a spokesperson for the city, said that the Bridge Repair Plan is ready.",
        "   seeds/talks-again.txt:5: The bridges of the city are safe, Anna Berg said to the people on the lake.",
    ]
    assert second.splitlines()[0] == "2. Bridge Repair Plan – Initiative, 1 mention in 1 text"
    assert total == "2 names without a page\n"


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("fr", "1. Anna Berg – Personne, 2\u00a0mentions dans 2\u00a0textes", "2\u00a0noms sans page"),
        ("zh", "1. Anna Berg——人物，2篇文献，2处", "2个名称尚无页面"),
    ],
)
def test_it_speaks_the_language_of_its_reader(talks, language, first, last):
    lines = said(talks("suggest", "--language", language))[0].splitlines()
    assert (lines[0], lines[-1]) == (first, last)


def test_files_are_accepted_as_they_are_once_moved(talks):
    before = said(talks("check"))
    done = talks("suggest", "--write", "new")
    new = talks.folder / "new"
    files = sorted(path.relative_to(new).as_posix() for path in new.rglob("*.md"))
    assert files == ["initiatives/bridge-repair-plan.md", "people/anna-berg.md"]
    assert said(done)[0].endswith("Written to new: 2 files\n")
    text = (new / "people" / "anna-berg.md").read_text(encoding="utf-8")
    assert '\nnames:\n  en: ["Anna Berg"]\n#' in text
    assert "# seeds/talks.txt:5: Asked about this, Anna Berg, a spokesperson" in text
    shutil.copytree(new, talks.folder / "docs" / "en", dirs_exist_ok=True)
    assert said(talks("check")) == before
    assert said(talks("suggest"))[0] == "every name that was recognised has a page\n"


def test_no_file_is_overwritten(talks):
    mine = talks.folder / "new" / "people" / "anna-berg.md"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    out = said(talks("suggest", "--write", "new"))[0]
    assert mine.read_text(encoding="utf-8") == "mine"
    assert f"{mine.relative_to(talks.folder)} already exists and stays as it is\nWritten to new: 1 file\n" in out


def test_an_id_that_a_page_has_is_not_given_again(talks):
    (talks.folder / "docs" / "en" / "places" / "anna-berg.md").write_text(
        "---\nnames: {en: Mount Anna}\n---\n", encoding="utf-8"
    )
    talks("suggest", "--write", "new")
    assert (talks.folder / "new" / "people" / "anna-berg-2.md").exists()


def test_a_folder_that_is_a_file_is_refused(talks):
    done = talks("suggest", "--write", "mkdocs.yml")
    assert (done.returncode, said(done)) == (2, ("", "dossier: there is no folder mkdocs.yml: correct its name\n"))


def test_where_every_name_has_a_page_it_says_so(dossier):
    done = dossier("suggest", "--write", "new")
    assert (done.returncode, *said(done)) == (0, "every name that was recognised has a page\n", "")
    assert not (dossier.folder / "new").exists()
