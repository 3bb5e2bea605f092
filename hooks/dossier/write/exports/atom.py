"""The documents as a feed: The Atom Syndication Format (RFC 4287).

By ElementTree: with a library for feeds this would be no shorter, and feedgen brings lxml.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dossier.languages import words
from dossier.model import Publication, When
from dossier.write.addresses import absolute
from dossier.write.catalogue import Catalogue
from dossier.write.documents.origin import worded
from dossier.write.documents.view import describe
from dossier.write.exports.records import Record

_NAMESPACE = "http://www.w3.org/2005/Atom"
_INDENT = "  "
_MIDNIGHT = "T00:00:00Z"
_UNDATED = "1970-01-01"
"""When a text that nobody dated was updated: Atom asks for a time, and none is known."""


def feed_frame(updated: str, catalogue: Catalogue, publication: Publication, language: str) -> tuple[bytes, bytes]:
    """What stands before and after the entries of a feed of all documents; updated: when the newest of them was.

    That is when the files of a text last changed, so that a letter of 1923 that was added today comes first; where
    nobody knows it, the last day that its date may mean; never the time of the build, so that this can be repeated.
    `published` is the text's own date, only where that is a certain day.
    """
    say, publication = words(language), publication.called(language)
    feed = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": language})
    home, own = (catalogue.path(language, "index"), f"{catalogue.folder(language)}data/documents.atom")
    SubElement(feed, "id").text = absolute(own, publication.url) or f"urn:dossier:{language}:documents"
    SubElement(feed, "title").text = f"{publication.name}{say['document']['colon']}{say['data']['documents']}"
    SubElement(feed, "updated").text = updated or _UNDATED + _MIDNIGHT
    if publication.url:
        SubElement(
            feed, "link", {"rel": "self", "type": "application/atom+xml", "href": absolute(own, publication.url)}
        )
    SubElement(
        feed,
        "link",
        {"rel": "alternate", "type": "text/html", "href": absolute(home, publication.url) or "../index.html"},
    )
    SubElement(SubElement(feed, "author"), "name").text = publication.name
    indent(feed, _INDENT)
    head, end, _ = tostring(feed, encoding="unicode").partition("</feed>")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head}'.encode(), f"{end}\n".encode()


def feed_entry(record: Record, catalogue: Catalogue, publication: Publication, language: str) -> bytes:
    """What the feed has of a document."""
    entry = _entry(record, publication)
    _summarise(entry, record, catalogue, language)
    indent(entry, _INDENT, level=1)
    return f"{_INDENT}{tostring(entry, encoding='unicode')}\n".encode()


def updated(changed: str, when: When | None) -> str:
    """When a text last changed; else the last day that its date may mean."""
    return changed or (when.edtf.last_day.isoformat() if when else _UNDATED) + _MIDNIGHT


def _entry(record: Record, publication: Publication) -> Element:
    fields, document = record.fields, record.document
    entry = Element("entry", {"xml:lang": document.language})
    SubElement(entry, "id").text = (
        fields["url"] if publication.url else f"urn:dossier:{document.language}:{document.id}"
    )
    SubElement(entry, "title").text = _legal(document.title)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": _href(fields["url"], publication)})
    SubElement(entry, "updated").text = updated(record.changed, record.when)
    if record.when and record.when.edtf.is_sure and record.when.edtf.days == 1:
        SubElement(entry, "published").text = record.when.edtf.day.isoformat() + _MIDNIGHT
    for name in _authors(fields["speaker"], fields["author"], fields["publisher"]):
        SubElement(SubElement(entry, "author"), "name").text = _legal(name)
    if fields["type"]:
        SubElement(entry, "category", {"term": fields["type"]})
    return entry


def _summarise(entry: Element, record: Record, catalogue: Catalogue, language: str) -> None:
    """What a person says that the text is about, in the reader's language if there; else how it begins."""
    edition = catalogue.editions[record.document.key]
    given = worded(edition.facts.summary, edition.original.language, language)
    spoken = {"xml:lang": given.lang or language} if given else {}
    SubElement(entry, "summary", spoken).text = _legal(given.text if given else describe(record.document))


def _href(url: str, publication: Publication) -> str:
    """Without an address of the site, the way from the feed's own folder."""
    return url if publication.url else f"../{url.removeprefix('../')}"


def _authors(speaker: Iterable[str], author: Iterable[str], publisher: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*speaker, *author))) or ((publisher,) if publisher else ())


def _legal(text: str) -> str:
    """Without the control characters that XML 1.0 forbids."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")
