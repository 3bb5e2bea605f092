"""What the words of a language must have is told with its key and the cure, and nothing else is."""

from copy import deepcopy
from functools import cache

import pytest
import yaml

from dossier.languages import files, languages
from dossier.languages.completeness import faults, gathered, lacks, leaves, profile_faults, word_faults
from dossier.languages.files import frozen
from tests.building import ROOT

DATA = ROOT / "hooks/dossier/languages"
CODES = languages()
SPOKEN = files.codes("ui")
"""Those that have words of the interface: of the others texts are read."""
JUDGES = {"profiles": lambda code, given: profile_faults(given[code]), "ui": word_faults}


@cache
def trees(folder):
    """The words of all languages."""
    paths = sorted((DATA / folder).glob("*.yml"))
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths}


def judged(folder, code, change):
    """What is found in the words of a language after a change to them."""
    given = deepcopy(trees(folder))
    change(given[code])
    return list(JUDGES[folder](code, frozen(given)))


@pytest.mark.parametrize("code", CODES)
def test_every_language_is_complete(code):
    assert faults(code) == ()
    assert [(kind, key) for kind in JUDGES if code in files.codes(kind) for key in lacks(kind, code)] == []


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
        (lambda words: words["site"].update(nv="Pagine"), "site.nv is in no other language: correct it, or remove it"),
        (lambda words: words["site"].update(nav=""), "site.nav is empty: write it"),
        (lambda words: words["site"].update(nav=None), "site.nav is empty: write it"),
        (lambda words: words["search"].update(none="Niente."), "search.none has no place for {query}: add it"),
        (lambda words: words["search"].update(open="{n}"), "search.open has {n}, which nothing fills: remove it"),
        (lambda words: words["entity"]["texts"].update(dict.fromkeys(words["entity"]["texts"], "textos")), "entity.texts has no place for {n}: add it"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("code", SPOKEN)
def test_each_fault_of_interface_words_is_told(code, change, found):
    assert judged("ui", code, change) == [found]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda told: told.pop("months"), "months is missing: add it; languages/__init__.py says what it means"),
        (lambda told: told.update(months=None), "months is missing: add it; languages/__init__.py says what it means"),
        (lambda told: told.update(mnths={}), "mnths is no key of a profile: correct it; languages/__init__.py says what it means"),
        (lambda told: told.update(weekdays="lunes"), "weekdays has no keys of its own: write KEY: VALUE below it; languages/__init__.py says what it means"),
        (lambda told: told.update(pages="{page}"), "pages is no list: write it as [ONE, ANOTHER]; languages/__init__.py says what it means"),
        (lambda told: told["roles"].update(event=["(?P<event>.+"]), "roles.event: (?P<event>.+ is no pattern (missing ), unterminated subpattern at position 0): correct it"),
        (lambda told: told.update(stopwords=["de", False]), "stopwords holds False, which is not what belongs there: correct it; languages/__init__.py says what it means"),
        (lambda told: told.update(months={"mai": "x"}), "months holds 'x', which is not what belongs there: correct it; languages/__init__.py says what it means"),
        (lambda told: told.update(future="*"), "future: * is no pattern (nothing to repeat at position 0): correct it"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("code", CODES)
def test_each_fault_of_a_profile_is_told(code, change, found):
    assert judged("profiles", code, change) == [found]


@pytest.fixture
def own():
    """Says the files of a collection's languages; afterwards there are none again."""
    yield files.use
    files.use({})


PROFILE = "iso_639_3: ita\nmonths: {maggio: 5}\nstopwords: [di, non]\n"


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"languages/it.yml": PROFILE}, ()),
        ({"languages/it.yml": PROFILE, "ui/it.yml": "site:\n  nav: Pagine\n  edit:\nsearch:\n"}, ()),
        ({"languages/it.yml": PROFILE, "ui/it.yml": "site: {nv: Pagine}"}, ("ui/it.yml: site.nv is no word of the program: correct it, or remove it",)),
        ({"languages/it.yml": PROFILE, "ui/it.yml": "site: Pagine"}, ("ui/it.yml: site is no word of the program: correct it, or remove it",)),
        ({"languages/it.yml": PROFILE, "ui/it.yml": "search: {none: Niente.}"}, ("ui/it.yml: search.none has no place for {query}: add it",)),
        ({"languages/it.yml": PROFILE, "ui/it.yml": "site: {nav: ''}"}, ("ui/it.yml: site.nav is empty: write it, or remove the line",)),
        ({"languages/it.yml": "months: {maggio: 5}"}, (
            "languages/it.yml: iso_639_3 is missing: add it; languages/__init__.py says what it means",
            "languages/it.yml: stopwords is missing: add it; languages/__init__.py says what it means",
        )),
        ({"ui/it.yml": "site: {nav: Pagine}"}, ("ui/it.yml: there is no profile beside it: run dossier language new it",)),
    ],
)  # fmt: skip
def test_files_of_a_collection_need_little_and_what_is_wrong_names_them(own, given, found):
    own(given)
    assert faults("it") == found


@pytest.mark.parametrize("text", ["a: [", "- a\n", "just words", "a: 2024-13-45", "a: \x07"])
def test_a_file_that_holds_no_keys_is_named(own, text):
    own({"languages/it.yml": text})
    with pytest.raises(ValueError, match=r"^languages/it\.yml: no "):
        faults("it")


def test_what_is_left_out_is_told_by_the_groups_that_lack_as_a_whole(own):
    own({"languages/it.yml": PROFILE, "ui/it.yml": "site: {nav: Pagine}"})
    told = gathered(lacks("ui", "it"))
    assert {"search", "site.edit"} < {*told}
    assert not {"site", "site.nav"} & {*told}
    assert "dates" in lacks("profiles", "it")
    assert "months" not in lacks("profiles", "it")


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("site: x", "site is no word of the program: correct it, or remove it"),
        (
            "dates: {formats: {day: 'd MMMM y, HH'}}",
            "dates.formats.day is no pattern of a day: write it with d, MMMM and y alone",
        ),
        ("site: {nav: 3}", "site.nav has another form than in the program: write it as languages/ui/en.yml has it"),
        ("site: {nav: [a]}", "site.nav has another form than in the program: write it as languages/ui/en.yml has it"),
        ("site: {nav: 'a { b'}", "site.nav has a curly bracket without the other: write it as the others have it"),
        ("site: {nav: 'a {}'}", "site.nav has {}, which nothing fills: remove it"),
        ("search: {none: '{query!z}'}", "search.none has no place for {query}: add it"),
        ("search: {none: '{query.x}'}", "search.none has {query.x}, which nothing fills: remove it"),
    ],
)
@pytest.mark.parametrize("code", ["en", "fr"])
def test_own_words_are_judged_by_those_of_the_program(code, said, fault):
    """Those in English, too, which others are judged by."""
    files.use({f"ui/{code}.yml": said})
    try:
        assert f"ui/{code}.yml: {fault}" in faults(code)
    finally:
        files.use({})
