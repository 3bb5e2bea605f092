"""The data files of the whole collection, put together from what each text adds to them."""

from collections.abc import Iterator, Mapping
from itertools import product

from dossier.publishing import Publication
from dossier.store import Store, digest
from dossier.write import Sources
from dossier.write.exports.portions import GROUPS, Pieces, joined, ordered, places, portions

Told = Mapping[tuple[str, str], Mapping[str, bytes]]
"""By language and group of files, and by the id of a text: the key of what it adds."""


def put_data(told: Told, of: Sources, publication: Publication, store: Store) -> None:
    """All that texts tell, into a publication; files to which every text adds the same as before stay.

    A collection without texts has them, too: with a head and nothing below it.
    """
    for language, group in product(of.languages, GROUPS):
        keys = told.get((language, group), {})
        order = ordered(group, of.catalogue, language)
        key = digest("data", of.publication, of.languages, language, order, list(keys.values()))
        paths = places(group, of.catalogue, language)
        if all(publication.has(path, key) for path in paths):
            for path in paths:
                publication.keep(path)
            continue
        pieces = _pieces((language, group), keys, of, store)
        for file in joined(group, pieces, of.catalogue, of.publication, language):
            publication.write(file.path, file.content, key)


def _pieces(place: tuple[str, str], keys: Mapping[str, bytes], of: Sources, store: Store) -> Iterator[Pieces]:
    """What all texts add to a group of files; what the store has lost is made again."""
    language, group = place
    kept = store.find(set(keys.values()), dict[str, dict[str, bytes]])
    for id_, key in keys.items():
        if key in kept:
            yield kept[key]
        else:
            again = portions(id_, of.catalogue, of.publication, language)
            yield from (one.pieces for one in again if one.group == group)
