"""What people write in Markdown as HTML; marks are laid on the blocks of a document that is written by hand."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from dossier.pages.links import ADDRESS
from dossier.pages.markup import LISTS
from dossier.pages.parsing import AFTER_INLINE, Queueing, pieces, visible
from dossier.render.anchoring import Laid, lay
from dossier.render.safety import NAMING, claimed, harmless
from dossier.write.documents.marks import Link, Mark

_PASSAGE = re.compile(r"<!-- if (not )?(\w+) -->((?:(?!<!-- if ).)*?)<!-- end -->", re.DOTALL)
"""A passage that holds only where a setting is given, in comments, which forges and editors do not show."""
BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs adds to every page."""
_SETTINGS: Mapping[str, Mapping[str, Any]] = {"footnotes": {"BACKLINK_TITLE": "↩ {}"}}
"""What extensions would say in English on pages in any language."""
_REFERENCE = re.compile(r'<sup id="fnref:([^"]+)"')
_NOTE = re.compile(r'<li id="fn:([^"]+)"')
_UNIT = re.compile("\x02[^\x03]*\x03|\\s+|.")
_CLOSED = frozenset({"a", "code", "pre", "h1", "button"})
"""Elements whose text gets no link."""
_ROWS, _CELLS = frozenset({"table", "thead", "tbody", "tr"}), frozenset({"td", "th"})
"""Elements of a table: between two cells with words stands one space, and nothing else."""
_PAGE = re.compile(r"(?![a-z][a-z0-9+.-]*:|/)([^?#]+)\.md(?=[?#]|$)", re.IGNORECASE)
"""The address of a page as its file is written, from a file beside it."""


def beside(link: str) -> str:
    """Address of a page whose file lies beside that of the link."""
    return _PAGE.sub(r"\1.html", link)


def html(
    markdown: str,
    extensions: Mapping[str, Mapping[str, Any]],
    marks: Sequence[Mark] = (),
    leading: Callable[[str], str] = beside,
) -> str:
    """Harmless HTML of what somebody wrote.

    extensions: of Python-Markdown, by name, with their settings; leading: gives the address on the page of what a link
    leads to.
    """
    names = dict.fromkeys((*BUILT_IN, *extensions))
    configs = {name: {**_SETTINGS.get(name, {}), **settings} for name, settings in extensions.items()}
    # No text holds its own digest: so what the program lays on a page is known from what somebody wrote in it.
    own = f"{sha256(markdown.encode(errors='replace')).hexdigest()}:"
    md = Markdown(extensions=[*names, Queueing(), Anchoring(marks, own, leading)], extension_configs=configs)
    return anchored(harmless(md.convert(markdown), own))


def anchored(html: str) -> str:
    r"""The HTML, with an anchor at the first mark of each footnote, and at each note the names of those that it needs.

    A style sheet lays the notes in the margin, where there is room and the browser knows anchors (CSS Anchor
    Positioning 1): each beside its mark, below the note before it. For keyboard and screen reader they stay at the end.

    html: as Python-Markdown's extension `footnotes` writes it, which numbers notes in the order of the list.

    >>> anchored('<sup id="fnref:a">')
    '<sup id="fnref:a">'
    >>> for line in anchored('<sup id="fnref:a">\n<li id="fn:a">').splitlines():
    ...     print(line)
    <sup id="fnref:a" style="--anchor: --mark-1">
    <li id="fn:a" style="--mark: --mark-1; --before: --note-0; --note: --note-1">
    >>> anchored("<li>no note</li>")
    '<li>no note</li>'
    """
    numbers = {name: number for number, name in enumerate(_NOTE.findall(html), 1)}
    notes = count(1)

    def mark(found: re.Match[str]) -> str:
        number = numbers.get(found[1])
        return f'{found[0]} style="--anchor: --mark-{number}"' if number else found[0]

    def note(found: re.Match[str]) -> str:
        number = next(notes)
        style = f"--mark: --mark-{number}; --before: --note-{number - 1}; --note: --note-{number}"
        return f'{found[0]} style="{style}"'

    return _NOTE.sub(note, _REFERENCE.sub(mark, html))


def fitting(markdown: str, given: Collection[str]) -> str:
    """The Markdown with those passages only that hold for the settings given: a page promises nothing that is not so.

    A passage stands between comments, `<!-- if contact -->` … `<!-- end -->`, and holds no other.

    >>> page = "Write to us<!-- if contact --> (see below)<!-- end -->.<!-- if not archive --> No file.<!-- end -->"
    >>> fitting(page, {"contact"})
    'Write to us (see below). No file.'
    >>> fitting(page, {"archive"})
    'Write to us.'
    """
    return _PASSAGE.sub(lambda found: found[3] if (found[2] in given) != bool(found[1]) else "", markdown)


