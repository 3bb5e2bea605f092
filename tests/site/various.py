"""A small collection of tidy texts, one for each thing that a page may show; its site is built once for all tests."""

from dossier.model import Seed
from dossier.read import Context, read_seed
from dossier.read.doubts import fingerprint

BRIDGES = (
    "A statement on bridges\n\n3 May 2024\n\nThe bridges of the city will be open to all who wish to cross them.\n"
)

_MENU = "".join(f"Share on Facebook {n}\nPrint\nContact us\n" for n in range(20))
_STORY = "The countries of the conference adopted a declaration on {}, and all of them have signed it at last.\n"
_PAGE = (
    f"{_MENU}A declaration of the conference\n3 May 2024\n{_STORY.format('Monday')}{_STORY.format('Friday, the ﬁfth')}"
    f"Thank you.\nRelated articles\nSnow in May\n{_MENU}"
)
_DOUBTFUL = "Bridges are open\n3 May 2024\nTo all.\nShare on Facebook\nPrint\nContact us\nHome\n"
_CHECKED = _DOUBTFUL.replace("To all", "To none")

_WRITTEN = """Remarks at the opening of the river conference

3 May 2024

Excellencies, it is an honour to open this conference on the future of our rivers and lakes.

Over the past ten years we have built two hundred wells, and we have trained more than four thousand engineers.

In many villages people still walk for two hours to find clean water, and children miss their lessons for it.

We therefore propose a fund that will pay for pumps and pipes, and a school that will teach how to repair them.
"""

_RIVERS = "A statement on rivers\n\n3 May 2024\n\nThe rivers of the city are clean, as A/RES/78/311 and S/RES/2250 (2015) ask, says the council.\n"
_RESOLUTION = "---\nnames: {en: [Resolution on rivers]}\nidentifiers: {un: A/RES/78/311, wikidata: [Q1, Q2]}\n---\n"
_NOTED = f"""---
title: A speech with notes
type: speech
date: 2024-05-03
---

{"The rivers of the city are clean, as the council says in its report. " * 5}[^first]{"Nobody has counted fish. " * 3}[^second]

{"The lakes are open to all who wish to swim in them, and many do so in summer. " * 9}

The mayor has said so.[^third]

[^first]: {"The report of the council is long, and so is this note on it. " * 5}
[^second]: A short note, at a mark close to that of the long one.
[^third]: In a speech.
"""


def _digest(text: str) -> str:
    document, _ = read_seed(Seed("seeds/a.txt", text.encode()), Context(("en", "fr", "zh")))
    return fingerprint(document.title, document.blocks)


def seeds() -> dict[str, str]:
    """An ordinary text; a page with a long menu; a text in doubt, and one that was checked; two versions; symbols."""
    return {
        "bridges.txt": BRIDGES,
        "page.txt": _PAGE,
        "doubtful.txt": _DOUBTFUL,
        "checked.txt": _CHECKED,
        "checked.yml": f"checked: {_digest(_CHECKED)}\n",
        "written.txt": _WRITTEN,
        "spoken.txt": _WRITTEN.replace("two hundred wells", "three hundred <wells>"),
        "spoken.yml": "version_of: written\n",
        "rivers.txt": _RIVERS,
    }


DOCS = {"en/initiatives/resolution.md": _RESOLUTION, "en/documents/noted.md": _NOTED}
