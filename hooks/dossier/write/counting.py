"""Numbers with their nouns, by the rules of each language (Unicode CLDR plural rules)."""

from collections.abc import Mapping

from babel.core import Locale
from babel.numbers import format_decimal


def counted(forms: Mapping[str, str], number: int, language: str) -> str:
    """A number of things; forms: by CLDR plural category (one, few, many, other), `{n}` being the number.

    >>> counted({"one": "{n} text", "other": "{n} texts"}, 1200, "en")
    '1,200 texts'
    >>> counted({"one": "{n} texte", "other": "{n} textes"}, 0, "fr")
    '0 texte'
    """
    locale = Locale.parse(language, sep="-")
    form = forms.get(locale.plural_form(number)) or forms["other"]
    return form.format(n=format_decimal(number, locale=locale))
