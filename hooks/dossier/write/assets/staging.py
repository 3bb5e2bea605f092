"""What the search reads of a page: its title and article, written so that Pagefind finds all words."""

import html
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from dossier.languages.writing_systems import UNSPACED

_AFTER_UNSPACED = re.compile(f"(?<=[{UNSPACED}])")
_BEFORE_UNSPACED = re.compile(rf"(?<![\s\u200b])(?=[{UNSPACED}])")
_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ](?=\w)")
_HYPHEN = re.compile(r"(?<=\w)[‐‑–](?=\w)")

_SEGMENTED = frozenset({"zh", "ja", "th"})
"""Languages that Pagefind itself divides into words: there alone it splits at U+200B, elsewhere only at spaces."""


class Staged(NamedTuple):
    """A page as Pagefind gets it."""

    language: str
    html: str


def searchable(text: str, language: str) -> str:
    """The text with plain apostrophes and hyphens, and with each character of an unspaced script as a word.

    >>> searchable("l’IA non‑alignée", "fr")
    "l'IA non-alignée"
    >>> searchable("AI能力", "en")
    'AI 能 力 '
    >>> searchable("“能力”", "zh").split("\u200b")
    ['“', '能', '力', '”']
    """
    text = _HYPHEN.sub("-", _APOSTROPHE.sub("'", text)).replace("\u00ad", "")
    space = "\u200b" if language in _SEGMENTED else " "
    return _BEFORE_UNSPACED.sub(space, _AFTER_UNSPACED.sub(space, text))


class _Page(HTMLParser):
    """Copies the first article of a page and notes its language, its title and whether it may be found."""

    def __init__(self, languages: Sequence[str]) -> None:
        super().__init__()
        self.languages = languages
        self.language = ""
        self.title = ""
        self.hidden = False
        self.headed = False
        self.parts: list[str] = []
        self.depth = 0
        self.element = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the language and the title, and copy what stands in the article (called by the parser)."""
        self.element = tag
        values = dict(attrs)
        if self.depth or (tag == "article" and not self.parts):
            self._copy(tag, values)
        elif tag == "html":
            self.language = _known(values.get("lang") or "", self.languages)
        elif tag == "meta" and values.get("name") == "robots":
            self.hidden |= "noindex" in (values.get("content") or "")

    def _copy(self, tag: str, values: dict[str, str | None]) -> None:
        start = self.get_starttag_text() or ""
        if tag == "article":
            self.depth += 1
            self.hidden |= self.depth == 1 and values.get("data-pagefind-ignore") == "all"
        elif tag == "h1" and not self.headed:
            self.headed = True
            start = f'<h1 data-pagefind-weight="10"{start[3:]}'
        self.parts.append(start)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.element = ""
        if self.depth:
            self.parts.append(f"</{tag}>")
            self.depth -= tag == "article"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.parts.append(html.escape(searchable(data, self.language), quote=False))
        elif self.element == "title":
            self.title += data


def _known(tag: str, languages: Sequence[str]) -> str:
    """The configured language that a BCP 47 tag means: itself or its primary subtag; empty when none."""
    return next((code for code in (tag, tag.partition("-")[0]) if code in languages), "")


def stage(page: str, languages: Sequence[str]) -> Staged | None:
    r"""The part of an HTML page that is searched; None when it has no article, no known language, or wants no search.

    >>> stage('<html lang="fr"><title>L’eau</title><nav>…</nav><article><p id="p-1">L’IA</p></article>', ["en", "fr"])
    Staged(language='fr', html='<html lang="fr"><h1>L\'eau</h1><article><p id="p-1">L\'IA</p></article></html>')
    >>> stage('<html lang="fr"><article data-pagefind-ignore="all">…</article>', ["fr"]) is None
    True
    """
    start, end = page.find("<article"), page.rfind("</article>")
    if start < 0:
        return None
    reader = _Page(languages)
    reader.feed(page[: page.find("<body")] if "<body" in page[:start] else page[:start])
    reader.feed(page[start : end + len("</article>")])
    if not reader.language or reader.hidden or not reader.parts:
        return None
    title = html.escape(searchable(reader.title.strip(), reader.language), quote=False)
    heading = "" if reader.headed else f"<h1>{title}</h1>"
    return Staged(reader.language, f'<html lang="{reader.language}">{heading}{"".join(reader.parts)}</html>')
