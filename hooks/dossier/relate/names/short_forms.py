"""Short forms: a text that has named a plan or a meeting in full goes on with "the Plan" or "this Meeting".

A profile's `short_forms` holds `definite`, the pattern of a short form ({short}) that can mean what the text has named;
`other`, that of one by which it calls something else; `cut`, the words with which a name begins to tell what it is
about; and `joint`, those that lead on within the head before them. What may be a head is known by `candidates`, by the
kind of the entity.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from dossier.languages import Profile
from dossier.languages.names import own_names
from dossier.languages.normal_forms import fold
from dossier.model import Entity, EntityKind
from dossier.relate.names.lexicon import Span

KINDS: Mapping[EntityKind, tuple[str, ...]] = {
    "organisation": ("organisation",),
    "initiative": ("initiative", "paper"),
    "event": ("event",),
}
"""Kinds of what texts call by a short form, and the parts of `candidates` that tell their heads: those of persons are
surnames, and of a place or a term nothing tells the short one from the word."""

_GENERAL = ("organisation",)
"""Kinds whose head alone may mean another: "the Government" is that of the speaker, whichever the text names."""

Forms = Mapping[str, str]
"""Entities by those short forms, without capitals, that only one of those has which a text names."""


def forms(entities: Iterable[Entity], language: str, known: Profile) -> Forms:
    """What may stand for these entities in a text that names them all."""
    claimed: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for name in own_names(entity, language) if known.short_forms and entity.kind in KINDS else ():
            for form in short_forms(fold(name), entity.kind, known):
                claimed[form.casefold()].add(entity.id)
    return {form: next(iter(ids)) for form, ids in claimed.items() if len(ids) == 1}


@lru_cache(maxsize=4096)
def short_forms(name: str, kind: EntityKind, known: Profile) -> frozenset[str]:
    """What may stand for a folded name of an entity, in a text that has it in full; cached, as many texts have it.

    >>> sorted(short_forms("AI Action Plan for Good and for All", "initiative", profile("en")))
    ['AI Action Plan', 'Action Plan', 'Plan']
    >>> sorted(short_forms("Group of Friends for Cooperation", "organisation", profile("en")))
    ['Group of Friends']
    >>> sorted(short_forms("premier Atelier sur l'intelligence", "event", profile("fr")))
    ['Atelier']
    >>> sorted(short_forms("人工智能能力建设普惠计划", "initiative", profile("zh")))
    ['普惠计划', '计划']
    """
    head = _head(kind, known)
    if known.letters:
        found_heads = (name[at:] for at in range(1, len(name) - 1) if head.fullmatch(name, at))
        return frozenset(found_heads if kind not in _GENERAL else ())
    words = re.split(rf" (?:{known.short_forms['cut']})(?!\w)", name, maxsplit=1)[0].split(" ")
    joint = re.compile(known.short_forms["joint"])
    led_on = next((at for at, word in enumerate(words) if joint.match(word)), len(words))
    place = max((at for at, word in enumerate(words[:led_on]) if head.fullmatch(word)), default=len(words))
    # What stands before a head that is the last of its words tells which one it is, as in "Action Plan".
    before = range(place) if place == led_on - 1 else ()
    starts = (at for at in (place, *before) if at == place or words[at][:1].isupper())
    found = (words[start:end] for start in starts for end in range(place + 1, len(words) + 1))
    least = 1 + (kind in _GENERAL)
    told = (" ".join(form) for form in found if len(form) >= least and not joint.fullmatch(form[-1]))
    return frozenset(form[0].upper() + form[1:] for form in told)


@cache
def _head(kind: EntityKind, known: Profile) -> re.Pattern[str]:
    parts = known.candidates["parts"]
    return re.compile("|".join(f"(?:{parts[part]})" for part in KINDS[kind] if part in parts) or "(?!)")


def find_short_forms(
    texts: Sequence[str], spans: Sequence[Sequence[Span]], meant: Forms, known: Profile
) -> Iterator[tuple[int, Span]]:
    """The short forms in the folded blocks of a text, each with the number of its block; spans: the names in these.

    None of a form by which the text calls anything else.
    """
    if not meant:
        return
    definite, other = _patterns(frozenset(meant), known)
    found = []
    called: set[str] = set()
    for number, (text, named) in enumerate(zip(texts, spans, strict=True)):
        taken = [(span.start, span.end) for span in named]
        fitting = {match.span("short"): match["short"].casefold() for match in _free(definite, text, taken)}
        found += [(number, start, end, form) for (start, end), form in fitting.items()]
        loose = (match for match in _free(other, text, taken) if match.span("short") not in fitting)
        called |= {match["short"].casefold() for match in loose}
    yield from (
        (number, Span(start, end, meant[form], inferred=True))
        for number, start, end, form in found
        if form in meant and form not in called
    )


def _free(pattern: re.Pattern[str], text: str, taken: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Matches whose short form is no part of a name."""
    taken = tuple(taken)
    for match in pattern.finditer(text):
        start, end = match.span("short")
        if not any(start < last and first < end for first, last in taken):
            yield match


@lru_cache(maxsize=256)
def _patterns(found: frozenset[str], known: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    ordered = sorted(found, key=lambda form: (-len(form), form))
    short = "|".join(re.escape(form) if known.letters else _written(form) for form in ordered)
    told = (known.short_forms[key].replace("{short}", f"(?P<short>{short})") for key in ("definite", "other"))
    definite, other = (re.compile(pattern) for pattern in told)
    return definite, other


def _written(form: str) -> str:
    """Pattern of a form that begins with a capital, whatever the letters of its other words."""
    return f"{re.escape(form[0].upper())}(?i:{re.escape(form[1:])})"
