"""Entity pages: the people, bodies, places, initiatives, events and terms that people describe under docs/."""

from collections.abc import Mapping

from dossier.languages import AUTHORITIES
from dossier.model import FOLDERS, Citation, Entity, Finding
from dossier.model.url import as_read
from dossier.pages import frontmatter
from dossier.pages.identifiers import is_identifier
from dossier.pages.schema import judging


def read_entity(path: str, texts: Mapping[str, str]) -> tuple[Entity | None, tuple[Finding, ...]]:
    """The entity that docs/LANG/FOLDER/ID.md describes, and what is wrong with the page.

    `texts` holds the page in the default language first, then what is written of it in others,
    of which only the prose counts: the facts have one place.
    """
    language, *others = texts
    page = frontmatter.parse(path, texts[language])
    findings = judging.violations(page, "entity")
    meta = judging.usable(page, findings)
    if "names" not in meta:
        return None, findings
    _, _, folder, name = path.split("/")
    identifiers, malformed = _identifiers(page, meta.get("identifiers") or {})
    findings += malformed
    prose = [frontmatter.parse(f"docs/{code}/{folder}/{name}", texts[code]) for code in others]
    findings += tuple(finding for other in prose for finding in _out_of_place(other, path))
    bodies = {language: page.body, **{code: other.body for code, other in zip(others, prose, strict=True)}}
    entity = Entity(
        id=name.removesuffix(".md"),
        kind=FOLDERS[folder],
        names={code: judging.texts(names) for code, names in meta["names"].items()},
        description={code: text.strip() for code, text in (meta.get("description") or {}).items()},
        identifiers=identifiers,
        path=path,
        faulty={code: judging.texts(names) for code, names in (meta.get("faulty") or {}).items()},
        context={name: judging.texts(names) for name, names in (meta.get("context") or {}).items()},
        sources=tuple(_source(source) for source in meta.get("sources") or ()),
        family=judging.texts(meta.get("family") or ()),
        prose={code: body.strip() for code, body in bodies.items() if body.strip()},
    )
    return entity, findings


def _source(given: Mapping[str, str]) -> Citation:
    return Citation(**{**given, "url": as_read(given.get("url", ""))})


def _identifiers(
    page: frontmatter.Page, given: Mapping[str, object]
) -> tuple[dict[str, tuple[str, ...]], tuple[Finding, ...]]:
    """Those that have the form of their authority, and a finding for each other one."""
    found: dict[str, tuple[str, ...]] = {}
    findings = []
    for authority, value in given.items():
        ids = [str(id_) for id_ in (value if isinstance(value, list) else [value])] or [""]
        wrong = [id_ for id_ in ids if authority not in AUTHORITIES or not is_identifier(authority, id_)]
        findings += [_malformed(page, authority, id_) for id_ in wrong]
        found |= {authority: tuple(id_ for id_ in ids if id_ not in wrong)} if wrong != ids else {}
    return found, tuple(findings)


def _malformed(page: frontmatter.Page, authority: str, id_: str) -> Finding:
    line = page.inner["identifiers"][authority]
    if authority not in AUTHORITIES:
        return Finding(page.path, line, "unknown_authority", {"authority": authority, "known": tuple(AUTHORITIES)})
    detail = {"id": id_, "authority": authority, "example": AUTHORITIES[authority].example}
    return Finding(page.path, line, "bad_identifier", detail)


def _out_of_place(page: frontmatter.Page, first: str) -> tuple[Finding, ...]:
    """Facts on a page that is read for its prose only."""
    elsewhere = [
        Finding(page.path, page.lines.get(key, 1), "key_elsewhere", {"key": key, "other": first}) for key in page.meta
    ]
    return (*page.findings, *elsewhere)
