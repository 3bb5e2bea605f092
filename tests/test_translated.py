"""The shipped collection is there in all its languages: texts, names, what they stand for, and hand-written pages."""

import re
from functools import cache
from pathlib import Path

import pytest

from dossier.collection import collect
from dossier.languages import profile
from dossier.pages.frontmatter import parse
from dossier.settings import load
from tests.building import ROOT
from tests.site import passages

SETTINGS = load(ROOT)
CODES = set(SETTINGS.codes)


@cache
def corpus():
    return collect(SETTINGS).corpus


def handwritten(code):
    """The pages that somebody wrote for a language, without texts and entities."""
    return {path.name: path for path in (SETTINGS.docs / code).glob("*.md")}


def lacking(texts, codes=CODES):
    """The languages that something has not, or has in the words of another."""
    copies = {code for code, text in texts.items() for other in texts if other != code and texts[other] == text}
    return {code for code in codes if not texts.get(code)} | copies


def test_every_text_is_there_in_every_language():
    found = {}
    for document in corpus().documents:
        found.setdefault(document.id, {})[document.language] = document.title
    assert found
    assert {id_: lacking(titles) for id_, titles in found.items() if lacking(titles)} == {}


def test_every_name_is_there_in_every_language():
    named = {entity.id: {code for code, names in entity.names.items() if names} for entity in corpus().entities}
    assert {id_: CODES - codes for id_, codes in named.items() if CODES - codes} == {}


def test_every_description_is_there_in_every_language():
    assert {entity.id: lacking(entity.description) for entity in corpus().entities if lacking(entity.description)} == {}


def test_every_prose_about_a_name_is_there_in_every_language():
    assert {
        entity.id: lacking(entity.prose) for entity in corpus().entities if entity.prose and lacking(entity.prose)
    } == {}


def test_every_hand_written_page_is_there_in_every_language():
    pages = {code: handwritten(code) for code in CODES}
    names = set().union(*pages.values())
    assert names >= {"index.md", "about.md", "contribute.md"}
    for name in names:
        read = {
            code: parse(name, pages[code][name].read_text(encoding="utf-8")) for code in CODES if name in pages[code]
        }
        assert lacking({code: page.body for code, page in read.items()}) == set(), name
        for key in ("title", "description"):
            assert lacking({code: page.meta.get(key) for code, page in read.items()}) == set(), (name, key)
        shapes = {code: re.findall(r"^(#+|<div|- |\d\. |```)", page.body, re.MULTILINE) for code, page in read.items()}
        assert len(set(map(tuple, shapes.values()))) == 1, (name, shapes)


def test_what_is_lacking_is_seen():
    assert lacking({"en": "A lake", "fr": "", "zh": "A lake"}, {"en", "fr", "zh", "es"}) == {"en", "fr", "zh", "es"}
    assert lacking({"en": "A lake", "fr": "Un lac", "zh": "湖"}, {"en", "fr", "zh"}) == set()


@cache
def stopwords():
    return {code: profile(code).stopwords for code in CODES}


def test_every_passage_of_the_site_says_its_language(site):
    assert passages.all_misplaced(site, stopwords()) == []


@pytest.mark.parametrize(
    ("article", "seems"),
    [
        ("<p>Le texte de la page est en français et il ne le dit pas.</p>", "fr"),
        ("<p lang=fr>The text of the page is in English, and it does not say that it is.</p>", "en"),
        ("<p lang=fr>Software whose source code anybody may read and change.</p>", "en"),
        ("<p>Spoken by Lin Jian (林剑)</p>", "Han"),
        ("<p title=林剑>Lin Jian</p>", "Han"),
        ("<div lang=zh><p>本页<b>的</b></p><p>The text of the page is in English, and it does not say that it is.</p></div>", "en"),
        ("<p>One <q>Le texte de la page est en français et il ne le dit pas</q> two</p>", "fr"),
        ("<p>One <q lang=fr>Le texte de la page est en français et il ne le dit pas</q> two</p>", ""),
        ("<p>Spoken by Lin Jian (<span lang=zh-Hans>林剑</span>)</p>", ""),
        ("<p>Le monde, La Croix</p>", ""),
        ("<pre>Le texte de la page est en français et il ne le dit pas.</pre>", ""),
    ],
)  # fmt: skip
def test_a_passage_under_the_wrong_language_is_seen(tmp_path: Path, article, seems):
    page = f"<!doctype html><html lang=en><meta charset=utf-8><body><article>{article}</article></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert [fault.seems for fault in passages.all_misplaced(tmp_path, stopwords())] == ([seems] if seems else [])
