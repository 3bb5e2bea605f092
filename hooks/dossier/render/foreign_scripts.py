"""What is said of words in another language than those around: which it is, for fonts and voices, and its direction.

Words in another script get a language of their own; marks stay with their words.
"""

import re
from functools import cache
from typing import NamedTuple

from dossier.languages.locales import direction
from dossier.languages.text import joined
from dossier.languages.writing_systems import AT_HOME, HANGUL, UNSPACED, WIDE_STOPS, language_of
from dossier.patterns import late

_RUN = late("|".join(f"[{script}](?:[{WIDE_STOPS}]*[{script}])*" for script in (UNSPACED, HANGUL)))
"""Letters of one of the scripts, with the full-width punctuation between them."""
_STOPS = re.compile(f"[{WIDE_STOPS}]")
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_ELIDED = re.compile(f"[{_LATIN}]+(?:’[{_LATIN}]+)+")
"""Latin words with an apostrophe: East Asian fonts draw it as wide as a letter of theirs."""
_TAG = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^'">])*>)""")
_NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_LANG = re.compile(r"""\slang=["']?([\w-]+)["']?""")
_DIR = re.compile(r"\sdir=")


@cache
def language_attributes(language: str, around: str) -> dict[str, str]:
    """The attributes of an element with words in a language; around: the language of what it stands in.

    Both are BCP 47. The direction is only said where it is another: without it the full stop of an Arabic sentence
    would stand at its beginning on an English page (https://www.w3.org/International/questions/qa-html-dir). So
    whatever gives an element a `lang` asks here.

    >>> language_attributes("fr", "en"), language_attributes("he", "en")
    ({'lang': 'fr'}, {'lang': 'he', 'dir': 'rtl'})
    >>> language_attributes("en", "he")
    {'lang': 'en', 'dir': 'ltr'}
    """
    own = direction(language)
    return {"lang": language} if own == direction(around) else {"lang": language, "dir": own}


_WORK = re.compile("《[^《》<>]+》[，。；：！？、]?")
"""The title of a work, with the mark behind it, from which no line may part it."""


def headed(html: str, language: str) -> str:
    """A heading: as `typeset`, and the title of a work in it stays on one line where there is room for it.

    >>> headed("落实《普惠计划》？回应", "zh")
    '落实<span class="whole">《普惠计划》？</span>回应'
    """
    return _WORK.sub(r'<span class="whole">\g<0></span>', typeset(html, language))


_AS_ONE = re.compile(r"https?://[^\s<>]+[^\s<>.,;:)\]،؛]|\b\d{4}-\d\d(?:-\d\d)?\b")
"""Addresses, and dates in figures."""


def isolated(html: str, language: str) -> str:
    """Words in which addresses and dates in figures keep their order, where letters around them run the other way.

    Between Arabic letters 2025-03-12 would be shown as 12-03-2025 (https://unicode.org/reports/tr9, rule W2).

    >>> isolated("(2025-03-12). http://a.org/b-c.", "en"), isolated("(2025-03-12). http://a.org/b-c.", "he")
    ('(2025-03-12). http://a.org/b-c.', '(<bdi>2025-03-12</bdi>). <bdi>http://a.org/b-c</bdi>.')
    """
    return _AS_ONE.sub(r"<bdi>\g<0></bdi>", html) if direction(language) == "rtl" else html


_VERBATIM = frozenset({"code", "kbd", "pre", "samp"})
"""Elements whose spaces are what somebody typed."""


def typeset(html: str, language: str) -> str:
    r"""HTML of a language with its foreign scripts marked (`mark_scripts`), and its marks joined to their words.

    >>> typeset('<p>Qui <b>est là</b> ? <code>a ? b</code> <q lang="en">Who ?</q></p>', "fr")
    '<p>Qui <b>est là</b>\u202f? <code>a ? b</code> <q lang="en">Who ?</q></p>'
    """
    return mark_scripts(html, language, typesets=True)


def mark_scripts(html: str, language: str, *, typesets: bool = False) -> str:
    """HTML of a language in which runs of Han, kana and Hangul that are foreign to it stand in a `<span lang>`.

    In East Asian languages so do Latin words with an apostrophe, whichever language they are of.

    What stands in an element with a `lang` of its own is of that language, and has its direction.

    >>> mark_scripts('<b title="林剑">Lin Jian</b> (林剑)', "fr")
    '<b title="林剑">Lin Jian</b> (<span lang="zh">林剑</span>)'
    >>> mark_scripts("林剑，한어", "zh")
    '林剑，<span lang="ko">한어</span>'
    >>> mark_scripts("法文l’IA，d’Asie", "zh")
    '法文<span lang="und-Latn">l’IA</span>，<span lang="und-Latn">d’Asie</span>'
    >>> mark_scripts('<p lang="zh"><b>林剑</b></p>', "fr")
    '<p lang="zh"><b>林剑</b></p>'
    >>> mark_scripts('<q lang=he>שלום</q>', "fr")
    '<q lang=he dir="rtl">שלום</q>'
    """
    if "<" not in html:
        return _marked(joined(html, language) if typesets else html, language)
    within = [_Open("", language, typesets)]
    return "".join(_piece(piece, within, tag=place % 2 == 1) for place, piece in enumerate(_TAG.split(html)))


class _Open(NamedTuple):
    """An open element whose text is not as that around it."""

    name: str
    language: str
    typesets: bool


def _piece(piece: str, within: list[_Open], *, tag: bool) -> str:
    """A tag as it is, or text as its language sets it; `within`, the open elements that matter, follows."""
    around = within[-1]
    if not tag:
        return _marked(joined(piece, around.language) if around.typesets else piece, around.language)
    name = _NAME.match(piece)
    if name and name[1] and name[2] == around.name:
        within.pop()
    elif name and not name[1]:
        own, verbatim = _LANG.search(piece), name[2] in _VERBATIM
        if own or verbatim or name[2] == around.name:
            language = own[1] if own else around.language
            within.append(_Open(name[2], language, around.typesets and not verbatim))
        differs = own and language_attributes(own[1], around.language).get("dir")
        if own and differs and not _DIR.search(piece):
            return f'{piece[: own.end()]} dir="{differs}"{piece[own.end() :]}'
    return piece


@cache
def _at_home(language: str) -> re.Pattern[str] | None:
    """Runs of those of the scripts that a language is written in; None where it is written in none of them."""
    own = AT_HOME.get(language.partition("-")[0])
    return re.compile(f"[{own}]+") if own else None


def _marked(text: str, language: str) -> str:
    if text.isascii():
        return text
    home = _at_home(language)

    def marked(found: re.Match[str]) -> str:
        foreign = _STOPS.sub("", home.sub("", found[0]) if home else found[0])
        return f"<span{_said(language_of(found[0]), language)}>{found[0]}</span>" if foreign else found[0]

    text = _RUN.sub(marked, text)
    return _ELIDED.sub(rf"<span{_said('und-Latn', language)}>\g<0></span>", text) if home else text


def _said(language: str, around: str) -> str:
    return "".join(f' {name}="{value}"' for name, value in language_attributes(language, around).items())
