"""Citations as four styles write them, in the language of the text; pandoc's processor of CSL does it.

A style is given of an item what its own rules are for: GB/T 7714 has the day only of electronic resources,
MLA dates a speech by its event. In languages other than English the locales of CSL get dates and lists of names wrong
(findings/pandoc-chinese-range-loses-its-day.sh; two Chinese names with "&"), so these are handed over as words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from dossier.languages import base, profile, words
from dossier.languages import languages as languages_known
from dossier.languages.dates import display_date
from dossier.languages.locales import listed
from dossier.model.edtf import Edtf
from dossier.write.citations.items import Item
from dossier.write.citations.people import AuthorName, spoken
from dossier.write.citations.processor import bibliography


class Piece(NamedTuple):
    """A stretch of a citation."""

    text: str
    stressed: bool
    """A title of a work that stands for itself is set in italics."""


BibliographyEntry = tuple[Piece, ...]
"""A text as a style names it."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style of citing."""

    id: str
    name: str
    """As its users call it, in all languages."""
    csl: str
    """Of its file, among the styles of CSL."""
    without: frozenset[str] = frozenset()
    """Variables for which its rules have no place here."""
    online: str = ""
    """What it takes a text for that has an address and is not printed in a newspaper; empty for what the item says."""
    worded: str = "issued"
    """Variable for a date in words."""
    in_figures: bool = False
    """It writes days and lists of names in one way in all languages."""
    maker: str = ""
    """Of a body that wrote and published a text, it names one (author, publisher); `only`: of any two it has a place
    for the author alone if the text is online, and would else leave out the day."""
    undated: bool = False
    """It says that a text has no date."""
    genre: str = "genre"
    """Variable for what a text is."""
    dates_events: bool = False
    """It dates a speech by its event alone."""
    parts_all: bool = False
    """It sets the family name apart in names that have it first, too (Wang, Y.); the others write Wang Yi."""


_OURS = frozenset({"archive_location", "license", "note", "custom", "original-title"})
"""What is said beside the citation, or for programs only."""
STYLES = (
    Style("chicago", "Chicago", "chicago-notes-bibliography", _OURS, undated=True),
    Style("apa", "APA", "apa", _OURS, worded="status", parts_all=True, maker="author", undated=True),
    # What a text is stands at the end: a label behind its title is for parts of books (5.109, 5.115).
    Style("mla", "MLA", "modern-language-association", _OURS, dates_events=True, maker="publisher", genre="medium"),
    Style(
        "gb-t-7714",
        "GB/T 7714–2015",
        "china-national-standard-gb-t-7714-2015-numeric",
        _OURS | {"genre", "event-title", "event-place", "archive"},
        online="webpage",
        in_figures=True,
        maker="only",
        parts_all=True,
    ),
)


def citations(items: Sequence[Item]) -> list[Mapping[str, BibliographyEntry]]:
    """Each item as each style writes it, by the id of the style; pandoc is started once for a style and a language.

    RuntimeError when pandoc does not do its work, which no text can make it do.
    """
    found: dict[str, dict[str, BibliographyEntry]] = {item["id"]: {} for item in items}
    languages = {item["id"]: item["language"] for item in items}
    with ThreadPoolExecutor() as beside:
        for style, made in zip(STYLES, beside.map(partial(_in_style, items), STYLES), strict=True):
            for id_, pieces in made.items():
                own = "" if style.in_figures else languages[id_]
                found[id_][style.id] = tuple(Piece(_marked(_quoted(text), own), stressed) for text, stressed in pieces)
    return [found[item["id"]] for item in items]


def _in_style(items: Sequence[Item], style: Style) -> dict[str, list[tuple[str, bool]]]:
    made = (
        bibliography([given(item, style) for item in of_language], style.csl, language)
        for language, of_language in _by_language(items).items()
    )
    return {id_: pieces for done in made for id_, pieces in done.items()}


_SECOND_STOP = re.compile("(?<=[？！。])\\.(?= |$)")
"""Behind a mark that ends a sentence in Chinese, for which the processor takes ASCII alone."""


def _quoted(text: str) -> str:
    """Text with the marks of titles in titles, and without second stops.

    >>> _quoted("《论《公约》？》. 《公报》")
    '《论〈公约〉？》. 《公报》'
    """
    depth, marked = 0, []
    for sign in _SECOND_STOP.sub("", text):
        depth -= sign == "》"
        marked.append(_INNER.get(sign, sign) if depth > 0 else sign)
        depth += sign == "《"
    return "".join(marked)


_STRAIGHT = re.compile('"([^"]*)"')
"""Quotation marks of CSL's locales that have none of their own."""


