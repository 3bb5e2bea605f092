"""Cards: what a link leads to, in the words of the page's language, as scripts beside the pages."""

import json
import re

import pytest

from dossier.model import Publication, SiteFile
from dossier.write import make_site
from dossier.write.assets.cards import FOLDERS_WITH_CARDS, card, card_files
from tests.write.making import CORPUS, LANGUAGES

PAGES = make_site(CORPUS, LANGUAGES, Publication()).pages
MADE = {made.path: made.content.decode() for made in card_files(filter(None, map(card, PAGES)), "en")}


def pack(path):
    folder, data = re.fullmatch(r'dossierCards\["(\w+)"\]=(.*);\n', MADE[path]).groups()
    assert folder == path.split("/")[-2]
    return json.loads(data)


def test_there_is_one_script_for_each_folder_of_each_language():
    folders = {path.split("/")[-2] for path in MADE}
    assert folders <= set(FOLDERS_WITH_CARDS)
    assert set(MADE) == {f"{root}{folder}/cards.js" for root in ("", "fr/", "zh/") for folder in folders}


@pytest.mark.parametrize(
    ("path", "card"),
    [
        ("organisations/cards.js", ["Organisation", "United Nations", "", "A body.", "", "5 mentions in 3 texts"]),
        ("zh/organisations/cards.js", ["机构", "联合国", "", "机构。", "", "见于3篇文献，共3处"]),
    ],
)
def test_a_name_has_its_kind_its_description_and_how_often_it_is_named(path, card):
    assert pack(path)["un"] == card


def test_words_of_another_language_say_so():
    assert pack("fr/organisations/cards.js")["un"][3:5] == ["A body.", "en"]
    assert pack("fr/people/cards.js")["wang-yi"][1:3] == ["王毅", "zh"]


def test_a_document_has_its_date_its_publisher_and_what_kind_of_translation_it_is():
    assert pack("documents/cards.js")["speech"] == [
        "Speech", "Speech on AI", "", "The UN met. Wang Yi praised the UN; the UN agreed.", "", "3 April 2024 · The Paper"
    ]  # fmt: skip
    assert pack("zh/documents/cards.js")["speech"][5].endswith("译文草稿")


def test_pages_without_a_view_of_their_own_have_none():
    assert card(SiteFile("en/about.md", "About", None, "main.html")) is None
