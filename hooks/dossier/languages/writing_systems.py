"""Words in another script: they get a language of their own, so that fonts and voices suit them."""

import re

_HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = "\u3041-\u309f\u30a1-\u30ff"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
_STOPS = "\u3001-\u301f\uff00-\uff0f\uff1a-\uff1f"
_RUN = re.compile("|".join(f"[{script}](?:[{_STOPS}]*[{script}])*" for script in (_HAN + _KANA, _HANGUL)))
"""Letters of one of the scripts, with the full-width punctuation between them."""
_TAG = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^'">])*>)""")
_NAME = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_LANG = re.compile(r"""\slang=["']?([\w-]+)""")
_KNOWN = {"zh": f"[{_HAN}]", "ja": f"[{_HAN}{_KANA}]", "ko": f"[{_HAN}{_HANGUL}]"}
"""Characters at home in these languages."""


def _language(run: str) -> str:
    if re.search(f"[{_KANA}]", run):
        return "ja"
    return "ko" if re.search(f"[{_HANGUL}]", run) else "zh"


def mark_scripts(html: str, language: str) -> str:
    """HTML of a language in which runs of Han, kana and Hangul that are foreign to it stand in a `<span lang>`.

    What stands in an element with a `lang` of its own is of that language.

    >>> mark_scripts('<b title="林剑">Lin Jian</b> (林剑)', "fr")
    '<b title="林剑">Lin Jian</b> (<span lang="zh">林剑</span>)'
    >>> mark_scripts("林剑，한어", "zh")
    '林剑，<span lang="ko">한어</span>'
    >>> mark_scripts('<p lang="zh"><b>林剑</b></p>', "fr")
    '<p lang="zh"><b>林剑</b></p>'
    """
    within = [("", language)]
    return "".join(_piece(piece, within, tag=place % 2 == 1) for place, piece in enumerate(_TAG.split(html)))


def _piece(piece: str, within: list[tuple[str, str]], *, tag: bool) -> str:
    """A tag as it is, or marked text; `within`, the open elements with a language, follows."""
    if not tag:
        return _marked(piece, within[-1][1])
    name = _NAME.match(piece)
    if name and name[1] and name[2] == within[-1][0]:
        within.pop()
    elif name and not name[1] and (own := _LANG.search(piece)):
        within.append((name[2], own[1]))
    elif name and not name[1] and name[2] == within[-1][0]:
        within.append(within[-1])
    return piece


def _marked(text: str, language: str) -> str:
    home = re.compile(f"{_KNOWN.get(language.partition('-')[0], '(?!)')}+")

    def marked(found: re.Match[str]) -> str:
        foreign = re.sub(f"[{_STOPS}]", "", home.sub("", found[0]))
        return f'<span lang="{_language(found[0])}">{found[0]}</span>' if foreign else found[0]

    return _RUN.sub(marked, text)
