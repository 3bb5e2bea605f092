"""A zip whose bytes depend on its files and on nothing else: no clock, no order of a file system, no rights of a user.

The format is PKWARE's APPNOTE; times in it begin with 1980 and have no zone. Deflate is that of zlib: another program
in its place may make other bytes of the same files.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dossier.pack.checksums import LIST, listing

Files = Mapping[str, Path | bytes]
"""Files of a zip by their paths in it: where each lies, or its content."""
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_UNIX, _RIGHTS = 3, 0o100644
"""What made the zip, and that of its files all may be read and the owner's changed."""
_LEVEL = 9


def write_zip(target: IO[bytes], folder: str, files: Files) -> None:
    """Write a zip of one folder with some files and the list of their checksums."""
    digests: dict[str, str] = {}
    with ZipFile(target, "w") as archive:
        for path in sorted(files):
            held = files[path]
            content = held if isinstance(held, bytes) else held.read_bytes()
            digests[path] = sha256(content).hexdigest()
            _add(archive, f"{folder}/{path}", content)
        _add(archive, f"{folder}/{LIST}", listing(digests).encode())


def _add(archive: ZipFile, path: str, content: bytes) -> None:
    entry = ZipInfo(path, _BEGINNING)
    entry.create_system, entry.external_attr = _UNIX, _RIGHTS << 16
    archive.writestr(entry, content, ZIP_DEFLATED, _LEVEL)
