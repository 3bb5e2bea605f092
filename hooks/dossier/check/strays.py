"""What lies where nobody looks, and where it was meant to lie: told from names of files and folders alone."""

import re
from collections.abc import Mapping, Sequence

from dossier.model import FOLDERS
from dossier.pages.mistakes import nearest

OTHER_TEXTS = (".docx", ".doc", ".odt", ".rtf", ".markdown", ".text", ".epub", ".pages", ".mht")
"""Ends of names of texts in forms that are not read."""
DOCUMENTS = "documents"
_MEANT: Mapping[str, str] = {**{kind: folder for folder, kind in FOLDERS.items()}, **{name: name for name in FOLDERS}}
_CODE = re.compile(r"\.([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\.\w+$")


def meant_folder(name: str) -> str:
    """The folder that a name nearly gives; empty for those that are right, and for any other name.

    >>> meant_folder("organizations"), meant_folder("person"), meant_folder("Documents"), meant_folder("guide")
    ('organisations', 'people', 'documents', '')
    """
    if name in (*FOLDERS, DOCUMENTS):
        return ""
    near = nearest(name, (*_MEANT, DOCUMENTS, "document"))
    return _MEANT.get(near, DOCUMENTS if near else "")


def meant_language(code: str, codes: Sequence[str]) -> str:
    """The language of a site that a code was meant to be, by its beginning or by the country that has the code.

    >>> meant_language("cn", ["en", "zh"]), meant_language("zh-CN", ["en", "zh"]), meant_language("ca", ["en"])
    ('zh', 'zh', '')
    """
    from babel.core import get_global  # noqa: PLC0415 - much to load for what is seldom wrong

    first = re.split("[-_]", code)[0]
    known = get_global("likely_subtags")
    likely = "" if first in known else known.get(f"und_{first.upper()}", "").split("_")[0]
    return next((each for each in (first, likely) if each in codes), "")


def language_in_name(name: str, codes: Sequence[str]) -> tuple[str, str]:
    """The part of a file's name that is no language of the site though it was meant to be one, and which; or nothing.

    >>> language_in_name("speech.cn.txt", ["en", "zh"]), language_in_name("v1.2.txt", ["en"])
    (('cn', 'zh'), ('', ''))
    """
    found = _CODE.search(name)
    if not found or found[1] in codes:
        return "", ""
    meant = meant_language(found[1], codes)
    return (found[1], meant) if meant else ("", "")
