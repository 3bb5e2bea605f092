"""Where the links of a book lead: pages of the site become places in it, as far as it has their words."""

from collections.abc import Callable, Mapping
from urllib.parse import quote, unquote, urljoin

from dossier.pages.markup import ADDRESS
from dossier.render.book.xhtml import xml_id
from dossier.write.addresses import relative
from dossier.write.packs.book import Book

_SITE = "https://site.invalid/"
"""What stands for the site's top folder while relative addresses are followed."""


class Links:
    """The links of a book.

    targets: the ids in each of its files; site_url: where the site is published, or empty; default: its default
    language.
    """

    def __init__(self, told: Book, targets: Mapping[str, frozenset[str]], site_url: str, default: str) -> None:
        self._targets, self._site_url = targets, site_url
        self._written = {f"{each.path}.xhtml": told.site_path(each, default) for each in told.chapters}
        # By page of the site: the file that has its words, and where they begin in it.
        self._places = {
            page: (f"{each.path}.xhtml", anchor) for each in told.chapters for page, anchor in each.stands_for
        }

    def of(self, path: str) -> Callable[[str], str]:
        """What the links in a file become."""
        place = self._written[path]

        def where(href: str) -> str:
            """The address as written in the book; empty when there is none: then the link is to be plain words."""
            try:
                found = urljoin(_SITE + quote(place), href)
            except ValueError:  # no address at all: "http://["
                return ""
            if not found.startswith(_SITE):
                return quote(href, ADDRESS)
            target, _, fragment = found.removeprefix(_SITE).partition("#")
            file, anchor = (path, "") if unquote(target) == place else self._places.get(unquote(target), ("", ""))
            if file:
                return self._within(file, "" if file == path else relative(file, path), anchor or unquote(fragment))
            return self._site_url.rstrip("/") + found[len(_SITE) - 1 :] if self._site_url else ""

        return where

    def _within(self, file: str, address: str, fragment: str) -> str:
        """A place in a file, or the file where it has no such place."""
        anchor = xml_id(fragment)
        return f"{address}#{quote(anchor)}" if anchor in self._targets[file] else address
