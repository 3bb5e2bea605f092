"""A collection kept up to date: read once for all languages, and again when a file that makes its pages changes."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dossier.check import check_links
from dossier.collection import Collection, Progress, collect, places_of, site
from dossier.languages import words
from dossier.model import Attachment, Finding, SiteFile
from dossier.pages import frontmatter
from dossier.render import Page, account_words, render, renderer, variables
from dossier.render.conditions import fitting
from dossier.render.frame import Frame, Titled, menu
from dossier.settings import Settings, load
from dossier.write.addresses import SiteMap, Spread, absolute, edit_url, seed_uri, site_map, site_map_files

_DATA = Path(__file__).parent / "languages"


def _signature(*places: Path) -> object:
    """Changes when one of some files, or of the files in some folders, changes."""
    files = (path for place in places for path in ([place] if place.is_file() else sorted(place.rglob("*.*"))))
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files if path.is_file())


def _forget() -> None:
    """Empty the package's caches: all that they hold is made of the files of its languages."""
    modules = [module for name, module in sys.modules.items() if name.startswith("dossier.")]
    for function in (value for module in modules for value in list(vars(module).values())):
        getattr(function, "cache_clear", lambda: None)()


class Live:
    """The collection as it was last read, and the pages that are made of it."""

    settings: Settings
    collection: Collection
    pages: Mapping[str, SiteFile]
    """Generated pages by their path under docs/."""
    homes: Mapping[str, SiteFile]
    """What the first pages show beside what somebody wrote, by their path under docs/."""
    attachments: tuple[Attachment, ...]
    """Generated files beside the pages."""
    frame: Frame
    preview: bool = False
    """Whether the pages are for the one who writes them: then a script in each may load it anew."""
    _signature: object = None
    """Of the collection's own files."""
    _words: object = None
    """That of the files of the languages."""

    def refresh(self, root: Path, progress: Progress) -> bool:
        """Read the collection in a folder, unless it is as it was; whether it was read."""
        settings = load(root)
        signature = _signature(root / "mkdocs.yml", settings.seeds, settings.docs)
        languages = _signature(_DATA)
        if (signature, languages) == (self._signature, self._words):
            return False
        # Patterns of the languages take a second to make: while somebody writes a text, they stay.
        if self._words not in (None, languages):
            _forget()
        self.settings, self.collection = settings, collect(settings, progress)
        made = site(self.collection, settings)
        self.pages, self.attachments = {page.uri: page for page in made.pages}, made.attachments
        self.homes = {page.uri: page for page in made.homes}
        self._signature, self._words = signature, languages
        return True

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a person should look at before the site is built; broken links of pages that MkDocs does not render."""
        ours = {
            path: text for path, text in self.collection.written.items() if path.removeprefix("docs/") in self.pages
        }
        broken = check_links(ours, places_of(self.collection, self.settings), self.settings.default)
        return (*self.collection.findings, *broken)

    def content(self, uri: str) -> str | None:
        """What somebody wrote on a page that stands for itself; None when it cannot be read."""
        return self.collection.written.get(f"docs/{uri}")

    @property
    def linked(self) -> Iterator[str]:
        """Generated pages that the menu or a page by hand may lead to: MkDocs must know them to check links."""
        menu = {path for _, path in self.settings.menu}
        prose = "\n".join(text for path, text in self.collection.written.items() if self.is_by_hand(path))
        for uri in self.pages:
            path = uri.partition("/")[2]
            if path in menu or path.rpartition("/")[2] in prose:
                yield uri

    def is_by_hand(self, path: str) -> bool:
        """Whether a file (docs/…) is a page that stands for itself, and not part of a generated one."""
        return path.startswith("docs/") and path.removeprefix("docs/") not in self.pages

    @property
    def seeds(self) -> Mapping[str, Path]:
        """Raw texts of the documents, for readers to download, by where they are published."""
        names = {document.seed for document in self.collection.corpus.documents if document.seed}
        return {seed_uri(name): self.settings.seeds / name for name in sorted(names)}

    def written(self, markdown: str) -> str:
        """What a page written by hand says, as far as it holds for the settings."""
        return fitting(markdown, self.settings.given)

    def shape(self, templates: Mapping[str, str], theme_css: str) -> None:
        """Learn what only the site generator knows: the templates, and the theme's style sheet."""
        titled = {page.uri: Titled(page.title, page.short) for page in self.pages.values()} | self._titled()
        menus = {code: menu(self.settings, titled, code) for code in self.settings.codes}
        self.frame = Frame(self.settings, tuple(sorted(templates.items())), theme_css, menus, self.preview)

    def _titled(self) -> dict[str, Titled]:
        """How pages written by hand are called in menus."""
        found = {}
        for path, text in self.collection.written.items():
            if self.is_by_hand(path):
                page = frontmatter.parse(path, text)
                heading = next((line.lstrip("# ") for line in page.body.splitlines() if line.startswith("# ")), "")
                title = str(page.meta.get("title") or heading or Path(path).stem.capitalize())
                found[path.removeprefix("docs/")] = Titled(title, str(page.meta.get("short") or ""))
        return found

    def by_hand(self, page: Page, language: str) -> Mapping[str, Any]:
        """What the template of a page written by hand may use; it may be lent by the default language."""
        path, default = page.uri.partition("/")[2], self.settings.default
        written = frozenset(code for code in self.settings.codes if f"docs/{code}/{path}" in self.collection.written)
        there = frozenset(self.settings.codes) if default in written else written
        home = self.homes.get(f"{language}/{path}")
        shown = replace(page, view=home.view) if home else page
        return variables(shown, Spread(there, written), self.frame, language)

    def template(self, uri: str) -> str:
        """Template of a page written by hand; empty when it has none of its own."""
        return self.homes[uri].template if uri in self.homes else ""

    def edit_url(self, uri: str) -> str:
        """Where a page written by hand is edited; empty when there is no repository."""
        return edit_url(self.settings.repo_url, self.settings.edit_path, f"docs/{uri}")

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path in the site and content of everything that MkDocs does not make."""
        for page in self.pages.values():
            path, html = render(page, self.frame)
            yield path, html.encode("utf-8", "xmlcharrefreplace")
        yield from ((path, script.encode()) for path, script in account_words(self._spoken(), self.frame))
        yield from ((made.path, made.content) for made in self.attachments)
        yield from ((uri, path.read_bytes()) for uri, path in self.seeds.items())
        shared = {"settings": self.settings, "root": self._root()}
        shared["ui"] = {code: words(code) for code in self.settings.codes}
        yield "404.html", renderer(self.frame).page("404.html", shared).encode()
        yield from self._site_maps()

    def _site_maps(self) -> Iterator[tuple[str, bytes]]:
        """The site map; where one file has no room for it, several, and the list of them in its place."""
        url = self.settings.publication.url
        files = site_map_files(self._site_map(), url)
        if "sitemap.xml" not in files:
            listed = {"site_map": (), "files": [absolute(name, url) for name in files]}
            yield "sitemap.xml", renderer(self.frame).page("sitemap.xml", listed).encode()
        for name, pages in files.items():
            yield name, renderer(self.frame).page("sitemap.xml", {"site_map": pages, "files": ()}).encode()

    def _spoken(self) -> list[str]:
        """Languages of the raw texts."""
        return sorted({document.language for document in self.collection.corpus.documents if document.lines})

    def _root(self) -> str:
        """The site's top folder as a page at any depth names it."""
        return "/" + self.settings.publication.url.partition("://")[2].partition("/")[2].rstrip("/")

    def _site_map(self) -> SiteMap:
        codes = frozenset(self.settings.codes)
        pages = {uri.partition("/")[2]: Spread(codes, codes - {*page.hidden_in}) for uri, page in self.pages.items()}
        for path in (path.removeprefix("docs/") for path in self.collection.written if self.is_by_hand(path)):
            code, _, name = path.partition("/")
            known = pages.get(name, Spread(codes, frozenset()))
            pages[name] = Spread(codes, known.listed | {code})
        return site_map(pages, self.settings.languages, self.settings.publication.url)
