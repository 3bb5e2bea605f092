"""Where a block stands on a page: the parts that enclose it, by elements, roles and the words of classes and ids."""

import re
from collections.abc import Mapping
from typing import Any

from justhtml import Element

from dossier.languages import HTML

LANDMARKS: Mapping[str, str] = {
    "nav": "navigation",
    "aside": "sidebar",
    "header": "top",
    "footer": "bottom",
    "main": "main",
    "article": "main",
    "form": "form",
    "dialog": "promotion",
    "figcaption": "caption",
    "caption": "caption",
    "button": "form",
    "dt": "term",
    "address": "byline",
    "time": "byline",
}
"""The part of a page that an element is (HTML Standard, 4.3; Accessible Rich Internet Applications, 5.3.4)."""
ROLES: Mapping[str, str] = {
    "navigation": "navigation",
    "complementary": "sidebar",
    "banner": "top",
    "contentinfo": "bottom",
    "main": "main",
    "article": "main",
    "search": "form",
    "dialog": "promotion",
    "alertdialog": "promotion",
    "menu": "navigation",
    "menubar": "navigation",
}
_NAMES: Mapping[str, str] = {word: part for part, words in HTML["parts"].items() for word in words}
BOXES = ("nav", "footer", "form", "dialog", "aside")
"""Elements that are boxes of a page, and no text."""
BOX_ROLES = frozenset((
    "navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar",
))  # fmt: skip
_NO_BOXES = frozenset(("html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"))
_BOX_NAMES = frozenset(HTML["boxes"])
_HIDDEN = frozenset(HTML["hidden"])
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|text-indent)\s*:\s*-\d{3,})", re.IGNORECASE
)
_CONTROLS = frozenset(HTML["controls"])
_LONGEST_CONTROL = 60
"""Characters; what is longer says something."""
_ARROWS = re.compile(r"[\s¶#^«»‹›←-⇿⏎▲△▶◀⤴⤵⬅⬆⬇\ufe0e\ufe0f🔗]+")
"""Words of a link that only leads back, or to the place itself. A star or a dagger is the mark of a note."""
_TOO_WIDE = frozenset(("html", "body"))
"""Their classes name what is anywhere on the page."""


def parts(element: Element) -> frozenset[str]:
    """Parts of a page that an element names.

    >>> from justhtml import JustHTML
    >>> page = JustHTML("<div class='postComments'><nav id='x1'></nav></div>", sanitize=False)
    >>> sorted(parts(page.query("div")[0])), sorted(parts(page.query("nav")[0]))
    (['comments', 'text'], ['navigation'])
    """
    if element.name in _TOO_WIDE:
        return frozenset()
    attributes = element.attrs or {}
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    found = {_NAMES[word] for word in map(str.lower, _WORD.findall(named)) if word in _NAMES}
    found |= {LANDMARKS[element.name]} if element.name in LANDMARKS else set()
    role = (attributes.get("role") or "").lower()
    return frozenset(found | ({ROLES[role]} if role in ROLES else set()))


def kind_of(element: Element) -> str:
    """Tag and classes of an element, by which elements are alike."""
    return f"{element.name} {(element.attrs or {}).get('class') or ''}".strip()


def box(element: Element) -> str:
    """By what an element says that it holds no text: a word of its names, what it is, its role; empty if by nothing.

    >>> from justhtml import JustHTML
    >>> page = "<div class='c-newsletter'></div><aside></aside><div class='post' role='navigation'></div><p></p>"
    >>> [box(one) for one in JustHTML(page, sanitize=False).query("div, aside, p")]
    ['newsletter', '<aside>', 'navigation', '']
    """
    if element.name in _NO_BOXES:
        return ""
    attributes = element.attrs or {}
    named = " ".join(attributes.get(name) or "" for name in ("class", "id", "aria-label"))
    word = next((word for word in map(str.lower, _WORD.findall(named)) if word in _BOX_NAMES), "")
    role = (attributes.get("role") or "").lower()
    return word or (f"<{element.name}>" if element.name in BOXES else role if role in BOX_ROLES else "")


def is_hidden(element: Element) -> bool:
    """Whether a browser shows nothing of an element, or only to readers of screens."""
    attributes = element.attrs or {}
    if element.name in _TOO_WIDE:
        return False
    if "hidden" in attributes or (element.name == "dialog" and "open" not in attributes):
        return True
    classes = (attributes.get("class") or "").lower().split()
    return bool(_UNSEEN.search(attributes.get("style") or "")) or not _HIDDEN.isdisjoint(classes)


def is_control(element: Element) -> bool:
    """Whether a few words are there to work with the page: to edit a part of it, to go back from a note.

    >>> from justhtml import JustHTML
    >>> source = "<p>1 <a href='#r1'>↩</a> <a href='#n2'>*</a> <i class='mw-editsection'>[edit]</i>"
    >>> page = JustHTML(source, sanitize=False)
    >>> [is_control(one) for one in page.query("a, i")]
    [True, False, True]
    """
    classes = ((element.attrs or {}).get("class") or "").lower().split()
    if element.name != "a" and _CONTROLS.isdisjoint(classes):
        return False
    text = _start(element)
    if not _CONTROLS.isdisjoint(classes):
        return len(text) <= _LONGEST_CONTROL
    return _ARROWS.fullmatch(text) is not None


def _start(element: Element) -> str:
    """The first words below an element, some more than a control has."""
    text = ""
    waiting: list[Any] = [*reversed((element.children or ())[:_LONGEST_CONTROL])]
    for _ in range(_LONGEST_CONTROL):
        if not waiting or len(text) > _LONGEST_CONTROL:
            break
        node = waiting.pop()
        text += (getattr(node, "data", None) or "").strip()
        waiting.extend(reversed((getattr(node, "children", None) or ())[:_LONGEST_CONTROL]))
    return text + "…" * _LONGEST_CONTROL * bool(waiting)
