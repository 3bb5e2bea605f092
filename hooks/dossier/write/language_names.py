"""Names of languages, in a language (Unicode CLDR)."""

from dossier.write.locales import locale_of


def language_name(code: str, language: str) -> str:
    """What readers of a language call another; its code where CLDR has no name.

    >>> language_name("zh", "fr"), language_name("qqq", "en")
    ('chinois', 'qqq')
    """
    return str(locale_of(language).languages.get(code.replace("-", "_"), code))
