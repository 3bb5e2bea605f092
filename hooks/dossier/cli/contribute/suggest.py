"""The command for names without a page: suggest."""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier import collection
from dossier.cli.common import must_be_folder, say_line, settings_of
from dossier.cli.writing import put
from dossier.languages import words
from dossier.languages.locales import counted, listed
from dossier.languages.normal_forms import slug, without_accents
from dossier.model import FOLDERS, Block, Corpus, Document, Key, Suggestion, Usage
from dossier.relate.names.suggestions import suggest as find

# A suggestion as a person reads it, and as the page that it could become.


_LONGEST = 80
"""Characters of a file's name."""
_FACTS = ("speaker", "author", "publisher", "event")
"""Keys of the front matter that tell a kind."""
_MOST_WORDS = 3
"""How many of the words that tell a kind are named."""
_MOST_SENTENCES = 20
"""How many of a name's sentences its page quotes."""
_FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the sentences of a collection stand; made by `sources`."""

    documents: Mapping[Key, Document]
    blocks: Mapping[tuple[Key, str], Block]


def sources(documents: Sequence[Document]) -> Sources:
    """Index documents by what usages say of them."""
    blocks = {(document.key, block.id): block for document in documents for block in document.blocks}
    return Sources({document.key: document for document in documents}, blocks)


def place_of(usage: Usage, known: Sources, language: str) -> str:
    """File and line of a usage; of a page that people wrote, its paragraph."""
    document, block = known.documents[usage.document], known.blocks.get((usage.document, usage.block))
    if block is None:
        return document.path
    if document.markdown is None and block.lines:
        return f"{document.path if not document.seed else f'seeds/{document.seed}'}:{block.lines[0]}"
    if not block.number:
        return document.path
    return str(words(language)["suggestions"]["place"]).format(file=document.path, number=block.number)


def basis_of(suggestion: Suggestion, language: str) -> str:
    """From which words the kind is deduced; a fact by its name.

    >>> basis_of(Suggestion("person", {"en": ("Lin Jian",)}, ("said", "speaker"), ()), "en")
    'deduced from “said” and “Speaker”'
    """
    say, facts = words(language)["suggestions"], words(language)["document"]
    told = [facts[word] if word in _FACTS else word for word in suggestion.basis[:_MOST_WORDS]]
    quoted = listed((say["quoted"].format(words=word) for word in told), language, "and")
    return str(say["because"].format(words=quoted) if told else say["capitals"])


def name_of(suggestion: Suggestion, language: str) -> str:
    """Its first name in a language, or in the first that has one."""
    return (suggestion.names.get(language) or next(iter(suggestion.names.values())))[0]


def numbers_of(suggestion: Suggestion, language: str) -> dict[str, str]:
    """Mentions and texts, in words."""
    say = words(language)["entity"]
    return {
        "mentions": counted(say["mentions"], len(suggestion.usages), language),
        "texts": counted(say["texts"], suggestion.texts, language),
    }


def told(suggestion: Suggestion, number: int, known: Sources, language: str, most: int = 2) -> Iterator[str]:
    """The lines that tell of a suggestion: what it is, and `most` sentences, of different texts where it can be."""
    say = words(language)["suggestions"]
    name, kind = name_of(suggestion, language), words(language)["kinds"][suggestion.kind]
    yield say["head"].format(number=number, name=name, kind=kind, **numbers_of(suggestion, language))
    yield f"   {basis_of(suggestion, language)}"
    others = [other for names in suggestion.names.values() for other in names if other != name]
    if others:
        yield f"   {say['also'].format(names=listed(dict.fromkeys(others), language, 'open'))}"
    for usage in examples(suggestion.usages, most):
        yield f"   {_cited(usage, known, language)}"


def _cited(usage: Usage, known: Sources, language: str) -> str:
    say = words(language)
    sentence = usage.sentence or say["suggestions"]["fact"]
    return f"{place_of(usage, known, language)}{say['document']['colon']}{sentence}"


def examples(usages: Iterable[Usage], most: int) -> list[Usage]:
    """Usages of which a reader learns most: sentences before facts, each once, those of other texts first."""
    once = list({(usage.document, usage.sentence): usage for usage in usages}.values())
    seen: dict[str, int] = {}
    ranks = []
    for at, usage in enumerate(once):
        seen[usage.document.id] = seen.get(usage.document.id, -1) + 1
        ranks.append((not usage.sentence, seen[usage.document.id], at))
    return [once[at] for _, _, at in sorted(ranks)[:most]]


def id_of(name: str) -> str:
    """The id of a name: Latin letters without accents; what no Latin letter writes stays as it is.

    >>> id_of("Luís Roberto Barroso"), id_of("《全球数据安全倡议》"), id_of("A/B: C"), id_of("l’ONU")
    ('luis-roberto-barroso', '全球数据安全倡议', 'a-b-c', 'lonu')
    """
    whole = slug(without_accents(name).replace("’", "").replace("'", ""))
    short = whole[:_LONGEST]
    return short.rpartition("-")[0] if len(whole) > _LONGEST and "-" in short else short


def paths(suggestions: Iterable[Suggestion], taken: Iterable[str], default: str) -> Iterator[tuple[str, Suggestion]]:
    """For each suggestion the path of its page, FOLDER/ID.md, with an id that no page has; `taken`: those that are."""
    ids = set(taken)
    for suggestion in suggestions:
        stem = id_of(name_of(suggestion, default)) or suggestion.kind
        id_ = next(id_ for n in range(1, len(ids) + 2) if (id_ := stem if n == 1 else f"{stem}-{n}") not in ids)
        ids.add(id_)
        yield f"{_FOLDER_OF[suggestion.kind]}/{id_}.md", suggestion


def page(suggestion: Suggestion, known: Sources, codes: Sequence[str], language: str) -> str:
    """The page that a person can complete: names as front matter, all else as comments; codes: the site's languages."""
    say, kind = words(language)["suggestions"], words(language)["kinds"][suggestion.kind]
    numbers = numbers_of(suggestion, language)
    lines = [
        f"# {say['note'].format(language=codes[0], folder=_FOLDER_OF[suggestion.kind])}",
        f"# {say['about'].format(kind=kind, basis=basis_of(suggestion, language), **numbers)}",
        "names:",
        *(f"  {code}: {_flow(names)}" for code, names in suggestion.names.items()),
        f"# {say['description']}",
        "# description:",
        *(f"#   {code}: " for code in codes),
        f"# {say['identifiers']}",
        "# identifiers: {wikidata: Q…}",
        *(f"# {_cited(usage, known, language)}" for usage in examples(suggestion.usages, _MOST_SENTENCES)),
    ]
    return "\n".join(["---", *map(_printable, lines), "---", ""])


def _flow(names: Sequence[str]) -> str:
    return "[" + ", ".join(json.dumps(_printable(name), ensure_ascii=False) for name in names) + "]"


def _printable(line: str) -> str:
    """A line that stays one line and that YAML can read."""
    return "".join(sign for sign in line if sign.isprintable() or sign in "\u00a0\u202f").rstrip()


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
        try:
            put(target, {path: page(suggestion, known, codes, language).encode()}, new=True)
            written += 1
        except FileExistsError:
            say_line(say["kept"].format(file=file))
    say_line(say["exported"].format(target=target, files=counted(say["files"], written, language)))
