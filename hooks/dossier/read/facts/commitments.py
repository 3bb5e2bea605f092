"""Commitments of a text: sentences in which somebody commits to something, found by the patterns of its language.

The patterns (`commitments` in languages/profiles) hold who may promise (`self`: the speaker; `party`: a name, or one
of the `bodies`), the `verbs` of each kind of commitment, each with the group `what` where the promised thing begins
and, in a language whose verbs stand before the one who promises or tell the speaker by themselves, the group `who`,
sentences that begin with a bare verb (`measure`), what opens a list of calls (`calls`), what makes a sentence none
(`vetoes`), numbers of things (`count`), and what joins "that we will …" to the things before it (`relative`). Whether
a party is somebody who can promise is for relate/ to decide, which knows the names.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import ahocorasick
from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.quantities import quantities
from dossier.languages.text import around, subordinate
from dossier.model import Block, CommitmentKind, CommitmentMention, Report, When
from dossier.model.document import FRAME, JOINT
from dossier.read.dates import find
from dossier.read.dates.needed import Sieve, all_needed, plain, sieve

_SEVERAL = 3
"""Such points that a text must have: one alone is a heading or a slip."""
_WINDOW = 100
"""Characters before a verb in which its subject stands."""
_LONGEST_WORD = 300
"""Characters without a gap, as addresses may have, in scripts with gaps."""
_NEAR = 30
"""Characters before a relative clause in which the number of the things stands that it speaks of."""
_KINDS: tuple[CommitmentKind, ...] = ("commitment", "offer", "call", "duty")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Compiled patterns of a language."""

    subject: re.Pattern[str]
    verbs: Sieve[tuple[CommitmentKind, re.Pattern[str]]]
    """Those worth trying on a plain sentence, by its words."""
    measure: re.Pattern[str]
    calls: Sieve[re.Pattern[str]]
    """What opens a list of what others are asked to do; most texts lack a word of it, or a colon."""
    veto: re.Pattern[str]
    end: re.Pattern[str]
    """What is no part of a clause at its end: marks, and a word that joins it to the next."""


@cache
def _patterns(profile: Profile) -> _Patterns:
    told = profile.commitments
    edge = "" if profile.letters else r"(?<!\w)"
    party = told["party"].replace("{bodies}", told["bodies"])
    sources = ((kind, source.replace("{party}", party)) for kind in _KINDS for source in told["verbs"].get(kind, ()))
    verbs = sieve((all_needed(source), (kind, re.compile(source))) for kind, source in sources)
    calls = re.compile(told.get("calls", "(?!)"), re.IGNORECASE)
    return _Patterns(
        subject=re.compile(rf"{edge}(?:(?P<self>(?i:{told['self']}))|(?P<party>{party}))\Z"),
        verbs=verbs,
        measure=re.compile(told["measure"]),
        calls=sieve([(all_needed(calls.pattern), calls)]),
        veto=re.compile("|".join(told["vetoes"])),
        end=re.compile(rf"(?:\W+(?:{'|'.join(profile.conjunctions) or '(?!)'}))?[\W_]+\Z"),
    )


def find_commitments(
    blocks: Sequence[Block],
    kind: str,
    reports: Iterable[Report],
    profile: Profile,
    lost: Mapping[str, str] = MappingProxyType({}),
) -> tuple[CommitmentMention, ...]:
    """The commitments of a text, one for each sentence that makes any.

    kind: type of the text, reports: its dates, lost: words that the copy lacks, by the block before which they belong.

    >>> from dossier.languages.text import with_sentences
    >>> said = Block("paragraph", "We met. We will hold 10 workshops. They should, too.", "p-000001")
    >>> found = find_commitments(with_sentences([said], "en"), "speech", (), profile("en"))
    >>> [(one.who, one.count, one.basis) for one in found]
    [('We', 10, 'will')]
    """
    dated: dict[str, list[Report]] = {}
    for report in reports:
        dated.setdefault(report.block, []).append(report)
    told = [block for block in blocks if block.kind not in FRAME]
    found = [mention for block in told for mention in _in_block(block, dated.get(block.id, ()), profile)]
    called = _called(blocks, lost, {one.block for one in found if one.kind == "duty"}, profile)
    found = [
        replace(one, kind="call", lost=called[one.block]) if one.kind == "measure" and one.block in called else one
        for one in found
    ]
    joint = kind in JOINT
    points = {one.block for one in found if one.kind == "measure"}
    allowed = {"commitment", "offer", "call", *["duty"] * joint, *["measure"] * (joint and len(points) >= _SEVERAL)}
    return tuple(one for one in found if one.kind in allowed)


