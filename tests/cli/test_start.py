"""What `dossier clean` must not load: it runs again and again while somebody looks at texts."""

import subprocess
import sys

import pytest

from tests.running import TEXT

LOADED = "import sys; from dossier.cli import main; status = main(sys.argv[1:]); print(*sys.modules); sys.exit(status)"
NEEDLESS = {
    "dossier.relate": "one text is related to no other",
    "dossier.write": "no site is made",
    "dossier.live": "the same",
    "dossier.check.translations": "nothing is checked",
    "dossier.read.markup.html": "the text is no page in HTML",
    "dossier.read.markup.markdown": "nor in Markdown",
    "dossier.read.markup.pdf": "nor a PDF",
    "justhtml": "reads HTML",
    "markdown_it": "reads Markdown",
    "pypdfium2": "reads PDFs",
    "tomllib": "reads TOML, of which the text has none above it",
    "charset_normalizer": "guesses an encoding, when nobody knows better than it",
    "ftfy": "mends letters beyond ASCII, and the text has none that may be damaged",
    "babel": "knows how languages write lists, numbers and dates: the text shows none of these, and what reading takes "
    "from it is in languages/cldr.yml",
    "rapidfuzz": "compares words that are almost alike",
    "wcwidth": "knows wide characters",
    "jinja2": "fills templates",
    "nh3": "makes HTML safe",
    "icalendar": "writes calendars",
    "markdown": "reads contributed pages",
    "multiprocessing": "hands work to other processes",
    "sqlite3": "keeps what builds have made",
    "statistics": "its medians need fractions and random numbers",
}
"""By the name of the module, why it is of no use there."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("alone")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-c", LOADED, "clean", "a.txt"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True)
    assert done.stdout.startswith("# A statement on bridges\n")
    return {*done.stdout.splitlines()[-1].split()}


def test_modules_are_seen(loaded):
    assert {"yaml", "dossier.cli.clean", "dossier.read.clean.title.find"} <= loaded


@pytest.mark.parametrize("name", NEEDLESS)
def test_cleaning_a_plain_text_loads_nothing_that_it_does_not_use(name, loaded):
    assert name not in loaded, NEEDLESS[name]
