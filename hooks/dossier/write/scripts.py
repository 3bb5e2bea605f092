"""Words in another script: they get a language of their own, so that fonts and voices suit them."""

import re

_HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = "\u3041-\u309f\u30a1-\u30ff"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
_STOPS = "\u3001-\u301f\uff00-\uff0f\uff1a-\uff1f"
_RUN = re.compile("|".join(f"[{script}](?:[{_STOPS}]*[{script}])*" for script in (_HAN + _KANA, _HANGUL)))
"""Letters of one of the scripts, with the full-width punctuation between them."""
_TAG = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^'">])*>)""")
_KNOWN = {"zh": f"[{_HAN}]", "ja": f"[{_HAN}{_KANA}]", "ko": f"[{_HAN}{_HANGUL}]"}
"""Characters at home in these languages."""


def _language(run: str) -> str:
    if re.search(f"[{_KANA}]", run):
        return "ja"
    return "ko" if re.search(f"[{_HANGUL}]", run) else "zh"


def mark_scripts(html: str, language: str) -> str:
    """HTML of a language in which runs of Han, kana and Hangul that are foreign to it stand in a `<span lang>`.

    >>> mark_scripts('<b title="林剑">Lin Jian</b> (林剑)', "fr")
    '<b title="林剑">Lin Jian</b> (<span lang="zh">林剑</span>)'
    >>> mark_scripts("林剑，한어", "zh")
    '林剑，<span lang="ko">한어</span>'
    """
    home = re.compile(f"{_KNOWN.get(language.partition('-')[0], '(?!)')}+")

    def marked(found: re.Match[str]) -> str:
        foreign = re.sub(f"[{_STOPS}]", "", home.sub("", found[0]))
        return f'<span lang="{_language(found[0])}">{found[0]}</span>' if foreign else found[0]

    parts = _TAG.split(html)
    return "".join(part if place % 2 else _RUN.sub(marked, part) for place, part in enumerate(parts))
