"""Names within names: each with the name right around it, at its place in the text."""

from dataclasses import replace

from dossier.relate.names.nested import find_nested
from tests.relate.build import document, entities, known

ENTITIES = entities(
    {
        "meeting": {
            "kind": "event",
            "en": ["2024 World AI Conference and Summit on AI"],
            "zh": ["2024世界人工智能大会"],
        },
        "conference": {"kind": "initiative", "en": ["World AI Conference"], "zh": ["世界人工智能大会"]},
        "bureau": {"kind": "organisation", "en": ["Bureau of the UN Committee", "Bureau"]},
        "committee": {"kind": "organisation", "en": ["UN Committee"]},
        "un": {"kind": "organisation", "en": ["UN"]},
        "ai": {"kind": "term", "en": ["AI"], "zh": ["人工智能"]},
    }
)


def within(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """The words, the entity and the one around it."""
    corpus, found = known([document({"id": "a", "language": language, "blocks": [text]})], ENTITIES)
    return [
        (text[one.mention.start : one.mention.end], one.mention.entity, one.within)
        for one in find_nested(corpus, found)
    ]


def test_each_name_has_the_one_right_around_it() -> None:
    assert within("At the 2024 World AI Conference and Summit on AI, the UN met.") == [
        ("World AI Conference", "conference", "meeting"),
        ("AI", "ai", "conference"),
        ("AI", "ai", "meeting"),
    ]
    assert within("2024世界人工智能大会开幕。", "zh") == [
        ("世界人工智能大会", "conference", "meeting"),
        ("人工智能", "ai", "conference"),
    ]


def test_a_short_form_of_the_name_itself_is_no_name_within_it() -> None:
    assert within("The Bureau of the UN Committee met.") == [
        ("UN Committee", "committee", "bureau"),
        ("UN", "un", "committee"),
    ]


def test_a_name_by_itself_is_within_none() -> None:
    assert within("The UN and AI.") == []


def test_a_loose_name_counts_only_beside_what_its_page_says() -> None:
    paper = replace(
        ENTITIES[0], id="paper", names={"en": ("Shanghai Paper", "The Paper")}, context={"The Paper": ("UN",)}
    )

    def found(*blocks: str) -> list[str]:
        text = document({"id": "a", "language": "en", "blocks": list(blocks)})
        return [mention.entity for mention in known([text], [*ENTITIES[2:], paper])[0].mentions]

    assert found("The Paper argues this.") == []
    assert found("The Paper argues this.", "The UN agrees.") == ["paper", "un"]
    assert found("The Shanghai Paper asked.", "The Paper wrote.") == ["paper", "paper"]
