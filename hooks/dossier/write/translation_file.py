"""The file of a translation that somebody is to write: what is known stands there, the rest is empty."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dossier import comments
from dossier.markup import parse
from dossier.model import Block, Document, Entity, Pair
from dossier.write import frontmatter
from dossier.write.names import name_in


def new_file(source: Document, entities: Iterable[Entity], language: str, say: Mapping[str, str]) -> str:
    """A file with the comment of every paragraph of a source and an empty place below; `say`: `drafts` in data/ui.

    The title stands there as the source has it, until it is translated.
    """
    meta = {"title": source.title, "translation": {"from": source.language, "status": "draft"}}
    parts = [_names(entities, source.language, language, say), *_comments(source)]
    return frontmatter.page(meta, "\n" + "\n\n".join(filter(None, parts)) + "\n")


def _comments(source: Document) -> Iterator[str]:
    yield comments.written([comments.TITLE], source.title)
    yield from (comments.written([block.id], block.text) for block in source.blocks)


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
    wanted = [(comments.TITLE, source.title), *((block.id, block.text) for block in source.blocks)]
    added: dict[int, list[str]] = {}
    for at, (id_, text) in enumerate(wanted):
        if id_ not in named:
            following = next((places[later] for later, _ in wanted[at + 1 :] if later in places), len(lines))
            added.setdefault(following, []).append(comments.written([id_], text) + "\n\n")
    return _with(lines, added)


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
    texts = {block.id: block.text for block in source.blocks} | {comments.TITLE: source.title}
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
        above[starts[0]] = [comments.written([comments.TITLE], source.title) + "\n\n", *above.get(starts[0], [])]
    return _with(lines, above)


def _starts(lines: Sequence[str]) -> Iterator[int]:
    """Where pieces of Markdown begin: after an empty line, and at each item of a list."""
    for at, (before, line) in enumerate(pairwise(["\n", *lines])):
        if line.strip() and (not before.strip() or comments.is_item(line)):
            yield at
