"""Elements of a page for what stands beside a block: other versions, rows that the text lacks, what is out of date."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from dossier.model import Block
from dossier.pages.markup import LISTS
from dossier.write.documents.parallel import Beside, Outdated, Parallel, Pieces, Row, is_worded

_NO_SEARCH = {"data-index-ignore": ""}
"""What is said of another version belongs to that version's own page."""


def lay_beside(parent: Element, element: Element, parallel: Parallel) -> None:
    """Put a block and what stands beside it into one element; an item of a list holds both, and the items in it."""
    place = list(parent).index(element)
    inner: list[Element] = []
    if element.tag == "li":
        own = Element("div", {"class": "own"})
        inner = [child for child in element if child.tag in LISTS]
        own.text, own[:] = element.text, [child for child in element if child.tag not in LISTS]
        element.text, element[:] = None, [own]
        pair = element
        pair.set("class", f"{element.get('class', '')} pair".strip())
    else:
        pair = Element("div", {"class": "pair"})
        pair.tail, element.tail = element.tail, None
        pair.append(element)
        parent[place] = pair
    pair.extend(_other(beside) for beside in parallel.others)
    pair.extend([_outdated_element(parallel.outdated)] if parallel.outdated else [])
    pair.extend(inner)


def lay_rows(parent: Element, place: int, rows: Iterable[Row]) -> int:
    """Insert what the text lacks; the number of elements that came in."""
    made = [_row(row, parent.tag) for row in rows]
    parent[place:place] = made
    return len(made)


def _row(row: Row, within: str) -> Element:
    classes = "pair lacking untranslated" if row.untranslated else "pair lacking"
    made = Element("li" if within in ("ul", "ol") else "div", {"class": classes, "data-of": row.beside.language})
    SubElement(made, "p", {"class": "absent", **_NO_SEARCH}).text = row.note
    made.append(_other(row.beside))
    return made


def _other(beside: Beside) -> Element:
    made = Element("div", {"class": "other", "data-version": beside.language, **_NO_SEARCH})
    if beside.note:
        SubElement(made, "p", {"class": "absent"}).text = beside.note
    if beside.blocks:
        made.set("lang", beside.language)
        made.set("data-at", beside.blocks[0].id)
    made.extend(_copy(block, beside.language) for block in beside.blocks)
    return made


def _copy(block: Block, language: str) -> Element:
    """A block of another version as plain text: no heading and no anchor of the page.

    Its words stand in an element with their language once more: what looks at single paragraphs sees it, too.
    """
    if block.rows:
        return _table(block, language)
    own = "marked" if block.mark else "worded" if is_worded(block, language) else ""
    kind = "" if block.kind == "paragraph" else block.kind
    classes = " ".join(filter(None, [kind, own, f"in-{block.depth}" * bool(block.depth)]))
    made = Element("p", {"class": classes} if classes else {})
    SubElement(made, "span", {"lang": language}).text = block.text
    return made


def _table(block: Block, language: str) -> Element:
    frame = Element("div", {"class": "scroll"})
    table = SubElement(frame, "table")
    for row in block.rows:
        line = SubElement(table, "tr")
        for cell in row:
            SubElement(SubElement(line, "td"), "span", {"lang": language}).text = cell
    return frame


def _outdated_element(outdated: Outdated) -> Element:
    made = Element("details", {"class": "outdated", **_NO_SEARCH})
    SubElement(made, "summary").text = outdated.say["outdated" if outdated.now else "dropped"]
    for key, tag, wording in (("then", "del", outdated.then), ("now", "ins", outdated.now)):
        if wording:
            SubElement(made, "p", {"class": "label"}).text = outdated.say[key]
            made.append(_wording(wording, tag, outdated.language))
    return made


def _wording(wording: Pieces, tag: str, language: str) -> Element:
    made = Element("p", {"lang": language})
    for piece in wording:
        SubElement(made, tag if piece.changed else "span").text = piece.text
    return made
