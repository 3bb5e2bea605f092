"""Where texts name entities: by their names, their identifiers, and by what the text has named before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.languages import Profile, base, languages, profile
from dossier.languages.normal_forms import fold
from dossier.model import Corpus, Document, Entity, Key, Mention
from dossier.model.document import TITLE
from dossier.pages.identifiers import written_out
from dossier.relate.names.beside import is_anothers
from dossier.relate.names.lexicon import Holders, Names, Span
from dossier.relate.names.short_forms import find_short_forms, forms
from dossier.relate.names.surnames import Bearers, Found, find_surnames, has_title, is_demonym, surnames

# Names that do not tell by themselves whom they mean, but by what a text has named before.
#
# A surname after the full name ("Lin said"), a short form after the name of a plan ("this Plan"), and a name of several
# after the text has named one of them by a name of its own ("the Congo"). What two whom the text names may be called
# means neither.


_Place = tuple[int, int]
"""Number of a block, and an offset in it."""
_ABOVE: _Place = (-1, 0)
"""The title."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and the names that its words hold, whoever may be meant."""

    document: Document
    spans: Sequence[tuple[Span, ...]]
    """In each block."""
    title: tuple[Span, ...]
    """In the title."""
    profile: Profile | None
    """Of its language, where anybody has described that."""

    def mentions(self, entities: Mapping[str, Entity]) -> Iterator[Mention]:
        """All mentions, in order: those in the title are told of names that no block holds."""
        told = tuple(self._in_blocks(entities))
        said, text = {mention.entity for mention in told}, fold(self.document.title)
        for span in self.title:
            if span.entity not in said and not self._is_somebody(span, text, entities):
                yield Mention(span.entity, self.document.key, TITLE, span.start, span.end)
        yield from told

    def _in_blocks(self, entities: Mapping[str, Entity]) -> Iterator[Mention]:
        first = self._first()
        persons = _bearers(entities[entity] for entity in first if entities[entity].kind == "person")
        bearers = Bearers.of(persons, self.profile) if self.profile and persons else None
        short = self._short_forms([entities[entity] for entity in first], first)
        for number, (block, spans) in enumerate(zip(self.document.blocks, self.spans, strict=True)):
            found = [*(_decided(span, first, number) for span in spans), *short.get(number, ())]
            if self.profile and (found or bearers):
                text = fold(block.text)
                named = find_surnames(text, bearers, self.profile) if bearers else ()
                found = _joined(found, [one for one in named if first[one.person] < (number, one.start)])
                found = [span for span in found if not self._is_somebody(span, text, entities)]
            for span in sorted(span for span in found if span.entity):
                yield Mention(span.entity, self.document.key, block.id, span.start, span.end, span.inferred)

    def _short_forms(self, named: Sequence[Entity], first: Mapping[str, _Place]) -> Mapping[int, Sequence[Span]]:
        """Short forms of what the text has named before, by the number of their block."""
        known, found = self.profile, defaultdict(list)
        if known and (meant := forms(named, self.document.language, known)):
            texts = [fold(block.text) for block in self.document.blocks]
            for number, span in find_short_forms(texts, self.spans, meant, known):
                if first[span.entity] < (number, span.start):
                    found[number].append(span)
        return found

    def _is_somebody(self, span: Span, text: str, entities: Mapping[str, Entity]) -> bool:
        """Whether what looks like a place is a person whom nobody knows ("Ms. Jordan"), or people ("中国人")."""
        if self.profile is None or not span.entity or entities[span.entity].kind != "place":
            return False
        return has_title(text, span.start, self.profile) or is_demonym(text, span.end, self.profile)

    def _first(self) -> dict[str, _Place]:
        """Where each entity is first named by a name of its own."""
        first = dict.fromkeys((span.entity for span in self.title), _ABOVE)
        for number, spans in enumerate(self.spans):
            for span in (span for span in spans if span.entity):
                first.setdefault(span.entity, (number, span.start))
        return first


