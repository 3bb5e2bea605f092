"""The command for somebody who translates a text: translate."""

import argparse
from collections.abc import Iterator, Mapping

from dossier import collection, comments
from dossier.commands.common import MisuseError, complain, say_line, settings_of
from dossier.data import words
from dossier.model import Alignment, Corpus, Document, Entity, Finding, Key
from dossier.read import frontmatter
from dossier.read.contributed import read_document
from dossier.relate.translations import find_alignments
from dossier.write.series import listed
from dossier.write.translation_file import annotated, completed, new_file


def translate(arguments: argparse.Namespace) -> int:
    """Write the file of a translation that is to be filled in; or add to one what it lacks."""
    settings = settings_of(arguments.root)
    if arguments.to not in settings.codes:
        codes = listed(settings.codes, arguments.language, "or")
        raise MisuseError("no_language", language=arguments.to, languages=codes)
    corpus = collection.collect(settings).corpus
    file = settings.docs / arguments.to / "documents" / f"{arguments.id}.md"
    raw = file.read_bytes() if file.exists() else None
    name = f"docs/{arguments.to}/documents/{file.name}"
    try:
        there = None if raw is None else raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return complain([Finding(name, 0, "not_utf8")], arguments.language)
    source = _source(arguments, corpus, there)
    made = _made(there, source, corpus, arguments)
    say = words(arguments.language)["cli"]
    if made != there:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made, encoding="utf-8", newline="\r\n" if raw and b"\r\n" in raw else "\n")
    say_line(say["translation"]["complete" if made == there else "completed" if there else "written"].format(file=name))
    return 0


def _source(arguments: argparse.Namespace, corpus: Corpus, there: str | None) -> Document:
    """The text to be translated: that which the file names, the one asked for, or the first original."""
    versions = {d.language: d for d in corpus.documents if d.id == arguments.id and d.language != arguments.to}
    if not versions:
        raise MisuseError("no_document", id=arguments.id)
    told = _translation(arguments, there)
    wanted = (told.translation.source if told and told.translation else "") or arguments.source
    if wanted and wanted not in versions:
        raise MisuseError("no_source", id=arguments.id, language=wanted)
    originals = [document for document in versions.values() if document.translation is None]
    return versions[wanted] if wanted else [*originals, *versions.values()][0]


def _translation(arguments: argparse.Namespace, there: str | None) -> Document | None:
    path = f"docs/{arguments.to}/documents/{arguments.id}.md"
    return read_document(path, there)[0] if there is not None else None


def _made(there: str | None, source: Document, corpus: Corpus, arguments: argparse.Namespace) -> str:
    own = _translation(arguments, there)
    if there is None or own is None:
        if any(document.key == Key(arguments.id, arguments.to) for document in corpus.documents):
            raise MisuseError("is_original", id=arguments.id, language=arguments.to)
        say: Mapping[str, str] = words(arguments.to)["drafts"]
        return new_file(source, _entities(source, corpus), arguments.to, say)
    if own.translation is None:
        raise MisuseError("is_original", id=arguments.id, language=arguments.to)
    head = there[: len(there) - len(frontmatter.parse(own.path, there).body)]
    found = next(iter(find_alignments((source, own), corpus.mentions)), None)
    return head + _body(there[len(head) :], own, source, found)


def _body(body: str, own: Document, source: Document, found: Alignment | None) -> str:
    if any(one.sources != (comments.TITLE,) for one in own.renderings):
        named = {id_ for pair in found.pairs if pair.line for id_ in pair.others} if found else set()
        told = {id_ for one in own.renderings for id_ in one.sources if id_ == comments.TITLE}
        return completed(body, source, named | told)
    made = annotated(body, found.pairs[1:], own.blocks, source) if found else None
    if made is None:
        raise MisuseError("not_aligned", file=own.path)
    return made


def _entities(source: Document, corpus: Corpus) -> Iterator[Entity]:
    """The names of a text, the first named first."""
    entities = {entity.id: entity for entity in corpus.entities}
    named = dict.fromkeys(mention.entity for mention in corpus.mentions if mention.document == source.key)
    return (entities[id_] for id_ in named)
