"""Act one: a seed becomes a Document.

In order: bytes are decoded, id and language identified, lines cleaned by the rules and by what a person decided, made
into blocks, given capitals; then facts, dates and commitments are found in them, and doubts about all of it. A
contributed page that is a document of its own (pages/documents.py) comes with its blocks, which are searched as they
are (`extract`).
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from types import MappingProxyType

from dossier.languages import profile
from dossier.languages.text import with_sentences
from dossier.languages.writing_systems import DENSE_SIGN
from dossier.model import Block, Correction, Document, Entity, Facts, Finding, Key, Line, Lost, Seed
from dossier.pages import schema
from dossier.pages.frontmatter import written
from dossier.pages.schema import judging
from dossier.read.clean import clean
from dossier.read.clean.characters import legible
from dossier.read.corrections import announce, beside, decide, fitting, misfits, replace_wordings
from dossier.read.dates.own import misdated
from dossier.read.dates.reports import find_dates
from dossier.read.decode import UNDECODABLE, decode, is_binary
from dossier.read.doubts import find_doubts, fingerprint, refusal
from dossier.read.facts import find_facts
from dossier.read.facts.capitals import set_capitals
from dossier.read.facts.commitments import find_commitments
from dossier.read.facts.roles import Text
from dossier.read.identity import identify
from dossier.read.ledger import Opened, taken_title
from dossier.read.lines.measure import is_statement
from dossier.read.markup import PDF, ledger_of
from dossier.read.recurring import Boilerplate, drop_known_boilerplate
from dossier.read.structure import make_blocks
from dossier.read.structure.frame import frame

_WORDS = 12
"""Of a text without a title, which stand for one."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Context:
    """What the collection knows before it reads its seeds."""

    languages: tuple[str, ...]
    """Codes of the site's languages, the default first."""
    entities: tuple[Entity, ...] = ()
    boilerplate: Boilerplate = field(default_factory=dict)
    """Lines of seeds/boilerplate.txt."""

    def names(self, language: str) -> tuple[str, ...]:
        """Names as they are written in a language; those of people in any."""
        if language not in self._names:
            spoken = (e.names.get(language, ()) for e in self.entities)
            self._names[language] = tuple(name for names in (self.people, *spoken) for name in names)
        return self._names[language]

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """Those that were asked for, by language: each text asks again."""
        return {}

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Names of people in all languages."""
        return tuple(n for e in self.entities if e.kind == "person" for names in e.names.values() for n in names)


def _misread(seed: Seed, text: str) -> Finding | None:
    """Why a file can't be read as a text, if it can't; a few bad bytes are no reason."""
    if not text.strip("\ufeff \t\r\n"):
        return Finding(seed.path, 0, "seed_empty")
    return Finding(seed.path, 0, "seed_binary") if is_binary(text) else None


def _opened(seed: Seed) -> Opened:
    """The ledger of a seed: what a library finds on the pages of a PDF, or the decoded text."""
    if seed.path.endswith(PDF):
        from dossier.read.markup.pdf import read_pdf  # noqa: PLC0415 - much code, which plain texts need not wait for

        return read_pdf(seed)
    text, how = decode(seed.raw)
    if misread := _misread(seed, text):
        return Opened((), findings=(misread,))
    lines = ledger_of(seed.path, text)
    return Opened(lines, how, _bad_bytes(seed, lines) if how.evidence == UNDECODABLE else ())


def _bad_bytes(seed: Seed, lines: tuple[Line, ...]) -> tuple[Finding, ...]:
    marred = (line.number for line in lines if _SURROGATE.search(line.raw))
    return tuple(Finding(seed.path, number, "seed_undecodable") for number in marred)


def _shown(line: Line) -> Line:
    """A line whose undecodable bytes show as U+FFFD."""
    return line.became(_SURROGATE.sub("\ufffd", line.text), line.decision) if _SURROGATE.search(line.text) else line


def _title(lines: Sequence[Line], blocks: Sequence[Block]) -> str:
    """The title; of a text without one its first words, and none of an address above them."""
    told = [block.text for block in blocks if is_statement(block.text)]
    return taken_title(lines) or next(map(_first_words, told or [block.text for block in blocks]), "")


def _first_words(text: str) -> str:
    """The words with which a text begins; nothing behind them, so that it can be told that it begins so."""
    first = " ".join(text.split()[:_WORDS])
    # Where words have no gaps, two characters are one.
    return first[: 2 * _WORDS] if DENSE_SIGN.search(text) else first


def _lacking(seed: Seed, document: Document) -> tuple[Finding, ...]:
    """What every document should have, and this one has not."""
    titled = "title" in seed.correction.facts or bool(taken_title(document.lines))
    dated = document.when is not None or document.facts.undated
    has = {"seed_no_text": bool(document.blocks), "seed_no_title": titled, "seed_no_date": dated}
    return tuple(Finding(seed.path, 0, code) for code, there in has.items() if not there)


def read_seed(seed: Seed, context: Context) -> tuple[Document | None, tuple[Finding, ...]]:
    """The Document of a seed, or None when it holds no text; and what a person should look at."""
    raw, how, unread = _opened(seed)
    if not raw:
        return None, unread
    key, doubts = identify(seed, lambda: legible(raw), context.languages)
    decided = fitting(seed.correction, raw)
    replaced, growing = replace_wordings(tuple(map(_shown, raw)) if unread else raw, decided)
    known = drop_known_boilerplate(announce(replaced, decided), context.boilerplate)
    lines = decide(replaced, clean(known, profile(key.language)), decided)
    made = replace(_document(seed, key, lines, decided.lost, context), decoding=how)
    document = _checked(seed, made, context, known=not doubts)
    if not document.checked and (refusing := refusal(document.title, document.lines)):
        return None, (*unread, _refused(seed, document, refusing[0]))
    misfitting = misfits(seed.correction, raw, beside(seed.path))
    dates = misdated(seed.path, document, profile(key.language))
    found = (*misfitting, *growing, *doubts, *_outdated(seed, document), *_lacking(seed, document), *dates)
    return document, (*unread, *found)


def _checked(seed: Seed, document: Document, context: Context, *, known: bool) -> Document:
    """A document that a person has checked as it is, or one with its doubts."""
    checked = seed.correction.checked
    if checked and checked == fingerprint(document.title, document.blocks):
        return replace(document, checked=True)
    return replace(document, doubts=find_doubts(document, map(profile, context.languages), known=known))


def _refused(seed: Seed, document: Document, line: int) -> Finding:
    """A page of a web server that gave none is no text, unless a person says so."""
    return Finding(seed.path, line, "seed_refused", {"digest": written(fingerprint(document.title, document.blocks))})


def _outdated(seed: Seed, document: Document) -> tuple[Finding, ...]:
    """The text is no longer what a person has checked."""
    if document.checked or not seed.correction.checked:
        return ()
    detail = {"digest": written(fingerprint(document.title, document.blocks))}
    return (Finding(beside(seed.path), seed.correction.at.get("checked", 0), "checked_changed", detail),)


def _document(seed: Seed, key: Key, lines: tuple[Line, ...], lost: Iterable[Lost], context: Context) -> Document:
    given, tongue = dict(seed.correction.facts), profile(key.language)
    made = make_blocks(lines, tongue)
    cased = set_capitals(_title(lines, made), made, tongue, context.names(tongue.code))
    keys = tuple(key for key in given if key in schema.FACTS)
    inferred = tuple(key for key in cased.inferred if key not in given)
    document = Document(
        id=key.id,
        language=key.language,
        title=str(given.get("title") or cased.title),
        when=judging.given_date(given),
        facts=replace(judging.facts(given), inferred=inferred, given=keys),
        blocks=with_sentences(cased.blocks, tongue.code),
        path=beside(seed.path) if seed.correction != Correction() else seed.path,
        seed=seed.path.rsplit("/", 1)[-1],
        sha256=hashlib.sha256(seed.raw).hexdigest(),
        lines=lines,
        decided=tuple(Counter(line.decision.rule for line in lines if line.decision.rule).items()),
        others=tuple((line.decision.seen, line.decision.value) for line in lines if line.decision.role == "other"),
    )
    before = {one.line: one.words for one in lost}
    missing = {block.id: before[number] for block in document.blocks for number in block.lines if number in before}
    return extract(document, given, context, missing)


def read_page(page: Document, context: Context) -> Document:
    """A contributed document of its own, with what its text says and its front matter does not.

    It has no doubts: those are about a cleaning, and a person wrote it as it is.
    """
    return extract(framed(page), (one.name for one in fields(Facts) if getattr(page.facts, one.name)), context)


def framed(page: Document) -> Document:
    """A contributed document with its greetings, its closing and its subtitle known as such: they have no numbers."""
    return replace(page, blocks=frame(page.blocks, profile(page.language)))


def extract(
    document: Document, stated: Iterable[str], context: Context, lost: Mapping[str, str] = MappingProxyType({})
) -> Document:
    """A document with what its text says: facts, its own date, the events that it reports, and its commitments.

    stated: the facts that a person gave, by their names; they win over what is found, and so does a date; lost: words
    that the copy lacks, by the block before which they belong.
    """
    stated, tongue = frozenset(stated), profile(document.language)
    text = Text(document.title, document.blocks, document.lines, tongue)
    others = [profile(code) for code in context.languages]
    found = find_facts(text, others, context.people, context.names(tongue.code))
    kept = {one.name: getattr(document.facts, one.name) for one in fields(Facts) if one.name in stated}
    undated = document.facts.undated
    own, reports = find_dates(text, kept.get("type", found.type), document.when, undated=undated)
    guessed = ("date",) if own and document.when is None and not own.edtf.is_sure else ()
    inferred = (*guessed, *document.facts.inferred, *(key for key in found.inferred if key not in stated))
    facts = replace(found, **{**kept, "inferred": inferred, "given": document.facts.given, "undated": undated})
    commitments = find_commitments(document.blocks, facts.type, reports, tongue, lost)
    return replace(document, when=own, facts=facts, reports=reports, commitments=commitments)