def _called(
    blocks: Iterable[Block], lost: Mapping[str, str], duties: Container[str], profile: Profile
) -> dict[str, str]:
    """Blocks after "we call on:", as far as they list what is called for; with these words where a copy lacks them.

    What the list says that somebody should do is one of its points.
    """
    known, found, opened, missing = _patterns(profile), dict[str, str](), False, ""
    for block in blocks:
        if block.id in lost and _calls(lost[block.id], known):
            opened, missing = True, lost[block.id]
        if _calls(block.text, known):
            opened, missing = True, ""
        elif opened and block.kind not in FRAME:
            opened = bool(known.measure.match(block.text)) or block.kind == "item" or block.id in duties
            if opened:
                found[block.id] = missing
    return found


def _calls(text: str, known: _Patterns) -> bool:
    """Whether a text ends with words such as "we call on:"."""
    return any(pattern.search(text) for pattern in known.calls.fitting(plain(text)))


def _in_block(block: Block, reports: Sequence[Report], profile: Profile) -> Iterator[CommitmentMention]:
    known, small = _patterns(profile), plain(block.text)
    # Most blocks hold no word of any verb: their sentences need not be asked one by one.
    telling = bool(known.verbs.fitting(small))
    places = _places(block.text, reports)
    for start, end in block.sentences:
        sentence = block.text[start:end]
        if not _is_worded(sentence, profile):
            continue
        if telling or known.measure.match(sentence):
            said = small[start:end] if len(small) == len(block.text) else plain(sentence)
            yield from _in_sentence(block, sentence, said, _Told.of(sentence, start, places), profile)


def _is_worded(sentence: str, profile: Profile) -> bool:
    """Whether no word is longer than any is: an ending is sought from each of its letters."""
    short = bool(profile.letters) or len(sentence) <= _LONGEST_WORD
    return short or max(map(len, sentence.split())) <= _LONGEST_WORD


def _in_sentence(
    block: Block, sentence: str, small: str, told: "_Told", profile: Profile
) -> Iterator[CommitmentMention]:
    """The commitments of a sentence; where several make one each, what is promised ends before the next.

    small: the sentence as `plain` makes it.
    """
    known = _patterns(profile)
    found = _made(sentence, small, known)
    if not found or known.veto.search(sentence) or _calls(sentence, known):
        return
    ends = [*(one.start for one in found[1:]), len(sentence)][: len(found)]
    for one, end in zip(found, ends, strict=True):
        rest = known.end.sub("", sentence[one.what : end])
        head = subordinate(profile).split(rest, maxsplit=1)[0]
        count = _count(head, profile) or _count(_related(sentence[: one.what], one.who, profile), profile)
        due = told.due(one.start, one.what + len(rest if len(found) > 1 else head))
        what = one.what, one.what + len(rest)
        first, last = around(sentence, (0, len(sentence)), (one.start, what[1]))
        said, what = sentence[first:last], (what[0] - first, what[1] - first)
        yield CommitmentMention(one.kind, block.id, said, one.who, what, count, due, one.basis)


class _Made(NamedTuple):
    """A commitment in a sentence."""

    start: int
    """Where its subject begins."""
    what: int
    """Where what is promised begins."""
    kind: CommitmentKind
    who: str
    basis: str


def _related(before: str, who: str, profile: Profile) -> str:
    """What stands before "that we will …": the things that are promised; empty where no such clause is."""
    start = before.rfind(who) if who else -1
    clause = before[:start].rstrip()
    relative = profile.commitments.get("relative", "(?!)")
    return clause[-_NEAR:] if start > 0 and re.search(rf"{relative}\Z", clause) else ""


