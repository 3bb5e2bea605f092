"""What may be a title by itself, and the lines over which one goes on."""

import re
from collections.abc import Sequence
from itertools import chain

from dossier.languages import Profile
from dossier.languages.normal_forms import core
from dossier.languages.text import SENTENCE_END, WORD, columns, tokens
from dossier.languages.writing_systems import DENSE_SIGN, LETTER
from dossier.model import Line
from dossier.read.clean.credits import author, body
from dossier.read.clean.page.features import leads_away
from dossier.read.clean.stamps import CLOCK, date, dated_place, has_date, is_count, source
from dossier.read.ledger import is_text, text_lines
from dossier.read.lines.courtesy import addresses, greets
from dossier.read.lines.covers import labelled_name, opening
from dossier.read.lines.feet import STAMP
from dossier.read.lines.measure import NARROW, ends, is_statement, parts_of, size
from dossier.read.lines.sentence import is_open
from dossier.read.lines.vocabulary import phrases

SHORTEST, SHORT, LONG, LONGEST = 1.5, 3, 16, 45
"""Words."""
OPEN_END = re.compile(r"[,،，、;؛；:：.。]$")
"""Ends of sentences and salutations."""
ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s")
"""How an item of a list begins."""
FIGURES = re.compile(r"[^:：]{1,12}[:：][\s\d()+./-]*")
"""A word and nothing but figures: a telephone number, a reference."""
BAR = re.compile(r"\s[·•>›/]\s|[|｜]")
BARS = re.compile(r"[·•>›/|｜]")
ROW = 2
"""Bars between its parts from which a line is a row."""
GAP = re.compile(r"\s(?:(?<=\S\s)\s{3,}|(?<=\S\u3000)\u3000+)(?=\S)")
HAS_LETTER = re.compile(LETTER)
PRINTED = re.compile(r"\d{1,2}/\d{1,2}/(?:\d\d){1,2},? (?![–—-] )")
"""What a browser prints above each page."""
TOP, PATH, OVER, FEWEST = 30, 3, 6, 3
"""Lines of text in which a title stands that something else says, names of a path from which it is one, lines over
which such a title goes on, and sentences above it."""
SITE_MARK = re.compile(r"(?<=\s)[·–—-](?=\s)|[|_｜]")
"""What parts a title from the name of the site."""
ELLIPSIS = re.compile(r"(?:\.\.\.|…)$")
STEPS = ">›»"
STEP = re.compile(rf"\s*[{STEPS}]\s+")
ALIKE = str.maketrans("i1|", "lll")
REST = 3
"""Words of a date, and of the rest of one."""
LONG_WORD, HEADED = 4, 0.8
"""Letters of a word that has a capital in a headline, and the share of such words that have one."""
CHAIN, LINES = 4, 12
"""Lines over which a title may go on, and lines that show at which width a text is cut."""
WIDEST, CUT = 130, 0.7
"""Columns of a text that is cut, and the share of them from which the first line of its title is: in larger letters
fewer have room. Of 16 headlines over two lines in press releases all have it."""
REACHED = re.compile(r"(?<!\d)(?:\+?\(?\d{2,4}\)?[\s.-]){2,4}\d{2,4}(?!\d)|[\w.-]@[\w-]+\.\w")
"""A telephone number or an address of e-mail: of what stands before its mark one sign is enough to know it."""
HEAD = 4
"""Lines at the top of a text that may be a letterhead."""
FIELDS = ("fields", "sources", "authors", "stamps", "updates", "counters", "captions", "credits")
"""Kinds of words that open a line which tells of a text."""


def may_be(text: str, profile: Profile) -> bool:
    """Whether a line may be a title: no date, source, author, item or field of a form, and not the rest of a sentence.

    >>> told = ("Geneva: a city", "Date: 3 May 2024", "By Mary Stone", "and of the people of Mali")
    >>> [may_be(text, profile("en")) for text in told]
    [True, False, False, False]
    """
    wrapped = text[:1].islower() and text != text.lower()
    if wrapped or ITEM.match(text) or FIGURES.fullmatch(text) or _is_row(text):
        return False
    if core(text) in phrases("labels") or PRINTED.match(text) or "://" in text or not HAS_LETTER.search(text):
        return False
    if author(text, profile) or _greets(text, profile) or opening(profile, "notice").match(text):
        return False
    if _has_field(text) or labelled_name(text, profile) or is_count(text):
        return False
    return not (has_date(text) and (CLOCK.search(text) or date(text) or dated_place(text) or source(text)))


def _has_field(text: str) -> bool:
    """Whether a line, or a part of it, begins with the name of a field and a colon."""
    starts = (part.replace("：", ":").partition(":") for part in parts_of(text)) if ":" in text or "：" in text else ()
    return any(colon and _is_field(start, rest) for start, colon, rest in starts)


