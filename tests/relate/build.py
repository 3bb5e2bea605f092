"""Nouns made of the data in tests/cases/relate."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from dossier.languages.text import with_sentences
from dossier.model import Block, Corpus, Document, Entity, Facts, Report, Translation
from dossier.model.document import when
from dossier.relate.names.lexicon import Names, names
from dossier.relate.names.mentions import find_mentions
from tests.samples import CASES

CASES = CASES / "relate"


def load(name: str) -> Any:
    """Content of a case file."""
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def entities(data: Mapping[str, Mapping[str, Any]]) -> tuple[Entity, ...]:
    """Entities of {id: {kind, un: SYMBOL, LANGUAGE: [names]}}."""
    return tuple(
        Entity(
            id_,
            item["kind"],
            {tag: tuple(names) for tag, names in item.items() if tag not in ("kind", "un")},
            identifiers={"un": (item["un"],)} if "un" in item else {},
            path=f"{id_}.md",
        )
        for id_, item in data.items()
    )


def known(documents: Iterable[Document], entities: Iterable[Entity]) -> tuple[Corpus, Names]:
    """Documents with the mentions in them, and the names by which these were found."""
    documents, entities = tuple(documents), tuple(entities)
    found = names(documents, entities)
    return Corpus(documents, entities, find_mentions(documents, found)), found


def document(data: Mapping[str, Any]) -> Document:
    """A document of {id, language, blocks: [text], reports, speaker, event, translation: LANGUAGE}."""
    made = (Block("paragraph", text, f"p-{at:06x}", at) for at, text in enumerate(data.get("blocks", []), 1))
    source = data.get("translation")
    return Document(
        id=data["id"],
        language=data["language"],
        title=data["id"],
        when=None,
        facts=Facts(speaker=tuple(data.get("speaker", ())), event=data.get("event", "")),
        blocks=with_sentences(made, data["language"]),
        reports=tuple(report(item) for item in data.get("reports", [])),
        translation=Translation(source) if source else None,
    )


def report(data: Mapping[str, Any]) -> Report:
    """A report of {date, words, title, block, kind}."""
    return Report(
        when(data["date"], *data.get("words", ())),
        data["title"],
        data.get("block", "p-000001"),
        data.get("kind", "event"),
    )
