"""The data files: put together from what each text adds, and left alone where all add the same as before."""

from itertools import product

from dossier.model import Corpus, Publication
from dossier.publishing import Publication as Site
from dossier.publishing.data import put_data
from dossier.store import Store, digest
from dossier.store.packed import pack
from dossier.write import sources
from dossier.write.exports import exports
from dossier.write.exports.portions import FEEDS, SHARED, portions
from tests.write.making import CORPUS, LANGUAGES

OF = sources(CORPUS, LANGUAGES, Publication())


def told_in(store):
    """What all texts add, which the store then has."""
    told = {place: {} for place in product(LANGUAGES, FEEDS | SHARED)}
    for language, id_ in product(LANGUAGES, OF.catalogue.versions):
        for portion in portions(id_, OF.catalogue, OF.publication, language):
            raw = pack(portion.pieces)
            told[language, portion.group][id_] = digest(raw)
            store.put({digest(raw): raw})
    return told


def put(told, store, site, of=OF):
    put_data(told, of, site, store)
    return {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in site.folder.rglob("*.*")}


def whole(of):
    """The files as they are made at once, of all texts."""
    names = {name for group in (FEEDS | SHARED).values() for name in group}
    made = exports(of.catalogue, of.publication)
    return {file.path: file.content for file in made if file.path.rpartition("/")[2] in names}


def test_what_texts_add_makes_the_files_of_all(tmp_path):
    store = Store()
    found = put(told_in(store), store, Site(tmp_path / "site", {}))
    assert found == whole(OF)


def test_a_collection_without_texts_has_all_files(tmp_path):
    none = sources(Corpus(()), LANGUAGES, Publication())
    assert put({}, Store(), Site(tmp_path / "site", {}), none) == whole(none)


def test_what_the_store_has_lost_is_made_again(tmp_path):
    store = Store()
    told = told_in(store)
    assert put(told, store, Site(tmp_path / "one", {})) == put(told, Store(), Site(tmp_path / "other", {}))


def test_files_to_which_all_add_the_same_are_not_made_again(tmp_path):
    store = Store()
    told = told_in(store)
    site = Site(tmp_path / "site", {})
    put(told, store, site)
    site.finish()
    again = Site(tmp_path / "site", site.written)
    put(told | {("en", "commitments"): {"speech": b"another"}}, store, again)
    made = [path for path, file in again.written.items() if file.key != site.written[path].key]
    assert made == ["data/commitments.csv"]
