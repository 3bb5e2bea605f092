"""Decoding: passages in all encodings in which they come, odd bytes, and what holds for any bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.measure import total
from benchmarks.quality import outcomes
from benchmarks.quality.decoding import KINDS
from dossier.languages import languages, words
from dossier.read.decode import decode, is_binary
from dossier.read.ledger import ledger
from tests.samples import cases

CASES = cases("read/decode.yml")
STORED = [(kind, name) for kind in CASES["stored"] for name in kind["passages"]]
PIECES = st.sampled_from(
    [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0", b"\r\n", b"\x81", "中文".encode("gb18030"), "é".encode()]
)
BYTES = st.binary() | st.lists(PIECES | st.binary(max_size=3), max_size=20).map(b"".join)


def parts(text):
    """The whole text, its first half, each of its lines, and all of it with the line endings of Windows."""
    return [text, text[: len(text) // 2], *text.splitlines(), text.replace("\n", "\r\n")]


@pytest.mark.parametrize(
    ("kind", "name"), STORED, ids=[f"{k['encoding']}-{k['evidence']}-{name}" for k, name in STORED]
)
def test_a_text_is_read_in_the_encoding_in_which_it_is_stored(kind, name):
    for part in parts(CASES["passages"][name]):
        mark = bytes.fromhex(kind.get("prefix", ""))
        if part.isascii() and not mark and not kind["encoding"].startswith("utf-16"):
            continue
        text, how = decode(mark + part.encode(kind["encoding"]))
        assert (text.removeprefix("\ufeff"), how.encoding, how.evidence) == (part, kind["encoding"], kind["evidence"])
        assert how.sure


@pytest.mark.parametrize("encoding", ["cp1252", "gb18030", "utf-16-le"])
def test_what_is_beyond_ascii_may_come_late(encoding):
    text = (
        "Plain words, one after the other.\n" * 5000
        + "The café’s “new” menu – £3.\n"
        + "中文的句子，很长的句子。\n" * (encoding != "cp1252")
    )
    found, how = decode(text.encode(encoding))
    assert (found == text, how.encoding) == (True, encoding)


def test_plain_letters_are_read_as_such():
    assert decode(b"Plain words.\n")[1].evidence == "ascii"


@pytest.mark.parametrize("case", CASES["odd"], ids=lambda case: case["name"])
def test_odd_bytes_lose_nothing(case):
    raw = bytes.fromhex(case["bytes"])
    text, how = decode(raw)
    assert (how.encoding, how.sure) == (case["encoding"], case.get("sure", True))
    assert text.encode(how.encoding, "surrogateescape") == raw


@pytest.mark.parametrize("case", CASES["damaged"], ids=lambda case: case["name"])
def test_a_damaged_text_is_read_but_for_the_damage(case):
    whole = CASES["passages"][case["passage"]]
    stored = bytes.fromhex(case.get("prefix", "")) + whole.encode(case["encoding"])
    at = case.get("at", 0)
    raw = stored[:at] + bytes.fromhex(case.get("put", "")) + stored[at : len(stored) - case.get("cut", 0)]
    text, how = decode(raw)
    assert (how.encoding, how.evidence, how.sure) == (case["encoding"], "undecodable", False)
    assert text.encode(how.encoding, "surrogateescape") == raw
    assert sum(line in text for line in whole.splitlines()) >= len(whole.splitlines()) - 1


@pytest.mark.parametrize("case", CASES["binary"], ids=lambda case: case["name"])
def test_what_is_no_text_is_told(case):
    assert is_binary(decode(bytes.fromhex(case["bytes"]))[0])


@pytest.mark.parametrize("name", CASES["passages"])
def test_a_text_is_no_binary(name):
    assert not is_binary(CASES["passages"][name])


@given(BYTES)
def test_any_bytes_come_back(raw):
    text, how = decode(raw)
    assert text.encode(how.encoding, "surrogateescape") == raw
    assert "".join(line.raw for line in ledger(text)) == text


@given(BYTES)
def test_the_evidence_has_a_sentence_in_every_language(raw):
    evidence = decode(raw)[1].evidence
    assert all(evidence in words(language)["decoding"] for language in languages())


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\ufeff")))
def test_utf_8_is_read_as_utf_8(text):
    assert decode(text.encode())[0] == text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_enough_long_texts_are_tried_in_each_encoding(kind):
    """How many are read right is held by tests/test_quality.py."""
    tally = total(one.tally for one in outcomes("decoding") if one.group == kind.name)
    assert tally["long"] >= (9 if kind.chinese else 15)


@pytest.mark.parametrize("case", CASES["mixed"], ids=lambda case: case["name"])
def test_lines_in_several_encodings_are_doubted(case):
    raw = b"".join(line["text"].encode(line["encoding"]) for line in case["lines"])
    text, how = decode(raw)
    assert (how.encoding, how.sure) == (case["found"], False)
    assert text.encode(how.encoding, "surrogateescape") == raw
