"""A language that the program does not know, in the collection's own folders (tests/cases/own): Italian.

Its files are as `dossier language new it` writes them, but for some words that somebody has translated.
"""

import re
import shutil

import pytest
from lxml import html

from dossier.languages import files, languages, profile, words
from dossier.languages.completeness import faults
from dossier.settings import load
from tests import building
from tests.running import Caller

CASE = building.ROOT / "tests/cases/own"
TEXT = "it/documents/officina-lago.html"


@pytest.fixture(scope="module")
def italian(tmp_path_factory):
    folder = building.collection(tmp_path_factory.mktemp("lingua") / "collection")
    building.speak(folder, CASE)
    made = building.build(folder, folder / "made")
    assert made.status == 0, made.output
    return made


@pytest.fixture(autouse=True)
def alone():
    """Afterwards no collection's languages are known."""
    yield
    files.use({})


def page(made, uri):
    return html.parse(str(made.site / uri)).getroot()


def shown(element):
    return " ".join(element.text_content().split())


def test_the_program_does_not_know_it():
    assert "it" not in languages()


def test_a_text_is_read_and_dated_by_what_cldr_knows(italian):
    root = page(italian, TEXT)
    assert shown(root.xpath("//h1")[0]).startswith("L’Autorità del Lago apre a Locarno")
    assert shown(root.find_class("date")[0]) == "3 aprile 2025"
    assert "novembre 2026" in shown(page(italian, "it/timeline.html").xpath("//article")[0])


def test_words_that_are_given_are_shown_and_english_ones_stand_in(italian):
    root = page(italian, TEXT)
    assert root.get("lang") == "it"
    assert shown(root.xpath("//a[@class='skip']")[0]) == "Vai al testo"
    assert words("en")["shortcuts"]["title"] in {shown(each) for each in root.xpath("//button")}


def test_other_languages_name_it(italian):
    assert "italien" in italian.page("fr/documents/officina-lago.html")


def test_check_tells_what_is_missing_and_what_follows_and_is_content(italian):
    done = Caller(italian.folder)("check")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert any(
        line.startswith("languages/it.yml: commitments is missing, so no commitments are found") for line in lines
    )
    (lacking,) = (line for line in lines if line.startswith("ui/it.yml: "))
    assert re.search(
        r": [\d,]+ of [\d,]+ words of the interface are missing and are shown in English: translate ", lacking
    )


def test_a_word_that_is_changed_is_on_the_pages_of_the_next_build(italian, tmp_path):
    folder = shutil.copytree(italian.folder, tmp_path / "again", ignore=shutil.ignore_patterns("made"))
    path = folder / "ui/it.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Vai al testo", "Salta al testo"), encoding="utf-8")
    made = building.build(folder, folder / "made")
    assert "Salta al testo" in made.page(TEXT)
    assert "Vai al testo" not in made.page(TEXT)


def test_a_slip_in_a_file_stops_the_build_with_its_name_and_the_cure(italian, tmp_path):
    folder = shutil.copytree(italian.folder, tmp_path / "slips", ignore=shutil.ignore_patterns("made", ".dossier"))
    path = folder / "ui/it.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("  skip:", "  skp: Ir\n  skip:"), encoding="utf-8")
    made = building.build(folder, folder / "site")
    assert made.status != 0
    assert "ui/it.yml: site.skp is no word of the program: correct it, or remove it" in made.output


def test_two_collections_in_one_process_do_not_mix(italian, tmp_path):
    other = building.collection(tmp_path / "other")
    load(italian.folder)
    assert profile("it").months["aprile"] == 4
    load(other)
    assert "it" not in languages()
    assert words("it") == words("en")


@pytest.mark.parametrize("code", ["it", "de", "ru", "ja", "eo", "sw", "he"])
def test_files_that_are_written_are_accepted_at_once(code, tmp_path):
    made = Caller(tmp_path)("language", "new", code)
    assert made.returncode == 0, made.stderr
    files.use(
        {path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.yml")}
    )
    assert faults(code) == ()
    again = Caller(tmp_path)("language", "new", code)
    assert (again.returncode, f"ui/{code}.yml".encode() in again.stderr) == (2, True)


def test_a_language_that_is_none_is_refused(tmp_path):
    made = Caller(tmp_path)("language", "new", "qqq")
    assert made.returncode == 2
    assert b"the Unicode CLDR knows no language qqq" in made.stderr
    assert list(tmp_path.iterdir()) == []
