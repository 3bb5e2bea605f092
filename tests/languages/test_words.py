"""Words in all languages: each in its own, with the forms that it has."""

import re
from functools import cache

import pytest
import yaml
from babel import Locale

from dossier.languages import WRITTEN_IN, profile
from dossier.languages.completeness import leaves
from dossier.languages.files import PLURALS, codes
from dossier.read.clean import RULES
from tests.building import ROOT
from tests.samples import cases

DATA = ROOT / "hooks" / "dossier" / "languages"
ALLOWED = cases("words.yml")
CODED = re.compile(
    r"`[^`]*`|\{[^}]*\}+|&\w+;|--\w+|\w+_\w+|[\w.]*/[\w./]*|\b\w+[:.]\w+\b|\b\w+: (?:\w\w\b|(?=…|\{|\[|\"))|\.(?:txt|yml)\b",
    re.ASCII,
)
"""What is in no language: commands, places to be filled, keys with their values, names of files."""
NAMES = re.compile(
    rf"(?<![A-Za-z])(?:{'|'.join(sorted(map(re.escape, ALLOWED['names']), key=len, reverse=True))})(?![A-Za-z])"
)
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ]+")


@cache
def data(folder):
    paths = sorted((DATA / folder).glob("*.yml"))
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths}


@pytest.mark.parametrize("folder", ["ui", "profiles"])
def test_every_configured_language_has_its_words(folder):
    configured = set(re.findall(r"\blocale: ([\w-]+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    assert configured
    assert configured <= set(data(folder))


def plurals(tree):
    return {path: word for path, word in leaves(tree).items() if isinstance(word, dict) and set(word) <= PLURALS}


def test_plurals_have_the_forms_of_their_language():
    for code, tree in data("ui").items():
        forms = Locale.parse(code, sep="-").plural_form.tags | {"other"}
        assert {path: set(word) - forms for path, word in plurals(tree).items() if set(word) - forms} == {}


def written(tree):
    """The words of a tree by their path, all forms of a plural together, without what is in no language."""
    for path, word in leaves(tree).items():
        if not path.startswith(tuple(ALLOWED["codes"])):
            forms = word.values() if isinstance(word, dict) else word if isinstance(word, list) else [word]
            yield path, NAMES.sub(" ", CODED.sub(" ", " ".join(map(str, forms))))


def foreign_words(code, tree):
    """Frequent words of the other languages that are none of this one, by the path where they stand."""
    own = profile(code).stopwords | set(ALLOWED["words"].get(code, ()))
    others = frozenset().union(*(profile(other).stopwords for other in codes("ui") if other != code)) - own
    found = {path: others & {word.lower() for word in WORD.findall(text)} for path, text in written(tree)}
    return {path: words for path, words in found.items() if words}


@pytest.mark.parametrize("code", codes("ui"))
def test_no_word_of_another_language_is_left(code):
    assert foreign_words(code, data("ui")[code]) == {}


@pytest.mark.parametrize("code", [code for code in codes("ui") if profile(code).letters])
def test_a_language_with_a_script_of_its_own_holds_no_other_words_than_names(code):
    found = {path: WORD.findall(text) for path, text in written(data("ui")[code])}
    assert {path: words for path, words in found.items() if words} == {}


def test_nothing_is_left_as_another_language_has_it():
    trees = {code: dict(written(tree)) for code, tree in data("ui").items()}
    copied = {
        path
        for code, words in trees.items()
        for path, text in words.items()
        for other in trees
        if other != code and trees[other].get(path) == text and len(WORD.findall(text)) > 2
    }
    assert copied == set()


@pytest.mark.parametrize(
    ("code", "word", "left"),
    [
        ("fr", "Afficher all the résultats", {"the"}),
        ("zh", "显示 the 结果", {"the"}),
        ("en", "Show les results", {"les"}),
    ],
)
def test_a_word_that_is_left_is_seen(code, word, left):
    assert foreign_words(code, {"site": {"nav": word}}) == {"site.nav": left}


@pytest.mark.parametrize("language", [code for code in codes("ui") if code != WRITTEN_IN])
def test_every_rule_is_told_in_the_languages_that_are_not_the_code_s(language):
    sentences = data("ui")[language]["rules"]["sentences"]
    assert list(sentences) == [rule.__name__ for rule in RULES]
