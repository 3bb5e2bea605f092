"""Whole files as people keep them: pages saved from a browser, and Markdown of other generators.

Beside each file NAME.html or NAME.md stands NAME.yml with what is right about it. `known` has the same keys, each with
a reason: what is not mended yet must fail (strict), so that the note goes when it is.
"""

from functools import cache

import pytest
import yaml

from dossier.model import Seed
from dossier.read import Context, read_seed
from dossier.read.ledger import is_text
from dossier.read.markup import ledger_of
from tests.samples import CASES

FILES = sorted(path for folder in ("html", "markdown") for path in (CASES / "read" / folder).glob("*.yml"))
LISTS = ("blocks", "phrases", "stays", "gone", "unseen")
"""Keys of which each entry is asked by itself."""


@cache
def read(path):
    """The document of a file, with its text as decoded."""
    source = next(other for other in path.parent.glob(f"{path.stem}.*") if other != path)
    document = read_seed(Seed(f"seeds/{source.name}", source.read_bytes()), Context(("en", "fr", "zh")))[0]
    return document, source.name, source.read_bytes()


def asked(case):
    for key, value in case.items():
        if key in LISTS:
            yield from ((key, each) for each in value)
        elif key != "known":
            yield key, value


def params():
    for path in FILES:
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        for place, (key, value) in enumerate(asked(case)):
            yield pytest.param(path, key, value, id=f"{path.stem}-{key}-{place}")
        for number, known in enumerate(case.get("known", ())):
            mark = pytest.mark.xfail(strict=True, raises=AssertionError, reason=known.pop("why"))
            for place, (key, value) in enumerate(asked(known)):
                yield pytest.param(path, key, value, id=f"{path.stem}-known-{number}-{key}-{place}", marks=mark)


def shown(block):
    """A block as a case writes it: kind, level or mark or speaker where it has one, words or rows."""
    if block.kind == "table":
        return ["table", [list(map(plain, row)) for row in block.rows if any(row)]]
    sign = block.level or block.mark or block.speaker
    return [block.kind, *([sign] if sign else []), plain(block.text)]


def plain(text):
    """A text with each space as a plain one: which of them break no line is asked elsewhere."""
    return " ".join(text.split())


def facts(document):
    return {
        "title": plain(document.title),
        "language": document.language,
        "date": str(document.when.edtf) if document.when else None,
        "headings": [[block.level, plain(block.text)] for block in document.blocks if block.kind == "heading"],
        **{key: list(getattr(document.facts, key)) for key in ("author", "speaker")},
        **{key: getattr(document.facts, key) for key in ("type", "publisher", "place", "rights", "source_url")},
    }


def phrases(document):
    lines = (line.markup for line in document.lines if line.markup and is_text(line))
    told = (phrase for markup in lines for phrase in markup.phrases)
    return [[phrase.kind, plain(phrase.words), *[phrase.address] * (phrase.kind == "link")] for phrase in told]


@pytest.mark.parametrize(("path", "key", "value"), list(params()))
def test_a_file_becomes_a_page_that_one_would_show(path, key, value):
    document = read(path)[0]
    texts = [plain(block.text) for block in document.blocks]
    if key == "blocks":
        assert list(map(shown, document.blocks)).count(value) == 1
    elif key == "phrases":
        assert value in phrases(document)
    elif key == "stays":
        assert sum(value in text for text in texts) == 1
    elif key == "gone":
        assert not [text for text in [document.title, *texts] if value in text]
    elif key == "unseen":
        assert not [line for line in document.lines if value in line.text or value in line.decision.value]
    else:
        assert facts(document)[key] == value


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_the_ledger_gives_the_file_back(path):
    document, name, raw = read(path)
    how = document.decoding
    assert "".join(line.raw for line in document.lines).encode(how.encoding, "surrogateescape") == raw
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
    assert [line.raw for line in ledger_of(f"seeds/{name}", raw.decode(how.encoding))] == [
        line.raw for line in document.lines
    ]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_what_stays_keeps_its_order(path):
    words = "\n".join(plain(block.text) for block in read(path)[0].blocks)
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    places = [words.find(text) for text in case["stays"]]
    assert places == sorted(places)
