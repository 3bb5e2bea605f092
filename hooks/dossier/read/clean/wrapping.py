"""The rules that join the lines of a paragraph which e-mail, PDF or a scrape has cut."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import compress, pairwise

from msgspec.structs import replace

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import columns
from dossier.model import Decision, Line
from dossier.read.clean.printed import ends_page
from dossier.read.clean.stamps import date
from dossier.read.ledger import Ledger, is_text, text_lines
from dossier.read.lines.courtesy import addresses, closes, greets
from dossier.read.lines.markers import begins_item, is_lone
from dossier.read.lines.measure import FULL, STOPS, WIDE, ends, find_width, is_cut, may_have_width, parts_of
from dossier.read.lines.sections import division
from dossier.read.lines.sentence import (
    JOINING,
    MARKS,
    NOTE,
    Glue,
    bridges,
    continues,
    goes_on,
    heads_dateline,
    is_broken,
    is_dash,
    is_halved,
    is_linked,
    is_named,
    is_note,
    is_open,
    is_rest,
    links,
    may_head_dateline,
    names,
)
from dossier.read.lines.speakers import label, speakers
from dossier.read.lines.torn import Torn
from dossier.read.lines.uneven import find_uneven
from dossier.read.lines.vocabulary import phrases

NEXT, APART, TURNED = "next", "apart", "turned"
"""What lies between two lines of text: nothing, empty lines, the end of a printed page."""

FAR = 2
"""Lines down to the next from which more than one empty line lies between."""
PARTED = 0.025
"""Share of the rows of a PDF that end with a hyphen from which its program parts words. Of 15 statements at the United
Nations, whose programs do not, none has more than 0.016; a press release in which two words are parted has 0.038."""
SHORT = 0.4
"""Share of the width below which a line is the last of its paragraph."""
FEW = 0.1
"""Share of lines with a capital up to which a text counts as all in small letters."""


def join_marks(lines: Ledger, profile: Profile) -> Ledger:
    """Join a bullet, a number or a speaker that stands alone on its line with the words on the next.

    >>> trial(join_marks, "•", "Wheat and rye", "(b)", "Barley")
    [('• Wheat and rye', 'changed'), ('', 'joined'), ('(b) Barley', 'changed'), ('', 'joined')]
    >>> trial(join_marks, "3", "Wheat")
    [('3', 'kept'), ('Wheat', 'kept')]

    A figure without a mark may be a quantity or a year, and a word before a colon a heading: figures and letters need
    their point or bracket, and names count only if `speakers` finds a talk.
    """
    text = text_lines(lines)
    named = speakers([line.text for line in text], profile)
    follows = [
        (is_lone(one.text) or (place in named and named[place][1] == len(one.text)))
        and not (is_lone(two.text) or label(two.text, profile)[1] == len(two.text) or two.cells)
        and not (one.decision.pinned or two.decision.pinned)
        for place, (one, two) in enumerate(pairwise(text))
    ]
    return _joined(lines, text, follows, profile)


def join_lines(lines: Ledger, profile: Profile) -> Ledger:
    """Join the lines of a paragraph that was cut at a fixed width, and the parts of a sentence that was cut anywhere.

    >>> wrapped = ["The conference adopted a declaration on Tues-", "day, and all of the countries signed it before"]
    >>> wrapped += ["they left for home. The next meeting is to be", "held in spring, when the snow has gone from"]
    >>> wrapped += ["the hills."]
    >>> [text for text, status in trial(join_lines, *wrapped) if status == "changed"] # doctest: +ELLIPSIS
    ['The conference adopted a declaration on Tuesday, and all ... snow has gone from the hills.']
    >>> trial(join_lines, "The report by", "the Institute", "says that snow has closed all of the roads.")[0]
    ('The report by the Institute says that snow has closed all of the roads.', 'changed')
    >>> {status for text, status in trial(join_lines, "Snow closes all of the roads to the north of the town", "Home")}
    {'kept'}

    Verse, lists, addresses and headlines have short lines that stay apart. Lines are cut at a width only where most
    lines of about this length are, and where what follows looks like the rest of a sentence. Without a width it takes a
    sign in the words: one that ends no line (“by the”), a comma that begins none, a small letter after a long open
    line; in a text all in small letters these say nothing. Lines of a text that was cut at uneven widths are known by
    many sentences that go on with a small letter. Items, speakers, salutations and articles of a law begin
    anew, and what a person keeps stands for itself.
    """
    text = text_lines(lines)
    gaps = _gaps(lines, text)
    may = _may_join(text, gaps, profile)
    width = _width(text, gaps, may)
    small = _is_small(text)
    near = [gap == NEXT for gap in gaps]
    uneven = None if small else find_uneven([line.text for line in text], near, may, profile)
    follows: list[bool] = []
    for place, (one, two) in enumerate(pairwise(text)):
        inside = place > 0 and follows[-1]
        told = (
            (width and _is_wrapped(one, two, gaps[place], width))
            or _is_one(text, place, profile, inside=inside, small=small)
            or (uneven and uneven.joins(place, near=near[place], inside=inside))
        )
        follows.append(_drawn(one, two, profile, told=bool(told) and may(place)))
    bridged = _bridged(text, may, follows, None if small else profile)
    if not small:
        bridged = _datelined(text, _torn(text, may, _linked(text, may, bridged, profile), profile))
    return _joined(lines, text, bridged, profile)


May = Callable[[int], bool]
"""Whether a line, by its place, and the next may be parts of one paragraph, by what they are. It is asked last, and
once of each line: hardly any line goes on."""


def _may_join(text: Sequence[Line], gaps: Sequence[str], profile: Profile) -> May:
    @cache
    def is_formal(place: int) -> bool:
        said = text[place].text
        return greets(said, profile) or addresses(said, profile) or closes(said, profile)

    @cache
    def may(place: int) -> bool:
        follows = _may_follow(text[place], text[place + 1], gaps[place], profile)
        return follows and not (is_formal(place) or is_formal(place + 1))

    return may


def _width(text: Sequence[Line], gaps: Sequence[str], may: May) -> int:
    """The width at which the lines were cut; 0 if there is none."""
    near = [place for place, gap in enumerate(gaps) if gap == NEXT and len(text[place].text) <= WIDE]
    pairs = [(_indented(text[place]), text[place + 1].text) for place in near]
    return find_width(list(compress(pairs, map(may, near)))) if may_have_width(pairs) else 0


def _drawn(line: Line, following: Line, profile: Profile, *, told: bool) -> bool:
    """Whether a line goes on with the next: as their places on a page show it, else as the words told.

    A word that ends no line goes on below a gap, too.
    """
    shown = following.follows
    if shown is None or line.decision.pinned or following.decision.pinned:
        return told
    return shown or (told and continues(line.text, following.text, profile))


def _is_small(text: Sequence[Line]) -> bool:
    """Whether the text came without capitals, so that a small letter says nothing; a menu may have some."""
    return sum(line.text != line.text.lower() for line in text) <= FEW * len(text)


def _gaps(lines: Ledger, text: Sequence[Line]) -> list[str]:
    """What lies between each two lines of text; where each has an empty line below it, these mean nothing."""
    turned = {line.number for line in lines if ends_page(line)}
    found = []
    at = 0
    ordered = sorted(turned)
    for one, two in pairwise(text):
        while at < len(ordered) and ordered[at] < one.number:
            at += 1
        page = at < len(ordered) and ordered[at] < two.number
        found.append(TURNED if page else NEXT if two.number == one.number + 1 else APART)
    spaced = NEXT not in found and all(two.number - one.number == 2 for one, two in pairwise(text))
    return [NEXT if gap == APART and spaced else gap for gap in found]


def _may_follow(line: Line, following: Line, gap: str, profile: Profile) -> bool:
    """Whether two lines may be parts of one paragraph, by what they are."""
    if any(each.decision.pinned or each.cells or (each.markup and each.markup.is_block) for each in (line, following)):
        return False
    if begins_item(following.text):
        return False
    last = line.text.rsplit(maxsplit=1)[-1]
    named = label(following.text, profile)[0] and not (is_open(line.text, profile) or last in profile.stopwords)
    if named or division(following.text, profile) or core(following.text) in phrases("chrome"):
        return False
    if not ends(following.text) and date(following.text) and not _asks(line.text, profile):
        return False
    indented = _indent(following) > _indent(line) + 1 and not begins_item(line.text)
    return not (gap == NEXT and indented)


def _asks(text: str, profile: Profile) -> bool:
    """Whether a line ends with a word or a comma before a date that belongs to it."""
    last = text.rsplit(maxsplit=1)[-1]
    return is_open(text, profile) or last.endswith(",") or last.casefold() in (*profile.lower_words, *profile.stopwords)


def _indented(line: Line) -> str:
    """The words of a line with the space before them, which takes room, too."""
    return line.raw[: _indent(line)] + line.text


def _indent(line: Line) -> int:
    return len(line.raw) - len(line.raw.lstrip()) if line.raw[:1].isspace() else 0


def _is_wrapped(line: Line, following: Line, gap: str, width: int) -> bool:
    """Whether the paragraph was cut here at the width; at the end of a page it must not end with the line."""
    if gap == APART or (gap == TURNED and ends(line.text)):
        return False
    # Below the end of a sentence a few words without a mark are a heading: only the last line of a paragraph is short.
    if ends(line.text) and not ends(following.text) and columns(following.text) < SHORT * width:
        return False
    wide = columns(_indented(line))
    # A line beyond the width is no last one, unless a sentence ends with it: what reads a page counts some too long.
    over = gap == NEXT and width < wide <= WIDE and not (ends(line.text) or line.text.endswith((":", "：", ",", ";")))
    full = over or (wide > FULL * width and goes_on(line.text, following.text))
    return is_cut(_indented(line), following.text, width) or full


def _is_one(text: Sequence[Line], place: int, profile: Profile, *, inside: bool, small: bool) -> bool:
    one, two = text[place].text, text[place + 1].text
    if one[-1] in STOPS and two[0].isalpha():
        return False
    far = text[place + 1].number - text[place].number > FAR
    if continues(one, two, profile, far=far) or (inside and two in MARKS):
        return True
    if NOTE.fullmatch(two):
        return ends(one) and columns(one) > len(two) + 10
    rest = inside and is_rest(two) and is_broken(one)
    return not small and (goes_on(one, two, inside=inside) or rest)


def _bridged(text: Sequence[Line], may: May, follows: Sequence[bool], profile: Profile | None) -> list[bool]:
    """Joins with those around a name, a figure or the mark of a note that stands alone within a sentence.

    profile: None for a text in small letters, which can't show it.
    """
    result = list(follows)
    heads: Counter[str] | None = None
    for place in range(1, len(text) - 1):
        after = text[place + 1].text
        if not profile or not (is_rest(after) or JOINING.match(after)) or not may(place):
            continue
        texts = [line.text for line in text[place - 1 : place + 2]]
        above = text[place - 2].text if place > 1 else ""
        begins = not result[place - 2] if place > 1 else True
        titled = begins and names(texts) and may(place - 1)
        if titled and not ends(above):
            heads = heads or Counter(core(part) for line in text for part in {line.text, *parts_of(line.text)})
            titled = heads[core(above)] > 1
        if is_note(texts) or (bridges(texts, profile) and may(place - 1)) or titled:
            result[place - 1] = result[place] = True
    for place in range(len(text) - 1):
        above = text[place - 1].text if place else "."
        if profile and is_named(text[place].text, text[place + 1].text) and ends(above) and may(place):
            result[place] = True
    return result


def _linked(text: Sequence[Line], may: May, follows: Sequence[bool], profile: Profile) -> list[bool]:
    """Joins with those of the pieces of one sentence in which a page had links: all but the first in small letters."""
    result = list(follows)
    # Where what goes on from each line ends: sought once, as a whole text may be one chain.
    ends_at = list(range(len(result) + 1))
    for place in reversed(range(len(result))):
        ends_at[place] = ends_at[place + 1] if result[place] else place
    first = 0
    while first < len(result):
        last = first
        while last < len(result) and links(text[last].text, text[last + 1].text, profile) and may(last):
            last += 1
        if last > first and is_linked([line.text for line in text[first : ends_at[last] + 1]]):
            result[first:last] = [True] * (last - first)
        first = max(last, first + 1)
    return result


def _torn(text: Sequence[Line], may: May, follows: Sequence[bool], profile: Profile) -> list[bool]:
    """Joins with those of sentences that a page tore at its links."""

    @cache
    def again() -> frozenset[str]:
        heads = Counter(core(part) for line in text for part in {line.text, *parts_of(line.text)})
        return frozenset(said for said, count in heads.items() if count > 1)

    return Torn([line.text for line in text], may, follows, again, profile).joins()


def _datelined(text: Sequence[Line], follows: Sequence[bool]) -> list[bool]:
    """Joins with those of a place above the text (“CHICAGO —”) and the sentence before which it is printed."""
    result = list(follows)
    for place, line in enumerate(text[:-1]):
        if not may_head_dateline(line.text, text[place + 1].text):
            continue
        below = text[place + 1 : place + 2 + (place + 2 < len(text) and is_dash(text[place + 1].text))]
        plain = not any(each.decision.pinned or each.cells or each.markup for each in (line, *below))
        if result[place] or not plain or below[-1].number - line.number > FAR:
            continue
        end = place + len(below)
        while end < len(result) and result[end]:
            end += 1
        said = " ".join(each.text for each in text[place + 1 : end + 1])
        following = text[end + 1].text if end + 1 < len(text) else ""
        if heads_dateline(line.text, said, following):
            result[place : place + len(below)] = [True] * len(below)
    return result


def _joined(lines: Ledger, text: Sequence[Line], follows: Sequence[bool], profile: Profile) -> Ledger:
    """The ledger with each chain of lines as one: the first has the words of all."""
    if not any(follows):
        return lines
    glue = Glue([line.text for line in text], profile, parted=_parts_words(text))
    result = {line.number: line for line in lines}
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not follows[end - 1]:
            result |= {line.number: line for line in _chained(text[start:end], glue)}
            start = end
    return _pointed(result)


def _parts_words(text: Sequence[Line]) -> bool:
    """Whether hyphens at the ends of lines are those of the program that set the text, if its pages are known."""
    rows = [line.text for line in text if line.page]
    return not rows or sum(map(is_halved, rows)) >= PARTED * len(rows)


def _chained(chain: Sequence[Line], glue: Glue) -> Iterable[Line]:
    if len(chain) == 1:
        return chain
    head = chain[0]
    text = glue.joined([line.text for line in chain])
    gone = Decision("joined", lines=(head.number,))
    others = (line.became("", gone) for line in chain[1:])
    # A line whose letters make it the title stays so.
    told = Decision(
        "changed", lines=tuple(line.number for line in chain), role=head.decision.role if head.page else None
    )
    return [head.became(text, told), *others]


def _pointed(lines: Mapping[int, Line]) -> Ledger:
    """Lines whose words went with those of another point to where they now stand."""
    result: dict[int, Line] = {}
    for line in lines.values():
        head = result[head_of(line)] if head_of(line) < line.number else line
        moved = head is not line and head.decision.status == "joined"
        result[line.number] = (
            line.became(line.text, replace(line.decision, lines=head.decision.lines)) if moved else line
        )
    return tuple(result.values())


def head_of(line: Line) -> int:
    """Number of the line in which the words of a line stand: its own, but for a joined one."""
    return line.decision.lines[0] if line.decision.status == "joined" else line.number


def settle(lines: Ledger) -> Ledger:
    """Lines whose words stand in an earlier line share what became of it, if that is no longer text."""
    heads = {line.number: line for line in lines}
    return tuple(_settled(line, heads) for line in lines)


def _settled(line: Line, heads: Mapping[int, Line]) -> Line:
    head = heads[head_of(line)]
    gone = head is not line and not is_text(head)
    if not gone:
        return line
    # The head has the words of the whole title.
    role = None if head.decision.role == "title" else head.decision.role
    return line.became(line.raw.strip(), replace(head.decision, role=role))
