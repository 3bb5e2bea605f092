"""What is different in two exports."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote

from dossier.compare.export import Export, Row, Text, Version


class Change(NamedTuple):
    """Something that is different; what there is nothing to say of is empty."""

    id: str
    """Of a text, a date or a commitment; of a page, its path."""
    language: str = ""
    place: str = ""
    """Field, number of the line, id of the paragraph, or target of the link."""
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is different, by what it is; the names are keys of `cli.differences` in languages/ui."""

    pages_added: tuple[Change, ...]
    pages_removed: tuple[Change, ...]
    facts_changed: tuple[Change, ...]
    passages_changed: tuple[Change, ...]
    """Paragraphs and headings that read otherwise; the id is that of what stands there now."""
    passages_added: tuple[Change, ...]
    """In texts that were there before."""
    lines_kept: tuple[Change, ...]
    """That were not part of the text before."""
    lines_dropped: tuple[Change, ...]
    events_added: tuple[Change, ...]
    events_removed: tuple[Change, ...]
    commitments_added: tuple[Change, ...]
    commitments_removed: tuple[Change, ...]
    translations_outdated: tuple[Change, ...]
    """Paragraphs whose source reads otherwise now and did not before."""
    anchors_moved: tuple[Change, ...]
    """Ids of paragraphs that are there no longer: `new` is the one that stands for it, if one does."""
    links_broken: tuple[Change, ...]
    """Links of pages that are there to pages and paragraphs that are no longer."""


def changes(old: Export, new: Export) -> Changes:
    """What is different in two exports."""
    both = [(text, old.versions[text], new.versions[text]) for text in sorted(old.versions.keys() & new.versions)]
    added, removed = _apart(old.pages, new.pages)
    turned = [change for text in sorted(old.ledgers.keys() & new.ledgers) for change in _turned(text, old, new)]
    events, commitments = _apart(old.events, new.events), _apart(old.commitments, new.commitments)
    return Changes(
        pages_added=tuple(map(Change, added)),
        pages_removed=tuple(map(Change, removed)),
        facts_changed=tuple(change for one in both for change in _facts(*one)),
        passages_changed=tuple(change for one in both for change in _changed(*one)),
        passages_added=tuple(change for one in both for change in _added(*one)),
        lines_kept=tuple(change for stays, change in turned if stays),
        lines_dropped=tuple(change for stays, change in turned if not stays),
        events_added=tuple(Change(id_, new=new.events[id_]) for id_ in events[0]),
        events_removed=tuple(Change(id_, old=old.events[id_]) for id_ in events[1]),
        commitments_added=tuple(Change(id_, new=new.commitments[id_]) for id_ in commitments[0]),
        commitments_removed=tuple(Change(id_, old=old.commitments[id_]) for id_ in commitments[1]),
        translations_outdated=tuple(change for one in both for change in _outdated(*one)),
        anchors_moved=tuple(change for one in both for change in _moved(*one)),
        links_broken=tuple(_broken(old, new)),
    )


def _apart(old: Mapping[str, object], new: Mapping[str, object]) -> tuple[list[str], list[str]]:
    """What only the new has, and what only the old has."""
    return sorted(new.keys() - old), sorted(old.keys() - new)


def _facts(text: Text, old: Version, new: Version) -> Iterator[Change]:
    """Facts with another value; of several values, those that have gone and those that have come."""
    for name in dict.fromkeys((*old.facts, *new.facts)):
        before, now = old.facts.get(name, ()), new.facts.get(name, ())
        gone, come = ([value for value in one if value not in other] for one, other in ((before, now), (now, before)))
        if gone or come:
            yield Change(*text, name, "; ".join(gone), "; ".join(come))


def _came_of(old: Version, new: Version) -> Mapping[str, str]:
    """By the ids of passages: that of the one that stood there before."""
    moved = {new.redirects.get(id_, ""): id_ for id_ in old.blocks if id_ not in new.blocks}
    return {id_: before for id_ in new.blocks if (before := id_ if id_ in old.blocks else moved.get(id_, ""))}


def _changed(text: Text, old: Version, new: Version) -> Iterator[Change]:
    for id_, before in _came_of(old, new).items():
        if old.blocks[before] != new.blocks[id_]:
            yield Change(*text, id_, old.blocks[before], new.blocks[id_])


def _added(text: Text, old: Version, new: Version) -> Iterator[Change]:
    known = _came_of(old, new)
    for id_, words in new.blocks.items():
        if id_ not in known:
            yield Change(*text, id_, new=words)


def _turned(text: Text, old: Export, new: Export) -> Iterator[tuple[bool, Change]]:
    """Lines that stay now and did not, or the other way round; a line is known again by its words."""
    before = dict(_counted(old.ledgers[text]))
    for key, row in _counted(new.ledgers[text]):
        if key in before and before[key].stays != row.stays:
            yield row.stays, Change(*text, str(row.line), *(("", row.words) if row.stays else (row.words, "")))


def _counted(rows: Iterable[Row]) -> Iterator[tuple[tuple[str, int], Row]]:
    """Each line by its words, and by how many lines before it have the same."""
    seen: Counter[str] = Counter()
    for row in rows:
        if row.words:
            yield (row.words, seen[row.words]), row
            seen[row.words] += 1


def _outdated(text: Text, old: Version, new: Version) -> Iterator[Change]:
    for id_ in new.blocks:
        if id_ in new.outdated - old.outdated:
            yield Change(*text, id_, new=new.blocks[id_])


def _moved(text: Text, old: Version, new: Version) -> Iterator[Change]:
    for id_, words in old.blocks.items():
        if id_ not in new.blocks:
            yield Change(*text, id_, words, new.redirects.get(id_, ""))


def _broken(old: Export, new: Export) -> Iterator[Change]:
    for page, targets in new.pages.items():
        for target in sorted(targets):
            path, _, anchor = target.partition("#")
            led = normpath(join(dirname(page), unquote(path))) if path else page
            led = led.removesuffix(".html").removesuffix(".md") + ".md"
            if led in old.pages and (led not in new.pages or (anchor and _is_lost(led, anchor, old, new))):
                yield Change(page, place=target)


def _is_lost(page: str, anchor: str, old: Export, new: Export) -> bool:
    """Whether a paragraph of a text was there, and nothing stands for it now."""
    language, _, name = page.partition("/documents/")
    text = Text(name.removesuffix(".md"), language)
    if text not in old.versions or text not in new.versions:
        return False
    here = new.versions[text]
    there = anchor in old.versions[text].blocks or anchor in old.versions[text].redirects
    return there and anchor not in here.blocks and not here.redirects.get(anchor)
