"""Events: which reports become one, which stay apart."""

import re
from dataclasses import replace
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages.text import with_sentences
from dossier.model import Block, Document, Entity, Event, Facts, Report
from dossier.model.document import when
from dossier.relate import relate
from tests.relate.build import document, entities, load

CASES = load("events")
ENTITIES = entities(CASES["entities"])
REPORTS = st.fixed_dictionaries(
    {
        "date": st.sampled_from(
            ["2024", "2024-09", "2024-09?", "2024-09-25", "2024-09-26", "2024-09-25/2024-09-26", "2025"]
        ),
        "title": st.sampled_from(
            ["High-Level Meeting on AI", "the first Workshop of China", "Nothing in particular has happened", ""]
        ),
        "block": st.sampled_from(["", "p-000001", "p-000002"]),
        "kind": st.sampled_from(["event", "deadline"]),
    }
)
TEXTS = st.lists(st.lists(REPORTS, max_size=4), max_size=5).map(
    lambda texts: [document({"id": f"d{at}", "language": "en", "reports": reports}) for at, reports in enumerate(texts)]
)


def shown(event: Event) -> str:
    return f"{event.when.edtf}: {event.entity or '~'}: {' '.join(source.document.id for source in event.sources)}"


SAID = {
    "en": ("Here, I wish to announce the Action Plan of China.", "The meeting adopted the Resolution."),
    "fr": ("Je souhaite annoncer le plan d’action de la Chine.", "La réunion a adopté la résolution."),
    "zh": ("我在此宣布中国的行动计划。", "大会通过了决议。"),
}
"""What is done on the day of the text, by saying so or by the meeting that it reports."""


@pytest.mark.parametrize("language", SAID)
def test_what_a_text_announces_happens_on_its_day_and_is_told_once(language: str) -> None:
    blocks = with_sentences(
        (Block("paragraph", said, f"p-{at:06}") for at, said in enumerate(SAID[language])), language
    )
    text = Document("a", language, "", when("2024-09-25"), Facts(), blocks)
    later = document(
        {"id": "b", "language": "en", "reports": [{"date": "2024-09", "title": "China proposed the Action Plan"}]}
    )
    found = relate([text, later], ENTITIES).events
    assert {(event.announced, len(event.sources)) for event in found} == {("plan", 2), ("resolution", 1)}
    undated = replace(text, when=when("2024"))
    assert [event.announced for event in relate([undated], ENTITIES).events] == []


def test_what_was_said_in_the_sentence_of_an_event_is_a_source_of_it() -> None:
    sentence = "The ministry spoke on Monday, as it opened the first Workshop on Monday."
    clauses = ("The ministry spoke on Monday", "as it opened the first Workshop on Monday.")
    block = with_sentences([Block("paragraph", sentence, "p-000001")], "en")
    reports = tuple(Report(when("2024-09-23"), clause, "p-000001") for clause in clauses)
    [event] = relate([Document("a", "en", "", None, Facts(), block, reports)], ENTITIES).events
    assert (event.entity, [source.report.title for source in event.sources]) == ("first-workshop", [*clauses[::-1]])


def test_what_a_sentence_resumes_has_no_part_in_the_other_events_that_it_resumes() -> None:
    meeting = {"date": "2024-09-25", "title": "The High-Level Meeting on AI took place"}
    workshop = {"date": "2024-08", "title": "The first Workshop was held"}
    year = {"date": "2024", "title": "This year saw the first Workshop and the High-Level Meeting on AI"}
    texts = [
        document({"id": "a", "language": "en", "reports": [meeting, workshop]}),
        document({"id": "b", "language": "en", "reports": [year]}),
    ]
    found = {event.entity: event for event in relate(texts, ENTITIES).events}
    assert {entity: len(event.sources) for entity, event in found.items()} == {"first-workshop": 2, "meeting": 2}
    assert "meeting" not in found["first-workshop"].entities
    assert "first-workshop" not in found["meeting"].entities


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["about"])
def test_reports_become_events(case: dict[str, Any]) -> None:
    texts = [document(data) for data in case["documents"]]
    assert sorted(map(shown, relate(texts, ENTITIES).events)) == sorted(case["events"])
    assert relate(texts[::-1], ENTITIES[::-1]).events == relate(texts, ENTITIES).events


