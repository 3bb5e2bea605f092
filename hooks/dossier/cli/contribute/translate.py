"""The command for somebody who translates a text: translate."""

import argparse
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dossier import collection
from dossier.cli.common import MisuseError, complain, say_line, settings_of
from dossier.cli.writing import put
from dossier.languages import words
from dossier.languages.locales import language_name, listed
from dossier.model import Alignment, Block, Corpus, Document, Entity, Finding, Key, Pair
from dossier.model.document import TITLE
from dossier.pages import comments, frontmatter
from dossier.pages.documents import read_document
from dossier.pages.parsing import parse
from dossier.relate.translations.alignment import find_alignments
from dossier.write.names import name_in

# The file of a translation that somebody is to write: what is known stands there, the rest is empty.


def new_file(source: Document, entities: Iterable[Entity], language: str, say: Mapping[str, str]) -> str:
    """A file with the comment of every paragraph of a source and an empty place below; `say`: `drafts` in languages/ui.

    The title stands there as the source has it, until it is translated.
    """
    meta = {"title": source.title, "translation": {"from": source.language, "status": "draft"}}
    parts = [_names(entities, source.language, language, say), *comments.begun(source)]
    return frontmatter.page(meta, "\n" + "\n\n".join(filter(None, parts)) + "\n")


def _names(entities: Iterable[Entity], source: str, language: str, say: Mapping[str, str]) -> str:
    """The names of the text, in both languages, as a comment; of one that the language lacks, where to add it."""
    lines = [f"{name_in(entity, source).text} → {_name(entity, language, say)}" for entity in entities]
    words = "\n".join([say["names"], *lines]).replace("--", "- -")
    return f"<!--\n{words}\n-->" if lines else ""


def _name(entity: Entity, language: str, say: Mapping[str, str]) -> str:
    name = name_in(entity, language)
    return say["no_name"].format(file=entity.path) if name.lang else name.text


def completed(body: str, source: Document, named: Collection[str]) -> str:
    """The body of a translation with the comments that it lacks, each before the next that it has; no word is changed.

    `named`: ids of the source's blocks, as they are now, that its comments name (`title` too).
    """
    places = {comment.ids[0]: comment.line - 1 for comment in reversed(comments.comments(body))}
    lines = body.splitlines(keepends=True)
    wanted = [(TITLE, source.title), *((block.id, comments.marked(block)) for block in source.blocks)]
    added: dict[int, list[str]] = {}
    following = len(lines)
    for id_, text in reversed(wanted):
        if id_ not in named:
            added.setdefault(following, []).append(comments.written([id_], text) + "\n\n")
        following = places.get(id_, following)
    return _with(lines, {at: parts[::-1] for at, parts in added.items()})


def _with(lines: Sequence[str], added: Mapping[int, Sequence[str]]) -> str:
    """Lines with others before them; what comes at the end is parted by an empty line."""
    text = "".join("".join(added.get(at, ())) + line for at, line in enumerate(lines))
    last = "".join(added.get(len(lines), ())).rstrip("\n")
    if not last:
        return text
    return text.rstrip("\n") + ("\n\n" if text.strip() else "\n") + last + "\n"


def annotated(body: str, pairs: Iterable[Pair], translation: Sequence[Block], source: Document) -> str | None:
    """The body of a translation without comments, with the comment of its source above each piece.

    None where the pieces of the file are not one by one the blocks of the translation: then a person must decide.
    """
    others = {pair.blocks[0]: pair.others[0] for pair in pairs}
    texts = {block.id: comments.marked(block) for block in source.blocks} | {TITLE: source.title}
    lines = body.splitlines(keepends=True)
    starts = [start for start in _starts(lines) if not comments.comments(lines[start])]
    ends = [*starts[1:], len(lines)]
    pieces = [parse("".join(lines[start:end])) for start, end in zip(starts, ends, strict=True)]
    if [[piece.text for piece in found] for found in pieces] != [[block.text] for block in translation]:
        return None
    above = {
        start: [comments.written([others[block.id]], texts[others[block.id]]) + "\n"]
        for start, block in zip(starts, translation, strict=True)
        if block.id in others
    }
    if not comments.comments(body):
        above[starts[0]] = [comments.written([TITLE], source.title) + "\n\n", *above.get(starts[0], [])]
    return _with(lines, above)


def _starts(lines: Sequence[str]) -> Iterator[int]:
    """Where pieces of Markdown begin: after an empty line, and at each item of a list."""
    for at, (before, line) in enumerate(pairwise(["\n", *lines])):
        if line.strip() and (not before.strip() or comments.is_item(line)):
            yield at


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
        put(file.parent, {file.name: (made.replace("\n", "\r\n") if raw and b"\r\n" in raw else made).encode()})
    say_line(say["translation"]["complete" if made == there else "completed" if there else "written"].format(file=name))
    return 0


def _source(arguments: argparse.Namespace, corpus: Corpus, there: str | None) -> Document:
    """The text to be translated: that which the file names, the one asked for, or the first original."""
    versions = {d.language: d for d in corpus.documents if d.id == arguments.id and d.language != arguments.to}
    if not versions:
        own = any(document.key == Key(arguments.id, arguments.to) for document in corpus.documents)
        raise _original(arguments) if own else MisuseError("no_document", id=arguments.id)
    told = _translation(arguments, there)
    wanted = (told.translation.source if told and told.translation else "") or arguments.source
    if wanted and wanted not in versions:
        raise MisuseError("no_source", id=arguments.id, language=wanted)
    originals = [document for document in versions.values() if document.translation is None]
    return versions[wanted] if wanted else [*originals, *versions.values()][0]


def _original(arguments: argparse.Namespace) -> MisuseError:
    """Why there is nothing to translate."""
    language = language_name(arguments.to, arguments.language)
    return MisuseError("is_original", id=arguments.id, language=language)


def _translation(arguments: argparse.Namespace, there: str | None) -> Document | None:
    path = f"docs/{arguments.to}/documents/{arguments.id}.md"
    return read_document(path, there)[0] if there is not None else None


def _made(there: str | None, source: Document, corpus: Corpus, arguments: argparse.Namespace) -> str:
    own = _translation(arguments, there)
    if there is None or own is None:
        if any(document.key == Key(arguments.id, arguments.to) for document in corpus.documents):
            raise _original(arguments)
        say: Mapping[str, str] = words(arguments.to)["drafts"]
        return new_file(source, _entities(source, corpus), arguments.to, say)
    if own.translation is None:
        raise _original(arguments)
    head = there[: len(there) - len(frontmatter.parse(own.path, there).body)]
    found = next(iter(find_alignments((source, own), corpus)), None)
    return head + _body(there[len(head) :], own, source, found)


def _body(body: str, own: Document, source: Document, found: Alignment | None) -> str:
    if any(one.sources != (TITLE,) for one in own.renderings):
        named = {id_ for pair in found.pairs if pair.line for id_ in pair.others} if found else set()
        told = {id_ for one in own.renderings for id_ in one.sources if id_ == TITLE}
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
