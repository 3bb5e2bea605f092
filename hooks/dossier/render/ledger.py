"""The account of a cleaning: the list of its lines, and the script with the words for readers of another language.

A page has as many lines as a raw text, so they are written as strings. What `account.js` must word anew has its code in
`data-say`, or is told by its place: see the script, which a test compares with this module for each line.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from dossier.languages.locales import language_name
from dossier.render.foreign_scripts import mark_scripts
from dossier.render.serializer import attribute, escaped, in_language
from dossier.write.pages.provenance import Entry, Fold, Part, ProvenanceView, page_of, parts, said, sayings


def ledger(view: ProvenanceView, language: str) -> str:
    """HTML of all lines of a raw text, on a page in a language."""
    write = _Writer(view, language)
    return "\n".join(write.part(part) for part in parts(view))


@lru_cache(maxsize=32)
def _escaped(language: str) -> Mapping[str, str]:
    """The patterns of a language as HTML, those with plural forms apart."""
    return {code: str(escape(said)) for code, said in sayings(language).items() if isinstance(said, str)}


class _Writer:
    """Writes the lines of one page."""

    def __init__(self, view: ProvenanceView, language: str) -> None:
        self.say = _escaped(language)
        self.language = language
        self.view = view
        self.raw = view.language
        self.address = view.address
        self.lang = in_language(view.language, language) if view.language != language else ""

    def verbatim(self, text: str) -> str:
        """Words of the raw text."""
        made = escaped(text)
        return made if made.isascii() else mark_scripts(made, self.raw)

    def part(self, part: Part) -> str:
        """Lines that stand together, folded if they are a long run."""
        rows = "\n".join(map(self.row, part.entries))
        if not part.fold:
            return rows
        return (
            f'<li class="fold dropped" data-section><details open data-fold>{self.fold(part.fold)}\n'
            f"<ol>\n{rows}\n</ol></details>"
        )

    def fold(self, fold: Fold) -> str:
        """What a long run shows while it is closed."""
        label = said("folded", self.language, {"n": fold.size})
        between = f"<span data-say=between>{self.say['between']}</span>"
        rules = between.join(
            f"<span{attribute('data-say', f'rule.{rule}')}>{self.rule(rule)}</span>" for rule in fold.rules
        )
        reach = self.say["place.range"].format(first=fold.first, last=fold.last)
        return (
            f"<summary><b data-say=folded data-n={fold.size}>{escaped(label)}</b>"
            f"<span data-say=place.range data-first={fold.first} data-last={fold.last}>{reach}</span> "
            f"<span class=about>{rules}</span> "
            f"<span class=sample{self.lang}>{self.verbatim(fold.sample)}</span></summary>"
        )

    def rule(self, rule: str) -> str:
        """Name of a rule; of one that nobody has described, its id."""
        return self.say.get(f"rule.{rule}") or escaped(rule)

    def row(self, entry: Entry) -> str:
        """A line, what became of it, and why; its element ends where the next begins."""
        number, say = entry.number, self.say
        kind = f'"{entry.status} again"' if entry.again else entry.status
        label = say["line_on_page" if entry.page else "line"].format(number=number, page=entry.page)
        page = f"<i data-say=page>{say['page'].format(number=entry.page)}</i>" if entry.page else ""
        now = f"<p class=now><b data-say=now>{say['now']}</b>{self.quoted(entry.text, 'span')}" if entry.text else ""
        return (
            f'<li id=line-{number} class={kind}><a href=#line-{number} aria-label="{label}">{number}{page}</a>'
            f"<p{self.lang}>{self.verbatim(entry.raw)}<div>{''.join(self.said(entry))}</div>{now}"
        )

    def quoted(self, text: str, tag: str) -> str:
        """Words of the raw text in an element that says in which language they are."""
        return f"<{tag}{self.lang}>{self.verbatim(text)}</{tag}>"

    def said(self, entry: Entry) -> Iterator[str]:
        """What became of a line and why, piece by piece."""
        why, say = entry.verdict, self.say
        status = say[f"status.{entry.status}"]
        yield f"<b>{status}{say['colon']}</b>" if why.rule else f"<b>{status}</b>"
        if why.rule and entry.linked:
            yield f"<a href=../cleaning-rules.html#{why.rule}>{self.rule(why.rule)}</a>"
        elif why.rule:
            yield f"<i{attribute('data-say', f'rule.{why.rule}')}>{self.rule(why.rule)}</i>"
        if why.copy:
            twin = say[f"copy.{why.copy}"].format(number=why.copy_of)
            page = page_of(self.view, why.copy_of)
            way = (
                f"{attribute('href', f'{page}#line-{why.copy_of}')} data-account"
                if page
                else f" href=#line-{why.copy_of}"
            )
            yield f" <span><a{way} data-say=copy.{why.copy}>{twin}</a></span>"
        if why.place:
            place = say[f"place.{why.place}"].format(first=why.first, last=why.last)
            own = f" data-first={why.first} data-last={why.last}" if why.place == "range" else ""
            yield f" <span data-say=place.{why.place}{own}>{place}</span>"
        if why.reason:
            near = f"<i data-say=nearest>{say['nearest']}</i>" if why.near else ""
            yield f" <span>{near}{self.quoted(why.reason, 'q')}</span>"
        if entry.place:
            number = entry.place.number
            name = say["paragraph"].format(number=number) if number else say["to_text"]
            way = attribute("href", f"../{self.address}#{entry.place.id}")
            yield f" <span class=to><a{way}>{name}</a></span>"
        if entry.source:
            source = escaped(entry.source)
            yield f"<details><summary data-say=source>{say['source']}</summary><code>{source}</code></details>"


def put(tag: str, code: str, language: str, kind: str = "", **values: int | str) -> Markup:
    """What a code says in an element from which a script can say it in another language; kind: its class."""
    named = f"{attribute('class', kind) if kind else ''}{attribute('data-say', code)}"
    own = "".join(attribute(f"data-{name}", str(value)) for name, value in values.items())
    return Markup(f"<{tag}{named}{own}>{escaped(said(code, language, values))}</{tag}>")  # noqa: S704 all is escaped


def words_script(language: str, spoken: Iterable[str], frame: str) -> str:
    """The script that words an account for readers of a language.

    spoken: codes of languages that the pages name; frame: HTML of a page of that language in the same folder.
    """
    names = {f"language.{code}": language_name(code, language) for code in spoken}
    told = {code: said if isinstance(said, str) else dict(said) for code, said in sayings(language).items()}
    made = json.dumps({"words": told | names, "frame": frame}, ensure_ascii=False, separators=(",", ":"))
    return f"dossierAccount({made});\n"
