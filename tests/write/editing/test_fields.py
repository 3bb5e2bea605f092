"""Forms of the editor hold what the schema says, and nothing that it does not."""

import pytest

from dossier.languages import languages, words
from dossier.pages import schema
from dossier.write.editing.fields import Form, fields

CODES = ("en", "fr")


SHOWN = {"facts": {"properties": schema.FACTS}, "document": schema.DOCUMENT, "entity": schema.ENTITY}
"""Of what there are forms."""


def each(made):
    """Fields, those in others among them."""
    for field in made:
        yield field
        yield from each(field.get("fields", []))


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("language", languages())
def test_every_field_is_a_key_of_the_schema_with_words_in_every_language(name, language):
    made = fields(SHOWN[name], Form(language, CODES, ("summary",)))
    assert {field["name"] for field in made} <= {*SHOWN[name]["properties"]}
    assert len(made) > 5
    assert {field["name"] for field in each(made) if field["label"] in {"", field["name"]}} == set()


def widget(name, key, one_text):
    made = fields(SHOWN[name], Form("en", CODES, one_text))
    return next((field["widget"] for field in made if field["name"] == key), None)


def test_wording_has_the_form_that_the_file_has_and_none_where_nobody_knows_it():
    assert widget("facts", "summary", ("summary",)) == "text"
    assert widget("facts", "summary", ()) == "object"
    assert widget("facts", "summary", None) is None


def test_what_no_field_can_show_is_left_as_it_is():
    assert widget("entity", "context", None) is None


def test_a_choice_offers_what_the_schema_allows_in_words():
    (field,) = (one for one in fields(schema.DOCUMENT, Form("fr", CODES)) if one["name"] == "type")
    assert [option["value"] for option in field["options"]] == [*schema.TYPES]
    assert field["options"][0]["label"] == words("fr")["types"][schema.TYPES[0]]


def test_a_pattern_is_that_of_the_schema():
    (field,) = (one for one in fields(schema.DOCUMENT, Form("en", CODES)) if one["name"] == "source_url")
    assert field["pattern"][0] == schema.FACTS["source_url"]["pattern"]
