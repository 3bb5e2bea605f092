"""A collection kept up to date: read once for all languages, and again when a file that makes its pages changes."""

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from os.path import realpath
from pathlib import Path
from typing import Any, NamedTuple

from dossier.check.strays import unseen
from dossier.collection import Collection, collect, judge, settled, sources_of, times, with_history
from dossier.files import Inputs, Progress
from dossier.glue.overrides import assets, editor, templates
from dossier.glue.signature import data, own, signature_of, states
from dossier.languages import words
from dossier.languages.files import forget
from dossier.live.outline import Outline, is_by_hand, outlined
from dossier.model import Picture
from dossier.pages import frontmatter
from dossier.publishing import Publication, Written
from dossier.publishing.editing import editor_pages
from dossier.publishing.making import make_files
from dossier.publishing.memory import nothing_made
from dossier.publishing.picturing import icon_files, there, unpictured, with_pictures
from dossier.publishing.refusals import covered, refusal, unfilled, waiting
from dossier.publishing.turns import Turn
from dossier.render import Page, variables
from dossier.render.environment import TemplateFaultError
from dossier.render.frame import Frame, Titled, menu
from dossier.render.markdown import fitting
from dossier.render.pictures import READABLE
from dossier.settings import Settings, SettingsError, in_the_way, load
from dossier.store import FOLDER, Store, digest
from dossier.store.kept import each_kept
from dossier.typeset import fonts_there
from dossier.write import Sources, summary, titles
from dossier.write.addresses import Spread, seed_uri
from dossier.write.documents.picture import site_picture
from dossier.write.editing.package import package_files
from dossier.write.pages.home import TEMPLATE, URI
from dossier.write.pages.rules import NAMES, Rule, described

LEAST, MOST = 0.1, 0.5
"""Seconds between two looks for changes of the files: of few, and of many; the latter is what MkDocs waits."""
LOOK = 0.0001
"""Seconds that each file adds: ten times what it takes to look at one."""
_PLAIN = "main.html"
"""Template of pages that stand for themselves."""


def _rules(store: Store) -> tuple[Rule, ...]:
    """The cleaning rules with their examples, which take a second to run."""
    return tuple(each_kept(_described, None, {digest("rule", name): name for name in NAMES}, Rule, store))


def _whole(made: Publication) -> str:
    return f"whole {made.site}"


def _described(_: None, name: str) -> Rule:
    return described(name)


class _Whole(NamedTuple):
    """A site that a build has left, of which nothing need be made as long as it and all inputs are as they were."""

    key: bytes
    """Digest of the inputs and of the frame of its pages."""
    searched: int
    """Pages that its search has."""


