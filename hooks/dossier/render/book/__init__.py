"""The book of a collection in a language as EPUB 3 (https://www.w3.org/TR/epub-33/).

Chapters are made as pages are: by templates (in templates/), from views, with the same functions. The HTML that comes
of it becomes XHTML at one place (`xhtml.py`), and its links to pages of the site become links within the book
(`links.py`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from xml.etree.ElementTree import Element

from jinja2 import Environment

from dossier.languages import profile, words
from dossier.languages.locales import direction
from dossier.render import text_html
from dossier.render.book.links import Links
from dossier.render.book.package import archive
from dossier.render.book.xhtml import ids, lead, originals_first, page, tree
from dossier.render.environment import environment
from dossier.render.phrases import Phrases
from dossier.settings import Settings
from dossier.write import Sources
from dossier.write.addresses import home, relative
from dossier.write.documents.view import DocumentView
from dossier.write.packs.book import Book, Chapter, book

TEMPLATES = files(__name__).joinpath("templates")
_STYLE, _CONTENTS = "style.css", "nav.xhtml"


def epub(of: Sources, language: str, settings: Settings, *, parallel: bool = False) -> bytes:
    """The book of a collection in one of its languages; the same bytes each time.

    parallel: the original of each paragraph that is translated stands above it.
    """
    told = book(of, language, settings.imprint.updated, parallel=parallel)
    made = bodies(told, settings)
    given = {"book": told, "ui": words(language), "language": language}
    made[_CONTENTS] = tree(_fill("nav.html", given))
    titles = {f"{chapter.path}.xhtml": chapter.title.text for chapter in told.chapters}
    titles[_CONTENTS] = words(language)["book"]["contents"]
    return archive({
        "package.opf": _fill("package.xml", given).encode(),
        _STYLE: _style(settings.codes).encode(),
        **{path: _page(body, path, titles[path], language) for path, body in made.items()},
    })  # fmt: skip


def bodies(told: Book, settings: Settings) -> dict[str, Element]:
    """The contents of each chapter by its path, with links as they are within the book."""
    made = dict(_chapters(told, settings))
    links = Links(told, {path: ids(body) for path, body in made.items()}, settings.publication.url, settings.default)
    for path, body in made.items():
        lead(body, links.of(path))
        originals_first(body)
    return made


def _style(languages: Iterable[str]) -> str:
    """The style sheet, and the marks around a quotation: those of the text in which it stands."""
    marks = {
        code: " ".join(json.dumps(mark, ensure_ascii=False) for mark in profile(code).quotes) for code in languages
    }
    rules = (f":lang({code}) > q {{ quotes: {own}; }}\n" for code, own in marks.items())
    return TEMPLATES.joinpath(_STYLE).read_text(encoding="utf-8") + "".join(rules)


def _page(body: Element, path: str, title: str, language: str) -> bytes:
    return page(body, title, language, direction(language), relative(_STYLE, path))


def _chapters(told: Book, settings: Settings) -> Iterator[tuple[str, Element]]:
    """Path and contents of each, with links as a page of the site in the same place has them."""
    for chapter in told.chapters:
        place = told.site_path(chapter, settings.default)
        top = "/".join([".."] * place.count("/")) or "."
        own = home(f"{chapter.path}.md", told.language, settings.default)
        given = {
            **Phrases(told.language, place, top, own, settings.languages).functions,
            "chapter": chapter,
            "view": chapter.view,
            "ui": words(told.language),
            "language": told.language,
            "content": _content(chapter, told.language, settings),
        }
        yield f"{chapter.path}.xhtml", tree(_fill(chapter.template, given))


def _content(chapter: Chapter, language: str, settings: Settings) -> str:
    if isinstance(chapter.view, DocumentView):
        return text_html(chapter.view.text, chapter.title.lang or language, settings.markdown)
    return ""


@cache
def _templates() -> Environment:
    return environment({each.name: each.read_text(encoding="utf-8") for each in TEMPLATES.iterdir()})


def _fill(template: str, given: Mapping[str, Any]) -> str:
    return _templates().get_template(template).render(given)
