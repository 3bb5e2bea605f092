"""A text full of signs of every language of the machine stays a text, on every page that shows it."""

import pytest
from lxml import html

from tests import building

SIGNS = """{{ config.site_name }} {% raw %} <script>window.hacked = 1</script> and <b>bold</b>

# Not a heading, although it begins with a hash sign

---

The ministry said on 3 May 2024 that | pipes | and *stars* and `ticks` and [links](javascript:alert(1)) stay as they are.

<img src=x onerror="window.hacked = 1"> was said to be an image, and &lt;em&gt; was said to be an entity by the minister.

1. It was the first item, said {{ 7 * 191 }} the speaker, and nobody in the room had counted how many of them would follow.
"""
PAGE = """---
title: "{{ 7 * 191 }} <script>window.hacked = 1</script> | # ---"
type: speech
speaker: ["<img src=x onerror=window.hacked=1>"]
translation: {from: en, status: draft, note: "<script>window.hacked = 1</script>"}
---

Bonjour <script>window.hacked = 1</script> <a href="javascript:window.hacked=1">x</a> <p onclick="x()">{{ 7 * 191 }}</p>
"""
ENTITY = """---
names:
  en: ["minister<script>window.hacked=1</script>", minister]
description:
  en: "<script>window.hacked = 1</script> {{ 7 * 191 }}"
---
"""
HOSTILE = "<script>alert(1)</script> {{ 7 * 191 }} \"quoted' | ---"
ODD = f"""---
names:
  en: ['{HOSTILE.replace("'", "''")}']
description:
  en: '<img src=x onerror=alert(2)>'
identifiers: {{website: 'https://example.org/?"onclick=alert(3)', un: '<b onclick=alert(5)>/1'}}
---
Prose <script>alert(4)</script>.
"""
SPEECH = f"Speech\n\n3 April 2024\n\nOn 4 April 2024 {HOSTILE} was said at a meeting of the council.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = building.collection(
        tmp_path_factory.mktemp("inert") / "collection",
        seeds={"signs.txt": SIGNS, "speech.txt": SPEECH},
        docs={"fr/documents/signs.md": PAGE, "en/terms/minister.md": ENTITY, "en/people/odd.md": ODD},
    )
    made = building.build(folder, folder / "site", strict=False)
    assert made.status == 0, made.output
    return made


def trees(built):
    found = {path: html.parse(str(path)).getroot() for path in built.site.rglob("*.html")}
    assert len(found) > 20
    return found


def test_no_page_has_code_that_is_not_ours(built):
    for path, tree in trees(built).items():
        scripts = tree.xpath("//script[not(@type='application/ld+json')]")
        assert scripts or path.name == "404.html", path
        assert all(script.get("src") and not (script.text or "").strip() for script in scripts), path
        assert tree.xpath("//article//img | //article//iframe | //article//script | //article//style") == [], path
        assert tree.xpath("//@*[starts-with(name(), 'on')] | //a[starts-with(@href, 'javascript:')]") == [], path


def test_the_text_is_shown_as_it_is(built):
    text = " ".join(html.parse(str(built.site / "documents" / "signs.html")).getroot().text_content().split())
    assert "| pipes | and *stars* and `ticks` and [links](javascript:alert(1)) stay as they are." in text
    assert '<img src=x onerror="window.hacked = 1"> was said to be an image' in text
    assert "said {{ 7 * 191 }} the speaker" in text


def test_no_template_runs_what_a_text_says(built):
    for path, tree in trees(built).items():
        assert "1337" not in tree.xpath("string(//article)"), path


def test_nothing_in_a_name_becomes_live(built):
    for uri in ("people/odd.html", "names/index.html", "timeline.html", "zh/people/odd.html", "documents/index.html"):
        html = built.page(uri)
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert 'example.org/"onclick' not in html
    assert "{{ 7 * 191 }}" in built.page("people/odd.html")


def test_nothing_runs_in_a_browser(built, browser):
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(built.site.rglob("*.html"))}
    showing = [path for path, text in texts.items() if "hacked" in text or "alert(" in text]
    assert len(showing) > 10
    for path in showing:
        page.goto(path.as_uri())
        assert page.evaluate("window.hacked") is None, path
    page.close()
    assert errors == []
