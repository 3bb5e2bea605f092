"""Names of languages, in a language (Unicode CLDR)."""

from babel.core import Locale


def language_name(code: str, language: str) -> str:
    """What readers of a language call another; its code where CLDR has no name.

    >>> language_name("zh", "fr"), language_name("qqq", "en")
    ('chinois', 'qqq')
    """
    return str(Locale.parse(language, sep="-").languages.get(code.replace("-", "_"), code))
