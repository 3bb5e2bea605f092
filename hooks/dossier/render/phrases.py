"""Words, names and links as elements of a page in one language: what lists have in each of their rows.

Templates call these as functions. They stand here and not in a template because a page has thousands of them.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar
from urllib.parse import quote

from markupsafe import Markup, escape

from dossier.languages import words
from dossier.languages.locales import pieces
from dossier.model import Language
from dossier.render.foreign_scripts import typeset
from dossier.render.serializer import attribute, escaped, in_language
from dossier.write.catalogue import LangString, Reference
from dossier.write.documents.duplicates import Piece
from dossier.write.documents.origin import Outside
from dossier.write.names import Name
from dossier.write.timeline.entries import Entry

_UNSURE = " class=unsure"
_Thing = TypeVar("_Thing")


@lru_cache(maxsize=4096)
def _typeset(text: str, language: str) -> str:
    """Words as HTML; titles and names come again on most pages."""
    return typeset(escaped(text), language)


@lru_cache(maxsize=4096)
def _name(text: str, lang: str, uri: str, language: str, lang_root: str) -> str:
    own = in_language(lang, language)
    said = _typeset(text, lang or language)
    if uri:
        return f"<a{attribute('href', f'{lang_root}/{quote(uri)}.html')}{own}>{said}</a>"
    return f"<span{own}>{said}</span>" if lang else said


class Phrases:
    """What a page says in its rows.

    place: where it lies in the site; base_url, lang_root: the site's top folder and that of the language as written
    there; languages: of the site.

    >>> from dossier.write.catalogue import LangString, Reference
    >>> say = Phrases("fr", "fr/documents/b.html", "../..", "..", [])
    >>> say.reference(Reference(LangString("Speech", "en"), "documents/a.html"))
    Markup('<a href=../../documents/a.html hreflang=en><span lang=en>Speech</span></a>')
    >>> say.names([Name("ONU", uri="organisations/un"), Name("Chine")])
    Markup('<a href=../organisations/un.html>ONU</a>, Chine')
    >>> [say.way(f"fr/{page}.html#p-1") for page in ("documents/a", "documents/b", "people/c")]
    ['a.html#p-1', '#p-1', '../people/c.html#p-1']
    """

    def __init__(self, language: str, place: str, base_url: str, lang_root: str, languages: Iterable[Language]) -> None:
        self._language, self._ui = language, words(language)
        self._root = lang_root
        page, folder = quote(place), quote(place.rpartition("/")[0])
        # From what begins like this to what stands there instead, the nearest first.
        ways = {"#": "#", f"{page}#": "#", f"{folder}/": "", f"{language}/": f"{lang_root}/", "": f"{base_url}/"}
        self._ways = tuple(ways.items())
        self._own_names = {one.code: one.name for one in languages}

    @property
    def functions(self) -> Mapping[str, Callable[..., str]]:
        """What templates may call, by its name there."""
        return {
            "phrase": self.phrase,
            "quotation": self.quotation,
            "phrases": self.phrases,
            "name": self.name,
            "names": self.names,
            "series": self.series,
            "gap": self.gap,
            "colon": self.colon,
            "aside": self.aside,
            "outside": self.outside,
            "changes": self.changes,
            "reference": self.reference,
            "paragraph": self.paragraph,
            "way": self.way,
            "status": self.status,
            "when": self.when,
            "entry": self.entry,
            "language_name": self.language_name,
        }

    def phrase(self, said: LangString | Name) -> Markup:
        """Words, which may be in another language."""
        return _made(_name(said.text, said.lang, "", self._language, ""))

    def quotation(self, said: LangString) -> Markup:
        """Words of a text."""
        own = in_language(said.lang, self._language)
        return _made(f"<q{own}>{_typeset(said.text, said.lang or self._language)}</q>")

    def phrases(self, said: Iterable[LangString]) -> Markup:
        """Words as a list."""
        return self.series(said, self.phrase)

    def name(self, item: Name) -> Markup:
        """A name, which leads to its page where it has one."""
        return _made(_name(item.text, item.lang, item.uri, self._language, self._root))

    def names(self, items: Iterable[Name]) -> Markup:
        """Names as a list."""
        return self.series(items, self.name)

    def series(self, items: Iterable[_Thing], caller: Callable[[_Thing], str]) -> Markup:
        """Several things as a list; a template writes each of them in a block `call`."""
        listed = pieces(items, self._language)
        return _made("".join(f"{escape(it.before)}{caller(it.item)}{escape(it.after)}" for it in listed))

    def gap(self) -> str:
        """What stands between two sentences."""
        return str(self._ui["document"]["gap"])

    def colon(self) -> str:
        """What stands between a word and what it is followed by."""
        return str(self._ui["document"]["colon"])

    def aside(self, detail: str) -> Markup:
        """What is said aside."""
        return escape(self._ui["document"]["aside"]).format(detail=detail)

    def outside(self, it: Outside) -> Markup:
        """A text outside of the collection, and when it was found."""
        own = attribute("hreflang", it.language) if it.language else ""
        said = self.phrase(it.text)
        made = _made(f"<a{attribute('href', it.href)}{own}>{said}</a>") if it.href else said
        return made + self.aside(self.series(it.detail, escape)) if it.detail else made

    def changes(self, wording: Iterable[Piece], tag: str, code: str) -> Markup:
        """A wording beside another: the words that only it has stand in an element, `del` or `ins`."""
        told = ((piece.changed, _typeset(piece.text, code)) for piece in wording if piece.text)
        return _made("".join(f"<{tag}>{said}</{tag}>" if changed else said for changed, said in told))

    def reference(self, to: Reference) -> Markup:
        """The way to a document or a paragraph of it. Addresses in a view start at the site's top folder."""
        own = attribute("hreflang", to.title.lang) if to.title.lang else ""
        number = escaped(self._ui["timeline"]["in_paragraph"].format(number=to.number)) if to.number else ""
        said = f"<a{self._way(to.href)}{own}>{self.phrase(to.title)}{number}</a>"
        return _made(f"{said}{self.status(to.status)}")

    def paragraph(self, href: str, number: int) -> Markup:
        """The way to a paragraph by its number, which a style sheet shows."""
        label = attribute("aria-label", self._ui["document"]["paragraph"].format(number=number))
        return _made(f"<a class=number{self._way(href)}{label} data-number={number}></a>")

    def status(self, code: str) -> Markup:
        """Standing of a translation; the one that recurs in every row is short, and said once (`marked`)."""
        say = self._ui["listing"]
        if code == "draft":
            hint = attribute("title", say["status"][code])
            return _made(f" <abbr class=status{hint}>{escaped(say['mark'])}</abbr>")
        return _made(f" <span class=status>{escaped(say['status'].get(code) or code)}</span>") if code else Markup()

    def when(self, date: str, unsure: bool) -> Markup:  # noqa: FBT001 - as a template calls it
        """A date in words."""
        return _made(f"<span{_UNSURE if unsure else ''}>{escaped(date)}</span>")

    def language_name(self, code: str) -> Markup:
        """A language of the site in its own words; of another, its code."""
        return _made(f"<span{in_language(code, self._language)}>{escaped(self._own_names.get(code, code))}</span>")

    def entry(self, it: Entry, place: str = "") -> Markup:
        """An entry of the timeline; place: where the timeline tells it, when it stands elsewhere."""
        say, unsure = self._ui["timeline"], _UNSURE if it.unsure else ""
        tag, way = ("a", attribute("href", place)) if place else ("span", "")
        kind = f'<span class="kind kind--{it.kind}">{escaped(say["kinds"][it.kind])}</span>'
        parts = [
            f"<li class=entry{'' if place else attribute('id', it.id)}>\n",
            f"<p class=entry__date><{tag}{way}{unsure}>{escaped(it.date)}</{tag}>{kind}\n",
            f"<p class=entry__title>{self._title(it)}{'' if it.sentence else self.status(it.status)}\n",
        ]
        if it.sentence:
            parts.append(f"<p class=entry__sentence>{self.phrase(it.sentence)}{self.status(it.status)}\n")
        if it.sources:
            listed = "".join(f"<li>{self.reference(source)}" for source in it.sources)
            parts.append(f"<ul class=entry__sources{attribute('aria-label', say['sources'])}>{listed}</ul>\n")
        return _made("".join(parts))

    def _title(self, it: Entry) -> str:
        if not it.href:
            return self.phrase(it.title)
        own = attribute("hreflang", it.title.lang) if it.kind == "document" and it.title.lang else ""
        return f"<a{self._way(it.href)}{own}>{self.phrase(it.title)}</a>"

    def way(self, href: str) -> str:
        """The address of a page as written on this one; href: from the site's top folder."""
        start, near = next(way for way in self._ways if href.startswith(way[0]))
        return near + href[len(start) :]

    def _way(self, href: str) -> str:
        return attribute("href", self.way(href))


def _made(html: str) -> Markup:
    return Markup(html)  # noqa: S704 each of its parts is escaped
