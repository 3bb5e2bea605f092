"""Files to take along: offered where they are there, unpacked under any path, read and checked over file://."""

import shutil
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from dossier.languages import words
from dossier.write.packs.downloads import packs
from tests.site.browsing import open_search, visit
from tests.site.documents.test_parallel import SPEECH
from tests.site.pages.test_pages import sample

FOLDERS = {"en": "", "fr": "fr/", "zh": "zh/"}
PHONE = {"viewport": {"width": 390, "height": 844}, "permissions": ["clipboard-read", "clipboard-write"]}
SELECT = """(block, words) => {
    const at = block.textContent.indexOf(words);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(), before = 0; node; before += node.length, node = walker.nextNode()) {
        const [start, end] = [at - before, at + words.length - before];
        if (start >= 0 && start < node.length) range.setStart(node, start);
        if (end > 0 && end <= node.length) range.setEnd(node, end);
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""
CHINESE = "2025年底前，我们将举办10个主要面向广大发展中国家的人工智能研修研讨项目。"
ENGLISH = "We will hold 10 AI workshops and seminars primarily aimed at fellow developing countries by the end of 2025."
"""The sentence on the ten workshops; the Chinese of the texts for tests has a figure where that of seeds/ has 十期."""


@pytest.fixture(scope="module")
def unpacked(packed, tmp_path_factory):
    """What a reader has who unpacked the zip of the site, and has nothing else."""
    (path,) = packed.glob("packs/*-site.zip")
    top = tmp_path_factory.mktemp("某 目录 (été)")
    with ZipFile(path) as archive:
        archive.extractall(top)
    return top / path.stem


@pytest.fixture
def reader(browser, unpacked):
    with visit(browser, f"{unpacked.as_uri()}/") as reader:
        yield reader
        assert reader.faults == []


def test_a_copy_is_walked_from_its_folder(reader, unpacked):
    for uri in sample(unpacked):
        assert reader.open(uri).locator("h1").count() == 1, uri
    page = reader.open("zh/index.html")
    open_search(page)
    page.keyboard.type("人工智能")
    page.locator(".dossier-search a[href]").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.startswith(unpacked.as_uri())


@pytest.mark.parametrize("language", FOLDERS)
def test_the_page_offers_what_there_is(browser, packed, language):
    with visit(browser, f"{packed.as_uri()}/") as reader:
        page = reader.open(f"{FOLDERS[language]}downloads.html")
        made = len(list((packed / "packs").iterdir())) - 1
        offered = page.locator(".packs a")
        assert [(packed / "packs" / link.get_attribute("download")).is_file() for link in offered.all()] == [
            True
        ] * made
        assert [link.evaluate("link => link.href") for link in offered.all()] == [
            (packed / "packs" / link.get_attribute("download")).as_uri() for link in offered.all()
        ]
        sums = (packed / "packs/SHA256SUMS").read_text(encoding="utf-8").split()[::2]
        assert sorted(page.locator(".packs [data-file]:not([hidden]) .sum code").all_inner_texts()) == sorted(sums)
        assert "M" in page.locator(".packs .count").first.inner_text()
        assert not page.locator("#none").is_visible()
        assert reader.faults == []


@pytest.mark.parametrize("language", FOLDERS)
def test_a_copy_without_packs_says_so_and_leads_nowhere(reader, language):
    page = reader.open(f"{FOLDERS[language]}downloads.html")
    expect(page.locator("#none")).to_contain_text(words(language)["downloads"]["none"])
    assert page.locator(".packs a").count() == 0
    named = page.locator(".packs [data-file]:visible").evaluate_all("all => all.map((one) => one.dataset.file)")
    assert named == [pack.file for pack in packs("Dossier", FOLDERS)]


def test_without_a_script_the_page_says_where_the_files_are(browser, packed):
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((packed / "downloads.html").as_uri())
    assert page.locator(".notice:visible").inner_text() == words("en")["downloads"]["unlisted"].format(folder="packs/")
    page.goto((packed / "verify.html").as_uri())
    assert page.locator(".notice:visible").inner_text() == words("en")["verify"]["unscripted"]
    context.close()


@pytest.mark.parametrize("language", FOLDERS)
def test_a_zip_is_whole_in_a_browser_too(reader, packed, unpacked, language):
    (path,) = packed.glob("packs/*-site.zip")
    page = reader.open(f"{FOLDERS[language]}verify.html")
    page.set_input_files("#zip", path)
    count = sum(file.is_file() for file in unpacked.rglob("*")) - 1
    said = words(language)["verify"]["found"]["whole"]["other"]
    expect(page.locator(".found [role=status]")).to_have_text(said.format(n=count), timeout=30_000)
    assert page.locator(".parts code").inner_text() in (packed / "packs/SHA256SUMS").read_text(encoding="utf-8")


@pytest.fixture
def damaged(packed, tmp_path):
    """A small copy in which one file is missing, one altered and one added: as a folder and as a zip."""
    (path,) = packed.glob("packs/*-data.zip")
    with ZipFile(path) as archive:
        archive.extractall(tmp_path)
    copy = tmp_path / path.stem
    (copy / "data/timeline.csv").unlink()
    (copy / "fr/data/events.ics").write_bytes(b"other")
    (copy / "zh/data/新.csv").write_bytes(b"")
    shutil.make_archive(str(tmp_path / "damaged"), "zip", tmp_path, path.stem)
    return copy, tmp_path / "damaged.zip"


def test_a_browser_finds_what_is_missing_altered_and_added(reader, damaged):
    for field, copy in zip(("#folder", "#zip"), damaged, strict=True):
        page = reader.open("verify.html")
        page.set_input_files(field, copy)
        expect(page.locator(".found [role=status]")).to_have_text(words("en")["verify"]["found"]["differs"])
        assert page.locator(".parts li").all_inner_texts() == ["data/timeline.csv", "fr/data/events.ics", "zh/data/新.csv"]  # fmt: skip
        assert page.locator(".parts h2").all_inner_texts() == ["1 file is missing", "1 file has been altered", "1 file has been added"]  # fmt: skip


def test_a_browser_says_what_is_no_copy(reader, tmp_path):
    said = words("en")["verify"]["found"]
    (tmp_path / "part.zip").write_bytes(b"PK\3\4" + bytes(100))
    with ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a", b"")
    page = reader.open("verify.html")
    for name, sentence in {"part.zip": said["no_zip"], "other.zip": said["no_list"]}.items():
        page.set_input_files("#zip", tmp_path / name)
        expect(page.locator(".found [role=status]")).to_have_text(sentence)


@pytest.mark.parametrize("home", ["index.html", "zh/index.html"])
def test_with_the_zip_alone_a_sentence_is_cited_within_six_actions_from_the_home_page(browser, unpacked, home):
    """On a phone, with the network off."""
    with visit(browser, f"{unpacked.as_uri()}/", **PHONE) as reader:
        page = reader.open(home)
        box, found = page.locator("[data-search-dialog]"), page.locator(f"[data-search-group=zh] a[href*='{SPEECH}']")
        actions = [
            page.locator("[data-search-open]").click,
            lambda: box.locator("input[type=search]").press_sequentially("10个"),
            found.first.click,
            lambda: page.locator(":target").evaluate(SELECT, CHINESE),
            page.locator(".passage button[data-with=en]").click,
        ]
        for act in actions:
            act()
            page.wait_for_timeout(300)  # no reader is faster
        expect(page.locator(".toast")).to_have_text(words("zh")["cite"]["copied"])
        english, cited, chinese, cited_too, place, _ = page.evaluate("navigator.clipboard.readText()").split("\n")
        assert reader.faults == []
    assert len(actions) <= 6
    assert (chinese, english[-len(ENGLISH) - 1 :]) == (f"“{CHINESE}”", f"{ENGLISH}”")
    assert cited.startswith("Wang Yi. Promoting Development for All and Bridging the AI Divide[EB/OL]. (2024-09-25).")
    assert cited_too.startswith("王毅. 促进普惠发展，弥合智能鸿沟[EB/OL]. (2024-09-25).")
    assert words("zh")["cite"]["paragraph"].format(n=12) in place
