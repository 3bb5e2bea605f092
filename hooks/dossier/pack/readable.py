"""What a page of the site says to a search: its title and its words, as the index of a ZIM file compares them.

The site marks what is no text of a page (`data-index-ignore`), for its own search; the same marks serve here.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from justhtml import JustHTML
from justhtml import Text as Words

from dossier.languages.normal_forms import without_accents

_WORD = re.compile(r"[^\W_]+(?:[’'ʼ][^\W_]+)*")
_AFTER_APOSTROPHE = re.compile(r"[’'ʼ]([^\W_]{2,})")
_SILENT = frozenset({"script", "style", "template", "noscript"})
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup", "time", "u", "wbr",
})  # fmt: skip
"""Elements whose words go on with those around them; in all others, words stand apart."""


class Readable(NamedTuple):
    """A page as it is found."""

    title: str
    """As readers see it; empty where the page has none."""
    text: str
    """What the page says in its own language; empty where only its title is to be found."""
    listed: bool
    """Whether the page is one to find by its title: not one that only goes on with another."""


def readable(html: str) -> Readable:
    """What a page says.

    >>> readable('<html lang=fr><title>L’eau · Site</title><meta property=og:title content="L’eau">'
    ...          '<main><p>L’e<a>au</a> <q lang=en>water</q><p data-index-ignore>Citer</main>')
    Readable(title='L’eau', text='L’eau', listed=True)
    """
    root = JustHTML(html, sanitize=False).root
    own = [element.attrs or {} for element in root.query("meta")]
    metas = {meta.get("property") or meta.get("name") or "": meta.get("content") or "" for meta in own}
    titles = (metas.get("og:title", ""), *(title.to_text() for title in root.query("title")))
    language = next(((element.attrs or {}).get("lang") or "" for element in root.query("html")), "")
    said = "".join(piece for main in root.query("main") for piece in _said(main, language))
    title = next(filter(None, map(" ".join, map(str.split, titles))), "")
    return Readable(title, " ".join(said.split()), "robots" not in metas)


def _said(element: object, language: str) -> Iterator[str]:
    """Words in an element that are a page's text and of its language."""
    for child in getattr(element, "children", None) or ():
        if isinstance(child, Words):
            yield str(child.data or "")
        elif child.name not in _SILENT and "data-index-ignore" not in (own := child.attrs or {}):
            apart = "" if child.name in _INLINE else "\n"
            yield apart
            if (own.get("lang") or language) == language:
                yield from _said(child, language)
            yield apart


def indexed(text: str) -> str:
    """A text as libzim wants it, which drops the accents of a query, but not those of what it is given.

    What some readers would not find then is there once more by itself: words with their accents, which readers of
    before 2023 keep in a query (kiwix/libkiwix#953), and words behind an apostrophe, since libzim takes "l’État" for
    one (findings/libzim-french-elision.sh, findings/libzim-indexdata-keeps-accents.sh).

    >>> indexed("L’État agit")
    'l’etat agit etat l’état état'
    """
    small = text.lower()
    plain, behind = without_accents(small), _AFTER_APOSTROPHE.findall(small)
    accented = (word for word in (*_WORD.findall(small), *behind) if without_accents(word) != word)
    return " ".join((plain, *map(without_accents, behind), *accented))
