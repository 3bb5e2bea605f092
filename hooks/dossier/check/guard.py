"""What keeps one odd file from stopping all others: the frame in which each is read, and what can be in a site."""

import os
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import ParamSpec, TypeVar

from dossier.model import Finding

LONGEST = 200
"""Bytes of a name: file systems take 255, and names of pages and pictures are made of it with something added."""
UNFORESEEN = "unforeseen"
"""The finding of what nobody foresaw: it fails a strict build, so that an error of ours is seen."""
_CONTROL = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]")
"""What would break the line of a list, or a terminal, that shows a name."""
_LEFT = re.compile(r"(?i)\._.*|\.#.*|~\$.*|.*~|#.*#|thumbs\.db|desktop\.ini")
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def guarded(
    path: str, read: Callable[_Given, tuple[_Result, tuple[Finding, ...]]], *given: _Given.args, **named: _Given.kwargs
) -> tuple[_Result | None, tuple[Finding, ...]]:
    """What comes of reading a file; whatever is raised on the way, which nobody foresaw, is a finding.

    >>> guarded("a.md", lambda text: (int(text), ()), "1")
    (1, ())
    >>> guarded("a.md", lambda text: (int(text), ()), "a")[1][0].detail
    {'problem': "ValueError: invalid literal for int() with base 10: 'a'"}
    """
    try:
        return read(*given, **named)
    except Exception as error:  # noqa: BLE001 - of one file, so that all others are read; the finding fails a build
        told = f"{type(error).__name__}: {error}".partition("\n")[0]
        return None, (Finding(path, 0, UNFORESEEN, {"problem": utf8(told)}),)


def utf8(text: str) -> str:
    r"""The same words, with what has no place in UTF-8 (a byte of a name in another encoding) written out.

    >>> utf8("caf\udce9.txt")
    'caf\\udce9.txt'
    """
    return text.encode("utf-8", "backslashreplace").decode()


def is_name(name: str) -> bool:
    r"""Whether a name of a file or folder can stand in an address and in a list.

    >>> [is_name(name) for name in ("a b.md", "a\nb.md", "\udce9.md", "a" * 300)]
    [True, False, False, False]
    """
    return len(name.encode("utf-8", "surrogatepass")) <= LONGEST and name == utf8(name) and not _CONTROL.search(name)


def is_left(name: str) -> bool:
    """Whether a file is what a program has left beside those that people make: a lock, a backup, a list of pictures.

    >>> [is_left(name) for name in ("._a.txt", ".#a.md", "~$a.docx", "a.txt~", "Thumbs.db", ".a.txt", "a.txt")]
    [True, True, True, True, True, False, False]
    """
    return _LEFT.fullmatch(name) is not None


def is_there(path: Path) -> bool:
    """Whether something is a file that can be read: no broken link, no pipe, no folder."""
    return path.is_file() and os.access(path, os.R_OK)


@lru_cache(maxsize=256)
def template_fault(text: str) -> tuple[int, str] | None:
    """Line and nature of what keeps a text from being a template; None where it is one.

    Most of the time of a build in which little has changed, and so done once for each text.

    >>> template_fault("{{ a }}"), template_fault("{{ a | shout }}")
    (None, (1, "No filter named 'shout'."))
    """
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - a parser, which one text alone needs not

    from dossier.render.environment import environment  # noqa: PLC0415 - the same

    try:
        environment({}).compile(text)
    except TemplateSyntaxError as error:
        return error.lineno, error.message or type(error).__name__
    return None
