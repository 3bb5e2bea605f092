"""A site from what was read and related to its files: tasks are handed out, what comes back is put together.

A page is not made again if nothing has changed of what it asked for (`asking.py`), nor the frame of all pages, nor the
code; and what is made again is not rendered if its record is that of the file which is still there.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.languages import words
from dossier.model import Attachment, Fragment, SiteFile
from dossier.publishing import Publication
from dossier.publishing.answers import Answers
from dossier.publishing.asking import Ask, entries_of, entry_ask, gathering, watched
from dossier.publishing.citing import with_citations
from dossier.publishing.data import put_data
from dossier.publishing.memory import Added, Kept, Learning, Products, Told, name_of, remember, remembered
from dossier.publishing.picturing import put_pictures
from dossier.render import account_words, fill, fragment, path_of, render, script_of
from dossier.render.environment import compile_all
from dossier.render.frame import Frame, search_boxes
from dossier.render.pictures import width_of
from dossier.store import Store, digest
from dossier.store.packed import pack
from dossier.workers import FEW, each
from dossier.write import TELLING, Maker, Sources, Task, maker, shared, tasks
from dossier.write.addresses import SiteMap, Spread, absolute, address, site_map, site_map_files
from dossier.write.assets.cards import Card, card, cards
from dossier.write.assets.indexed import Indexed, indexed
from dossier.write.assets.search import page_scripts, shelves
from dossier.write.assets.shelves import Shelf, shelf_scripts
from dossier.write.assets.staging import staged
from dossier.write.assets.wholes import Wholes, wholes
from dossier.write.exports.discovery import llms, manifest, notices, robots
from dossier.write.exports.portions import Portion


class Made(NamedTuple):
    """A file of the site as it comes from a worker."""

    kept: Kept
    content: bytes | None
    """None where the file that is there has the same key."""
    indexed: Indexed | None = None
    """What a page adds to the search; None where that is kept, and of pages that are not searched."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all tasks need."""

    sources: Sources
    """Which note what they are asked for."""
    frame: Frame
    common: bytes
    known: Mapping[str, bytes]
    """Keys of the files that are there, by their paths."""
    searched: frozenset[bytes]
    """Keys of the pages of which it is kept what they add to the search."""
    names: Mapping[str, Wholes]
    """By language: those that the search holds as wholes."""
    makers: dict[tuple[str, str], tuple[Maker, Mapping[Ask, None]]] = field(default_factory=dict)
    """By kind and language, each process for itself: what does their tasks, and what it asked for itself."""

    def maker(self, kind: str, language: str) -> tuple[Maker, Mapping[Ask, None]]:
        """What does the tasks of a kind in a language, and what it asked for."""
        if (kind, language) not in self.makers:
            with gathering() as asked:
                made = maker(kind, language, self.sources)
            self.makers[kind, language] = made, asked
        return self.makers[kind, language]


class _Done(NamedTuple):
    """What came of a task."""

    asked: tuple[Ask, ...]
    files: tuple[Made, ...]
    added: Mapping[Added, bytes]
    """To the data files, as the store keeps it."""
    told: tuple[Told, ...] = ()

    @property
    def made(self) -> Products:
        """What is remembered of it."""
        return Products(tuple(made.kept for made in self.files), tuple(self.added), self.told)


def _do(of: _Shared, task: Task) -> _Done:
    """Everything that one task makes (in any process)."""
    make, before = of.maker(task.kind, task.language)
    with gathering() as asked:
        made = list(make(task.id))
    files = tuple(_made(one, of) for one in made if not isinstance(one, Portion))
    packed = ((one.group, pack(one.pieces)) for one in made if isinstance(one, Portion))
    added = {Added(group, digest(raw)): raw for group, raw in packed}
    if task.kind != TELLING:
        return _Done((*before, *asked), files, added)
    # Of its own entries it asks for what they are made of, as it is the one that answers for them.
    entries, made_of = entries_of(task.id, task.language, of.sources)
    own = {entry_ask(entry.id, task.language) for entry in entries}
    wanted = dict.fromkeys(ask for ask in (*before, *asked, *made_of) if ask not in own)
    return _Done(tuple(wanted), files, added, tuple(Told(entry.id, digest(entry)) for entry in entries))


