"""What keeps pages safe: no live code from those who contribute, no field in a template that its record lacks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from typing import Any

import msgspec
import nh3
from jinja2 import Undefined, UndefinedError

from dossier.languages.dates import display_date
from dossier.languages.locales import direction, figure, pieces
from dossier.write.addresses import seed_uri
from dossier.write.pages.provenance import said

_DATA = {"data-at", "data-number", "data-of", "data-index-ignore", "data-version"}
_EVERYWHERE = {"aria-label", "class", "dir", "id", "lang", "role", "title"} | _DATA
_MEANT = {"data": {"value"}, "li": {"value"}, "ol": {"reversed", "start", "type"}, "time": {"datetime"}}
"""Attributes beside the library's own without which a number, a date or its value would be another one."""
_ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()} | _MEANT | {"*": _EVERYWHERE}
_GONE = {"script", "style", "noscript"}
"""Elements of which nothing stays: the library would print the marks within a <noscript> as letters."""
_ADDRESSES = {"cite", "href", "poster", "src"}
_SCHEMES = {"http", "https", "mailto"}
_IGNORED = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]+")
"""What a browser takes out of an address before it reads it: https://url.spec.whatwg.org/#concept-basic-url-parser."""
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
"""How an address begins that leads out of the site: with a scheme, or with a host after two slashes of either kind."""


def as_read(address: str) -> str:
    r"""An address as a browser reads it: judged in any other spelling, it could be taken for one within the site.

    >>> as_read(" /\t/example.org/a b.png\n")
    '//example.org/a b.png'
    """
    return _IGNORED.sub("", address)


def _kept(tag: str, name: str, value: str) -> str | None:
    """No page loads anything from another host: only links may lead there. What was judged is what is written."""
    if name not in _ADDRESSES:
        return value
    address = as_read(value)
    return None if tag != "a" and _ELSEWHERE.match(address) else address


def harmless(html: str) -> str:
    """The HTML without scripts, styles, frames, forms, event handlers, and addresses that run or load something.

    >>> harmless('<p id="p-1" class="lead" onclick="x()">A<script>x()</script> <a href="javascript:x()">link</a></p>')
    '<p id="p-1" class="lead">A <a>link</a></p>'
    >>> harmless('<img alt="B" src="https://example.org/b.png">')
    '<img alt="B">'
    >>> harmless('<img alt="B" src="/&#9;/example.org/b.png"><img alt="C" src="&#10;assets/c.png">')
    '<img alt="B"><img alt="C" src="assets/c.png">'
    >>> harmless('<ol reversed type="a"><li value="9">A</li></ol><noscript><b>B</b></noscript>')
    '<ol reversed="" type="a"><li value="9">A</li></ol>'
    """
    return nh3.clean(
        html,
        clean_content_tags=_GONE,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


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
    "pieces": pieces,
    "said": said,
    "seed_uri": seed_uri,
}
"""What templates call on values, by its name there."""
