"""A text as bibliographies name it: an item of CSL-JSON, of which all of its citations are made.

The variables are those of CSL 1.0.2 (docs.citationstyles.org). Its dates know no open end and one kind of doubt: so the
date stands beside as EDTF, under `custom`, which the schema of CSL-JSON has for such things.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dossier.languages import words
from dossier.languages.dates import display_date
from dossier.languages.locales import language_name, listed
from dossier.model import Document
from dossier.model.edtf import Edtf
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue
from dossier.write.citations.people import AuthorName, author_name
from dossier.write.editions import Edition
from dossier.write.names import named

Item = Mapping[str, Any]
"""An item of CSL-JSON."""
_TYPES = {"speech": "speech", "news-article": "article-newspaper", "interview": "interview"}
"""By our type. CSL has no narrower word for the others: their `genre` says what they are."""
_BEFORE_SEASONS = 20
"""EDTF numbers the seasons from 21, CSL from 1."""


def item(document: Document, catalogue: Catalogue) -> Item:
    """A text in its language. Nothing is in it that nobody knows: no date of an undated text, no guessed name."""
    edition, language = catalogue.editions[document.key], document.language
    facts, when = edition.facts, edition.when
    kind = _TYPES.get(facts.type, "document")
    printed = kind == "article-newspaper"
    publisher = name_told(facts.publisher, edition, catalogue)
    page = absolute(catalogue.path(language, f"documents/{document.id}"), catalogue.site_url)
    found = {
        "id": f"{document.id}.{language}",
        "type": kind,
        "language": language,
        "title": document.title,
        "original-title": edition.original.title if document is not edition.original else "",
        "author": list(_authors(edition, catalogue)),
        "issued": csl_date(when.edtf, language) if when else None,
        "genre": words(language)["types"].get(facts.type, "") if not printed and facts.type != "other" else "",
        # A newspaper is what an article stands in; it is not given at an event, though it may tell of one.
        "container-title" if printed else "publisher": publisher,
        "event-title": "" if printed else name_told(facts.event, edition, catalogue),
        "event-place": "" if printed else name_told(facts.place, edition, catalogue),
        "URL": (facts.source_url if document is edition.original else "") or page,
        "archive": catalogue.site_name,
        "archive_location": page,
        "license": facts.rights,
        "note": words(language)["document"]["gap"].join(_made(edition, catalogue.site_name)),
        "custom": {"edtf": str(when.edtf)} if when else None,
    }
    return {key: value for key, value in found.items() if value or key == "title"}


def name_told(text: str, edition: Edition, catalogue: Catalogue) -> str:
    """A name in the language of the text: that of its entity where there is one, else as it stands.

    A list of names, such as a place in a country, stays as it stands unless each of them is known.
    """
    language = edition.document.language
    found = named(catalogue.names, text, language, edition.original.language) if text else ()
    return listed((name.text for name in found), language, "open")


def _authors(edition: Edition, catalogue: Catalogue) -> Iterator[AuthorName]:
    """Who wrote or spoke the text; which part of a name is the family's, no text says, but the page of a person may."""
    facts = edition.facts
    for name in facts.author if facts.is_report else facts.speaker or facts.author:
        if told := name_told(name, edition, catalogue):
            known = catalogue.names.resolve(name)
            yield author_name(told, known.family if known else ())


def _made(edition: Edition, site: str) -> Iterator[str]:
    """What is to be said of a text that is a translation: who made it of what; nothing of the text as it was given."""
    document, made = edition.document, edition.facts.made_from
    say = words(document.language)["cite"]
    if document.translation:
        of = language_name(edition.original.language, document.language)
        yield say["translation"][document.translation.status].format(language=of, site=site)
    if made:
        yield say["source"][made.by].format(language=language_name(made.language, document.language))


def csl_date(edtf: Edtf, language: str) -> Mapping[str, Any]:
    """A date of CSL: its parts, or words of a language where CSL has none for it (an open end, a range of seasons).

    >>> csl_date(Edtf("2024-04-02/2024-05~"), "en")
    {'date-parts': [[2024, 4, 2], [2024, 5]], 'circa': True}
    >>> csl_date(Edtf("2024-21"), "en"), csl_date(Edtf("../2025"), "en")
    ({'date-parts': [[2024]], 'season': 1}, {'literal': 'by 2025'})
    >>> csl_date(Edtf("185X"), "en"), csl_date(Edtf("1850-03-XX"), "en")
    ({'date-parts': [[1850], [1859]], 'circa': True}, {'date-parts': [[1850, 3]]})
    """
    ends = [edtf.start, edtf.end] if edtf.is_interval else [edtf.start]
    if None in ends or (edtf.is_interval and edtf.precision == "season"):
        return {"literal": display_date(edtf, language)}
    one_of_several = edtf.is_unspecified and edtf.is_interval
    seasons = [end.month - _BEFORE_SEASONS for end in ends if end and end.precision == "season"]
    return {
        "date-parts": [[end.year] if seasons else [number for number in end if number] for end in ends if end],
        **({"season": seasons[0]} if seasons else {}),
        **({"circa": True} if one_of_several or not edtf.is_sure else {}),
    }
