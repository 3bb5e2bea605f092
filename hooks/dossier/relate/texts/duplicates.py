"""The same text twice: documents of one language whose words are the same, nearly, or part of one another."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations, pairwise

from dossier.model import Document, Duplicate, DuplicateKind, Key
from dossier.relate.parts import Make, anew
from dossier.relate.texts.diff import RUN, align, differences, keys, located
from dossier.relate.texts.words import Words, in_several, numbered, packed, runs, unpacked

SAME = 0.8
"""Part of the shorter text's words that must stand in the other, in runs and in order: two texts on one subject with
one boilerplate share half at most, an edited copy keeps nine tenths. Where the shorter has less than this part of the
longer one's words, it is an excerpt."""
SHORTEST = 60
"""Words (characters, in scripts without gaps) below which only an exact copy counts: two short notices of a form differ
in little more than the name."""
_TOLD = 0.25
"""Part of the shorter text's fingerprints that two texts must share to be compared word by word."""
_ONE_IN = 4
"""Of so many words one begins a fingerprint: enough to find a copy by, and a quarter of the work."""
_MANY = 8
"""Texts with one fingerprint that are paired each with each; more are paired with the first and the one before."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """By what the copies of a text are found."""

    words: bytes
    """Digest of all its words."""
    length: int
    """How many words."""
    fingerprints: bytes
    """Numbers of some runs of words, packed; none of a text that is too short."""


def marks(words: Words) -> Marks:
    """What copies of a text with these words have, too."""
    text = array("I", b"".join(map(bytes, words)))
    found = _fingerprints(text.tolist()) if len(text) >= SHORTEST else ()
    return Marks(blake2b(text.tobytes(), digest_size=16).digest(), len(text), packed(sorted(found)))


def marked(documents: Iterable[Document]) -> dict[Key, Marks]:
    """The marks of each document, by its key."""
    return {document.key: marks(numbered(document)) for document in documents}


def find_duplicates(
    documents: Iterable[Document], marked: Mapping[Key, Marks], make: Make = anew
) -> tuple[Duplicate, ...]:
    """All pairs of documents of one language that are the same text, in the order of the documents.

    Candidates are found by fingerprints that they share, so the time grows with the length of all texts. Of many
    copies of one text each is paired with the first at least. What a person calls a version (`version_of`) is one.
    `marked`: what each document is found by.
    """
    spoken: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.blocks:
            spoken[document.language].append(document)
    texts = [[marked[each.key] for each in same] for same in spoken.values()]
    groups = [list(_same(same, own)) for same, own in zip(spoken.values(), texts, strict=True)]
    firsts = [[own[group[0]] for group in same] for own, same in zip(texts, groups, strict=True)]
    made = make(tuple[Pair, ...], _likely, None, firsts, firsts)
    found = zip(spoken.values(), groups, made, strict=True)
    return tuple(one for same, grouped, likely in found for one in _found(same, grouped, likely))


def _found(documents: Sequence[Document], groups: Sequence[list[int]], alike: Iterable[Pair]) -> Iterator[Duplicate]:
    """alike: those of the groups that may be one text, by their numbers."""
    exact = {pair for group in groups for pair in _pairs(group)}
    likely = {(groups[a][0], groups[b][0]) for a, b in alike}
    named = set(_named(documents)) - exact
    for a, b in sorted(exact | likely | named):
        if (a, b) in exact:
            yield Duplicate(documents[a].key, documents[b].key, "exact", 1.0)
        elif found := _compare(documents[a], documents[b], named=(a, b) in named):
            yield found


def _same(documents: Sequence[Document], texts: Sequence[Marks]) -> Iterator[list[int]]:
    """Numbers of the texts, those with the same words together."""
    alike: dict[bytes, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        alike[text.words].append(number)
    for numbers in alike.values():
        groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number in numbers:
            groups[keys(documents[number].blocks) if len(numbers) > 1 else ()].append(number)
        yield from groups.values()


def _named(documents: Sequence[Document]) -> Iterator[Pair]:
    """Documents that a person calls versions of one text."""
    numbers = {document.id: number for number, document in enumerate(documents)}
    for number, document in enumerate(documents):
        other = numbers.get(document.facts.version_of, number)
        if other != number:
            yield min(number, other), max(number, other)


def _likely(_: None, texts: Sequence[Marks]) -> tuple[Pair, ...]:
    """Texts that share so many fingerprints that they may be one."""
    prints = [unpacked(text.fingerprints) for text in texts]
    several = in_several(prints)
    holders: dict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(prints):
        for mark in several.intersection(found):
            holders[mark].append(number)
    shared = Counter(pair for numbers in holders.values() for pair in _pairs(numbers))
    told = (pair for pair, count in shared.items() if count >= _TOLD * min(len(prints[number]) for number in pair))
    return tuple(sorted(told))


def _pairs(numbers: Sequence[int]) -> Iterable[Pair]:
    """Each with each; of many, each with the first and with the one before."""
    if len(numbers) <= _MANY:
        return combinations(numbers, 2)
    return {*((numbers[0], number) for number in numbers[1:]), *pairwise(numbers)}


def _fingerprints(text: Sequence[int]) -> frozenset[int]:
    """Runs of words that begin with one of those that the text's words themselves choose."""
    return frozenset(run for word, run in zip(text, runs(text, RUN), strict=False) if word % _ONE_IN == 0)


def _compare(one: Document, two: Document, *, named: bool) -> Duplicate | None:
    """The copy that two texts are, if they are one; the shorter of the two first where it is an excerpt."""
    (short, own), (long, theirs) = sorted(((d, located(d.blocks)) for d in (one, two)), key=lambda x: len(x[1].keys))
    runs = align(own.keys, theirs.keys)
    share = sum(run.length for run in runs if run.length >= RUN) / max(len(own.keys), 1)
    if share < SAME and not named:
        return None
    kind: DuplicateKind = "excerpt" if share >= SAME and len(own.keys) < SAME * len(theirs.keys) else "near"
    found = differences((short, long), (own, theirs), runs, whole=kind == "near")
    copy = Duplicate(short.key, long.key, kind, round(share, 3), found)
    return copy if kind == "excerpt" else copy.seen_from(one.key)


def others(duplicates: Iterable[Duplicate]) -> Mapping[str, Collection[str]]:
    """By id of a document, the ids of those that are the same text."""
    found: dict[str, set[str]] = defaultdict(set)
    for copy in duplicates:
        found[copy.document.id].add(copy.other.id)
        found[copy.other.id].add(copy.document.id)
    return found


def repeated(duplicates: Iterable[Duplicate]) -> frozenset[Key]:
    """Documents whose text another holds too: without them, each text is there once."""
    return frozenset(copy.document if copy.kind == "excerpt" else copy.other for copy in duplicates)
