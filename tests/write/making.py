"""A small corpus made by hand: three documents in three languages, of which some are translations."""

from dataclasses import replace

from dossier.languages.text import with_sentences
from dossier.model import (
    Block,
    Companion,
    Corpus,
    Document,
    Entity,
    Event,
    Facts,
    Mention,
    Report,
    Source,
    Translation,
)
from dossier.model.document import when
from dossier.relate.translations.alignment import find_alignments
from dossier.write.catalogue import catalogue
from dossier.write.facts import parts
from dossier.write.pages.appearances import appearances_of
from dossier.write.pages.names import Found, entity_view
from dossier.write.timeline.chronology import chronology

LANGUAGES = ("en", "fr", "zh")


def blocks(prefix, *texts):
    """Blocks of a text; a text that begins with # is a heading."""
    made, number = [], 0
    for at, text in enumerate(texts):
        heading = text.startswith("#")
        number += not heading
        kind, level = ("heading", 2) if heading else ("paragraph", 0)
        made.append(Block(kind, text.lstrip("# "), f"{prefix}-{at}", 0 if heading else number, level))
    return tuple(made)


def document(id_, language, title, *texts, date="", translated="", **facts):
    moment = when(date) if date else None
    translation = Translation(translated) if translated else None
    made = with_sentences(blocks(f"p-{id_}{language}", *texts), language)
    return Document(id_, language, title, moment, Facts(**facts), made, translation=translation)


def mention(entity, text, name):
    """The first place in a document where a name stands."""
    block = next(block for block in text.blocks if name in block.text)
    start = block.text.index(name)
    return Mention(entity, text.key, block.id, start, start + len(name))


def event(id_, edtf, *sources, entity="", kind="event", named=()):
    """An event; sources: (document, number of the block, sentence); named: entities in these sentences."""
    moment = when(edtf)
    found = tuple(Source(text.key, Report(moment, title, text.blocks[at].id, kind)) for text, at, title in sources)
    return Event(id_, moment, kind, found, entity, tuple(dict.fromkeys([*[entity] * bool(entity), *named])))


SPEECH = document(
    "speech", "en", "Speech on AI", "# The Forum", "The UN met. Wang Yi praised the UN; the UN agreed.", "It ended.",
    date="2024-04-03", type="speech", publisher="The Paper",
)  # fmt: skip
SPEECH_ZH = document("speech", "zh", "讲话", "# 论坛", "联合国开会。王毅发言。", "会议结束。", translated="en")
NEWS = document(
    "news", "zh", "新闻", "联合国在五月开会。", "完。", date="2024-05?", type="news-article", publisher="环球时报"
)
NEWS_EN = document("news", "en", "News", "The UN met in May. The end.", translated="zh")
LETTER = document("letter", "fr", "Lettre", "L’ONU écrit. D’ici à 2030, elle agira.")

UN = Entity(
    "un", "organisation", {"en": ("United Nations", "UN"), "fr": ("Nations unies", "ONU"), "zh": ("联合国",)},
    {"en": "A body.", "zh": "机构。"}, {"wikidata": ("Q1065",), "isni": ("0000 0001 2103 2683",)}, "docs/en/organisations/un.md", {"en": "Prose."},
)  # fmt: skip
WANG = Entity("wang-yi", "person", {"zh": ("王毅",), "en": ("Wang Yi",)}, path="docs/en/people/wang-yi.md")
FORUM = Entity("forum", "event", {"en": ("first Forum",), "fr": ("premier Forum",)}, path="docs/en/events/forum.md")

MENTIONS = (
    mention("un", SPEECH, "UN"),
    Mention("un", SPEECH.key, SPEECH.blocks[1].id, 32, 34),
    Mention("un", SPEECH.key, SPEECH.blocks[1].id, 40, 42),
    mention("wang-yi", SPEECH, "Wang Yi"),
    mention("wang-yi", SPEECH_ZH, "王毅"),
    mention("un", SPEECH_ZH, "联合国"),
    mention("un", NEWS, "联合国"),
    mention("un", NEWS_EN, "UN"),
    mention("un", LETTER, "ONU"),
)
MEETING = event(
    "e-2024-04-03-aaaa",
    "2024-04-03",
    (SPEECH, 1, "The UN met."),
    (NEWS, 0, "联合国在五月开会。"),
    entity="forum",
    named=("un",),
)
PRAISE = event(
    "e-2024-05-bbbb", "2024-05?", (SPEECH, 1, "Wang Yi praised the UN; the UN agreed."), named=("un", "wang-yi")
)
MAY = event("e-2024-05-cccc", "2024-05-02/2024-05-04", (NEWS, 1, "完。"))
GOAL = event("e-2030-dddd", "../2030", (LETTER, 0, "D’ici à 2030, elle agira."), kind="deadline")
YEAR = event("e-2024-eeee", "2024", (LETTER, 0, "L’ONU écrit."), named=("un",))


def aligned(corpus):
    """The corpus with what corresponds in its versions."""
    return replace(corpus, alignments=find_alignments(corpus.documents, corpus))


CORPUS = aligned(
    Corpus(
        documents=(LETTER, NEWS_EN, NEWS, SPEECH, SPEECH_ZH),
        entities=(FORUM, UN, WANG),
        mentions=MENTIONS,
        events=(YEAR, MEETING, PRAISE, MAY, GOAL),
        companions=(Companion("un", "wang-yi", 1), Companion("wang-yi", "un", 1)),
    )
)
CATALOGUE = catalogue(CORPUS, LANGUAGES)


def known(made, language):
    """What is known of an entity before its page is made, by the entity."""
    roles = parts(made)
    return lambda entity: Found(appearances_of(entity, made, language), roles, chronology(made, roles).places())


def entity_page(entity, language, made=CATALOGUE):
    """What the page of an entity shows."""
    return entity_view(entity, made, known(made, language)(entity), language)
