"""The command why: what a page was made of, and why the last build wrote it again."""

import argparse
from collections.abc import Iterable, Iterator, Mapping

from dossier import collection
from dossier.cli.common import MisuseError, say_line, settings_of, store_of
from dossier.languages import words
from dossier.publishing.asking import ALIGNED, DECIDED, ENTRIES, HEADS, MENTIONS, TEXTS, Ask
from dossier.publishing.memory import Memory, last
from dossier.settings import Settings

_ENTITIES, _NAMES = "entities", "names"


def why(arguments: argparse.Namespace) -> int:
    """Print the files that made a page, the names it asked for, and what had changed when it was last written."""
    settings = settings_of(arguments.root)
    with store_of(arguments.root) as store:
        memory = None if store is None else last(store)
        if memory is None:
            raise MisuseError("no_build")
        path = _path(arguments.page, memory, settings)
        files = _Files(collection.collect(settings, store=store), arguments.language)
    for line in _told(path, memory, files, words(arguments.language)["cli"]["made"]):
        say_line(line)
    return 0


def _told(path: str, memory: Memory, files: "_Files", say: Mapping[str, str]) -> Iterator[str]:
    yield path
    yield from files.made_of(memory.asked(path))
    yield f"  {say['frame']}"
    changes = memory.changes.get(path)
    yield say["kept"] if changes is None else say["changed"] if changes else say["fresh"]
    yield from files.changed(changes or ())


def _path(page: str, memory: Memory, settings: Settings) -> str:
    """The path in the site of a page, which a person may also name by its file under docs/ or by its address."""
    named = page.removeprefix(settings.publication.url).removeprefix("/").partition("#")[0].partition("?")[0]
    files = [kept for task in memory.tasks.values() for kept in task.made.files]
    exact = (kept.path for kept in files if named in (kept.path, kept.uri, f"docs/{kept.uri}"))
    if found := next(exact, None) or next((kept.path for kept in files if named.endswith(f"/{kept.path}")), None):
        return found
    raise MisuseError("no_page", page=page)


class _Files:
    """Which files of the collection say what was asked for."""

    def __init__(self, found: collection.Collection, language: str) -> None:
        self.say = words(language)["cli"]["made"]
        self.texts: dict[str, list[str]] = {}
        for document in found.corpus.documents:
            seed = [f"seeds/{document.seed}"] if document.seed else []
            self.texts.setdefault(document.id, []).extend(dict.fromkeys((*seed, document.path)))
        self.tellers = {event.id: event.sources[0].document.id for event in found.corpus.events}
        self.pages = {entity.id: entity.path for entity in found.corpus.entities}
        self.index = collection.names_of(found)

    def made_of(self, asked: Iterable[Ask]) -> Iterator[str]:
        """One line for each file, then for each name that no page has, then what was asked besides."""
        asked = list(dict.fromkeys(asked))
        texts = dict.fromkeys(filter(None, map(self._text_of, asked)))
        names = {ask.key: self.index.get(ask.key) for ask in asked if ask.table == _NAMES and ask.key}
        pages = [self.pages.get(ask.key, ask.key) for ask in asked if ask.table == _ENTITIES and ask.key]
        yield from (f"  {path}" for id_ in texts for path in self.texts.get(id_, [id_]))
        yield from (f"  {path}" for path in dict.fromkeys([*pages, *(one.path for one in names.values() if one)]))
        yield from (f"  {self.say['unknown'].format(name=name)}" for name, one in names.items() if one is None)
        others = dict.fromkeys(
            ask.table for ask in asked if ask.table not in (_ENTITIES, _NAMES) and not self._text_of(ask)
        )
        yield from (f"  {self.say['tables'][table]}" for table in others)

    def changed(self, asks: Iterable[Ask]) -> Iterator[str]:
        """One line for each of these."""
        for ask in dict.fromkeys(asks):
            text = self._text_of(ask)
            files = self.texts.get(text, ()) if text else [self.pages.get(ask.key, "")]
            told = self.say["tables"].get(ask.table, "")
            yield "  " + " · ".join(filter(None, (told, ask.key, *files)))

    def _text_of(self, ask: Ask) -> str:
        """The id of the text that was asked about; empty for all else."""
        if ask.table == ENTRIES:
            return self.tellers.get(ask.key.partition("/")[2], "")
        return ask.key if ask.table in (TEXTS, HEADS, MENTIONS, DECIDED, ALIGNED) else ""
