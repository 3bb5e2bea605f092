"""What the timeline shows for a choice, reckoned without a page: a few entries on two pages."""

import pytest

from tests.building import ROOT

SCRIPT = ROOT / "overrides/assets/dossier/timeline-model.js"
INDEX = {
    "pages": [["timeline", 2], ["timeline/2024", 2]],
    "kinds": ["event", "document"],
    "languages": ["en", "zh"],
    "names": ["people/ada", "organisations/council"],
    "kind": "0101",
    # May 2023; 2023 as such; December 2023 to January 2024; 2019 to 2024 as such
    "first": [2023 * 13 + 5, 2023 * 13, 2023 * 13 + 12, 2019 * 13],
    "length": [0, 0, 2, 65],
    "language": "0,0 1,1,0",
    "name": "0,,0 1,1",
}


@pytest.fixture(scope="module")
def model(browser):
    """Evaluates an expression about `model` and `given`, on an empty page."""
    page = browser.new_page()
    page.evaluate("globalThis.dossier = {}")
    page.add_script_tag(path=SCRIPT)
    page.evaluate("index => { globalThis.model = new dossier.TimelineModel(index); }", INDEX)
    yield lambda expression, given=None: page.evaluate(f"given => {expression}", given)
    page.close()


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ({}, [1, 1, 1, 1]),
        ({"kind": "event"}, [1, 0, 1, 0]),
        ({"language": "zh"}, [0, 1, 1, 0]),
        ({"person": "ada", "body": "council"}, [0, 0, 1, 0]),
        ({"from": "2023", "to": "2023"}, [1, 1, 1, 1]),
        ({"from": "2023-05", "to": "2023-05"}, [1, 0, 0, 0]),
        ({"from": "2024-01", "to": "2024-01"}, [0, 0, 1, 0]),
        ({"from": "2024", "kind": "event"}, [0, 0, 1, 0]),
        ({"to": "2022"}, [0, 0, 0, 1]),
    ],
)
def test_a_choice_leaves_what_has_all_of_it(model, choice, kept):
    assert model("[...model.find(given).kept]", choice) == kept


def test_pages_count_what_is_left_and_spans_what_each_would_have(model):
    choice = {"kind": "event", "from": "2024-01", "to": "2024-01"}
    assert model("model.find(given).pages", choice) == [0, 1]
    counts = (
        "['2023', '2023-05', '2023-12', '2024-01', '2024'].map((value) => model.span(model.find(given), value).count)"
    )
    assert model(counts, choice) == [2, 1, 1, 1, 1]
    assert model("['201', '202'].map((number) => model.decade(model.find({}), number))") == [1, 4]


@pytest.mark.parametrize(
    ("choice", "chosen", "opened"),
    [
        ({}, [], []),
        ({"from": "2023", "to": "2024"}, ["2023", "2024"], ["2023", "2024"]),
        ({"from": "2023-05", "to": "2023-06"}, ["2023-05"], ["2023"]),
        ({"to": "2023"}, ["2022", "2023"], []),
    ],
)
def test_the_overview_marks_what_is_chosen_and_opens_its_years(model, choice, chosen, opened):
    values = ["2022", "2023", "2023-05", "2024"]
    spans = "given[1].map((value) => model.span(model.find(given[0]), value))"
    told = dict(zip(values, model(spans, [choice, values]), strict=True))
    assert [value for value, span in told.items() if span["isChosen"]] == chosen
    assert [value for value, span in told.items() if span["isYear"] and span["isOpen"]] == opened


@pytest.mark.parametrize(
    ("change", "span"),
    [
        ("withTime({ from: '2023', to: '2023' }, '2023')", ["", ""]),
        ("withTime({ from: '2023', to: '2023' }, '2024-02')", ["2024-02", "2024-02"]),
        ("withTime({ from: '2023', to: '2023' }, '2024-02', true)", ["2023", "2024-02"]),
        ("withTime({ from: '2023', to: '2023' }, '2021', true)", ["2021", "2023"]),
        ("withEnd({ from: '2023', to: '2024' }, 'to', '2022')", ["2022", "2022"]),
        ("withEnd({ from: '2023', to: '2024' }, 'from', '2025')", ["2025", "2025"]),
        ("withEnd({ from: '2023', to: '2024' }, 'to', '')", ["2023", ""]),
    ],
)
def test_a_range_is_extended_and_never_runs_backwards(model, change, span):
    assert model(f"(({{ from, to }}) => [from, to])(model.{change})") == span


@pytest.mark.parametrize(
    ("choice", "key", "value", "left"),
    [
        ({}, "person", "ada", 2),
        ({"kind": "document"}, "person", "ada", 0),
        # What is chosen in the same list does not count: another value would take its place.
        ({"person": "nobody"}, "person", "ada", 2),
        ({"person": "ada"}, "body", "council", 1),
        ({"kind": "event", "to": "2023-06"}, "body", "council", 0),
        ({"from": "2023", "to": "2023"}, "language", "zh", 2),
    ],
)
def test_behind_a_value_stands_what_it_would_leave(model, choice, key, value, left):
    assert model("model.offers(model.find(given[0]), given[1], given[2])", [choice, key, value]) == left
