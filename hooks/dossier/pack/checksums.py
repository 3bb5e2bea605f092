"""The list of checksums in a copy, as `sha256sum --check` of GNU coreutils reads it, and what has become of a copy.

It tells whether a copy is as it was made, not who made it: whoever changes a file can change the list.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile
from zlib import error as DeflateError  # noqa: N812 - an error by its name

LIST = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *]([^\n]+)")
_ROOM = 1 << 16
"""Bytes that are read at a time."""


class NoListError(Exception):
    """There is no list of checksums, or one that cannot be read."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a copy has against its list; paths are those of the list, sorted."""

    whole: int
    """How many files are as they were made."""
    missing: tuple[str, ...]
    altered: tuple[str, ...]
    added: tuple[str, ...]


def digest(content: IO[bytes]) -> str:
    """The SHA-256 of what is read, in hexadecimal digits."""
    return file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]


def listing(digests: Mapping[str, str]) -> str:
    """The list of some files, by their paths.

    >>> listing({"b": "02" * 32, "a": "01" * 32}).split()[1::2]
    ['a', 'b']
    """
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))


def parse(text: str) -> dict[str, str]:
    """The digests of a list by the paths of their files; NoListError of one that says anything else."""
    lines = [_LINE.fullmatch(line) for line in text.split("\n") if line]
    if not lines or not all(lines):
        raise NoListError
    return {line[2]: line[1] for line in lines if line}


def compare(listed: Mapping[str, str], found: Mapping[str, str]) -> Comparison:
    """Hold what is found against a list, both digests by path; a file that cannot be read has none ("").

    >>> compare({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "9", "d": "4"})
    Comparison(whole=1, missing=('c',), altered=('b',), added=('d',))
    """
    there = listed.keys() & found.keys()
    altered = sorted(path for path in there if listed[path] != found[path])
    missing, added = sorted(listed.keys() - there), sorted(found.keys() - there)
    return Comparison(len(there) - len(altered), tuple(missing), tuple(altered), tuple(added))


def verify(copy: Path) -> Comparison:
    """Compare a zip, or the folder that was unpacked from one, with the list in it.

    The list lies at its top or, where unpacking made a folder in a folder, below; NoListError if there is none,
    BadZipFile of a file that is no zip, or of which a part is missing.
    """
    if copy.is_dir():
        top = next((top for top in (copy, *_only_folder(copy)) if (top / LIST).is_file()), None)
        if not top:
            raise NoListError
        return compare(_parsed((top / LIST).read_bytes()), dict(_in_folder(top)))
    with ZipFile(copy) as archive:
        lists = [name for name in archive.namelist() if name.rpartition("/")[2] == LIST]
        if not lists:
            raise NoListError
        path = min(lists, key=lambda name: name.count("/"))
        return compare(_parsed(_content(archive, path)), _in_zip(archive, path.removesuffix(LIST)))


def _only_folder(folder: Path) -> list[Path]:
    """The folder that a program made within another while it unpacked; a list in one of several speaks of that alone.

    What begins with a point is left by the system.
    """
    found = [path for path in folder.iterdir() if not path.name.startswith(".")]
    return found if len(found) == 1 and found[0].is_dir() else []


def _parsed(content: bytes) -> dict[str, str]:
    try:
        return parse(content.decode())
    except UnicodeDecodeError as error:
        raise NoListError from error


def _in_folder(top: Path) -> Iterator[tuple[str, str]]:
    for path in top.rglob("*"):
        if path.is_file() and path != top / LIST:
            with path.open("rb") as content:
                yield path.relative_to(top).as_posix(), digest(content)


def _in_zip(archive: ZipFile, top: str) -> dict[str, str]:
    """A path that is there twice has no digest: one program unpacks this file, one the other."""
    found: dict[str, str] = {}
    for path in _files(archive):
        name = path.removeprefix(top) if path.startswith(top) else f"../{path}"
        found[name] = "" if name in found else _digest_in(archive, path)
    found.pop(LIST, None)
    return found


def _files(archive: ZipFile) -> Iterable[str]:
    return (one.filename for one in archive.infolist() if not one.is_dir())


_UNREADABLE = (BadZipFile, DeflateError, EOFError, NotImplementedError, RuntimeError, OSError)
"""What zipfile raises of a part that is not as it was: sums, streams, an unknown method, a password."""


def _digest_in(archive: ZipFile, path: str) -> str:
    try:
        with archive.open(path) as content:
            return digest(content)
    except _UNREADABLE:
        return ""


def _content(archive: ZipFile, path: str) -> bytes:
    try:
        return archive.read(path)
    except _UNREADABLE as error:
        raise NoListError from error
