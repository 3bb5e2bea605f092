"""What earlier builds have made, by the digest of everything that it was made of.

One file, ignored by git, which may be deleted at any time: a build without it takes longer and makes the same. It is
a database of SQLite, so that a build that is killed leaves it as it was before. Values are records in MessagePack
(library msgspec), which are checked against their type when they are read: what is damaged or foreign is not believed.

A key covers the package's own code and data, a collection's own languages, and the libraries around it (`version`):
nothing made by other code is ever found.
"""

import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import msgspec

from dossier.languages.files import used
from dossier.store.packed import pack

FOLDER = ".dossier"
"""In the folder of the collection."""
DATA = (".yml", ".typ")
"""Endings of the package's files that are not code, of which something is made that is kept."""
_FILE, _NOWHERE = "store.sqlite", ":memory:"
_APPLICATION = 0x446F7373
"""Says whose database it is (PRAGMA application_id): "Doss"."""
_FORMAT = 4
_KEPT = 6
"""Builds after which what none of them used is forgotten: whoever goes back to an earlier state of a text finds it."""
_SUM = 4
"""Bytes of a checksum."""
_PUT = """INSERT INTO made VALUES (?, ?)
ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value"""
"""What is there already is not written again: to compare it takes a fraction of that."""
_MANY = 500
"""Keys of one question."""

_DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite raises of a damaged file; the latter where what it would quote is no text."""
_PRIMARY = 0xFF
"""Bits of an error's code that tell its kind (https://www.sqlite.org/rescode.html)."""
_REFUSED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY})  # fmt: skip
"""Errors that say nothing of the file: another build holds it, nobody may write here, the disk is full."""

_Record = TypeVar("_Record")


@lru_cache(maxsize=1)
def version() -> bytes:
    """Digest of all that makes one result differ from another while its input is the same: code, data, libraries."""
    package = Path(__file__).parent.parent
    files = (path for path in sorted(package.rglob("*")) if path.suffix in (".py", *DATA))
    installed = (path.name for place in sys.path for path in Path(place or ".").glob("*.dist-info"))
    found = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in files:
        found.update(b"%s\0%s\0" % (path.relative_to(package).as_posix().encode(), path.read_bytes()))
    for name in sorted(set(installed)):
        found.update(name.encode() + b"\0")
    for own in sorted(used().items()):
        found.update(b"%s\0%s\0" % (own[0].encode(), own[1].encode()))
    return found.digest()


def digest(*parts: object) -> bytes:
    """Digest of records, texts and bytes, each kept apart from the next; the same in every process.

    A record that is to be found again holds no set, whose order each process chooses for itself.
    """
    found = hashlib.blake2b(version(), digest_size=16)
    for part in parts:
        written = part if isinstance(part, bytes) else _written(part)
        found.update(len(written).to_bytes(8, "big"))
        found.update(written)
    return found.digest()


def _written(record: object) -> bytes:
    """A record as bytes; one with bytes that are no text (surrogates, PEP 383), which MessagePack cannot hold, too."""
    try:
        return pack(record)
    except UnicodeEncodeError:
        return repr(record).encode("utf-8", "backslashreplace")


