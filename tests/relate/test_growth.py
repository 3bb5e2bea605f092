"""Relating takes a time nearly in proportion to the number of texts."""

from random import Random

import pytest

from dossier.model import Seed
from dossier.read import Context, read_seed
from dossier.relate import relate
from tests.growth import assert_in_proportion
from tests.relate.build import document, entities

pytestmark = pytest.mark.timing

SIZE = 50
"""Texts of the smallest collection."""
MOST = 1.25
"""What many texts share is compared: 1.18 was measured on texts of the same few words (`summaries`)."""
WORDS = [f"word{at}" for at in range(4000)]
WEIGHTS = [1 / (at + 1) for at in range(4000)]
BODIES = entities(
    {f"body{at}": {"kind": "organisation", "en": [f"Body of the {place}"]} for at, place in enumerate(WORDS[:40])}
)


def plain(at: int, chance: Random) -> list[str]:
    """Sentences as a language spreads its words, each of a year."""
    return [f"The {' '.join(chance.choices(WORDS, WEIGHTS, k=18))} in {2018 + at % 8}." for at in range(at, at + 6)]


def boilerplate(at: int, _: Random) -> list[str]:
    """Sentences that all texts have, with another number in each."""
    return [
        f"In 2024 the Body of the word1 welcomed {at * 7 + n} guests at the meeting of all members." for n in range(6)
    ]


def places(at: int, _: Random) -> list[str]:
    """Events of one form and year, each somewhere else."""
    return [
        f"In 2024 a workshop on the harbours of Town{at * 7 + n} opened in Land{at * 7 + n} with ships."
        for n in range(6)
    ]


def summaries(_: int, chance: Random) -> list[str]:
    """Sentences that name two bodies for a year, in which either did much."""
    one, two = chance.sample(WORDS[:3], 2)
    year = f"In 2024 the Body of the {one} and the Body of the {two} {' '.join(chance.choices(WORDS, k=9))}."
    return [
        year,
        *(f"The Body of the {one} {' '.join(chance.choices(WORDS, k=9))} 2024-05." for _ in range(5)),
    ]


def collection(shape, size):
    chance = Random(size)  # noqa: S311 - the same texts each time
    made = []
    for at in range(size):
        blocks = shape(at, chance)
        reports = [
            {
                "date": text.rstrip(".").rsplit(" ", 1)[1] if text.startswith("The") else "2024",
                "title": text,
                "block": f"p-{n:06x}",
            }
            for n, text in enumerate(blocks, 1)
        ]
        made.append(document({"id": f"d{at:05}", "language": "en", "blocks": blocks, "reports": reports}))
    return made


@pytest.mark.parametrize("shape", [plain, boilerplate, places, summaries])
def test_a_collection_of_many_texts(shape):
    assert_in_proportion(lambda texts: relate(texts, BODIES), lambda size: collection(shape, size), SIZE, MOST)


def promising(size):
    """A text that promises again and again something else, in nearly the same words."""
    told = "\n\n".join(f"We will build {number} boats for the harbour by 2030." for number in range(size))
    made, _ = read_seed(Seed("seeds/a.txt", f"On the harbour\n\n3 May 2024\n\n{told}\n".encode()), Context(("en",)))
    return [made]


def test_a_text_of_many_promises():
    assert_in_proportion(lambda texts: relate(texts, ()), promising, 100)


def naming(count):
    """A text that names so many persons, all of whom the collection knows."""
    people = entities({f"b{at}": {"kind": "person", "en": [f"Anna{at} Berg{at}"]} for at in range(count)})
    told = [f"Anna{at} Berg{at} met us in Geneva, and Berg{at} stayed." for at in range(count)]
    return [document({"id": "a", "language": "en", "blocks": told})], people


def test_a_text_that_names_many_persons():
    assert_in_proportion(lambda told: relate(*told), naming, 200)
