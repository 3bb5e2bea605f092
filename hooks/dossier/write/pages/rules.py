"""The page that lists the cleaning rules with the examples of their docstrings: the one page that reads a stage."""

import doctest
import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dossier.languages import WRITTEN_IN, words
from dossier.model import SiteFile
from dossier.pages import frontmatter
from dossier.read.clean import RULES
from dossier.write.catalogue import LangString, foreign

URI = "cleaning-rules"
_DIRECTIVE = re.compile(r"\s*# doctest: \+\w+")
SOURCE = "hooks/dossier/read/clean/__init__.py"


@dataclass(frozen=True, slots=True)
class Example:
    """A line of Python and what it gives."""

    source: str
    result: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A cleaning rule as readers see it."""

    name: str
    sentence: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A rule as a page in a language tells of it."""

    rule: Rule
    sentence: LangString
    """In the page's language where languages/ui has it (`rules.sentences`), else that of the docstring."""


@dataclass(frozen=True, slots=True)
class RulesView:
    """All that the template of the page shows."""

    rules: tuple[Told, ...]
    written_in: str = WRITTEN_IN
    """Language of the examples."""


@cache
def rules() -> tuple[Rule, ...]:
    """All cleaning rules, in their order."""
    return tuple(_rule(rule.__name__, inspect.getdoc(rule) or "") for rule in RULES)


def _rule(name: str, docstring: str) -> Rule:
    r"""What a docstring tells of a rule.

    >>> _rule("drop_x", "Drop x. Always.\n\n>>> 1 + 1\n2").sentence
    'Drop x.'
    """
    sentence = re.split(r"(?<=\.)\s", " ".join(docstring.split("\n\n", maxsplit=1)[0].split()), maxsplit=1)[0]
    examples = doctest.DocTestParser().get_examples(docstring)
    return Rule(name, sentence, tuple(Example(_DIRECTIVE.sub("", e.source).strip(), e.want.strip()) for e in examples))


def _told(rule: Rule, sentences: Mapping[str, str], language: str) -> Told:
    translated = sentences.get(rule.name)
    return Told(
        rule, LangString(translated) if translated else LangString(rule.sentence, foreign(WRITTEN_IN, language))
    )


def rules_page(language: str) -> SiteFile:
    """The page of all rules; their words are those of their docstrings."""
    say = words(language)["rules"]
    meta = {"title": say["title"], "description": say["lead"]}
    view = RulesView(tuple(_told(rule, say.get("sentences", {}), language) for rule in rules()))
    return SiteFile(f"{language}/{URI}.md", frontmatter.page(meta), view, "rules.html", SOURCE)
