"""The glue between Dossier and MkDocs: the only file that knows MkDocs.

One build of the site is one nested MkDocs build per language (mkdocs-static-i18n), so every hook runs
once a language, while the collection is read and related once and kept until its files change.
"""

import logging
import sys
import time
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from dossier.collection import Collection, collect, pages
from dossier.data import words
from dossier.model import SiteFile
from dossier.settings import Settings, load
from dossier.write import addresses
from dossier.write.anchoring import Anchoring
from dossier.write.safety import harmless
from dossier.write.scripts import mark_scripts
from dossier.write.search import build_index
from dossier.write.summary import summary

log = logging.getLogger("mkdocs.dossier")

UNUSED = ("assets/javascripts/", "assets/images/favicon", "assets/stylesheets/palette.")
"""Parts of the theme that no page of ours uses."""


class _State:
    """What outlives one of the nested builds: the collection as last read, and what it was read from."""

    signature: object = None
    settings: Settings
    collection: Collection
    pages: dict[str, SiteFile]
    uris: frozenset[str] = frozenset()
    """All pages under docs/, written by hand or generated."""
    anchoring = Anchoring()
    started: float = 0.0

    @property
    def hidden(self) -> frozenset[str]:
        """Pages that search engines may not show."""
        return frozenset(uri for uri, page in self.pages.items() if not page.listed)


_state = _State()


def _signature(settings: Settings) -> object:
    """Changes when a file that the pages are made from changes."""
    folders = (settings.seeds, settings.docs, Path(__file__).parent / "dossier" / "data")
    files = [settings.root / "mkdocs.yml", *(path for folder in folders for path in sorted(folder.rglob("*.*")))]
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)


def _forget() -> None:
    """Empty the package's caches: what they hold was made of files that have changed."""
    modules = [module for name, module in sys.modules.items() if name.startswith("dossier.")]
    for function in (value for module in modules for value in list(vars(module).values())):
        getattr(function, "cache_clear", lambda: None)()


def _read(settings: Settings) -> None:
    _forget()
    _state.settings = settings
    _state.collection = collect(settings, lambda stage, count: log.info("%s: %d", stage, count))
    _state.pages = {page.uri: page for page in pages(_state.collection, settings)}
    log.info("pages: %d", len(_state.pages))
    for finding in _state.collection.findings:
        log.warning("%s:%d: %s %s", finding.path, finding.line, finding.code, dict(finding.detail))


def on_startup(*, command: str, dirty: bool) -> None:
    """Being defined, it keeps this module's state between the builds of `mkdocs serve`."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and relate the collection, unless that was done for another language of this build."""
    if not config.plugins["i18n"].building:  # type: ignore[attr-defined]
        _state.started = time.monotonic()
    settings = load(Path(str(config.config_file_path)).parent)
    signature = _signature(settings)
    if signature != _state.signature:
        _read(settings)
        _state.signature = signature
    if _state.anchoring not in config.markdown_extensions:
        config.markdown_extensions.append(_state.anchoring)  # type: ignore[arg-type]
    return config


@event_priority(0)
def _add_placeholders(files: Files, config: MkDocsConfig) -> Files:
    """Announce every generated page before mkdocs-static-i18n sorts the files by language."""
    for uri in _state.pages:
        if uri not in files.src_uris:
            files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    _state.uris = frozenset(file.src_uri for file in files.documentation_pages())
    return files


@event_priority(-200)
def _fill_placeholders(files: Files, config: MkDocsConfig) -> Files:
    """Give the generated pages their content: mkdocs-static-i18n (-100) made new File objects."""
    for file in files.documentation_pages():
        if file.src_uri in _state.pages:
            file.content_string = _state.pages[file.src_uri].content
    for file in [file for file in files if file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map")]:
        files.remove(file)
    for path in sorted(_state.settings.seeds.glob("*.txt")):
        files.append(File.generated(config, f"seeds/{path.name}", content=path.read_bytes()))
    return files


on_files = CombinedEvent(_add_placeholders, _fill_placeholders)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """No template prints a value unescaped; the theme's style sheet has a name of its own in each version."""
    env.autoescape = True
    env.filters["scripts"] = lambda text, language: Markup(mark_scripts(str(escape(text)), language))  # noqa: S704
    env.globals["theme_css"] = next(file.url for file in files if file.src_uri.startswith("assets/stylesheets/main."))
    return env


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the Markdown extension what to lay on the blocks of this page."""
    made = _state.pages.get(page.file.src_uri)
    _state.anchoring.marks = getattr(made and made.view, "marks", ())
    return markdown


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Nothing in a contributed text becomes live code."""
    return mark_scripts(harmless(html), page.file.src_uri.partition("/")[0])


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """What the template of a page may use."""
    settings, uri = _state.settings, page.file.src_uri
    language, path = str(config.plugins["i18n"].current_language), uri.partition("/")[2]  # type: ignore[attr-defined]
    made = _state.pages.get(uri)
    page.edit_url = addresses.edit_url(settings.repo_url, config.extra["edit_path"], made.edit if made else f"docs/{uri}")
    versions = addresses.alternates(
        path, language, settings.languages, _state.uris, _state.hidden, settings.site_url
    )
    return context | {
        "view": made.view if made else None,
        "ui": words(language),
        "language": language,
        "languages": settings.languages,
        "settings": settings,
        "lang_root": addresses.home(path, language, settings.default),
        "alternates": versions,
        "listed": any(version.current and version.listed for version in versions),
    }


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """What the site map and the page for wrong addresses need: all pages, and all languages at once."""
    settings = _state.settings
    pages_of_site = addresses.site_map(settings.languages, _state.uris, _state.hidden, settings.site_url)
    ui = {language.code: words(language.code) for language in settings.languages}
    return context | {"settings": settings, "site_map": pages_of_site, "ui": ui}


@event_priority(-300)
def on_post_build(*, config: MkDocsConfig) -> None:
    """After the last language (mkdocs-static-i18n is at -100): the search index, and what there is now."""
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    found = build_index(Path(config.site_dir), _state.settings.codes)
    log.info("pages to search: %d", found)
    index = Path(config.site_dir) / "index.html"
    log.info(summary(_state.collection.corpus, _state.uris, index, time.monotonic() - _state.started))
