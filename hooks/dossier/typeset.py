"""Typst, which sets pages (https://typst.app/docs/): of a template and of what it shows it makes a file.

The bytes are the same each time, where the same fonts are.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

import typst

PRINT = "Libertinus Serif"
"""The font that Typst has in itself: letters in Latin, Greek and Cyrillic look alike on every machine."""


_MISSING = re.compile('the text `"(.+)"` could not be displayed', re.DOTALL)


class NoFontError(Exception):
    """No font has a letter."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self.letter = letter


@cache
def families() -> frozenset[str]:
    """Names of the fonts of this machine, and of those that Typst has in itself."""
    return frozenset(typst.Fonts().families())


def pdf(template: Traversable, data: Mapping[str, Any]) -> bytes:
    """A tagged PDF of a template, which finds the data, as JSON, under `sys.inputs.data`.

    It is PDF/UA-1 (ISO 14289-1), which allows no letter that no font has: NoFontError. TypstError of a faulty template.
    """
    given = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        return typst.compile(template.read_bytes(), format="pdf", sys_inputs=given, pdf_standards=["ua-1"])
    except typst.TypstError as error:
        if missing := _MISSING.search(str(error)):
            raise NoFontError(missing[1]) from error
        raise
