"""The command why: the files that made a page, and what had changed when it was last written."""

import re

import pytest

from tests.building import write
from tests.running import said
from tests.test_warm_builds import BOARD, built, text


@pytest.fixture
def site(dossier):
    folder = dossier.folder
    write(folder, {"docs/en/organisations/board.md": BOARD.format(name="Harbour Board", said="It decides.")})
    text(folder, "a", "bridges", 3)
    write(folder, {"seeds/a.yml": "speaker: Mary Stone\n"})
    built(folder, folder / "site")
    return folder / "site"


def why(dossier, page, **environment):
    done = dossier("why", page, **environment)
    assert done.returncode == 0, done
    return said(done)[0].splitlines()


@pytest.mark.parametrize("page", ["documents/a.html", "en/documents/a.md", "docs/en/documents/a.md", "documents/a.html#p-1"])  # fmt: skip
@pytest.mark.usefixtures("site")
def test_it_names_the_files_that_made_a_page(dossier, page):
    first, *files = why(dossier, page)
    assert first == "documents/a.html"
    assert {"  seeds/a.txt", "  docs/en/organisations/board.md"} <= {*files}
    assert "  a name that no page has: mary stone" in files


def test_it_names_what_had_changed(dossier, site):
    assert why(dossier, "fr/documents/a.html")[-1].startswith("The last build wrote it: it is new")
    built(dossier.folder, site)
    assert why(dossier, "documents/a.html")[-1] == "The last build kept it as it was."
    text(dossier.folder, "a", "roads", 3)
    built(dossier.folder, site)
    told = why(dossier, "documents/a.html")
    assert (
        "  text · a · seeds/a.txt · seeds/a.yml"
        in told[told.index("The last build wrote it again, since this had changed:") :]
    )
    told = why(dossier, "timeline.html")
    assert any(
        re.fullmatch(r"  how a text tells an event · en/e-\S+ · seeds/a\.txt · seeds/a\.yml", one) for one in told
    ), told


def test_a_new_page_about_a_name_is_what_had_changed(dossier, site):
    write(dossier.folder, {"docs/en/people/mary.md": "---\nnames: {en: [Mary Stone]}\n---\n\nA person.\n"})
    built(dossier.folder, site)
    told = why(dossier, "documents/a.html")
    assert "  docs/en/people/mary.md" in told
    assert any(line.startswith("  whom a name means · mary stone") for line in told)


@pytest.mark.usefixtures("site")
def test_a_page_that_was_not_made_is_refused(dossier):
    assert "made no page zh/nothing.html" in said(dossier("why", "zh/nothing.html"))[1]


def test_before_any_build_there_is_nothing_to_tell(dossier):
    assert "run `mkdocs build` first" in said(dossier("why", "index.html"))[1]
