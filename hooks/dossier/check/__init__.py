"""What is wrong in a collection as a whole, and how a finding reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import floor
from typing import Any

from dossier.languages import languages, profile, words
from dossier.languages.names import check_contexts, check_families, check_names
from dossier.languages.normal_forms import bare
from dossier.languages.text import on_one_line
from dossier.model import Corpus, Detail, Document, Duplicate, DuplicateKind, Entity, Finding, Key
from dossier.model.document import is_begun
from dossier.model.edtf import Edtf
from dossier.pages.frontmatter import written
from dossier.pages.identifiers import canonical
from dossier.pages.schema.mistakes import DATES
from dossier.read.corrections import beside
from dossier.read.dates import Found, find
from dossier.read.doubts import UNKNOWN_LANGUAGE, fingerprint
from dossier.read.identity import detect

_SOUGHT = {
    "name_claimed_twice": "{name}",
    "common_name": "{name}",
    "language_of_names": "{language}:",
    "language_unlisted": "{language}:",
    "context_of_nothing": "{name}",
    "family_of_nothing": "{name}",
    "unknown_context": "{other}",
    "identifier_claimed_twice": "{id}",
    "translation_without_original": "translation",
    "version_without_other": "version_of",
}
"""What the line holds that a finding of the whole collection speaks of."""
_BELOW = {"context_of_nothing": "context:", "unknown_context": "context:", "family_of_nothing": "family:"}
"""The key from which on it is sought: the words may stand above it, too."""
_PENDING = frozenset(
    {
        "seed_no_date",
        "seed_no_title",
        "seed_refused",
        "pdf_pages_without_text",
        "language_unknown",
        "doubtful",
        "profile_lacks",
        "words_lack",
        "smart_quotes",
        "language_in_name",
        "adopted_outdated",
        "language_unlisted",
        "language_without_pages",
        "versions_unlike",
        "translation_begun",
        "translation_empty",
        "translation_lacks",
        "translation_language",
        "translation_outdated",
    }
)
"""What is still to be done, or cannot be (nobody may know the date): the pages say so, and nothing on them is wrong.
What a web server said instead of a page is on none: a folder of saved pages is built without it."""
_BEGINNING, _ENOUGH = 40, 120
"""Blocks by which a page tells its language, and characters without which it does not."""
_COPIES: Mapping[DuplicateKind, str] = {"exact": "duplicate_text", "near": "near_copy", "excerpt": "excerpt"}


def message(finding: Finding, language: str) -> str:
    r"""`file:line: what is wrong: how to mend it`, in a language of languages/ui, on one line.

    >>> message(Finding("seeds/a.txt", 0, "seed_empty"), "en")
    'seeds/a.txt: the file is empty: put the text into it, or remove it'
    >>> message(Finding("a.md", 1, "unknown_key", {"key": "titel", "known": ("title", "date")}), "fr")
    'a.md:1: clé inconnue «\xa0titel\xa0»\xa0: choisissez parmi title ou date'
    """
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    return f"{on_one_line(place)}: {sentence(finding, language)}"


def sentence(finding: Finding, language: str) -> str:
    """What is wrong and how to mend it, without the place, on one line."""
    from dossier.languages.locales import filling  # noqa: PLC0415 - loads Babel, which reading needs not

    told, filled = words(language)["findings"][finding.code], filling(finding.detail, language)
    others = words(language)["cli"]["others"] if "others" in filled else ""
    return on_one_line((told + others).format(**filled))


def is_pending(finding: Finding) -> bool:
    """Whether the site may be published without mending it.

    >>> is_pending(Finding("seeds/a.txt", 0, "seed_no_date")), is_pending(Finding("seeds/a.txt", 0, "seed_empty"))
    (True, False)
    """
    return finding.code in _PENDING


def locate(finding: Finding, text: str) -> Finding:
    r"""A finding on a contributed page, with the line that it speaks of.

    >>> claimed = Finding("docs/en/places/x.md", 0, "name_claimed_twice", {"name": "Lake"})
    >>> locate(claimed, "---\nnames:\n  en: [Lake]\n---\n").line
    3
    """
    sought = _SOUGHT.get(finding.code, "").format(**finding.detail)
    if finding.line or not sought:
        return finding
    lines, key = text.splitlines(), _BELOW.get(finding.code, "")
    start = next((n for n, line in enumerate(lines) if line.startswith(key)), 0)
    return replace(
        finding, line=next((n for n, line in enumerate(lines[start:], start + 1) if sought in bare(line)), 1)
    )


def dated(finding: Finding) -> Finding:
    """A finding on what should be a date, with the dates that its words are in one of the languages.

    >>> wrong = Finding("a.yml", 2, "invalid_value", {"form": "edtf", "value": "25 September 2024"})
    >>> dated(wrong).code, dated(wrong).detail["near"]
    ('near_value', ('"2024-09-25"',))
    """
    if finding.code != "invalid_value" or finding.detail["form"] not in DATES:
        return finding
    value = str(finding.detail["value"]).strip()
    found = (date for code in languages() for date in find(value, profile(code)) if date.text == value and date.year)
    near = dict.fromkeys(f'"{date}"' for one in found if (date := _edtf(one)))
    return replace(finding, code="near_value", detail={**finding.detail, "near": (*near,)}) if near else finding


def _edtf(date: Found) -> Edtf | None:
    try:
        return date.edtf()
    except ValueError:
        return None


def _repeats(items: Iterable[Any], key: Any, finding: Any) -> tuple[Finding, ...]:
    """A finding for each item that has the key of an earlier one."""
    first: dict[Any, Any] = {}
    found = []
    for item in items:
        earlier = first.setdefault(key(item), item)
        if earlier is not item:
            found.append(finding(item, earlier))
    return tuple(found)


def _source(item: Document | Entity) -> str:
    """The file that holds a text or describes an entity, even where another corrects it."""
    return f"seeds/{item.seed}" if isinstance(item, Document) and item.seed else item.path


def _same(code: str, item: Any, earlier: Any) -> Finding:
    return Finding(_source(item), 0, code, {"other": _source(earlier)})


def check_seeds(seeds: Sequence[Document]) -> tuple[Finding, ...]:
    """Seeds that claim one id in one language."""
    return _repeats(seeds, lambda seed: seed.key, partial(_same, "duplicate_id"))


def check_duplicates(corpus: Corpus) -> tuple[Finding, ...]:
    """Documents with the text of another, unless a person says that both are to stay (`version_of`); each once."""
    documents = {document.key: document for document in corpus.documents}
    families = _families(corpus.documents)
    pairs = {frozenset((families[c.document], families[c.other])): c for c in reversed(corpus.duplicates)}
    duplicates = [copy for family, copy in pairs.items() if len(family) > 1]
    found = (_copy(copy, documents[copy.document], documents[copy.other]) for copy in duplicates)
    return tuple({finding.path: finding for finding in found}.values())[::-1]


def _families(documents: Iterable[Document]) -> dict[Key, Key]:
    """For each document one that stands for all its versions, as people called them so: also those of a version."""
    heads = {document.key: document.key for document in documents}

    def head(key: Key) -> Key:
        while heads[key] != key:
            key = heads[key]
        return key

    for document in documents:
        other = Key(document.facts.version_of, document.language)
        if other in heads:
            heads[head(document.key)] = head(other)
    return {key: head(key) for key in heads}


def _copy(copy: Duplicate, one: Document, two: Document) -> Finding:
    """The finding, at the excerpt, else at the file whose name comes later; at the first line that differs."""
    turned = copy.kind != "excerpt" and _source(one) > _source(two)
    at, other = (one, two) if turned or copy.kind == "excerpt" else (two, one)
    told = copy.seen_from(at.key)
    lines = {block.id: block.lines for block in at.blocks}
    line = next((lines[d.block][0] for d in told.differences if lines.get(d.block)), 0)
    detail: dict[str, Detail] = {
        "other": _source(other),
        "id": other.id,
        "share": floor(100 * copy.share) / 100,
        "count": len(copy.differences),
    }
    return Finding(_source(at), line, _COPIES[copy.kind], detail)


def check_versions(documents: Sequence[Document]) -> tuple[Finding, ...]:
    """Documents that a person calls versions of a text that the collection does not have in their language."""
    keys = {document.key for document in documents}
    named = [document for document in documents if document.facts.version_of]
    return tuple(
        Finding(d.path, 0, "version_without_other", {"id": d.facts.version_of})
        for d in named
        if Key(d.facts.version_of, d.language) not in keys - {d.key}
    )


def check_originals(documents: Sequence[Document]) -> tuple[Finding, ...]:
    """Translations of a text that the collection does not have."""
    keys = {document.key for document in documents}
    return tuple(
        Finding(d.path, 0, "translation_without_original", {"source": d.translation.source})
        for d in documents
        if d.translation and Key(d.id, d.translation.source) not in keys - {d.key}
    )


def check_doubts(documents: Iterable[Document]) -> tuple[Finding, ...]:
    """Texts whose cleaning is doubtful and nobody has checked: where to look, and what to write once that is done.

    Of a language that was not recognised another finding tells, and the cure, which is no `checked`.
    """
    return tuple(
        Finding(
            _source(document),
            doubt.lines[0],
            "doubtful",
            {
                "doubt": doubt.code,
                "lines": doubt.lines,
                "file": beside(_source(document)),
                "digest": written(fingerprint(document.title, document.blocks)),
            },
        )
        for document in documents
        for doubt in document.doubts
        if doubt.code != UNKNOWN_LANGUAGE
    )


def check_entities(entities: Sequence[Entity]) -> tuple[Finding, ...]:
    """Entity pages with one id, and names or identifiers that two of them claim."""
    claims = [(name, canonical(id_), e) for e in entities for name, ids in e.identifiers.items() for id_ in ids]
    return (
        *_repeats(entities, lambda entity: entity.id, partial(_same, "duplicate_entity")),
        *check_names(tuple(entities)),
        *check_contexts(tuple(entities)),
        *check_families(entities),
        *_repeats(claims, lambda claim: claim[:2], _claimed),
        *(finding for entity in entities for finding in _common(entity)),
    )


def _common(entity: Entity) -> Iterator[Finding]:
    """Names that are among the most frequent words of their language: nearly every sentence would link to the page."""
    for code, names in entity.names.items():
        frequent = profile(code).stopwords if code in languages() else frozenset()
        for name in names:
            if name.lower() in frequent and name == name.lower():
                yield Finding(entity.path, 0, "common_name", {"name": name, "language": code})


def check_languages(documents: Iterable[Document]) -> tuple[Finding, ...]:
    """Pages that people wrote, whose words are in another language of the site than their folder says."""
    known = [profile(code) for code in languages()]
    written = (document for document in documents if document.path.startswith("docs/"))
    found = ((d, detect(" ".join(block.text for block in d.blocks[:_BEGINNING]), known)) for d in written)
    return tuple(
        Finding(d.path, 0, "page_in_other_language", {"language": spoken, "folder": d.language})
        for d, spoken in found
        if spoken and spoken != d.language and sum(len(block.text) for block in d.blocks) >= _ENOUGH
    )


def check_begun(documents: Sequence[Document]) -> tuple[Finding, ...]:
    """Translations without comments of which much is missing: readers would take them for the whole text."""
    known = {document.key: document for document in documents}
    pairs = ((d, known.get(Key(d.id, d.translation.source))) for d in documents if d.translation)
    return tuple(
        Finding(d.path, 0, "translation_begun", {"there": len(d.blocks), "wanted": len(source.blocks)})
        for d, source in pairs
        if source and is_begun(d, source)
    )


def _claimed(claim: tuple[str, str, Entity], first: tuple[str, str, Entity]) -> Finding:
    return Finding(claim[2].path, 0, "identifier_claimed_twice", {"id": claim[1], "other": first[2].path})
