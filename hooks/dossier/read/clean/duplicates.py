"""The rule that drops what a text says twice."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.normal_forms import wording
from dossier.languages.text import TOKEN
from dossier.languages.writing_systems import DENSE_SIGN
from dossier.model import Decision, Line, Role
from dossier.read.ledger import Ledger, decided, found_title, is_text, taken_title, text_lines
from dossier.read.lines.courtesy import thanks
from dossier.read.lines.markers import begins_item
from dossier.read.lines.measure import edges, ends, is_prose, is_statement, parts_of, size

WITHIN = 4
"""Lines back in which the first of near copies is looked for."""
SHORTEST = 3
"""Words of a line that may not stand twice in a row."""
LONG, TWICE = 15, 2
"""Words of a paragraph whose copy alone shows that it was printed twice; three times it was said three times."""
PASSAGE = 9
"""Words of each line of a passage, on average: votes and refrains have fewer (a parliament's lost 923 lines)."""
COLON = re.compile(r"^[^:：]{1,40}[:：]")
"""What may be the name of a speaker."""
BEGINNING = 3
"""Words of lines that are compared first: hardly any lines have them in common."""
MISSPELT = 3
"""Words, and letters of difference in length, that a near copy may have."""


def drop_duplicates(lines: Ledger, _: Profile) -> Ledger:
    """Drop what the text says twice: its title, a paragraph, a heading in its section or run into its paragraph.

    >>> whole = "The council agreed on Monday to mend the harbour wall before the winter, and to pay for it with a tax."
    >>> page = [whole, "Then came a vote.", whole.upper(), "It rained.", whole.replace("agreed", "agred")]
    >>> trial(drop_duplicates, *page) # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE
    [('The council agreed ...', 'kept'), ('Then came a vote.', 'kept'), ('THE COUNCIL AGREED ...', 'duplicate'),
     ('It rained.', 'kept'), ('The council agred ...', 'duplicate')]
    >>> trial(drop_duplicates, "Mend the wall.", "Mend the wall. Use the stones that lie in the old harbour.", whole)[0]
    ('Mend the wall.', 'duplicate')
    >>> trial(drop_duplicates, "Thank you.", "Thank you.", "In 2024 the harbour sold 10 ships to towns of the coast.",
    ...       "In 2024 the harbour sold 12 ships to towns of the coast.")[1::2] # doctest: +NORMALIZE_WHITESPACE
    [('Thank you.', 'kept'), ('In 2024 the harbour sold 12 ships to towns of the coast.', 'kept')]

    Texts repeat themselves for good reasons, so each kind of copy has its limit:

    - The title only above and below the text; within it, the same words are a heading.
    - What is said twice is no copy: votes, refrains, turns, items of a law, sentences that close each report. A copy is
      a passage of some length, a paragraph of fifteen words or more that stands just twice, or the line above again.
    - A question or a line without a full stop may be a heading that a table of contents gave before, and thanks are
      said again and again: they stay, unless the very next line says a longer one again.
    - Two paragraphs that differ by a number or a name are two statements, however alike they are. A few letters in
      common words are a misprint only in a near neighbour: far away, somebody quotes and means the difference.
    - A heading may return in another section; and a name before what somebody says is none (“Foreign Minister Lin”).
    """
    for find in PASSES:
        lines = decided(lines, find(lines))
    return lines


def _titles(lines: Ledger) -> Mapping[int, Decision]:
    """Lines above or below the text that repeat its title; capitals and marks may differ."""
    title, words = found_title(lines), wording(taken_title(lines))
    if not title or not words:
        return {}
    near = edges(lines)
    copies = [line.number for line in text_lines(lines) if line.number in near and _holds(line.text, words)]
    return {number: _copy_of(title.number) for number in copies}


def _holds(text: str, title: str) -> bool:
    """Whether a line says the title and nothing but, maybe beside the name of a site."""
    return wording(text) == title or (size(text) >= SHORTEST and title in map(wording, parts_of(text)))


def _copy_of(first: int, role: Role | None = None) -> Decision:
    return Decision("duplicate", lines=(first,), role=role)


def _paragraphs(lines: Ledger) -> Mapping[int, Decision]:
    """Passages that stand again word by word, long paragraphs that do, and lines that repeat the line above."""
    text = text_lines(lines)
    words = _wordings(text)
    talk = _is_talk(text)
    counts = Counter(words)
    runs = (run for run in _passages(words) if all(counts[words[at]] == TWICE for at, _ in run))
    copies = {at: one for run in runs if _is_passage([text[at] for at, _ in run]) for at, one in run}
    first: dict[str, int] = {}
    for place, said in enumerate(words):
        one = first.setdefault(said, place)
        above = place > 0 and said == words[place - 1] and size(text[place].text) >= SHORTEST
        if (above and not thanks(text[place].text)) or (
            one < place and not talk and _is_long(text[place]) and counts[said] == TWICE
        ):
            copies.setdefault(place, one)
    gone: dict[int, Decision] = {}
    for place, one in copies.items():
        gone[text[place].number] = gone.get(text[one].number) or _copy_of(text[one].number)
    return gone


def _wordings(text: Sequence[Line]) -> list[str]:
    """What lines say, as `wording` gives it; of those that begin as no other does, only a beginning."""
    begun = [" ".join(islice(map(itemgetter(0), TOKEN.finditer(line.text.casefold())), BEGINNING)) for line in text]
    often = Counter(begun)
    return [wording(line.text) if often[said] > 1 else said for line, said in zip(text, begun, strict=True)]


def _passages(words: Sequence[str]) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines that stand before in the same order: the place of each, and of the line that it repeats."""
    first: dict[str, int] = {}
    run: list[tuple[int, int]] = []
    for place, said in enumerate(words):
        following = run[-1][1] + 1 if run else 0
        goes_on = bool(run) and following < run[0][0] and words[following] == said
        one = following if goes_on else first.get(said)
        if run and not goes_on:
            yield run
            run = []
        if one is not None:
            run.append((place, one))
        first.setdefault(said, place)
    if run:
        yield run


def _is_passage(copy: Sequence[Line]) -> bool:
    """Whether lines that stand again were printed twice and not said twice.

    A vote and a refrain are short sentences, the turns of a talk bear names, the items of a law marks.
    """
    told = sum(is_statement(line.text) for line in copy)
    words = sum(size(line.text) for line in copy)
    said = any(_is_said(line.text) for line in copy)
    return len(copy) > 1 and told > 1 and words >= PASSAGE * len(copy) and not said


def _is_talk(text: Sequence[Line]) -> bool:
    """Whether several names stand before colons again and again."""
    labels = Counter(found[0] for line in text if (found := COLON.match(line.text)))
    return sum(count > 1 for count in labels.values()) > 1


def _is_long(line: Line) -> bool:
    return is_statement(line.text) and size(line.text) >= LONG and not _is_said(line.text)


def _is_said(text: str) -> bool:
    """Whether a line is a turn, an item or a formula, which come again without being copies."""
    return begins_item(text) or COLON.search(text) is not None


def _near_paragraphs(lines: Ledger) -> Mapping[int, Decision]:
    """Paragraphs that differ from one just above by a few letters in common words."""
    text = text_lines(lines)
    firsts: dict[int, int] = {}
    for place, line in enumerate(text):
        if not is_statement(line.text) or _is_said(line.text):
            continue
        within = WITHIN if size(line.text) >= LONG else 1
        first = next((other for other in text[max(0, place - within) : place] if _is_near(line.text, other.text)), None)
        if first:
            firsts[line.number] = firsts.get(first.number, first.number)
    return {number: Decision("duplicate", lines=(one,), near=True) for number, one in firsts.items()}


def _is_near(text: str, other: str) -> bool:
    """Whether two paragraphs are one but for up to three misspelt common words."""
    if abs(len(text) - len(other)) > MISSPELT or text.islower():
        return False
    words, others = TOKEN.findall(text), TOKEN.findall(other)
    pairs = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    return len(words) == len(others) and len(pairs) <= MISSPELT and all(_is_misspelt(*pair) for pair in pairs)


def _is_misspelt(word: str, other: str) -> bool:
    """Whether two words are one common word: no name, no number, the same first letter, one letter's difference."""
    if word.casefold() == other.casefold():
        return True
    both = word + other
    common = both.islower() and both.isalpha() and not DENSE_SIGN.search(both)
    if not common or word[0] != other[0] or min(len(word), len(other)) <= 4:
        return False
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - few texts have two such lines

    return Levenshtein.distance(word, other) == 1


LONGEST_LABEL, SHORTEST_LABEL = 16, 3
"""Words of a heading."""
OPEN = re.compile(r"[:：]|[?؟？,،，]$")
"""Marks of questions, salutations, names of speakers, and of figures after a colon."""


def _headings(lines: Ledger) -> Mapping[int, Decision]:
    """Headings repeated within their own section, with nothing but paragraphs between.

    A sentence that a speaker says again and again looks like one with a full stop: these need a second such heading.
    """
    groups = [group for group in _repeated(lines) if len(group) > 1]
    glued = sum(line.decision.status == "duplicate" and line.decision.role == "heading" for line in lines)
    sure = len(groups) + glued > 1
    found = [group for group in groups if sure or not ends(group[0].text)]
    return {line.number: _copy_of(group[0].number, "heading") for group in found for line in group[1:]}


def _repeated(lines: Ledger) -> Iterator[list[Line]]:
    """Each label with its copies below it."""
    group: list[Line] = []
    prose_since = False
    for line in (line for line in lines if is_text(line) or is_prose(line.text)):
        if is_prose(line.text):
            prose_since = True
            continue
        again = bool(group) and prose_since and _is_label(line) and wording(line.text) == wording(group[0].text)
        if again:
            group.append(line)
        else:
            yield group
            group = [line] if _is_label(line) else []
        prose_since = False
    yield group


def _is_label(line: Line) -> bool:
    """Whether a line can be a heading: a few words, a full stop or words without capitals, and no words of courtesy."""
    if (
        line.decision.status == "dropped"
        or not SHORTEST_LABEL <= size(line.text) <= LONGEST_LABEL
        or OPEN.search(line.text)
    ):
        return False
    plain = sum(word.islower() for word in line.text.split()) >= 2 and not line.text.islower()
    return bool(plain or ends(line.text)) and not thanks(line.text)


def _glued_headings(lines: Ledger) -> Mapping[int, Decision]:
    """Headings next to a paragraph that already begins with them, run into its first sentence."""
    text = text_lines(lines)
    duplicates: dict[int, Decision] = {}
    for place, line in enumerate(text):
        if not _is_label(line):
            continue
        for other in (*text[max(0, place - 1) : place], *text[place + 1 : place + 2]):
            if _begins(other.text, line.text):
                duplicates[line.number] = replace(_copy_of(other.number, "heading"), seen=f"{line.text} …")
    return duplicates


def _begins(text: str, label: str) -> bool:
    """Whether a longer text begins with the label as a sentence of its own."""
    start = label.rstrip(".。:： ")
    return len(text) > len(label) + 20 and text.startswith(start) and text[len(start)] in ".。:：!?؟！？"


PASSES = (_titles, _paragraphs, _near_paragraphs, _glued_headings, _headings)
"""In order: what one has found is no text for the next, so headings are sought among what is left."""
