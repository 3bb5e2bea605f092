"""The templates of overrides/: no value is printed unescaped, and no field is asked for in vain."""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from dossier.render.foreign_scripts import headed, mark_scripts, typeset
from dossier.render.safety import FILTERS, StrictRecords

_SETTING = {"scripts": typeset, "headed": headed, "verbatim": mark_scripts}


def _escaped(how: Callable[[str, str], str]) -> Callable[[object, str], Markup]:
    return lambda text, language: Markup(how(str(escape(text)), language))  # noqa: S704 the text is escaped first


def environment(templates: Mapping[str, str]) -> Environment:
    """The environment of templates given as texts by their names: another process has no files of the collection."""
    made = Environment(loader=DictLoader(templates), autoescape=True, undefined=StrictRecords, auto_reload=False)
    for name, how in _SETTING.items():
        made.filters[name] = _escaped(how)
    made.filters |= FILTERS
    return made


class Renderer:
    """Makes pages of one site; holds the compiled templates, and parts of pages that are the same on many."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self.environment = environment(templates)
        self._parts: dict[tuple[Any, ...], Markup] = {}

    def page(self, template: str, variables: Mapping[str, Any]) -> str:
        """A page by a template; every variable that it asks for must be given."""
        return self.environment.get_template(template).render(variables, part=self._part_of(variables))

    def _part_of(self, variables: Mapping[str, Any]) -> Any:
        """The function by which a template includes what depends on few things: `part("partials/footer.html", here)`.

        It is rendered once for each language, depth of the page in the site, and value of what else is named.
        """

        def part(name: str, *others: Any) -> Markup:
            key = (name, variables["language"], variables["base_url"], variables["lang_root"], *others)
            if key not in self._parts:
                template = self.environment.get_template(name)
                self._parts[key] = Markup(template.render(variables, on=others))  # noqa: S704 a template's own output
            return self._parts[key]

        return part
