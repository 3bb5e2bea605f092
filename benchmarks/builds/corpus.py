"""Invented documents in three languages: as many as one asks for, the same ones each time.

The first documents of a larger corpus are those of a smaller one. What they are made of stands in words.yml; names are
put together from syllables, a few for each document, so that the vocabulary grows with the corpus as it does in real
ones. Every language says the same: dated events, announcements with a deadline, names, figures. One document in eight
quotes a paragraph of an earlier one.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("en", "fr", "zh")
Words = Mapping[str, str]
"""The same words in each language."""

FIRST_DAY = dt.date(2016, 1, 4)
DAYS = 365 * 10
"""Over which the documents are spread."""
SECTIONS = 4
SENTENCES = (24, 32)
"""Sentences of a document, fewest and most: some six hundred words of English."""
PARAGRAPH = (2, 5)
TAIL = 0.4
"""How many sentences have a second clause."""
NAMES = 8
"""Names, of people and of places, that one document has for itself."""
QUOTING = 8
"""One document of so many quotes an earlier one."""
EDITED = "The hall in Zuvendra was too small for all who came."
EDITED_WORD = "Zuvendra"
"""What stands in no document before it is edited."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs, which are lists of sentences."""

    heading: Words
    paragraphs: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One document in all languages."""

    number: int
    day: dt.date
    title: Words
    sections: tuple[Section, ...]
    related: tuple[int, ...]
    """Numbers of earlier documents that it leads to."""

    @property
    def name(self) -> str:
        """Name of its files, without language and ending."""
        return f"text-{self.number:05d}"

    @property
    def address(self) -> str:
        """Where its page is, within a language."""
        return f"documents/{self.day.year}/{self.name}"


class Pen:
    """Writes by chance, but the same for the same seed.

    Only `Random.random` is asked, the one method whose numbers Python promises not to change.
    """

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311 nothing is kept secret
        self._names: list[tuple[Words, Words]] = [(self._name(), self._name()) for _ in range(NAMES)]
        self._fillers: Mapping[str, Callable[[], Words]] = {
            "person": self._person,
            "place": self._place,
            "date": lambda: written(self.day()),
            "year": lambda: same(str(self.number(2016, 2031))),
            "count": lambda: same(str(self.number(3, 900))),
            "thing": lambda: self.fill(words()["thing"]),
            "body": lambda: self.frequent("bodies"),
            "people": lambda: self.frequent("people"),
            "field": lambda: self.frequent("fields"),
            "noun": lambda: self.frequent("nouns"),
            "adjective": lambda: self.frequent("adjectives"),
        }

    def chance(self, share: float) -> bool:
        """True in this share of cases."""
        return self._random.random() < share

    def number(self, least: int, most: int) -> int:
        """A number between these, both included."""
        return least + int(self._random.random() * (most - least + 1))

    def day(self) -> dt.date:
        """A day of the years that the corpus covers."""
        return FIRST_DAY + dt.timedelta(self.number(0, DAYS))

    def any(self, kind: str) -> Words:
        """One of the entries of words.yml, each as often as the others."""
        return entries(kind)[self.number(0, len(entries(kind)) - 1)]

    def frequent(self, kind: str) -> Words:
        """One of the entries of words.yml, the first ones more often: words of a language are not equally frequent."""
        return entries(kind)[int(len(entries(kind)) * self._random.random() ** 2)]

    def fill(self, pattern: list[str] | Words) -> Words:
        """A pattern of words.yml in each language, with its places filled: with a digit, by another of a kind."""
        texts = in_languages(pattern)
        places = [place for place in PLACES if f"{{{place}}}" in texts[LANGUAGES[0]]]
        filled: dict[str, Words] = {}
        for place in places:
            filled[place] = self._filler(place, filled.get(place.rstrip("2")))
        return {
            language: text.format_map({place: words[language] for place, words in filled.items()})
            for language, text in texts.items()
        }

    def sentence(self) -> Words:
        """A sentence with its full stop."""
        parts = [self.fill(self.any("sentences")), *([self.fill(self.any("tails"))] if self.chance(TAIL) else [])]
        return {language: capital(joined(parts, language)) + STOP[language] for language in LANGUAGES}

    def _filler(self, place: str, other: Words | None) -> Words:
        filler = self._fillers[place.rstrip("2")]()
        while filler == other:
            filler = self._fillers[place.rstrip("2")]()
        return filler

    def _name(self) -> Words:
        syllables = [
            words()["syllables"][self.number(0, len(words()["syllables"]) - 1)] for _ in range(self.number(2, 3))
        ]
        latin, chinese = ("".join(column) for column in zip(*syllables, strict=True))
        return {language: chinese if language == "zh" else latin.capitalize() for language in LANGUAGES}

    def _place(self) -> Words:
        return self.any("cities") if self.chance(0.5) else self._names[self.number(0, NAMES - 1)][0]

    def _person(self) -> Words:
        given, family = self._names[self.number(0, NAMES - 1)]
        return {
            language: f"{given[language]}{'·' if language == 'zh' else ' '}{family[language]}" for language in LANGUAGES
        }


PLACES = (
    *("person", "place", "place2", "date", "year", "count", "thing", "thing2", "body", "body2"),
    *("people", "people2", "field", "field2", "noun", "adjective"),
)
"""What may stand in brackets in a pattern."""
STOP = {"en": ".", "fr": ".", "zh": "。"}


def documents(count: int) -> list[Document]:
    """The first so many documents."""
    made: list[Document] = []
    for number in range(count):
        made.append(_document(number, made))
    return made


def edited(corpus: list[Document]) -> list[Document]:
    """The corpus with one sentence of one text changed: amid the middle document, in the first language alone."""
    place = len(corpus) // 2
    document = corpus[place]
    section = document.sections[1]
    first, *others = section.paragraphs
    sentence = {**first[0], LANGUAGES[0]: EDITED}
    changed = replace(section, paragraphs=((sentence, *first[1:]), *others))
    sections = (document.sections[0], changed, *document.sections[2:])
    return [*corpus[:place], replace(document, sections=sections), *corpus[place + 1 :]]


def _document(number: int, earlier: list[Document]) -> Document:
    pen = Pen(f"document {number}")
    title, day = pen.fill(pen.any("titles")), pen.day()
    related = tuple(sorted({pen.number(0, number - 1) for _ in range(3)})) if earlier else ()
    quoted = earlier[pen.number(0, number - 1)] if earlier and number % QUOTING == 0 else None
    headings = [heading for heading in entries("headings") if not pen.chance(0.2)][:SECTIONS]
    each = pen.number(*SENTENCES) // max(1, len(headings))
    sections = [Section(heading, tuple(_paragraphs(pen, each))) for heading in headings]
    if quoted:
        last = sections[-1]
        sections[-1] = replace(last, paragraphs=(*last.paragraphs, quoted.sections[0].paragraphs[0]))
    return Document(number, day, title, tuple(sections), related)


def _paragraphs(pen: Pen, count: int) -> Iterator[tuple[Words, ...]]:
    while count > 0:
        size = min(count, pen.number(*PARAGRAPH))
        yield tuple(pen.sentence() for _ in range(size))
        count -= size


@cache
def words() -> dict[str, Any]:
    """What words.yml holds."""
    held: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8"))
    return held


@cache
def entries(kind: str) -> tuple[Words, ...]:
    """The entries of one kind."""
    return tuple(in_languages(entry) for entry in words()[kind])


def in_languages(entry: list[str] | Words) -> Words:
    """An entry of words.yml, by language.

    >>> in_languages(["school", "l'école", "学校"])
    {'en': 'school', 'fr': "l'école", 'zh': '学校'}
    """
    return dict(zip(LANGUAGES, entry, strict=True)) if isinstance(entry, list) else entry


def same(text: str) -> Words:
    """What is written in the same way in each language."""
    return dict.fromkeys(LANGUAGES, text)


def written(day: dt.date) -> Words:
    """A day as each language writes it.

    >>> written(dt.date(2021, 5, 3))
    {'en': '3 May 2021', 'fr': '3 mai 2021', 'zh': '2021年5月3日'}
    """
    month = entries("months")[day.month - 1]
    form = in_languages(words()["date"])
    return {
        language: form[language].format(day=day.day, month=month[language], year=day.year) for language in LANGUAGES
    }


def joined(parts: list[Words] | tuple[Words, ...], language: str, gap: str = "") -> str:
    """Some words, one after the other."""
    return gap.join(part[language] for part in parts)


def capital(text: str) -> str:
    """A text with a capital at its beginning.

    >>> capital("l'école")
    "L'école"
    """
    return text[:1].upper() + text[1:]


def paragraph(sentences: tuple[Words, ...], language: str) -> str:
    """The text of a paragraph."""
    return joined(sentences, language, "" if language == "zh" else " ")
