"""Files in a zip whose bytes depend on nothing else: no clock, no rights of a user, no system (PKWARE's APPNOTE).

Deflate is that of zlib: another program in its place may make other bytes of the same files.
"""

from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo
from zlib import Z_BEST_COMPRESSION

_START = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can hold; it has no zone."""
_UNIX, _RIGHTS = 3, 0o100644
"""The same on every system: an ordinary file that all may read."""


def add(archive: ZipFile, path: str, content: bytes, *, packed: bool = True) -> None:
    """Add a file; packed: whether it is compressed."""
    entry = ZipInfo(path, _START)
    entry.create_system, entry.external_attr = _UNIX, _RIGHTS << 16
    archive.writestr(entry, content, ZIP_DEFLATED if packed else ZIP_STORED, Z_BEST_COMPRESSION if packed else None)
