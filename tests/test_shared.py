"""What the commands make, measured against answers that lie beside the repository; skipped where these are not."""

import json
import re
import shutil
import subprocess
import sys

import pytest
import yaml

from dossier import cli
from dossier.collection import collect
from dossier.languages.names import name_index
from dossier.model import Block, Document, Facts
from dossier.relate import relate
from dossier.relate.names.lexicon import lexicon
from dossier.settings import load
from tests.building import ROOT
from tests.samples import cases

GOLD = ROOT.parent / "shared" / "gold" / "score.py"


def needs(path):
    return pytest.mark.skipif(not path.exists(), reason="shared: no answers beside the repository")


def score(program, *arguments, cwd=ROOT):
    command = [sys.executable, str(program), *map(str, arguments)]
    environment = {"PYTHONPATH": f"{ROOT / 'hooks'}:{cwd}", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def columns(table):
    """The scores of all documents, by their column; a dash is none."""
    head, total = (
        next(line for line in table.splitlines() if line.startswith(start)) for start in ("document", "TOTAL all")
    )
    values = re.findall(r"\d+%|-(?=\s)", total)
    return dict(zip(head.split()[2:], values, strict=False))


@needs(GOLD)
@pytest.mark.parametrize("renamed", [False, True], ids=["as they are", "renamed"])
def test_shipped_texts_become_what_they_must(tmp_path, renamed):
    folder, names = tmp_path / "seeds", {}
    folder.mkdir()
    for number, path in enumerate(sorted((ROOT / "seeds").glob("*.txt"))):
        names[path.name] = f"Another name {number}.txt" if renamed else path.name
        shutil.copy(path, folder / names[path.name])
    assert cli.main(["--root", str(ROOT), "export", str(tmp_path / "out"), "--seeds", str(folder)]) == 0
    exported = {path: path.read_text(encoding="utf-8") for path in (tmp_path / "out").glob("*/documents/*.md")}
    made = {old: page(exported, new, tmp_path / "out") for old, new in names.items()}
    (tmp_path / "map.json").write_text(json.dumps(made), encoding="utf-8")
    scores = columns(score(GOLD, tmp_path / "out", "--set", "seeds", *(["--map", tmp_path / "map.json"] * renamed)))
    scores.pop("ent")
    assert len(scores) > 8
    assert {column: value for column, value in scores.items() if value not in {"100%", "-"}} == {}


def page(exported, seed, out):
    """Where the text of a seed is, in the export."""
    found = [path for path, content in exported.items() if f"\nseed: {seed}\n" in content]
    assert len(found) == 1
    return found[0].relative_to(out).as_posix()


def gold():
    """What the five texts hold, by the name of their file."""
    folder = GOLD.parent / "gold"
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yml"))}


@pytest.fixture(scope="module")
def corpus():
    return collect(load(ROOT)).corpus


def plain(text):
    return " ".join(re.findall(r"\w+", text.casefold()))


@needs(GOLD)
def test_everybody_and_everything_named_has_a_page(corpus):
    index, spoken = name_index(corpus.entities), {}
    for text in gold().values():
        found = spoken.setdefault(text["language"], lexicon(corpus.entities, text["language"]))
        for kind in ("people", "organisations", "places", "initiatives"):
            for one in text[kind]:
                name = one["name"] if isinstance(one, dict) else one
                longest = max((span.end - span.start for span in found.spans(name)), default=0)
                assert index.resolve(name) or longest >= 0.8 * len(name), name


@needs(GOLD)
def test_every_commitment_is_told_with_its_sentence_its_deadline_and_its_number(corpus):
    told = [(c, pledge) for c in corpus.commitments for pledge in c.pledges]
    wanted = [(stem, one) for stem, text in gold().items() for one in text["commitments"]]
    assert len(wanted) > 8
    for stem, one in wanted:
        found = [
            c
            for c, pledge in told
            if pledge.document.id == stem.replace("_", "-") and same(one["text"], pledge.promise.sentence)
        ]
        assert found, one["text"]
        deadlines = [str(c.due.latest) if c.due else None for c in found]
        assert deadlines == [one["deadline"]], one["text"]
        assert found[0].count == one.get("quantity", 0)


def same(said, sentence):
    """Whether a sentence says it: nearly all words of each of its parts."""
    parts, sentence = plain(said).split(), plain(sentence)
    return sum(word in sentence for word in parts) >= 0.9 * len(parts)


@needs(GOLD)
def test_texts_that_belong_together_are_related_for_a_reason(corpus):
    told = {(one.document, one.other): one for one in corpus.relations}
    pairs = {(stem, to["to"]) for stem, text in gold().items() for to in text["relations"]}
    assert len(pairs) > 8
    for pair in pairs:
        one, two = (stem.replace("_", "-") for stem in pair)
        assert told[one, two].reasons or told[one, two].words


@needs(GOLD)
def test_texts_on_other_subjects_are_related_to_none_of_them(corpus):
    controls = cases("relate/controls.yml")
    texts = [
        Document(
            text["id"], text["language"], text["id"], None, Facts(),
            tuple(Block("paragraph", words, f"p-{at}", at + 1) for at, words in enumerate(text["text"].splitlines())),
        )
        for text in controls["texts"]
    ]  # fmt: skip
    assert len(texts) > 12
    own = {text.id for text in texts}
    made = relate((*corpus.documents, *texts), corpus.entities).relations
    found = {tuple(sorted((one.document, one.other))) for one in made if {one.document, one.other} & own}
    assert found == {tuple(pair) for pair in controls["related"]}
