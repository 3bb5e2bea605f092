"""The site as a ZIM file, which Kiwix opens and searches (https://wiki.openzim.org/wiki/ZIM_file_format).

This module alone needs libzim, which is under the GPL and need not be installed (the extra `zim`).
A ZIM file has a number of its own by which readers tell editions apart, drawn by chance: it is never the same bytes
twice.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from mimetypes import MimeTypes
from pathlib import Path

from libzim.writer import ContentProvider, Creator, FileProvider, Hint, IndexData, Item, StringProvider

from dossier.languages.text import tokens
from dossier.languages.writing_systems import DENSE
from dossier.pack.edition import Zim
from dossier.pack.readable import Readable, indexed, readable

_TYPES = MimeTypes(filenames=())
_OURS = {
    ".atom": "application/atom+xml",
    ".bib": "application/x-bibtex",
    ".ics": "text/calendar",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".ris": "application/x-research-info-systems",
    ".webmanifest": "application/manifest+json",
}
"""Kinds of files that Python's own table has not, or not in every version."""
_SERVERS = frozenset({"404.html", "robots.txt", "sitemap.xml"})
"""Files for a web server and those who come to it."""
_POLICY = re.compile('<meta http-equiv="?Content-Security-Policy"? content="[^"]*">\n?')
_AROUND = (
    ("<body>", "<body><!--htdig_noindex-->"),
    ("<main", "<!--/htdig_noindex--><main"),
    ("</main>", "</main><!--htdig_noindex-->"),
)
"""Comments by which libzim knows what is around a text: it shows none of it in the excerpt beside a hit."""
_WORD, _TITLE = 240, 1000
"""Bytes of a word of a title, and of a title: a longer one is lost to the index, and libzim then gives up the file."""
_SPACED = re.compile(rf"[^\s{DENSE}]+")
"""A word in a script with gaps: in others the index takes each sign for one."""
ICON = "assets/icons/icon-48.png"
_SIDE = 48
"""Pixels of the picture that every ZIM file must have (https://wiki.openzim.org/wiki/Metadata)."""


def write_zim(target: Path, of: Zim) -> None:
    """Write the site as a ZIM file; the words of its index are stemmed as in the first of its languages.

    Raises OSError, with the library's words, where it cannot.
    """
    try:
        _write(target, of)
    except RuntimeError as error:
        # It tells of a full disk by no error of Python's; its last line is what the system said.
        raise OSError(errno.EIO, str(error).splitlines()[-1], str(target)) from error


def _write(target: Path, of: Zim) -> None:
    with _quiet(), Creator(target).config_indexing(True, of.languages[0]) as made:  # noqa: FBT003 - it takes no names
        made.set_mainpath(of.main)
        if ICON in of.files:
            made.add_illustration(_SIDE, of.files[ICON].read_bytes())
        made.add_metadata("Language", ",".join(of.languages))
        for name, value in of.metadata.items():
            made.add_metadata(name, value)
        for path in sorted(of.files.keys() - _SERVERS):
            made.add_item(_Page(path, of.files[path]) if path.endswith(".html") else _File(path, of.files[path]))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep libzim from telling of each of its steps, which it does past Python."""
    held = [(stream, os.dup(stream)) for stream in (1, 2)]
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        for stream, _ in held:
            os.dup2(nothing, stream)
        yield
    finally:
        for stream, kept in held:
            os.dup2(kept, stream)
            os.close(kept)
        os.close(nothing)


def kind(path: str) -> str:
    """The media type of a file, the same on every system.

    >>> kind("a/b.html"), kind("c.bib"), kind("d")
    ('text/html', 'application/x-bibtex', 'application/octet-stream')
    """
    suffix = Path(path).suffix
    return _OURS.get(suffix) or _TYPES.types_map[True].get(suffix, "application/octet-stream")


def indexable(title: str) -> str:
    """As much of a title as libzim takes: nearly always all of it.

    >>> indexable("A report on bridges"), len(indexable("a" * 400)), len(indexable("桥" * 400))
    ('A report on bridges', 241, 334)
    """
    return _within(_SPACED.sub(lambda word: _within(word[0], _WORD), " ".join(title.split())), _TITLE)


def _within(text: str, most: int) -> str:
    octets = text.encode()
    return text if len(octets) <= most else f"{octets[:most].decode(errors='ignore').rstrip()}…"


class _File(Item):  # type: ignore[misc]
    """A file of the site as it is."""

    def __init__(self, path: str, file: Path) -> None:
        super().__init__()
        self.path, self.file = path, file

    def get_path(self) -> str:
        return self.path

    def get_title(self) -> str:
        return ""

    def get_mimetype(self) -> str:
        return kind(self.path)

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: False}

    def get_contentprovider(self) -> ContentProvider:
        return FileProvider(self.file)

    def get_indexdata(self) -> IndexData:
        return _Index(Readable("", "", listed=False))


class _Page(_File):
    """A page, without the policy of its content.

    The policy holds back what a text could run, and texts are made safe before (render/safety.py); it would hold back
    readers, too: what some of them add to a page in order to search, and pages at addresses that are no web's.
    """

    def __init__(self, path: str, file: Path) -> None:
        super().__init__(path, file)
        self.html = _POLICY.sub("", file.read_text(encoding="utf-8"))
        for one, with_comment in _AROUND:
            self.html = self.html.replace(one, with_comment, 1)
        self.readable = readable(self.html)

    def get_title(self) -> str:
        return indexable(self.readable.title)

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: self.readable.listed}

    def get_contentprovider(self) -> ContentProvider:
        return StringProvider(self.html)

    def get_indexdata(self) -> IndexData:
        return _Index(self.readable)


class _Index(IndexData):  # type: ignore[misc]
    """What is found of a page; of those that are not listed, nothing."""

    def __init__(self, of: Readable) -> None:
        super().__init__()
        self.of = of

    def has_indexdata(self) -> bool:
        return bool(self.of.text)

    def get_title(self) -> str:
        return indexed(self.of.title)

    def get_content(self) -> str:
        return indexed(self.of.text)

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return len(tokens(self.of.text))

    def get_geoposition(self) -> None:
        return None