def _greets(text: str, profile: Profile) -> bool:
    """Whether a line greets an audience; without a comma at its end it takes more than one word of a greeting."""
    words = text.casefold()
    if not words.startswith(profile.salutations):
        return False
    said = [greeting for greeting in profile.salutations if words.startswith(greeting)]
    return any(" " in greeting or words[len(greeting) :].startswith(",") for greeting in said)


def _is_field(label: str, rest: str) -> bool:
    known = any(core(label) in phrases(kind) for kind in FIELDS)
    return known and not (is_release(label) and size(rest) > SHORT)


def _is_row(text: str) -> bool:
    """Whether a line is a row of links, or the head of a letter or of a printed page, with a wide gap in it."""
    bars = len(BAR.findall(text)) if BARS.search(text) else 0
    return bars >= ROW or bool(GAP.search(text)) or (size(text) <= LONG and bool(CLOCK.search(text)))


def headline(below: Sequence[Line], profile: Profile) -> tuple[Line, ...] | None:
    """The lines over which a title goes on, the first of `below` itself; None where it is a part of a sentence.

    >>> wrapped = lines("The council wants the channel opened because clerks", "never showed the maps", "It met.")
    >>> [line.number for line in headline(wrapped, profile("en"))]
    [1, 2]
    >>> headline(lines("In the spring she came to see the", "wall, and she said: it stands.", "It did."), profile("en"))
    """
    chain = [below[0]]
    for line in below[1:CHAIN]:
        last = chain[-1]
        if not (_goes_on(last, line, profile) or _is_wrapped(last, line, profile, below) or _dates(last, line)):
            break
        chain.append(line)
    said = " ".join(line.text for line in chain[1:])
    whole = len(chain) == 1 or (not OPEN_END.search(said) and not SENTENCE_END.search(said) and not ends(said))
    return tuple(chain) if whole and sum(size(line.text) for line in chain) <= LONGEST else None


def _goes_on(line: Line, following: Line, profile: Profile) -> bool:
    """Whether the next line goes on with the words of a line: with a small letter, or after a word that ends none."""
    text, rest = line.text, following.text
    if following.number != line.number + 1 or not is_text(following) or ends(text) or DENSE_SIGN.search(text):
        return False
    small = rest[:1].islower() and text != text.lower()
    return (small or is_open(text, profile)) and not (
        author(rest, profile) or date(rest) or "@" in rest or "://" in rest
    )


def _dates(line: Line, following: Line) -> bool:
    """Whether a line ends within a date, and the next is the rest of it.

    >>> _dates(*lines("The new warden begins on January 1,", "2019")), _dates(*lines("A new plan", "2019"))
    (True, False)
    """
    near = following.number == line.number + 1 and is_text(following) and following.text[:1].isdigit()
    return near and size(following.text) <= REST and not has_date(line.text) and has_date(_last(line, following))


def _last(line: Line, following: Line) -> str:
    """The last words of a line, and the next."""
    return " ".join([*line.text.split()[-REST:], following.text])


def _is_wrapped(line: Line, following: Line, profile: Profile, below: Sequence[Line]) -> bool:
    """Whether a headline with a capital on each word goes on below, in a text whose lines are all cut at a width."""
    text, rest = line.text, following.text
    if following.number != line.number + 1 or not is_text(following) or ends(text) or ends(rest):
        return False
    asks = text.rsplit(maxsplit=1)[-1] in profile.lower_words
    headed = _is_headed(text) and _is_headed(rest) and (asks or _is_cut(line, below))
    return headed and may_be(rest, profile) and not leads_away(following)


