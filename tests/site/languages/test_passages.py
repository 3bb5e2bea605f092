"""Every passage of the built site stands under its own language."""

from functools import cache
from pathlib import Path

import pytest

from dossier.languages import profile
from dossier.settings import load
from tests.building import ROOT
from tests.site import passages


@cache
def stopwords():
    return {code: profile(code).stopwords for code in load(ROOT).codes}


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
