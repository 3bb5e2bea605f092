"""The same documents as the files of each site generator: raw texts for this project, clean Markdown for the others.

Each layout is a function from documents to the names and texts of files, so that what an edit changes is what differs
between the files before and after it.
"""

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence

import yaml

from benchmarks.builds.corpus import LANGUAGES, Document, Pen, Words, entries, in_languages, paragraph, words, written

Files = Mapping[str, str]
"""Texts of files by their names within a folder."""
Layout = Callable[[Sequence[Document]], Files]

HOME = ["A collection of documents.", "Une collection de documents.", "文件汇编。"]
WIDTH = 76
"""Characters of a line where a text was cut into lines."""


def raw(documents: Sequence[Document]) -> Files:
    """Texts as somebody copied them from web pages, for this project: one file for each document and language."""
    return {
        f"seeds/{document.name}.{language}.txt": _copied(document, language)
        for document in documents
        for language in LANGUAGES
    }


def suffixed(documents: Sequence[Document]) -> Files:
    """For MkDocs with static-i18n: languages beside each other, told by the ending."""
    made = {f"docs/index{_suffix(language)}.md": home(language) for language in LANGUAGES}
    for document, language in _each(documents):
        text = front(document, language) + markdown(document, language, documents, _beside)
        made[f"docs/{document.address}{_suffix(language)}.md"] = text
    return made


def separate(documents: Sequence[Document]) -> Files:
    """For Zensical: a project for each language."""
    made = {f"{language}/docs/index.md": home(language) for language in LANGUAGES}
    for document, language in _each(documents):
        text = front(document, language) + markdown(document, language, documents, _beside)
        made[f"{language}/docs/{document.address}.md"] = text
    return made


def content(documents: Sequence[Document]) -> Files:
    """For Hugo: a folder of content for each language; the template sets the title."""
    made = {f"content/{language}/_index.md": home(language) for language in LANGUAGES}
    made |= {f"content/{language}/documents/_index.md": "---\ntitle: 1, 2, 3 …\n---\n" for language in LANGUAGES}
    for document, language in _each(documents):
        body = markdown(document, language, documents, lambda other: f'{{{{< relref "/{other.address}" >}}}}')
        made[f"content/{language}/{document.address}.md"] = front(document, language) + body.partition("\n\n")[2]
    return made


def changes(before: Files, after: Files) -> Files:
    """The files that an edit makes other than they were.

    >>> changes({"a": "1", "b": "1"}, {"a": "1", "b": "2"})
    {'b': '2'}
    """
    return {name: text for name, text in after.items() if before.get(name) != text}


def front(document: Document, language: str) -> str:
    """Front matter of a page."""
    facts = {"title": document.title[language], "date": document.day}
    return f"---\n{yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=1000)}---\n\n"


def home(language: str) -> str:
    """The first page of a language."""
    return f"---\ntitle: Bench\n---\n\n{in_languages(HOME)[language]}\n"


def markdown(document: Document, language: str, documents: Sequence[Document], link: Callable[[Document], str]) -> str:
    """A document as clean Markdown, with its title first and links to others last."""
    parts = [f"# {document.title[language]}", written(document.day)[language]]
    for section in document.sections:
        parts.append(f"## {section.heading[language]}")
        parts += [paragraph(sentences, language) for sentences in section.paragraphs]
    others = [documents[number] for number in document.related]
    if others:
        parts.append(f"## {in_languages(words()['related'])[language]}")
        parts.append("\n".join(f"- [{other.title[language]}]({link(other)})" for other in others))
    return "\n\n".join(parts) + "\n"


def _each(documents: Sequence[Document]) -> Iterator[tuple[Document, str]]:
    return ((document, language) for document in documents for language in LANGUAGES)


def _suffix(language: str) -> str:
    return "" if language == LANGUAGES[0] else f".{language}"


def _beside(other: Document) -> str:
    return f"../{other.day.year}/{other.name}.md"


def _copied(document: Document, language: str) -> str:
    """A text with what a web page leaves around it; some are cut into lines, some have stray spaces."""
    pen = Pen(f"copy {document.number} {language}")
    lines = [entry[language] for entry in _some(pen, "before")]
    lines += ["", *[document.title[language]] * (2 if pen.chance(0.2) else 1), written(document.day)[language], ""]
    cut, stray = language != "zh" and pen.chance(0.1), pen.chance(0.1)
    for section in document.sections:
        lines += [section.heading[language], ""]
        for sentences in section.paragraphs:
            text = paragraph(sentences, language)
            text = text.replace(", ", ",  ").replace(" «", "\u00a0«") if stray else text
            lines += [*(textwrap.wrap(text, WIDTH) if cut else [text]), ""]
    return "\n".join([*lines, *(entry[language] for entry in _some(pen, "after"))]) + "\n"


def _some(pen: Pen, kind: str) -> list[Words]:
    return [entry for entry in entries(kind) if pen.chance(0.6)]
