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
    told, own = Locale.parse(words(language)["site"]["locale"]), Locale.parse(language, sep="-")
    # Words of another language may stand in for those that one lacks; its numbers need no words.
    return told if told.language == own.language else own
