"""HTML as XHTML, which readers of books ask for: a tree, in which what only a site has is left out, and its text."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from justhtml import JustHTML
from justhtml import Text as Words

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML has not (https://www.w3.org/TR/xml/#charsets)."""
_NAME = re.compile(r"[a-z][a-z:-]*").fullmatch
_XHTML, _OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"


def tree(html: str) -> Element:
    """The elements of some HTML, in a `body`.

    Attributes for scripts go, numbers that a style sheet would show stand as words, and pictures as what they show.

    >>> tostring(tree("<ul><li>A<br>B <img alt=C src=c.png><li data-x=1 lang=fr>D</ul>"), "unicode")
    '<body><ul><li>A<br />B C</li><li lang="fr" xml:lang="fr">D</li></ul></body>'
    """
    root = Element("body")
    _copy(JustHTML(html, fragment=True, sanitize=False).root, root)
    return root


def _copy(node: object, into: Element) -> None:
    for child in getattr(node, "children", None) or ():
        if isinstance(child, Words):
            _say(into, str(child.data or ""))
        elif child.name == "img":
            _say(into, child.attrs.get("alt") or "")
        elif _NAME(child.name) or child.name[1:].isdigit():
            element = SubElement(into, child.name, dict(_attributes(child.attrs)))
            _say(element, child.attrs.get("data-number") or "")
            _copy(child, element)


def _attributes(given: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    for name, value in given.items():
        if _NAME(name) and not name.startswith("data-"):
            said = _FORBIDDEN.sub("", value or "")
            yield name, xml_id(said) if name == "id" else said
            if name == "lang":
                yield "xml:lang", said


def xml_id(name: str) -> str:
    """An id without the spaces that a file's name may have brought into it.

    >>> xml_id("d-A name")
    'd-A-name'
    """
    return "-".join(name.split())


def _say(element: Element, text: str) -> None:
    """Words behind all that an element has."""
    said = _FORBIDDEN.sub("", text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + said
    else:
        element.text = (element.text or "") + said


def lead(root: Element, where: Callable[[str], str]) -> None:
    """Give each link its address in the book; one that leads nowhere becomes plain words; one without words goes.

    where: the address in the book of one that the HTML has; empty when there is none.

    >>> root = tree('<p><a href="a.html">A</a> <a href="b.html">B</a><a href="a.html"></a>')
    >>> lead(root, lambda href: {"a.html": "a.xhtml"}.get(href, ""))
    >>> tostring(root, "unicode")
    '<body><p><a href="a.xhtml">A</a> <span>B</span></p></body>'
    """
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == "a" and not _led(child, where):
                _remove(parent, child)


def _led(anchor: Element, where: Callable[[str], str]) -> bool:
    """Whether a link has words; it leads to its place, or is but words now."""
    href = where(anchor.get("href", ""))
    if href:
        anchor.set("href", href)
    else:
        anchor.tag = "span"
        for name in ("href", "hreflang", "aria-label", "title"):
            anchor.attrib.pop(name, None)
    return bool("".join(anchor.itertext()).strip() or anchor.get("id"))


def _remove(parent: Element, child: Element) -> None:
    place, tail = list(parent).index(child), child.tail or ""
    parent.remove(child)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def originals_first(root: Element) -> None:
    """Put what stands beside a paragraph on a page before it: a book has one column, and the original comes first.

    >>> root = tree('<div class=pair><p>A</p><div class=other>B</div></div>')
    >>> originals_first(root)
    >>> tostring(root, "unicode")
    '<body><div class="pair"><div class="other">B</div><p>A</p></div></body>'
    """
    for pair in root.iter():
        others = [child for child in pair if child.get("class") == "other"]
        if others and pair[0].get("class") != "absent":
            pair[:] = [*others, *(child for child in pair if child not in others)]


def ids(root: Element) -> frozenset[str]:
    """What links may lead to."""
    return frozenset(found for element in root.iter() if (found := element.get("id")))


def page(body: Element, title: str, language: str, direction: str, style: str) -> bytes:
    """A file of the book; style: address of the style sheet; direction: ltr or rtl."""
    own = {"lang": language, "xml:lang": language, "dir": direction}
    root = Element("html", {"xmlns": _XHTML, "xmlns:epub": _OPS, **own})
    head = SubElement(root, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "title").text = _FORBIDDEN.sub("", title)
    SubElement(head, "link", {"rel": "stylesheet", "type": "text/css", "href": style})
    root.append(body)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{tostring(root, "unicode")}\n'.encode()
