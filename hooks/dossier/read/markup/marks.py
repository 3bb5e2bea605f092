"""The words of a block of Markdown, with what is stressed or linked among them, and without what a generator reads."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markdown_it.token import Token
from msgspec.structs import replace

from dossier.languages.writing_systems import DENSE, WIDE_STOPS
from dossier.model import Phrase
from dossier.read.markup.html.blocks import NEAR, placed
from dossier.read.markup.html.inline import Inline

_ATTRIBUTES = re.compile(r"\s?\{:[^}\n]{0,199}\}\s*$|^\s*\{:[^}\n]{0,199}\}\s*|\s?\{[#.][^}\n]{1,199}\}\s*$")
"""Attributes as kramdown and Pandoc write them: {: .class}, {#id .class}."""
_SHORTCODE = re.compile(r"\{\{[<%].{0,999}?[%>]\}\}|\{%.{0,999}?%\}|\{\{\s*\}\}", re.DOTALL)
"""What a generator replaces (Hugo, Jekyll): {{< figure >}}, {% include %}. Longest lengths, here and below, keep marks
that never end from being sought to the end of a text again and again."""
_STRESS = re.compile(r"(\*{2,3}|__)(?=\S)([^*_\n]+?)(?<=\S)\1(?P<glued>(?=\w))?")
"""Marks of stress that CommonMark takes for signs, since a letter touches them from outside."""
_LONE = re.compile(r"\\+(?=\s|\Z)")
"""Backslashes that were to break a line."""
_SOFT = re.compile(rf"(?<=[{DENSE}{WIDE_STOPS}])\n(?=[{DENSE}{WIDE_STOPS}])")
"""A line break of the source between characters of a script without gaps: no space."""
_COMMENT, _EMBEDDED = re.compile(r"%%.{0,999}?%%", re.DOTALL), re.compile(r"!\[\[[^\]\n]{1,199}\]\]")
_WIKI = re.compile(r"\[\[(?=[^\]\n]{0,199}[^\W\d])(?:(?P<page>[^\]|\n]{1,199})\|)?(?P<words>[^\]\n]{1,199})\]\]")
_LIGHT = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
"""Comments, embedded files, links and highlights of Obsidian and other notebooks."""
_NOTE = re.compile(r"\[\^(?P<name>[^\]\s]{1,99})\](?P<begins>:[ \t]*)?")
_SHORT = re.compile(r"^\*\[([^\]\n]{1,99})\]:")
"""What an abbreviation stands for (PHP Markdown Extra): *[HTML]: …"""
_TASK = re.compile(r"^\[([ xX])\] ")
_TICKS: Mapping[str, str] = {" ": "☐ ", "x": "☑ ", "X": "☑ "}
_CONTENTS = re.compile(r"\[\[?_?toc_?\]?\]|[^{}]*\{:\s*toc\b[^}\n]*\}", re.IGNORECASE)
"""Where a table of contents is to stand."""
_CODE = re.compile(r"(?:import|export)\s[^\n]*(?:from\s*)?[\"'][^\"'\n]+[\"'];?(?:\n(?:import|export)\s[^\n]*)*")
"""Code at the top of a page of MDX."""
_ADDRESS = re.compile(r"href\s*=\s*[\"']?(?P<address>[^\"'\s>]*)", re.IGNORECASE)
_HTML = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)")
_KINDS = (
    "note|abstract|summary|tldr|info|todo|tip|hint|important|success|check|done|question|help|faq|warning|caution|"
    "attention|failure|fail|missing|danger|error|bug|example|snippet|quote|cite|seealso|admonition"
)
_BOX = re.compile(
    r":{3,}[ \t]*(?:\{[^}\n]*\}|[\w-]*)(?:\{[^}\n]*\})?[ \t]*\[?(?P<a>[^\n\]]*)\]?|"
    rf"(?:!!!|\?\?\?\+?)[ \t]+(?:{_KINDS})(?:[ \t]+inline(?:[ \t]+end)?)?|"
    r"(?:!!!|\?\?\?\+?|===)[ \t]+(?:[\w-]+[ \t]+)*\"(?P<b>[^\"\n]*)\"|"
    r"\[![\w-]+\][+-]?[ \t]*(?P<c>[^\n]*)"
)
"""A line that opens or ends a box, with its title (Docusaurus, VuePress, Pandoc; MkDocs; GitHub, Obsidian)."""
_STOPS = ".!?…;:,،؛؟۔。！？；：，"


@dataclass(frozen=True, slots=True)
class Said:
    """The words of some lines of a block; they begin `line` lines below its first."""

    line: int
    text: str
    phrases: tuple[Phrase, ...] = ()

    @property
    def links(self) -> float:
        """Share of the characters that stand in links to other pages."""
        linked = sum(len(one.words) for one in self.phrases if one.kind == "link" and not one.address.startswith("#"))
        return round(linked / max(1, len(self.text)), 2)


