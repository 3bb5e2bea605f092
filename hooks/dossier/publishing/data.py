"""The data files of the whole collection, put together from what each text adds to them."""

from collections.abc import Iterator, Mapping

from dossier.publishing import Publication
from dossier.store import Store, digest
from dossier.write import Sources
from dossier.write.exports.portions import Addition, groups, joined, ordered, places, portions

Told = Mapping[tuple[str, str], Mapping[str, bytes]]
"""By language and group of files, and by the id of a text: the key of what it adds."""


def put_data(told: Told, of: Sources, publication: Publication, store: Store) -> None:
    """All that texts tell, into a publication; files to which every text adds the same as before stay.

    A collection without texts has them, too: with a head and nothing below it.
    """
    for group, languages in groups(of.languages):
        keys = {(code, id_): key for code in languages for id_, key in told.get((code, group), {}).items()}
        order = ordered(group, of.catalogue, languages)
        key = digest("data", of.publication, languages, order, list(keys.items()))
        paths = places(group, of.catalogue, languages)
        if all(publication.has(path, key) for path in paths):
            for path in paths:
                publication.keep(path)
            continue
        for file in joined(group, _told(group, keys, of, store), of.catalogue, of.publication, languages):
            publication.write(file.path, file.content, key)


def _told(group: str, keys: Mapping[tuple[str, str], bytes], of: Sources, store: Store) -> Iterator[Addition]:
    """What all texts add to a group of files, by language and id; what the store has lost is made again."""
    kept = store.find(set(keys.values()), dict[str, dict[str, bytes]])
    for (language, id_), key in keys.items():
        if key in kept:
            yield language, kept[key]
        else:
            again = portions(id_, of.catalogue, of.publication, language)
            yield from ((language, one.pieces) for one in again if one.group == group)
