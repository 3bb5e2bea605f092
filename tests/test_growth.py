"""A text takes a time in proportion to its length on its whole way to readers, whatever it repeats."""

import json
import subprocess
import sys

import pytest

from dossier.model import Attachment, Seed, SiteFile
from dossier.read import Context, read_seed
from dossier.relate import relate
from dossier.render import render
from dossier.write import maker, sources
from dossier.write.assets.indexed import indexed
from dossier.write.assets.staging import staged
from dossier.write.assets.wholes import wholes
from tests.building import ROOT
from tests.growth import assert_in_proportion, repeated
from tests.render.test_frame import FRAME, SETTINGS
from tests.samples import cases

pytestmark = pytest.mark.timing

RAW = cases("growth.yml")["raw"]
HEADS = {
    ".txt": "A statement on the harbour\n\n3 May 2024\n\n",
    ".md": "# A statement on the harbour\n\n",
    ".html": "<html><body><h1>A statement on the harbour</h1>\n",
}
SIZE = 2_000
"""Bytes of the shortest text."""
LONGEST_PAGE = 2_000_000
MOST_MEMORY = 700
"""Megabytes of a process that makes the pages of a text of five."""
LONG = ["word ", "The @ boats of the harbour came in at dusk, and pier @ was mended.\n\n"]
ALONE = """
import json, resource, sys
from tests.test_growth import show, text
sizes = show(("a.txt", text(json.loads(sys.argv[1]), ".txt", 5_000_000).encode()))
pages = {uri: size for uri, size in sizes.items() if uri.partition("/")[0] in ("en", "fr", "zh")}
print(json.dumps([max(pages.values()), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024]))
"""
KINDS = ("documents", "timeline", "commitments")
"""Of the pages that say more where a text says more."""


def text(piece, ending, size):
    """A text of about so many bytes."""
    return HEADS[ending] + repeated(piece, size)


def show(seed):
    """All that happens to a text on its way to readers; gives the bytes of each page."""
    document, _ = read_seed(Seed(f"seeds/{seed[0]}", seed[1]), Context(SETTINGS.codes))
    if document is None:
        return {}
    of = sources(relate([document], ()), SETTINGS.codes, SETTINGS.publication)
    ids = {"documents": of.catalogue.versions, "timeline": of.chronology.pages, "commitments": of.catalogue.listed}
    sizes = {}
    for language in SETTINGS.codes:
        for made in (one for kind in KINDS for id_ in ids[kind] for one in maker(kind, language, of)(id_)):
            if isinstance(made, SiteFile):
                sizes[made.uri] = len(render(made, FRAME).encode("utf-8", "xmlcharrefreplace"))
                if read := staged(made.view, language):
                    indexed(read, wholes([], language))
            elif isinstance(made, Attachment):
                sizes[made.path] = len(made.content)
    return sizes


@pytest.mark.parametrize(
    ("ending", "piece"), [(ending, piece) for ending, pieces in RAW.items() for piece in pieces], ids=repr
)
def test_a_raw_text_that_repeats_itself(ending, piece):
    def seed(size):
        return f"a{ending}", text(piece, ending, size).encode()

    assert_in_proportion(show, seed, SIZE)


@pytest.mark.parametrize("piece", LONG, ids=repr)
def test_a_text_of_five_megabytes_has_pages_that_a_browser_shows(piece):
    command = [sys.executable, "-c", ALONE, json.dumps(piece)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=600)
    page, memory = json.loads(done.stdout)
    assert page < LONGEST_PAGE
    assert memory < MOST_MEMORY
