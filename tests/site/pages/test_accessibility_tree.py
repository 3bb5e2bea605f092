"""What a screen reader is told of four kinds of pages: landmarks, headings, and controls with their names.

`UPDATE_GOLDEN=1 python -m pytest tests/site/pages/test_accessibility_tree.py` writes what is there now: read the difference.
"""

import os
import re

import pytest

from tests.building import ROOT
from tests.site.documents.test_parallel import FOLDERS

FOLDER = ROOT / "tests/cases/accessibility"
PAGES = {
    "home": "index.html",
    "document": "documents/000-8bd3e0610bee0813.html",
    "timeline": "timeline.html",
    "entity": "organisations/united-nations.html",
}
LANDMARKS = {"banner", "navigation", "main", "article", "contentinfo", "region", "complementary", "search"}
CONTROLS = {"button", "combobox", "radio", "checkbox", "textbox", "searchbox", "group", "toolbar", "status"}
ENTRY = re.compile(r'( *)- (?P<role>[a-z]+)(?P<name> "(?:[^"\\]|\\.)*")?(?P<state> \[level=\d\])?(?P<summary>: .+)?')
FIGURES = re.compile(r"\d+")


def outline(snapshot):
    """The landmarks, headings and controls of a page, each below the landmark that holds it; of links those of the frame.

    Figures are left out, and what only its content says: headings of entries, options, links.
    """
    kept, around = [], []
    for line in snapshot.splitlines():
        found = ENTRY.match(line)
        if not found:
            continue
        depth, role = len(found[1]), found["role"]
        around = [(at, name) for at, name in around if at < depth]
        within = {name for _, name in around}
        shown = (
            role in LANDMARKS
            or role in CONTROLS
            or (role == "heading" and found["state"] in {" [level=1]", " [level=2]"})
            or (role == "link" and "article" not in within)
        )
        if shown:
            name = FIGURES.sub("#", found["name"] or (role == "group" and found["summary"]) or "")
            kept.append("  " * sum(name in LANDMARKS for _, name in around) + f"{role}{name}{found['state'] or ''}\n")
        around.append((depth, role))
    return "".join(line for line, before in zip(kept, ["", *kept], strict=False) if line != before)


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("kind", PAGES)
def test_a_screen_reader_is_told_where_it_is_and_what_it_can_do(visitor, kind, language):
    page = visitor.open(FOLDERS[language] + PAGES[kind])
    page.wait_for_function("document.querySelector('button[data-search-open]')")
    seen = outline(page.locator("body").aria_snapshot())
    path = FOLDER / f"{kind}.{language}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(seen, encoding="utf-8")
    assert seen == path.read_text(encoding="utf-8")
