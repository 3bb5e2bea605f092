"""Two pages about copies of the site: which files there are to take along, and whether a copy is whole.

The packs are made of the site, so its pages cannot know them. They name them; the size and the checksum of each stand
in one script, which the build leaves empty and `dossier pack` writes anew.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from dossier.languages import words
from dossier.languages.locales import language_name
from dossier.languages.normal_forms import slug
from dossier.model import Attachment, Publication, SiteFile

URI, CHECK = "downloads", "verify"
FOLDER = "packs"
"""Where packs lie in the site."""
SCRIPT = "assets/packs.js"
_LONGEST = 40
"""Characters of the collection's name that the names of its packs have."""


_BOOKS = (("book", ".epub"), ("parallel", "-parallel.epub"), ("pdf", ".pdf"))
"""The kinds of books, with the ends of their names."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A file to take along."""

    kind: str
    """Its words are those of this key."""
    file: str
    language: str = ""
    """Code, or name, of that of a book; empty where a pack has all languages."""


@dataclass(frozen=True, slots=True)
class Made:
    """A pack that is there."""

    file: str
    bytes: int
    sha256: str
    """In hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class DownloadsView:
    """What downloads.html shows."""

    packs: tuple[Pack, ...]
    folder: str


def packs(name: str, languages: Iterable[str]) -> tuple[Pack, ...]:
    """What there is to take along of a collection with a name; languages: codes.

    >>> [pack.file for pack in packs("Été", ["fr"])]
    ['été-site.zip', 'été.zim', 'été-fr.epub', 'été-fr-parallel.epub', 'été-fr.pdf', 'été-data.zip']
    >>> packs("…", [])[0].file
    'collection-site.zip'
    """
    stem = slug(name)[:_LONGEST].strip("-") or "collection"
    books = (Pack(kind, f"{stem}-{code}{end}", code) for code in languages for kind, end in _BOOKS)
    return (Pack("site", f"{stem}-site.zip"), Pack("zim", f"{stem}.zim"), *books, Pack("data", f"{stem}-data.zip"))


def packs_script(made: Iterable[Made]) -> Attachment:
    """What tells the page which packs are there: none, until they are made."""
    held = json.dumps([asdict(one) for one in made], ensure_ascii=False)
    return Attachment(SCRIPT, f"dossier.packs = {held};\n".encode())


def download_pages(publication: Publication, languages: Sequence[str], language: str) -> Sequence[SiteFile]:
    """The pages in a language, of all; the second has nothing to show but words."""
    say, check = words(language)["downloads"], words(language)["verify"]
    offered = packs(publication.name, languages)
    named = (replace(pack, language=pack.language and language_name(pack.language, language)) for pack in offered)
    view = DownloadsView(tuple(named), FOLDER)
    return (
        SiteFile(f"{language}/{URI}.md", say["title"], view, "downloads.html", say["lead"]),
        SiteFile(f"{language}/{CHECK}.md", check["title"], None, "verify.html", check["lead"]),
    )
