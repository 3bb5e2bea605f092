"""The timeline: order, groups, titles, links to the text that a reader can read, pages, and the index."""

import json
from dataclasses import replace

import pytest

from dossier.languages import words
from dossier.model import Commitment, CommitmentMention, CommitmentSource, Corpus, Entity, Fragment, Key, SiteFile
from dossier.model.document import MadeFrom, when
from dossier.write import leaves as module
from dossier.write.catalogue import LangString, catalogue
from dossier.write.facts import parts
from dossier.write.timeline import timeline_leaves, timeline_pages
from dossier.write.timeline.chronology import chronology
from dossier.write.timeline.index import timeline_scripts
from dossier.write.versions import sentence_of
from tests.write.making import (
    CATALOGUE,
    FORUM,
    LANGUAGES,
    NEWS,
    NEWS_EN,
    SPEECH,
    SPEECH_ZH,
    aligned,
    document,
    entity_page,
    event,
)


def files(made, language="en"):
    known = chronology(made, parts(made))
    all_leaves = timeline_leaves(known, language)
    uris = list(known.pages) or ["timeline"]
    return [file for uri in uris for file in timeline_pages(uri, all_leaves, known, made, language)]


def pages(made, language="en"):
    return [file for file in files(made, language) if isinstance(file, SiteFile)]


def view_of(made, language="en"):
    (page,) = pages(made, language)
    return page.view


def entries(view):
    return [entry for year in view.years for month in year.months for entry in month.entries]


def entry(id_, language="en"):
    return next(entry for entry in entries(view_of(CATALOGUE, language)) if entry.id == id_)


def test_oldest_first_vague_dates_at_the_head_and_open_ones_at_the_end_of_their_year():
    view = view_of(CATALOGUE)
    assert [year.id for year in view.years] == ["y-2024", "y-2030"]
    assert [month.id for month in view.years[0].months] == ["m-2024-00", "m-2024-04", "m-2024-05"]
    assert [month.id for month in view.years[1].months] == ["m-2030-13"]
    assert [entry.id for entry in entries(view)] == [
        "e-2024-eeee", "e-2024-04-03-aaaa", "d-speech", "e-2024-05-bbbb", "d-news", "e-2024-05-cccc", "e-2030-dddd",
    ]  # fmt: skip
    assert view.whole.intro.startswith("7 entries")


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", LangString("First Forum")), ("fr", LangString("Premier Forum")), ("zh", LangString("First Forum", "en"))],
)
def test_an_event_with_an_entity_takes_its_name_in_the_language_of_the_page(language, title):
    found = entry("e-2024-04-03-aaaa", language)
    assert found.title == title
    assert found.href == ("" if language == "en" else f"{language}/") + "events/forum.html"


def test_an_event_without_an_entity_takes_the_sentence_of_its_source_and_says_its_language():
    assert entry("e-2024-05-cccc", "fr").title == LangString("完。", "zh")
    assert entry("e-2024-05-cccc", "zh").title == LangString("完。")


def test_a_sentence_is_told_in_the_translation_where_it_is_sure_which_one_it_is():
    """SPEECH_ZH has paragraph by paragraph what SPEECH has, and here one sentence for one; not so in the first."""
    last = event("e-x", "2024-05-02", (SPEECH, 2, "It ended."))
    first = event("e-y", "2024-05-02", (SPEECH, 1, "The UN met."))
    made = catalogue(aligned(Corpus((SPEECH, SPEECH_ZH), events=(last, first))), LANGUAGES)
    told = {entry.id: (entry.title, entry.status) for entry in entries(view_of(made, "zh"))}
    assert told["e-x"] == (LangString("会议结束。"), "")
    assert told["e-y"] == (LangString("联合国开会。"), "")
    assert {entry.id: entry.title for entry in entries(view_of(made, "fr"))}["e-x"] == LangString("It ended.", "en")


def test_a_translation_with_another_number_of_sentences_tells_all_that_it_may_be():
    one = document("a", "en", "A", "It began. It ended.")
    two = document("a", "zh", "甲", "会议开始并结束。", translated="en")
    made = catalogue(
        aligned(Corpus((one, two), events=(event("e-x", "2024-05-02", (one, 0, "It ended.")),))), LANGUAGES
    )
    assert [entry.title for entry in entries(view_of(made, "zh"))] == [LangString("会议开始并结束。")]


