"""A site from what was read and related to its files: tasks are handed out, what comes back is put together.

A page is not made again if nothing has changed of what it asked for (`asking.py`), nor the frame of all pages, nor the
code; and what is made again is not rendered if its record is that of the file which is still there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.languages import words
from dossier.model import Attachment, SiteFile
from dossier.publishing import Publication
from dossier.publishing.asking import Answers, Ask, gathering, watched
from dossier.publishing.memory import Kept, Learning, name_of, remember, remembered
from dossier.render import account_words, fill, path_of, render
from dossier.render.frame import Frame, search_boxes
from dossier.store import Store, digest
from dossier.workers import each
from dossier.write import Maker, Sources, Task, maker, shared, tasks
from dossier.write.addresses import SiteMap, Spread, absolute, site_map, site_map_files
from dossier.write.assets.cards import Card, card, cards
from dossier.write.assets.indexed import Indexed, indexed
from dossier.write.assets.search import page_scripts, shelves
from dossier.write.assets.shelves import Shelf, shelf_scripts
from dossier.write.assets.staging import staged
from dossier.write.assets.wholes import Wholes, wholes


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


def _do(of: _Shared, task: Task) -> _Done:
    """Everything that one task makes (in any process)."""
    make, before = of.maker(task.kind, task.language)
    with gathering() as asked:
        files = list(make(task.id))
    return _Done((*before, *asked), tuple(_made(file, of) for file in files))


def _made(file: SiteFile | Attachment, of: _Shared) -> Made:
    if isinstance(file, Attachment):
        key = digest(file.content)
        return Made(Kept(file.path, key), None if of.known.get(file.path) == key else file.content)
    path, key = path_of(file, of.frame), digest(of.common, file)
    same = of.known.get(path) == key
    content = None if same else render(file, of.frame).encode("utf-8", "xmlcharrefreplace")
    language = file.uri.partition("/")[0]
    read = staged(file.view, language) if key not in of.searched else None
    kept = Kept(path, key, file.uri, file.hidden_in, card(file.view, language), bool(read) or key in of.searched)
    return Made(kept, content, indexed(read, of.names[language]) if read else None)


def make_files(sources: Sources, frame: Frame, publication: Publication, store: Store) -> int:
    """Everything that MkDocs does not make, raw texts apart, into a publication; how many pages the search has."""
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
    for kept, content, adds in _done(tasks(sources), learning, of):
        if content is None:
            publication.keep(kept.path)
        else:
            publication.write(kept.path, content, kept.key)
        together.add(kept, adds, found.get(together.search_key(kept.key)))
    store.add(together.fresh)
    _put_shelves(list(shelves(together.searched)), publication, store)
    of_all = _for_all_languages(sources, frame, together.pages)
    for file in (*shared(sources), *together.files(sources.languages[0]), *of_all):
        publication.write(file.path, file.content, digest(file.content))
    remember(publication.site, learning.memory(publication.again), store)
    return sum(map(len, together.searched.values()))


def _done(wanted: Iterable[Task], learning: Learning, of: _Shared) -> Iterator[Made]:
    """What comes of all tasks, in their order: those for which nothing has changed are not done again."""
    names = {name_of(task): task for task in wanted}
    still = {name: files for name, files in learning.holding() if all(_is_there(file, of) for file in files)}
    results = each(_do, of, [task for name, task in names.items() if name not in still])
    for name in names:
        if name in still:
            learning.keep(name)
            yield from (Made(kept, None) for kept in still[name])
        else:
            result = next(results)
            learning.learn(name, result.asked, (made.kept for made in result.files))
            yield from result.files


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
    cards: list[tuple[str, Card]] = field(default_factory=list)
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By path under docs/: the languages in which a page is hidden."""

    def search_key(self, page: bytes) -> bytes:
        """The key of what a page adds to the search."""
        return digest(self.names_key, page)

    def add(self, file: Kept, adds: Indexed | None, known: Indexed | None) -> None:
        """Take in what one file tells; adds: to the search, where that is not known from an earlier build."""
        if file.uri:
            self.pages[file.uri] = file.hidden_in
        if file.card:
            self.cards.append((file.uri, file.card))
        if adds:
            self.fresh[self.search_key(file.key)] = adds
        if file.searched and (told := adds or known):
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
    """The site map, the page for wrong addresses, words for the accounts of a cleaning, and the search boxes.

    pages: languages in which each is hidden.
    """
    settings, url = frame.settings, frame.settings.publication.url
    path = url.partition("://")[2].partition("/")[2]
    ui = {code: words(code) for code in settings.codes}
    wrong = fill("404.html", {"settings": settings, "root": f"/{path}".rstrip("/"), "ui": ui}, frame)
    yield Attachment("404.html", wrong.encode())
    yield from _site_maps(site_map_files(site_map(_spread(sources, pages), settings.languages, url), url), frame)
    spoken = sorted({document.language for document in sources.catalogue.corpus.documents if document.lines})
    worded = (*account_words(spoken, frame), *search_boxes(frame))
    yield from (Attachment(name, script.encode()) for name, script in worded)


def _site_maps(files: Mapping[str, SiteMap], frame: Frame) -> Iterator[Attachment]:
    """The site map; where one file has no room for it, several, and the list of them in its place."""
    name = "sitemap.xml"
    if name not in files:
        listed = [absolute(file, frame.settings.publication.url) for file in files]
        yield Attachment(name, fill(name, {"site_map": (), "files": listed}, frame).encode())
    for file, pages in files.items():
        yield Attachment(file, fill(name, {"site_map": pages, "files": ()}, frame).encode())


def _spread(sources: Sources, pages: Mapping[str, tuple[str, ...]]) -> Mapping[str, Spread]:
    """In which languages each page can be read."""
    codes = frozenset(sources.languages)
    spread = {uri.partition("/")[2]: Spread(codes, codes - {*hidden}) for uri, hidden in pages.items()}
    for path in sources.handwritten:
        _, code, name = path.split("/", 2)
        spread[name] = Spread(codes, spread[name].listed | {code} if name in spread else frozenset({code}))
    return spread
