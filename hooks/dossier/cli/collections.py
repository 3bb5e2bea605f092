"""The commands for a collection as a whole: export and check."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace

from dossier import collection
from dossier.check import is_pending
from dossier.check.formats import FORMATS
from dossier.cli.common import FINDINGS, must_be_folder, say_line, settings_of
from dossier.languages import words
from dossier.languages.locales import counted, figure
from dossier.read.recurring import PATH, Proposal


def export(arguments: argparse.Namespace) -> int:
    """Write the Markdown of all documents and names."""
    settings = settings_of(arguments.root)
    if arguments.seeds:
        must_be_folder(arguments.seeds)
        settings = replace(settings, seeds=arguments.seeds)
    if arguments.target.exists():
        must_be_folder(arguments.target)
    files = collection.exported(collection.collect(settings), settings)
    for uri, content in files.items():
        target = arguments.target / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
    say = words(arguments.language)["cli"]
    say_line(
        say["exported"].format(target=arguments.target, files=counted(say["files"], len(files), arguments.language))
    )
    return 0


def check(arguments: argparse.Namespace) -> int:
    """List all findings, and for people what might be no part of any text; what is pending is no failure."""
    settings = settings_of(arguments.root)
    collected = collection.collect(settings)
    findings = collection.check(collected, settings)
    sys.stdout.write(FORMATS[arguments.format](findings, arguments.language))
    failed = not all(map(is_pending, findings))
    if arguments.format != "text":
        return FINDINGS if failed else 0
    say = words(arguments.language)["cli"]
    total = say["checked" if failed else "pending"]
    say_line(counted(total, len(findings), arguments.language) if findings else say["no_findings"])
    _propose(collection.proposals(collected), arguments.language)
    return FINDINGS if failed else 0


def _propose(recurring: Sequence[Proposal], language: str) -> None:
    """List lines as seeds/boilerplate.txt takes them; they change nothing, the exit status neither."""
    say = words(language)["cli"]
    if recurring:
        say_line(f"\n# {say['proposals'].format(file=PATH)}")
    for one in recurring:
        place = f"{one.path}:{one.line}"
        numbers = {"count": figure(one.count, language), "total": figure(one.total, language)}
        say_line(f"# {say['recurs'].format(place=place, **numbers)}\n{one.text}")
