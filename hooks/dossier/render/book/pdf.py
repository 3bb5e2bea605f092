"""The book of a collection in a language as PDF: the chapters of the EPUB on pages, set by Typst (templates/book.typ).

What the template shows are elements of the chapters as data: no word of a text is ever read as markup. A link leads to
a number that stands at its target; targets to which nothing leads have none.
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from dossier import typeset
from dossier.languages import languages, profile, words
from dossier.languages.locales import direction
from dossier.render.book import TEMPLATES, bodies
from dossier.settings import Settings
from dossier.write import Sources
from dossier.write.packs.book import Chapter, Part, book

Node = Mapping[str, Any] | str
_DEEPEST = 12
"""Elements in each other that are told apart: Typst follows no more than some dozens of calls."""
_OF_ELEMENTS = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr"})
"""Elements that hold words in others alone."""
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-([A-Z]{2}))?").fullmatch
_HEADING = re.compile("h[1-6]").fullmatch
_OUTSIDE = re.compile("(?:https?|mailto|tel):").match
_NO_LETTERS = frozenset({"Cn", "Co", "Cs", "Cc"})
"""Categories of Unicode of which no font has a letter."""
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\ufeff"))
"""Where a word may be parted, which Typst knows by itself and stumbles over at the end of a link; and the mark of the
order of bytes, which PDF/UA does not allow."""


def pdf(of: Sources, language: str, settings: Settings) -> bytes:
    """The book in one of the languages of a collection; typeset.NoFontError where no font has a letter."""
    return typeset.pdf(TEMPLATES.joinpath("book.typ"), _record(of, language, settings))


def _record(of: Sources, language: str, settings: Settings) -> Mapping[str, Any]:
    """All that the template shows."""
    told = book(of, language, settings.imprint.updated)
    made = bodies(told, settings)
    leads = _Leads(made)
    editor = settings.imprint.editor
    return {
        "title": _shown(told.title),
        "editor": _shown(editor.get(language) or editor.get("", "")),
        "language": _language(language),
        "say": {key: words(language)["book"][key] for key in ("contents", "on_page")},
        "setting": {code: _setting(code) for code in languages()},
        "fallback": bool(_fonts(language) or not profile(language).fonts.get("serif")),
        "print": typeset.PRINT,
        "cover": leads.nodes("cover.xhtml", made),
        "front": [_chapter(each, leads, made) for each in told.front[1:]],
        "parts": [_part(part, leads, made) for part in told.parts],
    }


def _setting(code: str) -> Mapping[str, Any]:
    """How the text of a language is set."""
    own = profile(code)
    named = own.fonts.get("serif", ())
    fonts = _fonts(code) or (sorted(typeset.families() - {typeset.PRINT, typeset.PITCHED}) if named else [])
    return {"fonts": fonts, "quotes": own.quotes, "css": dict(own.typesetting)}


def _fonts(code: str) -> list[str]:
    """Those that the profile of a language names and this machine has, the best first.

    Where it names some and none is there, any but Typst's own may do: Typst would take `typeset.PITCHED` for Arabic,
    in which nobody prints a book, and a book without a font is left out and named (`dossier pack`).
    """
    return [name for name in profile(code).fonts.get("serif", ()) if name in typeset.families()]


def _part(part: Part, leads: "_Leads", made: Mapping[str, Element]) -> Mapping[str, Any]:
    return {"title": _shown(part.title), "chapters": [_chapter(each, leads, made) for each in part.chapters]}


def _chapter(chapter: Chapter, leads: "_Leads", made: Mapping[str, Element]) -> Mapping[str, Any]:
    return {
        "title": _shown(chapter.title.text),
        "path": chapter.path,
        **leads.whole(f"{chapter.path}.xhtml"),
        "nodes": leads.nodes(f"{chapter.path}.xhtml", made),
        **(_language(chapter.title.lang) if chapter.title.lang else {}),
    }


class _Leads:
    """The targets of a book's links, each with its number."""

    def __init__(self, made: Mapping[str, Element]) -> None:
        targets = {(path, id_) for path, body in made.items() for id_ in ("", *_ids(body))}
        wanted = {to for path, body in made.items() for href in _hrefs(body) if (to := _place(path, href)) in targets}
        self._numbers = {place: number for number, place in enumerate(sorted(wanted))}

    def whole(self, path: str) -> Mapping[str, int]:
        """The number of a chapter, where a link leads to the whole of it."""
        own = self._numbers.get((path, ""))
        return {} if own is None else {"id": own}

    def nodes(self, path: str, made: Mapping[str, Element]) -> list[Node]:
        """What is in a chapter."""
        return list(self._inner(made[path], path, _levels(made[path]), 0))

    def _inner(self, element: Element, path: str, levels: Mapping[Element, int], depth: int) -> Iterator[Node]:
        if depth > _DEEPEST and element.tag not in _OF_ELEMENTS:
            yield _shown("".join(element.itertext()))
            return
        if element.text:
            yield _shown(element.text)
        for child in element:
            yield {
                "tag": "div" if _HEADING(child.tag) and child not in levels else child.tag,
                **self._led(child, path),
                **_told(child, levels),
                "nodes": list(self._inner(child, path, levels, depth + 1)),
            }
            if child.tail:
                yield _shown(child.tail)

    def _led(self, element: Element, path: str) -> Mapping[str, Any]:
        told: dict[str, Any] = {}
        if (own := self._numbers.get((path, element.get("id", "-")))) is not None:
            told["id"] = own
        if href := element.get("href"):
            place = _place(path, href)
            if place in self._numbers:
                told["to"] = self._numbers[place]
                told["paged"] = bool(place[1]) and place[0] != path and place[0].startswith("documents/")
            elif _OUTSIDE(href):
                told["address"] = href
        return told


