"""Boxes within a page in HTML: cut as a whole where an element says that it is one, and never the text itself."""

import pytest

from dossier.languages import HTML
from dossier.model import Choice, Correction, Seed
from dossier.read import Context, read_seed

STORY = (
    "The council met on Tuesday in the old harbour, and all of its members agreed to keep the light.",
    "Nobody spoke against it, though the keeper said that the stairs are steep and the winters long.",
    "The money comes from the island, which has saved it for nine years and does not ask for it back.",
)
OFFER = "Get the news of the harbour every day at six, and read it before anybody else is awake."


def page(inside, before="", title="<h1>The light stays on</h1>"):
    """A page of three paragraphs, with something between the second and the third."""
    said = [f"<p>{text}</p>" for text in STORY]
    parts = [f"<body><div class=wrap>{title}{before}", *said[:2], inside, said[2], "</div></body>"]
    return "<html><head><title>The light stays on</title></head>" + "".join(parts) + "</html>"


def read(source, **correction):
    raw = source.encode()
    return read_seed(Seed("seeds/a.html", raw, Correction(**correction)), Context(("en", "fr", "zh")))[0]


def texts(source):
    return [block.text for block in read(source).blocks]


@pytest.mark.parametrize(
    ("box", "seen"),
    [
        ('<div class="c-newsletter__box">{}</div>', "newsletter"),
        ('<div class="jp-relatedposts"><h3>Related</h3>{}</div>', "relatedposts"),
        ('<section id="comments"><h2>Two thoughts</h2>{}</section>', "comments"),
        ('<section aria-label="newsletter">{}</section>', "newsletter"),
        ("<form>{}</form>", "<form>"),
        ('<div role="complementary">{}</div>', "complementary"),
        ("<footer>{}</footer>", "<footer>"),
    ],
)
def test_a_box_between_two_paragraphs_is_cut_by_what_it_says(box, seen):
    document = read(page(box.format(f"<p>{OFFER}</p><p>Go</p>")))
    assert [block.text for block in document.blocks] == list(STORY)
    gone = [line for line in document.lines if line.text in (OFFER, "Go")]
    assert [(line.decision.status, line.decision.rule, line.decision.seen) for line in gone] == [
        ("dropped", "crop_page", seen)
    ] * 2


@pytest.mark.parametrize(
    "source",
    [
        page(f"<div class=xyz><p>{OFFER}</p></div>"),
        page(f"<aside><p>{OFFER}</p></aside>"),
        page(f"<blockquote><footer>{OFFER}</footer></blockquote>"),
        page("", before=f"<div class=summary><p>{OFFER}</p></div>"),
    ],
    ids=["unnamed", "aside", "quotation", "summary"],
)
def test_what_is_no_box_stays(source):
    assert OFFER in texts(source)


def test_names_on_what_holds_the_text_say_nothing():
    source = page("", title="").replace("<body>", "<body><h1>The light stays on</h1>")
    assert texts(source.replace("class=wrap", "class='wrap has-comments newsletter share'")) == list(STORY)


def test_a_box_shows_that_a_link_beside_the_text_leads_elsewhere():
    link = '<div><a href="/towns">Towns of the island</a></div>'
    source = page("").replace("<body>", f"<body>{link}")
    assert "Towns of the island" in texts(source)
    assert texts(source.replace("</body>", "<nav>Home</nav></body>")) == list(STORY)


def test_what_holds_the_first_heading_is_no_box():
    source = page("").replace("<h1>", "<div class=share><h1>").replace("</h1>", "</h1><h2>On the light</h2></div>")
    assert read(source).title == "The light stays on"
    assert "On the light" in texts(source)


def test_a_person_keeps_a_line_of_a_box():
    source = page(f"<div class=newsletter><p>{OFFER}</p></div>")
    line = next(line for line in read(source).lines if line.text == OFFER)
    kept = read(source, keep=(Choice(line.number, OFFER),))
    assert OFFER in [block.text for block in kept.blocks]


def test_a_footer_still_tells_whose_the_rights_are():
    footer = "<footer><p>© 2024 The Harbour Courier. All rights reserved.</p><p>Contact</p></footer>"
    document = read(page("").replace("</body>", f"{footer}</body>"))
    assert "Harbour Courier" in document.facts.rights
    assert [block.text for block in document.blocks] == list(STORY)


def test_headings_above_the_text_open_it():
    opening = "<h2>Opening</h2><p>The chair. We begin.</p><h2>The light</h2>"
    source = page("", before=opening).replace("</body>", "<nav>Home</nav></body>")
    assert texts(source)[:3] == ["Opening", "The chair. We begin.", "The light"]


def test_a_summary_above_labels_is_text():
    labels = "<p>By</p><p>Opinion</p><p>Two minutes</p><p>Listen</p>"
    source = page("", before=f"<p class=summary>{OFFER}</p>{labels}").replace("</body>", "<nav>Home</nav></body>")
    assert texts(source)[0] == OFFER


def test_a_heading_below_the_text_goes_with_what_it_heads():
    about = "<div class=who><h2>About the keeper</h2><p><a href=/k>All that the keeper wrote</a></p></div>"
    source = page("").replace("</body>", f"{about}<nav>Home</nav></body>")
    assert texts(source) == list(STORY)


def test_every_word_of_boxes_is_found_in_names_of_elements():
    assert all(word.isascii() and word.islower() and word.isalpha() for word in HTML["boxes"])
    assert len(HTML["boxes"]) == len(set(HTML["boxes"]))
