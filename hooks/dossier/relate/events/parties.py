"""Who commits himself: the body for which a person speaks, and those who sign a joint text."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from dossier.languages import languages, profile
from dossier.languages.text import speaks
from dossier.model import CommitmentMention, Corpus, Document
from dossier.model.document import JOINT
from dossier.relate.names.lexicon import Names, Span
from dossier.relate.names.mentions import named_in

_BODIES = ("organisation", "place")
_AGENTS = ("person", *_BODIES)
"""Kinds of entities that can promise something."""
_OFTEN = 2
"""Times that a text must name a body as promising before its "we" means that one: once, it may quote another."""
_BESIDE = 80
"""Characters between a person and the body whose office he holds: "Lin Jian, a spokesperson for the ministry"."""


_LETTER = "letter"
"""The type of text whose author says “I”; that of an article quotes who does."""


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is bound by a commitment, and who says so."""

    who: tuple[str, ...]
    """In the order of the text; an event stands for those who take part in it."""
    by: tuple[str, ...] = ()
    """Persons who announce it for them."""
    personal: bool = False
    """Whether no text shows for whom the persons speak who promise."""


@dataclass(frozen=True)
class Reader:
    """Understands who promises in a document."""

    document: Document
    corpus: Corpus
    known: Names

    def spans(self, mention: CommitmentMention) -> tuple[Span, ...]:
        """Names in the sentence of a commitment."""
        return named_in(mention.sentence, self.document.key, mention.block, self.corpus, self.known)

    def parties(self, mention: CommitmentMention, spans: Sequence[Span]) -> Parties | None:
        """Who makes a commitment; None where nobody does who can promise."""
        is_self = speaks(mention.who, self.document.language)
        subject = _subject(mention, spans)
        who = self._of(subject, _AGENTS)
        if mention.kind == "duty" and not is_self and not (who and set(who) <= set(self._titled)):
            return None
        body = not subject and bool(_body(self.document.language).search(mention.who))
        listed = not mention.who
        if not (listed or is_self or who or body):
            return None
        if not who and (is_self or listed):
            who = self._speakers or self._signers
        return self._for_whom(who)

    def _for_whom(self, who: Sequence[str]) -> Parties:
        """A person is the party only where the text does not show for whom he speaks; else he announces it."""
        persons = tuple(one for one in who if self.known.entities[one].kind == "person")
        bodies = tuple(one for one in who if one not in persons) or tuple(
            dict.fromkeys(body for person in persons for body in self._represented(person))
        )
        return Parties(bodies, persons or self._speakers) if bodies else Parties(persons, personal=bool(persons))

    def _represented(self, person: str) -> Sequence[str]:
        """The one body that the text names as promising, again and again; else that whose office it says he holds."""
        often = [body for body, count in self._promising.items() if count >= _OFTEN]
        return often if len(self._promising) == 1 and often else tuple(dict.fromkeys(self._offices(person)))[:1]

    @cached_property
    def _promising(self) -> Counter[str]:
        """Bodies that promise by their own names, and how often."""
        subjects = (_subject(mention, self.spans(mention)) for mention in self.document.commitments)
        return Counter(body for subject in subjects for body in self._of(subject, _BODIES))

    def _offices(self, person: str) -> Iterator[str]:
        office = _office(self.document.language)
        for block in self.document.blocks if office else ():
            named = self.corpus.mentions_in(self.document.key, block.id)
            for one in (mention for mention in named if mention.entity == person):
                for other in (o for o in named if self.known.entities[o.entity].kind == "organisation"):
                    first, last = sorted(((one.start, one.end), (other.start, other.end)))
                    between = block.text[max(0, first[0] - _BESIDE // 2) : last[0]]
                    if last[0] - first[1] <= _BESIDE and office and office.search(between):
                        yield other.entity

    @cached_property
    def _speakers(self) -> tuple[str, ...]:
        """Whom "we" or "I" means: those who speak in the text or sign the letter, if the collection knows them."""
        facts = self.document.facts
        found = map(self.known.index.resolve, facts.author if facts.type == _LETTER else facts.speaker)
        return tuple(dict.fromkeys(entity.id for entity in found if entity))

    @cached_property
    def _signers(self) -> tuple[str, ...]:
        """Who adopts a joint text: those at the meeting that it is from, else those in its title whom it lets promise.

        The title alone does not tell: it may name what the text is about. A chair's statement is one that nobody at
        the meeting adopts: he makes it in his own name.
        """
        chair = _chair(self.document.language)
        if self.document.facts.type not in JOINT or (chair and chair.search(self.document.title)):
            return ()
        event = self.known.index.resolve(self.document.facts.event)
        if event and event.kind == "event":
            return (event.id,)
        return tuple(body for body in self._titled if body in self._promising)

    @cached_property
    def _titled(self) -> tuple[str, ...]:
        return self._of(self.known.lexicons[self.document.language].spans(self.document.title), _BODIES)

    def _of(self, spans: Iterable[Span], kinds: Container[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.entity for one in spans if self.known.entities[one.entity].kind in kinds))


def _subject(mention: CommitmentMention, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The names in the words before the verb; those of plans that lead to it are none of the parties."""
    start = mention.sentence.rfind(mention.who, 0, mention.what[0])
    return tuple(span for span in spans if start <= span.start < start + len(mention.who))


@cache
def _body(language: str) -> re.Pattern[str]:
    told = profile(language)
    edge = "" if told.letters else r"\b"
    return re.compile(f"{edge}(?:{told.commitments['bodies']}){edge}", re.IGNORECASE)


@cache
def _chair(language: str) -> re.Pattern[str] | None:
    """How the title of a statement says that the chair of a meeting makes it."""
    words = profile(language).commitments.get("chair") if language in languages() else None
    return re.compile(words, re.IGNORECASE) if words else None


@cache
def _office(language: str) -> re.Pattern[str] | None:
    """What persons are called who act for a body."""
    parts = profile(language).candidates["parts"] if language in languages() else {}
    words = parts.get("office") or parts.get("titles")
    return re.compile(words) if words else None
