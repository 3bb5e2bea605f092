"""The conventions of each language, as the Unicode CLDR has them (through Babel)."""

from functools import cache

from babel.core import Locale

from dossier.data import words


@cache
def locale_of(language: str) -> Locale:
    """What Babel knows of a language, and of the country whose habits its interface words follow (`site.locale`).

    >>> locale_of("en").list_patterns["standard"]["end"]
    '{0} and {1}'
    """
    return Locale.parse(words(language)["site"]["locale"])
