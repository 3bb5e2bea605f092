"""Numbers, shares, and numbers with their nouns, by the rules of each language (Unicode CLDR)."""

from collections.abc import Mapping

from babel.numbers import format_decimal, format_percent

from dossier.write.locales import locale_of

_MINUS = "\N{MINUS SIGN}"


def figure(number: int, language: str) -> str:
    r"""How many there are. What a number only names (a year, line 1204) has no thousands and is no figure.

    >>> figure(1200, "en"), figure(1200, "fr")
    ('1,200', '1\u202f200')
    """
    return str(format_decimal(number, locale=locale_of(language)))


def tenths(value: float, language: str) -> str:
    """A measure with one decimal place.

    >>> tenths(-0.84, "en"), tenths(0.84, "fr")
    ('−0.8', '0,8')
    """
    return str(format_decimal(value, format="0.0", locale=locale_of(language))).replace("-", _MINUS)


def percent(share: float, language: str) -> str:
    r"""A share of 1 in whole hundredths.

    >>> percent(0.942, "en"), percent(0.942, "fr")
    ('94%', '94\xa0%')
    """
    return str(format_percent(share, locale=locale_of(language)))


def counted(forms: Mapping[str, str], number: int, language: str) -> str:
    """A number of things; forms: by CLDR plural category (one, few, many, other), `{n}` being the number.

    >>> counted({"one": "{n} text", "other": "{n} texts"}, 1200, "en")
    '1,200 texts'
    >>> counted({"one": "{n} texte", "other": "{n} textes"}, 0, "fr")
    '0 texte'
    """
    form = forms.get(locale_of(language).plural_form(number)) or forms["other"]
    return form.format(n=figure(number, language))
