"""Commitments: which commitments are one, who can promise, and what later texts say of it."""

from time import perf_counter

import pytest

from dossier.languages import profile
from dossier.languages.text import with_sentences
from dossier.model import Block, Document, Facts, Translation
from dossier.model.document import when
from dossier.read.dates.reports import find_dates
from dossier.read.facts.commitments import find_commitments
from dossier.read.facts.roles import Text
from dossier.relate import relate
from tests.relate.build import entities, load

CASES = load("commitments")
ENTITIES = entities(CASES["entities"])


def text(data):
    """A document of {id, language, date, text: [paragraph]}, read as a seed is."""
    tongue, kind = profile(data["language"]), data.get("type", "speech")
    made = (Block("paragraph", words, f"p-{at:06}", at) for at, words in enumerate(data["text"], 1))
    blocks = with_sentences(made, data["language"])
    own, reports = find_dates(Text("", blocks, (), tongue), kind, when(data["date"]))
    source = data.get("translation")
    return Document(
        data["id"], data["language"], data.get("title", data["id"]), own, Facts(type=kind, speaker=tuple(data.get("speaker", ())), author=tuple(data.get("author", ())), event=data.get("event", "")),
        blocks, reports, find_commitments(blocks, kind, reports, tongue), translation=Translation(source) if source else None,
    )  # fmt: skip


def told(commitment):
    due = [str(commitment.due.edtf)] if commitment.due else []
    by = [f"({who})" for who in commitment.by]
    made = " ".join([*due, commitment.kind, *commitment.who, *by, *[str(commitment.count)] * bool(commitment.count)])
    later = " ".join(evidence.document.id for evidence in commitment.evidence)
    return f"{made}: {' '.join(source.document.id for source in commitment.sources)}" + (f" > {later}" if later else "")


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["about"])
def test_promises_become_commitments(case):
    texts = [text(data) for data in case["texts"]]
    assert [told(one) for one in relate(texts, ENTITIES).commitments] == case["commitments"]
    assert relate(texts[::-1], ENTITIES).commitments == relate(texts, ENTITIES).commitments


def test_ids_hold_while_other_texts_come_and_go():
    one = text(CASES["cases"][0]["texts"][0])
    other = text(
        {"id": "z", "language": "en", "date": "2020-01-01", "text": ["Kenya will sing 3 songs by the end of 2021."]}
    )
    alone = {commitment.id for commitment in relate([one], ENTITIES).commitments}
    assert alone < {commitment.id for commitment in relate([one, other], ENTITIES).commitments}


@pytest.mark.timing
def test_the_time_grows_with_the_number_of_texts():
    def taken(count):
        said = [f"Kenya will dig {at} wells number{at} by the end of 2026." for at in range(2, count)]
        texts = [
            text({"id": f"d{at}", "language": "en", "date": "2024-03-01", "text": [s]}) for at, s in enumerate(said)
        ]
        start = perf_counter()
        relate(texts, ENTITIES)
        return perf_counter() - start

    assert min(taken(800) for _ in range(2)) < 3 * min(taken(400) for _ in range(3)) + 0.3
