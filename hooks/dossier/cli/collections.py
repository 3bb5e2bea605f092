"""The commands for a collection as a whole: export, diff and check."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from dossier import collection
from dossier.check import formats, is_pending
from dossier.cli.common import FINDINGS, MisuseError, adding_to_store, must_be_folder, say_line, settings_of
from dossier.cli.writing import put, turn
from dossier.compare import report
from dossier.compare.changes import changes
from dossier.compare.export import Export, read_export
from dossier.languages import words
from dossier.languages.locales import counted, figure
from dossier.model import Finding
from dossier.read.recurring import PATH, Proposal
from dossier.settings import Settings
from dossier.write.findings import explained_at


def export(arguments: argparse.Namespace) -> int:
    """Write the Markdown of all documents and names, and the data files."""
    settings = settings_of(arguments.root)
    if arguments.seeds:
        must_be_folder(arguments.seeds)
        settings = replace(settings, seeds=arguments.seeds)
    if arguments.target.exists():
        must_be_folder(arguments.target)
    found = collection.collect(settings)
    texts = {uri: text.encode() for uri, text in collection.exported(found, settings).items()}
    files = texts | collection.exported_data(found, settings)
    with turn(arguments.target, arguments.language):
        put(arguments.target, files)
    say = words(arguments.language)["cli"]
    say_line(
        say["exported"].format(target=arguments.target, files=counted(say["files"], len(files), arguments.language))
    )
    return 0


def diff(arguments: argparse.Namespace) -> int:
    """Tell what is different in two exports."""
    old, new = (_export(folder) for folder in (arguments.old, arguments.new))
    say_line(report.FORMATS[arguments.format](changes(old, new), arguments.language, report.titles(old, new)))
    return 0


def _export(folder: Path) -> Export:
    must_be_folder(folder)
    try:
        return read_export(folder)
    except (FileNotFoundError, ValueError, LookupError, TypeError) as error:
        raise MisuseError("no_export", folder=folder) from error


def check(arguments: argparse.Namespace) -> int:
    """List all findings, and for people what might be no part of any text; what is pending is no failure."""
    settings = settings_of(arguments.root, judged=False)
    with adding_to_store(arguments.root) as store:
        collection.judge(settings, store, settings_of)
        collected = collection.collect(settings, store=store)
        findings = collection.check(collected, settings)
        proposed = collection.proposals(collected) if arguments.format == "text" else ()
    return _say(findings, proposed, settings, arguments)


def _say(
    findings: Sequence[Finding], proposed: Sequence[Proposal], settings: Settings, arguments: argparse.Namespace
) -> int:
    explained = partial(
        explained_at, language=arguments.language, languages=settings.codes, site_url=settings.publication.url
    )
    sys.stdout.write(formats.FORMATS[arguments.format](findings, arguments.language, explained))
    failed = not all(map(is_pending, findings))
    if arguments.format != "text":
        return FINDINGS if failed else 0
    say = words(arguments.language)["cli"]
    total = say["checked" if failed else "pending"]
    say_line(counted(total, len(findings), arguments.language) if findings else say["no_findings"])
    _propose(proposed, arguments.language)
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
