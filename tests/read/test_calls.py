"""How much is asked of each line of a text: calls of functions, which are the same on any machine at any time."""

import sys

import pytest

from dossier.languages import languages
from dossier.model import Seed
from dossier.read import Context, read_seed

CONTEXT = Context(languages())
WORDS = (
    "harbour",
    "council",
    "wall",
    "ferry",
    "lamp",
    "storm",
    "channel",
    "warden",
    "market",
    "bridge",
    "tide",
    "stone",
)
THREE = [(a, b, c) for a in WORDS[:3] for b in WORDS for c in WORDS]
PROSE = [f"The {a} of the {b} was mended in spring, and the {c} came in again." for a, b, c in THREE]
TEXTS = {
    "menu": [*PROSE[:9], *(f"{a} and {b} of {c}".title() for a, b, c in THREE)],
    "prose": PROSE,
    "wrapped": [
        line
        for a, b, c in THREE
        for line in (f"The {a} that the monks had", f"built beside the {b} of the {c} is old.")
    ],
    "dated": [f"On Tuesday the {a} met the {b} and the {c}, and on May 6 they had agreed." for a, b, c in THREE],
}
HALF = len(THREE) // 2
MOST_GROWTH = 2.2
"""Twice the lines ask twice as much; a little more where what is looked at around a line is cut off at an end."""
MOST = {"menu": 1000, "prose": 900, "wrapped": 600, "dated": 1700}
"""Calls for each line: half as many again as when this was written."""


def calls(lines: list[str]) -> int:
    """Calls of functions, those of libraries among them, that the reading of a text takes."""
    count = 0

    def tell(*_: object) -> None:
        nonlocal count
        count += 1

    seed = Seed("seeds/a.txt", "\n".join(lines).encode())
    read_seed(seed, CONTEXT)
    sys.setprofile(tell)
    try:
        read_seed(seed, CONTEXT)
    finally:
        sys.setprofile(None)
    return count // 2


@pytest.mark.parametrize("name", TEXTS)
def test_each_line_is_asked_as_much_in_a_long_text(name):
    short, long = calls(TEXTS[name][:HALF]), calls(TEXTS[name][: 2 * HALF])
    assert long <= MOST_GROWTH * short
    assert short <= MOST[name] * HALF
