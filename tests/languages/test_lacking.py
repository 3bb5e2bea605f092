"""A profile that leaves something out: texts are read all the same, with less found in them."""

import pytest
import yaml

from dossier.languages import files, words
from dossier.model import Seed
from dossier.read import Context, read_seed
from dossier.relate import relate
from dossier.relate.names.candidates import habits, sightings
from tests.building import ROOT

FRENCH = yaml.safe_load((ROOT / "hooks/dossier/languages/profiles/fr.yml").read_text(encoding="utf-8"))
NEEDED = ("iso_639_3", "months", "stopwords")
TEXTS = sorted((ROOT / "tests/cases/quality/fr").glob("0[24]*.txt"))
INNER = [
    (key, inner) for key in ("names", "commitments", "candidates", "hyphens", "abbreviations") for inner in FRENCH[key]
]


@pytest.fixture(autouse=True)
def none_afterwards():
    yield
    files.use({})


def read(told):
    """Documents that come of French texts with a profile, related to each other."""
    files.use({"languages/xf.yml": yaml.safe_dump(told, allow_unicode=True)})
    seeds = (Seed(f"seeds/{path.stem}.xf.txt", path.read_bytes()) for path in TEXTS)
    documents = [document for document, _ in (read_seed(seed, Context(("xf",))) for seed in seeds) if document]
    assert len(documents) == len(TEXTS)
    relate(documents, ())
    used = habits(documents)
    for document in documents:
        list(sightings(document, used["xf"]))
    return documents


def test_what_is_needed_is_enough():
    documents = read({key: FRENCH[key] for key in NEEDED})
    assert any(document.when for document in documents)
    assert not any(document.commitments for document in documents)


@pytest.mark.parametrize("key", words("en")["consequences"])
def test_each_key_may_be_missing(key):
    assert read({name: said for name, said in FRENCH.items() if name != key})


@pytest.mark.parametrize(("key", "inner"), INNER)
def test_each_key_within_another_may_be_missing(key, inner):
    told = {name: said for name, said in FRENCH[key].items() if name != inner}
    needed = {name: FRENCH[name] for name in (*NEEDED, "roles", "types", "short_forms", "titles")}
    assert read({**needed, **{name: FRENCH[name] for name in ("names", "commitments", "candidates")}, key: told})