def _is_cut(line: Line, below: Sequence[Line]) -> bool:
    """Whether a line is about as wide as those that it heads, which are cut at a width."""
    # a label before it (“For immediate release:”) may have been taken off
    own = max(columns(line.text), columns(line.raw.strip()))
    if own < CUT * NARROW:
        return False
    # a single long line is no width: of lines that are wide enough to be cut, half have at least this
    wide = [length for each in below if (length := columns(each.raw.strip())) >= NARROW]
    usual = sorted(wide)[(len(wide) - 1) // 2] if wide else WIDEST + 1
    return usual <= WIDEST and own >= CUT * usual


def _is_headed(text: str) -> bool:
    """Whether nearly each longer word begins with a capital, and some are no capitals throughout."""
    long = [word for word in WORD.findall(text) if len(word) >= LONG_WORD]
    return bool(long) and sum(word[0].isupper() for word in long) >= HEADED * len(long) and not text.isupper()


def addressed(above: Sequence[Line], profile: Profile) -> frozenset[int]:
    """Numbers of the lines below two that address an audience: there its speaker has begun.

    >>> sorted(addressed(lines("Mr. President,", "Ladies and gentlemen,", "Being invited here"), profile("en")))
    [3]
    """
    said = [greets(line.text, profile) or addresses(line.text, profile) for line in above]
    begun = next((place for place in range(2, len(said)) if said[place - 2] and said[place - 1]), len(said))
    return frozenset(line.number for line in above[begun:])


def letterhead(above: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines with a telephone number or an address of e-mail; at the top, of those above them as well."""
    reached = [place for place, line in enumerate(above) if REACHED.search(line.text)]
    top = max((place for place in reached if place < HEAD), default=-1)
    return frozenset(line.number for place, line in enumerate(above) if place <= top or place in reached)


def printed_title(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines at the top of a text whose words a browser printed on each page as its title, or a path ends with.

    >>> page = ["9/30/24, 6:17 PM A lamp for the old pier of the town_Council", "Home", "A lamp for the", "old pier of"]
    >>> [line.text for line in printed_title(lines(*page, "the town", "It was lit."))]
    ['A lamp for the', 'old pier of', 'the town']
    >>> printed_title(lines("9/30/24, 6:17 PM", "A lamp for the old pier", "It was lit."))
    ()
    """
    said = [line.text[found.end() :] for line in lines if (found := STAMP.match(line.text))]
    text = text_lines(lines)[:TOP]
    paths = (STEP.split(line.text) for line in text if any(step in line.text for step in STEPS))
    said += [parts[-1] for parts in paths if len(parts) >= PATH]
    named = named_by_page(text)
    return _run_saying(said, text) or (named if len(named) > 1 else ())


def named_by_page(text: Sequence[Line]) -> tuple[Line, ...]:
    """The lines above the paragraphs that say what the first line of a page says beside the name of the site.

    >>> page = ["A lamp for the old pier: it was lit - The warden", "Menu", "A lamp for the old pier:", "it was lit"]
    >>> [line.number for line in named_by_page(lines(*page, "The lamp was lit on Tuesday by two of the children."))]
    [3, 4]
    """
    runs = (_run_saying([title], _above(text[:TOP])[1:]) for title in site_title(text[:1]))
    # the name of a site stands above the menu, a title nearest to the text
    return max(filter(None, runs), key=lambda run: run[-1].number, default=())


def _above(text: Sequence[Line]) -> Sequence[Line]:
    """Lines above the paragraphs: a page may say its title again below them, and some sentences before it."""
    told = [place for place, line in enumerate(text) if is_statement(line.text)]
    most = min(FEWEST, len(told) // 3)
    return text[: told[most] + 1] if len(told) > most else text


def site_title(first: Sequence[Line]) -> list[str]:
    """What the first line of a page says beside the name of the site: its `<title>`.

    That is what stands before the name, or behind one that is much shorter.

    >>> site_title(lines("A lamp for the old pier - Lit again - The warden"))
    ['A lamp for the old pier - Lit again']
    >>> site_title(lines("The warden | A lamp for the old pier of the town is lit"))
    ['A lamp for the old pier of the town is lit']
    """
    marks = [mark for line in first for mark in SITE_MARK.finditer(line.text)]
    if not marks:
        return []
    text = first[0].text
    before, behind = text[: marks[-1].start()].strip(), text[marks[0].end() :].strip()
    said = [before, *([behind] if size(behind) > 2 * size(text[: marks[0].start()]) else ())]
    return [title for title in said if size(title) > SHORT and not body(title)]


def _run_saying(said: Sequence[str], text: Sequence[Line]) -> tuple[Line, ...]:
    """The longest run of lines that says one of these; empty if none does. What a path cuts off is none."""
    heads = {worn(head) for head in said if size(head) > SHORT}
    # The words of a line are taken once, as it stands in many runs.
    words = [worn(line.text) for line in text] if heads else []
    pairs = ((first, last) for first in range(len(words)) for last in range(first, min(first + OVER, len(words))))
    told = [(first, last) for first, last in pairs if any(_says(head, words, first, last) for head in heads)]
    whole = [text[first : last + 1] for first, last in told if words[first] and words[last]]
    uncut = [run for run in whole if not ELLIPSIS.search(run[-1].text)]
    return tuple(max(uncut, key=lambda run: sum(size(line.text) for line in run), default=()))


def _says(head: tuple[str, ...], lines: Sequence[tuple[str, ...]], first: int, last: int) -> bool:
    """Whether a head begins or ends with the words of lines, says little else, and does not go on with the next."""
    words = tuple(chain.from_iterable(lines[first : last + 1]))
    if not SHORT < len(words) <= len(head) < len(words) * 2:
        return False
    rest = head[len(words) :]
    more = last + 1 < len(lines) and rest[:1] == lines[last + 1][:1]
    return (words == head[: len(words)] and not (rest and more)) or words == head[-len(words) :]


def worn(text: str) -> tuple[str, ...]:
    """Words and figures of a text, alike where a scan takes one sign for another (I for l)."""
    return tuple(token.translate(ALIKE) for token in tokens(text.replace("_", " ")))


def is_release(label: str) -> bool:
    """Whether a label is one of the menu that opens a press release, too: what follows is a headline."""
    return size(label) > 1 and core(label) in phrases("menu") & phrases("fields")
