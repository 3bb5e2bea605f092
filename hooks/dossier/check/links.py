"""Links of contributed pages that lead nowhere."""

import re
from collections.abc import Container, Iterable, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from dossier.model import Finding
from dossier.pages.links import Link
from dossier.write.addresses import address

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?", re.IGNORECASE)
"""How a link begins that leads to another site, or stays on its page."""


def check_links(pages: Mapping[str, Iterable[Link]], places: Container[str], default: str) -> tuple[Finding, ...]:
    """Links of contributed pages (by path, docs/LANG/…) to places that the collection does not have.

    `places` are files under docs/, those to be generated too, and addresses in the site; a link may name either.
    """
    return tuple(
        Finding(path, link.line, "broken_link", {"target": link.target})
        for path, links in pages.items()
        for link in links
        if not _leads(link.target, path.removeprefix("docs/"), places, default)
    )


def _leads(target: str, page: str, places: Container[str], default: str) -> bool:
    if _ELSEWHERE.match(target):
        return True
    path = unquote(re.split("[?#]", target)[0])
    return any(normpath(join(dirname(start), path)) in places for start in (page, address(page, default)))
