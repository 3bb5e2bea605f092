"""Names of authors as CSL holds them: parted where the page of a person says which part is the family's."""

from collections.abc import Iterable, Mapping
from typing import Any

AuthorName = Mapping[str, Any]
"""`family` and `given`, or `literal`: a name-variable of CSL-JSON."""


def author_name(text: str, family: Iterable[str] = ()) -> AuthorName:
    """A name, parted at its family name; as it stands where nobody says which that is, or its script parts no words.

    >>> author_name("António Guterres", ["Guterres"])
    {'family': 'Guterres', 'given': 'António'}
    >>> author_name("Wang Yi", ["Wang"])
    {'family': 'Wang', 'given': 'Yi', 'static-ordering': True}
    >>> author_name("王毅", ["Wang"])
    {'literal': '王毅'}
    """
    for name in family:
        if text.startswith(f"{name} "):
            return {"family": name, "given": text.removeprefix(f"{name} ").strip(), "static-ordering": True}
        if text.endswith(f" {name}"):
            return {"family": name, "given": text.removesuffix(f" {name}").strip()}
    return {"literal": text}


def spoken(name: AuthorName) -> str:
    """A name as one says it.

    >>> spoken(author_name("Wang Yi", ["Wang"])), spoken(author_name("António Guterres", ["Guterres"]))
    ('Wang Yi', 'António Guterres')
    """
    if "literal" in name:
        return str(name["literal"])
    parts = (name["family"], name["given"])
    return " ".join(parts if name.get("static-ordering") else reversed(parts))


def inverted(name: AuthorName) -> str:
    """A name as lists sort it.

    >>> inverted(author_name("Wang Yi", ["Wang"])), inverted(author_name("United Nations"))
    ('Wang, Yi', 'United Nations')
    """
    return str(name["literal"]) if "literal" in name else f"{name['family']}, {name['given']}"
