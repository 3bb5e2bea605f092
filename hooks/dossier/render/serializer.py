"""Elements as HTML (https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments).

The standard library has one, but it escapes for XML's sake what HTML need not, and takes three times as long.
"""

from xml.etree.ElementTree import Element

VOID = frozenset({"br", "hr", "img", "wbr"})
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_VALUE = str.maketrans({"&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;"})


def inner_html(root: Element) -> str:
    """HTML of what an element holds; each of its children begins a line.

    >>> root = Element("div")
    >>> root.append(Element("p", {"title": 'a "b"'}))
    >>> root[0].text = "1 < 2"
    >>> inner_html(root)
    '<p title="a &quot;b&quot;">1 &lt; 2</p>'
    """
    lines = []
    for child in root:
        written: list[str] = []
        _write(child, written)
        lines.append("".join(written))
    return "\n".join(lines)


def _write(element: Element, out: list[str]) -> None:
    tag = element.tag
    out.append(f"<{tag}")
    out.extend(f' {name}="{value.translate(_VALUE)}"' for name, value in element.items())
    out.append(">")
    if tag not in VOID:
        if element.text:
            out.append(element.text.translate(_TEXT))
        for child in element:
            _write(child, out)
        out.append(f"</{tag}>")
    if element.tail:
        out.append(element.tail.translate(_TEXT))
