"""clean and explain, as a person calls them."""

import re
import shutil

import pytest

from tests.running import TEXT, said
from tests.test_warm_builds import built


def test_clean_gives_markdown(dossier):
    done = dossier("clean", "seeds/bridges.txt")
    assert said(done) == ("# A statement on bridges\n\nThe bridges of the city are open to all.\n", "")
    assert done.returncode == 0


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_a_text_that_is_as_the_last_build_found_it_is_not_read_again(dossier, monkeypatch, command):
    file = "seeds/bridges.txt"
    alone = dossier(command, file)
    built(dossier.folder, dossier.folder / "site")
    assert dossier(command, file) == alone

    def unread(seed, _known):
        raise ValueError(seed.path)

    monkeypatch.setattr("dossier.files.read_seed", unread)
    assert dossier(command, file) == alone
    (dossier.folder / file).write_text(f"{TEXT}\nAnother line.\n", encoding="utf-8")
    assert f"ValueError: {file}".encode() in dossier(command, file).stderr


def test_clean_gives_plain_text_of_standard_input(dossier):
    text = TEXT.replace("bridges of", "*bridges* – 桥 – of").encode()
    done = dossier("clean", "--text", text=text)
    assert said(done) == ("A statement on bridges\n\nThe *bridges* – 桥 – of the city are open to all.\n", "")


def test_clean_escapes_what_markdown_would_read(dossier):
    text = TEXT.replace("The bridges", "The *bridges* <b>").encode()
    assert "The \\*bridges\\* &lt;b&gt; of the city" in said(dossier("clean", text=text))[0]


def test_clean_does_not_say_the_first_words_twice(dossier):
    text = b"On 5 May 2024 the woods were opened to all who wish to walk in them, and many came to see them.\n" * 2
    out, _ = said(dossier("clean", "--text", text=text))
    assert out.count("On 5 May 2024") == 1


def test_clean_needs_no_collection(dossier, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    done = dossier("clean", "--text", text=TEXT.encode(), cwd=empty)
    assert "The bridges of the city" in said(done)[0]


def test_names_of_the_collection_serve_the_casing(dossier):
    text = (
        "a statement on bridges\n\n3 may 2024\n\nthe bridges over the lake are open, and the lake is deep. "
        + "they are old. " * 20
    )
    assert "the Lake is deep" in said(dossier("clean", "--text", text=text.encode()))[0]


def test_what_a_person_wrote_beside_the_text_counts(dossier):
    (dossier.folder / "seeds" / "bridges.yml").write_text(
        "title: Of bridges\nkeep: [{line: 6, text: Share on}]\n", encoding="utf-8"
    )
    out, _ = said(dossier("clean", "seeds/bridges.txt"))
    assert out.startswith("# Of bridges\n")
    assert "Share on Facebook" in out


@pytest.mark.parametrize("name", ["演讲 稿.txt", "100%.txt", "no ending", "-x.txt"])
def test_file_may_have_any_name(dossier, name):
    shutil.copy(dossier.folder / "seeds" / "bridges.txt", dossier.folder / name)
    assert "The bridges of the city" in said(dossier("clean", "--", name))[0]


def test_text_that_is_none_is_refused_with_its_finding(dossier):
    done = dossier("clean", text=b"")
    assert (done.returncode, *said(done)) == (1, "", "<stdin>: the file is empty: put the text into it, or remove it\n")
    (dossier.folder / "x.bin").write_bytes(bytes(range(256)))
    done = dossier("explain", "x.bin")
    assert done.returncode == 1
    assert said(done)[1].startswith("x.bin: the file is not text: ")


EXPLAINED = """\
1  fact       A statement on bridges
              ← title or section (find_title)
3  fact       3 May 2024
              ← date, place or source (take_dates)
5  kept       The bridges of the city are open to all.
6  dropped    Share on Facebook
              ← words of the page, not of the text (drop_boilerplate)

fact 2 · kept 1 · dropped 1
"""
PAGE = """\
Home
News
Sport
The countries of the conference adopted a long declaration on Tuesday, and all of them have signed it.
Related articles
Snow in May
Contact us
"""


def test_explain_shows_what_became_of_each_line(dossier):
    assert said(dossier("explain", "seeds/bridges.txt")) == (EXPLAINED, "")


def test_explain_says_where_the_text_was_found_and_what_is_uncertain(dossier):
    out, _ = said(dossier("explain", text=PAGE.encode()))
    _, _, snow = out.partition("Snow in May\n")
    assert (
        "← page around the text (crop_page): below the text, which ends with line 4 · nearest words of a menu" in snow
    )
    assert re.search(r"  score −\d\.\d · what counted most: ", snow)
    assert "uncertain" not in out
    doubtful, _ = said(
        dossier("explain", text=b"Bridges are open to all.\nShare on Facebook\nPrint\nContact us\nHome\n")
    )
    assert doubtful.endswith("- little is left of the raw text (Lines to look at: 2, 3, 4, 5)\n")


@pytest.mark.parametrize("language", ["en", "fr", "zh"])
def test_explain_stands_in_columns(dossier, language):
    table = said(dossier("explain", "seeds/bridges.txt", "--language", language))[0].partition("\n\n")[0]
    starts = [re.search("←|A statement|3 May|The bridges|Share", line).start() for line in table.splitlines()]
    before = [line[:start] for line, start in zip(table.splitlines(), starts, strict=True)]
    assert len({sum(1 if ord(char) < 0x2E80 else 2 for char in text) for text in before}) == 1
