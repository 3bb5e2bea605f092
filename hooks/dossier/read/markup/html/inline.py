"""The words of a block as they come, with what is stressed or linked among them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dossier.languages.writing_systems import is_dense
from dossier.model import Phrase

Kind = Literal["emphasis", "strong", "link"]
PHRASES: Mapping[str, Kind] = {"em": "emphasis", "i": "emphasis", "strong": "strong", "b": "strong", "a": "link"}
DEEPEST = 8
"""Phrases in one another that are told; a broken page never ends them."""
_LABELS = frozenset(("a", "time", "button", "label"))
_APART = _LABELS | {"span"}
"""Elements that a style sheet may set apart, though nothing in the source stands between two of them."""
_STOPS = ".!?…)]»”"
_SPACE = (" ", "\t", "\n", "\r", "\f")
_GAP = re.compile(f"[{''.join(_SPACE)}]+")
_BRACKETS = ("[", "(")
_FIGURES = re.compile(r"\s*[-−+]?\d[\d,; ]*\s*")
_RAISED = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
"""Signs above the line: beside a word or a number others would read as a part of it."""


@dataclass(slots=True)
class Open:
    """A link or stress that has begun, and where in which block."""

    kind: Kind
    address: str
    inline: "Inline"
    begin: int
    start: int


@dataclass(slots=True)
class Inline:
    """The words of a block so far, beside what is open since before it."""

    opened: list[Open] = field(default_factory=list)
    raised: int = 0
    """Superscripts that are open."""
    said: list[str] = field(default_factory=list)
    linked: int = 0
    """Characters in links."""
    length: int = 0
    """Characters so far, runs of white space as one."""
    broken: bool = False
    """Nothing was said behind the last line break."""
    phrases: list[Phrase] = field(default_factory=list)
    ended: str = ""
    """Name of the element that ended behind the last words."""
    meets: str = ""
    """Names of two elements that may be set apart, between the last words and the next."""

    def say(self, text: str) -> None:
        """Words of the block."""
        if self.meets and self.said and _are_apart(self.said[-1], text, self.meets):
            self._add(" ")
        self.ended = self.meets = ""
        self.broken = self.broken and not text.strip()
        raised = self.raised and _FIGURES.fullmatch(text) and not (self.said and self.said[-1].endswith(_BRACKETS))
        self._add(text.translate(_RAISED) if raised else text)
        self.linked += len(text) * any(one.kind == "link" for one in self.opened[:DEEPEST])

    def break_line(self) -> None:
        """A line break that parts no paragraphs."""
        self._add("\n")
        self.broken = True

    def open(self, name: str, address: str = "") -> None:
        """An element begins; a quotation gets its marks. address: where it leads, if it is a link."""
        if name in _APART and self.ended in _APART:
            self.meets = f"{self.ended} {name}"
        if kind := PHRASES.get(name):
            self.opened.append(Open(kind, address, self, len(self.said), self.length))
        self.raised += name == "sup"
        if name == "q":
            self._add("“")

    def close(self, name: str) -> None:
        """An element ends."""
        if name == "q":
            self._add("”")
        self.raised = max(0, self.raised - (name == "sup"))
        if self.opened and PHRASES.get(name) == self.opened[-1].kind:
            one = self.opened.pop()
            self.phrases += [self._phrase(one)] if len(self.opened) < DEEPEST else []
        self.ended = name

    def told(self) -> Iterator[Phrase]:
        """The phrases of the block, their words with the white space of the source; those that go on come last."""
        yield from self.phrases
        yield from (self._phrase(one) for one in reversed(self.opened[:DEEPEST]))

    def links(self) -> float:
        """Share of the characters that stand in links."""
        return round(self.linked / max(1, sum(map(len, self.said))), 2)

    def _phrase(self, one: Open) -> Phrase:
        begin, start = (one.begin, one.start) if one.inline is self else (0, 0)
        return Phrase(one.kind, "".join(self.said[begin:]), one.address, start)

    def _add(self, text: str) -> None:
        plain = _GAP.sub(" ", text)
        goes_on = plain[:1] == " " and (not self.length or self.said[-1][-1:] in _SPACE)
        self.length += len(plain) - goes_on
        self.said.append(text)


def _are_apart(before: str, after: str, names: str) -> bool:
    """Whether the words of two elements are two labels, and not parts of one word.

    >>> _are_apart("16 May", "2024", "time time"), _are_apart("L", "akes", "span span")
    (True, False)
    """
    last, first = before[-1:], after[:1]
    capital = (last.islower() or last in _STOPS) and first.isupper()
    if _LABELS.isdisjoint(names.split()):
        return capital
    dense = is_dense(last) or is_dense(first)
    return capital or ((last.isalnum() or last in _STOPS) and (first.isdigit() or (dense and first.isalnum())))
