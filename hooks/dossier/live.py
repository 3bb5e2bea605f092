"""A collection kept up to date: read once for all languages, and again when a file that makes its pages changes."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dossier.collection import Collection, collect, site
from dossier.files import Progress
from dossier.languages import words
from dossier.model import Attachment, SiteFile
from dossier.settings import Settings, load
from dossier.write.addresses import Plan, absolute, address, edit_url, home, seed_uri
from dossier.write.assets.cards import FOLDERS_WITH_CARDS
from dossier.write.conditions import fitting

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
    plan: Plan
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

    def content(self, uri: str) -> str | None:
        """Text of a page: made, or as somebody wrote it; None when the collection does not know it."""
        made = self.pages.get(uri)
        return made.content if made else self.collection.written.get(f"docs/{uri}")

    @property
    def seeds(self) -> Mapping[str, Path]:
        """Raw texts of the documents, for readers to download, by where they are published."""
        names = {document.seed for document in self.collection.corpus.documents if document.seed}
        return {seed_uri(name): self.settings.seeds / name for name in sorted(names)}

    def is_lost(self, uri: str) -> bool:
        """Whether a page under docs/ cannot be read; a finding says so."""
        return uri.endswith(".md") and self.content(uri) is None

    def template(self, uri: str) -> str:
        """Template of a page; empty when it has none of its own."""
        made = self.pages.get(uri) or self.homes.get(uri)
        return made.template if made else ""

    def view(self, uri: str) -> Any:
        """What the template of a generated page shows beside its text."""
        made = self.pages.get(uri)
        return made.view if made else None

    def text_language(self, uri: str) -> str:
        """Language of the text of a page: of the page, unless it shows a text that its language lacks."""
        title = getattr(self.view(uri), "title", None)
        return getattr(title, "lang", "") or uri.partition("/")[0]

    def written(self, uri: str, markdown: str) -> str:
        """What a page says in Markdown: of one written by hand, what holds for the settings."""
        return markdown if uri in self.pages else fitting(markdown, self.settings.given)

    def stands_for(self, uri: str) -> str:
        """The page that search engines should show for a page: itself, unless it lacks what another tells."""
        made = self.pages.get(uri)
        return (made.stands_for if made else "") or uri

    def edit_url(self, uri: str) -> str:
        """Where the file that makes a page is edited; empty when there is no repository, or no such file."""
        made = self.pages.get(uri)
        return edit_url(self.settings.repo_url, self.settings.edit_path, made.edit if made else f"docs/{uri}")

    def announce(self, uris: Iterable[str]) -> None:
        """Hear which pages there are under docs/, generated or written by hand."""
        hidden = frozenset(uri for uri, page in self.pages.items() if not page.listed)
        self.plan = Plan(self.settings.languages, frozenset(uris), hidden, self.settings.publication.url)

    def page_variables(self, uri: str, language: str) -> dict[str, Any]:
        """What the template of a page may use; `uri`: of the file shown, which may be in another language."""
        path = uri.partition("/")[2]
        versions = self.plan.alternates(path, language)
        shown = self.stands_for(uri)
        return {
            "view": self.homes[own].view if (own := f"{language}/{path}") in self.homes else self.view(uri),
            "ui": words(language),
            "language": language,
            "languages": self.settings.languages,
            "settings": self.settings,
            "preview": self.preview,
            "card_folders": FOLDERS_WITH_CARDS,
            "lang_root": home(path, language, self.settings.default),
            "alternates": versions,
            "listed": any(version.current and version.listed for version in versions),
            "canonical": absolute(address(shown, self.settings.default), self.settings.publication.url),
            "foreign": "" if shown.startswith(f"{language}/") else shown.partition("/")[0],
        }

    def site_variables(self) -> dict[str, Any]:
        """What the site map and the page for wrong addresses use: all pages, and all languages at once."""
        ui = {code: words(code) for code in self.settings.codes}
        return {"settings": self.settings, "site_map": self.plan.site_map(), "ui": ui}
