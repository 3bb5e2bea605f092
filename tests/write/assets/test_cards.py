"""Cards: what a link leads to, in the words of the page's language, as scripts beside the pages."""

import json
import re
from zlib import crc32

import pytest

from dossier.model import Publication
from dossier.write import make_site
from dossier.write.assets.cards import FOLDERS_WITH_CARDS, PACK, card, cards
from tests.write.making import CORPUS, LANGUAGES

PAGES = make_site(CORPUS, LANGUAGES, Publication()).pages
CARDS = [(page.uri, made) for page in PAGES if (made := card(page.view, page.uri.partition("/")[0]))]
MADE = {made.path: made.content.decode() for made in cards(CARDS, "en")}


def handed(path):
    """What a script hands over."""
    folder, data = re.fullmatch(r'dossierCards\("(\w+)",(.*)\);\n', MADE[path]).groups()
    assert folder == path.split("/")[-2]
    return json.loads(data)


def pack(path):
    """All cards of a folder."""
    count = handed(path)
    packs = [handed(path.replace(".js", f"-{number}.js")) for number in range(count)]
    for number, own in enumerate(packs):
        assert {crc32(name.encode()) % count for name in own} <= {number}
    return {name: one for own in packs for name, one in own.items()}


def test_there_are_scripts_for_each_folder_of_each_language():
    folders = {path.split("/")[-2] for path in MADE}
    assert folders <= set(FOLDERS_WITH_CARDS)
    starts = {path for path in MADE if path.endswith("cards.js")}
    assert starts == {f"{root}{folder}/cards.js" for root in ("", "fr/", "zh/") for folder in folders}
    assert sum(map(len, map(pack, starts))) == len(CARDS)


def test_packs_stay_small_however_many_cards_there_are():
    many = [(f"en/documents/{number}.md", CARDS[0][1]) for number in range(2000)]
    made = list(cards(many, "en"))
    assert len(made) > 20
    assert max(len(each.content) for each in made) < 2 * PACK


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("organisations/cards.js", ["Organisation", "United Nations", "", "A body.", "", "5 mentions in 3 texts"]),
        ("zh/organisations/cards.js", ["机构", "联合国", "", "机构。", "", "见于3篇文献，共3处"]),
    ],
)
def test_a_name_has_its_kind_its_description_and_how_often_it_is_named(path, expected):
    assert pack(path)["un"] == expected


def test_words_of_another_language_say_so():
    assert pack("fr/organisations/cards.js")["un"][3:5] == ["A body.", "en"]
    assert pack("fr/people/cards.js")["wang-yi"][1:3] == ["王毅", "zh"]


def test_a_document_has_its_date_its_publisher_and_what_kind_of_translation_it_is():
    assert pack("documents/cards.js")["speech"] == [
        "Speech", "Speech on AI", "", "The UN met. Wang Yi praised the UN; the UN agreed.", "", "3 April 2024 · The Paper"
    ]  # fmt: skip
    assert pack("zh/documents/cards.js")["speech"][5].endswith("译文草稿")


def test_pages_without_a_view_of_their_own_have_none():
    assert card(None, "en") is None
