"""The same documents in the layout of each generator."""

import re

import pytest
import yaml

from benchmarks.builds import layouts
from benchmarks.builds.corpus import EDITED, LANGUAGES, documents, edited

COUNT = 20
LAYOUTS = {
    layouts.raw: r"seeds/text-\d{5}\.(en|fr|zh)\.txt",
    layouts.suffixed: r"docs/documents/\d{4}/text-\d{5}(|\.fr|\.zh)\.md",
    layouts.separate: r"(en|fr|zh)/docs/documents/\d{4}/text-\d{5}\.md",
    layouts.content: r"content/(en|fr|zh)/documents/\d{4}/text-\d{5}\.md",
}
MARKDOWN = [layout for layout in LAYOUTS if layout is not layouts.raw]


def name(layout):
    return layout.__name__


@pytest.fixture(scope="module")
def texts():
    return documents(COUNT)


def of_documents(layout, files):
    return {path: text for path, text in files.items() if re.fullmatch(LAYOUTS[layout], path)}


@pytest.mark.parametrize("layout", LAYOUTS, ids=name)
def test_each_document_has_a_file_in_each_language(layout, texts):
    files = layout(texts)
    own = of_documents(layout, files)
    assert len(own) == COUNT * len(LANGUAGES)
    others = set(files) - set(own)
    assert all(path.endswith("index.md") or re.search(r"index\.\w\w\.md$", path) for path in others)
    assert layout(texts) == files


@pytest.mark.parametrize("layout", LAYOUTS, ids=name)
def test_an_edit_changes_one_file(layout, texts):
    changed = layouts.changes(layout(texts), layout(edited(texts)))
    assert len(changed) == 1
    assert EDITED in " ".join(next(iter(changed.values())).split())


@pytest.mark.parametrize("layout", MARKDOWN, ids=name)
def test_markdown_has_front_matter_and_headings(layout, texts):
    for text in of_documents(layout, layout(texts)).values():
        _, front, body = text.split("---\n", 2)
        assert set(yaml.safe_load(front)) == {"title", "date"}
        assert len(re.findall("^## ", body, re.MULTILINE)) >= 2
        # the templates of Hugo set the title
        assert len(re.findall("^# ", body, re.MULTILINE)) == (layout is not layouts.content)


@pytest.mark.parametrize("layout", MARKDOWN, ids=name)
def test_links_lead_to_documents(layout, texts):
    own = of_documents(layout, layout(texts))
    led = [link for text in own.values() for link in re.findall(r"^- \[.*\]\((.*)\)$", text, re.MULTILINE)]
    names = {re.search(r"\d{4}/text-\d{5}", link)[0] for link in led}
    assert len(led) > COUNT
    assert names <= {document.address.removeprefix("documents/") for document in texts}


def test_all_markdown_says_the_same(texts):
    bodies = []
    for layout in MARKDOWN:
        own = of_documents(layout, layout(texts)).items()
        parts = {
            (re.search(r"text-\d+", path)[0], text[: text.index("\n## ")].rpartition("\n\n")[2], text.count("\n## "))
            for path, text in own
        }
        bodies.append(parts)
    assert bodies[0] == bodies[1] == bodies[2]


def test_a_raw_text_is_the_document_amid_what_pages_leave(texts):
    files = layouts.raw(texts)
    for document in texts:
        for language in LANGUAGES:
            text = files[f"seeds/{document.name}.{language}.txt"]
            assert document.title[language] in text
            assert all(section.heading[language] in text.splitlines() for section in document.sections)
    everything = "".join(files.values())
    for line in ("All rights reserved.", "Accueil > Actualités > Monde", "责任编辑：张伟", "\u00a0«", ",  "):
        assert line in everything
    latin = [text for path, text in files.items() if ".zh." not in path]
    cut = [text for text in latin if max(map(len, text.splitlines()[6:-5])) <= layouts.WIDTH]
    assert 0 < len(cut) < len(latin) / 2
