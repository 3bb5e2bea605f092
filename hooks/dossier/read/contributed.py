"""Contributed documents: translations, and texts that people adopted as Markdown under docs/LANG/documents/."""

from dataclasses import fields, replace
from typing import Any

from dossier import markup
from dossier.model import CASED, Block, Document, Facts, Finding, Translation
from dossier.read import frontmatter, schema
from dossier.read.blocks import number_blocks, paragraph_id
from dossier.read.completion import when


def blocks(markdown: str) -> tuple[Block, ...]:
    """Blocks of a body of Markdown."""
    found = markup.parse(markdown)
    return number_blocks(
        Block(p.kind, p.text, paragraph_id(p.text), level=max(p.level, 2) * (p.level > 0)) for p in found
    )


def _translation(value: Any) -> Translation | None:
    return Translation(value["from"], value.get("status", "draft"), value.get("note", "")) if value else None


def read_document(path: str, text: str) -> tuple[Document, tuple[Finding, ...]]:
    """The document of docs/LANG/documents/ID.md, and what is wrong with its front matter."""
    page = frontmatter.parse(path, text)
    findings = schema.violations(page, schema.DOCUMENT, ("title",))
    meta = schema.usable(page, findings)
    _, language, _, name = path.split("/")
    document = Document(
        id=name.removesuffix(".md"),
        language=language,
        title=str(meta.get("title") or name.removesuffix(".md")),
        when=when(meta["date"]) if "date" in meta else None,
        facts=schema.facts(meta),
        blocks=blocks(page.body),
        path=path,
        markdown=page.body.strip() + "\n",
        translation=_translation(meta.get("translation")),
    )
    return document, findings


def adopt(page: Document, seed: Document) -> Document:
    """A contributed page in place of a seed's text: what it says wins, what it leaves out stays as the seed has it.

    The ledger stays with it, so that a reader can see what the page replaced.
    """
    given = {f.name: value for f in fields(Facts) if (value := getattr(page.facts, f.name))}
    stated = {*CASED, *given, *(["date"] if page.when else [])}
    there = {block.id for block in page.blocks}
    return replace(
        page,
        when=page.when or seed.when,
        facts=replace(seed.facts, **given, inferred=tuple(key for key in seed.facts.inferred if key not in stated)),
        reports=tuple(one if one.block in there else replace(one, block="") for one in seed.reports),
        promises=tuple(one for one in seed.promises if one.block in there),
        seed=seed.seed,
        sha256=seed.sha256,
        decoding=seed.decoding,
        lines=seed.lines,
    )
