"""Whole texts of kinds that people keep, each with what is right about it; only the keys that a case has are asked.

`known` names a failure that is not mended yet: what is asked must then fail (strict), so that the note goes when it is.
"""

from collections import Counter

import pytest
import yaml

from dossier.model import Seed
from dossier.read import Context, read_seed
from tests.samples import CASES

TEXTS = [
    (path.stem, case) for path in sorted((CASES / "texts").glob("*.yml")) for case in yaml.safe_load(path.read_text())
]
KINDS = {"headings": "heading", "salutations": "salutation"}


def params():
    for kind, case in TEXTS:
        marks = [pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else []
        yield pytest.param(case, id=f"{kind}-{case['name']}", marks=marks)


def title_of(document, findings):
    """The title that was found, not the words that stand for one."""
    return None if any(finding.code == "seed_no_title" for finding in findings) else document.title


def faults(case):
    """What came out otherwise than the case says, as a list of (key, what came out)."""
    raw = case["raw"].encode(case.get("encoding", "utf-8"))
    document, findings = read_seed(
        Seed("seeds/text.txt", raw), Context(tuple(case.get("languages", ("en", "fr", "zh"))))
    )
    codes = {finding.code for finding in findings}
    if "finding" in case:
        yield from [("finding", codes)] if case["finding"] not in codes else []
    doubts = {doubt.code for doubt in document.doubts} | codes if document else codes
    for key, raised in {"doubt": True, "sure": False}.items():
        if key in case and (case[key] in doubts) is not raised:
            yield key, doubts
    if document is None:
        return
    facts = {
        "title": title_of(document, findings),
        "date": str(document.when.edtf) if document.when else None,
        "language": document.language,
        **{key: getattr(document.facts, key) for key in ("type", "publisher", "place", "event")},
        **{key: list(getattr(document.facts, key)) for key in ("speaker", "author")},
    }
    for key, found in facts.items():
        if key in case and found != case[key] and not (key == "date" and found in listed(case[key])):
            yield key, found
    yield from body_faults(case, document.blocks)


def listed(value):
    return value if isinstance(value, list) else [str(value)] if value else [value]


def body_faults(case, blocks):
    texts = [block.text for block in blocks]
    page = "\n".join(texts)
    holds = {
        "paragraphs": lambda text: text in texts,
        "has": lambda text: text in page,
        "lacks": lambda text: text not in page,
        "absent": lambda text: text not in texts,
        "starts": lambda text: any(each.startswith(text) for each in texts),
    }
    yield from ((key, text) for key, test in holds.items() for text in case.get(key, ()) if not test(text))
    turns = Counter(block.speaker for block in blocks)
    found = {
        **{key: [block.text.rstrip(",") for block in blocks if block.kind == kind] for key, kind in KINDS.items()},
        "times": {text: page.count(text) for text in case.get("times", {})},
        "items": [[block.depth, block.text] for block in blocks if block.kind == "item"],
        "turns": {speaker: turns[speaker] for speaker in case.get("turns", {})},
    }
    yield from ((key, value) for key, value in found.items() if key in case and value != case[key])


@pytest.mark.parametrize("case", list(params()))
def test_a_text_becomes_what_it_is(case):
    assert list(faults(case)) == []
