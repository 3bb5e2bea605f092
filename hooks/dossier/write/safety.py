"""Nothing that people contribute becomes live code: an allow-list for the HTML that their Markdown makes."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import nh3

from dossier.languages.locales import figure, pieces

_DATA = {"data-at", "data-number", "data-of", "data-pagefind-ignore", "data-version"}
_EVERYWHERE = {"aria-label", "class", "dir", "id", "lang", "role", "title"} | _DATA
_ATTRIBUTES = {tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()} | {"*": _EVERYWHERE}
_SCHEMES = {"http", "https", "mailto"}
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)


def _kept(tag: str, name: str, value: str) -> str | None:
    """No page loads anything from another host: only links may lead there."""
    return None if tag != "a" and name in ("src", "cite", "poster") and _ELSEWHERE.match(value) else value


def harmless(html: str) -> str:
    """The HTML without scripts, styles, frames, forms, event handlers, and addresses that run or load something.

    >>> harmless('<p id="p-1" class="lead" onclick="x()">A<script>x()</script> <a href="javascript:x()">link</a></p>')
    '<p id="p-1" class="lead">A <a>link</a></p>'
    >>> harmless('<img alt="B" src="https://example.org/b.png">')
    '<img alt="B">'
    """
    return nh3.clean(
        html, attributes=_ATTRIBUTES, attribute_filter=_kept, url_schemes=_SCHEMES, link_rel=None, strip_comments=True
    )


# What templates call on values: by its name there.


FILTERS: Mapping[str, Callable[..., Any]] = {"figure": figure, "pieces": pieces}
