"""Where a forge takes up a contribution: a file is changed or begun there, shown as it is, or a mistake is reported.

The forms of these addresses are data (languages/forges.yml); their parts are encoded as RFC 3986 has it.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from dossier.languages import FORGES

_COMMONEST = "github"


def kind_of(repository: str) -> str:
    """What runs at an address; of a host that is not known, GitHub is assumed.

    >>> kind_of("https://codeberg.org/owner/dossier"), kind_of("https://git.example.org/owner/dossier")
    ('forgejo', 'github')
    """
    host = urlsplit(repository).hostname
    return next((kind for kind, forms in FORGES.items() if host in forms["hosts"]), _COMMONEST)


@dataclass(frozen=True, slots=True)
class Forge:
    """The public repository of a collection; without one every address is empty."""

    repository: str = ""
    branch: str = "main"
    kind: str = _COMMONEST
    """A key of languages/forges.yml."""

    def _address(self, form: str, path: str, **given: str) -> str:
        if not (self.repository and path):
            return ""
        folder, _, name = path.rpartition("/")
        told = {key: quote(value, safe="") for key, value in {"name": name, **given}.items()}
        told |= {"branch": quote(self.branch), "path": quote(path), "folder": quote(folder)}
        return str(FORGES[self.kind][form]).format(repository=self.repository.rstrip("/"), **told)

    def edit(self, path: str, begun: str = "") -> str:
        """Where a file of the collection is edited, or, if `begun` says how it begins, made.

        >>> Forge("https://example.org/owner/dossier/").edit("seeds/a b.txt")
        'https://example.org/owner/dossier/edit/main/seeds/a%20b.txt'
        >>> Forge("https://example.org/r").edit("seeds/a.yml", "title: A")
        'https://example.org/r/new/main/seeds?filename=a.yml&value=title%3A%20A'
        """
        return self._address("new" if begun else "edit", path, content=begun)

    def see(self, path: str) -> str:
        """Where a file is shown as it is.

        >>> Forge("https://example.org/r", kind="gitlab").see("seeds/a.txt")
        'https://example.org/r/-/blob/main/seeds/a.txt'
        """
        return self._address("see", path)

    @property
    def name(self) -> str:
        """Owner and name of the repository.

        >>> Forge("https://github.com/owner/dossier/").name
        'owner/dossier'
        """
        return urlsplit(self.repository).path.strip("/")

    @property
    def cms(self) -> str:
        """What the editor at /admin/ calls what runs the repository."""
        return str(FORGES[self.kind]["cms"])

    @property
    def api(self) -> str:
        """Address of the programming interface; empty when there is no repository.

        >>> Forge("https://github.com/o/r").api, Forge("https://git.example.org/o/r").api
        ('https://api.github.com', 'https://git.example.org/api/v3')
        """
        host, forms = urlsplit(self.repository).hostname, FORGES[self.kind]
        form = forms["api"] if host in forms["hosts"] else forms.get("own_api", forms["api"])
        return str(form).format(host=host) if host else ""

    @property
    def issue(self) -> str:
        """Address of a new issue, with {places} for what is encoded and put there (`report`, cite.js).

        >>> Forge("https://example.org/r", kind="forgejo").issue
        'https://example.org/r/issues/new?title={title}&body={body}'
        """
        form = str(FORGES[self.kind]["report"])
        return form.replace("{repository}", self.repository.rstrip("/")) if self.repository else ""

    def report(self, title: str, page: str, source: str = "") -> str:
        """Where a mistake on a page, made of a file, is reported; empty when there is no repository.

        >>> Forge("https://example.org/r", kind="forgejo").report("Error: A", "a.html", "seeds/a.txt")
        'https://example.org/r/issues/new?title=Error%3A%20A&body=a.html%0Aseeds%2Fa.txt%0A%0A'
        """
        body = "\n".join(filter(None, (page, source))) + "\n\n"
        told = {"title": title, "page": page, "place": "", "quote": "", "source": source, "body": body}
        return self.issue.format(**{key: quote(value, safe="") for key, value in told.items()})
