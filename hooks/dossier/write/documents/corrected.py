"""What people change to change the page of a text: seeds/NAME.yml beside a raw text, which nobody edits."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from dossier.languages import words
from dossier.model import Document

_SPACES = "\u00a0\u202f"
"""Not printable by Unicode's rule, and plain text for all who write French."""


class Changed(NamedTuple):
    """Where a person changes what is said of a text, and what it was made of; the fields of a `SiteFile`."""

    edit: str
    begun: str
    raw: str


def changed(document: Document, language: str) -> Changed:
    """The file that people change, how it begins where it does not exist yet, and the raw text.

    language: of the comment in such a beginning.
    """
    raw = f"seeds/{document.seed}" if document.seed else ""
    if document.path != raw or not raw:
        return Changed(document.path, "", raw)
    return Changed(PurePosixPath(raw).with_suffix(".yml").as_posix(), beginning(document, language), raw)


def beginning(document: Document, language: str) -> str:
    """How a file of corrections begins: what was found, each in a comment that is put right by removing its mark."""
    found = (f"# {key}: {flow(value)}".rstrip() for key, value in known_facts(document).items())
    return "\n".join((note(document, language), *found, ""))


def note(document: Document, language: str) -> str:
    """The first line of a file of corrections: what it is for."""
    return f"# {words(language)['corrections']['note'].format(file=document.seed)}"


def known_facts(document: Document) -> Mapping[str, str | tuple[str, ...]]:
    """What is known of a text by the keys of a file of corrections; empty where the text does not say."""
    facts, moment = document.facts, document.when
    return {
        "title": document.title,
        "date": str(moment.edtf) if moment else "",
        "language": document.language,
        "type": facts.type,
        "publisher": facts.publisher,
        "author": facts.author,
        "speaker": facts.speaker,
        "source_url": facts.source_url,
    }


def flow(value: str | tuple[str, ...]) -> str:
    """A value as YAML that any reader takes for the same words: JSON is a part of it, but for what cannot be printed.

    >>> flow("Yes: no"), flow(("Ada", "Bo")), flow("")
    ('"Yes: no"', '["Ada", "Bo"]', '')
    """
    written = json.dumps(value, ensure_ascii=False) if value else ""
    return "".join(sign if sign.isprintable() or sign in _SPACES else f"\\U{ord(sign):08x}" for sign in written)