def notes(tokens: Sequence[Token]) -> Mapping[str, str]:
    """The number of each footnote by its name, in the order in which the text refers to them.

    >>> from markdown_it import MarkdownIt
    >>> notes(MarkdownIt("commonmark").parse("It rained.[^wet] It snowed.[^2]"))
    {'wet': '1', '2': '2'}
    """
    named = (found["name"] for token in tokens if token.type == "inline" for found in _NOTE.finditer(token.content))
    return {name: str(number) for number, name in enumerate(dict.fromkeys(named), 1)}


def said(token: Token, numbers: Mapping[str, str], *, parted: bool) -> Iterator[Said]:
    """The words of an inline token; several where a line opens a box, or breaks, in a block that may be parted.

    numbers: of the footnotes.
    """
    inline = _inline(token.children or ())
    lines = "".join(inline.said).split("\n")
    cuts = _cuts(lines, token) if parted else [0]
    if len(cuts) == 1 and (found := _BOX.fullmatch(lines[0])):
        yield Said(0, _clean(_title(found), numbers))
        return
    told = sorted((p for one in inline.told() if (p := _phrase(one, numbers))), key=lambda one: one.start)
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    starts = [one.start for one in told]
    for first, last in zip(cuts, [*cuts[1:], len(lines)], strict=True):
        found = _BOX.fullmatch(lines[first])
        text = _title(found) if found else "\n".join(lines[first:last])
        whole = " ".join(_clean(text, numbers).split())
        near = told[bisect_left(starts, begins[first] - NEAR) : bisect_right(starts, begins[last] + NEAR)]
        moved = (
            replace(one, start=max(0, one.start - begins[first])) for one in (*near, *_marked(text, begins[first]))
        )
        yield Said(first, whole, tuple(placed(one, whole) for one in moved if one.words in whole))


def _inline(children: Sequence[Token]) -> Inline:
    """The words and phrases of an inline token, still with the marks that only a generator knows."""
    inline = Inline()
    for child in children:
        name = child.tag
        if child.type in ("text", "code_inline"):
            inline.say(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            inline.say("\n")
        elif child.type == "html_inline":
            _tag(inline, child.content)
        elif child.nesting > 0:
            inline.open(name, str(child.attrs.get("href") or ""))
        elif child.nesting < 0:
            inline.close(name)
    return inline


def _tag(inline: Inline, tag: str) -> None:
    found = _HTML.match(tag)
    name = found["name"].lower() if found else ""
    if name == "br":
        inline.say(" ")
    elif found and found["end"]:
        inline.close(name)
    elif found and not tag.endswith("/>"):
        address = _ADDRESS.search(tag)
        inline.open(name, address["address"] if address else "")


def _phrase(phrase: Phrase, numbers: Mapping[str, str]) -> Phrase | None:
    words = " ".join(_clean(phrase.words, numbers).split())
    return replace(phrase, words=words) if words else None


def _marked(text: str, begin: int) -> list[Phrase]:
    """Phrases by marks that CommonMark leaves in the words."""
    stressed = [Phrase("strong", found[2], start=begin + found.start()) for found in _STRESS.finditer(text)]
    lit = [Phrase("emphasis", found[1], start=begin + found.start()) for found in _LIGHT.finditer(text)]
    links = [(found["words"], found["page"] or found["words"], begin + found.start()) for found in _WIKI.finditer(text)]
    return [*stressed, *lit, *(Phrase("link", *link) for link in links)]


def _cuts(lines: Sequence[str], token: Token) -> list[int]:
    """Numbers of the lines with which a part of a block begins."""
    first, last = token.map or (0, 0)
    if len(lines) != last - first:
        return [0]
    breaks = (child.type for child in token.children or () if child.type.endswith("break"))
    broken = {i for i, kind in enumerate(breaks, 1) if kind == "hardbreak"}
    cuts = {0}
    for i, line in enumerate(lines):
        if _BOX.fullmatch(line):
            cuts |= {i, i + 1}
        elif i in broken and (not line[:1].islower() or lines[i - 1].rstrip()[-1:] in tuple(_STOPS)):
            cuts.add(i)
    return sorted(cut for cut in cuts if cut < len(lines))


def _title(found: re.Match[str]) -> str:
    return (found["a"] or found["b"] or found["c"] or "").strip()


def _clean(text: str, numbers: Mapping[str, str]) -> str:
    """Words without the marks that only a generator knows."""
    if _CONTENTS.fullmatch(text) or _CODE.fullmatch(text):
        return ""
    text = _STRESS.sub(lambda m: m[2] + " " * (m["glued"] is not None), _LONE.sub("", text).strip())
    text = _WIKI.sub(lambda m: m["words"], _EMBEDDED.sub("", _COMMENT.sub("", text)))
    text = _SHORT.sub(r"\1:", _LIGHT.sub(r"\1", _TASK.sub(lambda m: _TICKS[m[1]], text)))
    text = _NOTE.sub(lambda m: f"[{numbers.get(m['name'], m['name'])}]{' ' * bool(m['begins'])}", text)
    return _ATTRIBUTES.sub("", _SHORTCODE.sub(" ", _SOFT.sub("", text))).strip()


def plain(text: str) -> str:
    """Words of code, without what a generator replaces."""
    return _ATTRIBUTES.sub("", _SHORTCODE.sub(" ", text))
