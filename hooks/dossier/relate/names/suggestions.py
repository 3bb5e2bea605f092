"""Which pages somebody could write next: names that texts use and no page has, each with its variants as one."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from dossier.languages import base, languages, profile
from dossier.languages.normal_forms import bare, loose_name_key, lower
from dossier.model import FOLDERS, Block, Corpus, Entity, EntityKind, Key, Mention, Sighting, Suggestion, Usage
from dossier.relate.names.candidates import Habit, habits, sightings
from dossier.relate.names.lexicon import names
from dossier.relate.names.mentions import find_mentions

_LONGEST_NAME = 4
"""Words of a person's name."""
_TWICE = 2
_KINDS = tuple(FOLDERS.values())


@dataclass
class _Group:
    """Sightings of one name, however it is written."""

    key: str
    sightings: list[Sighting] = field(default_factory=list)

    @cached_property
    def kind(self) -> EntityKind | None:
        """The kind that most sightings tell."""
        told = [sighting.kind for sighting in self.sightings]
        found = [kind for kind in _KINDS if kind in told]
        return max(found, key=told.count) if found else None

    @cached_property
    def basis(self) -> str:
        """The first words that tell it."""
        return next((sighting.basis for sighting in self.sightings if sighting.basis), "")

    @cached_property
    def texts(self) -> frozenset[Key]:
        """Documents that use it."""
        return frozenset(sighting.document for sighting in self.sightings)


def suggest(corpus: Corpus) -> tuple[Suggestion, ...]:
    """Names without a page: those in most texts first, then those named most often."""
    used = habits(corpus.documents)
    known = {loose_name_key(name) for entity in corpus.entities for names in entity.names.values() for name in names}
    kept = _without_variants(*_groups(corpus, used), known)
    made = [_suggestion(group, group.kind or _guess(group, used)) for group in kept]
    found = (one for one in _counted(made, corpus) if one.basis or one.kind != "term" or len(one.usages) >= _TWICE)
    return tuple(sorted(found, key=lambda one: (-one.texts, -len(one.usages), min(one.names.values()))))


def _groups(corpus: Corpus, used: Mapping[str, Habit]) -> tuple[list[_Group], list[_Group]]:
    """What looks like a name: where it stands by itself, and where within a name that a page has."""
    free: dict[str, _Group] = {}
    within: dict[str, _Group] = {}
    for document in corpus.documents:
        for sighting in sightings(document, used[document.language]):
            if key := loose_name_key(sighting.name):
                mentions = corpus.mentions_in(document.key, sighting.block)
                groups = within if _is_covered(sighting, mentions) else free
                groups.setdefault(key, _Group(key)).sightings.append(sighting)
    return list(free.values()), list(within.values())


def _is_covered(sighting: Sighting, mentions: Sequence[Mention]) -> bool:
    """Whether mentions, one or several side by side, hold all letters of the name."""
    at, name = 0, sighting.name
    around = max(bisect_right(mentions, sighting.start, key=lambda mention: mention.start) - 1, 0)
    for first, last in ((mention.start, mention.end) for mention in mentions[around:]):
        if first >= sighting.start + len(name) or any(map(str.isalnum, name[at : max(first - sighting.start, at)])):
            break
        at = max(at, last - sighting.start)
    return at >= len(name)


def _without_variants(groups: Sequence[_Group], within: Sequence[_Group], known: set[str]) -> list[_Group]:
    """The groups that are names of their own: not known, no short form, no part, no combination of others."""
    everything = [*groups, *within]
    told = {group.key: group.kind for group in everything if group.kind}
    aliases = {loose_name_key(sighting.alias) for group in groups for sighting in group.sightings if sighting.alias}
    surnames = {part for key, kind in told.items() if kind == "person" and " " in key for part in key.split(" ")}
    surnames -= {key for key, kind in told.items() if kind == "place"}
    holders: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    for group in everything:
        for word in set(group.key.split(" ")):
            holders[group.basis, word].append(group)
    refused = aliases | surnames | known
    return [
        group
        for group in groups
        if group.key not in refused
        and not any(sighting.alias and loose_name_key(sighting.alias) in known for sighting in group.sightings)
        and not _is_short_form(group, holders[group.basis, group.key.split(" ")[0]])
        and (group.kind or _stands_alone(group, told.keys() | known))
    ]


