"""The names of all entities for the search: whoever asks by one finds what is said by another, in every language."""

import json
from collections.abc import Iterable

from dossier.model import Attachment, Entity

PATH = "assets/dossier/names.js"


def search_names(entities: Iterable[Entity]) -> Attachment:
    """A script with the names of each entity by language: [["en", "Zambia"], ["fr", "Zambie"]].

    >>> print(search_names([Entity("zambia", "place", {"en": ("Zambia",), "zh": ("赞比亚",)})]).content.decode())
    dossierNames=[[["en","Zambia"],["zh","赞比亚"]]];
    <BLANKLINE>
    """
    found = [[[code, *names] for code, names in entity.names.items() if names] for entity in entities]
    data = json.dumps([names for names in found if names], ensure_ascii=False, separators=(",", ":"))
    return Attachment(PATH, f"dossierNames={data};\n".encode())
