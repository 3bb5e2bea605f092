"""Act four: HTML of each page, made of its record and its template.

MkDocs renders the few pages that somebody wrote as a whole (home, about); they go through the same templates with the
same variables (`variables`). All others are made here, each for itself, so that any process can make any of them.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment

from dossier.languages import words
from dossier.model import PICTURE_SIZE, Fragment, Picture, SiteFile
from dossier.render import environment
from dossier.render.anchoring import lay
from dossier.render.blocks import elements
from dossier.render.foreign_scripts import typeset
from dossier.render.frame import Frame, around
from dossier.render.ledger import ledger, words_script
from dossier.render.markdown import beside, html
from dossier.render.phrases import Phrases
from dossier.render.serializer import inner_html
from dossier.write.addresses import Spread, absolute, address, alternates, as_shown, home
from dossier.write.documents.room import Text
from dossier.write.documents.view import DocumentView
from dossier.write.pages.names import EntityView
from dossier.write.pages.provenance import ProvenanceView


@dataclass(frozen=True, slots=True)
class Page:
    """What the frame around every page says of it."""

    uri: str
    """Under docs/."""
    title: str
    description: str = ""
    short: str = ""
    lead: str = ""
    """A sentence below the title of the first page, which somebody wrote."""
    content: str = ""
    """HTML of its text."""
    edit_url: str = ""
    raw_url: str = ""
    """Where the repository shows the raw text of which the page was made."""
    made_of: str = ""
    """File with the words that it shows, relative to the collection's folder."""
    view: object = None
    """All else that its template shows."""
    stands_for: str = ""
    """Page that tells in another language what this one lacks."""
    picture: Picture | None = None
    """Its own, by which other sites show it."""


def path_of(file: SiteFile, frame: Frame) -> str:
    """Where a page lies in the site."""
    return address(file.uri, frame.settings.default)


def render(file: SiteFile, frame: Frame) -> str:
    """HTML of a page."""
    language = file.uri.partition("/")[0]
    page = Page(
        uri=file.uri,
        title=file.title,
        description=file.description,
        short=file.short,
        content=content(file.view, file.uri, frame),
        edit_url=frame.settings.forge.edit(file.edit, file.begun),
        raw_url=frame.settings.forge.see(file.raw),
        made_of=file.raw or file.edit,
        view=file.view,
        stands_for=file.stands_for,
        picture=file.picture,
    )
    there = frozenset(frame.settings.codes)
    made = variables(page, Spread(there, there - {*file.hidden_in}, file.once), frame, language)
    return fill(file.template, made, frame)


def script_of(file: Fragment, frame: Frame) -> str:
    """Where the script lies that brings a part of a page to others."""
    return address(file.uri, frame.settings.default).removesuffix("html") + "js"


def fragment(file: Fragment, frame: Frame) -> str:
    """The script that brings a part of a page to others."""
    language = file.uri.partition("/")[0]
    made = variables(Page(file.uri, "", view=file.view), Spread(frozenset(), frozenset()), frame, language)
    return f"dossier.whole={json.dumps(fill(file.template, made, frame).strip(), ensure_ascii=False)};\n"


def templates(frame: Frame) -> Environment:
    """The templates of a site, compiled once in a process."""
    return environment.compiled(frame.templates)


def fill(template: str, given: Mapping[str, Any], frame: Frame) -> str:
    """A template with all that it asks for."""
    return environment.fill(template, given, frame.templates)


def content(view: object, uri: str, frame: Frame) -> str:
    """HTML of the text of a page under docs/; empty when it has none beside what its template shows."""
    language, extensions = uri.partition("/")[0], frame.settings.markdown
    if isinstance(view, DocumentView):
        code = view.title.lang or language
        return text_html(view.text.shown(), code, extensions, _leading(uri, code, frame))
    if isinstance(view, ProvenanceView):
        return ledger(view, language)
    if isinstance(view, EntityView) and view.prose.text:
        code = view.prose.lang or language
        return typeset(html(view.prose.text, dict(extensions), leading=_leading(uri, code, frame)), code)
    return ""


def _leading(uri: str, language: str, frame: Frame) -> Callable[[str], str]:
    """What gives the addresses on a page of links in what somebody wrote there, or in the page of another language."""
    source = f"{language}/{uri.partition('/')[2]}"
    return partial(as_shown, source=source, page=uri, default=frame.settings.default)


def text_html(
    text: Text,
    language: str,
    extensions: Iterable[tuple[str, Mapping[str, Any]]],
    leading: Callable[[str], str] = beside,
) -> str:
    """HTML of blocks as they are, or of the Markdown that somebody wrote; extensions, leading: as of `html`."""
    if text.markdown is not None:
        return typeset(html(text.markdown, dict(extensions), text.marks, leading), language)
    root, laid = elements(text.blocks, text.marks)
    lay(root, laid)
    return inner_html(root, language)


def variables(
    page: Page, spread: Spread, frame: Frame, language: str, folders: tuple[str, str] | None = None
) -> Mapping[str, Any]:
    """What the template of a page may use.

    folders: the site's top and the language's own as written on the page, where it lies in that of another language.
    """
    settings = frame.settings.named_in(language)
    path = page.uri.partition("/")[2]
    shown = page.stands_for or page.uri
    place = address(f"{language}/{path}", settings.default)
    base_url, lang_root = folders or (_up(place), home(path, language, settings.default))
    menu = frame.menus[language]
    picture = page.picture or frame.picture
    canonical = absolute(address(shown, settings.default), settings.publication.url)
    reported = words(language)["site"]["reported"].format(title=page.title), canonical or place
    versions = alternates(path, language, settings.languages, spread, settings.publication.url)
    return {
        **Phrases(language, place, base_url, lang_root, settings.languages).functions,
        "page": page,
        "view": page.view,
        "ui": words(language),
        "language": language,
        "languages": settings.languages,
        "settings": settings,
        "menu": menu,
        "preview": frame.preview,
        "path": path,
        "base_url": base_url,
        "lang_root": lang_root,
        "around": around(frame, language, base_url, lang_root, tuple(item.leads_to(path) for item in menu.items)),
        "alternates": versions,
        "listed": language in spread.listed,
        "picture": picture,
        "picture_url": absolute(picture.path, settings.publication.url) if picture else "",
        "picture_size": PICTURE_SIZE,
        "canonical": canonical,
        "reported": reported,
        "report": settings.forge.report(*reported, page.made_of),
        "foreign": "" if shown.startswith(f"{language}/") else shown.partition("/")[0],
    }


def account_words(spoken: Iterable[str], frame: Frame) -> Iterator[tuple[str, str]]:
    """Path and content of the scripts that word the accounts of a cleaning for readers of the other languages.

    spoken: codes of languages that the accounts name.
    """
    settings, codes = frame.settings, tuple(spoken)
    for language in settings.codes:
        if language != settings.default:
            # Each account sets its own addresses (account.js); what they lead to is here in the reader's language.
            page = Page(f"{settings.default}/provenance/index.md", "", edit_url="#", raw_url="#")
            spread, folders = Spread(frozenset(), frozenset(), once=True), ("..", f"../{language}")
            given = {**variables(page, spread, frame, language, folders), "foreign": ""}
            made = words_script(language, codes, fill("main.html", given, frame))
            yield f"{language}/provenance/words.js", made


def _up(path: str) -> str:
    """The site's top folder as written on a page, without a slash at its end.

    >>> _up("fr/documents/a.html"), _up("index.html")
    ('../..', '.')
    """
    return "/".join([".."] * path.count("/")) or "."
