"""Reading takes a time in proportion to the length of a text."""

import pytest

from dossier.languages import languages
from dossier.model import Seed
from dossier.read import Context, read_seed
from dossier.read.markup.pdf_layout import lines_of
from dossier.read.markup.pdf_rows import Row
from tests.growth import assert_in_proportion
from tests.samples import CASES, cases

pytestmark = pytest.mark.timing

CONTEXT = Context(languages())
REPEATED = cases("read/growth.yml")
TEXTS = [min((CASES / "quality" / name).glob("*.txt")) for name in ("en", "fr", "zh")]
SIZE = 2_000
"""Bytes of the shortest text."""


def assert_grows_in_proportion(raw, before=b"", after=b""):
    assert_in_proportion(read, lambda size: before + raw * (size // len(raw) + 1) + after, SIZE)


def read(raw):
    read_seed(Seed("seeds/a.txt", raw), CONTEXT)


@pytest.mark.parametrize("text", ["The lakes are open to all who wish to swim in them", "Lakes", "•", "1", "水"])
def test_a_pdf_of_many_pages_and_of_long_ones(text):
    page = [Row(text, 72, 500, 800 - 14 * number, 12, bold=False) for number in range(50)]
    assert_in_proportion(lines_of, lambda count: [page] * count, 10)
    assert_in_proportion(lines_of, lambda count: [[*page_of(text, count)]], 500)


def page_of(text, count):
    return (Row(text, 72, 500, 800 - number / 9, 12, bold=False) for number in range(count))


@pytest.mark.parametrize("text", REPEATED["alone"], ids=repr)
def test_a_text_that_repeats_itself(text):
    assert_grows_in_proportion(text.encode())


@pytest.mark.parametrize("text", REPEATED["within"], ids=repr)
def test_a_line_that_repeats_itself(text):
    assert_grows_in_proportion(text.encode(), "Él".encode(), b"end.")


WORDS = [
    "lake",
    "harbour",
    "council",
    "boat",
    "pier",
    "storm",
    "dusk",
    "policy",
    "forum",
    "water",
    "bridge",
    "road",
    "island",
    "monk",
    "winter",
    "place",
]
VARIED = {
    "words": "{0}\n",
    "pairs": "{0} {1}\n",
    "headings": "{0} {1} {2}\n\nThe {1} of the {0} was mended before {2} of the boats came in at dusk.\n\n",
    "sections": "{3}.{4} The {0} of the {1} was mended before the storm.\n",
    "items": "- the {0} and the {1}\n",
    "lone dates": "{4} May {5}\n",
    "told dates": "On {4} May {5} the {0} met at the {1}. ",
    "promises": "We will build {2} boats for the {0} by {5}.\n\n",
    "turns": "{0} {1}: The {1} is open to all who wish to swim in it.\n",
    "mails": "From: {0}@lake.example\nSubject: {1} {2}\n\nThe {0} met at the {1}.\n\n",
    "cut lines": "the {0} of the {1} was mended before the {0} and the {1} came in at\n",
    "columns": "{0}\t{2}\t{1}\n",
    "characters": "第{2}次会议于{5}年在湖边举行。\n",
    "capitals": "THE {0} OF THE {1} WAS MENDED BEFORE THE STORM.\n",
    "buttons": "The {0} of the {1} was mended before the storm, and all of its boats came in.\nRead more\nShare\n",
}
"""Lines that differ: some words come again and again, in another order."""


@pytest.mark.parametrize("piece", VARIED.values(), ids=VARIED)
def test_a_text_whose_lines_differ(piece):
    def text(size):
        numbers = range(max(1, size // len(piece)))
        words = [(WORDS[n * n % 13], WORDS[(n * 7 + n // 5) % len(WORDS)]) for n in numbers]
        said = (piece.format(*words[n], n, n // 9 + 1, n % 28 + 1, 1990 + n % 40) for n in numbers)
        return "".join(said).encode()

    assert_in_proportion(read, text, SIZE)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_an_ordinary_text(path):
    assert_grows_in_proportion(path.read_bytes())


TOLD = "The {0} boats of the council came in at dusk, and pier {0} was mended before the storm."
PAGES = {
    "paragraphs": f"<p>{TOLD}</p>\n",
    "items": '<li><a href="/{0}">The old pier {0}</a></li>\n',
    "nested": "<div>" * 200 + f"<p>{TOLD}</p>" + "</div>" * 200,
    "rows": "<tr><td>Pier {0}</td><td>{0}</td></tr>",
    "links": 'and on to <a href="https://lake.example/{0}">pier {0}</a> ',
    "lines": "the boats of pier {0} came in at dusk<br>\n",
}


@pytest.mark.parametrize("piece", PAGES.values(), ids=PAGES)
def test_a_page_in_html(piece):
    def page(size):
        return f"<h1>The piers</h1>{''.join(map(piece.format, range(max(1, size // len(piece)))))}".encode()

    assert_in_proportion(lambda raw: read_seed(Seed("seeds/a.html", raw), CONTEXT), page, SIZE)


@pytest.mark.parametrize("raw", [b"\xc3", b"\xff\xfe", b"\xb5\xc4", "é".encode("cp1252")], ids=repr)
def test_bytes_of_any_encoding(raw):
    assert_grows_in_proportion(raw)
