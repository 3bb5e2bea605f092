"""new, as a person calls it: bytes as they were, what was found with its place, nothing overwritten."""

import pytest
import yaml

from dossier.cli.contribute.new import correction, name_for
from dossier.languages import languages, words
from dossier.model import Seed
from dossier.read import Context, read_seed
from tests.running import said

LETTER = """Home
Letter of the Harbour Board
Published on 11 February 2024
By Ada Lovelace
Dear Sirs,
The board has decided to open a new quay in the spring, and informs all towns around the bay of it by this letter.
The works will last three years, as you know from the plan, and nobody will have to leave a house for them at all.
""".encode("cp1252")


@pytest.fixture
def letter(tmp_path):
    file = tmp_path / "A Letter (Émile).TXT"
    file.write_bytes(LETTER.replace(b"\n", b"\r\n"))
    return file


def seeds(made):
    return {path.name: path.read_bytes() for path in (made.folder / "seeds").iterdir()}


def test_a_text_is_there_byte_for_byte_with_what_was_found_and_where(dossier, letter):
    before = seeds(dossier)
    out, errors = said(dossier("new", letter))
    assert (out.startswith("seeds/a-letter-emile.txt was added;"), errors) == (True, "")
    made = seeds(dossier)
    assert made.pop("a-letter-emile.txt") == letter.read_bytes()
    notes = made.pop("a-letter-emile.yml").decode()
    assert made == before
    assert yaml.safe_load(notes) is None
    found = notes.splitlines()
    assert '# title: "Letter of the Harbour Board"  # line 2: “Letter of the Harbour Board”' in found
    assert '# date: "2024-02-11"  # line 3: “Published on 11 February 2024”' in found
    assert '# author: ["Ada Lovelace"]  # line 4: “By Ada Lovelace”' in found
    assert "# publisher:  # not found" in found
    assert said(dossier("check"))[0].endswith("nothing to correct\n")


def test_what_is_found_counts_as_soon_as_its_mark_is_gone(dossier, letter):
    said(dossier("new", letter))
    notes = dossier.folder / "seeds" / "a-letter-emile.yml"
    lines = notes.read_text(encoding="utf-8").splitlines()
    notes.write_text("\n".join(line.removeprefix("# ") for line in lines[1:] if "not found" not in line) + "\n")
    assert yaml.safe_load(notes.read_text(encoding="utf-8"))["type"] == "letter"
    assert said(dossier("check"))[0].endswith("nothing to correct\n")


@pytest.mark.parametrize("change", [lambda raw: raw, lambda raw: raw + b"It is so.\n"], ids=["same", "nearly"])
def test_a_text_that_is_there_is_refused_and_named(dossier, letter, change):
    longer = letter.read_bytes() + b"All are invited to the opening, which will be on a day of spring with music. " * 3
    letter.write_bytes(longer)
    said(dossier("new", letter))
    before = seeds(dossier)
    done = dossier("new", "--name", "other", text=change(longer))
    assert done.returncode == 1
    assert b"seeds/a-letter-emile.txt is the same text, or nearly" in done.stderr
    assert seeds(dossier) == before


def test_nothing_is_overwritten(dossier):
    (dossier.folder / "seeds" / "quay.yml").write_text("drop: []\n")
    before = seeds(dossier)
    for name in ("bridges", "quay"):
        done = dossier("new", "--name", name, text=LETTER)
        assert (done.returncode, b"give another name with --name" in done.stderr) == (1, True)
    assert seeds(dossier) == before


def test_standard_input_is_named_after_its_title(dossier):
    assert said(dossier("new", text=LETTER))[0].startswith("seeds/letter-of-the-harbour-board.txt was added;")


@pytest.mark.parametrize(("file", "text"), [("a.docx", "no kind of file"), ("none.txt", "there is no file")])
def test_what_cannot_be_read_is_refused_before_anything_is_written(dossier, tmp_path, letter, file, text):
    (tmp_path / "a.docx").write_bytes(b"PK")
    before = seeds(dossier)
    done = dossier("new", letter, tmp_path / file)
    assert (done.returncode, text in done.stderr.decode()) == (2, True)
    assert seeds(dossier) == before


def test_an_empty_text_is_refused_and_the_one_beside_it_is_added(dossier, tmp_path, letter):
    (tmp_path / "empty.txt").write_bytes(b"\n")
    done = dossier("new", tmp_path / "empty.txt", letter)
    assert (done.returncode, b"empty.txt" in done.stderr) == (1, True)
    assert "a-letter-emile.txt" in seeds(dossier)


def test_a_person_confirms_leaves_open_and_corrects():
    document, _ = read_seed(Seed("seeds/a.txt", LETTER), Context(languages()))
    answers = {"title": ["="], "date": ["2024-13-01", "2024-02-12"], "author": ["Ada Lovelace; Bo"]}
    made = correction(document, "en", lambda shown: answers.get(shown.partition(":")[0], [""]).pop(0))
    assert yaml.safe_load(made) == {
        "title": "Letter of the Harbour Board",
        "date": "2024-02-12",
        "author": ["Ada Lovelace", "Bo"],
    }
    assert "# type:" in made


@pytest.mark.parametrize(
    ("path", "wanted", "name"),
    [
        ("新闻稿 上海.txt", None, "新闻稿-上海.txt"),
        ("a.fr.md", None, "a.fr.md"),
        ("a.de.md", None, "a-de.md"),
        ("?.pdf", None, "text.pdf"),
    ],
)
def test_names_are_those_of_addresses(tmp_path, path, wanted, name):
    assert name_for(tmp_path / path, wanted, ("en", "fr")) == name


def test_the_command_speaks_the_languages_of_the_interface(dossier, letter):
    for code in languages():
        assert words(code)["cli"]["added"]["done"]
    assert "a été ajouté" in said(dossier("--language", "fr", "new", letter))[0]
