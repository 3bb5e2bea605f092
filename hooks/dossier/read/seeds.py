"""A seed becomes a Document: decode, clean, blocks, casing, metadata."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dossier.data import Profile, profile
from dossier.edtf import bounds, qualifiers
from dossier.model import Block, Correction, Document, Entity, Facts, Finding, Line, Seed, When
from dossier.read import schema
from dossier.read.blocks import make_blocks
from dossier.read.casing import is_lower, recase
from dossier.read.clean import clean, ledger
from dossier.read.corrections import decide, misfits, replace_wordings
from dossier.read.decode import decode, is_binary
from dossier.read.language import detect
from dossier.read.metadata import Text, find_facts
from dossier.read.reports import find_dates

_SURROGATE = re.compile("[\ud800-\udfff]")
LARGEST = 5_000_000
"""Bytes above which a file is refused: longer than any book, and reading takes some seconds a megabyte."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the collection knows before it reads its seeds."""

    languages: tuple[str, ...]
    """Codes of the site's languages, the default first."""
    entities: tuple[Entity, ...] = ()

    def names(self, language: str) -> tuple[str, ...]:
        """Names as they are written in a language; those of people in any."""
        spoken = (e.names.get(language, ()) for e in self.entities)
        return tuple(name for names in (self.people, *spoken) for name in names)

    @property
    def people(self) -> tuple[str, ...]:
        """Names of people in all languages."""
        return tuple(n for e in self.entities if e.kind == "person" for names in e.names.values() for n in names)


def slug(name: str) -> str:
    """Id of a document from a file name: letters and digits of any script, joined by hyphens.

    >>> slug("000_8bd3e0610bee0813"), slug("Été 2024 — 演讲")
    ('000-8bd3e0610bee0813', 'été-2024-演讲')
    """
    made = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", name).lower()).strip("-")
    return f"{made}-text".lstrip("-") if made in ("", "index") else made


def name_parts(name: str, codes: Sequence[str]) -> tuple[str, str | None]:
    """Id and language that a file name tells: ID.txt, or ID.LANG.txt with a language of the site.

    >>> name_parts("00001.fr.txt", ["en", "fr"]), name_parts("v1.2.txt", ["en", "fr"])
    (('00001', 'fr'), ('v1-2', None))
    """
    head, _, last = name.removesuffix(".txt").rpartition(".")
    return (slug(head), last) if head and last in codes else (slug(name.removesuffix(".txt")), None)


def _misread(seed: Seed, text: str) -> Finding | None:
    """Why a file can't be read as a text, if it can't; a few bad bytes are no reason."""
    if not text.strip("\ufeff \t\r\n"):
        return Finding(seed.path, 0, "seed_empty")
    return Finding(seed.path, 0, "seed_binary") if is_binary(text) else None


def _bad_bytes(seed: Seed, lines: tuple[Line, ...]) -> tuple[Finding, ...]:
    marred = (line.number for line in lines if _SURROGATE.search(line.raw))
    return tuple(Finding(seed.path, number, "seed_undecodable") for number in marred)


def _shown(line: Line) -> Line:
    """A line whose undecodable bytes show as U+FFFD."""
    return replace(line, text=_SURROGATE.sub("\ufffd", line.text)) if _SURROGATE.search(line.text) else line


def _title(lines: Sequence[Line], blocks: Sequence[Block]) -> str:
    found = next((line.text for line in lines if line.rule == "find_title"), "")
    return found or next((" ".join(block.text.split()[:12]) for block in blocks), "")


def _recased(title: str, blocks: tuple[Block, ...], tongue: Profile, context: Context) -> tuple[str, tuple[Block, ...]]:
    """Title and blocks with capitals, where the text came without any."""
    if not is_lower(block.text for block in blocks):
        return title, blocks
    names = context.names(tongue.code)
    return recase(title, tongue, names), tuple(replace(b, text=recase(b.text, tongue, names)) for b in blocks)


