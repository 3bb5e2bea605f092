"""The benchmark of real texts counts what it says, on invented ones."""

import hashlib
import json
import re
from argparse import ArgumentParser

import pytest
import yaml

from benchmarks import quality
from benchmarks.quality import doubts, real
from dossier.model.edtf import is_edtf
from dossier.pages.schema import TYPES

SPEECH = """\
Remarks by Ada Lind at the Debate on Rivers

5 May 2024

Mr. President,

We came here to speak of the rivers that our children will inherit from us all.

Dams and Locks

Every lock that was built upon this river has been paid for by those who live beside it.

I thank the members of this house for the patience with which they have heard me today.
"""
NEWS = {
    "title": "河流保护工作座谈会在海城召开",
    "content": "海城5月3日电 会议指出，保护河流是全社会的共同责任，必须长期坚持下去。",
}
DATED = "2024-05-05"
LEFT_OUT = ("un/gone.txt", "un/new.txt")


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


SOURCES = {
    "un": {
        "repository": "someone/speeches",
        "kind": "speech",
        "held": True,
        "texts": {
            "un/a.txt": {
                "sha256": digest(SPEECH),
                "title": ["Rivers of the North", "Remarks by Ada Lind at the Debate on Rivers"],
                "date": DATED,
                "speaker": ["Ada Lind"],
                "headings": ["Dams and Locks", "A heading that is not there"],
                "keeps": [
                    "Every lock that was built upon this river has been paid for by those who live beside it.",
                    "This sentence of more than ten words was never said by anybody at all.",
                    [51, 17],
                ],
            },
            **{name: {"sha256": "0" * 12, "title": None, "keeps": []} for name in LEFT_OUT},
        },
    },
    "former": {
        "repository": "someone/former-speeches",
        "kind": "speech",
        "held": False,
        "texts": {"un/b.txt": {"sha256": digest(SPEECH), "title": "Another", "date": "2023", "keeps": []}},
    },
    "zh": {
        "repository": "someone/news",
        "kind": "news-article",
        "held": True,
        "texts": {"corpus.txt#2": {"sha256": digest("\n".join(NEWS.values())), "title": NEWS["title"], "keeps": []}},
    },
}


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """A folder of checkouts and the labels of its texts; gives what comes of a table by its rows."""
    folder = tmp_path / "checkouts"
    texts = {"speeches/un/a.txt": SPEECH, "former-speeches/un/b.txt": SPEECH, "speeches/un/new.txt": "Other bytes."}
    for name, content in texts.items():
        (folder / f"someone+{name}").parent.mkdir(parents=True, exist_ok=True)
        (folder / f"someone+{name}").write_text(content, "utf-8")
    (folder / "news").mkdir()
    (folder / "news" / "corpus.txt").write_text("\n".join([json.dumps({}), json.dumps(NEWS)]) + "\n", "utf-8")
    labels = tmp_path / "labels"
    labels.mkdir()
    for name, source in SOURCES.items():
        (labels / f"{name}.yml").write_text(yaml.safe_dump(source, allow_unicode=True), "utf-8")
    monkeypatch.setattr(real, "LABELS", labels)
    real.readings.cache_clear()
    yield lambda table: {(one.group, one.half, one.name): one for one in quality.SAMPLES[table].outcomes(folder)}
    real.readings.cache_clear()


def test_facts_are_counted_by_source_and_fact(asked):
    found = asked("real")
    assert found["un title", "held", "un/a.txt"].tally["right"] == 1
    assert found["former title", "tune", "un/b.txt"].tally["wrong"] == 1
    assert found["un date", "held", "un/a.txt"].tally["right"] == 1
    assert found["former date", "tune", "un/b.txt"].tally["wrong"] == 1
    assert found["zh title", "held", "corpus.txt#2"].tally["right"] == 1
    assert ("former speaker", "tune", "un/b.txt") not in found


def test_a_text_that_is_missing_or_changed_is_left_out(asked):
    found = asked("real")
    assert [real.verdicts(found["un left-out", "held", name].tally) for name in LEFT_OUT] == [{"left out": 1}] * 2
    assert {name for _, _, name in asked("real-kept")} & set(LEFT_OUT) == set()


def test_a_wrong_date_without_a_mark_is_counted(asked):
    found = asked("real-dates")
    right, wrong = found["un", "held", "un/a.txt"].tally, found["former", "tune", "un/b.txt"].tally
    assert real.dated(right) == {"texts": 1, "shown": 1, "right": 1, "of shown": 1.0, "unmarked": 0, "of texts": 0.0}
    assert real.dated(wrong) == {"texts": 1, "shown": 1, "right": 0, "of shown": 0.0, "unmarked": 1, "of texts": 1.0}
    assert ("zh", "held", "corpus.txt#2") not in found, "a date that was not asked"


