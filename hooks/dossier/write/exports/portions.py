"""What each text tells in the data files: its own rows, and those of what it is the first to tell.

So a file of the whole collection is put together from what its texts add, and of these only those are made again of
which something has changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.model import Attachment, Publication
from dossier.write.catalogue import Catalogue
from dossier.write.citations.formats import FORMS
from dossier.write.citations.items import item
from dossier.write.exports.atom import feed_entry, feed_frame, updated
from dossier.write.exports.calendar import calendar_entry, calendar_frame
from dossier.write.exports.records import Record, record
from dossier.write.exports.rows import commitment_rows, ledger_rows, mention_rows, timeline_rows
from dossier.write.exports.tables import csv_head, csv_rows, json_line
from dossier.write.timeline.entries import event_entry

FEEDS: Mapping[str, tuple[str, ...]] = {"feed": ("documents.atom",), "calendar": ("events.ics",)}
"""Files that each language has, as people subscribe to them in theirs; by what they tell of."""
SHARED: Mapping[str, tuple[str, ...]] = {
    "documents": ("documents.csv", "documents.jsonl", "mentions.csv"),
    "ledger": ("ledger.csv",),
    "timeline": ("timeline.csv",),
    "commitments": ("commitments.csv",),
    "citations": ("citations.bib", "citations.ris", "citations.json"),
}
"""Files that there are once, with what is told in all languages; likewise. Both kinds grow with the collection."""
FOLDER = "data/"

Pieces = Mapping[str, Mapping[str, bytes]]
"""By file, and by the id of what is told: a document, an event or a commitment."""
Addition = tuple[str, Pieces]
"""What a text tells, with the language."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What a text adds to the files of a group, in a language."""

    group: str
    pieces: Pieces


def groups(languages: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All groups of files, each with the languages in which texts tell what is in it."""
    yield from ((group, (code,)) for code in languages for group in FEEDS)
    yield from ((group, tuple(languages)) for group in SHARED)


def portions(id_: str, catalogue: Catalogue, publication: Publication, language: str) -> Iterator[Portion]:
    """What a text adds to each group of files of a language; to the shared ones, what it tells in that language."""
    given = catalogue, publication, language
    own = record(id_, *given)
    yield Portion("feed", {"documents.atom": {id_: feed_entry(own, *given)}})
    if own.document.language == language:
        yield from _of_version(own, catalogue)
    events = [(one, event_entry(one.id, catalogue, language)) for one in catalogue.told.get(id_, ())]
    yield Portion("calendar", {"events.ics": {one.id: calendar_entry(one, entry, *given) for one, entry in events}})
    dated = {one.id: csv_rows("timeline", timeline_rows(one, entry, *given)) for one, entry in events}
    yield Portion("timeline", {"timeline.csv": dated})
    promised = (made for made in catalogue.promised.get(id_, ()) if made.sources[0].document.id == id_)
    rows = {made.id: csv_rows("commitments", commitment_rows(made, *given)) for made in promised}
    yield Portion("commitments", {"commitments.csv": rows})


def _of_version(own: Record, catalogue: Catalogue) -> Iterator[Portion]:
    """What a text tells in one of its own languages."""
    document, id_ = own.document, own.document.id
    tables = {
        "documents.csv": csv_rows("documents", [own.fields]),
        "documents.jsonl": json_line(own),
        "mentions.csv": csv_rows("mentions", mention_rows(document, catalogue)),
    }
    yield Portion("documents", {name: {id_: content} for name, content in tables.items()})
    yield Portion("ledger", {"ledger.csv": {id_: csv_rows("ledger", ledger_rows(document))}})
    cited = item(document, catalogue)
    written = {f"citations.{form}": write(cited) for form, write in FORMS.items()}
    yield Portion("citations", {name: {id_: text.encode()} for name, text in written.items()})


def places(group: str, catalogue: Catalogue, languages: Sequence[str]) -> tuple[str, ...]:
    """Where the files of a group lie in the site."""
    folder = catalogue.folder(languages[0]) if group in FEEDS else ""
    return tuple(f"{folder}{FOLDER}{name}" for name in (FEEDS.get(group) or SHARED[group]))


def ordered(group: str, catalogue: Catalogue, languages: Sequence[str]) -> tuple[str, ...]:
    """The ids of what the files of a group tell of, in their order.

    Documents by their ids, in the feed the newest first; all else as the corpus has it.
    """
    if group == "feed":
        days = _updated(catalogue, languages[0])
        return tuple(sorted(days, key=lambda id_: (days[id_], id_), reverse=True))
    if group in ("documents", "ledger", "citations"):
        return tuple(sorted(catalogue.versions))
    listed = catalogue.corpus.commitments if group == "commitments" else catalogue.corpus.events
    return tuple(one.id for one in listed)


def joined(
    group: str, told: Iterable[Addition], catalogue: Catalogue, publication: Publication, languages: Sequence[str]
) -> Iterator[Attachment]:
    """The files of a group; told: what all texts add to them; languages: as `groups` has them."""
    pieces: dict[str, dict[tuple[str, str], bytes]] = defaultdict(dict)
    for language, own in told:
        for name, held in own.items():
            pieces[name] |= {(id_, language): content for id_, content in held.items()}
    order = [(id_, code) for id_ in ordered(group, catalogue, languages) for code in languages]
    for path in places(group, catalogue, languages):
        name = path.rpartition("/")[2]
        head, end = _frame(name, catalogue, publication, languages[0])
        between = b",\n" if name.endswith(".json") else b""
        yield Attachment(path, head + between.join(pieces[name][one] for one in order if one in pieces[name]) + end)


def _updated(catalogue: Catalogue, language: str) -> Mapping[str, str]:
    editions = {id_: catalogue.edition(id_, language) for id_ in catalogue.versions}
    known = catalogue.changed
    return {id_: updated(known.get(one.document.key, ""), one.when) for id_, one in editions.items()}


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
