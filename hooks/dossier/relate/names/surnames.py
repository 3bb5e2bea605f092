"""Surnames: a text that has named somebody in full may go on with the surname, maybe beside a title."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

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


def find_surnames(text: str, bearers: Mapping[str, str], known: Profile) -> Iterator[Found]:
    """Surnames in a folded text; bearers: the persons by their surnames, known: the profile of the text's language.

    In a script without gaps a surname of one character counts with the title behind it alone, and is found with it.

    >>> text = "Mr. Lin and Lin Dan: Lin left."
    >>> [(found.start, found.end, found.sure) for found in find_surnames(text, {"Lin": "lin"}, profile("en"))]
    [(4, 7, True), (21, 24, False)]
    >>> [(f.start, f.end) for f in find_surnames("林女士说，森林很大。", {"林": "lin"}, profile("zh"))]
    [(0, 3)]
    """
    pattern = _pattern(frozenset(bearers), dense=bool(known.letters))
    find = _dense if known.letters else _spaced
    for match in pattern.finditer(text) if pattern else ():
        person = bearers.get(match[0]) or bearers.get(match[0].capitalize(), "")
        if person and (found := find(text, match, person, known)):
            yield found


@lru_cache(maxsize=4096)
def _pattern(names: frozenset[str], *, dense: bool) -> re.Pattern[str] | None:
    fitting = {name for name in names if bool(HAN_NAME.match(name)) == dense}
    forms = sorted(fitting | {name.upper() for name in fitting}, key=len, reverse=True)
    edges = ("(?<!·)", "(?!·)") if dense else (r"(?<![\w'·-])", r"(?![\w·-])")
    return re.compile(f"{edges[0]}(?:{'|'.join(map(re.escape, forms))}){edges[1]}") if forms else None


@lru_cache(maxsize=64)
def _title(known: Profile) -> re.Pattern[str]:
    title = known.names["title"]
    return re.compile(title if known.letters else rf"(?<!\w)(?:{title})\Z")


def _dense(text: str, match: re.Match[str], person: str, known: Profile) -> Found | None:
    title = _title(known).match(text, match.end())
    if len(match[0]) > 1:
        return Found(match.start(), match.end(), person, title is not None)
    return Found(match.start(), title.end(), person, sure=True) if title else None


def _spaced(text: str, match: re.Match[str], person: str, known: Profile) -> Found | None:
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    label = not before and text[match.end() : match.end() + 1] == ":"
    if has_title(text, match.start(), known) or label:
        return Found(match.start(), match.end(), person, sure=True)
    word = match[0].lower()
    if word in known.months or word in known.stopwords or _CAPITAL_BEFORE.search(before):
        return None
    return None if _CAPITAL_AFTER.match(text, match.end()) else Found(match.start(), match.end(), person, sure=False)


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