def test_headings_and_sentences_that_are_not_there_are_missed(asked):
    [heading] = asked("real-headings").values()
    assert heading.tally == {"right": 1, "wrong": 0, "missing": 1}
    assert heading.errors == ("missing: A heading that is not there",)
    kept = asked("real-kept")["un", "held", "un/a.txt"]
    assert real.staying(kept.tally) == {"sentences": 3, "kept": 2, "share": 2 / 3}
    assert [error.startswith("lost: this sentence") for error in kept.errors] == [True]


def test_a_doubt_is_right_where_something_is_wrong(asked):
    found = asked("real-doubts")
    assert found["date none un", "held", "un/a.txt"].tally == {"marked": 1, "bad": False}
    assert found["date none former", "tune", "un/b.txt"].tally == {"marked": 1, "bad": True}
    bad = {name: one.tally["bad"] for (group, _, name), one in found.items() if group.startswith("text none")}
    assert bad == {"un/a.txt": True, "un/b.txt": True, "corpus.txt#2": False}
    lost = {name: one.tally["bad"] for (group, _, name), one in found.items() if group.startswith("sentences none")}
    assert lost == {"un/a.txt": True, "un/b.txt": False, "corpus.txt#2": False}


@pytest.mark.usefixtures("asked")
def test_what_sites_tell_of_doubts_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(doubts, "FILE", tmp_path / "doubts.yml")
    assert run("real-doubts", "--from", str(tmp_path / "checkouts"), "--write") == ""
    told = yaml.safe_load((tmp_path / "doubts.yml").read_text("utf-8"))
    assert [tuple(source.values()) for source in told["sources"]] == [
        ("someone/news", "news-article", 1),
        ("someone/speeches", "speech", 1),
    ]
    figures = {tuple(row.values())[:4]: (row["texts"], row["right"]) for row in told["figures"]}
    assert figures["date", "none", "speech", "en"] == (1, 1), "a source that tunes is not told"
    assert figures["sentences", "none", "speech", "en"] == (1, 0)
    assert figures["title", "none", "news-article", "zh"] == (1, 1)
    assert "date none un" in capsys.readouterr().out


def test_only_doubts_of_all_texts_are_written(tmp_path):
    place = ("--from", str(tmp_path), "--write")
    assert run("real-doubts", *place, "--half", "held")
    assert run("real-kept", *place)


@pytest.mark.parametrize(
    ("date", "truth", "counted"),
    [
        ("2024-05?", "2023", {"wrong": 1, "unsure": 1}),
        ("2024-05", None, {"unasked": 1}),
        ("2024-05~", [None, "2024-05"], {"right": 1}),
        ("", [None, "2024-05"], {"": 1}),
    ],
)
def test_a_date_is_judged_with_its_marks(monkeypatch, date, truth, counted):
    one = real.Reading("un", "a.txt", "tune", {"date": truth})
    monkeypatch.setattr(real.Reading, "answers", {"date": date})
    monkeypatch.setattr(real, "readings", lambda _: (one,))
    [outcome] = real.facts(None)
    assert outcome.tally == counted


def run(*arguments):
    parser = ArgumentParser()
    quality.arguments(parser)
    return quality.run(parser.parse_args(arguments))


def test_without_the_texts_it_says_how_they_are_had():
    assert run("real") == real.HOW


# The labels.

KEYS = {"sha256", "title", "date", "type", "speaker", "publisher", "headings", "keeps"}


def labels():
    for _, source in real.sources():
        yield from source["texts"].items()


def several(value):
    return value if isinstance(value, list) else [value]


def test_labels_say_what_the_benchmark_asks():
    wrong = {
        path: text
        for path, text in labels()
        if not {"sha256", "title", "keeps"} <= set(text) <= KEYS
        or not re.fullmatch("[0-9a-f]{12}", text["sha256"])
        or not all(date is None or is_edtf(date) for date in several(text.get("date")))
        or not set(several(text.get("type", "other"))) <= set(TYPES)
    }
    assert wrong == {}


def test_a_source_says_whose_its_texts_are_and_whether_it_judges():
    sources = [source for _, source in real.sources()]
    assert all(list(one) == ["repository", "kind", "held", "licence", "texts"] for one in sources)
    assert all(one["kind"] in TYPES and isinstance(one["held"], bool) for one in sources)
    judges, tunes = ({one["repository"] for one in sources if one["held"] == held} for held in (True, False))
    assert judges & tunes == set(), "who tunes has seen the texts of that repository"


def test_enough_texts_are_labelled_and_judge():
    assert len(list(labels())) >= 370
    assert sum(len(source["texts"]) for _, source in real.sources() if source["held"]) >= 110
    assert all(len(text["keeps"]) >= 1 for _, text in labels())
