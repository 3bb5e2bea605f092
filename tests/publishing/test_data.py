"""The data files: put together from what each text adds, and left alone where all add the same as before."""

from dossier.model import Publication
from dossier.publishing import Publication as Site
from dossier.publishing.data import put_data
from dossier.store import Store, digest
from dossier.store.packed import pack
from dossier.write import sources
from dossier.write.exports import exports
from dossier.write.exports.portions import GROUPS, portions
from tests.write.making import CORPUS, LANGUAGES

OF = sources(CORPUS, LANGUAGES, Publication())


def told_in(store, of=OF):
    """What all texts add in English, which the store then has."""
    told = {("en", group): {} for group in GROUPS}
    for id_ in of.catalogue.versions:
        for portion in portions(id_, of.catalogue, of.publication, "en"):
            raw = pack(portion.pieces)
            told["en", portion.group][id_] = digest(raw)
            store.put({digest(raw): raw})
    return told


def put(told, store, site):
    put_data(told, OF, site, store)
    return {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in site.folder.rglob("*.*")}


def test_what_texts_add_makes_the_files_of_all(tmp_path):
    store = Store()
    found = put(told_in(store), store, Site(tmp_path / "site", {}))
    whole = {file.path: file.content for file in exports(OF.catalogue, OF.publication, "en")}
    assert found == {f"data/{name}": whole[f"data/{name}"] for names in GROUPS.values() for name in names}


def test_what_the_store_has_lost_is_made_again(tmp_path):
    store = Store()
    told = told_in(store)
    assert put(told, store, Site(tmp_path / "one", {})) == put(told, Store(), Site(tmp_path / "other", {}))


def test_files_to_which_all_add_the_same_are_not_written_again(tmp_path):
    store = Store()
    told = told_in(store)
    site = Site(tmp_path / "site", {})
    put(told, store, site)
    site.finish()
    again = Site(tmp_path / "site", site.written)
    put(told | {("en", "commitments"): {"speech": b"another"}}, store, again)
    assert again.again == ["data/commitments.csv"]
