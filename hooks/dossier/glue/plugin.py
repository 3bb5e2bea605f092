"""The glue between Dossier and MkDocs: the only file that knows MkDocs.

Where the program is installed it is a plugin of MkDocs, `plugins: dossier`; hooks/mkdocs_hooks.py makes hooks of it for
a collection that lies beside the program. MkDocs renders what somebody wrote as a page of its own (home, about); others
are made beside it, by the same templates. One build of the site is one nested build per language
(mkdocs-static-i18n): every event comes once for each of these.
"""

import logging
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from dossier import render
from dossier.check import is_pending, message
from dossier.glue.logs import handlers, log, show_all
from dossier.glue.overrides import OVERRIDES, PACKAGE, editor
from dossier.glue.watching import observer, outermost
from dossier.live import Live
from dossier.render.foreign_scripts import typeset
from dossier.render.safety import harmless
from dossier.settings import SettingsError
from dossier.workers import WorkersError
from dossier.write.addresses import address
from dossier.write.assets.stylesheet import FOLDER

STYLES = "assets/stylesheets/main.*.css"
"""The theme's style sheet, which has its version in its name."""


def _nested(config: MkDocsConfig) -> bool:
    """Whether this is the build of another language within that of the first."""
    return bool(config.plugins["i18n"].building)  # type: ignore[attr-defined]


def _tell(stage: str, count: int) -> None:
    if count % 100 == 0:
        log.info("Reading %s: %d", stage, count)


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """All settings of a collection stand in mkdocs.yml itself, where the commands read them, too."""


