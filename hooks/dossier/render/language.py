"""In which language the words of an element are, and in which direction they are therefore written.

Whatever gives an element a `lang` asks here: without `dir` beside it the full stop of an Arabic sentence would stand at
its beginning on an English page (https://www.w3.org/International/questions/qa-html-dir).
"""

from functools import cache

from dossier.languages.locales import direction


@cache
def language_attributes(language: str, around: str) -> dict[str, str]:
    """The attributes of an element with words in a language; around: the language of what it stands in.

    Both are BCP 47. The direction is only said where it is another.

    >>> language_attributes("fr", "en"), language_attributes("he", "en")
    ({'lang': 'fr'}, {'lang': 'he', 'dir': 'rtl'})
    >>> language_attributes("en", "he")
    {'lang': 'en', 'dir': 'ltr'}
    """
    own = direction(language)
    return {"lang": language} if own == direction(around) else {"lang": language, "dir": own}
