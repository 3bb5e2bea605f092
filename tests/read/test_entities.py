"""Entity pages: names, sentences and prose of one thing, written in one place."""

import pytest

from dossier.model import FOLDERS
from dossier.read.entities import read_entity

PATH = "docs/en/people/stone.md"
PAGE = """---
names:
  en: [Mary Stone, Stone]
  zh: 石玛丽
description: {en: " She built the harbour. "}
same_as: [https://www.wikidata.org/wiki/Q1]
---

She was nine.
"""


def test_all_that_a_page_may_say():
    entity, findings = read_entity(PATH, {"en": PAGE})
    assert (entity.id, entity.kind, entity.path) == ("stone", "person", PATH)
    assert entity.names == {"en": ("Mary Stone", "Stone"), "zh": ("石玛丽",)}
    assert entity.description == {"en": "She built the harbour."}
    assert entity.same_as == ("https://www.wikidata.org/wiki/Q1",)
    assert entity.prose == {"en": "She was nine."}
    assert not findings


@pytest.mark.parametrize(("folder", "kind"), FOLDERS.items())
def test_the_folder_tells_the_kind(folder, kind):
    assert read_entity(f"docs/en/{folder}/x.md", {"en": "---\nnames: {en: X}\n---\n"})[0].kind == kind


def test_prose_in_another_language_joins_the_page():
    entity, findings = read_entity(PATH, {"en": PAGE, "fr": "Elle avait neuf ans.\n", "zh": "\n"})
    assert entity.prose == {"en": "She was nine.", "fr": "Elle avait neuf ans."}
    assert not findings


def test_facts_in_another_language_are_a_finding_there():
    entity, findings = read_entity(PATH, {"en": PAGE, "fr": "---\nnames: {fr: Pierre}\n---\nElle avait neuf ans.\n"})
    assert "fr" not in entity.names
    assert entity.prose["fr"] == "Elle avait neuf ans."
    assert [(finding.path, finding.line, finding.code) for finding in findings] == [
        ("docs/fr/people/stone.md", 2, "key_elsewhere")
    ]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("She was nine.", "missing_key"),
        ("---\ndescription: {en: A}\n---\n", "missing_key"),
        ("---\nnames: Mary\n---\n", "invalid_value"),
        ("---\nnames: {en: [}\n---\n", "invalid_yaml"),
    ],
)
def test_without_names_there_is_no_entity(page, code):
    entity, findings = read_entity(PATH, {"en": page})
    assert entity is None
    assert [finding.code for finding in findings] == [code]


def test_what_is_wrong_leaves_the_rest():
    entity, findings = read_entity(
        PATH, {"en": PAGE.replace("same_as: [https://www.wikidata.org/wiki/Q1]", "same_as: Q1")}
    )
    assert (entity.same_as, entity.prose) == ((), {"en": "She was nine."})
    assert [(finding.line, finding.code) for finding in findings] == [(6, "invalid_value")]