def _with(facts: Facts, given: dict[str, Any]) -> Facts:
    """Facts with those that a person gave."""
    known = schema.facts(given)
    changed = {key: getattr(known, key) for key in given if hasattr(known, key)}
    inferred = tuple(key for key in facts.inferred if key not in given)
    return replace(facts, **changed, inferred=inferred, given=tuple(key for key in given if key in schema.FACTS))


def _language(text: str, named: str | None, given: object, context: Context) -> tuple[str, bool]:
    """The language of a text, and whether anything shows it."""
    stated = next((str(code) for code in (given, named) if code in context.languages), "")
    found = stated or detect(text, [profile(code) for code in context.languages])
    return (found, True) if found in context.languages else (context.languages[0], False)


def _of_language(seed: Seed, context: Context, *, sure: bool) -> tuple[Finding, ...]:
    """What is wrong with the language that a person gave, or that nothing shows."""
    given, detail = seed.correction.facts.get("language"), {"languages": ", ".join(context.languages)}
    if given and given not in context.languages:
        line = seed.correction.at.get("language", 0)
        return (Finding(_beside(seed), line, "language_not_configured", {**detail, "language": str(given)}),)
    return () if sure else (Finding(seed.path, 0, "language_unknown", detail),)


def _beside(seed: Seed) -> str:
    """Path of the file that corrects a seed."""
    return seed.path.removesuffix(".txt") + ".yml"


def _lacking(seed: Seed, document: Document) -> tuple[Finding, ...]:
    """What every document should have, and this one has not."""
    titled = "title" in seed.correction.facts or any(line.rule == "find_title" for line in document.lines)
    has = {"seed_no_text": bool(document.blocks), "seed_no_title": titled, "seed_no_date": document.when is not None}
    return tuple(Finding(seed.path, 0, code) for code, there in has.items() if not there)


def read_seed(seed: Seed, context: Context) -> tuple[Document | None, tuple[Finding, ...]]:
    """The Document of a seed, or None when it holds no text; and what a person should look at."""
    text, how = decode(seed.raw)
    if misread := _misread(seed, text):
        return None, (misread,)
    raw = ledger(text)
    given = dict(seed.correction.facts)
    id_, named = name_parts(seed.path.rsplit("/", 1)[-1], context.languages)
    language, sure = _language(text, named, given.get("language"), context)
    tongue = profile(language)
    replaced = replace_wordings(tuple(map(_shown, raw)), seed.correction)
    lines = decide(replaced, clean(replaced, tongue), seed.correction)
    document = _document(seed, lines, tongue, context, given)
    findings = (
        *_bad_bytes(seed, raw),
        *misfits(seed.correction, raw, _beside(seed)),
        *_of_language(seed, context, sure=sure),
        *_lacking(seed, document),
    )
    return replace(document, id=slug(str(given.get("id") or id_)), decoding=how), findings


def _document(
    seed: Seed, lines: tuple[Line, ...], tongue: Profile, context: Context, given: dict[str, Any]
) -> Document:
    made = make_blocks(lines, tongue)
    title, blocks = _recased(_title(lines, made), made, tongue, context)
    title = str(given.get("title") or title)
    others = [profile(code) for code in context.languages]
    text = Text(title, blocks, lines, tongue)
    facts = _with(find_facts(text, others, context.people, context.names(tongue.code)), given)
    date = given.get("date")
    known = When(str(date), (), *bounds(str(date))) if date else None
    own, reports = find_dates(text, facts.type, known)
    doubtful = own is not None and known is None and bool(qualifiers(own.edtf))
    return Document(
        id="",
        language=tongue.code,
        title=title,
        when=own,
        facts=replace(facts, inferred=(*("date",) * doubtful, *facts.inferred)),
        blocks=blocks,
        reports=reports,
        path=_beside(seed) if seed.correction != Correction() else seed.path,
        seed=seed.path.rsplit("/", 1)[-1],
        sha256=hashlib.sha256(seed.raw).hexdigest(),
        lines=lines,
    )