def _is_short_form(group: _Group, others: Iterable[_Group]) -> bool:
    """Whether it is a longer name cut short ("Action Plan"): the same words tell its kind, in the same texts."""
    within = f" {group.key} "
    return bool(group.basis) and any(
        within in f" {other.key} " and group.texts <= other.texts for other in others if other is not group
    )


def _stands_alone(group: _Group, others: Iterable[str]) -> bool:
    """Whether a name of which no words tell the kind is one: often enough, and not put together of other names."""
    if len(group.sightings[0].name.split()) == 1:
        return len(group.texts) >= _TWICE or len(group.sightings) > _TWICE
    return set(group.key.split(" ")).isdisjoint(others)


def _guess(group: _Group, used: Mapping[str, Habit]) -> EntityKind:
    """The kind of a name that nothing but its capitals tells of."""
    first = group.sightings[0]
    words = first.name.split()
    if len(words) == 1:
        return "organisation" if first.name.isupper() else "place"
    usual = used[first.document.language]
    unusual = not any(word.isupper() or usual.is_common(word) for word in words)
    plain = re.sub("[-’']", "", "".join(words)).isalpha() and len(words) <= _LONGEST_NAME
    return "person" if unusual and plain else "term"


def _suggestion(group: _Group, kind: EntityKind) -> Suggestion:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for sighting in group.sightings:
        names[_language_of(sighting)][_tidy(sighting.name)] += 1
    for sighting in group.sightings:
        names[_language_of(sighting)] += Counter([sighting.alias] if sighting.alias else ())
    basis = Counter(sighting.basis for sighting in group.sightings if sighting.kind == kind)
    return Suggestion(
        kind,
        {code: _distinct(name for name, _ in found.most_common()) for code, found in sorted(names.items())},
        tuple(word for word, _ in basis.most_common()),
        tuple(Usage(sighting.document, "") for sighting in group.sightings if not sighting.block),
    )


def _language_of(sighting: Sighting) -> str:
    """The language of a name: that of the text, unless it is written in the script of another."""
    language = sighting.document.language
    letters = {code: profile(code).letters for code in languages()}
    own = letters.get(base(language), "")
    written = (code for code, other in letters.items() if other and other != own and re.search(other, sighting.name))
    return next(written, language)


def _tidy(name: str) -> str:
    """A name as a page gives it, without what stands around it."""
    name = " ".join(name.split())
    return name[1:-1].strip() if bare(name) == bare(name[1:-1]) else name


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Of ways to write a name that texts do not tell apart, the first."""
    return tuple({lower(bare(name)): name for name in reversed(list(names))}.values())[::-1]


def _counted(suggestions: Sequence[Suggestion], corpus: Corpus) -> list[Suggestion]:
    """Those that texts use, with every place that does, unless a longer name stands there; a fact counts where none."""
    known = [replace(entity, id=f"known {entity.id}") for entity in corpus.entities]
    made = [Entity(f"{at}", one.kind, one.names) for at, one in enumerate(suggestions)]
    found: dict[str, list[Usage]] = defaultdict(list)
    for mention in find_mentions(corpus.documents, names(corpus.documents, [*known, *made])):
        sentence = _sentence(corpus.blocks[mention.document, mention.block], mention.start)
        found[mention.entity].append(Usage(mention.document, sentence, mention.block))
    for at, one in enumerate(suggestions):
        naming = {usage.document for usage in found[f"{at}"]}
        found[f"{at}"] += dict.fromkeys(fact for fact in one.usages if fact.document not in naming)
    counted = (replace(one, usages=tuple(found[f"{at}"])) for at, one in enumerate(suggestions))
    return [one for one in counted if one.usages]


def _sentence(block: Block, start: int) -> str:
    """The sentence in which a name begins; the whole block in a language that nobody described."""
    spans = block.sentences or ((0, len(block.text)),)
    first, last = spans[max(bisect_right(spans, start, key=lambda span: span[0]) - 1, 0)]
    return block.text[first:last]
