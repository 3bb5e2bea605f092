"""The forms in which people change the collection in a browser who never saw Git: an editor at /admin/, off by default.

The editor is Sveltia CMS, which keeps what it needs in the repository itself; the owner of a collection installs it. It
asks for one file that says which files there are and which fields they have (`configuration`), which is made of the one
schema of front matter (`fields`), so that there is no second list of these.

- A text is there by its title, whether it has a file of corrections or not: that file is listed by name, so nobody
  can give it another.
- A translation is a file of which the editor knows the path, too. Its body stays what it is, one text with a comment
  above each paragraph, which is the only record of a translation; a field of ours (overrides/admin/paragraphs.js) shows
  it as pairs, each original beside its translation, and writes into one of these without touching the others. A list
  of fields would have been the editor's own way: but then the comments would have to be made anew at each save.
- What may be written in two ways (`summary`: one text, or one for each language) has a field of the kind that the file
  has: an editor that shows another loses the words. What has no field stays in the file.
"""

from typing import NamedTuple

from dossier.model import Attachment, Document
from dossier.pages import comments

FOLDER = "admin/"
"""Where the editor lies in the site."""


class Backend(NamedTuple):
    """Where the editor reads and writes, in its own words."""

    name: str = "github"
    """Of what runs the repository."""
    repo: str = "local/local"
    """Owner and name; without a repository the editor works on a folder of this machine alone, and wants some name."""
    branch: str = "main"
    api: str = "https://api.github.com"
    """Address of the programming interface."""


def page_path(language: str, default: str) -> str:
    """Where the editor has labels in a language.

    >>> page_path("fr", "en"), page_path("en", "en")
    ('admin/fr.html', 'admin/index.html')
    """
    return f"{FOLDER}{'index' if language == default else language}.html"


def original_file(source: Document) -> Attachment:
    """The paragraphs of a text for those who begin to translate it, as the body of that file."""
    return Attachment(f"{FOLDER}originals/{source.id}.md", "\n\n".join((*comments.begun(source), "")).encode())
