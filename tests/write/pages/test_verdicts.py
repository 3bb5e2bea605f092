"""Why a line stayed or went, told in words."""

import pytest

from dossier.languages import languages, words
from dossier.model import Decision, Line
from dossier.read.clean import RULES
from dossier.write.pages.verdicts import Bounds, Verdict, bounds, in_words, scored, verdict

AROUND = Bounds(3, 9)


def line(number, status="dropped", rule="crop_page", seen="read more", *, lines=(40,), shares=()):
    decision = Decision(status, rule, seen, lines)
    return Line(number, "Snow in May\n", "Snow in May", decision, shares=shares)


@pytest.mark.parametrize(
    ("number", "place", "told"),
    [
        (1, "above", "above the text, which begins with line 3"),
        (5, "within", "within the text (lines 3 to 9), but not part of it"),
        (12, "below", "below the text, which ends with line 9"),
    ],
)
def test_a_line_of_a_page_says_where_it_stands(number, place, told):
    why = verdict(line(number), AROUND)
    assert (why.place, in_words(why, "en")[1][0]) == (place, told)


def test_where_no_text_was_found_no_place_is_told():
    assert verdict(line(1), bounds([line(1)])).place == ""


def test_words_of_another_line_are_said_to_be_so():
    assert verdict(line(1), AROUND).near
    assert not verdict(line(1, seen="snow", lines=(1,)), AROUND).near


def test_a_reason_that_is_the_whole_line_is_not_said_twice():
    assert verdict(line(1, rule="drop_boilerplate", lines=(), seen="snow in  may"), AROUND).reason == ""
    assert verdict(line(1, rule="drop_boilerplate", lines=(), seen="“snow in may”."), AROUND).reason == ""
    assert verdict(line(1, rule="drop_boilerplate", lines=(), seen="snow"), AROUND).reason == "snow"
    assert verdict(line(1, rule="drop_boilerplate", lines=(), seen=">>"), AROUND).reason == ">>"


def test_lines_put_together_are_named_and_not_quoted():
    told = verdict(line(1, "changed", "join_lines", "", lines=(1, 2, 3)), AROUND)
    assert (told.place, told.reason) == ("range", "")
    assert in_words(told, "en")[1] == ("lines 1 to 3",)


@pytest.mark.parametrize(
    ("status", "near", "seen", "copy"),
    [
        ("duplicate", False, "", "the same as line 4"),
        ("duplicate", True, "snow", "nearly the same as line 4"),
        ("joined", False, "", "now in the paragraph of line 4"),
    ],
)
def test_a_copy_leads_to_its_original(status, near, seen, copy):
    copied = Decision(status, "drop_duplicates", seen, (4,), near)
    told = verdict(Line(7, "Snow\n", "Snow", copied), AROUND)
    assert (told.copy_of, told.reason) == (4, seen)
    assert in_words(told, "en")[1] == (copy, *filter(None, (seen,)))


def test_a_line_of_which_no_rule_spoke_has_nothing_to_explain():
    assert verdict(Line(1, "A\n", "A"), AROUND) == Verdict()


def test_a_score_tells_what_weighed_most_and_not_what_every_line_has():
    shares = (("words", -1.9), ("bias", 1.4), ("place", -0.8), ("form", 0.3), ("marks", 0.1))
    assert scored(line(1, shares=shares), "en") == (
        "score −0.9",
        "what counted most: its words (−1.9), its place relative to the text (−0.8), its length and how it ends (0.3)",
    )
    assert "−1,9" in scored(line(1, shares=shares), "fr")[1]
    assert scored(line(1), "en") == ("", "")


@pytest.mark.parametrize("language", languages())
def test_every_rule_has_a_name_in_words(language):
    assert set(words(language)["rules"]["names"]) >= {rule.__name__ for rule in RULES}
    told = {rule.__name__: in_words(verdict(line(1, rule=rule.__name__), AROUND), language)[0] for rule in RULES}
    assert [name for name, rule in told.items() if name == rule] == []
