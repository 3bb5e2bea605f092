"""The commands, as a person calls them."""

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module

import pytest
import yaml

from dossier.cli import tongue
from dossier.cli.common import context_of, store_of
from dossier.languages import words
from dossier.model import Seed
from dossier.reading import kept_reading
from dossier.write.exports import DATA, DESCRIBING
from tests import building
from tests.running import PROGRAM, TEXT, said


def test_the_site_generator_is_out_of_reach(dossier):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("from dossier", "import mkdocs\nfrom dossier")],
        cwd=dossier.folder, capture_output=True, check=False,
    )  # fmt: skip
    assert b"ModuleNotFoundError" in done.stderr


def test_a_command_needs_no_site_generator(dossier):
    done = dossier.process("export", "out")
    assert done == dossier("export", "out")
    assert done.returncode == 0


def test_console_script_leads_to_the_program():
    project = tomllib.loads((building.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, function = project["scripts"]["dossier"].partition(":")
    assert callable(getattr(import_module(module), function))


def test_check_lists_a_doubtful_text_until_it_is_checked(dossier):
    (dossier.folder / "seeds" / "doubtful.txt").write_text(
        "Bridges are open\n\n3 May 2024\n\nTo all.\nShare on Facebook\nPrint\nContact us\nHome\n", encoding="utf-8"
    )
    out, _ = said(dossier("check"))
    (digest,) = set(
        re.findall(
            r"^seeds/doubtful\.txt:\d+: prepared automatically, .*\(checked: ([0-9a-f]{12})\)$", out, re.MULTILINE
        )
    )
    (dossier.folder / "seeds" / "doubtful.yml").write_text(f"checked: {digest}\n", encoding="utf-8")
    assert said(dossier("check"))[0] == "nothing to correct\n"
    assert said(dossier("explain", "seeds/doubtful.txt"))[0].endswith(
        "A person has read the result and found it correct.\n"
    )


def test_what_a_check_has_read_need_not_be_read_again(dossier):
    (dossier.folder / "seeds" / "bridges.txt").write_text(
        "Bridges are open\n\n3 May 2024\n\nTo all.\n", encoding="utf-8"
    )
    dossier("check")
    with store_of(dossier.folder) as store:
        known = context_of(dossier.folder, store)
        seeds = [Seed(f"seeds/{path.name}", path.read_bytes()) for path in dossier.folder.glob("seeds/*.txt")]
        assert seeds
        assert all(kept_reading(seed, known, store) for seed in seeds)


def test_export_writes_documents_and_names(dossier):
    done = dossier("export", "out")
    files = sorted(path.relative_to(dossier.folder / "out").as_posix() for path in dossier.folder.glob("out/**/*.*"))
    data = {f"data/{name}" for name in {**DATA, **DESCRIBING}}
    assert data == {name for name in files if not name.endswith(".md")}
    assert {"en/documents/bridges.md", "fr/documents/bridges.md", "en/places/lake.md", "zh/places/lake.md"} <= set(
        files
    )
    assert said(done) == (f"Written to out: {len(files)} files\n", "")


def test_export_replaces_its_own_files_and_leaves_others(dossier):
    own, other = dossier.folder / "out/en/documents/bridges.md", dossier.folder / "out/en/documents/mine.md"
    own.parent.mkdir(parents=True)
    own.write_text("old", encoding="utf-8")
    other.write_text("mine", encoding="utf-8")
    dossier("export", "out")
    assert "The bridges of the city" in own.read_text(encoding="utf-8")
    assert other.read_text(encoding="utf-8") == "mine"


def test_export_reads_the_texts_of_another_folder(dossier, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "roads.txt").write_text(TEXT.replace("bridges", "roads"), encoding="utf-8")
    assert dossier("export", "out", "--seeds", tmp_path / "other").returncode == 0
    assert (dossier.folder / "out/en/documents/roads.md").exists()
    assert not (dossier.folder / "out/en/documents/bridges.md").exists()


def test_check_lists_findings_and_says_so_in_its_status(dossier):
    good = dossier("check")
    assert (good.returncode, *said(good)) == (0, "nothing to correct\n", "")
    (dossier.folder / "seeds" / "empty.txt").touch()
    bad = dossier("check")
    assert (bad.returncode, said(bad)[0].count("\n")) == (1, 2)
    assert said(bad)[0].startswith("seeds/empty.txt: the file is empty: ")
    assert said(bad)[0].endswith("\n1 finding\n")


def test_what_is_still_to_be_done_is_listed_and_no_failure(dossier):
    (dossier.folder / "seeds" / "hills.txt").write_text(
        "A statement on hills\n\nThe hills behind the town stay free to walk on for everybody.\n", encoding="utf-8"
    )
    done = dossier("check")
    assert done.returncode == 0
    assert said(done)[0].startswith("seeds/hills.txt: the text gives no date: ")
    assert said(done)[0].endswith("\n1 finding, which does not keep the site from being published\n")


def test_check_proposes_lines_that_recur_and_calls_them_no_fault(dossier):
    for name in ("walls", "roads", "gates"):
        text = TEXT.replace("bridges", name).replace("Share on", "# The harbour newsletter, each\nShare on")
        (dossier.folder / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
    done = dossier("check")
    assert done.returncode == 0
    assert said(done)[0].splitlines() == [
        "nothing to correct",
        "",
        "# Lines that recur across the texts; add to seeds/boilerplate.txt those that belong to no text:",
        "# in 3 of 4 texts, first in seeds/gates.txt:6",
        "The harbour newsletter, each",
    ]
    (dossier.folder / "seeds/boilerplate.txt").write_bytes(done.stdout.partition(b"\n\n")[2])
    assert said(dossier("check"))[0] == "nothing to correct\n"
    assert "seeds/boilerplate.txt:3" in said(dossier("explain", "seeds/walls.txt"))[0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["clean", "nothing.txt"], "there is no file nothing.txt: correct its name"),
        (["explain", "seeds"], "seeds is a folder: name a file in it"),
        (["--root", "nowhere", "clean", "seeds/bridges.txt"], "there is no folder nowhere: correct its name"),
        (["--root", "seeds", "check"], "there is no mkdocs.yml in {folder}/seeds: go to the collection’s folder, or name it with --root"),
        (["export", "mkdocs.yml"], "there is no folder mkdocs.yml: correct its name"),
        (["export", "out", "--seeds", "nowhere"], "there is no folder nowhere: correct its name"),
        (["export", "mkdocs.yml/out"], "mkdocs.yml/out cannot be used (Not a directory): make room, choose another place, or ask for permission"),
        (["dance"], "argument COMMAND: invalid choice: 'dance' (choose from 'init', 'new', 'clean', 'explain', 'export', 'diff', 'check', 'pack', 'verify', 'why', 'suggest', 'translate', 'adopt', 'language'): `dossier --help` shows the commands"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_misuse_is_refused_in_one_sentence(dossier, arguments, sentence):
    done = dossier(*arguments)
    expected = sentence.format(folder=dossier.folder)
    assert (done.returncode, *said(done)) == (2, "", f"dossier: {expected}\n")


@pytest.mark.parametrize(
    ("settings", "parts"),
    [
        ("", ["mkdocs.yml:1: there are no"]),
        ("[]", ["mkdocs.yml:1: there are no"]),
        ("plugins: [\n", ["mkdocs.yml:2: not valid YAML (expected the node content"]),
        (
            "site_name: A\nplugins: {dossier: {}, i18n: {docs_structure: folder, languages: [en, 3]}}\n",
            ["mkdocs.yml:2: “en” is not", "mkdocs.yml:2: “3” is not"],
        ),
        (
            "site_name: A\nplugins: {dossier: {}, i18n: {docs_structure: folder, languages: [{locale: xx, name: X, default: true}]}}\n",
            ["dossier: mkdocs.yml cannot be used (nothing is known of the language xx: run dossier language new xx, which writes languages/xx.yml)"],
        ),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_used_are_refused_in_a_sentence_for_each_fault(dossier, settings, parts):
    (dossier.folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = dossier("check")
    out, err = said(done)
    assert (done.returncode, out) == (2, "")
    assert [line[: len(part)] for line, part in zip(err.splitlines(), parts, strict=True)] == parts


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "zh_CN.GB18030"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr", "LANG": "zh_CN"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_reader_is_spoken_to_in_the_language_of_the_environment(environment, language):
    assert tongue(environment) == language


@pytest.mark.parametrize("place", ["before", "after"])
def test_language_may_be_asked_for(dossier, place):
    arguments = ["--language", "fr", "check"] if place == "before" else ["check", "--language", "fr"]
    assert said(dossier(*arguments))[0] == "rien à corriger\n"
    assert "的" in said(dossier("--language", "zh", "--help"))[0]
    assert "invalid choice: 'de'" in said(dossier("--language", "de", "check"))[1]


def test_messages_are_utf8_in_any_locale(dossier):
    (dossier.folder / "seeds" / "空.txt").touch()
    done = dossier.process("check", "--language", "zh", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    # Python itself cannot read the name here: its bytes are shown, and nothing fails.
    assert said(done)[0].startswith(r"seeds/\udce7\udca9\udcba.txt: 名称不能用于任何网址")


def test_reader_who_has_had_enough_is_no_error(dossier):
    (dossier.folder / "long.txt").write_text(
        TEXT + "A line that is long enough to stay, number one.\n\n" * 9000, encoding="utf-8"
    )
    program = [sys.executable, "-c", PROGRAM, "explain", "long.txt"]
    environment = os.environ | {"PYTHONPATH": str(building.ROOT / "hooks")}
    started = subprocess.Popen(
        program, cwd=dossier.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    started.stdout.readline()
    started.stdout.close()
    assert started.stderr.read() == b""
    started.stderr.close()
    assert started.wait(60) == 0


def test_front_matter_of_the_export_is_as_agreed(dossier):
    dossier("export", "out")
    page = (dossier.folder / "out/en/documents/bridges.md").read_text(encoding="utf-8")
    meta = yaml.safe_load(page.split("---\n")[1])
    assert meta["date"] == "2024-05-03"
    assert (meta["id"], meta["language"], meta["seed"]) == ("bridges", "en", "bridges.txt")


def test_words_of_a_language_that_are_not_complete_are_refused_in_one_sentence(dossier):
    path = dossier.folder / "hooks/dossier/languages/ui/fr.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  nav: Pages\n", ""), encoding="utf-8")
    done = dossier.process("check", PYTHONPATH=str(dossier.folder / "hooks"))
    problem = "dossier/languages/ui/fr.yml: site.nav is missing: add it, as ui/en.yml has it"
    assert (done.returncode, *said(done)) == (2, "", f"dossier: the words of a language cannot be used: {problem}\n")


def test_what_is_different_in_two_exports_is_told(dossier):
    dossier("export", "old")
    seed = next((dossier.folder / "seeds").glob("*.txt"))
    seed.with_suffix(".yml").write_text('date: "2023-07-01"\nkeep: [{line: 6, text: Share on Facebook}]\n', "utf-8")
    dossier("export", "new")
    told = json.loads(said(dossier("diff", "old", "new", "--format", "json"))[0])
    id_ = told["facts_changed"][0]["id"]
    assert {"id": id_, "language": "en", "place": "date", "old": "2024-05-03", "new": "2023-07-01"} in told[
        "facts_changed"
    ]
    assert told["lines_kept"] == [{"id": id_, "language": "en", "place": "6", "new": "Share on Facebook"}]
    assert said(dossier("diff", "old", "old"))[0] == f"{words('en')['cli']['differences']['none']}\n"
    assert said(dossier("diff", "old", "new", LANG="fr_FR.UTF-8", LC_ALL=""))[0].startswith("Informations")


def test_a_folder_that_is_no_export_cannot_be_compared(dossier):
    done = dossier("diff", "seeds", "seeds")
    assert done.returncode == 2
    assert "dossier export seeds" in said(done)[1]