def _made(file: SiteFile | Fragment | Attachment, of: _Shared) -> Made:
    if isinstance(file, Attachment):
        key = digest(file.content)
        return Made(Kept(file.path, key), None if of.known.get(file.path) == key else file.content)
    if isinstance(file, Fragment):
        path, key = script_of(file, of.frame), digest(of.common, file)
        return Made(Kept(path, key), None if of.known.get(path) == key else fragment(file, of.frame).encode())
    path, key = path_of(file, of.frame), digest(of.common, file)
    same = of.known.get(path) == key
    content = None if same else render(file, of.frame).encode("utf-8", "xmlcharrefreplace")
    language = file.uri.partition("/")[0]
    read = staged(file.view, language) if key not in of.searched else None
    kept = Kept(path, key, file.uri, file.hidden_in, card(file.view, language), bool(read) or key in of.searched)
    return Made(kept, content, indexed(read, of.names[language]) if read else None)


def make_files(sources: Sources, frame: Frame, publication: Publication, store: Store) -> int:
    """Everything that MkDocs does not make, raw texts apart, into a publication; how many pages the search has."""
    sources = with_citations(sources, store)
    known = {path: written.key for path, written in publication.known.items()}
    entities = sources.catalogue.corpus.entities
    named = [name for entity in entities for own in entity.names.values() for name in own]
    names = {code: wholes(named, code) for code in sources.languages}
    together = _Together({code: [] for code in sources.languages}, digest("search", names))
    found = store.find((together.search_key(key) for key in known.values()), Indexed)
    searched = frozenset(key for key in known.values() if together.search_key(key) in found)
    common = digest("page", frame, sources.publication, sources.handwritten, sources.rules)
    of = _Shared(watched(sources), frame, common, known, searched, names)
    learning = Learning(remembered(publication.site, store), common, Answers(sources))
    wanted = {name_of(task): task for task in tasks(sources)}
    for name, done in _done(wanted, learning, of, store):
        learning.learn(name, done.asked, done.made)
        store.put({added.key: raw for added, raw in done.added.items()})
        together.fresh.update((together.search_key(kept.key), adds) for kept, _, adds in done.files if adds)
        for kept, content, _ in done.files:
            if content is not None:
                publication.write(kept.path, content, kept.key)
    for name, task in wanted.items():
        together.take(task, learning.made(name), found)
    for path in together.paths - publication.written.keys():
        publication.keep(path)
    store.add(together.fresh)
    _put_shelves(list(shelves(together.searched)), publication, store)
    put_data(together.told, sources, publication, store)
    of_site = [frame.picture] if frame.picture else []
    put_pictures([*of_site, *sources.catalogue.pictures.values()], publication)
    of_all = _for_all_languages(sources, frame, together.pages)
    for file in (*shared(sources), *together.files(sources.languages[0]), *of_all):
        publication.write(file.path, file.content, digest(file.content))
    remember(publication.site, learning.memory(publication.again), store)
    return sum(map(len, together.searched.values()))


def _done(wanted: Mapping[str, Task], learning: Learning, of: _Shared, store: Store) -> Iterator[tuple[str, _Done]]:
    """What comes of the tasks for which something has changed; wanted: all tasks, by the names they are known by.

    Those of texts come before the others, which are done again only where a text tells something else than before.
    """
    texts = [name for name, task in wanted.items() if task.kind == TELLING]
    done = set()
    for name, result in _again(wanted if learning.is_new else texts, wanted, learning, of, store):
        done.add(name)
        yield name, result
    learning.hear()
    yield from _again([name for name in wanted if name not in done], wanted, learning, of, store)


def _again(
    names: Collection[str], wanted: Mapping[str, Task], learning: Learning, of: _Shared, store: Store
) -> Iterator[tuple[str, _Done]]:
    """The same of some tasks; the others of these are kept."""
    holding = dict(learning.holding(names))
    stored = store.known(added.key for made in holding.values() for added in made.added)
    still = {name for name, made in holding.items() if _is_whole(made, of, stored)}
    for name in still:
        learning.keep(name)
    left = [name for name in names if name not in still]
    if len(left) >= FEW:
        compile_all(of.frame.templates)
    yield from zip(left, each(_do, of, [wanted[name] for name in left]), strict=True)


def _is_whole(made: Products, of: _Shared, stored: Collection[bytes]) -> bool:
    """Whether all that a task made is still there."""
    return all(added.key in stored for added in made.added) and all(_is_there(file, of) for file in made.files)


def _is_there(file: Kept, of: _Shared) -> bool:
    """Whether a file is as it was written, and with it what it adds to the search."""
    return of.known.get(file.path) == file.key and (not file.searched or file.key in of.searched)


