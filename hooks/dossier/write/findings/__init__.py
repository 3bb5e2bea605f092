"""The pages that explain findings: what each says, a wrong file and the right one (languages/findings.yml).

One page for each kind of file that people write, and the list of them all; each finding has an anchor, its code.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from dossier.languages import FINDINGS, words
from dossier.languages.locales import filling
from dossier.model import SiteFile
from dossier.write.addresses import absolute, address
from dossier.write.names import titled

FOLDER = "findings"
INDEX = f"{FOLDER}/index"
URIS = (INDEX, *(f"{FOLDER}/{name}" for name in FINDINGS))
"""Of all pages, below the folder of a language."""
_JOINT = re.compile("[\u00a0\u202f]?: |：")
"""What stands in a message between what is wrong and how to mend it."""
_WITHIN = re.compile(r"\([^)]*\)|（[^）]*）|«[^»]*»|“[^”]*”|`[^`]*`")
"""Where it may stand, too, and means something else."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file."""

    text: str
    marked: bool
    """Whether it is what is wrong, or how it was mended."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A file as it is, or as it should be."""

    file: str
    lines: tuple[Line, ...] | None
    """None where nothing but its name matters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message."""

    text: str
    quoted: bool
    """Whether it is a name or words of the example, whatever language these are in."""


@dataclass(frozen=True, slots=True)
class Case:
    """A finding with its example."""

    code: str
    problem: tuple[Piece, ...]
    cure: tuple[Piece, ...]
    listings: Mapping[str, Listing]
    """By what they show: `wrong`, `right`; none where no short file can show it."""
    note: str
    """A sentence in their place."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The findings on one kind of file."""

    name: str
    title: str
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class FindingsView:
    """All that the template shows."""

    name: str
    """That of the chapter which the page is about; `index` on the list of them all."""
    chapters: tuple[Chapter, ...]


def explained_at(code: str, language: str, languages: Sequence[str], site_url: str) -> str:
    """Where the site explains a finding; empty when it has no address, and the list of them all for an empty code.

    languages: of the site, the default first, which stands in for one that it has not.

    >>> explained_at("near_key", "fr", ["en", "fr"], "https://example.org/d/")
    'https://example.org/d/fr/findings/facts.html#near_key'
    """
    name = next((name for name, found in FINDINGS.items() if any(one["code"] == code for one in found)), "index")
    spoken = language if language in languages else languages[0]
    place = absolute(address(f"{spoken}/{FOLDER}/{name}.md", languages[0]), site_url)
    return f"{place}#{code}" if place and code else place


def finding_pages(language: str, languages: tuple[str, ...]) -> Iterator[SiteFile]:
    """The pages of a language, the list of them all first; languages: of the site."""
    say = words(language)["explained"]
    chapters = tuple(Chapter(name, say["pages"][name], _cases(name, language)) for name in FINDINGS)
    titles = {"index": say["title"]} | {chapter.name: chapter.title for chapter in chapters}
    for name, title in titles.items():
        view = FindingsView(name, chapters)
        # They are the same on all sites and about none of these: whoever searches for texts should not find them.
        yield SiteFile(f"{language}/{FOLDER}/{name}.md", title, view, "findings.html", say["lead"], hidden_in=languages)


def _cases(chapter: str, language: str) -> tuple[Case, ...]:
    return tuple(_case(example, language) for example in FINDINGS[chapter])


def _case(example: Mapping[str, Any], language: str) -> Case:
    say, code, detail = words(language), example["code"], example.get("detail", {})
    filled = filling(detail, language)
    quoted = {name for name, text in filled.items() if detail[name] == text}
    problem, cure = (tuple(_pieces(titled(part), filled, quoted)) for part in parted(say["findings"][code]))
    return Case(code, problem, cure, dict(_listings(example)), say["explained"]["notes"].get(code, ""))


def _pieces(message: str, filled: Mapping[str, str], quoted: Collection[str]) -> Iterator[Piece]:
    for text, name, _, _ in Formatter().parse(message):
        if text:
            yield Piece(text, quoted=False)
        if name:
            yield Piece(filled[name], name in quoted)


def parted(message: str) -> tuple[str, str]:
    """What is wrong and how to mend it, of a message with its places.

    >>> parted("unknown key “{key}”: did you mean “{near}”?")
    ('unknown key “{key}”', 'did you mean “{near}”?')
    """
    found = _JOINT.search(_WITHIN.sub(lambda part: "-" * len(part[0]), message))
    return (message[: found.start()], message[found.end() :]) if found else (message, "")


def _listings(example: Mapping[str, Any]) -> Iterator[tuple[str, Listing]]:
    """The wrong file and the right one; of a file that is only renamed, what it holds tells nothing."""
    if "wrong" not in example:
        return
    wrong, right = example["wrong"].splitlines(), example.get("right", "").splitlines()
    alike = wrong == right
    yield "wrong", Listing(example["file"], None if alike else _lines(wrong, {example.get("line", 0) - 1}))
    if right:
        file = example.get("beside") or example.get("name") or example["file"]
        yield "right", Listing(file, None if alike else _lines(right, _mended(wrong, right)))


def _mended(wrong: Sequence[str], right: Sequence[str]) -> set[int]:
    """The lines that are new; none where all of several are, since to mark everything marks nothing."""
    new = {number for number, line in enumerate(right) if line not in wrong}
    return new if len(new) < len(right) or len(right) == 1 else set()


def _lines(texts: Sequence[str], marked: set[int]) -> tuple[Line, ...]:
    return tuple(Line(text, number in marked) for number, text in enumerate(texts))