def _units(text: str, md: Markdown) -> tuple[str, ...]:
    """Pieces of source, each of which shows as one character or none.

    >>> _units("a  b", Markdown())
    ('a', '  ', 'b')
    """
    return tuple(unit for unit in _UNIT.findall(text or "") if not unit.startswith("\x02") or visible(unit, md))


class Anchoring(Extension):
    """Lays marks on the blocks of a page, and leads its links to pages instead of files."""

    def __init__(self, marks: Sequence[Mark], own: str, leading: Callable[[str], str]) -> None:
        super().__init__()
        self.marks, self.own, self.leading = marks, own, leading

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the tree processor (called by Python-Markdown)."""
        md.treeprocessors.register(_Anchorer(md, self.marks, self.own, self.leading), "dossier-anchoring", AFTER_INLINE)


def _change_names(root: Element, change: Callable[[str, str], str | None]) -> None:
    """Give another value, or none, to each attribute by which a part of a page is known."""
    for element in root.iter():
        changed = [(name, change(name, value) if name in NAMING else value) for name, value in element.items()]
        element.attrib.clear()
        element.attrib.update({name: value for name, value in changed if value is not None})


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text in the tree, and the offset at which a reader sees it begin."""

    parent: Element
    child: int
    """Index of the element that the text follows; -1 for the text before the first."""
    start: int
    units: tuple[str, ...]


class _Anchorer(Treeprocessor):
    def __init__(self, md: Markdown, marks: Sequence[Mark], own: str, leading: Callable[[str], str]) -> None:
        super().__init__(md)
        self.marks, self.own, self.leading = marks, own, leading

    def run(self, root: Element) -> None:
        """Lay each mark on its block, between what somebody named and what we name (called by Python-Markdown)."""
        _change_names(root, claimed)
        self._lay(root)
        _change_names(root, lambda _, value: self.own + value)

    def _lay(self, root: Element) -> None:
        for tag, name in ADDRESS.items():
            for element in root.iter(tag):
                element.set(name, self.leading(element.get(name, "")))
        laid = [Laid(piece.element, mark) for piece, mark in zip(pieces(root, self.md), self.marks, strict=False)]
        for element, mark in laid:
            self._link(element, sorted(mark.links, key=lambda link: link.start))
        lay(root, laid)

    def _link(self, element: Element, links: list[Link]) -> None:
        """Make links of words in an element, the last first, so that those before it stay where they are."""
        for run in reversed(self._runs(element) if links else []):
            within: list[Link] = []
            end = run.start + len(run.units)
            while links and links[-1].start >= run.start:
                link = links.pop()
                if link.end <= end:
                    within.append(link)
                    end = link.start
            _wrap(run, within)

    def _runs(self, element: Element) -> list[_Run]:
        """Texts of an element in reading order; of those in a link or code only the length counts."""
        found: list[_Run] = []
        self._collect(element, 0, found)
        return found

    def _collect(self, element: Element, start: int, found: list[_Run]) -> int:
        start = self._add(element, -1, element.text, start, found)
        for index, child in enumerate(element):
            if element.tag == "li" and child.tag in LISTS:
                continue
            begins_cell = start > 0 and child.tag in _CELLS and any(text.strip() for text in child.itertext())
            start = self._collect(child, start + begins_cell, found)
            start = self._add(element, index, child.tail, start, found)
        return start

    def _add(self, parent: Element, child: int, text: Any, start: int, found: list[_Run]) -> int:
        words = (start and parent.tag not in _ROWS) or (text and text.strip())
        units = _units(text, self.md) if words else ()
        if parent.tag not in _CLOSED:
            found.append(_Run(parent, child, start, units))
        return start + len(units)


def _wrap(run: _Run, links: Sequence[Link]) -> None:
    """Make links of words in a run; the last is the first of them."""
    if not links:
        return
    end, anchors = len(run.units), list[Element]()
    for link in links:
        anchor = Element("a", {"href": link.href, "class": "mention external" if link.external else "mention"})
        first, last = link.start - run.start, link.end - run.start
        anchor.text, anchor.tail = "".join(run.units[first:last]), "".join(run.units[last:end])
        anchors.append(anchor)
        end = first
    run.parent[run.child + 1 : run.child + 1] = anchors[::-1]
    if run.child < 0:
        run.parent.text = "".join(run.units[:end])
    else:
        run.parent[run.child].tail = "".join(run.units[:end])
