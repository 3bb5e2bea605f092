"""The site: its languages, and the pages to be made."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site, as mkdocs.yml lists it."""

    code: str
    """BCP 47."""
    name: str
    """In the language itself."""
    default: bool = False
    site_name: str = ""
    """What the collection is called in it; empty where it has the same name as in all."""
    site_description: str = ""
    """Likewise."""


@dataclass(frozen=True, slots=True)
class Publication:
    """Under which name and where a collection is published."""

    name: str = ""
    url: str = ""
    """With a slash at its end; empty when it has no address."""
    as_of: date | None = None
    """Day as of which deadlines are ahead or passed; None for that of the newest text."""
    description: str = ""
    editable: bool = False
    """Whether the site has an editor, in which people change the collection."""
    languages: tuple[Language, ...] = ()
    """Those of the site, in some of which it may have another name."""

    def called(self, language: str) -> "Publication":
        """The same with the name and the description that it has in a language.

        >>> letters = Publication("Letters", languages=(Language("fr", "Français", site_name="Lettres"),))
        >>> letters.called("fr").name, letters.called("en").name
        ('Lettres', 'Letters')
        """
        spoken = next((one for one in self.languages if one.code == language), Language(language, ""))
        name, description = spoken.site_name or self.name, spoken.site_description or self.description
        return replace(self, name=name, description=description)


PICTURE_SIZE = 1200, 630
"""Pixels of a picture, as most sites crop what they show of a page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """By which other sites show a page: what it says, in one language."""

    path: str
    """From the site's top folder."""
    language: str
    """BCP 47."""
    title: str
    kind: str = ""
    """Of a text."""
    by: str = ""
    """Who wrote, spoke or published it."""
    date: str = ""
    """In words."""
    site: str = ""

    @property
    def told(self) -> str:
        """All that it says, for those who do not see it."""
        return " · ".join(filter(None, (self.kind, self.title, self.by, self.date, self.site)))


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A page to be made."""

    uri: str
    """Under docs/: LANG/documents/ID.md."""
    title: str
    view: object
    """All that the page's template shows."""
    template: str
    """File in overrides/."""
    description: str = ""
    short: str = ""
    """Name in menus, where the title is too long for them."""
    edit: str = ""
    """File that people change to change the page, relative to the collection's folder."""
    begun: str = ""
    """How that file begins if it does not exist yet; empty where it does."""
    raw: str = ""
    """The raw text of which the page was made, which nobody changes."""
    stands_for: str = ""
    """Page (under docs/) that tells in another language what this one lacks; empty when it lacks nothing."""
    hidden_in: tuple[str, ...] = ()
    """Languages in which search engines, the site map and the site's own search may not show it."""
    picture: Picture | None = None
    """Its own; None where that of the site stands for it."""
    once: bool = False
    """Whether it is one page for readers of all languages; a script words it anew for those of others than its own."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """HTML that one page has and others get by a script: what tells of all of a list would change all its pages.

    Over file:// a page can run a script but read no other file.
    """

    uri: str
    """Beside the pages that get it, under docs/: LANG/timeline/whole.md."""
    view: object
    """All that its template shows."""
    template: str
    """File in overrides/."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the site that is no page."""

    path: str
    """From the site's top folder."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is made of a collection."""

    pages: tuple[SiteFile, ...]
    attachments: tuple[Attachment, ...]
    homes: tuple[SiteFile, ...] = ()
    """The first page of each language: what its template shows beside what somebody wrote."""
