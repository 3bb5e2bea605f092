"""What a whole site of odd titles, and an odd name of its own, says to programs: read by what had no part in writing it.

Data files and books of the same collection are read in tests/write/exports/test_round_trip.py.
"""

import json

import feedparser
import lxml.html
import pytest
import vobject
import yaml
from libzim.reader import Archive
from lxml import etree
from markdown_it import MarkdownIt

from dossier.pack.zim import indexable
from tests.building import ADDRESS, build, collection, write
from tests.running import Caller
from tests.signs import FIELDS, SIGNS, files

NAME = 'A, b; c: d "e" <b>&amp; ]]> \\N %s {x} 😀 \u200fעברית'
TITLES = ("citation_title", "DC.title", "og:title")
FOLDERS = ("", "fr/", "zh/")
TITLE = 30
"""Characters that the standard of ZIM gives the name of a file."""


def squeezed(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def odd(shared):
    """The site, with its packs."""

    def make(top):
        folder = collection(top / "collection")
        write(folder, dict(files()))
        settings = (folder / "mkdocs.yml").read_text("utf-8").splitlines(keepends=True)
        lines = (line for line in settings if not line.startswith(("site_name:", "site_description:")))
        named = {"site_name": NAME, "site_description": f"{NAME} two"}
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(named, width=10**6) + "".join(lines), "utf-8")
        made = build(folder, top / "site", strict=False)
        done = Caller(folder)("pack", made.site, **ADDRESS)
        assert done.returncode == 0, done.stderr.decode()
        return made

    return shared("odd-signs", make)


@pytest.fixture(scope="module")
def pages(odd):
    reader = lxml.html.HTMLParser(encoding="utf-8")
    return {name: lxml.html.parse(str(odd.site / f"documents/{name}.html"), reader).getroot() for name in SIGNS}


def test_heads_of_pages(pages):
    for name, said in SIGNS.items():
        head = pages[name].find("head")
        told = {meta.get("name") or meta.get("property"): meta.get("content") for meta in head.iterfind("meta")}
        assert {key: squeezed(told[key]) for key in TITLES} == dict.fromkeys(TITLES, squeezed(said))
        assert squeezed(told["DC.rights"]) == squeezed(told["citation_publisher"]) == squeezed(said)
        assert told["og:site_name"] == NAME
        assert squeezed(head.findtext("title")) == squeezed(f"{said} · {NAME}")
        assert squeezed(pages[name].find(".//h1").text_content()).replace("\u200b", "") == squeezed(said)


def test_linked_data_of_pages(pages):
    for name, said in SIGNS.items():
        (script,) = pages[name].xpath("//script[@type='application/ld+json']")
        told = json.loads(script.text)
        assert (told["headline"], told["abstract"], told["copyrightNotice"]) == (said, said, said)
        assert [one["name"] for one in told["author"]] == [said, f"Ada {said}"]


def test_texts_as_markdown(odd):
    for name, said in SIGNS.items():
        _, front, _ = (odd.site / f"documents/{name}.md").read_text("utf-8").split("---\n", 2)
        told = yaml.safe_load(front)
        kept = [key for key in FIELDS if key in told]
        assert len(kept) > 3
        assert [told[key] for key in kept] == [said] * len(kept)


def test_the_site_map_leads_to_every_page(odd):
    root = etree.parse(str(odd.site / "sitemap.xml")).getroot()
    leads = {*root.xpath("//*[local-name()='loc']/text()"), *root.xpath("//@href")}
    paths = {lead.removeprefix(ADDRESS["SITE_URL"]) or "index.html" for lead in leads}
    assert [path for path in paths if not (odd.site / path).is_file()] == []
    assert paths >= {f"{folder}documents/{name}.html" for folder in FOLDERS[:1] for name in SIGNS}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_name_of_the_site(odd, folder):
    feed = feedparser.parse(str(odd.site / f"{folder}data/documents.atom"), sanitize_html=False).feed
    assert feed.title.startswith(NAME)
    assert feed.author == NAME
    calendar = vobject.readOne((odd.site / f"{folder}data/events.ics").read_text("utf-8"))
    assert calendar.contents["x-wr-calname"][0].value == NAME
    told = json.loads((odd.site / f"{folder}site.webmanifest").read_text("utf-8"))
    assert (told["name"], told["description"]) == (NAME, f"{NAME} two")


def test_the_name_of_the_data(odd):
    told = json.loads((odd.site / "data/datapackage.json").read_text("utf-8"))
    assert (told["title"], told["description"]) == (NAME, f"{NAME} two")
    heading, *rest = (one for one in MarkdownIt().parse((odd.site / "llms.txt").read_text("utf-8")) if one.children)
    assert ["".join(part.content for part in one.children) for one in (heading, rest[0])] == [NAME, f"{NAME} two"]


def test_titles_in_the_file_for_kiwix(odd):
    (path,) = odd.site.glob("packs/*.zim")
    archive = Archive(path)
    told = {name: archive.get_entry_by_path(f"documents/{name}.html").title for name in SIGNS}
    assert told == {name: indexable(squeezed(said)) for name, said in SIGNS.items()}
    assert [name for name, said in SIGNS.items() if told[name] != squeezed(said)] == ["long", "dense"]
    assert archive.get_metadata("Title").decode() == f"{NAME[: TITLE - 1].rstrip()}…"
