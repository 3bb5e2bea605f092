"""What Dossier knows of languages: one profile and one file of interface words for each.

A language is added by adding its two files (languages/files.py says where), of which a profile alone is enough to read
texts; no code names one.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from dossier.languages.files import PROGRAM, codes, frozen, over, raw
from dossier.languages.numerals import spelled
from dossier.loading import load

WRITTEN_IN = "en"
"""Language of the docstrings, which rules show to readers; and of messages where the reader’s has no words."""


_NEVER = "(?!)"
"""A pattern that nothing matches."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})


def _with(**keys: Any) -> Any:
    """A field whose readers ask for these keys; what each is where a profile does not give it."""
    return field(default_factory=lambda: MappingProxyType(keys), metadata={"keys": MappingProxyType(keys)})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Profile:
    """What the readers of texts know of one language; each field is a key of its profile.

    What has no default is needed, and so are `stopwords` or `letters`; what a text loses by the lack of another is told
    by `consequences` in languages/ui.
    """

    code: str
    iso_639_3: str
    """The code that ISO 639-3 gives it, which has three letters."""
    stopwords: frozenset[str] = frozenset()
    """Frequent words that tell the language; empty where the script does."""
    months: Mapping[str, int]
    """Lower-case names and abbreviations of months."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Lower-case names, Monday is 1 (ISO 8601)."""
    short_weekdays: Mapping[str, int] = field(default_factory=dict)
    """Abbreviations of these, which name a day only beside a full date: elsewhere they are words of other meanings."""
    days: Mapping[str, int] = field(default_factory=dict)
    """Days of a month as words, where texts write them out."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Small numbers as words; where one character is a digit, years may be written in them."""
    seasons: Mapping[str, int] = field(default_factory=dict)
    """Words for spring, summer, autumn and winter, 21 to 24 (ISO 8601-2)."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Words for a day, a week, a month and a year, in all their forms; in texts these count from another date."""
    parts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Names of quarters and halves of a year, each with its first and its last month."""
    counted: str = "(?!)"
    """Pattern of what follows a number of things, which is then no year and no day: "2000 villages"."""
    year_names: tuple[str, ...] = ()
    """Patterns of names that hold a year, which is then no date: the 2030 Agenda."""
    future: str = ""
    """Pattern of words that tell of what is to come; empty means that anything may."""
    ahead: str = ""
    """Pattern of words beside the date of what is still to come: it will be held, we appoint, you are invited."""
    centuries: Mapping[str, int] = field(default_factory=dict)
    """Numbers and names of centuries, each with the year in which its decades begin: 1900 for the 20th."""
    decades: Mapping[str, int] = field(default_factory=dict)
    """Names of the decades of a century, each with the years before it."""
    date_orders: tuple[str, ...] = ("dmy",)
    """Orders of dates in figures, `dmy` or `mdy`, the more usual first; of two, and between slashes, either may be."""
    eras: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Names of eras, each with the year before its first and, if it is over, its last."""
    era_years: Mapping[str, int] = field(default_factory=dict)
    """Years of an era, where texts write them out; those that `numerals` spells are known."""
    numerals: Mapping[str, Any] = field(default_factory=dict)
    """How days, months and years of an era are spelt in digits and tens of one character each
    (languages/numerals.py); empty where texts write figures or the words of `days`."""
    pieces: Mapping[str, str] = field(default_factory=dict)
    """Patterns that several patterns of dates share, by the name by which these and later pieces call them in braces;
    `joint` is what joins the members of a list, without which only its last member is a date."""
    dates: tuple[str, ...] = ("{day} {month} {year}", "{month} {year}")
    """Patterns of dates, the most telling first; hooks/dossier/read/dates/patterns.py explains their groups."""
    bearing: str = ""
    """Pattern of the words before a date that tell how sure it is, or to which side it is open; may match nothing."""
    ordinals: tuple[tuple[str, ...], ...] = ()
    """Words that open the first, second … of a series of paragraphs."""
    salutations: tuple[str, ...] = ()
    """Words that open a line that greets the audience or the addressee."""
    questions: frozenset[str] = frozenset()
    """Lower-case words before a colon that mark a question, an answer, or who leads a talk."""
    remarks: tuple[str, ...] = ()
    """Lower-case words before a colon that are no speaker, however often they come."""
    divisions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names of the numbered parts of a law or resolution, {n} for the number, by rank: chapter, article."""
    pages: tuple[str, ...] = ()
    """How printed pages are numbered: {page}, maybe of {pages}."""
    open_words: frozenset[str] = frozenset()
    """Lower-case words that end no line: articles, prepositions, conjunctions."""
    hyphens: Mapping[str, tuple[str, ...]] = _with(before=(), after=(), apart=())
    """Lower-case words that keep their hyphen where a line is cut at it: those before it, and those after;
    and what follows half a word (apart: "short- and long-term")."""
    types: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Patterns in a title or first paragraph that show the type of a text, the most telling type first."""
    covers: Mapping[str, str] = field(default_factory=dict)
    """Patterns of the words with which lines of a cover page begin, by what they tell (read/lines/covers.py)."""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Patterns that show who or what had a part (speaker, publisher, event, place), in the group of that name."""
    names: Mapping[str, str] = _with(title=_NEVER, person=_NEVER, name=_NEVER, words=_NEVER, place=_NEVER)
    """Patterns of what the roles name in braces: {person}, {name}; case counts in them."""
    commitments: Mapping[str, Any] = _with(
        self=_NEVER, bodies=_NEVER, party=_NEVER, verbs=_NOTHING, measure=_NEVER, vetoes=(_NEVER,), scales=_NOTHING,
        count="(?P<count>(?P<scale>(?!)))",
    )  # fmt: skip
    """How texts promise; hooks/dossier/read/facts/commitments.py explains its keys."""
    candidates: Mapping[str, Any] = _with(parts=_NOTHING, patterns=_NOTHING)
    """How texts write names that have no page yet; hooks/dossier/relate/names/candidates.py explains its keys."""
    subordinators: tuple[str, ...] = ()
    """Words that open a clause after a comma, where a sentence with two dates is parted."""
    conjunctions: tuple[str, ...] = ()
    """Words that join the last of several names to the others."""
    inflections: tuple[tuple[str, ...], ...] = ()
    """Endings that the forms of one word have behind the same stem, in small letters without accents, by the way of
    inflecting; the search takes such forms for the same word. Empty where words do not change."""
    prefixes: tuple[tuple[str, ...], ...] = ()
    """What is written together with the next word, as Arabic writes "and", "to" and the article: by what a word begins
    with by itself (nothing, or its article), that and what stands in its place. Names are found behind them; the search
    takes a word with any of them, or with none, for the same."""
    lower_words: tuple[str, ...] = ()
    """Words inside names that keep their small letter."""
    capitals: tuple[str, ...] = ()
    """Words that are no names and have a capital all the same."""
    titles: tuple[str, ...] = ()
    """Titles of persons, in small letters, behind which a name follows."""
    collation: str = ""
    """Order in which lists are sorted (languages/collations.yml); empty for that of the alphabet."""
    cited_by_style: bool = False
    """Whether styles of citing write dates and lists of names as the language does; the usual ones write English."""
    citation_style: str = "chicago"
    """The one by which passages are cited at first (write/citations/styles.py)."""
    quotes: tuple[str, ...] = ("“", "”", "‘", "’")
    """Marks that the generator sets around quoted words, and around words quoted within these."""
    fonts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Fonts that have its letters, the best first, by style (serif, sans); empty where the usual Latin ones do."""
    typesetting: Mapping[str, str] = field(default_factory=dict)
    """Properties of CSS that its text has on pages. Those of the style sheets: `--slant` (instead of italics), `--dots`
    (marks of emphasis at the letters), `--align`, `--leading` (height of lines), `--scale` (size of letters beside
    others), `--underline` (how far below)."""
    letters: str = ""
    """Pattern of the letters of a script without gaps between words that no other profile uses; empty where words are
    parted, and their frequent ones tell the language."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Marks of this script for the Latin ones that stand among its letters; empty where the Latin ones are its own."""
    spacing: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The space that stands, without a break, before a mark or after it, by the mark: {before: …, after: …}."""
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What web pages print around a text, by kind. In the file each phrase stands once, under a key that joins all
    its kinds by “ + ”."""
    abbreviations: Mapping[str, tuple[str, ...]] = _with(before_word=(), before_number=(), last_word=())
    """Lower-case words before a full stop that need not end a sentence, by what follows them: before_word (always
    a word of the same sentence), before_number (the sentence goes on if a number follows), last_word (it goes on unless
    a frequent word follows)."""
    demonym: str = ""
    """Pattern of what, behind the name of a place, makes it that of its people."""
    short_forms: Mapping[str, str] = field(default_factory=dict)
    """How texts call again, in short, what they have named in full (relate/names/short_forms.py); empty where nobody
    has described it."""
    decoys: tuple[str, ...] = ()
    """Words that hold a name by accident and do not mean it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A language without a profile: an entry of languages/others.yml. The fields are those of a profile."""

    letters: str
    stopwords: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Who gives things identifiers: an entry of languages/authorities.yml."""

    pattern: str
    """The whole of an identifier, without white space."""
    example: str
    address: str
    """Where the authority tells of what it identifies: an address with {id}."""
    check: str = ""
    """How its last digits follow from the others: mod-11-2 or mod-97-10 (ISO/IEC 7064)."""
    property: str = ""
    """What schema.org's `propertyID` says of such an identifier; empty where its address is all."""
    written: str = ""
    """Pattern (verbose) by which running text is known to write one out; empty where texts do not."""