@dataclass(frozen=True, slots=True)
class _Together:
    """What files for many pages are put together from."""

    searched: dict[str, list[tuple[str, Indexed]]]
    """By language: pages with their paths in the site."""
    names_key: bytes
    """Of the names that the search holds as wholes."""
    fresh: dict[bytes, Indexed] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)
    """Of all files that tasks make."""
    cards: list[tuple[str, Card]] = field(default_factory=list)
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By path under docs/: the languages in which a page is hidden."""
    told: dict[tuple[str, str], dict[str, bytes]] = field(default_factory=dict)
    """What texts add to the data files: by language and group of files, and by the id of the text."""

    def search_key(self, page: bytes) -> bytes:
        """The key of what a page adds to the search."""
        return digest(self.names_key, page)

    def take(self, task: Task, made: Products, known: Mapping[bytes, Indexed]) -> None:
        """Take in what a task has made; known: what pages of an earlier build add to the search."""
        for group, key in made.added:
            self.told.setdefault((task.language, group), {})[task.id] = key
        for file in made.files:
            self.paths.add(file.path)
            if file.uri:
                self.pages[file.uri] = file.hidden_in
            if file.card:
                self.cards.append((file.uri, file.card))
            key = self.search_key(file.key) if file.searched else b""
            if told := self.fresh.get(key) or known.get(key):
                self.searched[file.uri.partition("/")[0]].append((file.path, told))

    def files(self, default: str) -> Iterator[Attachment]:
        """Cards and the search index, but for its shelves; default: the language whose pages lie at the top."""
        yield from cards(self.cards, default)
        yield from page_scripts(self.searched)


def _put_shelves(made_of: Sequence[Shelf], publication: Publication, store: Store) -> None:
    """The words of the search, into a publication: of a shelf of which no page has changed its part, the files stay."""
    keys = [digest("shelf", shelf) for shelf in made_of]
    told = store.find(keys, tuple[str, ...])
    here = {key for key, paths in told.items() if all(publication.has(path, key) for path in paths)}
    made = each(_shelf, None, [shelf for key, shelf in zip(keys, made_of, strict=True) if key not in here])
    for key in keys:
        if key in here:
            for path in told[key]:
                publication.keep(path)
            continue
        files = next(made)
        for file in files:
            publication.write(file.path, file.content, key)
        store.add({key: tuple(file.path for file in files)})


def _shelf(_: None, shelf: Shelf) -> list[Attachment]:
    return list(shelf_scripts(shelf))


def _for_all_languages(sources: Sources, frame: Frame, pages: Mapping[str, tuple[str, ...]]) -> Iterator[Attachment]:
    """What programs look for at the top of the site, the page for wrong addresses, words of accounts, search boxes.

    pages: languages in which each is hidden.
    """
    settings, url = frame.settings, frame.settings.publication.url
    path = url.partition("://")[2].partition("/")[2]
    ui = {code: words(code) for code in settings.codes}
    wrong = fill("404.html", {"settings": settings, "root": f"/{path}".rstrip("/"), "ui": ui}, frame)
    yield Attachment("404.html", wrong.encode())
    yield robots(url)
    yield notices()
    yield llms(sources.catalogue, settings.publication, settings.languages)
    drawn = {path: width_of(content) for path, content in frame.icons.items() if "touch" not in path}
    for code in settings.codes:
        yield manifest(settings.publication, code, sources.catalogue.folder(code), settings.look.icon, drawn)
    yield from (Attachment(path, content) for path, content in frame.icons.items())
    yield from _site_maps(site_map_files(site_map(_spread(sources, pages), settings.languages, url), url), frame)
    spoken = sorted({document.language for document in sources.catalogue.corpus.documents if document.lines})
    worded = (*account_words(spoken, frame), *search_boxes(frame))
    yield from (Attachment(name, script.encode()) for name, script in worded)


def _site_maps(files: Mapping[str, SiteMap], frame: Frame) -> Iterator[Attachment]:
    """The site map; where one file has no room for it, several, and the list of them in its place."""
    name, settings = "sitemap.xml", frame.settings
    # When the collection last changed somebody has said; when one page did, nobody.
    paths = (address(f"{code}/index.md", settings.default) for code in settings.codes)
    homes = [absolute(path, settings.publication.url) for path in paths]
    if name not in files:
        listed = [absolute(file, settings.publication.url) for file in files]
        yield Attachment(name, fill(name, {"site_map": (), "files": listed}, frame).encode())
    for file, pages in files.items():
        given = {"site_map": pages, "files": (), "homes": homes, "updated": settings.imprint.updated}
        yield Attachment(file, fill(name, given, frame).encode())


def _spread(sources: Sources, pages: Mapping[str, tuple[str, ...]]) -> Mapping[str, Spread]:
    """In which languages each page can be read."""
    codes = frozenset(sources.languages)
    spread = {uri.partition("/")[2]: Spread(codes, codes - {*hidden}) for uri, hidden in pages.items()}
    for path in sources.handwritten:
        _, code, name = path.split("/", 2)
        spread[name] = Spread(codes, spread[name].listed | {code} if name in spread else frozenset({code}))
    return spread
