"""A site from what was read and related to its files: tasks are handed out, what comes back is put together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.languages import words
from dossier.model import Attachment, SiteFile
from dossier.render import render, renderer
from dossier.render.frame import Frame
from dossier.workers import each
from dossier.write import Sources, Task, make, shared, tasks
from dossier.write.addresses import Spread, site_map
from dossier.write.assets.cards import Card, card, card_files


class Made(NamedTuple):
    """A file of the site, and what others are put together from."""

    path: str
    content: bytes
    uri: str = ""
    """Of a page, under docs/."""
    hidden_in: tuple[str, ...] = ()
    card: Card | None = None


def _do(of: tuple[Sources, Frame], task: Task) -> list[Made]:
    """Everything that one task makes (in any process)."""
    sources, frame = of
    return [_made(file, frame) for file in make(task, sources)]


def _made(file: SiteFile | Attachment, frame: Frame) -> Made:
    if isinstance(file, Attachment):
        return Made(file.path, file.content)
    path, html = render(file, frame)
    return Made(path, html.encode("utf-8", "xmlcharrefreplace"), file.uri, file.hidden_in, card(file))


@dataclass
class Making:
    """One making of a site: `files` yields them; then `pages` says which there are."""

    sources: Sources
    frame: Frame
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By path under docs/: the languages in which a page is hidden."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path in the site and content of everything that MkDocs does not make, raw texts and the search apart."""
        cards: list[Card] = []
        for made in (one for task in each(_do, (self.sources, self.frame), list(tasks(self.sources))) for one in task):
            yield made.path, made.content
            cards += [made.card] if made.card else []
            if made.uri:
                self.pages[made.uri] = made.hidden_in
        yield from ((file.path, file.content) for file in shared(self.sources))
        yield from ((file.path, file.content) for file in card_files(cards, self.sources.languages[0]))
        yield from self._for_all_languages()

    def _for_all_languages(self) -> Iterator[tuple[str, bytes]]:
        """The site map and the page for wrong addresses."""
        settings = self.frame.settings
        path = settings.publication.url.partition("://")[2].partition("/")[2]
        told = {
            "settings": settings,
            "site_map": site_map(self._spread(), settings.languages, settings.publication.url),
            "root": f"/{path}".rstrip("/"),
            "ui": {code: words(code) for code in settings.codes},
        }
        for name in ("404.html", "sitemap.xml"):
            yield name, renderer(self.frame).page(name, told).encode()

    def _spread(self) -> Mapping[str, Spread]:
        """In which languages each page can be read."""
        codes = frozenset(self.sources.languages)
        spread = {uri.partition("/")[2]: Spread(codes, codes - {*hidden}) for uri, hidden in self.pages.items()}
        for path in self.sources.handwritten:
            _, code, name = path.split("/", 2)
            spread[name] = Spread(codes, spread[name].listed | {code} if name in spread else frozenset({code}))
        return spread
