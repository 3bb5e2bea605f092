"""What is wrong in translations: out of date, unfinished, or without a number or name that their source has."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.languages import Profile, languages, profile
from dossier.languages.names import own_names
from dossier.languages.normal_forms import same
from dossier.languages.text import tokens
from dossier.model import Alignment, Corpus, Document, Entity, Finding, Pair
from dossier.model.document import TITLE
from dossier.read.dates import find
from dossier.read.identity import detect

ENOUGH = 8
"""Words from which a paragraph tells its language."""
NAMED = frozenset({"person"})
"""Kinds whose names each paragraph of a translation keeps; others may be shortened there (China and Africa: 中非)."""
KEPT = frozenset({"place"})
"""Kinds whose names a translation has somewhere; bodies and terms may be called otherwise."""
_DIGITS = re.compile(r"\d\d+")
"""Figures that hardly stand in two texts by accident, however they are written."""
_FIGURE = re.compile(r"(?<![A-Za-z\d/.,-])\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d{1,2}(?!\d))?(?![A-Za-z\d/-])")
"""A number of its own: no part of a symbol (A/RES/78/311), and no ordinal (78th), which many languages spell out."""


@dataclass(frozen=True, slots=True)
class _Texts:
    """A translation and its source."""

    document: Document
    source: Document
    corpus: Corpus
    entities: Mapping[str, Entity]

    def named(self, document: Document, blocks: Iterable[str]) -> frozenset[str]:
        """Entities that these blocks name in so many words."""
        mentions = (mention for block in blocks for mention in self.corpus.mentions_in(document.key, block))
        return frozenset(mention.entity for mention in mentions if not mention.inferred)

    def told(self, pair: Pair) -> tuple[str, str]:
        """The words of both sides of a pair: the translation's first."""
        return _words(self.document, pair.blocks), _words(self.source, pair.others)


def check_translations(corpus: Corpus) -> tuple[Finding, ...]:
    """Everything in the translations of a collection that a person should look at, at the line of the comment."""
    known = {document.key: document for document in corpus.documents}
    entities = {entity.id: entity for entity in corpus.entities}
    return tuple(
        finding
        for alignment in corpus.alignments
        if alignment.stated
        for finding in _findings(alignment, _Texts(known[alignment.document], known[alignment.other], corpus, entities))
    )


def _findings(alignment: Alignment, texts: _Texts) -> Iterator[Finding]:
    path = texts.document.path
    unnamed = [pair for pair in alignment.pairs if not pair.line]
    if unnamed:
        yield Finding(
            path, 0, "translation_lacks", {"count": len(unnamed), "first": _words(texts.source, unnamed[0].others)}
        )
    for id_, line in _repeated(texts.document):
        yield Finding(path, line, "comment_repeated", {"id": id_})
    for pair in alignment.pairs:
        if pair.line:
            yield from (Finding(path, pair.line, code, detail) for code, detail in _wrong(pair, texts))


