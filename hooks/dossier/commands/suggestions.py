"""The command for names without a page: suggest."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from dossier import collection
from dossier.commands.common import must_be_folder, say_line, settings_of
from dossier.data import words
from dossier.model import Corpus, Suggestion
from dossier.relate.suggestions import suggest as find
from dossier.write.counting import counted
from dossier.write.suggested import page, paths, sources, told


def suggest(arguments: argparse.Namespace) -> int:
    """List names that the texts use and no page describes; write a page for each if a folder is given."""
    settings = settings_of(arguments.root)
    if arguments.write and arguments.write.exists():
        must_be_folder(arguments.write)
    corpus = collection.collect(settings).corpus
    found = find(corpus)
    known, say = sources(corpus.documents), words(arguments.language)["cli"]
    for number, suggestion in enumerate(found, 1):
        say_line("\n".join(told(suggestion, number, known, arguments.language)) + "\n")
    say_line(counted(say["suggested"], len(found), arguments.language) if found else say["no_suggestions"])
    if arguments.write and found:
        _write(arguments.write, found, corpus, settings.codes, arguments.language)
    return 0


def _write(target: Path, found: Sequence[Suggestion], corpus: Corpus, codes: Sequence[str], language: str) -> None:
    """One file for each suggestion; no file that exists is touched."""
    say, known, written = words(language)["cli"], sources(corpus.documents), 0
    for path, suggestion in paths(found, (entity.id for entity in corpus.entities), codes[0]):
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with file.open("x", encoding="utf-8", newline="\n") as made:
                made.write(page(suggestion, known, codes, language))
            written += 1
        except FileExistsError:
            say_line(say["kept"].format(file=file))
    say_line(say["exported"].format(target=target, files=counted(say["files"], written, language)))
