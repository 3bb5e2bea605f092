"""The hand-marked samples are well-formed: what measures recognition must not itself be broken."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from dossier.model.edtf import is_edtf

CASES = Path(__file__).parent / "cases"
LANGUAGES = ["en", "fr", "zh"]
KINDS = {"person", "organisation", "place", "initiative", "event", "term"}
MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")
SMALLEST_HALF = 0.4
"""Share of the marks that the smaller of the two halves must hold."""


def read(name):
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


ENTITIES = read("names/entities.yml")["entities"]
NAMES = {language: read(f"names/{language}.yml")["passages"] for language in LANGUAGES}

SENTENCES = {language: read(f"sentences/{language}.yml")["passages"] for language in LANGUAGES}


def shares(weights):
    """Share of each half, of passages given as (half, weight)."""
    total = sum(weight for _, weight in weights)
    return {half: sum(weight for name, weight in weights if name == half) / total for half in ("tune", "held")}


def test_entities_have_a_kind_and_names_in_every_language():
    for entity in ENTITIES.values():
        assert set(entity) == {"kind", "names"}
        assert entity["kind"] in KINDS
        assert list(entity["names"]) == LANGUAGES
        assert all(names and len(set(names)) == len(names) for names in entity["names"].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_are_balanced_and_name_known_entities(language):
    for passage in NAMES[language]:
        text = passage["text"]
        marks = MARK.findall(text)
        assert text.count("[[") == text.count("]]") == len(marks), passage["id"]
        assert {identifier for identifier, _ in marks} <= set(ENTITIES), passage["id"]
        assert all(words == words.strip() for _, words in marks), passage["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_enough_mentions_and_two_even_halves(language):
    passages = NAMES[language]
    weights = [(passage["half"], len(MARK.findall(passage["text"]))) for passage in passages]
    assert sum(weight for _, weight in weights) >= 160
    assert min(shares(weights).values()) >= SMALLEST_HALF
    assert {half for half, _ in weights} == {"tune", "held"}
    assert all(one < other for one, other in pairwise(passage["id"] for passage in passages))


def test_every_entity_is_mentioned_somewhere():
    texts = (passage["text"] for passages in NAMES.values() for passage in passages)
    assert {identifier for text in texts for identifier, _ in MARK.findall(text)} == set(ENTITIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_and_promises_are_quoted_from_their_text(language):
    for passage in SENTENCES[language]:
        text = passage["text"]
        assert all(event["words"] and event["words"] in text for event in passage["events"]), passage["id"]
        assert all(promise["words"] and promise["words"] in text for promise in passage["promises"]), passage["id"]
        assert all(promise["who"] in text for promise in passage["promises"]), passage["id"]
        places = [text.index(event["words"]) for event in passage["events"]]
        assert places == sorted(places), passage["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_are_edtf(language):
    for passage in SENTENCES[language]:
        events, promises = passage["events"], passage["promises"]
        dates = [passage["date"]]
        dates += [date for event in events for date in [event["edtf"], *event.get("accept", [])]]
        dates += [promise["due"] for promise in promises if "due" in promise]
        assert all(is_edtf(date) for date in dates), passage["id"]
        assert {event["kind"] for event in events} <= {"event", "deadline"}
        assert all(promise.get("count", 1) > 0 for promise in promises)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_enough_sentences_and_two_even_halves(language):
    passages = SENTENCES[language]
    assert len(passages) >= 70
    assert min(shares([(passage["half"], 1) for passage in passages]).values()) >= SMALLEST_HALF
    assert sum(not passage["events"] for passage in passages) >= 10
    assert sum(bool(passage["promises"]) for passage in passages) >= 20
    assert all(one < other for one, other in pairwise(passage["id"] for passage in passages))


@pytest.mark.parametrize("sample", [NAMES, SENTENCES])
def test_a_passage_and_its_counterparts_are_in_the_same_half(sample):
    """The passages of a number resemble each other in all languages: a tuner must not see one that is held."""
    halves = [[passage["half"] for passage in passages] for passages in sample.values()]
    assert halves[0] == halves[1] == halves[2]
