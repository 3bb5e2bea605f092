"""What a page in HTML wants searched: an independent check of what the index gets, read from what a reader sees."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from dossier.languages.text import one_line
from dossier.write.assets.staging import TITLE_WEIGHT, Passage, Staged

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_INLINE = re.compile(
    "[abiqsu]|abbr|bd[io]|cite|code|data|del|dfn|em|img|ins|kbd|mark|r[pt]|ruby|samp|small|span|strong|su[bp]|time|var|wbr"
)
"""Elements within which a sentence goes on; any other begins and ends a block."""
_SILENT = frozenset({"script", "style", "template", "svg", "select", "button"})
"""Elements whose text is none of the page's."""
_APART = " ·|"
"""What stands between the items of a line, none of their text."""
_FILTER = re.compile(r"(\w+)\[([\w-]+)\]")


class Article(NamedTuple):
    """The language of a page, and what of it is to be searched."""

    language: str
    page: Staged


class _Open(NamedTuple):
    tag: str
    silent: bool
    weight: int


class _Page(HTMLParser):
    """Reads the first article of a page and notes its language, its title and whether it may be found."""

    def __init__(self, languages: Sequence[str]) -> None:
        super().__init__()
        self.languages = languages
        self.language = ""
        self.title = ""
        self.hidden = False
        self.tags: list[str] = []
        self.blocks: list[Passage] = []
        self.stack: list[_Open] = []
        self.id = ""
        self.parts: list[str] = []
        self.done = False
        self.element = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the language, the title and what the article says of itself (called by the parser)."""
        values = {name: value or "" for name, value in attrs}
        self.element = tag
        if self.stack or (tag == "article" and not self.done):
            self._enter(tag, values)
        elif tag == "html":
            self.language = _known(values.get("lang", ""), self.languages)
        elif tag == "meta" and values.get("name") == "robots":
            self.hidden |= "noindex" in values.get("content", "")

    def _enter(self, tag: str, values: dict[str, str]) -> None:
        outer = self.stack[-1] if self.stack else _Open("", silent=False, weight=1)
        self.hidden |= not self.stack and values.get("data-index-ignore") == "all"
        silent = outer.silent or tag in _SILENT or "data-index-ignore" in values or "hidden" in values
        weight = TITLE_WEIGHT if tag == "h1" else int(values.get("data-index-weight", outer.weight))
        if not _INLINE.fullmatch(tag):
            self._end_block()
        if not silent:
            self.id = values.get("id") or self.id
        if not outer.silent:
            found = _FILTER.findall(values.get("data-index-filter", ""))
            self.tags += [f"{name}:{values[attribute]}" for name, attribute in found if values.get(attribute)]
        if tag not in _VOID:
            self.stack.append(_Open(tag, silent, weight))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Ends all elements down to the one of this name; a closing tag without an open one ends nothing."""
        self.element = ""
        if not any(opened.tag == tag for opened in self.stack):
            return
        if not _INLINE.fullmatch(tag):
            self._end_block()
        while self.stack.pop().tag != tag:
            pass
        self.done = not self.stack

    def handle_data(self, data: str) -> None:
        if self.stack and not self.stack[-1].silent:
            self.parts.append(data)
        elif self.element == "title" and not self.stack:
            self.title += data

    def _end_block(self) -> None:
        text = one_line("".join(self.parts)).strip(_APART)
        self.parts = []
        if text:
            self.blocks.append(Passage(self.id, text, self.stack[-1].weight))


def _known(tag: str, languages: Sequence[str]) -> str:
    """The configured language that a BCP 47 tag means: itself or its primary subtag; empty when none."""
    return next((code for code in (tag, tag.partition("-")[0]) if code in languages), "")


def stage(page: str, languages: Sequence[str]) -> Article | None:
    """What is searched of an HTML page; None when it has no article, no known language, or wants no search.

    >>> page = '<html lang="fr"><title>L’eau</title><nav>…</nav><article><p id="p-1">L’<b>IA</b></p></article>'
    >>> stage(page, ["en", "fr"]).page.passages
    (Passage(id='', text='L’eau', weight=10), Passage(id='p-1', text='L’IA', weight=1))
    >>> stage('<html lang="fr"><article data-index-ignore="all">…</article>', ["fr"]) is None
    True
    """
    start, end = page.find("<article"), page.rfind("</article>") + len("</article>")
    if start < 0:
        return None
    reader = _Page(languages)
    body = page.find("<body")
    reader.feed(page[: body if 0 <= body < start else start])
    begun = page.find(">", start) + 1
    reader.feed(page[start:begun])
    if not reader.language or reader.hidden:
        return None
    reader.feed(page[begun:end])
    heading = next((block for block in reader.blocks if block.weight == TITLE_WEIGHT), None)
    title = heading or Passage("", one_line(reader.title), TITLE_WEIGHT)
    rest = tuple(block for block in reader.blocks if block is not heading)
    return Article(reader.language, Staged(tuple(reader.tags), (title, *rest)))
