"""Surnames: a text that has named somebody in full may go on with the surname, maybe beside a title."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from dossier.languages import Profile
from dossier.languages.names import HAN_NAME, family_first
from dossier.languages.normal_forms import fold
from dossier.model import Entity

_SHORT = 2
"""Letters of a Latin surname at least ("Ng")."""
_WINDOW = 60
"""Characters before a surname in which its titles stand."""
_CAPITAL_BEFORE = re.compile(r"[^\W\d_a-zß-ÿ][\w'-]*\s\Z")
_CAPITAL_AFTER = re.compile(r"\s[^\W\d_a-zß-ÿ]\w")
"""Beside another word with a capital it is part of a longer name, of somebody whom nobody knows."""


def surnames(entity: Entity) -> frozenset[str]:
    """What may stand for a person's full name, in any script; folded.

    The last word of a Latin name, but the first of somebody whose name in characters has no dot between its parts and
    so begins with the surname; of such a name the first character, of one with dots the last part.

    >>> lin = Entity("lin", "person", {"en": ("Lin Jian",), "zh": ("林剑",)})
    >>> sorted(surnames(lin))
    ['Lin', '林']
    >>> sorted(surnames(Entity("paris", "person", {"fr": ("Élodie Paris",), "zh": ("埃洛迪·帕里斯",)})))
    ['Paris', '帕里斯']
    """
    names = [fold(name) for given in entity.names.values() for name in given]
    first = family_first(entity)
    return frozenset(filter(None, (_surname(name, first=first) for name in names)))


def _surname(name: str, *, first: bool) -> str:
    if HAN_NAME.match(name):
        return name[0] if HAN_NAME.fullmatch(name) else name.rpartition("·")[2] if "·" in name else ""
    words = name.split(" ")
    chosen = words[0] if first else words[-1]
    return chosen if len(words) > 1 and len(chosen) >= _SHORT and chosen[0].isupper() else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A surname in a text."""

    start: int
    end: int
    person: str
    sure: bool
    """A title or a colon beside it says that a person is meant, whatever else the word may be."""


_EDGES = {True: (re.compile("·"), re.compile("·")), False: (re.compile(r"[\w'·-]"), re.compile(r"[\w·-]"))}
"""What goes on with a word before it and behind it, in a script without gaps and in others."""


@dataclass(frozen=True, slots=True)
class Bearers:
    """Persons by their surnames."""

    persons: Mapping[str, str]
    forms: ahocorasick.Automaton
    """The surnames as a text in a script may have them: all are sought at once, as a list may name thousands."""

    @classmethod
    def of(cls, persons: Mapping[str, str], known: Profile) -> "Bearers":
        """Those whose surnames a text in a language may have."""
        fitting = {name for name in persons if bool(HAN_NAME.match(name)) == bool(known.letters)}
        forms = ahocorasick.Automaton()
        for form in fitting | {name.upper() for name in fitting}:
            forms.add_word(form, len(form))
        forms.make_automaton()
        return cls(persons, forms)

    def places(self, text: str, known: Profile) -> Iterator[tuple[int, int]]:
        """Where surnames begin and end that are no part of another word; of two in one place the longer."""
        before, behind = _EDGES[bool(known.letters)]
        found = ((last + 1 - size, last + 1) for last, size in self.forms.iter(text)) if len(self.forms) else ()
        reached = 0
        for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
            around = before.match(text[max(0, start - 1) : start]) or behind.match(text[end : end + 1])
            if start >= reached and not around:
                reached = end
                yield start, end


def find_surnames(text: str, bearers: Bearers, known: Profile) -> Iterator[Found]:
    """Surnames in a folded text; known: the profile of its language.

    In a script without gaps a surname of one character counts with the title behind it alone, and is found with it.

    >>> text, english = "Mr. Lin and Lin Dan: Lin left.", profile("en")
    >>> lin = Bearers.of({"Lin": "lin"}, english)
    >>> [(found.start, found.end, found.sure) for found in find_surnames(text, lin, english)]
    [(4, 7, True), (21, 24, False)]
    >>> lin = Bearers.of({"林": "lin"}, profile("zh"))
    >>> [(f.start, f.end) for f in find_surnames("林女士说，森林很大。", lin, profile("zh"))]
    [(0, 3)]
    """
    find = _dense if known.letters else _spaced
    for start, end in bearers.places(text, known):
        name = text[start:end]
        person = bearers.persons.get(name) or bearers.persons.get(name.capitalize(), "")
        if person and (found := find(text, (start, end), person, known)):
            yield found


@lru_cache(maxsize=64)
def _title(known: Profile) -> re.Pattern[str]:
    title = known.names["title"]
    return re.compile(title if known.letters else rf"(?<!\w)(?:{title})\Z")


def _dense(text: str, place: tuple[int, int], person: str, known: Profile) -> Found | None:
    start, end = place
    title = _title(known).match(text, end)
    if end - start > 1:
        return Found(start, end, person, title is not None)
    return Found(start, title.end(), person, sure=True) if title else None


def _spaced(text: str, place: tuple[int, int], person: str, known: Profile) -> Found | None:
    start, end = place
    before = text[max(0, start - _WINDOW) : start]
    label = not before and text[end : end + 1] == ":"
    if has_title(text, start, known) or label:
        return Found(start, end, person, sure=True)
    word = text[start:end].lower()
    if word in known.months or word in known.stopwords or _CAPITAL_BEFORE.search(before):
        return None
    return None if _CAPITAL_AFTER.match(text, end) else Found(start, end, person, sure=False)


def has_title(text: str, start: int, known: Profile) -> bool:
    """Whether the title of a person stands before a place in a text, in a script with gaps.

    >>> has_title("We met Ms. Jordan", 11, profile("en")), has_title("We met in Jordan", 10, profile("en"))
    (True, False)
    >>> has_title("The Jordan flows", 4, profile("en")), has_title("La Jordanie", 3, profile("fr"))
    (False, False)
    """
    before = text[max(0, start - _WINDOW) : start]
    found = None if known.letters else _title(known).search(before.title() if before.isupper() else before)
    return bool(found and found[0])


def is_demonym(text: str, end: int, known: Profile) -> bool:
    """Whether what follows the name of a place makes it that of its people.

    >>> is_demonym("中国人说", 2, profile("zh")), is_demonym("中国人民", 2, profile("zh"))
    (True, False)
    """
    return bool(known.demonym) and re.compile(known.demonym).match(text, end) is not None