def _ids(body: Element) -> Iterator[str]:
    return (id_ for element in body.iter() if (id_ := element.get("id")))


def _hrefs(body: Element) -> Iterator[str]:
    return (element.get("href", "") for element in body.iter("a") if element.get("class") != "number")


def _place(path: str, href: str) -> tuple[str, str]:
    """File and id to which an address in a file leads.

    >>> _place("documents/a.xhtml", "../names/b%20c.xhtml#n-b"), _place("a.xhtml", "#n")
    (('names/b c.xhtml', 'n-b'), ('a.xhtml', 'n'))
    """
    file, _, fragment = href.partition("#")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path, unquote(
        fragment
    )


def _told(element: Element, levels: Mapping[Element, int]) -> Mapping[str, Any]:
    """What else the template asks of an element."""
    numbers = {
        name: int(value)
        for name in ("start", "value", "colspan", "rowspan")
        if (value := element.get(name, "")).isdecimal()
    }
    classes = {"classes": element.get("class", "").split()} if element.get("class") else {}
    level = {"level": levels[element]} if element in levels else {}
    return {**numbers, **classes, **level, **_language(element.get("lang", ""))}


def _language(code: str) -> Mapping[str, str]:
    """A language as Typst takes it; nothing where it is no code of one.

    >>> _language("zh-Hant-TW"), _language("x-klingon")
    ({'lang': 'zh', 'dir': 'ltr', 'region': 'TW'}, {})
    """
    found = _LANGUAGE(code)
    return {"lang": found[1], "dir": direction(code), **({"region": found[2]} if found[2] else {})} if found else {}


def _levels(body: Element) -> Mapping[Element, int]:
    """The level of each heading below that of the chapter, none of which is left out (ISO 14289-1, 7.4.2).

    What has no words is no heading: readers could not be led there.
    """
    levels: dict[Element, int] = {}
    last = 1
    for element in body.iter():
        if _HEADING(element.tag) and _shown("".join(element.itertext())).strip():
            last = levels[element] = max(1, min(int(element.tag[1]), last + 1))
    return levels


def _shown(text: str) -> str:
    """A text with the sign that stands for what is no letter (U+FFFD), and without those that are no part of it."""
    return "".join(
        "\ufffd" if unicodedata.category(each) in _NO_LETTERS and each not in "\n\t\r" else each
        for each in text.translate(_UNSEEN)
    )
