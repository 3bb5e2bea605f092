"""What is laid on the blocks of a document: anchors, numbers, and a link where a section first names something."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote

from dossier.languages import words
from dossier.languages.locales import language_name
from dossier.model import Block, Corpus, Document, Entity, Mention, Redirect
from dossier.pages.identifiers import address_of, written_out
from dossier.write.addresses import worded_in
from dossier.write.catalogue import Catalogue, foreign
from dossier.write.documents.marks import Link, Mark, Source
from dossier.write.documents.parallel import is_worded, parallels
from dossier.write.documents.room import account_pages
from dossier.write.names import entity_uri


def marks(document: Document, corpus: Corpus, entities: Mapping[str, Entity], label: str) -> tuple[Mark, ...]:
    """One mark for each block of a document; `label`: "Paragraph {number}"."""
    return tuple(_marks(document, corpus, entities, label))


def _marks(document: Document, corpus: Corpus, entities: Mapping[str, Entity], label: str) -> Iterator[Mark]:
    seen: set[str] = set()
    for block in document.blocks:
        if block.kind == "heading":
            seen = set()
            yield Mark(block.id)
            continue
        mentions = corpus.mentions_in(document.key, block.id)
        whole = [mention for mention in mentions if not _is_half(block.text, mention.start, mention.end)]
        links = (*_first_mentions(whole, entities, seen), *_first_identifiers(block, mentions, seen))
        yield Mark(block.id, block.number, label.format(number=block.number), _classes(block, document.language), links)


_HYPHENED = re.compile(r"[-\u2010\u2011]\w")
"""A hyphen and the other half of the word, as one goes away from the first."""


def _classes(block: Block, language: str) -> str:
    """What a style sheet can tell apart: the kind, items with their own number, or a word for it, turns of speakers.

    Most are paragraphs: these have no class; and what is of no kind has none: "other" is a version beside the text.
    """
    told = {"marked": bool(block.mark), "worded": is_worded(block, language), "turn": bool(block.speaker)}
    kind = "" if block.kind in {"paragraph", "other"} else block.kind
    return " ".join(filter(None, [kind, *(name for name, holds in told.items() if holds)]))


def _is_half(text: str, start: int, end: int) -> bool:
    """Whether words are part of a compound ("Chine-Afrique"), of which a link would underline one half.

    >>> _is_half("le forum Chine-Afrique", 15, 22), _is_half("l’Afrique - et", 2, 9)
    (True, False)
    """
    return bool(_HYPHENED.match(text[:start][:-3:-1]) or _HYPHENED.match(text[end : end + 2]))


def _first_mentions(mentions: Iterable[Mention], entities: Mapping[str, Entity], seen: set[str]) -> Iterator[Link]:
    """Links of the entities that this section has not named before; `seen` grows."""
    for mention in sorted(mentions, key=lambda mention: mention.start):
        if mention.entity not in seen and mention.entity in entities:
            seen.add(mention.entity)
            yield Link(mention.start, mention.end, f"../{quote(entity_uri(entities[mention.entity]))}.html")


def _first_identifiers(block: Block, mentions: Iterable[Mention], seen: set[str]) -> Iterator[Link]:
    """Links to the authorities whose identifiers the block writes out, unless a page of the collection has them."""
    held = {mention.start for mention in mentions}
    for written in written_out(block.text):
        address = address_of(written.authority, written.id)
        if written.start not in held and address not in seen:
            seen.add(address)
            yield Link(written.start, written.end, address, external=True)


# Old links: the ids that the paragraphs of a text once had, and the paragraphs that are gone.


def redirected_ids(document: Document, catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """For each block of a document the ids by which it can be reached besides its own.

    Those that it had before its wording was changed; of a translation also those of what it renders, so that an
    address leads to the same paragraph in every language.
    """
    own = {block.id for block in document.blocks}
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for block, id_ in (*_renamed(document, catalogue), *_rendered(document, catalogue)):
        if id_ not in own:
            found[block][id_] = None
            own.add(id_)
    return {block: tuple(ids) for block, ids in found.items()}


def vanished(document: Document, catalogue: Catalogue) -> tuple[Redirect, ...]:
    """Paragraphs that a document once had, for a notice where old links lead."""
    return tuple(redirect for redirect in catalogue.redirects.get(document.key, ()) if not redirect.block)


def _renamed(document: Document, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Blocks with the ids that they, or in a source what they render, once had."""
    source = catalogue.source(document)
    for one in (document, source) if source else (document,):
        for redirect in catalogue.redirects.get(one.key, ()):
            for block in catalogue.alignments.counterparts(one.key, redirect.block, document.key)[:1]:
                yield block, redirect.id


