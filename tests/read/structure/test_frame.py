"""What frames a text has a place and an id, and no number, in whatever language and however it came."""

from collections import Counter

import pytest

from dossier.collection import collect
from dossier.model import Seed
from dossier.model.document import AROUND, UNNUMBERED
from dossier.read import Context, read_seed
from dossier.settings import load
from tests.samples import cases, shipped


def read(case):
    seed = Seed(f"seeds/text.{case['language']}.txt", case["text"].encode())
    return read_seed(seed, Context(("en", "fr", "zh")))[0]


@pytest.mark.parametrize("case", cases("read/frame.yml"), ids=lambda case: f"{case['language']}-{case['name']}")
def test_what_frames_a_text_has_no_number(case):
    assert [f"{block.kind} {block.number}" for block in read(case).blocks] == case["kinds"]


PAGE = """---
title: Le lac
---

Madame la Présidente,

Le lac est plus vieux que tous nos pays, et il sera là quand nous n’y serons plus.
"""
RENDERED = """---
title: 湖
translation: {from: fr}
---

<!-- p-f2e6b4: x -->
主席女士，

<!-- p-000000: y -->
湖泊比我们所有的国家都要古老。
"""


def test_a_page_of_its_own_has_a_frame_and_its_translation_follows(collection):
    folder = collection()
    (folder / "docs/fr/documents").mkdir(parents=True)
    (folder / "docs/zh/documents").mkdir(parents=True)
    (folder / "docs/fr/documents/lac.md").write_text(PAGE, encoding="utf-8")
    french = collect(load(folder)).corpus.documents[0]
    assert [(block.kind, block.number) for block in french.blocks] == [("salutation", 0), ("paragraph", 1)]
    first, second = (block.id for block in french.blocks)
    body = RENDERED.replace("p-f2e6b4", first).replace("p-000000", second)
    (folder / "docs/zh/documents/lac.md").write_text(body, encoding="utf-8")
    chinese = collect(load(folder)).corpus.documents[-1]
    assert chinese.language == "zh"
    assert [(block.kind, block.number) for block in chinese.blocks] == [("salutation", 0), ("paragraph", 1)]


def test_numbers_of_the_shipped_texts_agree_in_all_languages():
    documents = collect(shipped()).corpus.documents
    numbers = {}
    for document in documents:
        numbers.setdefault(document.id, []).append({block.id: block.number for block in document.blocks})
    assert all(len(versions) > 1 for versions in numbers.values())
    for first, *others in numbers.values():
        assert [one for one in others if one != first] == []


def test_the_speech_of_the_shipped_texts_begins_with_its_first_sentence():
    speech = next(d for d in collect(shipped()).corpus.documents if d.id.startswith("002") and d.seed)
    assert Counter(block.kind for block in speech.blocks if block.kind in AROUND) == {"subtitle": 1, "salutation": 4}
    first = next(block for block in speech.blocks if block.number == 1)
    assert first.text.startswith("Congratulations to the United Nations")
    assert all((block.kind in UNNUMBERED) == (block.number == 0) for block in speech.blocks)
