"""Index files as classic scripts: over file:// a browser runs scripts of the folder but reads no other file."""

import json
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

PACK_BYTES = 192 * 1024
"""Bytes that a script should hold before base64 makes them a third more."""


def pack_scripts(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Scripts that put the files into `__pagefind.files`, in base64; file NAME is in script crc32(NAME) % number.

    >>> pack_scripts({"a": b"1", "b": b"2"})
    ('Object.assign(__pagefind.files,{"a":"MQ==","b":"Mg=="});',)
    """
    count = max(1, -(-sum(map(len, files.values())) // PACK_BYTES))
    packs: list[dict[str, str]] = [{} for _ in range(count)]
    for name, content in sorted(files.items()):
        packs[crc32(name.encode()) % count][name] = b64encode(content).decode("ascii")
    return tuple(f"Object.assign(__pagefind.files,{json.dumps(pack, separators=(',', ':'))});" for pack in packs)


def write_packs(folder: Path) -> int:
    """Writes packs/N.js for all files of an index folder; returns the number of packs."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    scripts = pack_scripts({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})
    (folder / "packs").mkdir()
    for number, script in enumerate(scripts):
        (folder / "packs" / f"{number}.js").write_text(script, encoding="utf-8")
    return len(scripts)
