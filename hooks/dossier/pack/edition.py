"""What a ZIM file is made of, and whether it can be written here."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

LIBRARY = "libzim"


def writable() -> bool:
    """Whether the library that writes ZIM files is installed."""
    return find_spec(LIBRARY) is not None


@dataclass(frozen=True, slots=True)
class Zim:
    """What a ZIM file is made of."""

    files: Mapping[str, Path]
    """Those of the site by their paths."""
    main: str
    """Path of the first page."""
    languages: tuple[str, ...]
    """Codes of ISO 639-3, that of the first page first."""
    metadata: Mapping[str, str]
    """Other than the languages, by the names of the standard."""
