"""The templates of overrides/: no value is printed unescaped, and no field is asked for in vain."""

import re
import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import DictLoader, Environment, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from dossier.render.foreign_scripts import headed, isolated, mark_scripts, typeset
from dossier.render.ledger import put
from dossier.render.safety import FILTERS, StrictRecords
from dossier.render.serializer import in_language

_INDENT = re.compile("^[ \t]+", re.MULTILINE)
_TAG = re.compile(r"(\{[{%#].*?[}%#]\})", re.DOTALL)
_QUOTED = re.compile(r"""(?<==)"([^\s"'=<>`]+)"(?=[\s>])""")
"""The value of an attribute that needs no quotes."""
_SETTING = {"scripts": typeset, "headed": headed, "verbatim": mark_scripts, "isolated": isolated}


class TemplateFaultError(Exception):
    """A template that cannot be filled: its name, the line, and why."""

    def __init__(self, name: str, line: int, problem: str) -> None:
        super().__init__(name, line, problem)
        self.name, self.line, self.problem = name, line, problem


class _Loader(DictLoader):
    """Templates given as texts, each of which a traceback calls by its name."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # type: ignore[override]
        source, _, is_current = super().get_source(environment, template)
        return source, template, is_current


class _Template(Template):
    """Tells in which template, and in which line of it, filling ends: another process passes on no more than words."""

    def render(self, *given: Any, **named: Any) -> str:
        """Fill it; TemplateFaultError where it cannot be."""
        try:
            return super().render(*given, **named)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            known = self.environment.loader.list_templates() if self.environment.loader else ()
            last = next((one for one in reversed(frames) if one.filename in known), None)
            problem = f"{type(error).__name__}: {error}".partition("\n")[0]
            raise TemplateFaultError(
                last.filename if last else str(self.name), last.lineno or 1 if last else 1, problem
            ) from error


def _escaped(how: Callable[[str, str], str]) -> Callable[[object, str], Markup]:
    return lambda text, language: Markup(how(str(escape(text)), language))  # noqa: S704 the text is escaped first


@pass_context
def _in_language(context: Context, code: str, around: str = "") -> Markup:
    """Attributes of an element with words in a language; around: that of what it stands in, if not that of the page."""
    return Markup(in_language(code, around or context["language"]))  # noqa: S704 values are escaped


def _shorter(template: str) -> str:
    r"""A template without what is for those who write it: on thousands of pages that is much of what readers load.

    >>> _shorter('<p class="count">\n  <a class="{{ kind }}" href="#top" title="so far">')
    '<p class=count>\n<a class="{{ kind }}" href=#top title="so far">'
    """
    parts = _TAG.split(_INDENT.sub("", template))
    return "".join(part if at % 2 else unquoted(part) for at, part in enumerate(parts))


def unquoted(html: str) -> str:
    """HTML that a template made, without quotes that it does not need: those of a text are escaped in it."""
    return _QUOTED.sub(r"\1", html)


def environment(templates: Mapping[str, str]) -> Environment:
    """The environment of templates given as texts by their names: another process has no files of the collection."""
    shorter = {name: _shorter(text) if name.endswith(".html") else text for name, text in templates.items()}
    made = Environment(loader=_Loader(shorter), autoescape=True, undefined=StrictRecords, auto_reload=False)
    made.template_class = _Template
    for name, how in _SETTING.items():
        made.filters[name] = _escaped(how)
    made.filters |= FILTERS
    made.globals |= {"put": put, "in_language": _in_language}
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
    return made


Templates = tuple[tuple[str, str], ...]
"""Name and text of each."""


@lru_cache(maxsize=1)
def compiled(templates: Templates) -> Environment:
    """Templates of the site that this process makes, compiled once; those of another replace them."""
    return environment(dict(templates))


def compile_all(templates: Templates) -> None:
    """Compile all templates of a site, before this process is copied: each copy would have to compile them."""
    made = compiled(templates)
    for name, _ in templates:
        made.get_template(name)


def fill(template: str, given: Mapping[str, Any], templates: Templates) -> str:
    """A template with all that it asks for."""
    return compiled(templates).get_template(template).render(given)
