"""Contributed documents: translations, and texts that people adopted as Markdown under docs/LANG/documents/."""

from dataclasses import fields, replace
from typing import Any

from dossier import comments
from dossier.model import CASED, Document, Facts, Finding, Translation
from dossier.read import frontmatter, schema
from dossier.read.completion import when
from dossier.read.translated import moved, read_translated


def _translation(value: Any) -> Translation | None:
    return Translation(value["from"], value.get("status", "draft"), value.get("note", "")) if value else None


def read_document(path: str, text: str) -> tuple[Document, tuple[Finding, ...]]:
    """The document of docs/LANG/documents/ID.md, and what is wrong with its front matter."""
    page = frontmatter.parse(path, text)
    findings = schema.violations(page, schema.DOCUMENT, ("title",))
    meta = schema.usable(page, findings)
    _, language, _, name = path.split("/")
    body = page.body.replace("\r\n", "\n")
    blocks, renderings = read_translated(body)
    document = Document(
        id=name.removesuffix(".md"),
        language=language,
        title=str(meta.get("title") or name.removesuffix(".md")),
        when=when(meta["date"]) if "date" in meta else None,
        facts=schema.facts(meta),
        blocks=blocks,
        path=path,
        markdown=comments.without(body).strip() + "\n",
        translation=_translation(meta.get("translation")),
        renderings=moved(renderings, text[: len(text) - len(page.body)].count("\n")),
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