def _made(sentence: str, small: str, known: _Patterns) -> list[_Made]:
    """The commitments of a sentence, each subject with its first verb; a duty counts where nothing else does."""
    found = sorted(
        _Made(start, verb.start("what"), kind, who.strip(), _basis(sentence, verb))
        for kind, pattern in known.verbs.fitting(small)
        for verb in pattern.finditer(sentence)
        for start, who in _subject(sentence, verb, known)
    )
    told = [one for one in found if one.kind != "duty"] or found[:1]
    if not told and (verb := known.measure.match(sentence)):
        return [_Made(0, 0, "measure", "", verb[0])]
    kept = told[:1]
    for one in told[1:]:
        if one.start > kept[-1].what:
            kept.append(one)
    return kept


def _basis(sentence: str, verb: re.Match[str]) -> str:
    """The words that tell of a commitment: those before it, or the verb itself where its ending alone does.

    Where the verb stands first, the one who commits is none of them; where the verb says that, too, it is all of them.
    """
    end = verb.start("who") if "who" in verb.re.groupindex else verb.start("what")
    said = sentence[verb.start() : end].strip() or sentence[verb.start() : verb.start("what")].strip()
    return said or _verb(sentence, verb)


def _verb(sentence: str, verb: re.Match[str]) -> str:
    """The verb itself, where its ending alone tells of the future."""
    return sentence[verb.start("what") : verb.end()]


def _subject(sentence: str, verb: re.Match[str], known: _Patterns) -> Iterator[tuple[int, str]]:
    """Where a commitment begins, and who makes it: whom the pattern of the verb names, or who stands before it."""
    if "who" in verb.re.groupindex:
        yield verb.start(), verb["who"]
    else:
        start, end = max(0, verb.start() - _WINDOW), verb.start()
        if found := known.subject.search(sentence[start:end]):
            yield end - len(found[0]), found[0]


def _count(text: str, profile: Profile) -> int:
    """The first number of things; numbers of dates are none."""
    dates = [range(date.start, date.end) for date in find(text, profile)]
    found = (one.number for one in quantities(text, profile) if not any(one.start in date for date in dates))
    return next(found, 0)


_Place = tuple[int, int, int, Report]
"""Where the words of a report begin and end in a block, and which one it is."""


def _places(text: str, reports: Sequence[Report]) -> list[_Place]:
    """All places of the words of reports in their block; they are sought at once, since there may be thousands."""
    known: dict[str, list[tuple[int, Report]]] = {}
    for number, report in enumerate(reports):
        known.setdefault(report.title, []).append((number, report))
    sought = ahocorasick.Automaton()
    for title in filter(None, known):
        sought.add_word(title, title)
    if not len(sought):
        return []
    sought.make_automaton()
    found = ((last + 1 - len(title), last + 1, title) for last, title in sought.iter(text))
    places = ((start, end, *one) for start, end, title in found for one in known[title])
    return sorted(places, key=lambda place: place[:3])


@dataclass(frozen=True, slots=True)
class _Told:
    """The dates of a sentence."""

    deadline: When | None
    """The first that it calls one."""
    near: Sequence[tuple[int, int, When]]
    """Where each date stands, which report has it, and when it is."""

    @classmethod
    def of(cls, sentence: str, start: int, places: Sequence[_Place]) -> "_Told":
        """Those of a sentence that begins at that place of its block."""
        first = bisect_left(places, start, key=lambda place: place[0])
        after = bisect_left(places, start + len(sentence), key=lambda place: place[0])
        own = [one for one in places[first:after] if one[1] <= start + len(sentence)]
        deadlines = [(number, report.when) for _, _, number, report in own if report.kind == "deadline"]
        dated = ((sentence.find(r.when.basis[0], at - start), n, r.when) for at, _, n, r in own if r.when.basis)
        deadline = min(deadlines, key=lambda one: one[0])[1] if deadlines else None
        return cls(deadline, sorted(dated, key=lambda one: one[:2]))

    def due(self, start: int, end: int) -> When | None:
        """The deadline that the sentence gives, or a date that stands beside what is promised first."""
        if self.deadline:
            return self.deadline
        first, after = (bisect_left(self.near, place, key=lambda one: one[0]) for place in (start, end))
        return min(self.near[first:after], key=lambda one: one[1])[2] if first < after else None