class Live:
    """The collection as it was last read, and the pages that are made of it."""

    settings: Settings
    outline: Outline
    frame: Frame
    preview: bool = False
    """Whether the pages are for the one who writes them: then a script in each may load it anew."""
    _signature: object = None
    """Of the collection's own files."""
    _words: object = None
    """That of the program's data."""

    def __init__(self) -> None:
        self._store = Store()
        """Of the build that is under way."""
        self._publication: Publication | None = None
        self._turn: Turn | None = None
        """The same: no other build writes its site meanwhile."""
        self._made: _Whole | None = None
        self._unpictured = ""
        """Says of which texts this machine has no fonts for their pictures; empty where it has them all."""
        self._read: tuple[Collection, Sources] | None = None
        """None as long as nobody has asked for them."""

    def refresh(self, root: Path, progress: Progress) -> bool:
        """Read the collection in a folder, unless it is as it was; whether it was read."""
        settings = load(root, judged=False)
        signature, languages = signature_of(settings), states(data())
        if (signature, languages) == (self._signature, self._words):
            return False
        # Patterns of the languages take a second to make: while somebody writes a text, they stay.
        if self._words not in (None, languages):
            forget()
        judge(settings, self._store)
        self.settings, self._progress, self._read = settings, progress, None
        self.outline = self._outlined()
        self._signature, self._words = signature, languages
        return True

    def _outlined(self) -> Outline:
        """The outline that an earlier build has left, if it still holds; else the collection is read for one."""
        key = digest("outline", self.settings, settled(self.settings))
        known = self._store.find([key], Outline).get(key)
        if known and known.inputs.hold(self.settings):
            return known
        made = outlined(*self._reading(), self.settings)
        self._store.add({key: made})
        return made

    @property
    def collection(self) -> Collection:
        """The collection, read when somebody first asks: nobody does when the site is as it was."""
        return self._reading()[0]

    @property
    def sources(self) -> Sources:
        """What all pages are made of."""
        return self._reading()[1]

    def _reading(self) -> tuple[Collection, Sources]:
        if self._read is None:
            found = collect(self.settings, self._progress, self._store)
            of = with_history(sources_of(found, self.settings), self.settings, self._store)
            self._read = found, replace(of, rules=_rules(self._store))
        return self._read

    @property
    def pages(self) -> frozenset[str]:
        """Generated pages, by their path under docs/."""
        return self.outline.pages

    def content(self, uri: str) -> str | None:
        """What somebody wrote on a page that stands for itself; None when it cannot be read."""
        return self.outline.written.get(f"docs/{uri}")

    @property
    def files(self) -> tuple[str, ...]:
        """All that MkDocs is to know of docs/: pages that stand for themselves, those that are linked, other files."""
        by_hand = {path.removeprefix("docs/") for path in self.outline.written if self.is_by_hand(path)}
        pages = (uri for uri in by_hand if not unseen(uri, self.settings.codes))
        home = f"{self.settings.default}/{URI}"
        return tuple(sorted({home, *pages, *self.outline.linked, *self.outline.beside}))

    def permits(self, path: Path) -> bool:
        """Whether a file is there, and behind no link that is not followed."""
        ours = any(path.is_relative_to(folder) for folder in self.settings.folders)
        return path.is_file() and (not ours or self.outline.inputs.tree.has(path))

    def is_by_hand(self, path: str) -> bool:
        """Whether a file (docs/…) is a page that stands for itself, and not part of a generated one."""
        return is_by_hand(path, self.pages)

    @property
    def seeds(self) -> Mapping[str, Path]:
        """Raw texts of the documents, for readers to download, by where they are published."""
        names = {document.seed for document in self.collection.corpus.documents if document.seed}
        return {seed_uri(name): self.settings.seeds / name for name in sorted(names)}

    def written(self, markdown: str) -> str:
        """What a page written by hand says, as far as it holds for the settings."""
        return fitting(markdown, self.settings.given)

    def assets(self, theme: Path, *folders: Path) -> Iterator[tuple[str, str]]:
        """Path and content of the style sheets and scripts of the pages.

        theme: the theme's style sheet; folders: as of `shape`.
        """
        extensions = [name for name, _ in self.settings.markdown]
        return assets(folders, self.settings.root, theme, self.settings.codes, extensions)

    def shape(self, *folders: Path) -> None:
        """Learn what only the site generator knows: the folders of the templates; a file of the first counts first."""
        made = {f"{code}/{path}": Titled(*told) for code in self.settings.codes for path, told in titles(code).items()}
        titled = made | self._titled()
        menus = {code: menu(self.settings, titled, code) for code in self.settings.codes}
        picture = self._site_picture()
        found = templates(folders, self.settings.root)
        self.frame = Frame(self.settings, found, menus, self.preview, picture, self._icons(folders))
        self._editor = self._editor_files(folders)

    def _editor_files(self, folders: Iterable[Path]) -> Mapping[str, bytes]:
        """What lies at /admin/ and is not made of the collection; nothing where the site has no editor."""
        held = package_files(self.settings.cms, self.settings.codes)
        package = {path: file.read_bytes() for path, file in held.items()}
        return package | {path: text.encode() for path, text in editor(folders, self.settings.root)} if package else {}

    def _site_picture(self) -> Picture | None:
        """By which other sites show pages that have none of their own; of a site without an address nobody can."""
        publication = self.settings.publication
        told = site_picture(publication, self.settings.languages)
        # Languages call themselves by their own letters, for which there may be no font.
        found = there({"all": told, "plain": replace(told, by="")} if publication.url else {}, self._store)
        return found.get("all", found.get("plain"))

    def _icons(self, folders: Iterable[Path]) -> Mapping[str, bytes]:
        """The icons of the site as PNG, by their paths."""
        name, default = self.settings.publication.name, self.settings.default
        places = (folder / self.settings.look.icon for folder in (*folders, self.settings.docs))
        own = next((one.read_bytes() for one in places if one.suffix in READABLE and self.permits(one)), b"")
        return icon_files(own, name, default, self._store)

    def _titled(self) -> dict[str, Titled]:
        """How pages written by hand are called in menus."""
        found = {}
        for path, text in self.outline.written.items():
            if self.is_by_hand(path):
                page = frontmatter.parse(path, text)
                heading = next((line.lstrip("# ") for line in page.body.splitlines() if line.startswith("# ")), "")
                title = str(page.meta.get("title") or heading or Path(path).stem.capitalize())
                found[path.removeprefix("docs/")] = Titled(title, str(page.meta.get("short") or ""))
        return found

    def by_hand(self, page: Page, language: str) -> Mapping[str, Any]:
        """What the template of a page written by hand may use; it may be lent by the default language."""
        path, default = page.uri.partition("/")[2], self.settings.default
        written = frozenset(code for code in self.settings.codes if f"docs/{code}/{path}" in self.outline.written)
        there = frozenset(self.settings.codes) if default in written else written
        shown = replace(page, view=self.outline.homes[language]) if path == URI else page
        return variables(shown, Spread(there, written), self.frame, language)

    def template(self, uri: str) -> str:
        """Template of a page written by hand, whatever its facts say."""
        return TEMPLATE if uri.partition("/")[2] == URI else _PLAIN

    def edit_url(self, uri: str) -> str:
        """Where a page written by hand is edited; empty when there is no repository."""
        return self.settings.forge.edit(f"docs/{uri}")

    @property
    def places(self) -> tuple[Path, ...]:
        """Files and folders of which the site is made, there or not yet; those of its templates apart."""
        return (*own(self.settings), *data(), *filter(None, [self.settings.cms]))

    @property
    def pause(self) -> float:
        """Seconds between two looks for changes, in which a core is busy for few of a hundred."""
        return min(MOST, LEAST + len(self.outline.inputs.tree.files) * LOOK)

    def begin(self, root: Path, site: Path, say: Callable[[str], None] = lambda _: None) -> Path:
        """The folder in which a site is built that takes the place of what is there when it is whole.

        say: is told when another build writes that site, which ends first. Raises OSError where no site can be, and
        SettingsError where it would take the place of what it is made of.
        """
        self._began = time.monotonic()
        self._where, self._made = (root, site), None
        if kept := in_the_way(site, root, *load(root, judged=False).folders):
            raise SettingsError(covered(root, site, kept))
        place = Path(realpath(site))
        self._turn = Turn(place, lambda: say(waiting(root, site)))
        # What a build makes stays until its end, and holds next to no cycles: each look for these would pass over all.
        gc.disable()
        self._store = store = Store(root / FOLDER)
        self._publication = made = Publication(place, store.remembered(str(place), dict[str, Written]) or {})
        return made.folder

    def refusal(self, error: Exception) -> str:
        """What is said when the system refuses a file, or a template cannot be filled; empty for faults of ours."""
        if isinstance(error, TemplateFaultError):
            return unfilled(error, self._where[0])
        return refusal(error, *self._where) if isinstance(error, OSError) else ""

    def write(self) -> tuple[int, int, int]:
        """Write what MkDocs does not make; how many pages the search has, files were written anew, files there are."""
        made = self.under_way
        known = self._store.remembered(_whole(made), _Whole)
        if made.whole and known and known.key == self._key(self.outline.inputs):
            made.keep_all()
            nothing_made(made.site, self._store)
            self._made = known
            return known.searched, 0, len(made.written)
        sources = with_pictures(self.sources, self._store)
        self._unpictured = unpictured(sources)
        pages = make_files(sources, self.frame, made, self._store)
        raw = ((uri, path.read_bytes()) for uri, path in self.seeds.items())
        forms = ((page.path, page.content) for page in editor_pages(sources, self.frame)) if self._editor else ()
        for uri, content in chain(raw, self._editor.items(), forms):
            made.write(uri, content, digest(content))
        self._made = _Whole(self._key(self.collection.inputs), pages)
        return pages, len(made.again), len(made.written)

    def _key(self, inputs: Inputs) -> bytes:
        """Digest of all that a site is made of.

        inputs: those of its pages, which are those of the outline unless one has changed while the site was built.
        """
        fonts = fonts_there() if self.settings.publication.url else ()
        changed = times(self.settings, self._store)
        return digest("site", self.outline.inputs, inputs, self.frame, fonts, changed, self._editor)

    def abandon(self) -> Path | None:
        """End a build that failed, and keep what was read in it; the site that stays, or None if that is done."""
        if self._turn is None:
            return None
        if self._publication:
            self._publication.abandon()
        self._end(counted=True)
        return self._where[1]

    def finish(self) -> Path:
        """Put the new site in its place, and keep for the next build what this one has made; where it is.

        Raises OSError where that fails; the site is as it was, and the build is still to be abandoned.
        """
        made = self.under_way
        made.finish()
        # Only now: what is remembered of a site that is not there would keep the old one in its place for good.
        if self._made:
            self._store.remember(_whole(made), self._made)
        self._store.remember(str(made.site), made.written)
        self._end(counted=bool(self._read))
        return made.site

    def _end(self, *, counted: bool) -> None:
        """Close all that a build has opened."""
        self._store.close(counted=counted)
        gc.enable()
        turn, self._turn, self._publication = self._turn, None, None
        if turn:
            turn.end()

    def told(self, index: Path) -> Iterator[str]:
        """What is said of a build at its end; index: the first page of its site."""
        if self._unpictured:
            yield self._unpictured
        if not (self.settings.publication.url or self.preview):
            yield words(self.settings.default)["cli"]["addressless"]
        # As a person would write it, where the site lies below the folder in which they are.
        here = index.relative_to(Path.cwd()) if index.is_relative_to(Path.cwd()) else index
        yield summary(self.outline.size, self.pages, here, time.monotonic() - self._began)

    @property
    def under_way(self) -> Publication:
        """The site that is being built."""
        if self._publication is None:
            raise RuntimeError("no build has begun")
        return self._publication
