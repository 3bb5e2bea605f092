"""How the parts of a text are written: turns in bold, tables, items with numbers; each with its id, number and links."""

import lxml.html
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dossier.model import Block, Corpus, Document, Entity, Facts, Phrase
from dossier.pages import parsing
from dossier.pages.text import body
from dossier.render.anchoring import lay
from dossier.render.blocks import elements
from dossier.render.markdown import html
from dossier.render.safety import harmless
from dossier.render.serializer import inner_html
from dossier.write.documents.marks import Link, Mark
from dossier.write.documents.overlays import marks
from tests.relate.build import known

CELL = st.text(st.sampled_from("ab1é林|*_`<&\\-: "), max_size=8).map(lambda text: " ".join(text.split()))


def document(*blocks):
    return Document("a", "en", "A", None, Facts(), tuple(blocks))


def table(*rows):
    return Block("table", " ".join(cell for row in rows for cell in row if cell), "p-1", 1, rows=rows)


def direct(made, laid):
    """What the page of a document has."""
    root, found = elements(made.blocks, laid)
    lay(root, found)
    return inner_html(root)


def by_markdown(made, laid):
    """What a reader of Markdown makes of its export."""
    return html(body(made), {name: {} for name in parsing.EXTENSIONS}, laid)


def plain(made):
    """HTML without what is not seen: white space between blocks, the order of attributes, how characters are escaped."""
    root = lxml.html.fragment_fromstring(harmless(made), create_parent="div")
    for element in root.iter():
        pairs = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(pairs)
        outer = element.tag in OUTER
        element.text = (element.text or "").strip() if outer else element.text
        for child in element:
            child.tail = (child.tail or "").strip() if outer or child.tag in OUTER else child.tail
    return lxml.html.tostring(root, encoding="unicode")


OUTER = {"div", "ul", "blockquote", "figure", "table", "thead", "tbody", "tr"}


def rendered(made, *laid):
    """Both ways, which are one."""
    laid = laid or marks(made, Corpus(()), {}, "Paragraph {number}")
    shown = direct(made, laid)
    assert plain(shown) == plain(by_markdown(made, laid))
    return lxml.html.fragment_fromstring(shown, create_parent="div")


def test_a_speaker_stands_in_bold_with_the_colon_where_a_space_follows():
    turns = (("A", "A: Yes. No: *no*."), ("B", "B : oui"), ("问", "问：谁？"), ("Q", "Q. Why?"))
    made = document(*(Block("paragraph", text, f"p-{i}", i, speaker=name) for i, (name, text) in enumerate(turns)))
    assert body(made) == "**A:** Yes. No: \\*no\\*.\n\n**B** : oui\n\n**问**：谁？\n\n**Q.** Why?\n"
    assert [p.text for p in parsing.parse(body(made))] == [text for _, text in turns]
    assert [p.get("class") for p in rendered(made)] == ["turn"] * 4


def test_what_a_turn_stresses_and_links_stays():
    phrases = (
        Phrase("strong", "Lin: Never", start=0),
        Phrase("link", "Lin", "https://a.org/lin", 0),
        Phrase("emphasis", "not", start=15),
        Phrase("link", "The plan", "https://a.org/p", 20),
    )
    text = "Lin: Never. Do not. The plan (1) holds."
    made = document(Block("paragraph", text, "p-1", 1, speaker="Lin", phrases=phrases))
    assert body(made) == (
        "**[Lin](<https://a.org/lin>):** <strong>Never</strong>. Do <em>not</em>. [The plan](<https://a.org/p>) (1) holds.\n"
    )
    assert [p.text for p in parsing.parse(body(made))] == [text]
    paragraph = rendered(made)[0]
    assert [a.get("href") for a in paragraph.iter("a") if a.text] == ["https://a.org/lin", "https://a.org/p"]


def test_a_table_is_framed_with_its_id_and_number_and_links_its_cells():
    made = document(table(("Port", "Tons"), ("Asel", ""), ("Borv", "9")))
    assert body(made) == "| Port | Tons |\n| --- | --- |\n| Asel |  |\n| Borv | 9 |\n"
    start = made.blocks[0].text.index("Borv")
    frame = rendered(made, Mark("p-1", 7, "Paragraph 7", "table", (Link(start, start + 4, "../b.md"),)))[0]
    assert (frame.tag, frame.get("id"), frame.get("class")) == ("figure", "p-1", "table")
    assert [a.get("href") for a in frame.iter("a")] == ["../b.md", "#p-1"]
    assert frame.xpath(".//td/a/text()") == ["Borv"]
    assert frame.xpath(".//th/text()") == ["Port", "Tons"]


