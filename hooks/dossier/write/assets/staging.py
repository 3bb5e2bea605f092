"""What the search reads of a page: its title, its facts and its text, block by block, as a reader sees them there."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dossier.languages import words
from dossier.languages.locales import pieces
from dossier.languages.text import joined, one_line
from dossier.model import Block
from dossier.pages.markup import CONTROL
from dossier.pages.parsing import parse
from dossier.write.catalogue import LangString
from dossier.write.documents.origin import Outside
from dossier.write.documents.view import Dated, DocumentView, Version
from dossier.write.facts import Fact
from dossier.write.names import Name
from dossier.write.pages.names import EntityView, NamesIn

TEXT_WEIGHT, NAME_WEIGHT, TITLE_WEIGHT = WEIGHTS = (1, 5, 10)
"""How often a word counts by where it stands; in a title as often as the tenth of a long text may say it."""
_APART = " ·|"
"""What stands between the items of a line, none of their text."""


class Passage(NamedTuple):
    """A paragraph, heading, cell or item: its text, spaces collapsed, and the id of the element where it stands."""

    id: str
    text: str
    weight: int = TEXT_WEIGHT


class Staged(NamedTuple):
    """A page as the index gets it; the title is the first passage, tags are such as `type:speech`."""

    tags: tuple[str, ...]
    passages: tuple[Passage, ...]


def staged(view: object, language: str) -> Staged | None:
    """What is searched of the page that shows a view in a language.

    None for pages that are no document and no name, for those that only go on with what is said of a name, and for
    those that lack their text in the language: a question asks what the texts say.
    """
    if isinstance(view, DocumentView) and not view.stub:
        facts = (Passage("", text) for text in _Facts(view, language).all())
        tags = (f"{name}:{value}" for name, value in (("type", view.type), ("year", view.year)) if value)
        return _staged(view.title, tags, (*facts, *_text(view.text.blocks, language)), language)
    if isinstance(view, EntityView) and not view.name.lang and not view.here:
        return _staged(view.name, (f"type:{view.kind}",), _entity(view, language), language)
    return None


def _staged(title: LangString, tags: Iterable[str], passages: Iterable[Passage], language: str) -> Staged:
    shown = (Passage("", _set(title, language), TITLE_WEIGHT), *passages)
    cleaned = (Passage(id_, one_line(text).strip(_APART), weight) for id_, text, weight in shown)
    return Staged(tuple(tags), tuple(passage for passage in cleaned if passage.text or passage.weight == TITLE_WEIGHT))


def _set(words: LangString | Name, language: str) -> str:
    """Words with the spaces at their marks that their language asks for."""
    return joined(words.text, words.lang or language)


def _text(blocks: Iterable[Block], language: str) -> Iterator[Passage]:
    for block in blocks:
        cells = (cell for row in block.rows for cell in row) if block.kind == "table" and block.rows else (block.text,)
        yield from (Passage(block.id, joined(CONTROL.sub("", cell), language)) for cell in cells)


def _entity(view: EntityView, language: str) -> Iterator[Passage]:
    """Description, prose, names and identifiers of an entity; what texts say where they name it is found in them."""
    if view.description:
        yield Passage("", _set(view.description, language))
    if view.prose.text:
        own = view.prose.lang or language
        yield from (Passage("", joined(piece.text, own)) for piece in parse(view.prose.text))
    yield from _names(view.names, NAME_WEIGHT)
    if view.identifiers:
        say = words(language)
        yield Passage("", say["entity"]["identifiers"], NAME_WEIGHT)
        for each in view.identifiers:
            yield Passage("", f"{each.authority}{say['document']['colon']}{each.id}", NAME_WEIGHT)
    yield from _names(view.other_names, NAME_WEIGHT)
    yield from _names(view.faulty, TEXT_WEIGHT)


def _names(groups: Iterable[NamesIn], weight: int) -> Iterator[Passage]:
    yield from (Passage("", joined(name, group.language), weight) for group in groups for name in group.names)


class _Facts:
    """The card of facts of a document in words, as overrides/partials/facts.html lays it out: labels and values."""

    def __init__(self, view: DocumentView, language: str) -> None:
        self.view, self.language = view, language
        self.ui = words(language)
        self.say = self.ui["document"]

    def all(self) -> Iterator[str]:
        """Each label and each value."""
        view, say = self.view, self.say
        if view.type:
            told = self.ui["types"].get(view.type) or view.type
            yield from (say["type"], told + self._origin("type", inferred=view.type_inferred))
        yield from self._named("author", "speaker", "quoted")
        if view.date:
            yield from (say["date"], self._date(view.date))
        yield from self._named("place", "event", "publisher")
        if view.source_url:
            yield from (say["source_url"], view.source_url)
        if view.origin.found_at or not view.source_url:
            found = view.origin.found_at
            yield from (say["found_at"], self._outside(found) if found else say["unrecorded"])
        yield from (say["languages"], self._series(map(self._version, view.versions)))
        yield from self._named("rights")
        yield from self._source()

    def _source(self) -> Iterator[str]:
        view, say = self.view, self.say
        if view.capitals:
            yield from (say["capitals"], say["recased"][view.capitals])
        if view.others:
            yield say["others"]
            yield from (f"{field} {value}" for field, value in view.others)
        if view.seed:
            yield from (say["seed"], joined(view.seed, self.language), say["provenance"])

    def _origin(self, key: str, *, inferred: bool) -> str:
        if key in self.view.given:
            return f" {self.say['given']}"
        return f" {self.say['inferred']}" if inferred else ""

    def _named(self, *keys: str) -> Iterator[str]:
        for fact in (fact for fact in self.view.facts if fact.key in keys):
            yield from (self.say[fact.key], self._fact(fact))

    def _fact(self, fact: Fact) -> str:
        named = self._series(_set(name, self.language) for name in fact.names)
        key = "speaker" if fact.key == "quoted" else fact.key
        return named + self._origin(key, inferred=fact.inferred)

    def _date(self, date: Dated) -> str:
        say, gap = self.say, self.say["gap"]
        told = date.text + self._origin("date", inferred=date.inferred and date.sure)
        if date.basis and (date.inferred or not date.sure):
            first, *others = (_set(each, self.language) for each in date.basis)
            told += f" {say['says'] if others else say['basis']}{gap}{first}"
            told += f"{say['completed']}{gap}{self._series(others)}" if others else ""
        return told if date.sure else f"{told} {say['how_often']}"

    def _outside(self, it: Outside) -> str:
        detail = self.say["aside"].format(detail=self._series(it.detail)) if it.detail else ""
        return _set(it.text, self.language) + detail

    def _version(self, version: Version) -> str:
        say, status = self.ui["listing"], version.reference.status
        return f"{version.name} {say['status'][status] if status else say['original']}"

    def _series(self, items: Iterable[str]) -> str:
        return "".join(f"{it.before}{it.item}{it.after}" for it in pieces(items, self.language))
