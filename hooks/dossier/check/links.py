"""Links of contributed pages and of the menu that lead nowhere, and pictures that no page loads."""

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from dossier.check.configured import line_of
from dossier.model import Finding
from dossier.model.url import is_followed, leads_away
from dossier.pages.links import MARK, Link, Linking
from dossier.settings import Settings
from dossier.write.addresses import address

_EVERYWHERE = frozenset({"", "top", "content"})
"""What every page has: its beginning (https://html.spec.whatwg.org/#scroll-to-fragid), its contents."""


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
    return target.startswith(("#", "?")) or any(place in places for place in _meant(target, page, default))


def _meant(target: str, page: str, default: str) -> Iterator[str]:
    """The places that a link on a page may mean: from its file, or from its address."""
    path = unquote(re.split("[?#]", target)[0])
    return (normpath(join(dirname(start), path)) for start in (page, address(page, default)))


def check_anchors(pages: Mapping[str, Linking], by_hand: Collection[str], default: str) -> Iterator[Finding]:
    """Links to a part of a page that is not there, notes to which no mark leads, and marks that lead to no note.

    pages: by path, docs/LANG/…; by_hand: those that are shown as they are written. What parts the others have is known
    when they are made.
    """
    known = {path.removeprefix("docs/"): frozenset(pages[path].anchors) for path in by_hand}
    known |= {address(uri, default): anchors for uri, anchors in known.items()}
    for path, page in pages.items():
        yield from (Finding(path, mark.line, "note_missing", {"note": mark.target}) for mark in page.unmet)
        for link in (link for link in page.links if "#" in link.target and not leads_away(link.target)):
            anchor, note = unquote(link.target.partition("#")[2]), link.target.startswith(MARK)
            there = frozenset(page.anchors) if note else _parts(link.target, path.removeprefix("docs/"), known, default)
            if there is None or anchor in there | _EVERYWHERE:
                continue
            if note:
                yield Finding(path, link.line, "note_unmarked", {"note": f"[^{link.target.removeprefix(MARK)}]"})
            else:
                yield Finding(path, link.line, "broken_anchor", {"target": link.target, "anchor": anchor})


def _parts(target: str, page: str, known: Mapping[str, frozenset[str]], default: str) -> frozenset[str] | None:
    """The ids of the page to which a link leads; None where they are not known.

    A page that a language lacks is there shown as the default language has it.
    """
    if target.startswith(("#", "?")):
        return known.get(page)
    for place in _meant(target, page, default):
        for uri in (place, f"{default}/{place.partition('/')[2]}"):
            if uri in known:
                return known[uri]
    return None


def check_menu(settings: Settings, places: Container[str]) -> Iterator[Finding]:
    """Entries of `nav` that lead nowhere: pages below the folder of a language, or addresses."""
    for _, target in settings.menu:
        if target.endswith(".md"):
            leads = f"{settings.default}/{target}" in places
        else:
            leads = leads_away(target) or target.split("#")[0] in places
        if not leads:
            yield Finding("mkdocs.yml", line_of(settings.root, target), "broken_link", {"target": target})
