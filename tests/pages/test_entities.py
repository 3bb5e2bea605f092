"""Entity pages: names, sentences and prose of one thing, written in one place."""

import pytest

from dossier import check
from dossier.model import FOLDERS
from dossier.pages.entities import read_entity

PATH = "docs/en/people/stone.md"
PAGE = """---
names:
  en: [Mary Stone, Stone]
  zh: 石玛丽
description: {en: " She built the harbour. "}
identifiers: {wikidata: Q1}
---

She was nine.
"""


def test_all_that_a_page_may_say():
    entity, findings = read_entity(PATH, {"en": PAGE})
    assert (entity.id, entity.kind, entity.path) == ("stone", "person", PATH)
    assert entity.names == {"en": ("Mary Stone", "Stone"), "zh": ("石玛丽",)}
    assert entity.description == {"en": "She built the harbour."}
    assert entity.identifiers == {"wikidata": ("Q1",)}
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
    entity, findings = read_entity(PATH, {"en": PAGE.replace("{wikidata: Q1}", "Q1")})
    assert (entity.identifiers, entity.prose) == ({}, {"en": "She was nine."})
    assert [(finding.line, finding.code) for finding in findings] == [(6, "invalid_value")]


IDENTIFIERS = """---
names: {en: Stone}
identifiers:
  wikidata: https://www.wikidata.org/entity/Q1
  iso3166: NO
  orcid: [0000-0002-1825-0097, 0000-0002-1825-0098]
  viaf: 113230702
  facebook: stone
  isni: []
---
"""


def test_of_several_identifiers_the_good_ones_stay():
    entity, findings = read_entity(PATH, {"en": IDENTIFIERS})
    assert entity.identifiers == {"iso3166": ("NO",), "orcid": ("0000-0002-1825-0097",), "viaf": ("113230702",)}
    assert [(finding.line, finding.code, finding.detail.get("id")) for finding in findings] == [
        (4, "bad_identifier", "https://www.wikidata.org/entity/Q1"),
        (6, "bad_identifier", "0000-0002-1825-0098"),
        (8, "unknown_authority", None),
        (9, "bad_identifier", ""),
    ]


@pytest.mark.parametrize(
    ("language", "message"),
    [
        (
            "en",
            "docs/en/people/stone.md:4: “https://www.wikidata.org/entity/Q1” is not a valid identifier for “wikidata”: write it like Q1065",
        ),
        (
            "fr",
            "docs/en/people/stone.md:4: «\u00a0https://www.wikidata.org/entity/Q1\u00a0» n’est pas un identifiant valide",
        ),
        (
            "zh",
            "docs/en/people/stone.md:4: “https://www.wikidata.org/entity/Q1”不是有效的“wikidata”标识符：请按Q1065的格式书写",
        ),
    ],
)
def test_a_malformed_identifier_is_told_with_its_cure(language, message):
    assert check.message(read_entity(PATH, {"en": IDENTIFIERS})[1][0], language).startswith(message)
