"""What keeps pages safe: no live code from those who contribute, no field in a template that its record lacks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from html import escape, unescape
from itertools import chain, count
from typing import Any

import msgspec
import nh3
from jinja2 import Undefined, UndefinedError

from dossier.languages.dates import display_date
from dossier.languages.locales import direction, figure, pieces
from dossier.model.url import SCHEMES, as_read, leads_away
from dossier.write.addresses import seed_uri
from dossier.write.pages.provenance import page_of, said

_DATA = frozenset({"data-at", "data-number", "data-of", "data-index-ignore", "data-version"})
_EVERYWHERE = {"aria-label", "class", "dir", "id", "lang", "role", "title"} | _DATA
_MEANT = {"data": {"value"}, "li": {"value"}, "ol": {"reversed", "start", "type"}, "time": {"datetime"}}
"""Attributes beside the library's own without which a number, a date or its value would be another one."""
_ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()} | _MEANT | {"*": _EVERYWHERE}
_TAGS = nh3.ALLOWED_TAGS - {"area", "map"}
"""A map is laid on a picture by an attribute that the library lets nobody use."""
_GONE = {"script", "style", "noscript"}
"""Elements of which nothing stays: the library would print the marks within a <noscript> as letters."""
_ADDRESSES = {"cite", "href", "poster", "src"}
NAMING = _DATA | {"aria-label", "class", "id", "role"}
"""Attributes by which style sheets, scripts, links and screen readers know the parts of a page."""
_FRAME = frozenset({"card", "content", "dossier-search-results", "keys-title"})
_PARTS = _FRAME | {
    "cite", "commitments", "commitments-title", "contents-title", "dates", "dates-title", "names", "names-title",
    "neighbours", "related-title", "shared-title", "texts",
}  # fmt: skip
"""Ids of what stands around every page, and around a text or what is said of a name."""
_COUNTED = re.compile(r"(?:p-[0-9a-f]{6}|label-|with-).*", re.DOTALL)
"""Ids that pages give by themselves: of paragraphs, and of rows."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_IMAGE = re.compile(r'<img((?: [\w-]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
"""As the library writes them."""
_NOTES = re.compile(r"footnote(?:-ref|-backref)?|language-[\w+#.-]+")
"""Classes that Markdown writes."""


def claimed(name: str, value: str, *, by_hand: bool = False) -> str | None:
    """What stays of an attribute by which somebody's HTML would pass for a part of the page; None if nothing does.

    name: one of NAMING. by_hand: whether it is of a page of the site itself, which may use the classes of its styles.

    >>> claimed("id", "a-heading"), claimed("id", "content"), claimed("class", "footnote toast")
    ('a-heading', None, 'footnote')
    """
    if name == "class":
        kept = [one for one in value.split() if by_hand or _NOTES.fullmatch(one)]
        return " ".join(kept) or None
    if name == "id":
        return None if value in (_FRAME if by_hand else _PARTS) or _COUNTED.fullmatch(value) else value
    return value if name == "role" and value.startswith("doc-") else None


class _Filter:
    """What stays of the attributes of one piece of HTML, which come in the order of the text."""

    def __init__(self, own: str | None) -> None:
        self.own = own
        self.ids: set[str] = set()

    def __call__(self, tag: str, name: str, value: str) -> str | None:
        """The value to be written, None for no such attribute."""
        if name in NAMING:
            return self._named(tag, name, value)
        if name not in _ADDRESSES:
            return value
        # No page loads anything from another host: only links may lead there. What was judged is what is written.
        return None if tag != "a" and leads_away(value) else as_read(value)

    def _named(self, tag: str, name: str, value: str) -> str | None:
        if self.own and value.startswith(self.own):
            return value.removeprefix(self.own)
        kept = claimed(name, value, by_hand=self.own is None)
        if name != "id":
            return kept
        if tag in _HEADINGS and value:
            # Its words may be those of a part of the page, or of another heading: readers are led to it all the same.
            others = (f"heading-{value}_{n}" for n in count(len(self.ids)))
            kept = next(one for one in chain([value, f"heading-{value}"], others) if self._is_free(one))
        if kept is None or kept in self.ids:
            return None
        self.ids.add(kept)
        return kept

    def _is_free(self, id_: str) -> bool:
        return id_ not in self.ids and claimed("id", id_, by_hand=self.own is None) is not None


def harmless(html: str, own: str | None = None) -> str:
    """The HTML without scripts, styles, frames, forms, event handlers, and addresses that run or load something.

    Nothing in it passes for a part of the page, either: ids, classes and the like stay where nothing else goes by them.
    own: what stands before the values of NAMING that are the program's, and goes; nobody could have written it. None
    for a page of the site itself, which may use the classes of its styles.

    >>> harmless('<p id="p-1" class="lead" onclick="x()">A<script>x()</script> <a href="javascript:x()">link</a></p>')
    '<p id="p-1" class="lead">A <a>link</a></p>'
    >>> harmless('<p id="7:cite" class="7:pair">A</p><p id="cite" class="pair">B</p><p id="b">C</p>', own="7:")
    '<p id="cite" class="pair">A</p><p>B</p><p id="b">C</p>'
    >>> harmless('<h2 id="cite">Cite</h2><h2 id="cite_1">Cite</h2>', own="7:")
    '<h2 id="heading-cite">Cite</h2><h2 id="cite_1">Cite</h2>'
    >>> harmless('<img alt="A" src="https://example.org/b.png">, <img alt="B" src="/&#9;/example.org/b.png">')
    'A, B'
    >>> harmless('<img alt="C" src="&#10;assets/c d.png"><img src="e.png">')
    '<img alt="C" src="assets/c%20d.png"><img alt="" src="e.png">'
    >>> harmless('<ol reversed type="a"><li value="9">A</li></ol><noscript><b>B</b></noscript>')
    '<ol reversed="" type="a"><li value="9">A</li></ol>'
    """
    kept = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_GONE,
        attributes=_ATTRIBUTES,
        attribute_filter=_Filter(own),
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    return _IMAGE.sub(_picture, kept)


def _picture(image: re.Match[str]) -> str:
    """A picture, or its words where there is none to show; one without words says nothing (HTML, 4.8.4.4)."""
    told = dict(_ATTRIBUTE.findall(image[1]))
    if not told.get("src"):
        return escape(unescape(told.get("alt", "")), quote=False)
    return image[0] if "alt" in told else f'<img alt=""{image[1]}>'


class StrictRecords(Undefined):
    """A field that one of our records lacks stops the build; Material's own templates ask for what may be absent.

    So `StrictUndefined` of Jinja, for which this stands, would stop every build.

    >>> from jinja2 import Environment
    >>> from dossier.model import Block
    >>> env = Environment(undefined=StrictRecords)
    >>> block = Block("heading", "Aid", "p-000001")
    >>> env.from_string("{% if absent.field %}{% endif %}{{ block.kind }}").render(absent={}, block=block)
    'heading'
    >>> env.from_string("{% if block.knid %}{% endif %}").render(block=block)
    Traceback (most recent call last):
    jinja2.exceptions.UndefinedError: a template asks for knid, which Block has not
    """

    def __init__(self, hint: str | None = None, obj: Any = None, name: str | None = None, *rest: Any) -> None:
        """Raises UndefinedError at once when `obj` is a record; its arguments are those of Jinja."""
        super().__init__(hint, obj, name, *rest)
        if is_dataclass(obj) or isinstance(obj, msgspec.Struct):
            raise UndefinedError(f"a template asks for {name}, which {type(obj).__name__} has not")


FILTERS: Mapping[str, Callable[..., Any]] = {
    "day": display_date,
    "direction": direction,
    "figure": figure,
    "page_of": page_of,
    "pieces": pieces,
    "said": said,
    "seed_uri": seed_uri,
}
"""What templates call on values, by its name there."""
