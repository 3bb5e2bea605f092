"""What lies where nobody looks, and where it was meant to lie: told from names of files and folders alone."""

import re
from collections.abc import Collection, Mapping, Sequence

from dossier.model import FOLDERS
from dossier.pages.schema.mistakes import nearest

OTHER_TEXTS = (".docx", ".doc", ".odt", ".rtf", ".markdown", ".text", ".epub", ".pages", ".mht")
"""Ends of names of texts in forms that are not read."""
MARKDOWN = (".md", ".markdown")
DOCUMENTS = "documents"
PUBLISHED: Mapping[str, tuple[str, ...]] = {
    "pictures": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"),
    "sound and film": (".mp3", ".ogg", ".opus", ".m4a", ".mp4", ".webm", ".vtt"),
    "to read and print": (".pdf", ".epub", ".odt", ".docx", ".txt"),
    "tables and data": (".csv", ".tsv", ".ods", ".xlsx", ".json", ".geojson", ".bib", ".ris", ".ics"),
}
"""Ends of names of files below docs/ that are published as they are, and what for: what a browser shows or stores.

None of them can run anything in the name of the site, as .html, .svg, .xml, .js and .css could, which anybody can
propose; the editor at /admin/ keeps its key in the browser.
"""
_OF_THE_HOST = ("CNAME",)
"""Names of files without an ending by which a host knows the site."""
_PUBLISHED = tuple(end for ends in PUBLISHED.values() for end in ends)
_MADE = re.compile(
    r"(?i)(?:admin|assets/(?:dossier|icons|keys|search)|data|packs|pictures|search|search-index|seeds)/"
    r"|(?:licences|llms|robots)\.txt$"
)
"""Where the site itself makes files with such names; case counts on some systems only."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_LOCALE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{4})?(?:-[A-Z]{2})?|[a-z]{2}_[A-Z]{2}")
"""A folder that mkdocs-static-i18n takes for that of a language: of one that the site has not, it publishes nothing."""
_MEANT: Mapping[str, str] = {**{kind: folder for folder, kind in FOLDERS.items()}, **{name: name for name in FOLDERS}}
_ONE_SLIP = 0.8
"""How alike (0 to 1) a folder's name is to the one that is meant: of five letters one differs. A folder may have any
name, and many words are two letters from another: lakes, pages and races from places."""
_CODE = re.compile(r"\.([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\.\w+$")


def meant_folder(name: str) -> str:
    """The folder that a name nearly gives; empty for those that are right, and for any other name.

    >>> [meant_folder(name) for name in ("organizations", "person", "Documents", "plaecs", "guide", "lakes", "pages")]
    ['organisations', 'people', 'documents', 'places', '', '', '']
    """
    if name in (*FOLDERS, DOCUMENTS):
        return ""
    near = nearest(name, (*_MEANT, DOCUMENTS, "document"), _ONE_SLIP)
    return _MEANT.get(near, DOCUMENTS if near else "")


def unseen(uri: str, codes: Sequence[str], used: Collection[str] = ()) -> str:
    """Why readers see nothing of a file, by its path below docs/: the code of a finding, or empty.

    codes: of the languages, the default first; used: files that the settings name, as icons.

    >>> [unseen(f"en/{name}", ["en", "fr"]) for name in ("about.md", "README.md", ".drafts/a.md", "a.MD", "fr/a.md")]
    ['', 'page_without_address', 'page_without_address', 'page_unread', 'address_taken']
    >>> [unseen(uri, ["en"], ["own.svg"]) for uri in ("en/map.png", "own.svg", "map.svg", "en/Data/map.png", "de/a.md")]
    ['', '', 'file_not_published', 'address_taken', 'folder_of_no_language']
    """
    first, _, rest = uri.partition("/")
    if first == codes[0] and rest.partition("/")[0] in codes:
        return "address_taken"
    if is_text(uri):
        return _without_page(uri, codes)
    if rest and first not in codes and _LOCALE.fullmatch(first):
        return "folder_of_no_language"
    if uri not in (*used, *_OF_THE_HOST) and not uri.lower().endswith(_PUBLISHED):
        return "file_not_published"
    return "address_taken" if _MADE.match(rest if first in codes else uri) else ""


def _without_page(uri: str, codes: Sequence[str]) -> str:
    """The same of a file in Markdown."""
    top, *_ = parts = uri.split("/")
    if top not in codes and len(parts) > 1 and _LANGUAGE.fullmatch(top):
        return "folder_of_no_language"
    if not uri.endswith(".md"):
        return "page_unread"
    return "page_without_address" if is_hidden(uri) or top not in codes or parts[-1] == "README.md" else ""


def is_text(uri: str) -> bool:
    """Whether a file is meant to be a page.

    >>> is_text("en/a.md"), is_text("en/A.MD"), is_text("en/a.markdown"), is_text("a.pdf")
    (True, True, True, False)
    """
    return uri.lower().endswith(MARKDOWN)


def is_hidden(uri: str) -> bool:
    """Whether a file is of some other program: its name, or that of a folder around it, begins with a dot."""
    return any(part.startswith(".") for part in uri.split("/"))


def meant_language(code: str, codes: Sequence[str]) -> str:
    """The language of a site that a code was meant to be, by its beginning or by the country that has the code.

    >>> meant_language("cn", ["en", "zh"]), meant_language("zh-CN", ["en", "zh"]), meant_language("ca", ["en"])
    ('zh', 'zh', '')
    """
    from babel.core import get_global  # noqa: PLC0415 - much to load for what is seldom wrong

    first = re.split("[-_]", code)[0]
    known = get_global("likely_subtags")
    likely = "" if first in known else known.get(f"und_{first.upper()}", "").split("_")[0]
    return next((each for each in (first, likely) if each in codes), "")


def language_in_name(name: str, codes: Sequence[str]) -> tuple[str, str]:
    """The part of a file's name that is no language of the site though it was meant to be one, and which; or nothing.

    >>> language_in_name("speech.cn.txt", ["en", "zh"]), language_in_name("v1.2.txt", ["en"])
    (('cn', 'zh'), ('', ''))
    """
    found = _CODE.search(name)
    if not found or found[1] in codes:
        return "", ""
    meant = meant_language(found[1], codes)
    return (found[1], meant) if meant else ("", "")
