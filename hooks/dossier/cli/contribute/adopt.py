"""The command adopt: a person takes a text over from the rules, and later what the rules have made of it since.

What the rules had made is kept in adopted/LANG/ID.md: outside docs/, so that it is on no page, and in the repository,
so that nobody depends on a cache. A digest would tell that something has changed, not what; and the rules of that day
are gone. Between that base, the page and what the rules make now, a three-way merge finds what only one side has
changed. Where both have, nothing is written until a person says that theirs stays.
"""

import argparse
from pathlib import Path

from dossier.cli.common import FINDINGS, MisuseError, say_line, say_problem, settings_of, store_of
from dossier.cli.contribute.merging import merged
from dossier.cli.writing import put
from dossier.files import Reader
from dossier.languages import words
from dossier.languages.locales import listed
from dossier.model import Document
from dossier.settings import BASES, Settings
from dossier.write.documents.adopted import page


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
            say_problem(f"{told['file']}:{clash.line}: {say['clash'].format(**lines)}")
        say_problem(say["stopped"].format(**told))
        return FINDINGS
    if made != here:
        _put(file, made.replace("\n", "\r\n") if b"\r\n" in raw else made)
    if now != before:
        _put(base, now)
    say_line(say["renewed" if made != here else "same"].format(**told))
    return 0


def _put(path: Path, text: str) -> None:
    put(path.parent, {path.name: text.encode()})


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
