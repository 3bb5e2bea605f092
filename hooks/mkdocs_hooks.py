"""The glue between Dossier and MkDocs: the only file that knows MkDocs.

MkDocs renders what somebody wrote as a page of its own (home, about); others are made beside it, by the same templates.
One build of the site is one nested build per language (mkdocs-static-i18n): every hook runs once for each of these.
"""

import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from dossier import render
from dossier.check import is_pending, message
from dossier.live import Live
from dossier.render.foreign_scripts import typeset
from dossier.render.safety import harmless
from dossier.settings import SettingsError
from dossier.workers import WorkersError
from dossier.write.assets.stylesheet import FOLDER

log = logging.getLogger("mkdocs.dossier")

STYLES = "assets/stylesheets/main.*.css"
"""The theme's style sheet, which has its version in its name."""
live = Live()
theme: list[Path] = []
"""The folder of the theme, once it is known: MkDocs need not search it for files, of which pages use but one."""


def _nested(config: MkDocsConfig) -> bool:
    """Whether this is the build of another language within that of the first."""
    return bool(config.plugins["i18n"].building)  # type: ignore[attr-defined]


def _tell(stage: str, count: int) -> None:
    if count % 100 == 0:
        log.info("Reading %s: %d", stage, count)


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether this is a preview; being defined, it keeps this module's state between the builds of one."""
    live.preview = command == "serve"


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
    """Have the preview look for changes more often than MkDocs does, if there are not too many files to look at."""
    watched = []
    for path in (config.docs_dir, str(config.config_file_path), *config.theme.dirs):
        with suppress(KeyError):
            server.unwatch(path)
            watched.append(path)
    server.observer, server.build_delay = type(server.observer)(timeout=live.pause), live.pause / 2
    for path in watched:
        server.watch(path)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and relate the collection, unless that was done for another language of this build."""
    root = Path(str(config.config_file_path)).parent
    if not _nested(config):
        config.site_dir = str(live.begin(root, Path(config.site_dir)))
    try:
        fresh = not _nested(config) and live.refresh(root, _tell)
    except (SettingsError, WorkersError) as error:
        raise PluginError(str(error)) from error
    if fresh:
        log.info("Texts read: %d; translations: %d", live.outline.size.texts, live.outline.size.translations)
        for finding in live.outline.findings:
            log.log(logging.INFO if is_pending(finding) else logging.WARNING, message(finding, live.settings.default))
    theme[:] = [Path(folder) for folder in config.theme.dirs if next(Path(folder).glob(STYLES), None)] or theme
    config.theme.dirs = [folder for folder in config.theme.dirs if Path(folder) not in theme]
    # The site map and the page for wrong addresses are the same for all languages: they are made with the pages.
    config.theme.static_templates.clear()
    return config


@event_priority(0)
def _add_placeholders(files: Files, config: MkDocsConfig) -> Files:
    """Announce generated pages that others may lead to, before mkdocs-static-i18n sorts the files by language."""
    for file in [file for file in files.documentation_pages() if not live.is_page(file.src_uri)]:
        files.remove(file)
    for uri in live.outline.linked:
        files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


@event_priority(-200)
def _fill_placeholders(files: Files, config: MkDocsConfig) -> Files:
    """Give pages their content: mkdocs-static-i18n (-100) made new File objects."""
    for file in files.documentation_pages():
        file.content_string = live.content(file.src_uri) or ""
    for part in [*files.css_files(), *files.javascript_files()]:
        if part.src_uri.startswith(FOLDER):
            files.remove(part)
    if not _nested(config):
        live.shape(overrides := Path(config.theme.dirs[0]))
        for path, content in live.assets(overrides, next(theme[0].glob(STYLES))):
            files.append(File.generated(config, path, content=content))
    return files


on_files = CombinedEvent(_add_placeholders, _fill_placeholders)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Links are checked by now: from here on the placeholders are no pages of MkDocs. Templates are ours."""
    for file in [file for file in files.documentation_pages() if file.src_uri in live.pages]:
        file.inclusion = InclusionLevel.EXCLUDED
        if file.page:
            file.page.present_anchor_ids = None
    return render.templates(live.frame)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell MkDocs the template of a page, and what the page says with these settings."""
    if template := live.template(page.file.src_uri):
        page.meta["template"] = template
    return live.written(markdown)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Nothing in a contributed text becomes live code."""
    return typeset(harmless(html), page.file.src_uri.partition("/")[0])


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """What the template of a page may use: the same as that of a generated one."""
    uri = page.file.src_uri
    told: dict[str, Any] = {key: str(page.meta.get(key) or "") for key in ("description", "short", "lead")}
    told |= {"title": str(page.title or ""), "content": page.content or "", "edit_url": live.edit_url(uri)}
    return dict(live.by_hand(render.Page(uri, **told), config.plugins["i18n"].current_language))  # type: ignore[attr-defined]


def on_build_error(*, error: Exception) -> None:
    """A site that is not whole takes no other's place."""
    if kept := live.abandon():
        log.info("Nothing was published: %s is as it was", kept)


@event_priority(-300)
def on_post_build(*, config: MkDocsConfig) -> None:
    """After the last language (mkdocs-static-i18n is at -100): all other files, the search index, what there is now."""
    if not _nested(config):
        log.info("Pages indexed for the search: %d; files written: %d of %d", *live.write())
        config.site_dir = str(site := live.finish())
        for line in live.told(site / "index.html"):
            log.info(line)
