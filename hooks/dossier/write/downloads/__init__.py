"""Two pages about copies of the site: which files there are to take along, and whether a copy is whole.

The packs are made of the site, so its pages cannot know them. They name them; the size and the checksum of each stand
in one script, which the build leaves empty and `dossier pack` writes anew.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from dossier.languages import words
from dossier.languages.normal_forms import slug
from dossier.model import Attachment, Publication, SiteFile

URI, CHECK = "downloads", "verify"
FOLDER = "packs"
"""Where packs lie in the site."""
SCRIPT = "assets/packs.js"
_LONGEST = 40
"""Characters of the collection's name that the names of its packs have."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A file to take along."""

    kind: str
    """Its words are those of this key."""
    file: str


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


def packs(name: str) -> tuple[Pack, ...]:
    """What there is to take along of a collection with a name.

    >>> [pack.file for pack in packs("Été 2024")], packs("…")[0].file
    (['été-2024-site.zip', 'été-2024-data.zip'], 'collection-site.zip')
    """
    stem = slug(name)[:_LONGEST].strip("-") or "collection"
    return tuple(Pack(kind, f"{stem}-{kind}.zip") for kind in ("site", "data"))


def packs_script(made: Iterable[Made]) -> Attachment:
    """What tells the page which packs are there: none, until they are made."""
    held = json.dumps([asdict(one) for one in made], ensure_ascii=False)
    return Attachment(SCRIPT, f"dossier.packs = {held};\n".encode())


def download_pages(publication: Publication, language: str) -> Sequence[SiteFile]:
    """The pages in a language; the second has nothing to show but words."""
    say, check = words(language)["downloads"], words(language)["verify"]
    view = DownloadsView(packs(publication.name), FOLDER)
    return (
        SiteFile(f"{language}/{URI}.md", say["title"], view, "downloads.html", say["lead"]),
        SiteFile(f"{language}/{CHECK}.md", check["title"], None, "verify.html", check["lead"]),
    )
