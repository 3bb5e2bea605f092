"""Words in all languages: none missing, none empty."""

import re
from dataclasses import MISSING, fields

import pytest
import yaml
from babel import Locale

from dossier.data import Profile
from dossier.read.clean import RULES
from tests.building import ROOT

DATA = ROOT / "hooks" / "dossier" / "data"
# What only some languages write: a first day that is an ordinal ("1er"); what rules do, which is in their docstrings in English.
# What some languages have nothing for: Chinese puts no space between two sentences.
EMPTY_WORDS = frozenset({".document.gap"})
OPTIONAL_WORDS = frozenset({".dates.first_day", *(f".rules.sentences.{rule.__name__}" for rule in RULES)})


def is_plural(value):
    return isinstance(value, dict) and "other" in value and set(value) <= {"zero", "one", "two", "few", "many", "other"}


def leaves(value, path=""):
    """All words in nested mappings by their path; the plural forms of a word count as one."""
    if not isinstance(value, dict) or is_plural(value):
        return {path: value}
    return {deep: word for key, item in value.items() for deep, word in leaves(item, f"{path}.{key}").items()}


def data(folder):
    paths = sorted((DATA / folder).glob("*.yml"))
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths}


def differing(by_language, optional=frozenset()):
    """Keys that some languages have and others lack."""
    every = set().union(*by_language.values()) - optional
    return {code: every - found for code, found in by_language.items() if every - found}


@pytest.mark.parametrize("folder", ["ui", "languages"])
def test_every_configured_language_has_its_words(folder):
    configured = set(re.findall(r"\blocale: ([\w-]+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert configured
    assert configured <= set(data(folder))


def test_interface_words_are_complete_in_all_languages():
    assert differing({code: set(leaves(words)) for code, words in data("ui").items()}, OPTIONAL_WORDS) == {}


def test_no_interface_word_is_empty():
    words = [(code, path, word) for code, tree in data("ui").items() for path, word in leaves(tree).items()]
    assert [entry for entry in words if entry[2] in (None, "", []) and entry[1] not in EMPTY_WORDS] == []


def test_plurals_have_the_forms_of_their_language():
    for code, tree in data("ui").items():
        forms = Locale.parse(code, sep="-").plural_form.tags | {"other"}
        assert {
            path: set(word) - forms for path, word in leaves(tree).items() if is_plural(word) and set(word) - forms
        } == {}


def test_language_profiles_have_the_same_keys():
    optional = {
        field.name for field in fields(Profile) if field.default is not MISSING or field.default_factory is not MISSING
    }
    assert differing({code: set(profile) for code, profile in data("languages").items()}, optional) == {}


@pytest.mark.parametrize("language", ["fr", "zh"])
def test_every_rule_is_told_in_the_languages_that_are_not_the_code_s(language):
    sentences = data("ui")[language]["rules"]["sentences"]
    assert list(sentences) == [rule.__name__ for rule in RULES]
