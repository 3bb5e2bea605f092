"""What people change to change the page of a text, and how a file that they begin reads."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.languages import languages
from dossier.model import Correction, Seed
from dossier.pages.frontmatter import parse_yaml
from dossier.pages.schema.judging import violations
from dossier.read import Context, read_seed
from dossier.write.documents.corrected import changed, flow

TEXT = "A statement on bridges\n\n3 May 2024\n\nThe bridges: “#1” of the city will be open to all who wish to cross.\n"


NOTHING = Correction()


def read(correction=NOTHING):
    return read_seed(Seed("seeds/a.en.txt", TEXT.encode(), correction), Context(languages()))[0]


def test_a_text_without_corrections_has_a_file_that_begins_with_what_was_found():
    found = changed(read(), "fr")
    assert (found.edit, found.raw) == ("seeds/a.en.yml", "seeds/a.en.txt")
    assert yaml.safe_load(found.begun) is None
    note, *lines = found.begun.splitlines()
    assert "a.en.txt" in note
    wanted = "\n".join(line.removeprefix("# ") for line in lines if not line.endswith(":"))
    assert yaml.safe_load(wanted) == {
        "title": "A statement on bridges",
        "date": "2024-05-03",
        "type": "statement",
        "language": "en",
    }
    assert not violations(parse_yaml("seeds/a.en.yml", wanted), "correction")


def test_a_text_with_corrections_has_them_to_be_changed():
    assert changed(read(Correction({"title": "Bridges"})), "en") == ("seeds/a.en.yml", "", "seeds/a.en.txt")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_value_reads_back_as_it_is(words):
    assert yaml.safe_load(f"a: {flow(words)}") == {"a": words}
