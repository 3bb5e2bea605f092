"""No text gives a terminal, or the log of a forge that runs a command, an order: what each command prints of it."""

import json
import re

import pytest

from tests import building
from tests.running import Caller

FORGED = "::error file=a.txt,line=1::forged"
ODD = f"\x1b[31mred\x07\u202e\u2028\x85{FORGED} ##[error]forged"
SEED = """A title {n} ##[error]forged

{n} May 2024

{forged}

Minister Ada Odd met {odd} the Bridge Council on {n} May 2024. We will build {n}00 bridges by 2026 ##[error]forged.

{forged}

The Bridge Council is glad.
"""
FACTS = 'title: "\\e[31mA\\u202e\\n::error::forged {n}"\nspeaker: ["Ada\\n::error::forged"]\n"key\\e": x\n'
NAMES = '---\nnames: {en: [Ada Odd, "::error::forged", "a\\n::error::forged"]}\n"::error::key": 1\n---\n'
PAGE = "---\ntitle: X\n---\n[a](<x&#10;::error::forged>) [b](q##[error]x.md) ![c](<y\n::error::forged>)\n"
TRANSLATED = (
    '---\ntitle: "a\\n::error::forged"\ntranslation: {from: en}\n---\n\n<!-- p-123456: ::error::a -->\n::error::b\n'
)
NOWHERE = "a\x1b[31m\n::error::forged"
ORDER = re.compile(
    r"^\s*::(?!warning |notice )|##(?:\[|vso\[)|[^\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\U0010ffff]", re.MULTILINE
)


def seed(number):
    return SEED.format(n=number, forged=FORGED, odd=ODD)


@pytest.fixture(scope="module")
def call(tmp_path_factory):
    seeds = {f"s{n}.txt": seed(n) for n in range(1, 6)} | {f"s{n}.yml": FACTS.format(n=n) for n in (1, 2)}
    seeds |= {"bad.yml": "::error::x: [\n", "o\x1b\n::error::x.txt": "A name\n\n1 May 2024\n\nA text.\n"}
    docs = {"en/people/ada.md": NAMES, "en/x.md": PAGE, "fr/documents/s1.md": TRANSLATED}
    folder = building.collection(tmp_path_factory.mktemp("screen") / "collection", seeds, docs)
    made = Caller(folder)
    made("export", "old")
    (folder / "seeds/s2.txt").write_text(seed(9), encoding="utf-8")
    (folder / "n\x1b.txt").write_text(seed(3), encoding="utf-8")
    made("export", "new")
    return made


COMMANDS = [
    *(["check", "--format", form] for form in ("text", "json", "github", "sarif")),
    *(["diff", "old", "new", "--format", form] for form in ("text", "json", "markdown")),
    ["suggest"],
    ["suggest", "--write", "found"],
    ["why", "s3", "ada"],
    ["explain", "seeds/s1.txt"],
    ["explain", "seeds/s3.txt"],
    ["translate", "s1", "zh"],
    ["adopt", "s1"],
    ["adopt", "s3"],
    ["new", "n\x1b.txt"],
    *([name, NOWHERE] for name in ("new", "adopt", "clean", "explain", "pack", "verify", "export", "init", "frob")),
    *([name, NOWHERE, NOWHERE] for name in ("why", "diff", "translate")),
    ["language", "new", NOWHERE],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_prints_an_order(call, arguments):
    done = call(*arguments)
    told = (done.stdout + done.stderr).decode()
    assert told
    assert [found[0] for found in ORDER.finditer(told)] == []
    if "json" in arguments:
        assert "##[error]" in str(json.loads(told))


def test_no_build_does(call):
    told = building.build(call.folder, call.folder / "site", strict=False).output
    assert "q#" in told
    assert [found[0] for found in ORDER.finditer(told)] == []


def test_an_order_would_be_found():
    assert [found[0] for found in ORDER.finditer("a\n::error::\n##[b] \x1b \u202e é会\u200f")] == [
        "::",
        "##[",
        "\x1b",
        "\u202e",
    ]
