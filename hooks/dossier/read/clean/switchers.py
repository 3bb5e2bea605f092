"""The rule that drops a page's choice of languages."""

import re
from functools import cache

from babel import Locale
from babel.core import LOCALE_ALIASES

from dossier.data import Profile, languages
from dossier.model import Line
from dossier.read.clean.examples import trial  # noqa: F401  (the examples below use it)
from dossier.read.clean.ledger import Ledger, judge_numbers, runs, text_lines
from dossier.read.clean.measure import ends
from dossier.read.clean.vocabulary import core, pattern

SCRIPTS = (
    "[a-z\u00df-\u024f]", "[\u0370-\u03ff]", "[\u0400-\u04ff]", "[\u0590-\u05ff]", "[\u0600-\u06ff]",
    "[\u0900-\u097f]", "[\u0e00-\u0e7f]", "[\u3040-\u30ff\u4e00-\u9fff]", "[\uac00-\ud7a3]",
)  # fmt: skip
LETTER = re.compile(r"[^\W\d_]")
CAPITALS = re.compile("[A-Z][^A-Z]*[A-Z][^A-Z]*[A-Z]")
LONGEST = 1500
"""Characters; all languages that a large site offers fit in."""
FEWEST = 3
"""Names that make a switcher."""


@cache
def names() -> frozenset[str]:
    """Names of the languages of the web (CLDR, through Babel), each in itself and in those that have a profile."""
    codes = {*LOCALE_ALIASES, *languages(), "hi", "la", "vi"}
    native = {(Locale.parse(code).get_language_name() or "").casefold() for code in codes}
    foreign = {Locale.parse(code).languages.get(other, "").casefold() for code in languages() for other in codes}
    return frozenset(str(name) for name in native | foreign if name)


def drop_language_switchers(lines: Ledger, _: Profile) -> Ledger:
    """Drop the choice of languages: a line that runs many language names together, or a row of lines with one each.

    >>> trial(drop_language_switchers, "EnglishFrançais日本語Русский", "Deutsch", "Français", "中文")
    ... # doctest: +NORMALIZE_WHITESPACE
    [('EnglishFrançais日本語Русский', 'dropped'),
     ('Deutsch', 'dropped'), ('Français', 'dropped'), ('中文', 'dropped')]
    >>> trial(drop_language_switchers, "The meeting was held in English, French and Chinese.", "English")
    [('The meeting was held in English, French and Chinese.', 'kept'), ('English', 'kept')]
    """
    reasons = {line.number: found for line in text_lines(lines) if (found := _glued(line.text))}
    for run in runs(text_lines(lines), _is_name):
        if len(run) >= FEWEST:
            reasons |= {line.number: line.text for line in run}
    return judge_numbers(lines, "dropped", reasons)


def _is_name(line: Line) -> bool:
    return len(line.text) < 40 and core(line.text) in names()


def _glued(text: str) -> str:
    """The language names in a line of little else; several scripts in one short line lend weight to them."""
    if not FEWEST * 2 <= len(text) <= LONGEST or ends(text) or (text.isascii() and not CAPITALS.search(text)):
        return ""
    lower = text.casefold()
    scripts = 1 if text.isascii() else sum(bool(re.search(script, lower)) for script in SCRIPTS)
    if scripts < 2 and sum(map(str.isupper, text)) < FEWEST:
        return ""
    found = _names_in(text)
    share = sum(map(len, found)) / max(1, len(LETTER.findall(lower)))
    return " · ".join(found) if len(found) >= FEWEST and (share > 0.7 or (share > 0.4 and scripts >= FEWEST)) else ""


def _names_in(text: str) -> list[str]:
    found: list[str] = _anywhere().findall(text.casefold())
    return found


@cache
def _anywhere() -> re.Pattern[str]:
    """Names even when glued to each other."""
    return pattern(names(), glued=True)
