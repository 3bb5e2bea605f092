"""Patterns that are made when first used: those of whole scripts take milliseconds each, and few texts need all.

All others stay with `re.compile`, whose methods are called a little faster.
"""

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern until something is asked of it, and then has the pattern's own methods."""

    def __init__(self, source: str, flags: int) -> None:
        self._made = source, flags

    def __getattr__(self, name: str) -> Any:
        """What the pattern has under this name, kept so that it is asked for once."""
        found = getattr(re.compile(*self._made), name)
        setattr(self, name, found)
        return found


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as by `re.compile`, made once it is used: what is wrong with it shows only then.

    >>> late("[a-c]+").findall("cab, fab")
    ['cab', 'ab']
    """
    return cast("re.Pattern[str]", _Late(source, flags))
