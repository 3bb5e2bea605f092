"""Records for programs, each read by libraries that had no part in writing it: rispy, pybtex and pandoc."""

import json

import pybtex.database
import pypandoc
import pytest
import rispy
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.write.citations.formats import biblatex, csl_json, ris
from dossier.write.citations.people import inverted
from tests.write.citations.making import CASES, ITEMS

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).map(
    lambda text: " ".join(text.split())
)


def by_pandoc(record, form):
    [found] = json.loads(pypandoc.convert_text(record, "csljson", format=form))
    return found


@pytest.mark.parametrize("name", CASES)
def test_ris_says_all_that_is_known_to_two_libraries(name):
    item = ITEMS[name]
    [read] = rispy.loads(ris(item))
    assert read["title"] == item["title"]
    assert read.get("authors", []) == [inverted(author) for author in item.get("author", ())]
    assert read.get("year", "") == (item["custom"]["edtf"][:4] if "date-parts" in item.get("issued", {}) else "")
    assert read.get("urls", [""])[0] == item.get("URL", "")
    assert read["language"] == item["language"]
    assert read.get("publisher", "") == item.get("publisher", "")
    again = by_pandoc(ris(item), "ris")
    assert again["id"] == item["id"]
    if "date-parts" in item.get("issued", {}):
        assert again["issued"]["date-parts"][0][0] == item["issued"]["date-parts"][0][0]
    else:
        assert "issued" not in again


@pytest.mark.parametrize("name", CASES)
def test_biblatex_says_all_that_is_known(name):
    item = ITEMS[name]
    [entry] = pybtex.database.parse_string(biblatex(item), "bibtex").entries.values()
    assert entry.key == item["id"]
    assert entry.fields.get("date", "") == item.get("custom", {}).get("edtf", "")
    assert entry.fields.get("url", "") == item.get("URL", "")
    again = by_pandoc(biblatex(item), "biblatex")
    assert [inverted(author) for author in again.get("author", ())] == [
        inverted(author).replace("'", "’") for author in item.get("author", ())
    ]
    assert again["title"].replace("’", "'") == item["title"].replace("’", "'")


@pytest.mark.parametrize("name", CASES)
def test_csl_json_is_what_pandoc_reads(name):
    again = by_pandoc(f"[{csl_json(ITEMS[name])}]", "csljson")
    assert again["id"] == ITEMS[name]["id"]
    assert (again.get("issued", {}).get("date-parts") or None) == ITEMS[name].get("issued", {}).get("date-parts")


@given(TEXT, TEXT)
@example("a } b { c", "100 % & more_of #it ~ ^ $ \\ \\end{x}")
@example("ER  - ", "TY  - BOOK")
def test_no_text_breaks_a_record(name, title):
    item = {"id": "a.en", "type": "document", "language": "en", "title": title, "author": [{"literal": name}]}
    read = rispy.loads(ris(item) + ris({**item, "id": "b.en"}))
    assert [one["id"] for one in read] == ["a.en", "b.en"]
    entries = pybtex.database.parse_string(biblatex(item) + biblatex({**item, "id": "b.en"}), "bibtex").entries
    assert list(entries) == ["a.en", "b.en"]
