"""Pages in Markdown take a time in proportion to their length, whatever they hold; `bounded` sees to it."""

import pytest

from dossier.check.bounds import bounded
from dossier.pages.documents import read_document
from dossier.render.markdown import fitting, html
from dossier.write.documents.marks import Link, Mark
from tests.growth import assert_in_proportion, repeated
from tests.samples import cases

pytestmark = pytest.mark.timing

SIZE = 2_000
"""Characters of the shortest page."""
EXTENSIONS = {name: {} for name in ("attr_list", "footnotes", "md_in_html", "tables")}


def show(text):
    """All that happens to a page on its way to readers."""
    body, _ = bounded(fitting(text, ()))
    read_document("docs/fr/documents/a.md", body)
    html(body, EXTENSIONS)


@pytest.mark.parametrize("piece", cases("growth.yml")["markdown"], ids=repr)
def test_a_page_that_repeats_itself(piece):
    assert_in_proportion(show, lambda size: repeated(piece, size), SIZE)


def test_a_page_that_names_somebody_again_and_again():
    def named(count):
        return "Anna met Carl " * count, [
            Mark("p-1", links=tuple(Link(14 * at, 14 * at + 4, "/a") for at in range(count)))
        ]

    assert_in_proportion(lambda page: html(page[0], EXTENSIONS, page[1]), named, 250)
