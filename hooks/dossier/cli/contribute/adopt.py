"""The command adopt: a person takes a text over from the rules, and later what the rules have made of it since.

What the rules had made is kept in adopted/LANG/ID.md: outside docs/, so that it is on no page, and in the repository,
so that nobody depends on a cache. A digest would tell that something has changed, not what; and the rules of that day
are gone. Between that base, the page and what the rules make now, merge3 (the three-way merge of Bazaar) finds what
only one side has changed. Where both have, nothing is written until a person says that theirs stays.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from merge3 import Merge3

from dossier.cli.common import FINDINGS, MisuseError, say_line, settings_of, store_of
from dossier.files import BASES, Reader
from dossier.languages import words
from dossier.languages.locales import listed
from dossier.model import Document
from dossier.settings import Settings
from dossier.write.documents.adopted import page


class Clash(NamedTuple):
    """Lines of a page that a person has changed, and the rules since otherwise."""

    line: int
    """The first of them in the page."""
    here: tuple[str, ...]
    rules: tuple[str, ...]


def merged(base: str, here: str, now: str) -> tuple[str, tuple[Clash, ...]]:
    r"""A page with what the rules have changed since; where both have, as the page has it, and the places.

    base: what the rules had made when the page was adopted or last merged; now: what they make of the text.

    >>> merged("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\nd\n")
    ('a\nB\nc\nd\n', ())
    >>> merged("a\nb\nc\n", "a\nB\nc\n", "a\nbb\nc\n")
    ('a\nB\nc\n', (Clash(line=2, here=('B',), rules=('bb',)),))
    """
    theirs, ours = now.splitlines(keepends=True), here.splitlines(keepends=True)
    regions = list(Merge3(base.splitlines(keepends=True), ours, theirs).merge_regions())
    return "".join(_lines(regions, base, ours, theirs)), tuple(_clashes(regions, ours, theirs))


def _lines(
    regions: Sequence[tuple[object, ...]], base: str, ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[str]:
    for kind, *at in regions:
        match kind, at:
            case "conflict", [_, _, int(start), int(end), *_]:
                yield from ours[start:end]
            case "b", [int(start), int(end)]:
                yield from theirs[start:end]
            case "unchanged", [int(start), int(end)]:
                yield from base.splitlines(keepends=True)[start:end]
            case _, [int(start), int(end)]:
                yield from ours[start:end]


def _clashes(regions: Sequence[tuple[object, ...]], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Clash]:
    for region in regions:
        match region:
            case "conflict", _, _, int(start), int(end), int(first), int(last):
                yield Clash(start + 1, _shown(ours[start:end]), _shown(theirs[first:last]))


def _shown(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())


def adopt(arguments: argparse.Namespace) -> int:
    """Write the page of a text that a person takes over; or bring what the rules have made of it since."""
    settings = settings_of(arguments.root)
    document = _seed(arguments, settings)
    name = f"{document.language}/documents/{document.id}.md"
    file, base = settings.docs / name, settings.root / BASES / document.language / f"{document.id}.md"
    now, say = page(document, arguments.language), words(arguments.language)["cli"]["adoption"]
    told = {
        "file": f"docs/{name}",
        "base": base.relative_to(settings.root).as_posix(),
        "seed": f"seeds/{document.seed}",
    }
    if not file.exists():
        _put(base, now)
        _put(file, now)
        say_line(say["written"].format(**told))
        return 0
    if not base.exists():
        raise MisuseError("no_base", file=told["file"], base=told["base"])
    return _renew(file, base, now, arguments, told)


def _renew(file: Path, base: Path, now: str, arguments: argparse.Namespace, told: dict[str, str]) -> int:
    say, before = words(arguments.language)["cli"]["adoption"], base.read_text(encoding="utf-8")
    raw = file.read_bytes()
    here = raw.decode("utf-8-sig").replace("\r\n", "\n")
    made, clashes = merged(before, here, now)
    if clashes and not arguments.keep:
        for clash in clashes:
            lines = {"here": " / ".join(clash.here) or "–", "rules": " / ".join(clash.rules) or "–"}
            sys.stderr.write(f"{told['file']}:{clash.line}: {say['clash'].format(**lines)}\n")
        sys.stderr.write(say["stopped"].format(**told) + "\n")
        return FINDINGS
    if made != here:
        _put(file, made.replace("\n", "\r\n") if b"\r\n" in raw else made)
    if now != before:
        _put(base, now)
    say_line(say["renewed" if made != here else "same"].format(**told))
    return 0


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _seed(arguments: argparse.Namespace, settings: Settings) -> Document:
    """The text that the rules make of a seed, whether a page has replaced it or not."""
    with store_of(arguments.root) as store:
        reader = Reader(settings, store)
        found = [text for text in reader.seeds(reader.context(), lambda *_: None) if text.id == arguments.id]
    if not found:
        raise MisuseError("no_seed", id=arguments.id)
    wanted = [text for text in found if arguments.source in (None, text.language)]
    if len(wanted) != 1:
        codes = listed((text.language for text in found), arguments.language, "or")
        raise MisuseError("which_seed", id=arguments.id, languages=codes)
    return wanted[0]
