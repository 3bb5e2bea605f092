"""Addresses, as a browser reads them: https://url.spec.whatwg.org/.

Whoever judged one in another spelling could take it for one within the site, or for no address at all.
"""

import re
from urllib.parse import quote, urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})
"""Of what a link may lead to; all else is no link on any page."""
_IGNORED = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]+")
"""What a browser takes out of an address before it reads it: https://url.spec.whatwg.org/#concept-basic-url-parser."""
_PATH = re.compile(r"[^?#]*")
_UNFIT = re.compile(r'(?P<host>(?<=//)\[[\dA-Fa-f:.]+\])|[\x00-\x20"<>\\^`{|}\[\]\x7f]|%(?![\dA-Fa-f]{2})')
"""What stands in no address as it is, but for the brackets of a number as host; beyond ASCII all letters may."""
_ELSEWHERE = re.compile(r"\s*(?:(?P<scheme>[a-z][a-z0-9+.-]*):|[\\/]{2})", re.IGNORECASE)
"""How an address begins that leads out of the site: with a scheme, or with a host after two slashes of either kind."""


def as_read(address: str) -> str:
    r"""An address as a browser reads it, in a spelling that every program reads so.

    >>> as_read(" /\t/example.org/a b.png\n"), as_read(r"a\b.html?c={d}&e=100%"), as_read("é/%C3%A9/会")
    ('//example.org/a%20b.png', 'a/b.html?c=%7Bd%7D&e=100%25', 'é/%C3%A9/会')
    """
    bare = _IGNORED.sub("", address)
    slashed = _PATH.sub(lambda path: path[0].replace("\\", "/"), bare, count=1)
    written, mark, fragment = _UNFIT.sub(lambda found: found["host"] or quote(found[0]), slashed).partition("#")
    return written + mark + fragment.replace("#", "%23")


def leads_away(address: str) -> bool:
    r"""Whether an address leads out of the site, in whatever spelling.

    >>> [leads_away(one) for one in ("a.png", "https://example.org/a.png", "/\t\\example.org/a.png", "#a:b")]
    [False, True, True, False]
    """
    return _ELSEWHERE.match(as_read(address)) is not None


def is_followed(address: str) -> bool:
    """Whether a link to such an address is one on a page: one that would run something, or ask a program, is not.

    >>> [is_followed(one) for one in ("a.html", "MAILTO:a@example.org", "javascript:x()")]
    [True, True, False]
    """
    found = _ELSEWHERE.match(as_read(address))
    return not (found and found["scheme"]) or found["scheme"].lower() in SCHEMES


def is_web(address: str) -> bool:
    """Whether an address is one on the web: with a host, and a port that may be one.

    >>> [is_web(one) for one in ("https://example.org:8080/a b", "https:///a", "https://example.org:x", "javascript://a")]
    [True, False, False, False]
    """
    try:
        parts = urlsplit(as_read(address))
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
