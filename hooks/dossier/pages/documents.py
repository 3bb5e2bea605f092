"""Contributed documents: translations, and texts that people adopted as Markdown under docs/LANG/documents/."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from dossier.languages.text import with_sentences
from dossier.model import CASED, Block, Document, Facts, Finding, Rendering, Translation
from dossier.model.document import TITLE, number_blocks, paragraph_id
from dossier.pages import comments, frontmatter, markup, parsing
from dossier.pages.schema import judging

# Translations: which blocks stand under which comment, and so which paragraph of the source each renders.


def read_translated(body: str) -> tuple[tuple[Block, ...], tuple[Rendering, ...]]:
    r"""Blocks of a body of Markdown, and what its comments say of them.

    The first block below a comment has the id of the paragraph that it renders, so that an address leads to the same
    paragraph in every language.

    >>> blocks, renderings = read_translated("<!-- p-1a2b3c: A wall. It fell. -->\nUn mur.\n\nIl est tombé.")
    >>> blocks[0].id, renderings[0].blocks == tuple(block.id for block in blocks)
    ('p-1a2b3c', True)
    """
    notes, pieces = comments.comments(body), parsing.parse(comments.numbered(body))
    owners = list(_owners(pieces, notes))
    firsts = {owner: place for place, owner in reversed(list(enumerate(owners)))}
    blocks = number_blocks(
        Block(
            piece.kind,
            piece.text,
            notes[owner].ids[0] if owner >= 0 and firsts[owner] == place else paragraph_id(piece.text),
            level=max(piece.level, 2) * (piece.level > 0),
            depth=piece.depth,
        )
        for place, (piece, owner) in enumerate(zip(pieces, owners, strict=True))
    )
    below: dict[int, list[str]] = {}
    for block, owner in zip(blocks, owners, strict=True):
        below.setdefault(owner, []).append(block.id)
    return blocks, tuple(_rendering(note, below.get(number, ())) for number, note in enumerate(notes))


def _owners(pieces: Sequence[parsing.Piece], notes: Sequence[comments.Comment]) -> Iterator[int]:
    """Place of the comment that each piece stands under; -1 where there is none.

    A heading and what follows it do not share one: somebody has left out a comment.
    """
    owner, headed = -1, False
    named = {number for number, note in enumerate(notes) if note.ids != (TITLE,)}
    for piece in pieces:
        own = [number for comment in piece.comments if (number := comments.number_of(comment)) in named]
        if own:
            owner = own[-1]
        elif headed or piece.kind == "heading":
            owner = -1
        headed = piece.kind == "heading"
        yield owner


def _rendering(note: comments.Comment, below: Sequence[str]) -> Rendering:
    return Rendering(note.ids if note.ids == (TITLE,) else tuple(below), note.ids, note.wording, note.line)


def moved(renderings: Sequence[Rendering], lines: int) -> tuple[Rendering, ...]:
    """The same comments, their lines counted from the top of a file with so many lines above the body."""
    return tuple(replace(rendering, line=rendering.line + lines) for rendering in renderings)


def _translation(value: Any) -> Translation | None:
    return Translation(value["from"], value.get("status", "draft"), value.get("note", "")) if value else None


def read_document(path: str, text: str) -> tuple[Document, tuple[Finding, ...]]:
    """The document of docs/LANG/documents/ID.md, and what is wrong with its front matter."""
    page = frontmatter.parse(path, text)
    findings = judging.violations(page, "document")
    meta = judging.usable(page, findings)
    _, language, _, name = path.split("/")
    body, unclosed = comments.closed(page.body.replace("\r\n", "\n"))
    above = text[: len(text) - len(page.body)].count("\n")
    findings += tuple(Finding(path, line + above, "comment_unclosed") for line in unclosed)
    findings += tuple(
        Finding(path, line + above, "heading_of_title", {"text": words}) for line, words in markup.first_headings(body)
    )
    blocks, renderings = read_translated(body)
    document = Document(
        id=name.removesuffix(".md"),
        language=language,
        title=str(meta.get("title") or name.removesuffix(".md")),
        when=judging.given_date(meta),
        facts=judging.facts(meta),
        blocks=with_sentences(blocks, language),
        path=path,
        markdown=comments.without(body).strip() + "\n",
        translation=_translation(meta.get("translation")),
        renderings=moved(renderings, above),
    )
    return document, findings


def adopt(page: Document, seed: Document) -> Document:
    """A contributed page in place of a seed's text: what it says wins, and facts that it leaves out are the seed's.

    The ledger stays with it, so that a reader can see what the page replaced. Dates and commitments are those of the
    text as it reads now: they are still to be found in it (`read.read_page`).
    """
    given = {f.name: value for f in fields(Facts) if (value := getattr(page.facts, f.name)) and f.name != "undated"}
    stated = {*CASED, *given, *(["date"] if page.when or page.facts.undated else [])}
    return replace(
        page,
        when=page.when or (None if page.facts.undated else seed.when),
        facts=replace(
            seed.facts,
            **given,
            undated=not page.when and (page.facts.undated or seed.facts.undated),
            inferred=tuple(key for key in seed.facts.inferred if key not in stated),
        ),
        seed=seed.seed,
        sha256=seed.sha256,
        decoding=seed.decoding,
        lines=seed.lines,
        decided=seed.decided,
        others=seed.others,
    )
