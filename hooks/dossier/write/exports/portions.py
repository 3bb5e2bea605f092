"""What each text tells in the data files: its own rows, and those of what it is the first to tell.

So a file of the whole collection is put together from what its texts add, and of these only those are made again of
which something has changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dossier.model import Attachment, Publication
from dossier.write.catalogue import Catalogue
from dossier.write.citations.formats import FORMS
from dossier.write.citations.items import item
from dossier.write.exports.atom import feed_entry, feed_frame, updated
from dossier.write.exports.calendar import calendar_entry, calendar_frame
from dossier.write.exports.records import record
from dossier.write.exports.rows import commitment_rows, timeline_row
from dossier.write.exports.tables import csv_head, csv_row, json_line
from dossier.write.timeline.entries import event_entry

GROUPS: Mapping[str, tuple[str, ...]] = {
    "documents": ("documents.atom", "documents.csv", "documents.jsonl"),
    "timeline": ("events.ics", "timeline.csv"),
    "commitments": ("commitments.csv",),
    "citations": ("citations.bib", "citations.ris", "citations.json"),
}
"""The files that grow with the collection, by what they tell of."""

Pieces = Mapping[str, Mapping[str, bytes]]
"""By file, and by the id of what is told: a document, an event or a commitment."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What a text adds to the files of a group, in a language."""

    group: str
    pieces: Pieces


def portions(id_: str, catalogue: Catalogue, publication: Publication, language: str) -> Iterator[Portion]:
    """What a text adds to each group of files of a language."""
    own = record(id_, catalogue, publication, language)
    yield Portion(
        "documents",
        {
            "documents.atom": {id_: feed_entry(own, catalogue, publication, language)},
            "documents.csv": {id_: csv_row("documents", own.fields)},
            "documents.jsonl": {id_: json_line(own)},
        },
    )
    events = [(one, event_entry(one.id, catalogue, language)) for one in catalogue.told.get(id_, ())]
    given = catalogue, publication, language
    yield Portion(
        "timeline",
        {
            "events.ics": {one.id: calendar_entry(one, entry, *given) for one, entry in events},
            "timeline.csv": {one.id: csv_row("timeline", timeline_row(one, entry, *given)) for one, entry in events},
        },
    )
    promised = (made for made in catalogue.promised.get(id_, ()) if made.sources[0].document.id == id_)
    rows = {
        made.id: b"".join(csv_row("commitments", row) for row in commitment_rows(made, *given)) for made in promised
    }
    yield Portion("commitments", {"commitments.csv": rows})
    cited = item(catalogue.version(id_, language), catalogue)
    written = {f"citations.{form}": write(cited) for form, write in FORMS.items()}
    yield Portion("citations", {name: {id_: text.encode()} for name, text in written.items()})


def places(group: str, catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """Where the files of a group of a language lie in the site."""
    return tuple(f"{catalogue.folder(language)}data/{name}" for name in GROUPS[group])


def ordered(group: str, catalogue: Catalogue, language: str) -> Mapping[str, tuple[str, ...]]:
    """By file of a group: the ids of what it tells of, in its order."""
    return {name: tuple(_order(name, catalogue, language)) for name in GROUPS[group]}


def _order(name: str, catalogue: Catalogue, language: str) -> Iterable[str]:
    """Documents by their ids, in the feed the newest first; all else as the corpus has it."""
    if name == "documents.atom":
        days = _updated(catalogue, language)
        return sorted(days, key=lambda id_: (days[id_], id_), reverse=True)
    if name in GROUPS["documents"] + GROUPS["citations"]:
        return sorted(catalogue.versions)
    listed = catalogue.corpus.events if name in GROUPS["timeline"] else catalogue.corpus.commitments
    return (one.id for one in listed)


def joined(
    group: str, told: Iterable[Pieces], catalogue: Catalogue, publication: Publication, language: str
) -> Iterator[Attachment]:
    """The files of a group of a language; told: what all texts add to them."""
    pieces: dict[str, dict[str, bytes]] = {name: {} for name in GROUPS[group]}
    for own in told:
        for name, held in own.items():
            pieces[name] |= held
    order = ordered(group, catalogue, language)
    for name, path in zip(GROUPS[group], places(group, catalogue, language), strict=True):
        head, end = _frame(name, catalogue, publication, language)
        between = b",\n" if name.endswith(".json") else b""
        yield Attachment(path, head + between.join(pieces[name][id_] for id_ in order[name]) + end)


def _updated(catalogue: Catalogue, language: str) -> Mapping[str, str]:
    return {id_: updated(catalogue.edition(id_, language).when) for id_ in catalogue.versions}


def _frame(name: str, catalogue: Catalogue, publication: Publication, language: str) -> tuple[bytes, bytes]:
    """What stands before and after all that is told."""
    stem, _, form = name.partition(".")
    if form == "atom":
        return feed_frame(max(_updated(catalogue, language).values(), default=""), catalogue, publication, language)
    if form == "ics":
        return calendar_frame(publication, language)
    if form == "json":
        return b"[\n", b"\n]\n"
    return (csv_head(stem), b"") if form == "csv" else (b"", b"")
