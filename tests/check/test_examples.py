"""The examples of languages/findings.yml, run: the wrong file has exactly that finding, the right one has it not."""

import pytest
import yaml

from dossier import collection
from dossier.check import sentence
from dossier.languages import FINDINGS, languages, words
from dossier.model import Finding
from dossier.settings import load
from tests.building import ROOT, write

AROUND = yaml.safe_load((ROOT / "tests/cases/findings.yml").read_text(encoding="utf-8"))
EXAMPLES = [example for page in FINDINGS.values() for example in page]
SHOWN = [example for example in EXAMPLES if "wrong" in example]


@pytest.fixture
def found(tmp_path):
    """What is found in a collection of some files, and of those that lie beside an example."""

    def run(code, files):
        around = {**AROUND["all"], **AROUND.get(code, {}), **files}
        (tmp_path / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
        for folder in ("seeds", "docs/en", "overrides", "hooks"):
            (tmp_path / folder).mkdir(parents=True)
        (tmp_path / "hooks/mkdocs_hooks.py").touch()
        write(tmp_path, {name: text for name, text in around.items() if text is not None})
        settings = load(tmp_path, judged=False)
        return collection.check(collection.collect(settings), settings)

    return run


def others(code):
    return set(AROUND["also"].get(code, ()))


@pytest.mark.parametrize("example", SHOWN, ids=lambda example: example["code"])
def test_the_wrong_file_has_this_finding_at_this_line_and_says_what_the_page_says(found, example):
    code = example["code"]
    findings = [one for one in found(code, {example["file"]: example["wrong"]}) if one.code not in others(code)]
    assert [(one.path, one.line, one.code) for one in findings] == [(example["file"], example.get("line", 0), code)]
    told = Finding(example["file"], 0, code, example.get("detail", {}))
    assert [sentence(told, language) for language in languages()] == [
        sentence(findings[0], language) for language in languages()
    ]


@pytest.mark.parametrize("example", SHOWN, ids=lambda example: example["code"])
def test_the_right_file_has_no_finding(found, example):
    code, right = example["code"], example.get("right")
    mended = example.get("beside") or example.get("name") or example["file"]
    files = {example["file"]: example["wrong"]} if "beside" in example else {}
    assert {one.code for one in found(code, {**files, mended: right})} <= others(code)


def test_every_finding_has_an_example_or_a_sentence_in_its_place():
    codes = [example["code"] for example in EXAMPLES]
    assert sorted(codes) == sorted(words("en")["findings"])
    noted = {example["code"] for example in EXAMPLES if "wrong" not in example}
    assert {code: set(words(code)["explained"]["notes"]) ^ noted for code in languages()} == {
        code: set() for code in languages()
    }
