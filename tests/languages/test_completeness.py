"""What the words of a language must have is told with its key and the cure, and nothing else is."""

from copy import deepcopy
from functools import cache

import pytest
import yaml

from dossier.languages import completeness, languages
from dossier.languages.completeness import faults, leaves, profile_faults, word_faults
from tests.building import ROOT

DATA = ROOT / "hooks/dossier/languages"
FOURTH = ROOT / "tests/cases/fourth/hooks/dossier/languages"
JUDGES = {"profiles": profile_faults, "ui": word_faults}


@cache
def trees(folder):
    """The words of all languages, the fourth one among them."""
    paths = [*sorted((DATA / folder).glob("*.yml")), *(FOURTH / folder).glob("*.yml")]
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths}


def judged(folder, code, change):
    """What is found in the words of a language after a change to them."""
    given = deepcopy(trees(folder))
    change(given[code])
    return list(JUDGES[folder](code, given))


@pytest.mark.parametrize("code", languages())
def test_every_language_is_complete(code):
    assert faults(code) == ()


@pytest.mark.parametrize("folder", JUDGES)
def test_the_fourth_language_is_complete_too_and_no_reason_to_complain_of_the_others(folder):
    given = trees(folder)
    assert [fault for code in given for fault in JUDGES[folder](code, given)] == []


@pytest.mark.parametrize("group", trees("ui")["es"])
def test_every_interface_word_is_missed(group):
    keys = [key for key in leaves(trees("ui")["es"]) if key == group or key.startswith(f"{group}.")]
    missed = {
        f"{key} is missing: add it, as ui/en.yml has it" for key in keys if not key.startswith("rules.sentences.")
    }
    assert set(judged("ui", "es", lambda words: words.pop(group))) == missed


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda words: words["site"].update(nv="Páginas"), "site.nv is in no other language: correct it, or remove it"),
        (lambda words: words["site"].update(nav=""), "site.nav is empty: write it"),
        (lambda words: words["site"].update(nav=None), "site.nav is empty: write it"),
        (lambda words: words["search"].update(none="Nada."), "search.none has no place for {query}: add it"),
        (lambda words: words["search"].update(open="{n}"), "search.open has {n}, which nothing fills: remove it"),
        (lambda words: words["entity"]["texts"].update(one="un texto", many="textos", other="textos"), "entity.texts has no place for {n}: add it"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("code", ["en", "fr", "zh", "es"])
def test_each_fault_of_interface_words_is_told(code, change, found):
    assert judged("ui", code, change) == [found]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda told: told.pop("months"), "months is missing: add it; languages/__init__.py says what it means"),
        (lambda told: told.update(months=None), "months is missing: add it; languages/__init__.py says what it means"),
        (lambda told: told.update(mnths={}), "mnths is no key of a profile: correct it; languages/__init__.py says what it means"),
        (lambda told: told["hyphens"].pop("after"), "hyphens.after is missing: add it; languages/__init__.py says what it means"),
        (lambda told: told["roles"].update(event=["(?P<event>.+"]), "roles.event: (?P<event>.+ is no pattern (missing ), unterminated subpattern at position 0): correct it"),
        (lambda told: told.update(future="*"), "future: * is no pattern (nothing to repeat at position 0): correct it"),
        (lambda told: told["commitments"].pop("verbs"), "commitments.verbs is missing: add it; languages/__init__.py says what it means"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("code", ["en", "fr", "zh", "es"])
def test_each_fault_of_a_profile_is_told(code, change, found):
    assert judged("profiles", code, change) == [found]


def test_a_file_that_is_missing_or_no_yaml_is_named(monkeypatch):
    given = {"profiles": trees("profiles"), "ui": {code: tree for code, tree in trees("ui").items() if code != "es"}}
    monkeypatch.setattr(completeness, "languages", lambda: ("en", "es", "fr", "zh"))
    monkeypatch.setattr(completeness, "_tree", lambda folder, code: given[folder].get(code))
    assert faults("es") == ("languages/ui/es.yml is missing: translate languages/ui/en.yml",)
