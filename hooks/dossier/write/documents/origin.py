"""What readers are told of a text that is itself a translation, or a copy of what others publish."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from dossier.languages import words
from dossier.languages.dates import display_date
from dossier.languages.locales import language_name
from dossier.model import Copy, Document
from dossier.model.document import Wording
from dossier.write.catalogue import Catalogue, LangString, in_language
from dossier.write.editions import Edition


@dataclass(frozen=True, slots=True)
class Outside:
    """A text outside of the collection."""

    label: str
    """Which one, in words; empty where its place on the page says so."""
    text: LangString
    href: str
    detail: tuple[str, ...]
    """When it was posted, and when somebody found it."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What the head of a page says of where its text comes from."""

    made: str
    """That the source is itself a translation; empty when nobody says so."""
    lacks: LangString | None
    official: tuple[Outside, ...]
    """Official texts: the one in the page's language first."""
    cite: str
    """What to quote; empty where the text that is shown is the one to quote."""
    found_at: Outside | None
    """Where this copy came from."""
    summary: LangString | None


def worded(wording: Wording, written_in: str, language: str) -> LangString | None:
    """What a person says, for a page in a language; written_in: that of the text, in which plain words are."""
    return in_language({code or written_in: text for code, text in wording.items()}, language)


def outside(copy: Copy, written_in: str, language: str, label: str = "", code: str = "") -> Outside:
    """The link to a text outside of the collection; code: the language of that text."""
    say = words(language)["origin"]
    days = (("posted", copy.posted), ("seen", copy.seen))
    text = worded(copy.title, written_in, language) or LangString(urlsplit(copy.url).netloc)
    detail = tuple(say[key].format(date=display_date(day, language)) for key, day in days if day)
    return Outside(label, text, copy.url, detail, code)


def origin(document: Document, catalogue: Catalogue, language: str) -> Origin:
    """What a page in a language tells of the origin of a document."""
    edition, say = catalogue.editions[document.key], words(language)["origin"]
    facts, source = edition.facts, edition.original
    made, texts = facts.made_from, official_texts(document, catalogue)
    told = {"text": language_name(source.language, language)}
    return Origin(
        made=say["made"][made.by].format(**told, language=language_name(made.language, language)) if made else "",
        lacks=worded(facts.lacks, source.language, language),
        official=tuple(_official(texts, source.language, language)),
        cite=_cite(edition, texts, language, made=made is not None),
        found_at=outside(facts.found_at, source.language, language) if facts.found_at else None,
        summary=worded(facts.summary, source.language, language),
    )


def official_texts(document: Document, catalogue: Catalogue) -> dict[str, Copy]:
    """By language: where the official text can be read, that which the source was made from among them."""
    facts = catalogue.editions[document.key].facts
    made = facts.made_from
    return {**({made.language: made.work} if made and made.work else {}), **facts.official}


def _official(texts: Mapping[str, Copy], written_in: str, language: str) -> Iterator[Outside]:
    say = words(language)["origin"]["official"]
    for code in sorted(texts, key=lambda code: code != language):
        yield outside(texts[code], written_in, language, say.format(language=language_name(code, language)), code)


def _cite(edition: Edition, texts: Mapping[str, Copy], language: str, *, made: bool) -> str:
    say, document = words(language)["origin"]["cite"], edition.document
    if document.language in texts:
        return str(say["official"])
    if made:
        return str(say["made"])
    if not document.translation or document.translation.status == "official":
        return ""
    # The page of the source, to which the reader would be sent, says itself to quote the official text instead.
    return str(say["official" if edition.original.language in texts else "translation"])
