"""Facts of a text: what its lines and sentences say of it, found by the patterns of the languages.

Facts stand in the title, in the first paragraphs, and on the lines that cleaning took out as
metadata: what they say there is stated. A type that no words name, but the form of the text shows, is listed as
inferred. What the text does not say stays empty.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import SENTENCE_END
from dossier.model import Block, Facts, Line
from dossier.model.url import as_read, is_web
from dossier.read.dates.needed import Sieve, all_needed, plain, sieve
from dossier.read.facts.cover_casing import quiet_body
from dossier.read.facts.publisher import publisher_of
from dossier.read.facts.roles import FAR, Text, around_title, authors, dateline, role_of
from dossier.read.facts.speakers import speakers_of
from dossier.read.lines.covers import is_cover
from dossier.read.lines.measure import size
from dossier.read.lines.speakers import is_known
from dossier.read.structure.frame import is_subtitle
from dossier.read.structure.letters import is_letter

_TELLING = ("press-conference", "press-release", "resolution", "interview", "news-article")
_ASKING = 2
"""Reporters who ask."""
_LABEL = 6
"""Words of a line that says only what a text is."""
_WITNESSES = 6
"""Blocks at the start of a text that tell who speaks."""
_TURNS = 3
"""Turns of a talk: a question, its answer, and one more."""
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def subtitle(blocks: Sequence[Block]) -> str:
    """The line below the title that is no sentence, if there is one."""
    return blocks[0].text.strip(" –—-") if is_subtitle(blocks) else ""


def _type(profile: Profile, texts: Sequence[str]) -> str:
    matching = (
        kind
        for text in (text[:FAR] for text in texts)
        for kind, pattern in _types(profile).fitting(plain(text))
        if re.search(pattern, text, re.IGNORECASE)
    )
    return next(matching, "")


@cache
def _types(profile: Profile) -> Sieve[tuple[str, str]]:
    """Each type with a pattern that shows it, where the words of a text make that worth trying."""
    known = ((kind, pattern) for kind, patterns in profile.types.items() for pattern in patterns)
    return sieve((all_needed(pattern), (kind, pattern)) for kind, pattern in known)


def _told(profile: Profile, sentence: str) -> str:
    """The type that a first sentence tells; a speech or a statement in it may be somebody else's."""
    kind = _type(profile, [sentence])
    return kind if kind in _TELLING else ""


def _first_sentence(blocks: Iterable[Block]) -> str:
    """The first sentence of the first paragraph that has any."""
    prose = (block for block in blocks if block.kind == "paragraph" and SENTENCE_END.search(block.text))
    return next((block.text[slice(*block.sentences[0])] for block in prose), "")


def _as_known(text: str, names: Iterable[str]) -> str:
    """A name with the capitals that an entity page gives it."""
    letters = text.casefold()
    return next((name for name in names if name.casefold() == letters), text) if text else ""


def _place(lines: Iterable[Line]) -> str:
    """The place that stands beside a date on a line of their own."""
    return next((line.decision.value for line in lines if line.decision.role == "dateline"), "")


def _event(lines: Iterable[Line]) -> str:
    """The occasion that a line of a cover page names."""
    return next((line.decision.value for line in lines if line.decision.role == "event"), "")


def _rights(lines: Iterable[Line]) -> str:
    return next((line.text for line in lines if line.decision.role == "rights"), "")


def _address(lines: Iterable[Line]) -> str:
    """Where the text lies on the web, as its source says."""
    told = (line.decision.value for line in lines if line.decision.role == "address")
    return next((as_read(value) for value in told if _WEB.fullmatch(value) and is_web(value)), "")


def _labelled(text: Text) -> str:
    """The type that a short line near the title names, such as “Press release” above it."""
    near = (line.text for _, line, _ in around_title([line for line in text.lines if line.text]))
    return _type(text.profile, [words for words in near if size(words) <= _LABEL])


def _talk(text: Text) -> str:
    """The type that turns show: a press conference where several ask and others answer, an interview where one does."""
    turns = [block.speaker for block in text.blocks if block.speaker]
    asking = {name for name in turns if is_known(name, text.profile)}
    if len(asking) >= _ASKING and asking < set(turns):
        return "press-conference"
    parts = {core(name) for name in turns}
    return "interview" if len(turns) >= _TURNS and len(parts) > 1 and parts <= text.profile.questions else ""


def _likely(text: Text, *, reported: bool) -> str:
    """The type of a text that no words name: who speaks where in a title makes a statement, a source or author news."""
    return "statement" if is_cover(text.title, text.profile) else "news-article" if reported else "other"


def find_facts(text: Text, profiles: Iterable[Profile], people: Iterable[str], names: Iterable[str]) -> Facts:
    """Facts of a text but for its date.

    profiles: of all languages, since a page's chrome may be in any; people, names: what entity pages know.
    """
    heads = [subtitle(text.blocks), text.title]
    opening = [*heads[::-1], *(block.text for block in text.blocks[:_WITNESSES])]
    sentence = _first_sentence(text.blocks)
    line = dateline(text)
    agency, spot = ((line.groupdict().get(part) or "").strip() if line else "" for part in ("publisher", "place"))
    publisher = agency or quiet_body(publisher_of(text.lines, (text.profile, *profiles)), text.profile)
    publisher = _as_known(publisher, names)
    kind = _type(text.profile, heads) or _told(text.profile, sentence) or _labelled(text)
    author = authors(text, people)
    event = role_of("event", text.profile, [*heads, sentence]) or _event(text.lines)
    letter = is_letter(text.blocks)
    type_ = kind or "letter" * letter or _talk(text) or _likely(text, reported=bool(publisher or author or spot))
    # Where a reporter tells of something, that is its place, and none of the report; an occasion takes its place along.
    told = role_of("place", text.profile, [sentence]) if event or type_ != "news-article" else ""
    return Facts(
        type=type_,
        publisher=publisher,
        source_url=_address(text.lines),
        speaker=() if letter else speakers_of(text, opening),
        author=author,
        place=spot or _place(text.lines) or told,
        event=event,
        rights=_rights(text.lines),
        inferred=("type",) * (not kind),
    )
