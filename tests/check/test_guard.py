"""One odd file stops no other: what can be no file of a site, and whatever is raised while a file is read."""

import os

import pytest

from dossier import files, reading
from dossier.check.tree import Tree
from dossier.collection import check, collect
from dossier.files import Inputs
from dossier.glue.overrides import OVERRIDES, templates
from dossier.pages import links
from dossier.settings import load

TEXT = "A statement on {0}\n\n3 May 2024\n\nThe {0} of the city will be open to all who wish to see them.\n"
PAGE = "---\ntitle: The {0}\n---\nThe {0} of the city.\n"


def pipe(path):
    os.mkfifo(path)


def broken(path):
    path.symlink_to("nowhere")


def own_folder(path):
    path.symlink_to(".")


def file(path):
    path.write_text("A text")


ODD = {
    "pipe.txt": (pipe, "unreadable"),
    "link.png": (broken, "unreadable"),
    "loop": (own_folder, "link_refused"),
    "two\nlines.txt": (file, "unnameable"),
    "caf\udce9.md": (file, "unnameable"),
    "a" * 201: (file, "unnameable"),
}


@pytest.mark.parametrize("name", ODD, ids=ascii)
@pytest.mark.parametrize("place", ["seeds", "docs/en", "docs/en/documents"])
def test_the_good_text_is_read_beside_it(collection, name, place):
    known = collection(seeds={"lake.txt": TEXT.format("lake")}, docs={"en/documents/hill.md": PAGE.format("hill")})
    make, code = ODD[name]
    make(known / place / name)
    found = collect(load(known))
    assert [document.id for document in found.documents] == ["hill", "lake"]
    assert code in {finding.code for finding in check(found, load(known))}
    assert all(finding.path.encode() for finding in found.findings)
    assert found.inputs.hold(load(known))


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(tmp_path):
    pipe(tmp_path / "pipe")
    assert not Inputs(Tree(()), {str(tmp_path / "pipe"): b"x"}).hold(load_of(tmp_path))


def load_of(folder):
    """Settings of a collection in a folder without any."""
    (folder / "mkdocs.yml").write_text(
        "plugins: {i18n: {languages: [{locale: en, name: English, default: true}]}}\n", encoding="utf-8"
    )
    return load(folder, judged=False)


def stumbling(read, word):
    """The same reading, which stumbles over a word that nobody foresaw."""

    def stumble(*given):
        if any(word in str(one) for one in given):
            raise LookupError(f"no {word}")
        return read(*given)

    return stumble


@pytest.mark.parametrize(
    ("reader", "word", "path"),
    [
        ((reading, "read_document"), "hill", "docs/en/documents/hill.md"),
        ((reading, "read_seed"), "lake", "seeds/lake.txt"),
        ((files, "read_entity"), "Ada", "docs/en/people/ada.md"),
        ((files, "read_correction"), "tower", "seeds/tower.yml"),
        ((links, "rendered"), "guide", "docs/en/guide.md"),
    ],
)
def test_what_is_raised_on_one_file_is_a_finding_of_it(collection, monkeypatch, reader, word, path):
    known = collection(
        seeds={**{f"{one}.txt": TEXT.format(one) for one in ("lake", "tower")}, "tower.yml": "title: The tower\n"},
        docs={
            "en/documents/hill.md": PAGE.format("hill"),
            "en/people/ada.md": "---\nnames: {en: [Ada]}\n---\n",
            "en/guide.md": "# A guide\n\nIt is [here](index.md).\n",
        },
    )
    monkeypatch.setattr(*reader, stumbling(getattr(*reader), word))
    found = collect(load(known))
    wrong = [finding for finding in found.findings if finding.code == "unforeseen"]
    assert [(finding.path, finding.detail) for finding in wrong] == [(path, {"problem": f"LookupError: no {word}"})]
    lost = {word} if reader[0] is reading else set()
    assert {document.id for document in found.documents} == {"hill", "lake", "tower"} - lost


def test_a_page_that_describes_nobody_is_shown_as_words_where_no_parser_reads_it(collection):
    page = "en/people/nobody.md"
    found = collect(load(collection(docs={page: "---\ntitle: A\n---\n[b](http://[)\n"})))
    told = [finding.code for finding in found.findings if finding.path == f"docs/{page}"]
    assert sorted(told) == ["missing_key", "unforeseen", "unknown_key"]
    assert found.written[f"docs/{page}"].strip() == r"\[b\](http://\[)"


def test_a_template_that_is_none_and_bytes_that_are_no_letters_are_told_and_stop_nothing(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(
        "theme: {name: material, custom_dir: own}\nplugins: {i18n: {languages: [{locale: en}]}}\n"
    )
    for name, held in {"main.html": b"\n{% if a %}", "404.html": b"caf\xe9", "assets/dossier/own.css": b"\xe9"}.items():
        (tmp_path / "own" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "own" / name).write_bytes(held)
    known = load(tmp_path)
    told = {(one.path, one.line, one.code) for one in collect(known).findings if one.path.startswith("overrides/")}
    assert told == {
        ("overrides/main.html", 2, "template_broken"),
        ("overrides/404.html", 1, "not_utf8"),
        ("overrides/assets/dossier/own.css", 1, "not_utf8"),
    }
    made, ours = (dict(templates(folders, tmp_path)) for folders in ((tmp_path / "own", OVERRIDES), (OVERRIDES,)))
    assert (made["main.html"], made["404.html"]) == (ours["main.html"], "caf\ufffd")
