"""A ZIM file of a few files, read by libzim; that of a whole site is asked in tests/site/packs/test_kiwix.py."""

import pytest
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

from dossier.pack import zim
from dossier.pack.zim import ICON, Zim, indexable, write_zim
from dossier.render.pictures import icons
from tests.building import ROOT, write

PICTURE = icons((ROOT / "overrides/assets/dossier/icon.svg").read_bytes(), "Lake", "en")["icon-48"]
METADATA = {"Title": "Lake", "Date": "2024-05-03"}


def html(language, title, text):
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    return f'<html lang="{language}">\n{policy}\n<title>{title}</title>\n<body>around<main>{text}</main>around</body></html>\n'


PAGES = {
    "index.html": html("fr", "Le Conseil d’État", "<p>Les capacités de l’Étang</p>"),
    "zh/会议.html": html("zh", "会议", '<p>人工智能能力建设<p lang="fr">étranger</p>'),
}
FILES = {**PAGES, "404.html": "", "robots.txt": "", "data/a.bib": "@book{a}", "b": b"\0\xff", ICON: PICTURE}


@pytest.fixture
def made(tmp_path):
    write(tmp_path / "site", FILES)
    of = Zim({path: tmp_path / "site" / path for path in FILES}, "index.html", ("fra", "zho"), METADATA)
    write_zim(tmp_path / "a.zim", of)
    return Archive(tmp_path / "a.zim")


def content(archive, path):
    return bytes(archive.get_entry_by_path(path).get_item().content)


def found(archive, query):
    return list(Searcher(archive).search(Query().set_query(query)).getResults(0, 9))


def test_files_are_held_as_they_are_but_those_of_a_server(made):
    assert made.check()
    assert {path: content(made, path) for path in ("data/a.bib", "b", ICON)} == {"data/a.bib": b"@book{a}", "b": b"\0\xff", ICON: PICTURE}  # fmt: skip
    assert not any(made.has_entry_by_path(path) for path in ("404.html", "robots.txt"))
    assert made.main_entry.get_item().path == "index.html"
    assert made.get_metadata("Language") == b"fra,zho"


def test_a_page_has_no_policy_and_its_words_stay(made):
    text = content(made, "index.html").decode()
    assert "Content-Security-Policy" not in text
    assert "<main><p>Les capacités de l’Étang</p></main>" in text


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("capacite", ["index.html"]),
        ("CAPACITÉS", ["index.html"]),
        ("étang", ["index.html"]),
        ("l'étang", ["index.html"]),
        ("État", ["index.html"]),
        ("能力", ["zh/会议.html"]),
        ("人工智能", ["zh/会议.html"]),
        ("étranger", []),
        ("around", []),
    ],
)
def test_a_page_is_found_by_its_words(made, query, pages):
    assert found(made, query) == pages


@pytest.mark.parametrize(
    "title", ["X" * 3000, f"{'é' * 300} end", "Bridge " * 700, "会" * 400, "関会のA" * 200, "ราชอาณาจักรไทย" * 9]
)
def test_a_title_that_is_too_long_for_the_index_costs_no_file(tmp_path, title):
    pages = {"index.html": html("en", "Home", "Words"), "a.html": html("en", title, "Lake")}
    write(tmp_path / "site", pages)
    of = Zim({path: tmp_path / "site" / path for path in pages}, "index.html", ("eng",), METADATA)
    write_zim(tmp_path / "a.zim", of)
    told = Archive(tmp_path / "a.zim").get_entry_by_path("a.html").title
    assert title.startswith(told.partition("…")[0])
    assert found(Archive(tmp_path / "a.zim"), "Lake") == ["a.html"]


def test_a_chinese_title_of_one_line_is_whole():
    title = "关于加强城市供水管理、推进节水型城市建设的意见和有关部门的分工方案以及时间安排与监督检查办法的通知" * 2
    assert indexable(title) == title


def test_titles_are_proposed(made):
    assert list(SuggestionSearcher(made).suggest("会").getResults(0, 9)) == ["zh/会议.html"]


def test_libzim_says_nothing_while_it_is_made(capfd, made):
    assert made.check()
    assert capfd.readouterr() == ("", "")


def test_its_picture_is_the_icon_of_the_site(made):
    assert bytes(made.get_illustration_item(48).content) == PICTURE


def test_what_the_library_cannot_write_is_an_error_with_a_name(tmp_path, monkeypatch):
    def refused(*_):
        raise RuntimeError("Asynchronous error: runtime_error\nNo space left on device")

    monkeypatch.setattr(zim, "Creator", refused)
    with pytest.raises(OSError, match="No space left on device") as caught:
        write_zim(tmp_path / "a.zim", Zim({}, "index.html", ("fra",), METADATA))
    assert caught.value.filename == str(tmp_path / "a.zim")
