"""The glue between Dossier and MkDocs: the only file that knows MkDocs.

One build of the site is one nested MkDocs build per language (mkdocs-static-i18n), so every hook runs
once a language, while the collection is read and related once and kept until its files change.
"""

import logging
import time
from pathlib import Path
from typing import Any

import nh3
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from dossier.collection import Collection, collect, pages
from dossier.data import words
from dossier.model import SiteFile
from dossier.settings import Settings, load
from dossier.write.anchoring import Anchoring

log = logging.getLogger("mkdocs.dossier")


class _State:
    """What outlives one of the nested builds: the collection as last read, and what it was read from."""

    def __init__(self) -> None:
        self.signature: object = None
        self.settings: Settings
        self.collection: Collection
        self.pages: dict[str, SiteFile] = {}
        self.anchoring = Anchoring()
        self.started = time.monotonic()


_state = _State()


def _signature(settings: Settings) -> object:
    """Changes when a file that the collection is read from changes."""
    folders = (settings.seeds, settings.docs)
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs passes both by name
    """Being defined, it keeps this module's state between the builds of `mkdocs serve`."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and relate the collection, unless that was done for another language of this build."""
    settings = load(Path(str(config.config_file_path)).parent)
    signature = _signature(settings)
    if signature != _state.signature:
        _state.settings = settings
        _state.collection = collect(settings, lambda stage, count: log.info("%s: %d", stage, count))
        _state.pages = {page.uri: page for page in pages(_state.collection, settings)}
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
    return files


@event_priority(-200)
def _fill_placeholders(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001 - MkDocs passes both by name
    """Give the generated pages their content: mkdocs-static-i18n (-100) made new File objects."""
    for file in files.documentation_pages():
        if file.src_uri in _state.pages:
            file.content_string = _state.pages[file.src_uri].content
    return files


on_files = CombinedEvent(_add_placeholders, _fill_placeholders)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Nothing in a contributed text becomes live code."""
    return nh3.clean(html)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """What all templates may use."""
    env.globals["ui"] = words(_language(config))
    return env


def _language(config: MkDocsConfig) -> str:
    return str(config.plugins["i18n"].current_language)  # type: ignore[attr-defined]


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:  # noqa: ARG001
    """What the template of a page may use."""
    made = _state.pages.get(page.file.src_uri)
    context["view"] = made.view if made else None
    context["ui"] = words(_language(config))
    return context
