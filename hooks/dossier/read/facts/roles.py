"""Who or what had a part in a text, found by the patterns of its language."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.writing_systems import LETTER
from dossier.model import Block, Line
from dossier.read.clean.stamps import LONGEST_STAMP, rights
from dossier.read.dates import find
from dossier.read.dates.needed import Sieve, all_needed, plain, sieve
from dossier.read.facts.casing import recase_name
from dossier.read.facts.cover_casing import quiet_name
from dossier.read.ledger import found_title, is_text
from dossier.read.lines.measure import is_statement, size
from dossier.read.lines.vocabulary import phrases
from dossier.read.structure.letters import is_letter, signed

_DATELINE = 160
"""Characters of a first paragraph in which its dateline stands."""
_INITIALS = rf"(?:{LETTER}\. ?){{1,3}}{LETTER}[\w’'-]+"
"""A family name behind initials."""
FAR = 2000
"""Characters of a block after which it tells no more of who and where."""


@dataclass(frozen=True, slots=True)
class Text:
    """A cleaned text, in which facts and dates are found."""

    title: str
    blocks: Sequence[Block]
    lines: Sequence[Line]
    """The ledger."""
    profile: Profile
    """Of its language."""


def opening(text: Text) -> Block | None:
    """The paragraph with which a text begins: the first that ends like a sentence, if any does."""
    paragraphs = [block for block in text.blocks if block.kind == "paragraph"]
    return next((b for b in paragraphs if is_statement(b.text)), next(iter(paragraphs), None))


def dateline(text: Text) -> re.Match[str] | None:
    """What opens the first paragraph: a place beside a date, and maybe an agency."""
    first = opening(text)
    words = first.text[:_DATELINE] if first else ""
    return next(filter(None, (pattern.match(words) for pattern in patterns_of(text.profile, "dateline"))), None)


@cache
def patterns_of(profile: Profile, role: str) -> tuple[re.Pattern[str], ...]:
    """Patterns by which a language shows who or what had a role."""
    names = {key: f"(?-i:{pattern})" for key, pattern in profile.names.items()}
    filled = (
        re.sub(r"\{(person|name|words|place|title)\}", lambda m: names[m[1]], p) for p in profile.roles.get(role, ())
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in filled)


@cache
def _sieve(profile: Profile, role: str) -> Sieve[int]:
    """Places of the patterns that are worth trying on a text, by its words."""
    return sieve((all_needed(source), place) for place, source in enumerate(profile.roles.get(role, ())))


def role_of(role: str, profile: Profile, texts: Iterable[str]) -> str:
    """What plays a role, by the first pattern that finds it in any of the texts."""
    known = _sieve(profile, role)
    sought = [(text, known.fitting(plain(text))) for text in (text[:FAR] for text in texts)]
    places = sorted({place for _, fitting in sought for place in fitting})
    patterns = patterns_of(profile, role) if places else ()
    matches = (patterns[at].search(text) for at in places for text, fitting in sought if at in fitting)
    return next((match[role].strip(" ,.;") for match in matches if match), "")


# Lines around the title of a text: what they say beside it may be a fact, whatever became of them.


ABOVE, BELOW = 2, 12
"""Lines above and below the title, none of them empty; one sentence may stand between."""


def around_title(lines: Sequence[Line]) -> Iterator[tuple[int, Line, str]]:
    """Short lines near the title that are no sentences, each with its distance and the words of the line above it.

    lines: a ledger, from which the empty lines are left out. Lines above count as farther than any below.
    """
    place = title_place(lines)
    prose = (i for i in range(place + 1, len(lines)) if _is_body(lines[i]))
    last = next(islice(prose, 1, None), len(lines))
    for i in range(max(0, place - ABOVE), min(last, place + BELOW + 1)):
        if lines[i].decision.role != "title" and _is_short(lines[i].text):
            yield distance(i, place, len(lines)), lines[i], lines[i - 1].text if i else ""


def title_place(lines: Sequence[Line]) -> int:
    """Place of the title among the lines; 0 if none was found."""
    title = found_title(lines)
    return next((place for place, line in enumerate(lines) if line is title), 0)


def distance(place: int, title: int, count: int) -> int:
    """Lines from the title; what stands above it is farther than all below.

    >>> distance(7, 5, 10), distance(4, 5, 10)
    (2, 11)
    """
    return place - title if place >= title else count + title - place


def _is_body(line: Line) -> bool:
    return is_text(line) and is_statement(line.text)


def _is_short(text: str) -> bool:
    return size(text) <= LONGEST_STAMP and not is_statement(text) and not rights(text)


# Who wrote a text: the names on its byline, or those that a line near the title or an end of the text gives.


_OPENING = 300
"""Characters of the first and the last paragraph in which a reporter may be named."""


def authors(text: Text, people: Iterable[str]) -> tuple[str, ...]:
    """Names of those who wrote a text, known people first; editors, translators and photographers are none."""
    line = next((line for line in text.lines if line.decision.role == "author"), None)
    if line and (named := _of_byline(line, people, text.profile)):
        return named
    found = role_of("author", text.profile, _witnesses(text))
    return _names(found, text.profile) if found else _signers(text)


def _signers(text: Text) -> tuple[str, ...]:
    """Names below a letter; a line right below a name is an office."""
    names: list[str] = []
    above = ""
    for line in signed(text.blocks) if is_letter(text.blocks) else ():
        found = _signer(text.profile).fullmatch(line.strip(" ,.")) if not above else None
        above = found["person"] if found else ""
        names += [quiet_name(above, text.profile)] * bool(above)
    return tuple(names)


@cache
def _signer(profile: Profile) -> re.Pattern[str]:
    """A name, maybe behind a form of address or, where names have no capitals, an office."""
    office = r"(?:\S+\s+)?" * bool(profile.letters)
    person = rf"{profile.names['person']}|{_INITIALS}"
    return re.compile(rf"(?:(?i:{profile.names['title']})|{office})(?P<person>{person})")


def _witnesses(text: Text) -> list[str]:
    """Where an author may be named: near the title, at the start of the text, at its end."""
    near = [line.text for _, line, _ in around_title([line for line in text.lines if line.text])]
    first, last = opening(text), text.blocks[-1:]
    return [*near, *([first.text[:_OPENING]] if first else []), *(block.text[-_OPENING:] for block in last)]


def _of_byline(line: Line, people: Iterable[str], profile: Profile) -> tuple[str, ...]:
    """Names of people whom entity pages know, else what follows the introducing words."""
    text = line.text.casefold()
    named = {name for name in people if re.search(rf"\b{re.escape(name.casefold())}\b", text)}
    if named:
        return tuple(sorted(named, key=lambda name: text.find(name.casefold())))
    told = line.decision.value
    return _names(role_of("author", profile, [told]) or told, profile)


@cache
def _joints(profile: Profile) -> re.Pattern[str]:
    """What stands between names."""
    words = "".join(rf"|\s+{re.escape(word)}\s+" for word in profile.conjunctions)
    gaps = r"|\s+" * bool(profile.letters)
    return re.compile(rf"\s*[,،、;؛&，；|·•/／]\s*(?:{words[1:] or '(?!)'})?|\s+[–—-]\s+{words}{gaps}", re.IGNORECASE)


def _names(text: str, profile: Profile) -> tuple[str, ...]:
    """Single names of a list, without dates and agencies among them."""
    for found in reversed(find(text, profile)):
        text = f"{text[: found.start]};{text[found.end :]}"
    parts = (_unstamped(part.strip(" :：()（）.")) for part in _joints(profile).split(text) if part)
    kept = (part for part in parts if part and not re.search(r"\d", part) and core(part) not in phrases("agencies"))
    return tuple(recase_name(part, profile) if part.islower() else part for part in kept)


def _unstamped(name: str) -> str:
    """A name without the words that lead to a date behind it.

    >>> _unstamped("Luc Ferrand Publié le"), _unstamped("Ana Ruiz")
    ('Luc Ferrand', 'Ana Ruiz')
    """
    words = name.split()
    while len(words) > 1 and core(words[-1]) in phrases("stamps"):
        words.pop()
    return " ".join(words)
