"""Names that the search holds as wholes."""

from dossier.write.assets import indexed
from dossier.write.assets.staging import Passage, Staged
from dossier.write.assets.tokens import words
from dossier.write.assets.wholes import INFLECTED, wholes

NAMES = wholes(["United Nations", "Nations unies", "Group of Friends", "AI", "AI能力", "中国", "Of Zambia"], "en")


def within(text, names=NAMES):
    return [*names.within(words(text))]


def test_a_name_is_found_as_it_is_written_and_apart_in_other_forms():
    assert within("The United Nations, a united nation: UNITED NATIONS") == [
        (1, "united nations"),
        (4, f"united nations{INFLECTED}"),
        (6, "united nations"),
    ]


def test_a_name_of_another_language_has_the_forms_of_the_language_of_the_text():
    assert within("les nations unies") == [(1, "nations unies")]
    french = wholes(["capacité nationale"], "fr")
    assert within("des capacités nationales", french) == [(1, f"capacite nationale{INFLECTED}")]


def test_names_may_overlap_and_have_several_words_and_scripts():
    names = wholes(["Group of Friends", "Friends of Zambia"], "en")
    assert within("a group of friends of Zambia", names) == [(1, "group of friends"), (3, "friends of zambia")]
    assert within("我们的AI能力") == [(3, "ai 能 力")]


def test_a_name_that_ends_with_the_text_or_is_cut_off_there():
    assert within("Group of Friends") == [(0, "group of friends")]
    assert within("Group of") == within("Group") == within("") == []


def test_what_a_pair_tells_is_not_held():
    assert within("中国 of Zambia AI") == []


def test_a_name_of_frequent_words_needs_no_places_and_is_known_in_titles():
    page = Staged((), (Passage("", "The United Nations", 10), Passage("p-1", "united nations and the United Nation")))
    added = indexed.indexed(page, NAMES)
    held = added.shelves[indexed.shelf_of("united")].decode().split("\n")
    units = dict(zip(held[::2], held[1::2], strict=True))
    assert units["united nations"] == indexed.coded([11])
    assert units[f"united nations{INFLECTED}"] == indexed.coded([1])
    assert units[f"{indexed.TITLE}united nations"] == indexed.coded([len("the united nations"), 1])
