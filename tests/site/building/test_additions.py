"""Whoever adds a text to this collection as CONTRIBUTING says can publish it: here with all that may be unfinished."""

import re
import shutil

import pytest

from dossier import cli
from tests import building

LETTER = """A letter on the bridges of the city

Geneva, 3 May 2024

Dear colleagues,

The bridges of the city will be open to all who wish to cross them, and the council will repair 12 bridges by 2026.

In many villages people still walk for two hours to reach a bridge, and children miss their lessons for it.

Yours sincerely,
"""
UNDATED = (
    "A statement on hills\n\nThe hills behind the city will stay open to all who wish to walk on them for pleasure.\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the collection as it is, with a letter that has but a beginning of a translation, and an undated text."""
    folder = building.collection(tmp_path_factory.mktemp("additions") / "collection")
    for name in ("docs", "seeds"):
        shutil.copytree(building.ROOT / name, folder / name, dirs_exist_ok=True)
    building.write(folder, {"seeds/letter-on-bridges.txt": LETTER, "seeds/statement-on-hills.txt": UNDATED})
    assert cli.main(["--root", str(folder), "translate", "letter-on-bridges", "fr"]) == 0
    page = folder / "docs/fr/documents/letter-on-bridges.md"
    begun = re.sub(r"(<!-- p-\w+: Dear colleagues, -->\n)", r"\1Chers collègues,\n", page.read_text(encoding="utf-8"))
    page.write_text(begun, encoding="utf-8")
    return folder


def test_the_check_lists_what_is_to_be_done_and_succeeds(folder, capsys):
    capsys.readouterr()
    assert cli.main(["--root", str(folder), "check"]) == 0
    out = capsys.readouterr().out
    assert "docs/fr/documents/letter-on-bridges.md:" in out
    assert "seeds/statement-on-hills.txt: the text gives no date: " in out


def test_the_strict_build_succeeds_and_has_the_texts(folder):
    made = building.build(folder, folder / "site")
    assert made.status == 0, made.output
    assert "The bridges of the city" in made.page("documents/letter-on-bridges.html")
    assert "Chers collègues" in made.page("fr/documents/letter-on-bridges.html")
    assert "The hills behind the city" in made.page("documents/statement-on-hills.html")
