"""The data files of the built site: linked from every page, explained in three languages, as complete as the pages."""

import json

import feedparser
import pytest
import vobject
from lxml import html

FOLDERS = {"en": "", "fr": "fr/", "zh": "zh/"}


@pytest.fixture(params=FOLDERS)
def folder(request, site):
    return site / FOLDERS[request.param]


def tree(path):
    return html.fromstring(path.read_bytes())


def test_every_page_leads_to_the_feed_and_the_calendar_of_its_language(folder):
    for page in (folder / "index.html", folder / "people/wang-yi.html", *(folder / "documents").glob("002*.html")):
        links = tree(page).xpath(
            "//link[@rel='alternate'][@type='application/atom+xml' or @type='text/calendar']/@href"
        )
        assert [(page.parent / href).resolve() for href in links] == [
            (folder / "data/documents.atom").resolve(), (folder / "data/events.ics").resolve()
        ]  # fmt: skip
        assert all((page.parent / href).is_file() for href in links)


def test_counts_are_those_of_the_pages(folder, site):
    listed = len(tree(folder / "documents/index.html").xpath("//li[@data-entry]"))
    names = len(tree(folder / "names/index.html").xpath("//li[@class='entry']"))
    dated = tree(folder / "timeline.html").xpath("//li[starts-with(@id, 'e-')]/@id")
    data, of_all = folder / "data", site / "data"
    assert len(feedparser.parse((data / "documents.atom").read_bytes()).entries) == listed
    lines = [json.loads(line) for line in (of_all / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({line["id"] for line in lines}) == listed
    assert len({(line["id"], line["language"]) for line in lines}) == len(lines) == listed * len(FOLDERS)
    assert len(json.loads((of_all / "names.jsonld").read_text(encoding="utf-8"))["@graph"]) == names
    calendar = vobject.readOne((data / "events.ics").read_text(encoding="utf-8"))
    assert sorted(event.uid.value.partition("@")[0] for event in calendar.vevent_list) == sorted(dated)


def test_the_page_about_the_data_leads_to_every_file(folder, site):
    page = folder / "data/index.html"
    hrefs = tree(page).xpath("//dl[@class='data']//a/@href | //a[@type='application/json']/@href")
    led = {(page.parent / href).resolve() for href in hrefs}
    assert all(path.is_file() for path in led)
    assert led == {path for path in {*folder.glob("data/*.*"), *site.glob("data/*.*")} if path.suffix != ".html"} - {
        site / "data/documents.atom", site / "data/events.ics"
    } | {folder / "data/documents.atom", folder / "data/events.ics"}  # fmt: skip
