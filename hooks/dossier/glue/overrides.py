"""Where templates, styles and scripts lie: a collection may have some of its own, which stand before the program's."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rjsmin import jsmin

from dossier.write.assets.stylesheet import FOLDER, PARTS, stylesheets

PACKAGE = Path(__file__).parent.parent
_PLACES = (PACKAGE / "overrides", PACKAGE.parent.parent / "overrides")
"""In the package where it is installed, else in the repository."""
OVERRIDES = next(filter(Path.is_dir, _PLACES), _PLACES[0])


def layered(folders: Iterable[Path], *ends: str) -> dict[str, Path]:
    """The files in some folders by their paths there, sorted; of one that several have, that of the first.

    ends: patterns of names.
    """
    found = {at.relative_to(one).as_posix(): at for one in [*folders][::-1] for end in ends for at in one.rglob(end)}
    return dict(sorted(found.items()))


def templates(folders: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    """Name and text of each template."""
    found = layered(folders, "*.html", "*.xml")
    return tuple((name, path.read_text(encoding="utf-8")) for name, path in found.items())


def editor(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Path and content of what lies beside the editor at /admin/."""
    for name, path in layered(folders, "admin/*.css", "admin/*.js").items():
        text = path.read_text(encoding="utf-8")
        yield name, jsmin(text) if path.suffix == ".js" else text


def assets(
    folders: Sequence[Path], theme: Path, codes: Sequence[str], extensions: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Path and content of the style sheets and scripts of the pages.

    theme: the theme's style sheet; codes: of the site's languages; extensions: of Markdown.
    """
    ours = [folder / FOLDER for folder in folders]
    sheets = layered(ours, "*.css")
    parts = {name: sheets[f"{name}.css"].read_text(encoding="utf-8") for name in PARTS}
    yield from stylesheets(theme.read_text(encoding="utf-8"), parts, codes, extensions)
    for name, script in layered(ours, "*.js").items():
        yield f"{FOLDER}{name}", jsmin(script.read_text(encoding="utf-8"))