def _bearers(people: Iterable[Entity]) -> Mapping[str, str]:
    """Persons by those surnames that only one of them has."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for person in people:
        for surname in surnames(person):
            bearers[surname].append(person.id)
    return {surname: who[0] for surname, who in bearers.items() if len(who) == 1}


def _decided(span: Span, first: Mapping[str, _Place], number: int) -> Span:
    """A name of several as that of the only one of them that the text has named before."""
    before = [entity for entity in span.claimants if first.get(entity, (number, span.start)) < (number, span.start)]
    return span._replace(entity=before[0], inferred=True) if len(before) == 1 else span


def _joined(spans: Sequence[Span], surnames_: Iterable[Found]) -> list[Span]:
    """Names and surnames: a surname goes before a shorter name in its place only where it is sure to be one."""
    found = list(spans)
    for one in surnames_:
        over = [span for span in found if span.start < one.end and one.start < span.end]
        inside = all(one.start <= span.start and span.end <= one.end for span in over)
        own = any(span.entity == one.person for span in over)
        if not over or (one.sure and inside and not own):
            found = [span for span in found if span not in over]
            found.append(Span(one.start, one.end, one.person, inferred=True))
    return found


def find_mentions(documents: Iterable[Document], known: Names) -> tuple[Mention, ...]:
    """All mentions in all blocks, headings included: in the order of the documents, then of the text."""
    return tuple(mention for document in documents for mention in mentions_in(document, known))


def mentions_in(document: Document, known: Names) -> Iterator[Mention]:
    """Those of one text, which needs no other."""
    return _reading(document, known).mentions(known.entities)


def named_in(words: str, document: Key, block: str, corpus: Corpus, known: Names) -> tuple[Span, ...]:
    """Whom words of a text name, by their offsets in these words.

    The mentions of their block tell it; where the words stand in no block, as a title does, the names alone do.
    """
    place = corpus.blocks.get((document, block))
    start = place.text.find(words) if place else -1
    if start < 0:
        return known.lexicons[document.language].spans(words)
    inside = (mention for mention in corpus.mentions_in(document, block) if 0 <= mention.start - start < len(words))
    return tuple(Span(one.start - start, one.end - start, one.entity, inferred=one.inferred) for one in inside)


def _reading(document: Document, known: Names) -> Reading:
    code, found = base(document.language), known.lexicons[document.language]
    told = profile(code) if code in languages() else None

    def named(text: str) -> tuple[Span, ...]:
        spans = found.all_spans(text)
        loose = (span for span in spans if span.needs and known.entities[span.entity].kind == "organisation")
        others = {span for span in loose if told and is_anothers(fold(text), span, found, told)}
        return tuple(span for span in spans if span not in others)

    spans = tuple(_with_identifiers(named(block.text), block.text, known.holders) for block in document.blocks)
    headline = tuple(span for span in named(document.title) if span.entity)
    title, *texts = _in_context((headline, *spans))
    return Reading(document, texts, title, told)


def _in_context(texts: Sequence[tuple[Span, ...]]) -> Iterator[tuple[Span, ...]]:
    """Without the names that count only beside another which the text does not hold."""
    sure = {span.entity for spans in texts for span in spans if span.entity and not span.needs}
    return (tuple(span for span in spans if not span.needs or not sure.isdisjoint(span.needs)) for spans in texts)


def _with_identifiers(spans: tuple[Span, ...], text: str, holders: Holders) -> tuple[Span, ...]:
    """Names, and identifiers that the text writes out; a name within an identifier is none."""
    written = tuple(written_out(text))
    if not written:
        return spans
    found = [Span(w.start, w.end, holders[w.authority, w.id]) for w in written if (w.authority, w.id) in holders]
    free = [span for span in spans if not any(span.start < w.end and w.start < span.end for w in written)]
    return tuple(sorted((*free, *found)))
