"""Plain text in any language: where its sentences and words begin and end."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from msgspec.structs import replace

from dossier.languages import Profile, base, languages, profile
from dossier.languages.writing_systems import DENSE, LETTER, is_dense
from dossier.model import Block
from dossier.patterns import late

# An ideographic full stop is nothing else; a Latin one may stand in a number, an address or an abbreviation, too.
_CLOSING = r"""(?:[”’"')\]」』》】）›]|\s?»)*+"""
# The first sign is one set, by which a search skips all others.
_END = late(
    r"(?P<first>[。！？.!?…؟۔])"
    rf"(?:(?<=[。！？])(?P<always>[。！？]*{_CLOSING})(?![，、；：,;:])"
    rf"|(?<=[.!?…؟۔])(?<![.!?…؟۔]{{2}})(?P<more>[.!?…؟۔]*+){_CLOSING}(?=\s))"
)
_OPENING = re.compile(r"""[\s“‘"'«‹(\[「『《【（¿¡*_–—-]*""")
_WORD = re.compile(r"[\w°º]+")
# Signs; what is longer is no abbreviation.
_LONGEST = 30
_LAST_WORD = re.compile(r"[\w°º]+(?:\.[\w°º]+)*\Z")
_RUN = late(rf"[^\W\d_{DENSE}]+|[{DENSE}]{{2,}}")
LONGEST_SENTENCE = 5_000
"""Characters of a sentence; those of resolutions, a paragraph for each "Recalling", have a thousand."""
_LONGEST_TOLD, _TOLD = 1_500, 400
"""Characters of a sentence that is told as a whole, and what is told around words of a longer one."""
STEM = 6
"""Letters of a stem: with five, 138 titles of the 199 web pages are found instead of 140 (benchmarks, facts-pages)."""
WORD = re.compile(rf"{LETTER}+")
"""A word of letters alone: to know what is said, or in which language."""
TOKEN = re.compile(r"\w+")
"""A word or a figure: to compare texts, in which figures count as well."""
_TOKEN = late(rf"[^\W{DENSE}]+|(?=\w)[{DENSE}]")
_GAP = re.compile(r"\s\s+|[^\S ]")
"""White space that is more, or something else, than one plain space."""


@lru_cache(maxsize=8192)
def joined(text: str, language: str) -> str:
    r"""A text in which no line breaks between a mark and its word, where the language parts them (`Profile.spacing`).

    Its words and marks stay: a plain space becomes the one at which no line breaks, and none is added. Kept in a cache,
    as the words of the interface and the titles of texts come again on most pages.

    >>> joined("Qui ? « Moi » : voilà", "fr"), joined("12:30 :smile:", "fr"), joined("Who ?", "en")
    ('Qui\u202f? «\xa0Moi\xa0»\xa0: voilà', '12:30 :smile:', 'Who ?')
    """
    for sign, gap, space in _gaps(language):
        if sign in text:
            text = gap.sub(space, text)
    return text


@cache
def _gaps(language: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Plain spaces beside the marks of a language: a space and its mark, where, and what stands there instead."""
    code = language.partition("-")[0]
    spacing = profile(code).spacing if code in languages() else {}
    before, after = (spacing.get(side, {}).items() for side in ("before", "after"))
    return (
        *((f" {m}", re.compile(rf" +(?={re.escape(m)}(?![\w/]))"), space) for m, space in before),
        *((f"{m} ", re.compile(rf"(?<={re.escape(m)}) +"), space) for m, space in after),
    )


def one_line(text: str) -> str:
    r"""A text with single spaces, in one line; a space that joins a mark to its word stays what it is.

    >>> one_line(" Qui\u202f?\n \xa0Moi. ")
    'Qui\u202f? Moi.'
    """
    return _GAP.sub(lambda gap: gap[0] if gap[0] in "\u00a0\u202f" else " ", text).strip()


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What a text could begin a line of its own with, turn the words of a terminal round, or give it orders."""
_COMMAND = re.compile(r"^\s*:(?=:)|#(?=#(?:\[|vso\[))")
"""How a line begins, or goes on, that a forge which runs the program takes for a command (actions/runner)."""


def on_one_line(text: str) -> str:
    r"""A text of whatever origin as a terminal may show it: nothing in it begins a line or gives an order.

    >>> on_one_line("a\n::error::b\x1b[31m"), on_one_line("::error::a"), on_one_line("a ##[error]b")
    ('a ::error::b [31m', ': :error::a', 'a # #[error]b')
    """
    return _COMMAND.sub(lambda begun: f"{begun[0]} ", _CONTROL.sub(" ", text))


def shown(text: str) -> str:
    r"""Lines of whatever origin as a terminal, or the log of a forge, may show them.

    >>> shown("a\x1b[31m\n::error::b")
    'a [31m\n: :error::b'
    """
    return "\n".join(map(on_one_line, text.split("\n")))


_ORDERS = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|#(?=#(?:\[|vso\[))")
"""What JSON may hold as it is, and a terminal or a forge would obey, or a screen turn round."""


def shown_json(text: str) -> str:
    r"""JSON as a terminal may show it: what is an order there stands in it as an escape.

    >>> print(shown_json('["\u202e ##[error]a"]'))
    ["\u202e \u0023#[error]a"]
    """
    return _ORDERS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def columns(text: str) -> int:
    r"""Width of a text on a screen of fixed columns, with tab stops; other control characters take no room.

    >>> columns("wide"), columns("宽"), columns("e\u0301"), columns("a\tb"), columns("\x1b[9Cb")
    (4, 2, 1, 9, 1)
    """
    if text.isascii() and text.isprintable():
        return len(text)
    from wcwidth import width  # noqa: PLC0415 - many texts need no table of all wide characters

    return width(text.expandtabs(), control_codes="ignore")


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text that are of letters alone, without capitals.

    >>> words("Win-win: 3 Éléments")
    ('win', 'win', 'éléments')
    """
    return tuple(WORD.findall(text.casefold()))


def tokens(text: str) -> list[str]:
    """The words and figures of a text, without capitals and marks; in scripts without gaps each character is one.

    >>> tokens("AI 合作, 2.5")
    ['ai', '合', '作', '2', '5']
    """
    small = text.casefold()
    if len(small) == len(text):
        return _TOKEN.findall(small)
    # A letter that becomes several may become a mark, too, which is none of a word.
    return [word.casefold() for word in _TOKEN.findall(text)]


def token_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each of these words and figures."""
    return (found.span() for found in _TOKEN.finditer(text))


def stems(text: str, stopwords: frozenset[str] = frozenset(), *, shortest: int = 4, length: int = STEM) -> list[str]:
    """Beginnings of the telling words of a text; in scripts without gaps, pairs of neighbouring characters.

    By them two forms of a word are known to be one. shortest: letters of a word that tells something; length: those of
    a stem.

    >>> stems("ten workshops with the new harbours", frozenset({"with"}))
    ['worksh', 'harbou']
    >>> stems("AI 治理，全球")
    ['治理', '全球']
    """
    runs = _RUN.findall(text.casefold())
    if text.isascii():
        return [word[:length] for word in runs if len(word) >= shortest and word not in stopwords]
    found: list[str] = []
    for word in runs:
        if is_dense(word[0]):
            found += map("".join, pairwise(word))
        elif len(word) >= shortest and word not in stopwords:
            found.append(word[:length])
    return found


def sentences(text: str, profile: Profile) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, in order, without the white space around it.

    Closing quotation marks and brackets belong to the sentence before. Abbreviations of the language, initials and
    numbers do not end a sentence; a full stop before a small letter does so only in a text without any capital.
    What has no end for longer than any sentence is parted at white space.

    >>> text = "H.E. Wang Yi spoke at the U.N. General Assembly. (It was 2.5 hours.) Thank you."
    >>> [text[start:end] for start, end in sentences(text, profile("en"))]
    ['H.E. Wang Yi spoke at the U.N. General Assembly.', '(It was 2.5 hours.)', 'Thank you.']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    small = not any(map(str.isupper, text))
    for mark in _END.finditer(text):
        if mark["always"] is not None or _ends(text, start, mark, profile, small=small):
            _add(spans, text, start, mark.end())
            start = mark.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def around(text: str, whole: tuple[int, int], told: tuple[int, int]) -> tuple[int, int]:
    """Start and end of a sentence or clause as words in it are shown; of one that is very long, what is around them.

    A sentence that names a thousand days would else be told a thousand times.

    >>> around("We met.", (0, 7), (3, 6)), around("a " * 5000, (0, 10_000), (5000, 5002))
    ((0, 7), (4602, 5401))
    """
    start, end = whole
    if end - start <= _LONGEST_TOLD:
        return whole
    first, last = max(start, told[0] - _TOLD), min(end, told[1] + _TOLD)
    if first > start and (gap := text.find(" ", first, told[0])) >= 0:
        first = gap + 1
    if last < end and (gap := text.rfind(" ", told[1], last)) >= 0:
        last = gap
    return first, last


def with_sentences(blocks: Iterable[Block], language: str) -> tuple[Block, ...]:
    """The same blocks with their sentences, in a language that has a profile; without any in another.

    >>> [block.sentences for block in with_sentences([Block("paragraph", "We met. We left.", "p-000001")], "en")]
    [((0, 7), (8, 16))]
    """
    code = next((code for code in (language, base(language)) if code in languages()), "")
    known = profile(code) if code else None
    return tuple(replace(block, sentences=sentences(block.text, known)) if known else block for block in blocks)


def speaks(who: str, language: str) -> bool:
    """Whether words before a verb mean the one who speaks; language: one that has a profile.

    >>> speaks("We", "en"), speaks("China", "en")
    (True, False)
    """
    return re.fullmatch(profile(language).commitments["self"], who, re.IGNORECASE) is not None


@cache
def _ordinals(profile: Profile) -> re.Pattern[str]:
    """A pattern whose group `oN` is the word for the Nth."""
    edge = "" if profile.letters else r"\b"
    words = (
        f"(?P<o{place}>{'|'.join(map(re.escape, words))}){edge}" for place, words in enumerate(profile.ordinals, 1)
    )
    return re.compile(rf"[—–\-•·\s]*(?:{'|'.join(words)})", re.IGNORECASE)


def ordinal(text: str, profile: Profile) -> int:
    """Place in a series that the first word tells; 0 for none.

    >>> [ordinal(text, profile("en")) for text in ("Second, boats.", "Boats.")], ordinal("第三，开放。", profile("zh"))
    ([2, 0], 3)
    """
    found = _ordinals(profile).match(text)
    return int((found.lastgroup or "o0")[1:]) if found else 0


@cache
def subordinate(profile: Profile) -> re.Pattern[str]:
    """A comma before a word that opens a clause."""
    words = "|".join(map(re.escape, profile.subordinators)) or "(?!)"
    edge = "" if profile.letters else r"(?!\w)"
    return re.compile(rf"[,،，;؛；]\s*(?=(?:{words}){edge})")


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end:
        part = min(end, start + LONGEST_SENTENCE)
        if part < end and (gap := text.rfind(" ", start + 1, part)) > 0:
            part = gap
        piece = text[start:part]
        if content := piece.strip():
            first = start + piece.index(content[0])
            spans.append((first, first + len(content)))
        start = part


def _ends(text: str, start: int, mark: re.Match[str], profile: Profile, *, small: bool) -> bool:
    """Whether a Latin mark, followed by white space, ends the sentence that began at start."""
    opening = _OPENING.match(text, mark.end())
    following = opening.end() if opening else mark.end()
    if text[following : following + 1].islower() and not small:
        return False
    before = _LAST_WORD.search(text, max(start, mark.start() - _LONGEST), mark.start())
    if mark["first"] + mark["more"] != "." or before is None:
        return True
    if before[0].isdigit() and not text[start : before.start()].strip():
        return False
    after = _WORD.match(text, following)
    return not _goes_on(before[0].lower(), after[0].lower() if after else "", profile)


def _goes_on(word: str, after: str, profile: Profile) -> bool:
    """Whether the sentence goes on from one word to the other, since the first is an abbreviation or an initial."""
    kinds = profile.abbreviations
    if word in kinds.get("before_word", ()):
        return True
    if after[:1].isdigit():
        return word in kinds.get("before_number", ())
    if "." in word or len(word) == 1 or word in kinds.get("last_word", ()):
        return bool(after) and after not in profile.stopwords
    return False


SENTENCE_END = re.compile(r"[.!?…؟۔。！？][”»\"’')\]」』）]*$")
