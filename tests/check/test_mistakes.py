"""Mistakes as people make them: each is answered with the value that was found, and with what could be written."""

import pytest

from dossier import collection
from dossier.check import message
from dossier.languages import languages
from dossier.settings import load
from dossier.write.catalogue import catalogue
from dossier.write.documents.view import view
from tests import bad

MISTAKES = [case for case in bad.cases("mistakes") if case["findings"]]


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    settings = load(bad.make(tmp_path_factory.mktemp("mistakes") / "collection", ["mistakes"]))
    return collection.check(collection.collect(settings), settings)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["file"])
def test_a_mistake_is_answered_with_value_form_and_place(findings, mistake):
    found = [finding for finding in findings if finding.path == mistake["file"]]
    assert sorted([finding.line, finding.code] for finding in found) == sorted(mistake["findings"])
    for language in languages():
        told = [message(finding, language) for finding in found]
        assert [word for word in mistake["says"] if not any(word in line for line in told)] == [], told


def test_there_are_many_mistakes():
    assert sum(len(mistake["findings"]) for mistake in MISTAKES) >= 60


def test_readers_are_told_that_a_translation_is_only_begun(tmp_path):
    settings = load(bad.make(tmp_path / "collection", ["mistakes"]))
    known = catalogue(collection.collect(settings).corpus, settings.codes, settings.publication.url)
    shown = {code: view(known.version("m-begun", code), known, code) for code in settings.codes}
    assert [code for code, page in shown.items() if page.begun] == ["fr"]
