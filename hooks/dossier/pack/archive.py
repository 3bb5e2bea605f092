"""A zip whose bytes depend on its files alone, in whatever order a file system lists them, with their checksums."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from dossier.pack.checksums import LIST, listing
from dossier.zipped import add

Files = Mapping[str, Path | bytes]
"""Files of a zip by their paths in it: where each lies, or its content."""


def write_zip(target: IO[bytes], folder: str, files: Files) -> None:
    """Write a zip of one folder with some files and the list of their checksums."""
    digests: dict[str, str] = {}
    with ZipFile(target, "w") as archive:
        for path in sorted(files):
            held = files[path]
            content = held if isinstance(held, bytes) else held.read_bytes()
            digests[path] = sha256(content).hexdigest()
            add(archive, f"{folder}/{path}", content)
        add(archive, f"{folder}/{LIST}", listing(digests).encode())
