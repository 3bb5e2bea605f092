"""Elements as HTML (https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments).

The standard library has one, but it escapes for XML's sake what HTML need not, and takes three times as long.
"""

import re
from xml.etree.ElementTree import Element

from dossier.render.foreign_scripts import language_attributes, typeset

_PLAIN = re.compile(r"[^\s\"'=<>`&]+").fullmatch
"""Whether the value of an attribute needs no quotes."""
VOID = frozenset({"br", "hr", "img", "wbr"})


def inner_html(root: Element, language: str | None = None) -> str:
    """HTML of what an element holds; each of its children begins a line.

    language: that of its words, which are set as by `typeset`; without one, they stay as they are.

    >>> root = Element("div")
    >>> root.append(Element("p", {"title": 'a "b"'}))
    >>> root[0].text = "1 < 2 ?"
    >>> inner_html(root), inner_html(root, "fr")
    ('<p title="a &quot;b&quot;">1 &lt; 2 ?</p>', '<p title="a &quot;b&quot;">1 &lt; 2\u202f?</p>')
    """
    lines = []
    for child in root:
        written: list[str] = []
        _write(child, written, language)
        lines.append("".join(written))
    return "\n".join(lines)


def _write(element: Element, out: list[str], around: str | None) -> None:
    tag, language = element.tag, around
    out.append(f"<{tag}")
    for name, value in element.items():
        if name == "lang" and around is not None:
            language = value
            out.append(in_language(language, around))
        else:
            out.append(attribute(name, value))
    out.append(">")
    if tag not in VOID:
        if element.text:
            out.append(_text(element.text, language))
        for child in element:
            _write(child, out, language)
        out.append(f"</{tag}>")
    if element.tail:
        out.append(_text(element.tail, around))


def attribute(name: str, value: str) -> str:
    """An attribute, with a space before it, and without quotes where HTML needs none.

    >>> attribute("href", "../a.html#p-1"), attribute("title", 'a "b"'), attribute("hidden", "")
    (' href=../a.html#p-1', ' title="a &quot;b&quot;"', ' hidden')
    """
    if _PLAIN(value):
        return f" {name}={value}"
    quoted = escaped(value).replace('"', "&quot;")
    return f' {name}="{quoted}"' if value else f" {name}"


def in_language(language: str, around: str) -> str:
    """That the words of an element are in a language, as its attributes (`language_attributes`).

    Nothing where no language is named: it is the one around.

    >>> in_language("fr", "en"), in_language("he", "en"), in_language("", "en")
    (' lang=fr', ' lang=he dir=rtl', '')
    """
    said = language_attributes(language, around) if language else {}
    return "".join(attribute(name, value) for name, value in said.items())


def escaped(text: str) -> str:
    """Words as HTML that stands in an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _text(text: str, language: str | None) -> str:
    return escaped(text) if language is None else typeset(escaped(text), language)
