"""The pictures of texts, and the icons of the site: drawn once, and again only when what they say or the fonts change.

Typst sets them in this process, as nobody knows the fonts of other machines; workers make pixels of that.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from dossier import typeset
from dossier.languages import words
from dossier.model import Picture
from dossier.publishing import Publication
from dossier.render.pictures import drawable, drawn, icons, sheet
from dossier.store import Store, digest
from dossier.workers import each
from dossier.write import Sources
from dossier.write.documents.picture import text_picture

_Item = TypeVar("_Item")
_FEW, _MANY = 32, 512
"""Pictures that are judged together, and those that are held at one time as PDF."""


def with_pictures(of: Sources, store: Store) -> Sources:
    """The same sources, with the picture of each text for which there are fonts; none if the site has no address.

    Who shows a picture asks for its whole address (ogp.me): without one it would be for nobody.
    """
    texts = of.catalogue.versions if of.publication.url else ()
    made = there({id_: text_picture(id_, of.catalogue) for id_ in texts}, store)
    return replace(of, catalogue=replace(of.catalogue, pictures=made))


def unpictured(of: Sources) -> str:
    """What is to be said of the texts for whose pictures there are no fonts; nothing if there are."""
    texts = ", ".join(id_ for id_ in of.catalogue.versions if of.publication.url and id_ not in of.catalogue.pictures)
    return words(of.languages[0])["cli"]["unpictured"].format(texts=texts) if texts else ""


def there(pictures: Mapping[str, Picture], store: Store) -> Mapping[str, Picture]:
    """Those of some pictures for which this machine has fonts."""
    keys = {name: _key(one) for name, one in pictures.items()}
    known = store.find(keys.values(), bool)
    left = [name for name, key in keys.items() if key not in known]
    for lot in _lots(left, _FEW):
        found = drawable([pictures[name] for name in lot])
        known |= dict(zip((keys[name] for name in lot), found, strict=True))
    store.add({keys[name]: known[keys[name]] for name in left})
    return {name: one for name, one in pictures.items() if known[keys[name]]}


def put_pictures(pictures: Iterable[Picture], publication: Publication) -> None:
    """Some pictures, into a publication."""
    keys = {one: _key(one) for one in pictures}
    for one, key in keys.items():
        if publication.has(one.path, key):
            publication.keep(one.path)
    for lot in _lots([one for one in keys if one.path not in publication.written], _MANY):
        for one, content in zip(lot, each(_drawn, None, [sheet(one) for one in lot]), strict=True):
            publication.write(one.path, content, keys[one])


def _drawn(_: None, pdf: bytes) -> bytes:
    return drawn(pdf)


def _lots(items: Sequence[_Item], size: int) -> Iterable[Sequence[_Item]]:
    return (items[at : at + size] for at in range(0, len(items), size))


def _key(picture: Picture) -> bytes:
    return digest("picture", picture, typeset.fonts_there())


def icon_files(own: bytes, name: str, language: str, store: Store) -> Mapping[str, bytes]:
    """The icons of a site as PNG, by their paths; own: the one it has, if any."""
    key = digest("icons", own, name, language, () if own else typeset.fonts_there())
    known = store.find([key], dict[str, bytes])
    if key not in known:
        known[key] = {f"assets/icons/{file}.png": content for file, content in icons(own, name, language).items()}
        store.add(known)
    return known[key]
