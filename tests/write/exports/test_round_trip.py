"""What somebody writes with odd signs is what other programs read: a collection of such texts, in each kind of output."""

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import feedparser
import icalendar
import pybtex.database
import pypandoc
import pypdfium2
import pytest
import rispy
import vobject
from lxml import etree
from markdown_it import MarkdownIt
from pyld import jsonld

from dossier import settings
from dossier.collection import check, collect, sources_of
from dossier.render.book import epub
from dossier.render.book.pdf import pdf
from dossier.write.exports import exports
from dossier.write.exports.discovery import llms
from tests import building
from tests.signs import FIELDS, SIGNS, files

MEANT = {"braces": "A b c d"}
"""What pandoc makes of \\textbraceleft: nothing."""
TYPED = str.maketrans(dict.fromkeys("'’‘“”`", '"') | {"–": "-", "…": "."})
"""Quotation marks and dashes that pandoc's own readers set otherwise."""


def squeezed(text):
    return " ".join(text.split())


def typed(text):
    return squeezed(text).replace("--", "–").replace("...", "…").translate(TYPED)


class _Made:
    def __init__(self, folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in building.ADDRESS.items():
                patch.setenv(name, value)
            self.known = settings.load(folder)
        collection = collect(self.known)
        self.wrong = {(one.path, one.code) for one in check(collection, self.known) if one.code != "doubtful"}
        self.of = sources_of(collection, self.known)
        files = exports(self.of.catalogue, self.known.publication)
        self.files = {one.path.removeprefix("data/"): one.content for one in files}

    def rows(self, name):
        return list(csv.DictReader(io.StringIO(self.files[f"{name}.csv"].decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = building.collection(tmp_path_factory.mktemp("odd") / "collection")
    building.write(folder, dict(files()))
    return _Made(folder)


def test_nothing_is_wrong_with_them(made):
    assert made.wrong == set()


def test_feeds(made):
    feed = feedparser.parse(made.files["documents.atom"], sanitize_html=False)
    assert not feed.bozo
    read = {entry.link.rpartition("/")[2].removesuffix(".html"): entry for entry in feed.entries}
    for name, said in SIGNS.items():
        entry, told = read[name], squeezed(said)
        assert (squeezed(entry.title), squeezed(entry.summary)) == (told, told)
        assert [squeezed(author.name) for author in entry.authors] == [told, f"Ada {told}"]


def test_tables(made):
    read = {row["id"]: row for row in made.rows("documents")}
    for name, said in SIGNS.items():
        cell = f"'{said}" if said[0] in "=+-@＝" else said
        assert {key: read[name][key] for key in FIELDS} == dict.fromkeys(FIELDS, cell)
        assert read[name]["speaker"] == f"{cell}; Ada {said}"
    tables = [name.removesuffix(".csv") for name in made.files if name.endswith(".csv")]
    assert len(tables) > 5
    cells = [cell for name in tables for row in made.rows(name) for cell in row.values()]
    assert [cell for cell in cells if cell.startswith((*"=+-@\t\r\n＝＋－＠",))] == []
    named = {row["name"].removeprefix("'") for row in made.rows("names")}
    assert set(SIGNS.values()) - named == set()


def test_lines_of_json(made):
    lines = [json.loads(line) for line in made.files["documents.jsonl"].splitlines()]
    read = {line["id"]: line for line in lines}
    for name, said in SIGNS.items():
        assert {key: read[name][key] for key in FIELDS} == dict.fromkeys(FIELDS, said)
        # The rules mend characters of a raw text, of which the account of its cleaning tells.
        blocks = made.of.catalogue.versions[name]["en"].blocks
        assert [block["text"] for block in read[name]["blocks"]] == [block.text for block in blocks]


def test_calendars(made):
    one = {str(event["UID"]): event for event in icalendar.Calendar.from_ical(made.files["events.ics"]).events}
    other = {event.uid.value: event for event in vobject.readOne(made.files["events.ics"].decode()).vevent_list}
    assert one.keys() == other.keys()
    for uid, event in one.items():
        read = other[uid]
        assert (event["SUMMARY"], event["DESCRIPTION"]) == (read.summary.value, read.description.value)
    told = "\n".join(squeezed(event["DESCRIPTION"]) for event in one.values())
    assert [name for name, said in SIGNS.items() if told.count(squeezed(said)) < 2] == []


def test_references_by_the_libraries_of_their_formats(made):
    read = {one["id"]: one for one in rispy.loads(made.files["citations.ris"].decode())}
    entries = pybtex.database.parse_string(made.files["citations.bib"].decode(), "bibtex").entries
    items = {one["id"]: one for one in json.loads(made.files["citations.json"])}
    assert read.keys() == set(entries) == items.keys() == {f"{name}.en" for name in SIGNS}
    for name, said in SIGNS.items():
        one, item, told = read[f"{name}.en"], items[f"{name}.en"], squeezed(said)
        assert (squeezed(one["title"]), squeezed(one["authors"][0])) == (told, told)
        assert (squeezed(one["place_published"]), squeezed(one["secondary_title"])) == (told, told)
        assert (item["title"], item["author"][0]["literal"], item["event-place"]) == (said, said, said)
        assert entries[f"{name}.en"].fields["url"] == item["URL"] == f"https://example.org/{name}"


@pytest.mark.parametrize(("file", "form"), [("bib", "biblatex"), ("ris", "ris"), ("json", "csljson")])
def test_references_by_a_program_that_reads_all_of_them(made, file, form):
    told = pypandoc.convert_text(made.files[f"citations.{file}"].decode(), "csljson", format=form)
    read = {one["id"]: one for one in json.loads(told)}
    meant = {name: MEANT.get(name, said) if file == "bib" else said for name, said in SIGNS.items()}
    assert {name: typed(read[f"{name}.en"]["title"]) for name in SIGNS} == {
        name: typed(one) for name, one in meant.items()
    }


def test_linked_names(made):
    graph = jsonld.expand(json.loads(made.files["names.jsonld"]))
    told = {name["@value"] for node in graph for name in node["https://schema.org/name"]}
    assert told == set(SIGNS.values())


def test_what_language_models_read(made):
    told = llms(made.of.catalogue, made.known.publication, made.known.languages).content.decode()
    links = {}
    for inline in (one for one in MarkdownIt().parse(told) if one.type == "inline"):
        href = ""
        for child in inline.children:
            href = child.attrs.get("href", "") if child.type.startswith("link") else href
            if href:
                name = href.rpartition("/")[2].removesuffix(".md")
                links[name] = links.get(name, "") + (child.content or " " * child.type.endswith("break"))
    assert {name: squeezed(links[name]) for name in SIGNS} == {name: squeezed(said) for name, said in SIGNS.items()}


def test_books(made):
    with ZipFile(io.BytesIO(epub(made.of, "en", made.known))) as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.endswith((".xhtml", ".opf", ".xml"))]
    told = squeezed(" ".join(text for page in pages for text in etree.fromstring(page).itertext()))
    assert [name for name, said in SIGNS.items() if squeezed(said) not in told] == []
    opened = pypdfium2.PdfDocument(pdf(made.of, "en", made.known))
    titles = {squeezed(mark.get_title()) for mark in opened.get_toc()}
    shown = {name: squeezed(said.replace("\u00ad", "")) for name, said in SIGNS.items()}
    assert [name for name, said in shown.items() if len(said) < 100 and said not in titles] == []
