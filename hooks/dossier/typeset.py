"""Typst, which sets pages (typst.app/docs): a template and what it shows become a file, of the same bytes each time.

Never in a process that was forked from one that has used it: its threads are not there.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import typst

PRINT = "Libertinus Serif"
"""The font that Typst has in itself: letters in Latin, Greek and Cyrillic look alike on every machine."""


class UnsetError(Exception):
    """Pages could not be set; the message is Typst's."""


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

    It is PDF/UA-1 (ISO 14289-1). This allows no letter that no font has: UnsetError.
    """
    (made,) = _made(template, data, format="pdf", pdf_standards=["ua-1"])
    return made


def pngs(template: Traversable, data: Mapping[str, Any]) -> list[bytes]:
    """The same as a PNG of each page, a point as a pixel; here letters that no font has are boxes."""
    return _made(template, data, format="png", ppi=72.0)


def _made(template: Traversable, data: Mapping[str, Any], **how: Any) -> list[bytes]:
    given = {"data": json.dumps(data, ensure_ascii=False)}
    # Files that a template could name lie in a folder in which there is no other.
    with tempfile.TemporaryDirectory() as root:
        place = Path(root, "main.typ")
        place.write_text(template.read_text(encoding="utf-8"), encoding="utf-8")
        try:
            made: Any = typst.compile(place, root=root, font_paths=_fonts(), sys_inputs=given, **how)
        except typst.TypstError as error:
            raise UnsetError(str(error)) from error
    return [bytes(one) for one in made] if isinstance(made, list) else [bytes(made)]
