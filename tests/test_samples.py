"""The hand-marked samples are well-formed: what measures recognition must not itself be broken."""

import re
from pathlib import Path

import pytest
import yaml

from dossier.model.edtf import is_edtf

CASES = Path(__file__).parent / "cases"
LANGUAGES = ["en", "fr", "zh"]
KINDS = {"person", "organisation", "place", "initiative", "event", "term"}
MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")


def read(name):
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


ENTITIES = read("names/entities.yml")["entities"]
NAMES = {language: read(f"names/{language}.yml")["passages"] for language in LANGUAGES}

SENTENCES = {language: read(f"sentences/{language}.yml")["passages"] for language in LANGUAGES}


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
def test_dates_and_promises_are_quoted_from_their_text(language):
    for passage in SENTENCES[language]:
        text = passage["text"]
        assert all(event["words"] and event["words"] in text for event in passage["events"]), passage["id"]
        assert all(mention["words"] and mention["words"] in text for mention in passage["commitments"]), passage["id"]
        assert all(mention["who"] in text for mention in passage["commitments"]), passage["id"]
        places = [text.index(event["words"]) for event in passage["events"]]
        assert places == sorted(places), passage["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_are_edtf(language):
    for passage in SENTENCES[language]:
        events, commitments = passage["events"], passage["commitments"]
        dates = [passage["date"]]
        dates += [date for event in events for date in [event["edtf"], *event.get("accept", [])]]
        dates += [mention["due"] for mention in commitments if "due" in mention]
        assert all(is_edtf(date) for date in dates), passage["id"]
        assert {event["kind"] for event in events} <= {"event", "deadline"}
        assert all(mention.get("count", 1) > 0 for mention in commitments)
