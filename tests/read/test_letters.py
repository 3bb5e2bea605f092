"""Letters: what they are called, who signed them, and that what they hold beside their words is none of these."""

import pytest

from dossier.languages import languages
from dossier.model import Seed
from dossier.read import Context, read_seed
from tests.samples import cases

CASES = [
    pytest.param(
        case,
        id=f"{case['language']}-{case['name']}",
        marks=[pytest.mark.xfail(reason=case["known"], strict=True)] if "known" in case else [],
    )
    for case in cases("read/letters.yml")
]


@pytest.mark.parametrize("case", CASES)
def test_a_letter_is_known_as_one(case):
    letter, _ = read_seed(Seed("seeds/a.txt", case["text"].encode()), Context(languages()))
    assert letter.language == case["language"]
    assert letter.facts.type == "letter"
    assert letter.title == case["title"]
    assert list(letter.facts.author) == case["author"]
    assert letter.facts.speaker == ()
    assert [line.text for line in letter.lines if line.decision.status == "dropped"] == case["dropped"]


def test_a_speech_that_greets_is_no_letter():
    told = "Dear colleagues,\n\nWe opened the new bridge of the town today, and all are welcome.\n\nThank you.\n\nAda Stone\n"
    speech, _ = read_seed(Seed("seeds/a.txt", told.encode()), Context(languages()))
    assert speech.facts.type != "letter"
    assert speech.facts.author == ()
