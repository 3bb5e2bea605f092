"""The export of the texts in tests/cases/shipped, kept in tests/golden: every change of what readers get is seen in review.

When a change is meant, `UPDATE_GOLDEN=1 make pytest ARGS=tests/test_golden.py` writes the files anew.
"""

import os

import pytest
import yaml

from dossier.collection import collect
from dossier.collection import exported as export
from dossier.model.edtf import is_edtf
from tests.building import ROOT, SHIPPED
from tests.samples import shipped

GOLDEN = ROOT / "tests" / "golden"
KEYS = (
    "id", "title", "language", "date", "date_basis", "type", "publisher", "source_url", "speaker", "author", "place",
    "event", "rights", "seed", "sha256", "inferred", "events", "names",
)  # fmt: skip
"""Of an original, in this order."""


@pytest.fixture(scope="module")
def exported():
    """Files of the originals, by their path in the export."""
    settings = shipped()
    collection = collect(settings)
    originals = {f"{d.language}/documents/{d.id}.md" for d in collection.corpus.documents if d.seed}
    return {uri: content for uri, content in export(collection, settings).items() if uri in originals}


@pytest.fixture(scope="module")
def golden(exported):
    if os.environ.get("UPDATE_GOLDEN"):
        for uri, content in exported.items():
            (GOLDEN / uri).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / uri).write_text(content, encoding="utf-8", newline="\n")
    return {path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8") for path in GOLDEN.rglob("*.md")}


def test_every_seed_has_its_golden_file(exported, golden):
    assert sorted(exported) == sorted(golden)
    assert len(golden) == len(list((SHIPPED / "seeds").glob("*.txt")))


def test_export_is_as_it_was(exported, golden):
    assert exported == golden


def test_front_matter_has_the_agreed_keys_in_their_order(exported):
    for uri, content in exported.items():
        keys = list(yaml.safe_load(content.split("---\n")[1]))
        assert keys == [key for key in KEYS if key in keys], uri


def test_dates_of_the_front_matter_are_quoted_edtf(exported):
    for content in exported.values():
        meta = yaml.safe_load(content.split("---\n")[1])
        dates = [meta["date"], *(event["date"] for event in meta["events"])]
        assert [date for date in dates if not isinstance(date, str) or not is_edtf(date)] == []
        assert [
            event for event in meta["events"] if set(event) != {"date", "title", "kind", "paragraph", "basis"}
        ] == []
        assert [name for name in meta["names"] if set(name) != {"id", "name"}] == []
