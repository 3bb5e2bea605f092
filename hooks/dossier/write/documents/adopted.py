"""The page of a text that a person takes over from the rules (`dossier adopt`), as the rules make it."""

import re

from dossier.languages import WRITTEN_IN, words
from dossier.model import Document
from dossier.pages.text import body
from dossier.write.documents.corrected import flow, known_facts

_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)


def page(document: Document, language: str) -> str:
    """The file of an adopted text: what it says of itself, and the text as the rules have cleaned it.

    What they have but deduced stays a comment: as a key it would be stated. language: of the first comment.
    """
    facts, say = document.facts, words(language)["adopted"]
    more = {key: getattr(facts, key) for key in ("place", "event", "rights", "version_of")}
    lines = [f"# {say['note'].format(seed=document.seed, id=document.id)}"]
    for key, value in {**known_facts(document), **more}.items():
        if value and key != "language":
            inferred = key in facts.inferred and key != "title"
            lines.append(f"# {key}: {flow(value)}  # {say['inferred']}" if inferred else f"{key}: {flow(value)}")
    return "\n".join(("---", *lines, "---", "", body(document)))


def is_outdated(base: str, document: Document) -> bool:
    """Whether the raw text or the rules make something else now than they did when the text was taken over.

    Comments do not count: they are in the language of whoever ran the command, and what they tell is stated nowhere.
    """
    return _stated(base) != _stated(page(document, WRITTEN_IN))


def _stated(text: str) -> str:
    r"""A page without the comments in its front matter.

    >>> _stated("---\n# Now yours.\r\ntitle: A\n---\n\n# A\n")
    '---\ntitle: A\n---\n\n# A\n'
    """
    head, end, below = text.replace("\r\n", "\n").partition("\n---\n")
    return _COMMENT.sub("", head + end) + below