@given(TEXTS)
def test_each_report_is_a_source_once(texts: list[Any]) -> None:
    events = relate(texts, ENTITIES).events
    given_ = [(text.key, report) for text in texts for report in text.reports]
    told = [(source.document, source.report) for event in events for source in event.sources]
    assert sorted(map(repr, told)) == sorted(map(repr, given_))


@given(TEXTS)
def test_events_are_consistent(texts: list[Any]) -> None:
    events = relate(texts, ENTITIES).events
    assert len({event.id for event in events}) == len(events)
    assert [event.when.edtf.day for event in events] == sorted(event.when.edtf.day for event in events)
    for event in events:
        assert re.fullmatch(r"e-[0-9A-Za-z_-]+-[0-9a-f]{4}(-\d+)?", event.id)
        assert {source.report.kind for source in event.sources} == {event.kind}
        assert event.when == event.sources[0].report.when


def test_a_deadline_stands_where_it_ends() -> None:
    dates = ["2026", "../2025-06", "2024"]
    reports = [{"date": date, "title": f"About {date}"} for date in dates]
    text = document({"id": "z", "language": "en", "reports": reports})
    assert [str(event.when.edtf) for event in relate([text], []).events] == sorted(
        dates, key=lambda date: date.strip("./")
    )


def test_an_event_keeps_its_id_when_others_come() -> None:
    texts = [document(data) for data in CASES["cases"][0]["documents"]]
    other = document({"id": "x", "language": "en", "reports": [{"date": "2020-01-01", "title": "Another one"}]})
    assert {event.id for event in relate(texts, ENTITIES).events} < {
        event.id for event in relate([*texts, other], ENTITIES).events
    }


def test_an_event_knows_whom_its_sentences_name() -> None:
    titles = {"en": "China spoke at the High-Level Meeting on AI", "zh": "联合国大会人工智能高级别会议"}
    texts = [
        document({"id": tag, "language": tag, "reports": [{"date": "2024-09-25", "title": title}]})
        for tag, title in titles.items()
    ]
    [event] = relate(texts, ENTITIES).events
    assert (event.entity, event.entities) == ("meeting", ("meeting", "china", "assembly"))


def test_an_event_knows_whom_its_text_has_named_before() -> None:
    """A surname alone says nothing; the mention in the text knows whose it is."""
    said = "Lin Jian came. On 3 May 2024 Lin spoke of ports."
    text = document({
        "id": "a", "language": "en", "blocks": [said], "reports": [{"date": "2024-05-03", "title": "On 3 May 2024 Lin spoke of ports."}],
    })  # fmt: skip
    lin = Entity("lin", "person", {"en": ("Lin Jian",), "zh": ("林剑",)})
    assert [event.entities for event in relate([text], [lin]).events] == [("lin",)]


def test_an_event_does_not_name_what_is_part_of_a_longer_name() -> None:
    said = "On 3 May 2024 the High-Level Meeting on AI met"
    text = document({
        "id": "a", "language": "en", "blocks": [f"AI matters. {said}."], "reports": [{"date": "2024-05-03", "title": said}],
    })  # fmt: skip
    term = Entity("ai", "term", {"en": ("AI",)})
    assert [event.entities for event in relate([text], [*ENTITIES, term]).events] == [("meeting",)]


def test_a_translation_tells_of_events_only_without_its_original() -> None:
    told = {"id": "a", "reports": [{"date": "2024-05-03", "title": "Ils se sont réunis."}]}
    translated = document({**told, "language": "fr", "translation": "en"})
    original = document({"id": "a", "language": "en"})
    assert len(relate([translated], []).events) == 1
    assert relate([translated, original], []).events == ()


@pytest.mark.parametrize("sign", ["“", "‘", "…", "湖"])
def test_a_report_may_have_no_word(sign: str) -> None:
    told = {"id": "a", "language": "en", "reports": [{"date": "2024-05", "title": sign}]}
    assert len(relate([document(told)], ENTITIES).events) == 1


@pytest.mark.timing
def test_many_reports_are_grouped_in_time() -> None:
    texts = [
        document(
            {
                "id": str(at),
                "language": "en",
                "reports": [
                    {"date": f"20{day:02}-01-{at % 28 + 1:02}", "title": f"Number {at} met {day}"} for day in range(5)
                ],
            }
        )
        for at in range(1000)
    ]
    start = perf_counter()
    assert relate(texts, ENTITIES).events
    assert perf_counter() - start < 10
