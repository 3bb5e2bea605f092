"""All texts of the shipped collection in all languages, read by libraries and programs that had no part in writing them."""

import json
import shutil
import subprocess

import jsonschema
import pybtex.database
import pypandoc
import pytest
import rispy

from dossier.collection import collect, sources_of
from dossier.write.citations.formats import FORMS
from dossier.write.citations.items import item
from dossier.write.citations.people import inverted
from dossier.write.citations.schema import SCHEMA
from dossier.write.citations.styles import STYLES, citations
from tests.samples import shipped
from tests.write.citations.making import ITEMS


@pytest.fixture(scope="module")
def items():
    settings = shipped()
    known = sources_of(collect(settings), settings).catalogue
    return [*(item(made, known) for made in known.corpus.documents), *ITEMS.values()]


def names(item):
    return [inverted(author) for author in item.get("author", ())]


def ids(items):
    return [item["id"] for item in items]


def test_ris_is_read_by_rispy_and_pandoc(items):
    text = "".join(map(FORMS["ris"], items))
    read = rispy.loads(text)
    assert [(one["id"], one["title"], one.get("authors", [])) for one in read] == [
        (item["id"], item["title"], names(item)) for item in items
    ]
    assert ids(json.loads(pypandoc.convert_text(text, "csljson", format="ris"))) == ids(items)


def test_biblatex_is_read_by_pybtex_and_pandoc(items):
    text = "".join(map(FORMS["bib"], items))
    assert list(pybtex.database.parse_string(text, "bibtex").entries) == ids(items)
    read = json.loads(pypandoc.convert_text(text, "csljson", format="biblatex"))
    assert ids(read) == ids(items)
    assert [len(one.get("author", ())) for one in read] == [len(names(item)) for item in items]


def test_biblatex_is_what_biber_asks_for(items, tmp_path):
    """It misses what nobody knows, and nothing else."""
    biber = shutil.which("biber")
    if not biber:
        # No skip, which fails in CI: biber is no library, and too heavy to be fetched for this alone.
        pytest.xfail("biber is not installed (on Debian: apt install biber)")
    source, read = tmp_path / "all.bib", tmp_path / "read.bib"
    source.write_text("".join(map(FORMS["bib"], items)), encoding="utf-8")
    command = [biber, "--tool", "--validate-datamodel", "--output-file", read, source]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=tmp_path)
    told = [line for line in done.stdout.splitlines() if line.startswith(("WARN", "ERROR"))]
    missing = sum("author" not in item for item in items) + sum("issued" not in item for item in items)
    assert len([line for line in told if "Missing mandatory field" in line]) == len(told) <= missing
    assert list(pybtex.database.parse_file(str(read), "bibtex").entries) == ids(items)


def test_csl_json_fits_its_schema_and_is_read_by_pandoc(items):
    jsonschema.Draft202012Validator(SCHEMA).validate(items)
    text = f"[{','.join(map(FORMS['json'], items))}]"
    assert ids(json.loads(pypandoc.convert_text(text, "csljson", format="csljson"))) == ids(items)


def test_each_style_has_words_for_each_text(items):
    for cited in citations(items):
        assert {style for style, pieces in cited.items() if any(piece.text.strip() for piece in pieces)} == {
            style.id for style in STYLES
        }
