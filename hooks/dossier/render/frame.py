"""What all pages of a site have in common: its name, its menu, its settings, its templates."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from dossier.languages import words
from dossier.model import Picture
from dossier.render.environment import Templates, fill, unquoted
from dossier.settings import Settings
from dossier.write.addresses import address
from dossier.write.assets.cards import FOLDERS_WITH_CARDS

_HOME = "index.md"


class MenuItem(NamedTuple):
    """One of the few pages that every page leads to."""

    title: str
    href: str
    """From the site's top folder, or an address elsewhere."""
    uri: str = ""
    """Of the page below the folder of its language; empty when it is none of ours."""
    lang: str = ""
    """BCP 47, where the page is not in the language of the menu."""

    def leads_to(self, uri: str) -> str:
        """What `aria-current` says of the item on a page: that it is this page, or the index of its folder.

        >>> item = MenuItem("Names", "fr/names/index.html", "names/index.md")
        >>> item.leads_to("names/index.md"), item.leads_to("names/a.md"), item.leads_to("about.md")
        ('page', 'true', '')
        """
        folder, _, name = self.uri.rpartition("/")
        if uri == self.uri:
            return "page"
        return "true" if folder and name == _HOME and uri.startswith(f"{folder}/") else ""


class Menu(NamedTuple):
    """The pages that every page of a language leads to."""

    home: str
    """Title of the first page."""
    items: tuple[MenuItem, ...]
    """Without the first page."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A page as menus name it."""

    title: str
    short: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What the templates of all pages share; it can be sent to another process."""

    settings: Settings
    templates: Templates
    """Those of overrides/."""
    menus: Mapping[str, Menu]
    """By language."""
    preview: bool = False
    """Whether the pages are for the one who writes them: then a script in each may load it anew."""
    picture: Picture | None = None
    """By which other sites show a page that has none of its own; None where there is none."""
    icons: Mapping[str, bytes] = field(default_factory=dict)
    """Those of the site as PNG, by their paths."""


def menu(settings: Settings, titled: Mapping[str, Titled], language: str) -> Menu:
    """The menu of a language; titled: pages by their path under docs/, of which the default language may lend some."""
    found = tuple(_items(settings.menu, settings.default, titled, language))
    first = next((item.title for item in found if item.uri == _HOME), settings.publication.called(language).name)
    return Menu(first, tuple(item for item in found if item.uri != _HOME))


def _items(
    listed: Iterable[tuple[str, str]], default: str, titled: Mapping[str, Titled], language: str
) -> Iterable[MenuItem]:
    """Each entry of `nav`: a name, or none, and a page or an address elsewhere."""
    for name, path in listed:
        if not path.endswith(".md"):
            yield MenuItem(name or path, path)
            continue
        lent = f"{language}/{path}" not in titled
        page = titled.get(f"{default if lent else language}/{path}", Titled(path))
        href = address(f"{language}/{path}", default)
        yield MenuItem(name or page.short or page.title, href, path, default if lent else "")


# What is around the contents of a page.


class Around(NamedTuple):
    """HTML that is the same on all pages of a folder to which the menu leads by the same way."""

    links: Markup
    header: tuple[Markup, Markup]
    """Before the languages of the page, and after them."""
    footer: tuple[Markup, Markup]
    """Before the link by which the page is edited, and after it."""
    scripts: Markup


_OWN = Markup("<!-- own -->")
"""Where a part of the page itself stands."""


@lru_cache(maxsize=256)
def around(frame: Frame, language: str, base_url: str, lang_root: str, here: tuple[str, ...]) -> Around:
    """What is around the contents of a page, made of nothing but what is given here, and once for all such pages.

    base_url, lang_root: the site's top folder and that of the language as written on the page; here: what
    `aria-current` says of each page of the menu.
    """
    menu, settings = frame.menus[language], frame.settings.named_in(language)
    given = {
        "ui": words(language),
        "language": language,
        "languages": settings.languages,
        "settings": settings,
        "touch_icon": next((path for path in frame.icons if "apple" in path), ""),
        "menu": menu,
        "pages": tuple(zip(menu.items, here, strict=True)),
        "card_folders": FOLDERS_WITH_CARDS,
        "base_url": base_url,
        "lang_root": lang_root,
        "own": _OWN,
    }
    parts = ("links", "header", "footer", "scripts")
    links, header, footer, scripts = (unquoted(fill(f"partials/{name}.html", given, frame.templates)) for name in parts)
    return Around(Markup(links), _halves(header), _halves(footer), Markup(scripts))  # noqa: S704 made by templates


def _halves(html: str) -> tuple[Markup, Markup]:
    before, _, after = html.partition(_OWN)
    return Markup(before), Markup(after)  # noqa: S704 made by a template


# The search box and the sheet of keys, which a page loads when somebody asks for them.


def search_boxes(frame: Frame) -> Iterator[tuple[str, str]]:
    """Path and content of the scripts with the search box of each language, and with its sheet of keys."""
    settings = frame.settings
    for code in settings.codes:
        root = "." if code == settings.default else f"./{code}"
        given = {"ui": words(code), "language": code, "languages": settings.languages, "lang_root": root}
        yield search_box(code, fill("partials/dossier-search.html", given, frame.templates))
        sheet = json.dumps(fill("partials/keys.html", given, frame.templates).strip(), ensure_ascii=False)
        yield f"assets/keys/{code}.js", f"dossier.search.sheet = {sheet};\n"


def search_box(language: str, html: str) -> tuple[str, str]:
    """Path and content of the script that holds the search box of a language."""
    return f"assets/search/{language}.js", f"dossier.search.box = {json.dumps(html.strip(), ensure_ascii=False)};\n"
