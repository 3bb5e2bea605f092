"""The names of all entities for the search: whoever asks by one finds what is said by another, in every language.

search-index/names.js tells with which name each pack begins; names/keys-N.js has, by name as it is compared
(`tokens.name_key`), the numbers of those that bear it; names/names-N.js all names of some entities.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from dossier.model import Attachment, Entity
from dossier.write.assets.indexed import as_json
from dossier.write.assets.shelves import bounds, order, ranges, script
from dossier.write.assets.tokens import name_key

ROOM = 4 * 1024
"""Bytes of a pack: a query of several words asks for several."""
TOGETHER = 32
"""Entities of which the names are in one script."""


def search_names(entities: Iterable[Entity]) -> Iterator[Attachment]:
    """Scripts with the names of each entity by language: ["en", "Zambia"], ["fr", "Zambie"]."""
    named = [[[code, *names] for code, names in entity.names.items() if names] for entity in entities]
    keys = defaultdict[str, dict[int, None]](dict)
    for number, own in enumerate(named):
        for key in (name_key(name) for _, *names in own for name in names):
            keys[key][number] = None
    keys.pop("", None)
    entries = ((key, len(key) + 8, [*keys[key]]) for key in sorted(keys, key=order))
    packs = [*ranges(entries, ROOM)]
    for at, (_, pack) in enumerate(packs):
        yield script(f"names/keys-{at}", "keys", "", as_json(dict(pack)))
    numbered = iter(enumerate(named))
    for at in range(-(-len(named) // TOGETHER)):
        held = {str(number): own for number, own in islice(numbered, TOGETHER)}
        yield script(f"names/names-{at}", "names", "", as_json(held))
    yield script("names", "entities", "", as_json({"bounds": bounds(packs)}))
