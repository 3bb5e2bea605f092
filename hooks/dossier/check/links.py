"""Links of contributed pages that lead nowhere, and pictures that no page loads."""

import re
from collections.abc import Container, Iterable, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from dossier.model import Finding
from dossier.model.url import is_followed, leads_away
from dossier.pages.links import Link
from dossier.write.addresses import address


def check_links(pages: Mapping[str, Iterable[Link]], places: Container[str], default: str) -> tuple[Finding, ...]:
    """Links of contributed pages (by path, docs/LANG/…) to places that the collection does not have.

    `places` are files under docs/, those to be generated too, and addresses in the site; a link may name either.
    """
    return tuple(
        Finding(path, link.line, code, {"target": link.target})
        for path, links in pages.items()
        for link in links
        if (code := _fault(link, path.removeprefix("docs/"), places, default))
    )


def _fault(link: Link, page: str, places: Container[str], default: str) -> str:
    """What is wrong with a link; empty if nothing is."""
    if leads_away(link.target):
        return "picture_elsewhere" if link.shown else "" if is_followed(link.target) else "broken_link"
    return "" if _leads(link.target, page, places, default) else "broken_link"


def _leads(target: str, page: str, places: Container[str], default: str) -> bool:
    if target.startswith(("#", "?")):
        return True
    path = unquote(re.split("[?#]", target)[0])
    return any(normpath(join(dirname(start), path)) in places for start in (page, address(page, default)))