def _marked(text: str, language: str) -> str:
    """Text with the quotation marks and the comma of a language whose words have gaps between them.

    >>> _marked('"رسالة". سيدي مروان, 2025', "ar")
    '«رسالة». سيدي مروان، 2025'
    """
    known = profile(base(language)) if base(language) in languages_known() else None
    if not known or known.letters:
        return text
    text = _STRAIGHT.sub(rf"{known.quotes[0]}\1{known.quotes[1]}", text)
    return text.replace(", ", words(base(language))["document"]["dated"].partition("{")[0])


_INNER = {"《": "〈", "》": "〉"}
"""Titles of Chinese in titles (GB/T 15834)."""


def _by_language(items: Iterable[Item]) -> Mapping[str, list[Item]]:
    ordered = sorted(items, key=lambda item: item["language"])
    return {language: list(group) for language, group in groupby(ordered, key=lambda item: item["language"])}


def given(item: Item, style: Style) -> Mapping[str, Any]:
    r"""What a style is given of an item.

    >>> told = {"id": "a", "type": "speech", "language": "fr", "issued": {}, "custom": {"edtf": "2024-07-04"}}
    >>> given({**told, "URL": "/"}, STYLES[1])
    {'id': 'a', 'type': 'speech', 'language': 'fr', 'URL': '/', 'status': '4\xa0juillet 2024'}
    """
    kept = {key: value for key, value in item.items() if key not in style.without and key != "issued"}
    if style.online and item["type"] != "article-newspaper" and "URL" in item:
        kept["type"] = style.online
    if not (style.in_figures or _SOURCES & kept.keys()):
        # Of the other kinds some styles print nothing then.
        kept["type"] = "webpage"
    if "genre" in kept:
        kept[style.genre] = kept.pop("genre")
    kept = _made_by(kept, style)
    if "author" in kept:
        kept["author"] = _names(kept["author"], style, item["language"])
    return {**kept, **_dated(item, style)}


_SOURCES = frozenset({"publisher", "container-title", "URL", "archive"})
"""What says where a text can be had."""


def _made_by(kept: dict[str, Any], style: Style) -> dict[str, Any]:
    """An item with who wrote and who published it, as far as a style has places for them."""
    if not style.maker or "publisher" not in kept or (style.maker == "only" and "URL" not in kept):
        return kept
    body = [{"literal": kept["publisher"]}]
    if style.maker == "publisher":
        left_out = "author" if kept.get("author") == body else ""
    else:
        kept = {"author": body, **kept}
        left_out = "publisher" if style.maker == "only" or kept["author"] == body else ""
    return {key: value for key, value in kept.items() if key != left_out}


def _names(names: Sequence[AuthorName], style: Style, language: str) -> list[AuthorName]:
    """Names as a style is to list them; those that it would list wrong, as words of the language."""
    shown = [_name(name, style) for name in names]
    by_style = style.in_figures or profile(language).cited_by_style or all("family" in name for name in names)
    # The comma before "and" is for a first name that is inverted.
    are_two = not style.parts_all and len(shown) == 2 and "literal" in shown[0]
    return shown if by_style and not are_two else [{"literal": listed(map(spoken, names), language, "and")}]


def _name(name: AuthorName, style: Style) -> AuthorName:
    """A name that stands with the family first has no comma where a style writes given names in full."""
    if "literal" in name or (name.get("static-ordering") and not style.parts_all):
        return {"literal": spoken(name)}
    return {"family": name["family"].upper() if style.in_figures else name["family"], "given": name["given"]}


def _dated(item: Item, style: Style) -> Mapping[str, Any]:
    """The date of an item, as text: pandoc's metadata know no numbers, and it reads EDTF."""
    language = item["language"]
    if "issued" not in item:
        # Else APA would ask for the day on which somebody has read it.
        return _in_words(words(language)["cite"]["undated"], style) if style.undated else {}
    edtf = Edtf(item["custom"]["edtf"])
    if _has_words_for(edtf, style, by_style=profile(language).cited_by_style):
        # It knows one kind of doubt.
        date: Mapping[str, Any] = {"issued": re.sub("[?%]", "~", edtf.resolved)}
    elif style.in_figures and edtf.start and edtf.end and edtf.precision != "season":
        # An estimated date is in square brackets (8.4.3).
        date = _in_words(f"[{edtf.bare}]", style)
    else:
        date = _in_words(display_date(edtf, language), style)
    return {**date, "event-date": date["issued"]} if style.dates_events and item["type"] == "speech" else date


def _in_words(date: str, style: Style) -> Mapping[str, Any]:
    return {style.worded: {"literal": date} if style.worded == "issued" else date}


def _has_words_for(edtf: Edtf, style: Style, *, by_style: bool) -> bool:
    """Whether a style writes a date right; by_style: whether it does in the language at all."""
    if edtf.start is None or edtf.end is None or (edtf.is_unspecified and edtf.is_interval):
        return False
    if style.in_figures:
        return edtf.is_sure and edtf.precision != "season"
    # APA sets all years before all days.
    return by_style and (style.worded == "issued" or edtf.start.year == edtf.end.year)
