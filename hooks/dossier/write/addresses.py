"""Addresses of pages: where a file of docs/ ends up in the site, and how pages lead to each other."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

from dossier.model import Language
from dossier.model.url import leads_away
from dossier.write.leaves import cut

_PATH = re.compile(r"[^?#\x02]*")
"""What of a link leads to a file; U+0002 stands where Python-Markdown hides an address of e-mail from robots."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page in one of the languages, as the language switcher and search engines see it."""

    code: str
    name: str
    """Of the language, in itself."""
    href: str
    """Relative to the page on which it stands."""
    url: str
    """Absolute; empty when the site has no address."""
    listed: bool
    """Whether search engines may show it."""
    current: bool = False
    default: bool = False


def address(uri: str, default: str) -> str:
    """Path in the site of a page under docs/; pages of the default language lie at the top.

    >>> address("en/documents/a.md", "en"), address("fr/index.md", "en")
    ('documents/a.html', 'fr/index.html')
    """
    return uri.removeprefix(f"{default}/").removesuffix(".md") + ".html"


def relative(target: str, start: str) -> str:
    """Address of one page of the site as written on another.

    >>> relative("fr/documents/a.html", "documents/a.html"), relative("index.html", "about.html")
    ('../fr/documents/a.html', 'index.html')
    """
    there, here = target.split("/"), start.split("/")[:-1]
    common = next((at for at, folder in enumerate(here) if folder != there[at] or at == len(there) - 1), len(here))
    return quote("/".join([".."] * (len(here) - common) + there[common:]))


def as_shown(link: str, source: str, page: str, default: str) -> str:
    """Address on a page of what a link in a file leads to: the file may be in another language than the page.

    source: path of the file below docs/; page: that of the page that shows what it says. A page of the same language is
    led to in the language of the reader, as each has all pages.

    >>> as_shown("../../fr/a.md#p-1", "en/documents/b.md", "en/documents/b.md", "en")
    '../fr/a.html#p-1'
    >>> as_shown("c.md", "en/documents/b.md", "fr/documents/b.md", "en"), as_shown("#top", "en/b.md", "en/b.md", "en")
    ('c.html', '#top')
    >>> as_shown("../map.png", "en/documents/b.md", "fr/documents/b.md", "en")
    '../../map.png'
    """
    path = _PATH.match(link)[0]  # type: ignore[index]  # it matches any
    rest, target = link[len(path) :], normpath(join(dirname(source), unquote(path)))
    if not path or path.startswith("/") or leads_away(link) or target.startswith(".."):
        return link
    if not target.endswith(".md"):
        return relative(target.removeprefix(f"{default}/"), address(page, default)) + rest
    top, _, below = target.partition("/")
    shown = f"{page.partition('/')[0]}/{below}" if top == source.partition("/")[0] else target
    return relative(address(shown, default), address(page, default)) + rest


def absolute(target: str, site_url: str) -> str:
    """Address of a page of the site on the web; empty when the site has none.

    >>> absolute("zh/documents/演讲.html", "https://example.org/d/")
    'https://example.org/d/zh/documents/%E6%BC%94%E8%AE%B2.html'
    """
    return site_url.rstrip("/") + "/" + quote(target) if site_url else ""


_MARKED = re.compile(r"(?i)\.(?:md|html?)(?:\.txt)*$")
"""Ends of names of raw texts that a browser, or a site generator, would not show as they are."""


def seed_uri(name: str) -> str:
    """Where a seed is published: what is neither .txt nor .pdf becomes the first, or MkDocs would make a page of it.

    What is called so already gets one end more: no two seeds have one address.

    >>> seed_uri("a.txt"), seed_uri("a.md"), seed_uri("a.pdf"), seed_uri("a.md.txt")
    ('seeds/a.txt', 'seeds/a.md.txt', 'seeds/a.pdf', 'seeds/a.md.txt.txt')
    """
    return f"seeds/{name}.txt" if _MARKED.search(name) else f"seeds/{name}"


def home(page: str, language: str, default: str) -> str:
    """Folder of a language's pages as written on one of them (a path below that folder), without a slash at its end.

    >>> home("documents/a.md", "fr", "en"), home("index.md", "en", "en")
    ('..', '.')
    """
    start = address(f"{language}/{page}", default)
    return relative(address(f"{language}/index.md", default), start).rpartition("/")[0] or "."


@dataclass(frozen=True, slots=True)
class Spread:
    """In which languages a page can be read."""

    there: frozenset[str]
    listed: frozenset[str]
    """Those of them in which search engines may show it."""
    once: bool = False
    """Whether it is one page for readers of all languages, whose address names the one to be shown (`worded_in`)."""


def worded_in(language: str, default: str) -> str:
    """The query by which a page that is there once is shown in the words of a language; none for those it has.

    >>> worded_in("fr", "en"), worded_in("en", "en")
    ('?lang=fr', '')
    """
    return "" if language == default else f"?lang={language}"


def alternates(
    page: str, language: str, languages: Iterable[Language], spread: Spread, site_url: str
) -> tuple[Alternate, ...]:
    """A page (its path below the folder of its language) in all languages, as seen from one of them.

    The first page of a language stands for one that it lacks; one that is there once is shown in each.
    """
    known = tuple(languages)
    default = known[0].code
    here = address(f"{language}/{page}", default)
    return tuple(
        Alternate(
            code=other.code,
            name=other.name,
            href=worded_in(other.code, "") if spread.once else relative(target, here),
            url=absolute(target, site_url),
            listed=other.code in spread.listed,
            current=other.code == language,
            default=other.default,
        )
        for other in known
        for target in [address(f"{other.code}/{page if other.code in spread.there else 'index.md'}", default)]
    )


def site_map(
    pages: Mapping[str, Spread], languages: Sequence[Language], site_url: str
) -> tuple[tuple[Alternate, ...], ...]:
    """Each page in the languages in which search engines may show it; pages: by path below a language's folder."""
    versions = (alternates(name, languages[0].code, languages, pages[name], site_url) for name in sorted(pages))
    listed = (tuple(version for version in group if version.listed) for group in versions)
    return tuple(group for group in listed if group)


SiteMap = tuple[tuple[Alternate, ...], ...]
"""Pages, each in its languages."""


def site_map_files(pages: SiteMap, site_url: str) -> Mapping[str, SiteMap]:
    """The pages that each file of the site map lists, by its name: one file as long as it has room for all of them.

    Without an address of the site nothing is listed, whatever there is.
    """
    sizes = [("sitemap", len(group) * sum(_BYTES + 2 * len(page.url) for page in group)) for group in pages]
    parts = cut(sizes, "sitemap-1", "") if site_url else ()
    if len(parts) < 2:
        return {"sitemap.xml": pages}
    return {f"sitemap-{number}.xml": pages[part.start : part.end] for number, part in enumerate(parts, start=1)}


_BYTES = 150
"""Those of a site map around each address of a page, about."""
