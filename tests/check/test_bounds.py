"""What a page in Markdown may hold before it meets the parser; each bound is tried with little more than it allows."""

import pytest

from dossier.check import bounds
from dossier.check.bounds import DEEPEST, MOST_HEADINGS, MOST_NOTED, SHOWN, bounded
from dossier.pages.parsing import parse

MORE = DEEPEST + 1
TOO_MUCH = {
    "brackets": "[" * MORE + "stone",
    "addresses without an end": "[a](b" * MORE + "stone",
    "titles without an end": '[a](b "c) ' * MORE + "stone",
    "quotations": "> " * MORE + "stone",
    "quotations of many lines": "\n".join(">" * depth + " stone" for depth in range(1, MORE + 1)),
    "lists": "- " * MORE + "stone",
    "numbered lists": "1. " * MORE + "stone",
    "indented lists": "    " * MORE + "- stone",
    "elements": "<div>" * MORE + "stone",
    "stressed": "<b>" * MORE + "stone",
    "tags without an end": "<a " * MORE + "stone",
    "declarations without an end": "<!a " * MORE + "stone",
    "headings": "# a\n" * (MOST_HEADINGS + 1) + "stone",
    "underlined headings": "a\n=\n" * (MOST_HEADINGS + 1) + "stone",
    "marks of one footnote": "stone[^1] " * (MOST_NOTED + 1),
}
"""Paragraphs that are not read as Markdown."""


@pytest.mark.parametrize("text", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_is_too_much_is_plain_text_and_the_paragraphs_around_it_stay(text):
    body, lines = bounded(f"The *first* wall.\n\n{text}\n\nThe **last** wall.\n")
    assert lines == (3,)
    assert body.count("\n") == text.count("\n") + 5
    found = parse(body)
    assert {piece.kind for piece in found} == {"paragraph"}
    assert (found[0].text, found[-1].text) == ("The first wall.", "The last wall.")
    assert found[1].text == " ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def test_many_marks_are_too_much(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_MARKS", 20)
    assert bounded("*a* " * 10)[1] == ()
    assert bounded("*a* " * 11)[1] == (1,)


def test_many_marks_of_a_long_paragraph_are_too_much(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_WORK", 4_000)
    assert bounded("A wall.  \n" * 20)[1] == ()
    assert bounded("A wall.  \n" * 21)[1] == (1,)
    assert bounded("- *a wall*\n" * 100)[1] == ()  # each item is read by itself


def test_paragraphs_of_code_in_a_row_are_bounded(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_CODE", 3)
    assert bounded("    a\n\n" * 7)[1] == (5, 11)
    assert bounded("    a\n\nb\n\n" * 7)[1] == ()


@pytest.mark.parametrize("text", ["<div>\n\n", "<a \n\n", "stone[^1]\n\n"])
def test_what_reaches_beyond_a_paragraph_is_counted_on_the_whole_page(text):
    most = MOST_NOTED if "^" in text else DEEPEST
    assert bounded(text * most)[1] == ()
    assert bounded(text * (most + 2))[1] == (2 * most + 1, 2 * most + 3)


@pytest.mark.parametrize(
    "text",
    [
        "A wall. " * 100_000,
        "| a | b |\n|---|---|\n" + "| [a](b) | c |\n" * 500,
        "- [a](b)\n" * 500,
        "<p>a<br>b\n\n" * 200,
        "<div>a</div>\n\n" * 200,
        "".join(f"a[^{number}]\n\n[^{number}]: b\n\n" for number in range(500)),
        "# A heading\n\nA wall < 3 m & [a] *link*.\n\n" * 500,
    ],
)
def test_what_people_write_stays_as_it_is(text):
    assert bounded(text) == (text, ())


def test_a_comment_of_a_translation_stays_above_its_paragraph():
    comment = "<!-- p-1a2b3c: A wall. -->"
    body, lines = bounded(f"{comment}\n{'>' * MORE} a")
    assert (body.splitlines()[0], lines) == (comment, (2,))


def test_no_more_is_shown_than_there_is_room_for():
    shown = parse(bounded("[" * MORE + "a\n" * SHOWN + "\n\nb")[0])
    assert SHOWN / 2 <= len(shown[0].text) <= SHOWN
    assert [piece.text for piece in shown[1:]] == ["b"]
