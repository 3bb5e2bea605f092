"""What a ZIM file says of itself: the metadata of openZIM (https://wiki.openzim.org/wiki/Metadata)."""

from collections.abc import Mapping

from dossier.write import Sources
from dossier.write.packs.book import last_day, title
from dossier.write.pages.home import home_view

_TITLE, _DESCRIPTION = 30, 80
"""Characters that the standard allows."""


def zim_metadata(of: Sources, language: str, name: str, editor: str, updated: str) -> Mapping[str, str]:
    """Metadata of the whole site, in one of its languages; which it has are no words, and not among them.

    name: the same for all editions of the file. editor: who answers for the site. updated: day of the last change,
    where somebody knows it.
    """
    called, said = title(of, language), of.publication.description
    short = said if len(said) <= _DESCRIPTION else home_view(of.catalogue, language).description
    found = {
        "Name": name,
        "Title": called if len(called) <= _TITLE else f"{called[: _TITLE - 1].rstrip()}…",
        "Description": short or called,
        "LongDescription": said,
        "Creator": editor or called,
        "Publisher": editor or called,
        "Date": updated or last_day(of),
        "Source": of.publication.url,
        "Scraper": "dossier",
        "Tags": "_ftindex:yes",
    }
    return {key: value for key, value in found.items() if value}
