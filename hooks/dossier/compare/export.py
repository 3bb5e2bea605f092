"""An export as it lies in a folder, read for comparison: its pages, and of its data what can change."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from dossier.pages.links import links

_SHOWN = (
    "blocks", "mentions", "redirects", "outdated", "id", "language", "url", "paragraphs", "sha256",
    "date_earliest", "date_latest",
)  # fmt: skip
"""What a record of a text has beside its facts, and what follows from these."""
_STAYS = ("kept", "changed", "joined")


class Text(NamedTuple):
    """A version of a text."""

    id: str
    language: str


class Row(NamedTuple):
    """A line of a raw text."""

    line: int
    stays: bool
    words: str


@dataclass(frozen=True, slots=True)
class Version:
    """What an export says of a version of a text."""

    facts: Mapping[str, tuple[str, ...]]
    """By field; most have one value."""
    blocks: Mapping[str, str]
    """Words by the ids of paragraphs and headings."""
    redirects: Mapping[str, str]
    """Ids that paragraphs once had, with those that stand for them now; empty where none does."""
    outdated: frozenset[str]
    """Ids of paragraphs whose source reads otherwise now."""

    @property
    def title(self) -> str:
        """What it is called."""
        return self.facts.get("title", ("",))[0]


@dataclass(frozen=True, slots=True)
class Export:
    """What `dossier export` wrote."""

    pages: Mapping[str, frozenset[str]]
    """By path (LANG/FOLDER/NAME.md): where its links lead."""
    versions: Mapping[Text, Version] = field(default_factory=dict)
    ledgers: Mapping[Text, tuple[Row, ...]] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    """Sentences by the ids of dates."""
    commitments: Mapping[str, str] = field(default_factory=dict)
    """Likewise."""


def read_export(folder: Path) -> Export:
    """The export in a folder.

    Raises OSError where a file is missing, ValueError where one is not as an export has it.
    """
    data = folder / "data"
    lines = (data / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    pages = {path.relative_to(folder).as_posix(): path for path in sorted(folder.glob("*/*/*.md"))}
    ledgers: dict[Text, list[Row]] = {}
    for row in _rows(data / "ledger.csv"):
        own = Row(int(row["line"]), row["status"] in _STAYS, row["raw"])
        ledgers.setdefault(Text(row["document"], row["language"]), []).append(own)
    return Export(
        pages={name: frozenset(one.target for one in links(_text(path))) for name, path in pages.items()},
        versions={Text(told["id"], told["language"]): _version(told) for told in map(json.loads, lines)},
        ledgers={key: tuple(rows) for key, rows in ledgers.items()},
        events=_sentences(data / "timeline.csv"),
        commitments=_sentences(data / "commitments.csv"),
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    # A raw text may be one line of millions of characters.
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _sentences(path: Path) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in _rows(path):
        found.setdefault(row["id"], row["sentence"])
    return found


def _version(told: Mapping[str, Any]) -> Version:
    facts = {name: value for name, value in told.items() if name not in _SHOWN and not name.endswith("_id")}
    return Version(
        {name: tuple(value) if isinstance(value, list) else (str(value),) for name, value in facts.items()},
        {block["id"]: block["text"] for block in told["blocks"]},
        told.get("redirects", {}),
        frozenset(told.get("outdated", ())),
    )
