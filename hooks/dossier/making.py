"""A site from what was read and related to its files: tasks are handed out, what comes back is put together.

A page is not rendered again if its record, the frame of all pages and the code are what they were when the file was
written that is still there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.languages import words
from dossier.model import Attachment, SiteFile
from dossier.publishing import Publication
from dossier.render import account_words, fill, path_of, render
from dossier.render.frame import Frame, search_boxes
from dossier.store import Store, digest
from dossier.workers import each
from dossier.write import Sources, Task, make, shared, tasks
from dossier.write.addresses import SiteMap, Spread, absolute, site_map, site_map_files
from dossier.write.assets.cards import Card, card, cards
from dossier.write.assets.search import Indexed, indexed, scripts
from dossier.write.assets.staging import staged


class Made(NamedTuple):
    """A file of the site, and what others are put together from."""

    path: str
    key: bytes
    """Digest of all that it is made of."""
    content: bytes | None
    """None where the file that is there has the same key."""
    uri: str = ""
    """Of a page, under docs/."""
    hidden_in: tuple[str, ...] = ()
    card: Card | None = None
    indexed: Indexed | None = None
    """What it adds to the search; None where that is kept, and of pages that are not searched."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all tasks need."""

    sources: Sources
    frame: Frame
    frame_key: bytes
    known: Mapping[str, bytes]
    """Keys of the files that are there, by their paths."""
    searched: frozenset[bytes]
    """Keys of the pages of which it is kept what they add to the search."""


def _do(of: _Shared, task: Task) -> list[Made]:
    """Everything that one task makes (in any process)."""
    return [_made(file, of) for file in make(task, of.sources)]


def _made(file: SiteFile | Attachment, of: _Shared) -> Made:
    if isinstance(file, Attachment):
        return Made(file.path, digest(file.content), file.content)
    path, key = path_of(file, of.frame), digest(of.frame_key, file)
    same = of.known.get(path) == key
    content = None if same else render(file, of.frame).encode("utf-8", "xmlcharrefreplace")
    language = file.uri.partition("/")[0]
    read = None if key in of.searched else staged(file.view, language)
    return Made(
        path, key, content, file.uri, file.hidden_in, card(file.view, language), indexed(read) if read else None
    )


def make_files(sources: Sources, frame: Frame, publication: Publication, store: Store) -> int:
    """Everything that MkDocs does not make, raw texts apart, into a publication; how many pages the search has."""
    known = {path: written.key for path, written in publication.known.items()}
    kept = store.find((_search_key(key) for key in known.values()), Indexed)
    searched = frozenset(key for key in known.values() if _search_key(key) in kept)
    of = _Shared(sources, frame, digest("page", frame), known, searched)
    together = _Together({code: [] for code in sources.languages})
    for made in (one for batch in each(_do, of, list(tasks(sources))) for one in batch):
        if made.content is None:
            publication.keep(made.path)
        else:
            publication.write(made.path, made.content, made.key)
        together.add(made, kept.get(_search_key(made.key)))
    store.add(together.fresh)
    of_all = _for_all_languages(sources, frame, together.pages)
    for file in (*shared(sources), *together.files(sources.languages[0]), *of_all):
        publication.write(file.path, file.content, digest(file.content))
    return sum(map(len, together.searched.values()))


def _search_key(page: bytes) -> bytes:
    """The key of what a page adds to the search."""
    return digest("search", page)


@dataclass(frozen=True, slots=True)
class _Together:
    """What files for many pages are put together from."""

    searched: dict[str, list[tuple[str, Indexed]]]
    """By language: pages with their paths in the site."""
    fresh: dict[bytes, Indexed] = field(default_factory=dict)
    cards: list[tuple[str, Card]] = field(default_factory=list)
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By path under docs/: the languages in which a page is hidden."""

    def add(self, made: Made, kept: Indexed | None) -> None:
        """Take in what one page tells; kept: what it is known to add to the search."""
        if made.uri:
            self.pages[made.uri] = made.hidden_in
        if made.card:
            self.cards.append((made.uri, made.card))
        if made.indexed:
            self.fresh[_search_key(made.key)] = made.indexed
        if adds := made.indexed or kept:
            self.searched[made.uri.partition("/")[0]].append((made.path, adds))

    def files(self, default: str) -> Iterator[Attachment]:
        """Cards and the search index; default: the language whose pages lie at the top."""
        yield from cards(self.cards, default)
        yield from scripts(self.searched)


def _for_all_languages(sources: Sources, frame: Frame, pages: Mapping[str, tuple[str, ...]]) -> Iterator[Attachment]:
    """The site map, the page for wrong addresses, words for the accounts of a cleaning, and the search boxes.

    pages: languages in which each is hidden.
    """
    settings, url = frame.settings, frame.settings.publication.url
    path = url.partition("://")[2].partition("/")[2]
    ui = {code: words(code) for code in settings.codes}
    wrong = fill("404.html", {"settings": settings, "root": f"/{path}".rstrip("/"), "ui": ui}, frame)
    yield Attachment("404.html", wrong.encode())
    yield from _site_maps(site_map_files(site_map(_spread(sources, pages), settings.languages, url), url), frame)
    spoken = sorted({document.language for document in sources.catalogue.corpus.documents if document.lines})
    worded = (*account_words(spoken, frame), *search_boxes(frame))
    yield from (Attachment(name, script.encode()) for name, script in worded)


def _site_maps(files: Mapping[str, SiteMap], frame: Frame) -> Iterator[Attachment]:
    """The site map; where one file has no room for it, several, and the list of them in its place."""
    name = "sitemap.xml"
    if name not in files:
        listed = [absolute(file, frame.settings.publication.url) for file in files]
        yield Attachment(name, fill(name, {"site_map": (), "files": listed}, frame).encode())
    for file, pages in files.items():
        yield Attachment(file, fill(name, {"site_map": pages, "files": ()}, frame).encode())


def _spread(sources: Sources, pages: Mapping[str, tuple[str, ...]]) -> Mapping[str, Spread]:
    """In which languages each page can be read."""
    codes = frozenset(sources.languages)
    spread = {uri.partition("/")[2]: Spread(codes, codes - {*hidden}) for uri, hidden in pages.items()}
    for path in sources.handwritten:
        _, code, name = path.split("/", 2)
        spread[name] = Spread(codes, spread[name].listed | {code} if name in spread else frozenset({code}))
    return spread
