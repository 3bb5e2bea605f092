"""By what other sites and home screens show a page: each page names a picture that is there, and Chromium reads it."""

import json
from urllib.parse import unquote

from lxml import html

from dossier.model import PICTURE_SIZE
from tests import building

URL = building.ADDRESS["SITE_URL"]
WANTED = ("og:title", "og:type", "og:url", "og:locale", "og:site_name", "og:description")
READ = """async href => {
  const image = new Image(); image.src = href; await image.decode();
  return [image.naturalWidth, image.naturalHeight];
}"""


def tags(path):
    page = html.parse(str(path)).getroot()
    return {tag.get("property") or tag.get("name"): tag.get("content") for tag in page.xpath("//meta[@content]")}


def pages(site):
    return [path for path in site.rglob("*.html") if path.name != "404.html"]


def test_every_page_says_how_it_is_shown_elsewhere(site):
    for path in pages(site):
        told = tags(path)
        assert all(told.get(name) for name in WANTED), path
        picture = told["og:image"]
        assert picture.startswith(f"{URL}pictures/"), path
        head = (site / unquote(picture.removeprefix(URL))).read_bytes()[:24]
        size = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
        assert size == PICTURE_SIZE == (int(told["og:image:width"]), int(told["og:image:height"])), path
        assert (told["og:image:type"], told["twitter:card"]) == ("image/png", "summary_large_image")
        assert told["og:image:alt"]


def test_a_text_has_its_own_picture_on_all_its_pages_and_others_share_one(site):
    documents = [path for path in pages(site) if path.parent.name == "documents" and path.name != "index.html"]
    for path in documents:
        assert tags(path)["og:image"] == f"{URL}pictures/documents/{path.stem}.png"
    shared = {tags(path)["og:image"] for path in pages(site) if path.parent.name not in ("documents", "provenance")}
    assert shared == {f"{URL}pictures/site.png"}
    assert len(list((site / "pictures").rglob("*.png"))) == len({path.stem for path in documents}) + 1


def test_a_site_without_an_address_has_no_picture_and_claims_none(wall):
    assert not (wall.site / "pictures").exists()
    for path in pages(wall.site):
        assert not {name for name in tags(path) if name and name.startswith(("og:image", "twitter:"))}, path


def test_a_browser_reads_the_pictures_and_the_icons_in_the_size_that_is_said(site, visitor):
    page = visitor.open("index.html")
    for path in (site / "pictures").rglob("*.png"):
        assert tuple(page.evaluate(READ, path.as_uri())) == PICTURE_SIZE
    told = json.loads((site / "site.webmanifest").read_text("utf-8"))
    drawn = {icon["src"]: icon for icon in told["icons"] if icon["type"] == "image/png"}
    assert [(icon["sizes"], icon.get("purpose")) for icon in drawn.values()] == [
        ("48x48", None),
        ("192x192", None),
        ("512x512", None),
        ("512x512", "maskable"),
    ]
    for src, icon in drawn.items():
        width, height = page.evaluate(READ, (site / src).as_uri())
        assert f"{width}x{height}" == icon["sizes"]
    (touch,) = html.parse(str(site / "fr/documents/index.html")).xpath("//link[@rel='apple-touch-icon']/@href")
    assert page.evaluate(READ, (site / "fr/documents" / touch).resolve().as_uri()) == [180, 180]
