"""Cards that a page shows of the pages it leads to: one script for each folder, run when a reader first needs it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dossier.languages import words
from dossier.model import FOLDERS, Attachment, Entity, SiteFile
from dossier.write.catalogue import LangString
from dossier.write.documents.view import DocumentView
from dossier.write.pages.names import EntityView

FOLDERS_WITH_CARDS = (*FOLDERS, "documents")
_Card = tuple[str, LangString, LangString, str]
"""What it is, its name, what is to be said of it, and a line of facts."""


def cards(pages: Iterable[SiteFile], default: str) -> Iterator[Attachment]:
    """The cards of documents and entities in each language; default: the language whose pages lie at the top.

    Like the search index they are classic scripts: over file:// a page can run a script but read no other file.
    """
    folders: dict[tuple[str, str], dict[str, object]] = defaultdict(dict)
    for page in pages:
        language, _, uri = page.uri.removesuffix(".md").partition("/")
        folder, _, name = uri.partition("/")
        if card := _card(page.view, language):
            folders[language, folder][name] = _written(card)
    for (language, folder), found in folders.items():
        data = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        path = f"{folder}/cards.js" if language == default else f"{language}/{folder}/cards.js"
        yield Attachment(path, f"dossierCards[{json.dumps(folder)}]={data};\n".encode())


def _card(view: object, language: str) -> _Card | None:
    if isinstance(view, EntityView) and not view.here:
        return words(language)["kinds"][view.kind], view.name, view.description or LangString(""), view.count
    if isinstance(view, DocumentView):
        return _document(view, language)
    return None


def _document(view: DocumentView, language: str) -> _Card:
    say = words(language)
    publisher = (name.text for fact in view.facts if fact.key == "publisher" for name in fact.names)
    status = say["listing"]["status"].get(view.original.reference.status if view.stub else view.status, "")
    facts = " · ".join(filter(None, (view.date.text if view.date else "", *publisher, status)))
    return say["types"].get(view.type, ""), view.title, LangString(view.description, view.title.lang), facts


def _written(card: _Card) -> list[str]:
    """The card as the script reads it: words, each name and sentence with its language."""
    kind, name, text, facts = card
    return [kind, name.text, name.lang, text.text, text.lang, facts]


# The names of all entities for the search: whoever asks by one finds what is said by another, in every language.


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