def _repeated(document: Document) -> Iterator[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for rendering in document.renderings:
        for id_ in rendering.sources:
            counts[id_] += 1
            if counts[id_] == 2:
                yield id_, rendering.line


def _wrong(pair: Pair, texts: _Texts) -> Iterator[tuple[str, Mapping[str, str | tuple[str, ...]]]]:
    told, now = texts.told(pair)
    if not pair.others:
        yield "translation_dropped", {"was": pair.outdated}
    elif not pair.blocks:
        yield "translation_empty", {"text": now}
    elif pair.outdated:
        yield "translation_outdated", {"now": now, "was": pair.outdated}
    elif _is_untranslated(told, now, texts):
        yield "translation_language", {"language": texts.source.language}
    else:
        if _is_unheaded(pair, texts):
            yield "translation_heading", {}
        yield from _lost(pair, told, now, texts)


def _is_unheaded(pair: Pair, texts: _Texts) -> bool:
    """Whether what renders a heading is none, so that the contents of the page lack it."""
    kinds, told = _kinds(texts.source, pair.others), _kinds(texts.document, pair.blocks)
    return kinds == {"heading"} and "heading" not in told


def _kinds(document: Document, ids: Iterable[str]) -> set[str]:
    return {block.kind for block in document.blocks if block.id in ids}


def _lost(pair: Pair, told: str, now: str, texts: _Texts) -> Iterator[tuple[str, Mapping[str, str | tuple[str, ...]]]]:
    if numbers := lost_numbers(now, texts.source.language, told, texts.document.language):
        yield "translation_numbers", {"numbers": numbers}
    if names := _lost_names(pair, texts):
        yield "translation_names", {"names": names}


def _words(document: Document, ids: Iterable[str]) -> str:
    found = {block.id: block.text for block in document.blocks} | {TITLE: document.title}
    return " ".join(found[id_] for id_ in ids)


def _is_untranslated(told: str, now: str, texts: _Texts) -> bool:
    if len(tokens(told)) < ENOUGH:
        return False
    spoken = detect(told, [profile(code) for code in languages()])
    return same(told, now) or (spoken == texts.source.language and spoken != texts.document.language)


def lost_numbers(source: str, language: str, told: str, into: str) -> tuple[str, ...]:
    """The figures of a text that its translation has neither in figures nor in words; those of dates without months.

    >>> lost_numbers("By 3 May 2024, 1.4 billion people.", "en", "2024年5月4日，14亿人。", "zh")
    ('3',)
    """
    if not {language, into} <= set(languages()):
        return ()
    there = {value for _, value in _values(told, profile(into))} | _spelled(told, profile(into))
    return tuple(dict.fromkeys(text for text, value in _values(source, profile(language)) if value not in there))


def check_unlike(documents: Iterable[Document], related: Callable[[], Corpus]) -> tuple[Finding, ...]:
    """Texts that count as versions of one, by their names, and have no name or figure in common.

    related: relates the whole collection; few have two texts of one name and other years.
    """
    first: dict[str, Document] = {}
    found = []
    for document in (document for document in documents if not document.translation and document.seed):
        other = first.setdefault(document.id, document)
        if other is not document and _is_unlike(document, other, related):
            found.append(Finding(f"seeds/{document.seed}", 0, "versions_unlike", {"other": f"seeds/{other.seed}"}))
    return tuple(found)


def _is_unlike(one: Document, two: Document, related: Callable[[], Corpus]) -> bool:
    """Whether their dates lie in other years, and neither a figure nor a name is in both."""
    years = {each.when.edtf.last_day.year for each in (one, two) if each.when}
    return len(years) == 2 and not _told_by(one, related()) & _told_by(two, related())


def _told_by(document: Document, corpus: Corpus) -> set[str]:
    """Figures and names of a text, which are the same in all languages."""
    figures = (figure for block in document.blocks for figure in _DIGITS.findall(block.text))
    named = (mention.entity for block in document.blocks for mention in corpus.mentions_in(document.key, block.id))
    return {*figures, *named}


def _values(text: str, known: Profile) -> Iterator[tuple[str, float]]:
    """The numbers that a text writes in figures, with their values; of dates the years and the days."""
    dates = [found for found in find(text, known) if any(char.isdigit() for char in found.text)]
    for date in dates:
        yield from ((str(part), part) for part in (date.year, date.last_year, date.day, date.last_day) if part)
    scales = sorted(known.commitments["scales"].items(), key=lambda scale: -len(scale[0]))
    for match in _FIGURE.finditer(text):
        if not any(date.start <= match.start() < date.end for date in dates):
            after = text[match.end() :].lstrip()
            scale = next((value for word, value in scales if after.startswith(word)), 1)
            yield match[0], _value(match[0], scale)


def _value(figure: str, scale: int) -> float:
    """A comma or point parts decimals where a scale follows or fewer than three digits do, else thousands."""
    parts = re.split(r"[.,]", figure)
    if len(parts) == 2 and (scale > 1 or len(parts[1]) < 3):
        return round(float(".".join(parts).replace("\u00a0", "").replace("\u202f", "")) * scale, 2)
    return int(re.sub(r"\D", "", figure)) * scale


def _spelled(text: str, known: Profile) -> set[float]:
    """The numbers that a text writes in words."""
    lower = text.lower()
    bound = "" if known.letters else r"\b"
    return {value for word, value in known.numbers.items() if re.search(bound + re.escape(word) + bound, lower)}


def _lost_names(pair: Pair, texts: _Texts) -> tuple[str, ...]:
    """Names of the source's paragraphs that the translation lacks, though their pages have names for it."""
    there = texts.named(texts.document, pair.blocks)
    anywhere = texts.named(texts.document, (block.id for block in texts.document.blocks))
    wanted = texts.named(texts.source, pair.others) - there
    lost = (texts.entities[id_] for id_ in sorted(wanted) if id_ in texts.entities)
    into, language = texts.document.language, texts.source.language
    return tuple(
        f"{own_names(entity, language)[0]} ({own_names(entity, into)[0]})"
        for entity in lost
        if (entity.kind in NAMED or (entity.kind in KEPT and entity.id not in anywhere))
        and own_names(entity, into)
        and own_names(entity, language)
    )