class Dossier(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """What happens when. One stays for all builds of a preview, since it has `on_startup`."""

    def __init__(self) -> None:
        super().__init__()
        self.live = Live()
        self.folders: list[Path] = []
        """Of templates, styles and scripts: what a collection has of its own stands before ours."""
        self.styles = Path()
        """The theme's style sheet, once it is known: pages use no other file of it, and MkDocs need not search them."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview; being defined, it keeps this object for all builds of one."""
        self.live.preview = command == "serve"
        show_all()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
        """Have the preview look at what the site is made of, more often than MkDocs does if there is not too much."""
        for path in (config.docs_dir, str(config.config_file_path), *config.theme.dirs):
            with suppress(KeyError):
                server.unwatch(path)
        places, pause = (*self.folders, *self.live.places), self.live.pause
        server.observer, server.build_delay = observer(places, pause), pause / 2  # type: ignore[assignment]  # both poll
        for folder in outermost((self.live.settings.root, PACKAGE, *places)):
            server.watch(str(folder))

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and relate the collection, unless that was done for another language of this build."""
        root = Path(str(config.config_file_path)).parent
        try:
            if not _nested(config):
                config.site_dir = str(self.live.begin(root, Path(config.site_dir), log.info))
            fresh = not _nested(config) and self.live.refresh(root, _tell)
        except (SettingsError, WorkersError) as error:
            raise PluginError(str(error)) from error
        if fresh:
            size = self.live.outline.size
            log.info("Texts read: %d; translations: %d", size.texts, size.translations)
            for finding in self.live.outline.findings:
                level = logging.INFO if is_pending(finding) else logging.WARNING
                log.log(level, message(finding, self.live.settings.default))
        self._look_up(config)
        # Of links and of the menu all is said already, with file and line (check/links.py).
        for judged in (config.validation.links, config.validation.nav):
            judged.update(dict.fromkeys(judged, logging.DEBUG))
        config.nav, config.use_directory_urls, config.edit_uri, config.edit_uri_template = ["index.md"], False, "", ""
        # The site map and the page for wrong addresses are the same for all languages: they are made with the pages.
        config.theme.static_templates.clear()
        return config

    def _look_up(self, config: MkDocsConfig) -> None:
        """Learn where templates lie, and have MkDocs search nothing else: of docs/, it would follow every link."""
        config.docs_dir = ""
        if found := next((path for at in config.theme.dirs for path in Path(at).glob(STYLES)), None):
            self.styles = found
        elif config.theme.name != "material":
            raise Abort(f"mkdocs.yml: theme: name: pages have no style sheet of {config.theme.name}: write material")
        self.folders = list(dict.fromkeys(Path(at) for at in (config.theme.custom_dir, OVERRIDES) if at))
        config.theme.dirs = [str(folder) for folder in self.folders]

    @event_priority(0)
    def _add_placeholders(self, files: Files, config: MkDocsConfig) -> Files:
        """Tell MkDocs which files and pages there are, before mkdocs-static-i18n sorts them by language."""
        config.docs_dir = str(self.live.settings.docs)
        files = Files([file for file in files if not file.abs_src_path or self.live.permits(Path(file.abs_src_path))])
        for uri in self.live.files:
            files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
        return files

    @event_priority(-200)
    def _fill_placeholders(self, files: Files, config: MkDocsConfig) -> Files:
        """Give pages their content: mkdocs-static-i18n (-100) made new File objects."""
        for file in files.documentation_pages():
            file.content_string = self.live.content(file.src_uri) or ""
            file.inclusion = InclusionLevel.EXCLUDED if file.src_uri in self.live.pages else InclusionLevel.INCLUDED
        self._lead_across(files, config)
        made = {path for path, _ in editor(self.folders, self.live.settings.root)}
        for part in [*files.css_files(), *files.javascript_files()]:
            # MkDocs would copy them as they are, and those of the editor into a site without one.
            if part.src_uri.startswith(FOLDER) or part.src_uri in made:
                files.remove(part)
        if not _nested(config):
            self.live.shape(*self.folders)
            for path, content in self.live.assets(self.styles, *self.folders):
                files.append(File.generated(config, path, content=content))
        return files

    def _lead_across(self, files: Files, config: MkDocsConfig) -> None:
        """Tell MkDocs where pages in other languages lie, which links lead to and mkdocs-static-i18n leaves out."""
        default = self.live.settings.default
        own = (default, config.plugins["i18n"].current_language)  # type: ignore[attr-defined]
        for uri in (uri for uri in self.live.files if uri.endswith(".md") and uri.partition("/")[0] not in own):
            page = File(uri, config.docs_dir, config.site_dir, use_directory_urls=False, dest_uri=address(uri, default))
            page.inclusion = InclusionLevel.EXCLUDED
            files.append(page)

    on_files = CombinedEvent(_add_placeholders, _fill_placeholders)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Templates are ours."""
        for file in files.media_files():
            source = file.abs_src_path
            size = Path(source).stat().st_size if source else len(file.content_bytes)
            self.live.under_way.expect(file.dest_uri, size)
        return render.templates(self.live.frame)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell MkDocs the template of a page, and what the page says with these settings."""
        page.meta["template"] = self.live.template(page.file.src_uri)
        return self.live.written(markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Nothing in a contributed text becomes live code."""
        return typeset(harmless(html), page.file.src_uri.partition("/")[0])

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        """What the template of a page may use: the same as that of a generated one."""
        uri = page.file.src_uri
        told: dict[str, Any] = {key: str(page.meta.get(key) or "") for key in ("description", "short", "lead")}
        told |= {"title": str(page.title or ""), "content": page.content or "", "edit_url": self.live.edit_url(uri)}
        language = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
        return cast("TemplateContext", dict(self.live.by_hand(render.Page(uri, **told), language)))

    @event_priority(-300)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """What MkDocs now writes is looked at before the site takes its place: of an empty page it writes nothing."""
        self.live.under_way.expect(page.file.dest_uri, len(output.encode("utf-8", "xmlcharrefreplace")))
        return output

    def on_build_error(self, *, error: Exception) -> None:
        """A site that is not whole takes no other's place; of a full disk one sentence is said (-v: and where)."""
        if kept := self.live.abandon():
            log.info("Nothing was published: %s is as it was", kept)
        if told := self.live.refusal(error):
            log.debug("%s", told, exc_info=error)
            raise Abort(told)

    @event_priority(-300)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After the last language (mkdocs-static-i18n is at -100): all other files, the search index, what is there."""
        if not _nested(config):
            # MkDocs fails a strict build after this, when a site of one language, too, would have been published.
            if any(isinstance(one, CountHandler) and one.get_counts() for one in handlers()):
                raise Abort("Aborted with warnings in strict mode!")
            log.info("Pages indexed for the search: %d; files written: %d of %d", *self.live.write())
            config.site_dir = str(site := self.live.finish())
            for line in self.live.told(site / "index.html"):
                log.info(line)