@cache
def languages() -> tuple[str, ...]:
    """Codes of all languages that have a profile, sorted.

    >>> "fr" in languages()
    True
    """
    return codes("profiles")


@cache
def profile(code: str) -> Profile:
    """Profile of a language; FileNotFoundError when there is none.

    >>> profile("fr").months["septembre"]
    9
    """
    data = dict(_whole(raw("profiles", code)))
    sets: dict[str, Any] = {name: frozenset(data.pop(name, ())) for name in ("stopwords", "questions", "open_words")}
    phrases = _by_kind(data.pop("phrases", {}))
    if numerals := data.get("numerals"):
        data |= {name: {**spelled(most, numerals), **data.get(name, {})} for name, most in _SPELLED.items()}
    return Profile(code=code, phrases=phrases, **sets, **data)


def _whole(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a profile says, and nothing where it says nothing within one of its keys."""
    inner = {one.name: one.metadata["keys"] for one in fields(Profile) if "keys" in one.metadata}
    given = {key: value for key, value in said.items() if value not in (None, ())}
    return {**given, **{name: {**keys, **given[name]} for name, keys in inner.items() if name in given}}


_SPELLED = {"months": 12, "days": 31, "era_years": 199}
"""Fields that have the numerals of their language, up to which number."""


def _by_kind(groups: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Phrases by each of their kinds; a key of `groups` names all kinds that its phrases are of.

    >>> dict(_by_kind({"menu": ("home",), "menu + leads": ("see all",)}))
    {'menu': ('home', 'see all'), 'leads': ('see all',)}
    """
    kinds: dict[str, tuple[str, ...]] = {}
    for names, phrases in groups.items():
        for kind in names.split(" + "):
            kinds[kind] = (*kinds.get(kind, ()), *phrases)
    return MappingProxyType(kinds)


def base(language: str) -> str:
    """The language of a BCP 47 tag without script or region.

    >>> base("zh-Hans")
    'zh'
    """
    return language.split("-", maxsplit=1)[0].lower()


@cache
def words(code: str) -> Mapping[str, Any]:
    """Interface words of a language, as nested mappings; English ones stand in for those that it lacks.

    English and not the site's default language: the program has all of its words.

    >>> words("fr")["language"]
    'Langue'
    """
    known, standing = (raw("ui", each) if each in codes("ui") else None for each in (code, WRITTEN_IN))
    result: Mapping[str, Any] = over(known, standing)
    return result


_Value = TypeVar("_Value")


class _Table(Mapping[str, _Value]):
    """What a file of this folder says, read when something is first asked of it: no command needs them all."""

    def __init__(self, name: str, make: Callable[[Any], Mapping[str, _Value]] = lambda said: said) -> None:
        self._name, self._make = name, make

    @cached_property
    def _held(self) -> Mapping[str, _Value]:
        return self._make(frozen(load((PROGRAM / self._name).read_text(encoding="utf-8"))))

    def __getitem__(self, key: str) -> _Value:
        return self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


def _others(said: Any) -> dict[str, Other]:
    return {
        code: Other(letters=entry.get("letters", ""), stopwords=frozenset(entry.get("words", ())))
        for code, entry in said.items()
    }


def _places(said: Any) -> dict[str, dict[str, int]]:
    return {name: {character: place for place, character in enumerate(order)} for name, order in said.items()}


def _authorities(said: Any) -> dict[str, Authority]:
    return {name: Authority(**{key: str(value) for key, value in entry.items()}) for name, entry in said.items()}


WEIGHTS: Mapping[str, Mapping[str, float]] = _Table("weights.yml")
"""What each feature of a line adds to its score, by group (read/clean/page/features.py);
learned by benchmarks/train/."""

MARKUP: Mapping[str, Mapping[str, float]] = _Table("markup.yml")
"""The same for what only the marks of a page's source show; learned by benchmarks/train/markup.py."""

DOUBTS: Mapping[str, Any] = _Table("doubts.yml")
"""How often marks of doubt were right on texts that did not tune: `date`, `sources`, `figures`; counted by
benchmarks/quality/doubts.py."""

FIELDS: Mapping[str, Mapping[str, str]] = _Table("fields.yml")
"""Fields of a document in the exported data (write/exports), in order."""

COLUMNS: Mapping[str, Mapping[str, Mapping[str, str]]] = _Table("columns.yml")
"""Columns of the other tables there, by the name of the table."""

OTHERS: Mapping[str, Other] = _Table("others.yml", _others)
"""What tells languages without a profile, so that their texts are taken for no other's (read/identity.py)."""

COLLATIONS: Mapping[str, Mapping[str, int]] = _Table("collations.yml", _places)
"""Places of characters in the order of a list, by the name of the order."""

READINGS: Mapping[str, Mapping[str, Mapping[str, str]]] = _Table("readings.yml")
"""By the name of the order, then of surnames and of other names: what they begin with that is read otherwise there, and
characters that are read so."""

TITLES: Mapping[str, float] = _Table("titles.yml")
"""What each feature of a line adds to its score as the title of a page (read/clean/title/choice.py); learned
by benchmarks/train/."""

FRONT_MATTER: Mapping[str, tuple[str, ...]] = _Table("front_matter.yml")
"""Keys by which other generators' front matter tells a fact, by the role of that fact (read/markup)."""

HTML: Mapping[str, Any] = _Table("html.yml")
"""What names tell in the HTML of pages that no standard fixes: fields, parts of a page, classes (read/markup/html)."""

CLDR: Mapping[str, Mapping[str, Any]] = _Table("cldr.yml")
"""What the Unicode CLDR says of languages, by their codes: `months` of those without a profile (read/dates/stamped.py),
`names` of those of the web in themselves, and `abroad` in others (read/clean/page/boilerplate.py)."""

FINDINGS: Mapping[str, tuple[Mapping[str, Any], ...]] = _Table("findings.yml")
"""An example of each finding, by the page of the site that shows it (write/findings)."""

FORGES: Mapping[str, Mapping[str, Any]] = _Table("forges.yml")
"""By the name of a forge: its hosts, and the addresses at which it takes up a contribution (repository/forge.py)."""

AUTHORITIES: Mapping[str, Authority] = _Table("authorities.yml", _authorities)
"""By the key of `identifiers` on an entity page."""