def test_of_several_sources_the_one_in_the_readers_language_speaks_and_a_translation_is_marked():
    both = event("e-x", "2024-05-02", (SPEECH, 2, "It ended."), (NEWS, 1, "完。"))
    made = catalogue(aligned(Corpus((SPEECH, SPEECH_ZH, NEWS), events=(both,))), LANGUAGES)
    (found,) = (entry for entry in entries(view_of(made, "zh")) if entry.id == "e-x")
    assert (found.title, found.status) == (LangString("完。"), "")
    french = document("speech", "fr", "Discours", "# Forum", "L’ONU s’est réunie. M. Wang.", "Fini.", translated="en")
    made = catalogue(aligned(Corpus((SPEECH, french, NEWS), events=(both,))), LANGUAGES)
    (found,) = (entry for entry in entries(view_of(made, "fr")) if entry.id == "e-x")
    assert (found.title, found.status) == (LangString("Fini."), "draft")


def test_a_source_leads_to_the_same_paragraph_of_the_version_that_the_reader_can_read():
    (source,) = entry("e-2024-05-bbbb", "zh").sources
    assert source.href == f"zh/documents/speech.html#{SPEECH_ZH.blocks[1].id}"
    assert (source.title, source.number, source.status) == (LangString("讲话"), 1, "draft")


def test_a_source_leads_to_the_original_where_a_translation_is_built_otherwise_or_missing():
    (source,) = entry("e-2024-05-cccc", "en").sources
    assert source.href.startswith("zh/documents/news.html#p-")
    assert source.title == LangString("新闻", "zh")
    (source,) = entry("e-2024-05-bbbb", "fr").sources
    assert source.href == f"documents/speech.html#{SPEECH.blocks[1].id}"


def test_each_text_is_a_source_once():
    twice = event("e-x", "2024-05-02", (SPEECH, 1, "The UN met."), (SPEECH, 2, "It ended."))
    view = view_of(catalogue(Corpus((SPEECH,), events=(twice,)), LANGUAGES))
    assert [len(entry.sources) for entry in entries(view)] == [0, 1]


def test_a_document_stands_there_once_in_the_version_that_the_reader_can_read():
    found = entry("d-speech", "zh")
    assert (found.title, found.href, found.status) == (LangString("讲话"), "zh/documents/speech.html", "draft")
    assert found.date == "2024年4月3日"
    assert entry("d-speech", "fr").title == LangString("Speech on AI", "en")


def test_a_document_without_a_date_is_not_on_it():
    assert "d-letter" not in [entry.id for entry in entries(view_of(CATALOGUE, "fr"))]


def test_uncertain_dates_are_told_apart():
    assert {entry.id for entry in entries(view_of(CATALOGUE)) if entry.unsure} == {
        "e-2024-05-bbbb",
        "d-news",
    }


def test_a_date_of_a_document_that_was_completed_says_so_here_too():
    news = replace(NEWS, when=when("2024-05?", "五月", "2024年"))
    (found,) = entries(view_of(catalogue(aligned(Corpus((news,))), LANGUAGES)))
    assert found.date == "May 2024 (completed from context)"


