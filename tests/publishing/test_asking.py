"""What pages ask of the collection: nothing can be looked up unnoticed, and an answer changes when what it tells does."""

from collections.abc import Mapping
from dataclasses import fields, replace

import pytest

from dossier.languages import words
from dossier.model import Entity, Publication, Relation
from dossier.publishing.answers import Answers
from dossier.publishing.asking import (
    ALIGNED,
    DECIDED,
    ENTRIES,
    HEAD,
    HEADS,
    TEXTS,
    Ask,
    Watched,
    entries_of,
    entry_ask,
    gathering,
    watched,
)
from dossier.write import leaves, maker, sources, tasks
from tests.write.making import CORPUS, FORUM, LANGUAGES, SPEECH, UN, WANG
from tests.write.pages.test_commitments import DATED, OPEN

OF = sources(CORPUS, LANGUAGES, Publication())
SETTLED = {"languages", "site_url", "publication", "handwritten", "rules"}
"""What is the same for all pages: part of what they have in common."""
INDEXED = {"mentions", "nested", "relations", "duplicates", "companions", "quotations", "alignments", "redirects"}
"""Lists of the corpus that the catalogue has by their keys, in which alone pages look."""


def asked_by(kind, id_, language="en", of=OF):
    seen = watched(of)
    with gathering() as found:
        list(maker(kind, language, seen)(id_))
    return set(found)


def changed(of, other):
    """What of all that pages ask is answered otherwise."""
    before, now = Answers(of), Answers(other)
    asks = {ask for task in tasks(of) for ask in asked_by(task.kind, task.id, task.language, of)}
    asks = {ask for ask in asks if ask.table != ENTRIES}
    return {ask for ask in asks if before(ask) != now(ask)}


def unwatched(record, seen):
    """Fields of a record that can be looked up in without a note."""
    for field in fields(record):
        told, value = getattr(seen, field.name), getattr(record, field.name)
        if isinstance(value, Mapping | tuple) and told is value:
            yield field.name


@pytest.mark.parametrize(
    ("record", "held"),
    [
        (OF, lambda of: of),
        (OF.catalogue, lambda of: of.catalogue),
        (OF.catalogue.corpus, lambda of: of.catalogue.corpus),
        (OF.catalogue.alignments, lambda of: of.catalogue.alignments),
        (OF.catalogue.names, lambda of: of.catalogue.names),
        (OF.chronology, lambda of: of.chronology),
    ],
    ids=lambda value: type(value).__name__,
)
def test_nothing_can_be_looked_up_unnoticed(record, held):
    left = set(unwatched(record, held(watched(OF)))) - SETTLED
    assert left == (INDEXED if record is OF.catalogue.corpus else set())


def test_a_table_tells_the_same_as_without_notes():
    table = Watched({"a": 1}, lambda key: Ask("t", key or ""))
    with gathering() as noted:
        assert (table["a"], table.get("b"), "a" in table, len(table), list(table.items())) == (
            1,
            None,
            True,
            1,
            [("a", 1)],
        )
    assert {*noted} == {Ask("t", "a"), Ask("t", "b"), Ask("t", "")}


def test_pages_are_the_same_with_notes():
    seen = watched(OF)
    for task in tasks(OF):
        one, other = (list(maker(task.kind, task.language, of)(task.id)) for of in (OF, seen))
        assert one == other, task


def test_a_page_asks_for_its_text_and_for_those_whom_it_names():
    asked = asked_by("documents", "speech")
    assert {Ask("texts", "speech"), Ask("entities", "un"), Ask("relations", "speech")} <= asked
    assert Ask("texts", "letter") not in asked


def test_what_is_not_there_is_asked_for():
    """A fact names somebody whom no page describes yet: once one does, the page of the text is another."""
    speech = replace(SPEECH, facts=replace(SPEECH.facts, speaker=("Ada Reed",)))
    documents = tuple(speech if document.key == SPEECH.key else document for document in CORPUS.documents)
    of = sources(replace(CORPUS, documents=documents), LANGUAGES, Publication())
    ada = Entity("ada-reed", "person", {"en": ("Ada Reed",)})
    known = sources(replace(CORPUS, documents=documents, entities=(*CORPUS.entities, ada)), LANGUAGES, Publication())
    [missed] = {ask for ask in asked_by("documents", "speech", of=of) if ask.key == "ada reed"}
    assert Answers(of)(missed) != Answers(known)(missed)


def test_another_wording_is_another_answer_about_its_text_alone():
    speech = replace(SPEECH, title="Another")
    documents = tuple(speech if document.key == SPEECH.key else document for document in CORPUS.documents)
    other = sources(replace(CORPUS, documents=documents), LANGUAGES, Publication())
    of_texts = {Ask(table, id_) for table in (TEXTS, HEADS) for id_ in OF.catalogue.versions}
    assert changed(OF, other) & of_texts == {Ask(TEXTS, "speech"), Ask(HEADS, "speech")}
    assert not changed(OF, OF)


def test_what_stands_below_the_head_of_a_text_concerns_none_who_but_lead_to_it():
    """Whoever looks at any of that asks for it."""
    speech = replace(SPEECH, blocks=SPEECH.blocks[:-1], sha256="0" * 64, doubts=())
    documents = tuple(speech if document.key == SPEECH.key else document for document in CORPUS.documents)
    found = changed(OF, sources(replace(CORPUS, documents=documents), LANGUAGES, Publication()))
    assert Ask(TEXTS, "speech") in found
    assert Ask(HEADS, "speech") not in found
    assert Ask("all documents", "") not in found
    for kind, id_ in (("timeline", "timeline"), ("lists", "documents")):
        assert TEXTS not in {ask.table for ask in asked_by(kind, id_)}
    document = watched(OF).catalogue.version("speech", "en")
    for field in fields(document):
        with gathering() as asked:
            getattr(document, field.name)
        assert {ask.table for ask in asked} == (
            set() if field.name in HEAD else {DECIDED if field.name == "decided" else TEXTS}
        ), field.name


