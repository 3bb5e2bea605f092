"""Pictures are drawn once, for the texts of a site with an address for which there are fonts."""

from dataclasses import replace

import pytest

from dossier import typeset
from dossier.collection import collect, sources_of
from dossier.model import Picture
from dossier.publishing import Publication, picturing
from dossier.publishing.picturing import icon_files, put_pictures, there, unpictured, with_pictures
from dossier.render.pictures import drawable
from dossier.store import Store
from tests.samples import shipped

PLAIN, STRANGE = Picture("a.png", "en", "Remarks"), Picture("b.png", "en", "\u0378")


@pytest.fixture(scope="module")
def sources():
    settings = shipped()
    made = sources_of(collect(settings), settings)
    return replace(made, publication=replace(made.publication, url="https://example.org/d/"))


@pytest.fixture
def asked(monkeypatch):
    """The pictures of which it is asked whether there are fonts for them."""
    found = []

    def noted(pictures):
        found.extend(pictures)
        return drawable(pictures)

    monkeypatch.setattr(picturing, "drawable", noted)
    return found


def test_each_text_has_one_picture_in_the_language_in_which_it_was_given(sources):
    made = with_pictures(sources, Store())
    pictures = made.catalogue.pictures
    originals = {id_: made.catalogue.originals(id_)[0] for id_ in made.catalogue.versions}
    assert {id_: (one.language, one.title) for id_, one in pictures.items()} == {
        id_: (document.language, document.title) for id_, document in originals.items()
    }
    assert unpictured(made) == ""


def test_without_an_address_there_are_none_and_nothing_is_said(sources, asked):
    nowhere = replace(sources, publication=replace(sources.publication, url=""))
    made = with_pictures(nowhere, Store())
    assert (made.catalogue.pictures, asked, unpictured(made)) == ({}, [], "")


def test_a_text_for_which_there_is_no_font_has_none_and_is_named(sources, monkeypatch):
    def strange(id_, _catalogue):
        return replace(STRANGE, path=id_) if id_.startswith("003") else replace(PLAIN, path=id_)

    monkeypatch.setattr(picturing, "text_picture", strange)
    made = with_pictures(sources, Store())
    (missing,) = sources.catalogue.versions.keys() - made.catalogue.pictures.keys()
    assert missing.startswith("003")
    assert unpictured(made).endswith(f": {missing}")


def test_what_is_known_is_not_asked_again_until_the_fonts_are_others(asked, monkeypatch):
    store, both = Store(), {"a": PLAIN, "b": STRANGE}
    assert there(both, store) == there(both, store) == {"a": PLAIN}
    assert asked == [PLAIN, STRANGE]
    monkeypatch.setattr(typeset, "fonts_there", lambda: ())
    there(both, store)
    assert asked == [PLAIN, STRANGE] * 2


def test_a_picture_that_is_there_is_kept(tmp_path, monkeypatch):
    first = Publication(tmp_path / "site", {})
    put_pictures([PLAIN], first)
    first.finish()
    before = (tmp_path / "site/a.png").stat().st_ino
    monkeypatch.setattr(picturing, "sheet", lambda _: pytest.fail("drawn again"))
    second = Publication(tmp_path / "site", first.written)
    put_pictures([PLAIN], second)
    second.finish()
    assert second.again == []
    assert (tmp_path / "site/a.png").stat().st_ino == before


def test_icons_are_kept(monkeypatch):
    store = Store()
    made = icon_files(b"", "Dossier", "en", store)
    assert "assets/icons/icon-192.png" in made
    monkeypatch.setattr(picturing, "icons", lambda *_: pytest.fail("drawn again"))
    assert icon_files(b"", "Dossier", "en", store) == made
