"""What was marked by people who had not seen the rules: how much of it is found may rise and never fall."""

import sys
from types import SimpleNamespace

import pytest
import yaml

from benchmarks import measure, train
from benchmarks.quality import SAMPLES, figures, outcomes, passages, reached
from dossier.languages import WEIGHTS

HELD = ("cleaning", "pages", "events", "names", "commitments", "decoding")
"""Samples with a floor."""
LANGUAGES = {"en", "fr", "zh"}


def lower(name):
    """Figures that are lower than the floor of a sample."""
    floor = measure.floors()[name]
    return {
        f"{group} {key}": value
        for group, row in reached(name).items()
        for key, value in row.items()
        if value < floor[group][key]
    }


def much_higher(name):
    """Figures that lie so far above the floor of a sample that it should be raised."""
    floor, lag = measure.floors()[name], SAMPLES[name].lag
    return {
        f"{group} {key}": value
        for group, row in reached(name).items()
        for key, value in row.items()
        if value >= floor[group][key] + lag
    }


@pytest.mark.timeout(900)  # two hundred pages take half a minute, and much more on a busy machine
@pytest.mark.parametrize("name", HELD)
def test_what_is_reached_never_falls(name):
    assert lower(name) == {}
    assert much_higher(name) == {}, f"better than the floor: python -m benchmarks quality {name} --write"


def test_each_group_of_a_sample_has_its_floor():
    groups = {name: set(figures(name, outcomes(name))) for name in HELD}
    assert {name: set(floor) for name, floor in measure.floors().items()} == groups
    assert groups["cleaning"] == groups["events"] == groups["names"] == groups["commitments"] == LANGUAGES
    keys = {name: {key for row in floor.values() for key in row} for name, floor in measure.floors().items()}
    assert keys == {
        **{name: {"f1", "recall"} for name in ("cleaning", "pages")},
        **{name: {"precision", "recall"} for name in ("events", "names", "commitments")},
        "decoding": {"right_long", "honest_short"},
    }
    assert all(len(row) == 2 for floor in measure.floors().values() for row in floor.values())


@pytest.mark.parametrize(
    ("name", "column", "least"),
    [
        ("cleaning", "texts", 20),
        ("pages", "texts", 150),
        ("events", "marked", 80),
        ("names", "marked", 100),
        ("commitments", "marked", 31),
    ],
)
def test_a_sample_is_large_enough(name, column, least):
    assert {group: row[column] for group, row in figures(name, outcomes(name)).items() if row[column] < least} == {}


def test_no_language_lies_far_behind_english():
    found = figures("cleaning", outcomes("cleaning"))
    assert {group: row["f1"] for group, row in found.items() if row["f1"] < found["en"]["f1"] - 0.05} == {}


def test_no_text_is_lost():
    recalls = {f"{one.group}/{one.name}": one.tally["recall"] for one in outcomes("cleaning")}
    assert len(recalls) > 60
    assert {text: recall for text, recall in recalls.items() if recall < 0.65} == {}


def test_a_floor_rises_and_never_falls(tmp_path, monkeypatch):
    path = tmp_path / "floors.yml"
    path.write_bytes(measure.FLOORS.read_bytes())
    monkeypatch.setattr(measure, "FLOORS", path)
    old = measure.floors()
    better, worse = ({"en": {"f1": value, "recall": value}} for value in (0.9999, 0.5))
    for found in (better, worse):
        floor = measure.floors()["cleaning"]
        measure.write_floors({"cleaning": {**floor, **measure.raised({"en": floor["en"]}, found, 0.01)}})
    assert measure.floors()["cleaning"] == {**old["cleaning"], "en": {"f1": 0.99, "recall": 0.99}}
    assert {**measure.floors(), "cleaning": {}} == {**old, "cleaning": {}}


def test_the_file_of_the_floors_is_as_it_would_be_written(tmp_path, monkeypatch):
    path = tmp_path / "floors.yml"
    path.write_bytes(measure.FLOORS.read_bytes())
    monkeypatch.setattr(measure, "FLOORS", path)
    measure.write_floors({})
    assert path.read_text("utf-8") == (measure.CASES / "floors.yml").read_text("utf-8")


def test_pages_are_read_from_their_html_beside_an_extractor_if_there_is_one(tmp_path, monkeypatch):
    text = next(measure.texts(measure.PAGES))
    (tmp_path / f"{text.name}.html").write_text(f"<p>{text.truth}</p>", "utf-8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # importing it fails
    assert [(one.group, one.name) for one in SAMPLES["html"].outcomes(tmp_path)] == [("dossier", text.name)]
    library = SimpleNamespace(extract=lambda _, **__: text.truth)
    monkeypatch.setitem(sys.modules, "trafilatura", library)
    ours, theirs = SAMPLES["html"].outcomes(tmp_path)
    assert (theirs.group, theirs.tally["f1"]) == ("trafilatura", 1.0)
    assert ours.tally["recall"] > 0.9


def test_no_site_teaches_what_judges_it():
    pages = list(measure.texts(measure.PAGES))
    fold = train.folds(pages)
    by_site = {}
    for page, at in zip(pages, fold, strict=True):
        by_site.setdefault(train.site(page.address), set()).add(at)
    assert len(by_site) > 150
    assert {site: found for site, found in by_site.items() if len(found) > 1} == {}
    assert set(fold) == set(range(train.FOLDS))


def test_other_weights_read_otherwise_and_leave_no_trace():
    text = next(text for text in measure.texts(measure.PAGES) if text.name == "0003")
    before = train.read_with(text, WEIGHTS)
    nothing = {**WEIGHTS, "bias": {"bias": -99.0}}
    assert train.read_with(text, nothing) != before
    assert train.read_with(text, WEIGHTS) == before


def test_a_date_that_says_something_else_is_wrong():
    sample = yaml.safe_load((measure.CASES / "sentences" / "en.yml").read_text("utf-8"))["passages"]
    [passage] = [one for one in sample if one["text"].startswith("The treaty was signed on 17 June")]
    report = passages.find_events(passage, "en")[0]
    first, second = passage["events"]
    assert passages.is_right(report, first, passage["text"])
    assert not passages.is_right(report, second, passage["text"])
    assert not passages.is_right(report, {**first, "edtf": "1994-06"}, passage["text"])
    assert not passages.is_right(report, {**first, "kind": "deadline"}, passage["text"])
    wrong, missing = passages.unmatched({**passage, "events": [second]}, passages.find_events(passage, "en"))
    assert (wrong, missing) == ([report], [])