def test_a_document_symbol_leads_to_the_document_once_a_section():
    text = "As A/RES/78/311 says, S/RES/2250 (2015) and A/RES/78/311 and <docs/A/79/L.2>."
    paragraph = rendered(document(Block("paragraph", text, "p-1", 1)))[0]
    links = [(a.get("href"), a.get("class"), a.text) for a in paragraph.iter("a") if a.text]
    assert links == [
        ("https://undocs.org/A/RES/78/311", "mention external", "A/RES/78/311"),
        ("https://undocs.org/S/RES/2250(2015)", "mention external", "S/RES/2250 (2015)"),
    ]


def test_a_document_symbol_that_a_page_has_leads_to_that_page():
    made = document(Block("paragraph", "As A/RES/78/311 says.", "p-1", 1))
    resolution = Entity("res", "initiative", {"en": ("Resolution",)}, identifiers={"un": ("A/RES/78/311",)})
    laid = marks(made, known([made], [resolution])[0], {"res": resolution}, "Paragraph {number}")
    assert laid[0].links == (Link(3, 15, "../initiatives/res.html"),)


def test_a_table_without_a_head_shows_none():
    frame = rendered(document(table(("", ""), ("Asel", "1"), ("Borv", "2"))))[0]
    assert frame.xpath(".//th") == []
    assert frame.xpath(".//td/text()") == ["Asel", "1", "Borv", "2"]


def test_items_keep_their_numbers_and_are_marked():
    made = document(Block("item", "(a) wheat", "p-1", 1, mark="(a)"), Block("item", "rye", "p-2", 2))
    assert body(made) == "- (a) wheat\n- rye\n"
    assert [item.get("class") for item in rendered(made).iter("li")] == ["item marked", "item"]


@given(st.integers(2, 4).flatmap(lambda width: st.lists(st.tuples(*[CELL] * width), min_size=2, max_size=4)))
def test_cells_stay_what_they_are(rows):
    made = document(table(*rows), Block("paragraph", "End.", "p-2", 2))
    found = [piece.text for piece in parsing.parse(body(made))]
    assert found[-1] == "End."
    assert found[:-1] == [text for text in [made.blocks[0].text] if text]


NESTED = (
    Block("item", "1. Boats:", "p-1", 1, mark="1."),
    Block("item", "ferries", "p-2", 2, depth=1),
    Block("item", "2 barges of *Asel*", "p-3", 3, depth=2),
    Block("item", "rafts", "p-4", 4, depth=1),
    Block("item", "2. Piers", "p-5", 5, mark="2."),
)


def test_an_item_in_an_item_keeps_its_depth_its_number_and_its_links():
    made = document(*NESTED)
    assert body(made) == "- 1\\. Boats:\n    - ferries\n        - 2 barges of \\*Asel\\*\n    - rafts\n- 2\\. Piers\n"
    assert [(p.depth, p.text) for p in parsing.parse(body(made))] == [(b.depth, b.text) for b in NESTED]
    asel = Link(13, 17, "../asel.md")
    laid = [Mark(b.id, b.number, links=(asel,) * (b.id == "p-3")) for b in NESTED]
    page = rendered(made, *laid)
    (barges,) = page.xpath("./ul/li/ul/li/ul/li")
    assert (barges.get("id"), barges.xpath("./a/@href")) == ("p-3", ["../asel.md", "#p-3"])
    boats = page.xpath("./ul/li")[0]
    assert [child.tag for child in boats] == ["a", "ul"], (
        "the number stands behind the words, not behind the inner list"
    )
    assert [li.get("id") for li in page.iter("li")] == [b.id for b in NESTED]


def test_readers_of_common_mark_see_the_same_depths():
    depth, depths = 0, []
    for token in MarkdownIt("commonmark").parse(body(document(*NESTED))):
        depth += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        depths += [depth - 1] * (token.type == "inline")
    assert depths == [block.depth for block in NESTED]
