"""The templates of overrides/: no value is printed unescaped, and no field is asked for in vain."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from dossier.render.foreign_scripts import headed, mark_scripts, typeset
from dossier.render.safety import FILTERS, StrictRecords

_INDENT = re.compile("^[ \t]+", re.MULTILINE)
_SETTING = {"scripts": typeset, "headed": headed, "verbatim": mark_scripts}


def _escaped(how: Callable[[str, str], str]) -> Callable[[object, str], Markup]:
    return lambda text, language: Markup(how(str(escape(text)), language))  # noqa: S704 the text is escaped first


def environment(templates: Mapping[str, str]) -> Environment:
    """The environment of templates given as texts by their names: another process has no files of the collection."""
    # Templates are indented for those who write them: on thousands of pages that would be much of what readers load.
    flush = {name: _INDENT.sub("", text) for name, text in templates.items()}
    made = Environment(loader=DictLoader(flush), autoescape=True, undefined=StrictRecords, auto_reload=False)
    for name, how in _SETTING.items():
        made.filters[name] = _escaped(how)
    made.filters |= FILTERS
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
    return made


Templates = tuple[tuple[str, str], ...]
"""Name and text of each."""


@lru_cache(maxsize=1)
def compiled(templates: Templates) -> Environment:
    """Templates of the site that this process makes, compiled once; those of another replace them."""
    return environment(dict(templates))


def fill(template: str, given: Mapping[str, Any], templates: Templates) -> str:
    """A template with all that it asks for."""
    return compiled(templates).get_template(template).render(given)
