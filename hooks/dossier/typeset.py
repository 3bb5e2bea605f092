"""Typst, which sets pages (https://typst.app/docs/): of a template and of what it shows it makes a file.

The bytes are the same each time, where the same fonts are. Never call it in a process that was forked from one that has
called it: its threads are not there.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

import typst

PRINT = "Libertinus Serif"
"""The font that Typst has in itself: letters in Latin, Greek and Cyrillic look alike on every machine."""
PITCHED = "DejaVu Sans Mono"
"""Another of Typst's, all of whose letters are of one width: for signs that no other has, and for no script."""
_MISSING = re.compile('the text `"(.+)"` could not be displayed', re.DOTALL)


class UnsetError(Exception):
    """Pages could not be set; the message is Typst's."""


class NoFontError(UnsetError):
    """No font has a letter."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self.letter = letter


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts()


@cache
def families() -> frozenset[str]:
    """Names of the fonts of this machine, and of those that Typst has in itself."""
    return frozenset(_fonts().families())


@cache
def fonts_there() -> tuple[tuple[str, int, int], ...]:
    """Path, size and time of each file of the fonts of this machine: with others, pages look otherwise."""
    return tuple(sorted(_files()))


def _files() -> Iterator[tuple[str, int, int]]:
    for path in {font.path for font in _fonts().fonts() if font.path}:
        now = os.stat(path)  # noqa: PTH116 - a Path takes longer to make than the file to be asked for
        yield path, now.st_size, now.st_mtime_ns


def pdf(template: Traversable, data: Mapping[str, Any]) -> bytes:
    """A tagged PDF of a template, which finds the data, as JSON, under `sys.inputs.data`.

    It is PDF/UA-1 (ISO 14289-1), which allows no letter that no font has: NoFontError. UnsetError of anything else.
    """
    (made,) = _made(template, data, format="pdf", pdf_standards=["ua-1"])
    return made


def pngs(template: Traversable, data: Mapping[str, Any]) -> list[bytes]:
    """The same as a PNG of each page, a point as a pixel; here letters that no font has are boxes."""
    return _made(template, data, format="png", ppi=72.0)


def _made(template: Traversable, data: Mapping[str, Any], **how: Any) -> list[bytes]:
    given = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        made: Any = typst.compile(template.read_bytes(), font_paths=_fonts(), sys_inputs=given, **how)
    except typst.TypstError as error:
        missing = _MISSING.search(str(error))
        raise NoFontError(missing[1]) if missing else UnsetError(str(error)) from error
    return [bytes(one) for one in made] if isinstance(made, list) else [bytes(made)]
