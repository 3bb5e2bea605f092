"""A site from what was read and related to its files: tasks are handed out, what comes back is put together.

A page is not rendered again if its record, the frame of all pages and the code are what they were when the file was
written that is still there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dossier.languages import words
from dossier.model import Attachment, SiteFile
from dossier.publishing import Publication
from dossier.render import path_of, render, renderer
from dossier.render.frame import Frame
from dossier.store import digest
from dossier.workers import each
from dossier.write import Sources, Task, make, shared, tasks
from dossier.write.addresses import Spread, site_map
from dossier.write.assets.cards import Card, card, card_files


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


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all tasks need."""

    sources: Sources
    frame: Frame
    frame_key: bytes
    known: Mapping[str, bytes]
    """Keys of the files that are there, by their paths."""


def _do(of: _Shared, task: Task) -> list[Made]:
    """Everything that one task makes (in any process)."""
    return [_made(file, of) for file in make(task, of.sources)]


def _made(file: SiteFile | Attachment, of: _Shared) -> Made:
    if isinstance(file, Attachment):
        return Made(file.path, digest(file.content), file.content)
    path, key = path_of(file, of.frame), digest(of.frame_key, file)
    same = of.known.get(path) == key
    content = None if same else render(file, of.frame).encode("utf-8", "xmlcharrefreplace")
    return Made(path, key, content, file.uri, file.hidden_in, card(file))


def make_files(sources: Sources, frame: Frame, publication: Publication) -> None:
    """Everything that MkDocs does not make, raw texts and the search apart, into a publication."""
    known = {path: written.key for path, written in publication.known.items()}
    of = _Shared(sources, frame, digest("page", frame), known)
    cards: list[Card] = []
    pages: dict[str, tuple[str, ...]] = {}
    for made in (one for batch in each(_do, of, list(tasks(sources))) for one in batch):
        if made.content is None:
            publication.keep(made.path)
        else:
            publication.write(made.path, made.content, made.key)
        cards += [made.card] if made.card else []
        if made.uri:
            pages[made.uri] = made.hidden_in
    for file in (
        *shared(sources),
        *card_files(cards, sources.languages[0]),
        *_for_all_languages(sources, frame, pages),
    ):
        publication.write(file.path, file.content, digest(file.content))


def _for_all_languages(sources: Sources, frame: Frame, pages: Mapping[str, tuple[str, ...]]) -> Iterator[Attachment]:
    """The site map and the page for wrong addresses; pages: languages in which each is hidden."""
    settings = frame.settings
    path = settings.publication.url.partition("://")[2].partition("/")[2]
    told = {
        "settings": settings,
        "site_map": site_map(_spread(sources, pages), settings.languages, settings.publication.url),
        "root": f"/{path}".rstrip("/"),
        "ui": {code: words(code) for code in settings.codes},
    }
    for name in ("404.html", "sitemap.xml"):
        yield Attachment(name, renderer(frame).page(name, told).encode())


def _spread(sources: Sources, pages: Mapping[str, tuple[str, ...]]) -> Mapping[str, Spread]:
    """In which languages each page can be read."""
    codes = frozenset(sources.languages)
    spread = {uri.partition("/")[2]: Spread(codes, codes - {*hidden}) for uri, hidden in pages.items()}
    for path in sources.handwritten:
        _, code, name = path.split("/", 2)
        spread[name] = Spread(codes, spread[name].listed | {code} if name in spread else frozenset({code}))
    return spread