def test_ids_of_entries_are_the_same_in_every_language():
    ids = [[entry.id for entry in entries(view_of(CATALOGUE, language))] for language in LANGUAGES]
    assert ids[0] == ids[1] == ids[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_language(language):
    (page,) = pages(CATALOGUE, language)
    assert page.uri == f"{language}/timeline.md"
    assert page.title == words(language)["timeline"]["title"]


def test_a_corpus_without_dates_has_an_empty_timeline():
    view = view_of(catalogue(Corpus((document("a", "en", "A", "Text."),)), LANGUAGES))
    assert (view.years, view.whole.overview.decades, view.leaves) == ((), (), ())


def test_persons_and_bodies_are_those_that_sentences_name_and_those_that_published():
    found = {item.id: item.names for item in chronology(CATALOGUE, parts(CATALOGUE)).items}
    assert set(found["e-2024-05-bbbb"]) == {"people/wang-yi", "organisations/un"}
    assert found["e-2030-dddd"] == ()
    view = view_of(CATALOGUE)
    assert [(choice.id, choice.name.text) for choice in view.whole.people] == [("wang-yi", "Wang Yi")]
    assert {choice.id: choice.count for choice in view.whole.bodies}["un"] == sum(
        "organisations/un" in names for names in found.values()
    )


def parted(monkeypatch, room):
    monkeypatch.setattr(module, "ROOM", room)
    return pages(CATALOGUE)


@pytest.mark.parametrize("room", [1, 60, 10**6])
def test_a_timeline_that_is_too_long_for_a_page_gets_several_which_hold_every_entry_once(monkeypatch, room):
    made = parted(monkeypatch, room)
    found = [[entry.id for entry in entries(page.view)] for page in made]
    assert [id_ for page in found for id_ in page] == [
        item.id for item in chronology(CATALOGUE, parts(CATALOGUE)).items
    ]
    assert all(found)
    assert len({page.uri for page in made}) == len(made)
    assert made[0].uri == "en/timeline.md"
    assert len(made) == {1: 7, 10**6: 1}.get(room, len(made)) > (room < 10**6)
    assert [leaf.count for leaf in made[0].view.leaves] == list(map(len, found))


def test_the_first_page_tells_of_all_entries_and_a_script_brings_that_to_the_others(monkeypatch):
    assert not any(isinstance(file, Fragment) for file in files(CATALOGUE, "fr"))
    first, *others = parted(monkeypatch, 1)
    (brought,) = [file for file in files(CATALOGUE, "fr") if isinstance(file, Fragment)]
    assert brought.uri == "fr/timeline/whole.md"
    assert brought.view == pages(CATALOGUE, "fr")[0].view.whole
    assert first.view.whole.parted
    assert {page.view.whole for page in others} == {None}
    assert {leaf.count for page in others for leaf in page.view.leaves} == {0}


def test_years_stay_whole_where_a_page_has_room_for_them(monkeypatch):
    size = sum(item.size for item in chronology(CATALOGUE, parts(CATALOGUE)).items if not item.id.startswith("e-2030"))
    uris = [page.uri for page in parted(monkeypatch, size)]
    assert uris == ["en/timeline.md", "en/timeline/2030.md"]


def test_every_place_is_that_of_its_page_and_pages_of_names_lead_there(monkeypatch):
    monkeypatch.setattr(module, "ROOM", 1)
    known = chronology(CATALOGUE, parts(CATALOGUE))
    places = known.places()
    for part in known.parts:
        for item in known.items[part.start : part.end]:
            assert places[item.id] == f"{part.uri}.html#{item.id}"
    view = entity_page(FORUM, "en")
    assert view.places == {"e-2024-04-03-aaaa": places["e-2024-04-03-aaaa"]}


def test_the_overview_leads_to_headings_that_are_there(monkeypatch):
    made = parted(monkeypatch, 1)
    ids = {f"{page.uri.removeprefix('en/').removesuffix('.md')}.html#{anchor}"
           for page in made for year in page.view.years for anchor in (year.id, *(month.id for month in year.months))}  # fmt: skip
    for row in made[0].view.whole.overview.rows:
        assert row.href in ids
        assert {cell.href for cell in row.cells} <= ids
    assert next(row for row in made[0].view.whole.overview.rows if row.id == "2030").href.endswith("#y-2030")


def test_the_index_has_a_value_of_each_list_for_each_entry():
    scripts = {
        made.path: made.content.decode()
        for made in timeline_scripts(chronology(CATALOGUE, parts(CATALOGUE)), CATALOGUE)
    }
    index = json.loads(scripts["timeline/index.js"].removeprefix("dossierTimeline.index=").rstrip(";\n"))
    items = chronology(CATALOGUE, parts(CATALOGUE)).items
    assert [index["kinds"][int(kind)] for kind in index["kind"]] == [item.kind for item in items]
    for key in ("first", "length"):
        assert len(index[key]) == len(items)
    named = [[index["names"][int(n)] for n in numbers.split()] for numbers in index["name"].split(",")]
    assert list(map(sorted, named)) == [sorted(item.names) for item in items]
    spoken = [tuple(index["languages"][int(n)] for n in numbers.split()) for numbers in index["language"].split(",")]
    assert spoken == [item.languages for item in items]
    places = json.loads(scripts["timeline/places.js"].removeprefix("dossierTimeline.places=").rstrip(";\n"))
    assert places == {"timeline": " ".join(item.id for item in items)}


def test_a_timeline_without_entries_needs_no_index():
    empty = catalogue(Corpus(()), LANGUAGES)
    assert list(timeline_scripts(chronology(empty, parts(empty)), empty)) == []


def test_words_that_a_machine_made_come_after_a_translation_and_say_what_they_are():
    made_by = {"language": "zh"}
    machine = document("m", "fr", "Machine", "La séance de machine.", made_from=MadeFrom(by="machine", **made_by))
    french = document("speech", "fr", "Discours", "# Forum", "L’ONU s’est réunie. M. Wang.", "Fini.", translated="en")
    alone = event("e-x", "2024-05-02", (machine, 0, "La séance de machine."))
    both = event("e-y", "2024-05-02", (machine, 0, "La séance de machine."), (SPEECH, 2, "It ended."))
    made = catalogue(aligned(Corpus((machine, SPEECH, french), events=(alone, both))), LANGUAGES)
    told = {event.id: sentence_of(event, made, "fr") for event in (alone, both)}
    assert told["e-x"] == (LangString("La séance de machine."), "found-machine")
    assert told["e-y"] == (LangString("Fini."), "draft")


def test_a_report_that_begins_within_its_sentence_is_told_with_the_whole_of_it():
    text = document("a", "en", "A", "It met. The ministry spoke, as it opened the workshop on Monday.")
    clause = event("e-x", "2024-05-02", (text, 0, "as it opened the workshop on Monday."))
    made = catalogue(Corpus((text,), events=(clause,)), LANGUAGES)
    (found,) = entries(view_of(made))
    assert found.title.text == "The ministry spoke, as it opened the workshop on Monday."


def test_people_are_chosen_by_the_order_of_their_family_names():
    people = [
        Entity(name.lower(), "person", {"en": (f"{first} {name}",), "zh": (chinese,)})
        for first, name, chinese in (("Ana", "Zorn", "安娜·佐恩"), ("Zoe", "Abel", "佐伊·埃布尔"))
    ]
    named = [event(f"e-{one.id}", "2024-05-02", (SPEECH, 1, "The UN met."), named=(one.id,)) for one in people]
    view = view_of(catalogue(Corpus((SPEECH,), tuple(people), events=tuple(named)), LANGUAGES))
    assert [choice.name.text for choice in view.whole.people] == ["Zoe Abel", "Ana Zorn"]


def test_a_translation_says_as_its_original_that_the_date_was_completed():
    news = replace(NEWS, when=when("2024-05?", "五月", "2024年"))
    (found,) = entries(view_of(catalogue(aligned(Corpus((news, replace(NEWS_EN, when=None)))), LANGUAGES)))
    assert (found.title.text, found.date) == ("News", "May 2024 (completed from context)")


def told_by(entities, named, text="They met.", kind="event", commitments=(), **facts):
    """The title of an event without a name whose one sentence names these, in order."""
    source = document("a", "en", "A", text, **facts)
    happened = event("e-x", "2024-05-02", (source, 0, text), named=named, kind=kind)
    corpus = Corpus((source,), entities, events=(happened,), commitments=tuple(commitments))
    return entries(view_of(catalogue(corpus, LANGUAGES)))[0].title.text


def test_a_title_is_what_the_sentence_names_first_or_the_only_one_that_had_a_part():
    plan, body, other = (
        Entity(id_, kind, {"en": (id_.title(),)})
        for id_, kind in (("plan", "initiative"), ("body", "organisation"), ("other", "organisation"))
    )
    ann, bob = (Entity(id_, "person", {"en": (id_.title(),)}) for id_ in ("ann", "bob"))
    every = (plan, body, other, ann, bob)
    assert told_by(every, ("body", "ann", "other")) == "Body"
    assert told_by(every, ("body", "plan")) == "Plan"
    assert told_by(every, ("ann", "body")) == "Body"
    assert told_by(every, ("ann", "body", "other")) == "Ann"
    assert told_by(every, ("ann", "bob")) == "They met."
    assert told_by(every, ("bob", "ann"), speaker=("Bob",)) == "Ann"


def test_a_deadline_is_told_by_the_party_that_is_bound():
    body = Entity("body", "organisation", {"en": ("Body",)})
    mention = CommitmentMention("commitment", "p-aen-0", "We will meet.", "We", (8, 13), due=when("2024-05-02"))
    bound = Commitment("c-1", "commitment", ("body",), mention.due, 0, (CommitmentSource(Key("a", "en"), mention),))
    assert told_by((body,), (), "We will meet.", "deadline", [bound]) == "Body"
    assert told_by((body,), (), "We will meet.", "event", [bound]) == "We will meet."
