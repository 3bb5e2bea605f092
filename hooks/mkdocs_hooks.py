"""The glue between Dossier and MkDocs: the only file that knows MkDocs.

One build of the site is one nested MkDocs build per language (mkdocs-static-i18n), so every hook runs
once a language, while the collection is read and related once and kept until its files change.
"""

import logging
import time
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from dossier.check import is_pending, message
from dossier.live import Live
from dossier.settings import SettingsError
from dossier.write import summary
from dossier.write.assets.search import build_index
from dossier.write.documents.anchoring import Anchoring
from dossier.write.foreign_scripts import headed, mark_scripts, typeset
from dossier.write.safety import FILTERS, StrictRecords, harmless

log = logging.getLogger("mkdocs.dossier")

UNUSED = ("assets/javascripts/", "assets/images/favicon", "assets/stylesheets/palette.")
"""Parts of the theme that no page of ours uses."""
EVERY = 100
"""After how many texts progress is told."""

live = Live()
anchoring = Anchoring()
started = [0.0]


def _language(config: MkDocsConfig) -> str:
    return str(config.plugins["i18n"].current_language)  # type: ignore[attr-defined]


def _nested(config: MkDocsConfig) -> bool:
    """Whether this is the build of another language within that of the first."""
    return bool(config.plugins["i18n"].building)  # type: ignore[attr-defined]


def _tell(stage: str, count: int) -> None:
    if count % EVERY == 0:
        log.info("Reading %s: %d", stage, count)


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether this is a preview; being defined, it keeps this module's state between the builds of one."""
    live.preview = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and relate the collection, unless that was done for another language of this build."""
    if not _nested(config):
        started[0] = time.monotonic()
    try:
        fresh = live.refresh(Path(str(config.config_file_path)).parent, _tell)
    except SettingsError as error:
        raise PluginError(str(error)) from error
    if fresh:
        log.info("Texts read: %d", len(live.collection.corpus.documents))
        for finding in live.collection.findings:
            log.log(logging.INFO if is_pending(finding) else logging.WARNING, message(finding, live.settings.default))
    extensions: list[Any] = config.markdown_extensions
    if anchoring not in extensions:
        extensions.append(anchoring)
    return config


@event_priority(0)
def _add_placeholders(files: Files, config: MkDocsConfig) -> Files:
    """Announce every generated page before mkdocs-static-i18n sorts the files by language."""
    for uri in live.pages:
        if uri not in files.src_uris:
            files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    for file in [file for file in files.documentation_pages() if live.is_lost(file.src_uri)]:
        files.remove(file)
    live.announce(file.src_uri for file in files.documentation_pages())
    return files


@event_priority(-200)
def _fill_placeholders(files: Files, config: MkDocsConfig) -> Files:
    """Give the pages their content: mkdocs-static-i18n (-100) made new File objects."""
    for file in files.documentation_pages():
        content = live.content(file.src_uri)
        if content is not None:
            file.content_string = content
    for file in [file for file in files if file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map")]:
        files.remove(file)
    for uri, path in live.seeds.items():
        files.append(File.generated(config, uri, content=path.read_bytes()))
    for made in live.attachments:
        files.append(File.generated(config, made.path, content=made.content))
    return files


on_files = CombinedEvent(_add_placeholders, _fill_placeholders)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """No template prints a value unescaped, or asks in vain; the theme names its style sheet by its version."""
    log.info("Writing %d pages (%s)", len(files.documentation_pages()), _language(config))
    env.autoescape, env.undefined = True, StrictRecords
    for name, how in (("scripts", typeset), ("headed", headed), ("verbatim", mark_scripts)):
        env.filters[name] = lambda text, language, how=how: Markup(how(str(escape(text)), language))  # noqa: S704 the text is escaped first
    env.filters |= FILTERS
    env.globals["theme_css"] = next(file.url for file in files if file.src_uri.startswith("assets/stylesheets/main."))
    return env


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell MkDocs the template of this page, and the Markdown extension what to lay on its blocks."""
    anchoring.marks = getattr(live.view(page.file.src_uri), "marks", ())
    if template := live.template(page.file.src_uri):
        page.meta["template"] = template
    return live.written(page.file.src_uri, markdown)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Nothing in a contributed text becomes live code."""
    return typeset(harmless(html), live.text_language(page.file.src_uri))


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """What the template of a page may use."""
    page.edit_url = live.edit_url(page.file.src_uri)
    return context | live.page_variables(page.file.src_uri, _language(config))


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """What the site map and the page for wrong addresses may use."""
    return context | live.site_variables()


@event_priority(-300)
def on_post_build(*, config: MkDocsConfig) -> None:
    """After the last language (mkdocs-static-i18n is at -100): the search index, and what there is now."""
    if not _nested(config):
        log.info("Pages indexed for the search: %d", build_index(Path(config.site_dir), live.settings.codes))
        index = Path(config.site_dir) / "index.html"
        log.info(summary(live.collection.corpus, live.plan.pages, index, time.monotonic() - started[0]))
