"""The number or letter of each item of a numbered list, as a browser counts."""

from collections.abc import Iterator

from justhtml import Element

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN, _LETTERS = 3999, 26


def marks(numbered: Element) -> Iterator[tuple[Element, str]]:
    """Each item of an `<ol>` with its mark, by `start`, `value`, `reversed` and `type` (HTML Standard, 4.4.5).

    >>> from justhtml import JustHTML
    >>> page = JustHTML("<ol start=3 type=a><li>c<li value=9>i<li>j</ol>", sanitize=False)
    >>> [mark for _, mark in marks(page.query("ol")[0])]
    ['c.', 'i.', 'j.']
    """
    items = [child for child in numbered.children or () if isinstance(child, Element) and child.name == "li"]
    attributes = numbered.attrs or {}
    step = -1 if "reversed" in attributes else 1
    number = _whole(attributes.get("start"), len(items) if step < 0 else 1)
    for item in items:
        number = _whole((item.attrs or {}).get("value"), number)
        yield item, f"{written(number, attributes.get('type') or '1')}."
        number += step


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise


def written(number: int, kind: str) -> str:
    """A number as a list of a kind has it: 1, a, A, i or I; figures where it cannot be written so.

    >>> written(28, "a"), written(4, "I"), written(0, "a"), written(7, "1")
    ('ab', 'IV', '0', '7')
    """
    if kind in ("a", "A") and number > 0:
        return _letters(number) if kind == "a" else _letters(number).upper()
    if kind in ("i", "I") and 0 < number <= _MOST_ROMAN:
        return _roman(number) if kind == "i" else _roman(number).upper()
    return str(number)


def _letters(number: int) -> str:
    made = ""
    while number:
        number, letter = divmod(number - 1, _LETTERS)
        made = chr(ord("a") + letter) + made
    return made


def _roman(number: int) -> str:
    made = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        made += sign * count
    return made