def _rendered(document: Document, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    source = catalogue.source(document)
    for block in document.blocks if source else ():
        for id_ in catalogue.alignments.counterparts(document.key, block.id, source.key) if source else ():
            yield block.id, id_


# All that is laid on the blocks of a document: names, the ways to raw text and other versions, and old links.


def text_marks(document: Document, catalogue: Catalogue, language: str) -> tuple[Mark, ...]:
    """One mark for each block of a document, on a page in a language."""
    say = words(language)["document"]
    laid = marks(document, catalogue.corpus, catalogue.entities, say["paragraph"])
    parted, up = account_pages(document.lines), "../" * (1 + bool(catalogue.folder(language)))
    hrefs = [up + provenance_href(document, catalogue, language, number) for number in range(len(parted))]
    account = [(lines[-1].number, href) for lines, href in zip(parted, hrefs, strict=True) if lines]
    redirect, spoken = redirected_ids(document, catalogue), foreign(language, document.language)
    return tuple(
        replace(
            mark,
            spoken=spoken,
            source=_source(block, account, say["raw_line"], spoken),
            original=_original(document, block, catalogue, language),
            parallel=parallel if parallel.others or parallel.outdated else None,
            redirect=redirect.get(block.id, ()),
        )
        for mark, block, parallel in zip(laid, document.blocks, parallels(document, catalogue, language), strict=True)
    )


def provenance_uri(document: Document, catalogue: Catalogue, number: int = 0) -> str:
    """The page that tells how a seed was cleaned; its language is in the name where several seeds share an id.

    number: that of a page of an account that one page has no room for, from 0.
    """
    seeds = [version for version in catalogue.versions[document.id].values() if version.seed]
    spoken = f"-{document.language.lower()}" if len(seeds) > 1 else ""
    return f"provenance/{document.id}{spoken}" + (f"--{number + 1}" if number else "")


def provenance_href(document: Document, catalogue: Catalogue, language: str, number: int = 0) -> str:
    """Address of that page for readers of a language, from the site's top folder: the page is there once."""
    default = catalogue.languages[0]
    return catalogue.address(default, provenance_uri(document, catalogue, number)) + worded_in(language, default)


def _source(block: Block, account: Iterable[tuple[int, str]], label: str, spoken: str) -> Source | None:
    """The link from a block to its first line in the account of the cleaning.

    account: the last line of each of its pages, and where they lie.
    """
    number = block.lines[0] if block.lines else 0
    href = next((href for last, href in account if number <= last), "")
    return Source(f"{href}#line-{number}", label.format(number=number), spoken=spoken) if number and href else None


def _original(document: Document, block: Block, catalogue: Catalogue, language: str) -> Source | None:
    """The link from a translated block to what it renders."""
    source = catalogue.source(document)
    found = catalogue.alignments.counterparts(document.key, block.id, source.key) if source else ()
    if source is None or not found:
        return None
    up = "../" * (1 + bool(catalogue.folder(language)))
    label = words(language)["parallel"]["original"].format(language=language_name(source.language, language))
    target = up + catalogue.reference(source, language, found[0]).href
    return Source(target, label, source.language, foreign(language, document.language))
