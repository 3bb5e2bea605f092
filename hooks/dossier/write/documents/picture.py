"""What the pictures say by which other sites show a page (og:image): one for each text, and one for all other pages."""

from collections.abc import Sequence

from dossier.languages import words
from dossier.languages.dates import display_date
from dossier.languages.locales import listed
from dossier.model import Language, Picture, Publication
from dossier.write.catalogue import Catalogue
from dossier.write.citations.items import item
from dossier.write.citations.people import spoken

_FOLDER = "pictures"


def text_picture(id_: str, catalogue: Catalogue) -> Picture:
    """That of a text, in the language in which it was first given: one for each version would be thrice as many."""
    document = catalogue.originals(id_)[0]
    edition, told, language = catalogue.editions[document.key], item(document, catalogue), document.language
    kind = edition.facts.type
    by = [spoken(name) for name in told.get("author", ())]
    return Picture(
        path=f"{_FOLDER}/documents/{id_}.png",
        language=language,
        title=document.title,
        kind=words(language)["types"].get(kind, "") if kind != "other" else "",
        by=listed(by, language, "open") or told.get("container-title") or told.get("publisher", ""),
        date=display_date(edition.when.edtf, language) if edition.when else "",
        site=catalogue.site_name,
    )


def site_picture(publication: Publication, languages: Sequence[Language]) -> Picture:
    """That of all other pages: the name of the collection and its languages."""
    return Picture(
        path=f"{_FOLDER}/site.png",
        language=languages[0].code,
        title=publication.name,
        by=" · ".join(language.name for language in languages),
        site=publication.url.partition("://")[2].rstrip("/"),
    )