def test_who_shows_an_event_asks_for_its_entry_and_this_for_what_it_is_made_of():
    own = {entry_ask(id_, "en") for id_ in ("e-2024-04-03-aaaa", "e-2024-05-bbbb")}
    assert own <= asked_by("timeline", "timeline")
    assert own & asked_by("entities", "forum") == {entry_ask("e-2024-04-03-aaaa", "en")}
    entries, asked = entries_of("speech", "en", watched(OF))
    assert [entry.id for entry in entries] == ["e-2024-04-03-aaaa", "e-2024-05-bbbb"]
    assert {Ask("told", "speech"), Ask(TEXTS, "speech"), Ask(TEXTS, "news"), Ask("entities", "forum")} <= {*asked}
    assert not own & {*asked}


@pytest.mark.parametrize(
    ("corpus", "ask"),
    [
        (replace(CORPUS, entities=(replace(UN, description={"en": "Else."}), WANG, FORUM)), "entities/un"),
        (replace(CORPUS, relations=(Relation("speech", "letter", ("un",)),)), "relations/speech"),
        (replace(CORPUS, events=CORPUS.events[:1]), "all events/"),
        (replace(CORPUS, mentions=CORPUS.mentions[1:]), "texts/speech"),
    ],
    ids=["entity", "relation", "event", "mention"],
)
def test_what_connects_texts_is_an_answer_of_its_own(corpus, ask):
    assert Ask(*ask.split("/")) in changed(OF, sources(corpus, LANGUAGES, Publication()))


def test_an_event_more_concerns_the_page_that_tells_it_and_the_first_which_tells_of_all(monkeypatch):
    monkeypatch.setattr(leaves, "ROOM", 1)
    of, other = (
        sources(made, LANGUAGES, Publication()) for made in (CORPUS, replace(CORPUS, events=CORPUS.events[:-1]))
    )
    gone = {*of.places} - {*other.places}
    assert {of.places[id_].partition(".")[0] for id_ in gone} == {"timeline/2030"}
    found = {ask for ask in changed(of, other) if ask.table.startswith(("timeline", "chronology"))}
    assert found == {Ask("timeline", "timeline/2030"), Ask("timeline_extents", ""), Ask("chronology", "")}
    for uri in of.chronology.pages:
        tables = {ask.table for ask in asked_by("timeline", uri, of=of)}
        assert {"timeline", "timeline_extents"} <= tables
        assert ("chronology" in tables) == (uri == "timeline")
        assert "all documents" not in tables


def test_a_commitment_more_concerns_the_page_that_tells_it_and_the_first_which_tells_of_all(monkeypatch):
    monkeypatch.setattr(leaves, "ROOM", 1)
    of = sources(replace(CORPUS, commitments=(DATED, OPEN)), LANGUAGES, Publication())
    other = sources(replace(CORPUS, commitments=(DATED,)), LANGUAGES, Publication())
    of_all = {Ask("commitment_pages", ""), Ask("all commitments", "")}
    own = {Ask("listed", "commitments/undated"), Ask("commitment_extents", "")}
    assert {*of_all, *own} <= changed(of, other)
    assert Ask("listed", "commitments") not in changed(of, other)
    assert of_all <= asked_by("commitments", "commitments", of=of)
    asked = asked_by("commitments", "commitments/undated", of=of)
    assert {*own, Ask("newest", "")} <= asked
    assert not asked & {*of_all, Ask("all documents", "")}


def test_lists_that_count_what_is_said_of_texts_ask_for_that_alone():
    assert TEXTS not in {ask.table for id_ in ("rules", "coverage") for ask in asked_by("lists", id_)}
    decided = replace(SPEECH, decided=(("drop_links", 9),))
    documents = tuple(decided if document.key == SPEECH.key else document for document in CORPUS.documents)
    found = changed(OF, sources(replace(CORPUS, documents=documents), LANGUAGES, Publication()))
    assert found == {Ask(DECIDED, "speech"), Ask(TEXTS, "speech")}
    found = changed(OF, sources(replace(CORPUS, alignments=()), LANGUAGES, Publication()))
    assert Ask(ALIGNED, "speech") in found


def test_everything_that_is_asked_for_has_a_name_for_who_asks_why():
    of = sources(replace(CORPUS, commitments=(DATED, OPEN)), LANGUAGES, Publication())
    tables = {ask.table for task in tasks(of) for ask in asked_by(task.kind, task.id, task.language, of)}
    assert tables <= {*words("en")["cli"]["made"]["tables"]}


def test_whoever_goes_through_a_table_asks_which_entries_there_are():
    known = sources(
        replace(CORPUS, entities=(*CORPUS.entities, Entity("ada-reed", "person", {"en": ("Ada Reed",)}))),
        LANGUAGES,
        Publication(),
    )
    every = Ask("entities", "")
    with gathering() as asked:
        list(watched(OF).catalogue.entities)
    assert set(asked) == {every}
    assert Answers(OF)(every) != Answers(known)(every)