class Store:
    """Records by their keys; used by one build at a time, whose additions are there for the next when it closes."""

    def __init__(self, folder: Path | None = None, *, looking: bool = False) -> None:
        """Opens the store in a folder; without one, an empty store that is gone when it closes.

        looking: takes it as it is, waits for nobody, and adds nothing.
        """
        self._path = folder / _FILE if folder and not looking else None
        self._looking = looking
        self._database = (_seen_in if looking else _opened_in)(folder) if folder else _opened(_NOWHERE)
        self._used: set[bytes] = set()
        self._damaged = False

    def find(self, keys: Iterable[bytes], kind: type[_Record]) -> dict[bytes, _Record]:
        """The records of those keys that are known; one that is not of its kind is as if it were not there."""
        decoder = msgspec.msgpack.Decoder(kind)
        found = {}
        for key, value in self._rows(list(keys)):
            if not _is_whole(key, value):
                self._damaged = True
                continue
            with suppress(msgspec.DecodeError, ValueError, TypeError):
                found[key] = decoder.decode(value[_SUM:])
        self._used |= found.keys()
        return found

    def known(self, keys: Iterable[bytes]) -> frozenset[bytes]:
        """Those of some keys by which something is kept, of which nothing is read; it may yet be found damaged."""
        found = frozenset(key for (key,) in self._rows(list(keys), "key"))
        self._used |= found
        return found

    def _rows(self, keys: list[bytes], columns: str = "key, value") -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(keys), _MANY):
            some = keys[start : start + _MANY]
            marks = ",".join("?" * len(some))
            with self._noticing():
                yield from self._database.execute(f"SELECT {columns} FROM made WHERE key IN ({marks})", some)  # noqa: S608 marks alone

    @contextmanager
    def _noticing(self) -> Iterator[None]:
        """A damaged file holds nothing, and is thrown away at the end."""
        try:
            yield
        except _DAMAGE:
            self._damaged = True

    def add(self, made: Mapping[bytes, Any]) -> None:
        """Keep records by their keys."""
        self.put(dict(_rows(made)))

    def put(self, packed: Mapping[bytes, bytes]) -> None:
        """The same of records that are bytes already."""
        if self._looking:
            return
        with self._noticing():
            rows = ((key, _sum(key, value) + value) for key, value in packed.items())
            self._database.executemany(_PUT, rows)
        self._used |= packed.keys()

    def remembered(self, name: str, kind: type[_Record]) -> _Record | None:
        """What was last remembered under a name by the same code; None if that is nothing of its kind."""
        return next(iter(self.find([digest(name)], kind).values()), None)

    def remember(self, name: str, value: object) -> None:
        """Keep one value under a name, in place of what was there."""
        self.add({digest(name): value})

    def leave(self) -> None:
        """Close it as it was: who only looks counts as no build."""
        self._database.close()

    def close(self, *, counted: bool = True) -> None:
        """Write what was added, and forget what no build has used for some time.

        counted: whether this is a build; one that finds that nothing has changed asks for little of what it stands on.
        """
        with self._noticing():
            if counted:
                self._database.execute("UPDATE used SET unused = unused + 1")
            self._database.executemany("INSERT OR REPLACE INTO used VALUES (?, 0)", ((key,) for key in self._used))
            self._database.execute("DELETE FROM used WHERE unused > ?", (_KEPT,))
            self._database.execute("DELETE FROM made WHERE key NOT IN (SELECT key FROM used)")
            self._database.execute("COMMIT")
        self._database.close()
        if self._damaged and self._path:
            with suppress(OSError):
                _remove(self._path)


def _sum(key: bytes, value: bytes) -> bytes:
    """What tells whether a value is as it was written, under this key: a damaged index may lead to that of another.

    Of a record that stays packed, nobody looks at the types. Nobody damages a store on purpose, so it is a sum that
    takes a seventh of the time of a digest.
    """
    return crc32(value, crc32(key)).to_bytes(_SUM, "big")


def _is_whole(key: object, row: object) -> bool:
    """Whether a row is as it was written; a damaged one may hold anything."""
    return isinstance(key, bytes) and isinstance(row, bytes) and row[:_SUM] == _sum(key, row[_SUM:])


def _rows(made: Mapping[bytes, Any]) -> Iterator[tuple[bytes, bytes]]:
    """Keys and values; a text with bytes that nobody could decode is not kept, and so read again each time."""
    for key, value in made.items():
        with suppress(UnicodeEncodeError):
            yield key, pack(value)


def _opened_in(folder: Path) -> sqlite3.Connection:
    """The database of a folder; a file that is none of ours, of another format or damaged is replaced."""
    path = folder / _FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="ascii")
        try:
            return _opened(path)
        except _DAMAGE as error:
            if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _REFUSED:
                raise
            _remove(path)
            return _opened(path)
    except (*_DAMAGE, OSError):
        # This build makes everything itself.
        return _opened(_NOWHERE)


def _seen_in(folder: Path) -> sqlite3.Connection:
    """The database of a folder, to be read alone; an empty one where there is none, or another build writes it."""
    with suppress(*_DAMAGE):
        database = sqlite3.connect(f"{(folder / _FILE).resolve().as_uri()}?mode=ro", timeout=0, uri=True)
        if _marks(database) == [_APPLICATION, _FORMAT]:
            return database
        database.close()
    return _opened(_NOWHERE)


def _marks(database: sqlite3.Connection) -> list[int]:
    """Which program wrote a database, and in which format."""
    return [database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]


def _remove(path: Path) -> None:
    for part in path.parent.glob(f"{path.name}*"):
        part.unlink()


def _opened(path: str | Path) -> sqlite3.Connection:
    """A database in one transaction from here to its end: a build that is killed has changed nothing."""
    database = sqlite3.connect(path, timeout=5, isolation_level=None)
    # What is lost when power fails is made again.
    database.execute("PRAGMA synchronous = OFF")
    database.execute("BEGIN IMMEDIATE")
    if _marks(database) not in ([0, 0], [_APPLICATION, _FORMAT]):
        database.close()
        raise sqlite3.DatabaseError("another format")
    database.execute(f"PRAGMA application_id = {_APPLICATION}")
    database.execute(f"PRAGMA user_version = {_FORMAT}")
    database.execute("CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, value BLOB NOT NULL)")
    # Apart from the values, which are many times larger: they are not written again to say that they were used.
    database.execute("CREATE TABLE IF NOT EXISTS used (key BLOB PRIMARY KEY, unused INTEGER NOT NULL) WITHOUT ROWID")
    return database
