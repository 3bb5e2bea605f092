"""The site: its languages, and the pages to be made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site, as mkdocs.yml lists it."""

    code: str
    """BCP 47."""
    name: str
    """In the language itself."""
    default: bool = False


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A page to be made."""

    uri: str
    """Under docs/: LANG/documents/ID.md."""
    content: str
    """Markdown with front matter."""
    view: object = None
    """What the page's template shows beyond its front matter."""
    template: str = ""
    """File in overrides/; empty for the frame that all pages have."""
    edit: str = ""
    """File that makes the page, relative to the collection's folder."""
    listed: bool = True
    """Whether search engines, the site map and the site's own search may show it."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the site that is no page."""

    path: str
    """From the site's top folder."""
    content: bytes
