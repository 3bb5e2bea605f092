"""What a function makes is made once, kept, and made again when a key has changed or nothing can be kept."""

from dossier.store import Store
from dossier.store.kept import each_kept, narrowed

LONE = "\udc80"


def made(folder, items, times=2):
    """The results for items by their keys, and how often the function was called."""
    calls = []

    def function(shared, item):
        calls.append(item)
        return shared + item

    store = Store(folder)
    found = list(each_kept(function, times * "a", items, str, store))
    store.close()
    return found, calls


def test_what_is_known_is_not_made_again(tmp_path):
    assert made(tmp_path, {b"1": "x", b"2": "y"}) == (["aax", "aay"], ["x", "y"])
    assert made(tmp_path, {b"3": "z", b"2": "y"}) == (["aaz", "aay"], ["z"])


def test_what_cannot_be_kept_is_made_each_time(tmp_path):
    for _ in range(2):
        assert made(tmp_path, {b"1": LONE}) == (["aa" + LONE], [LONE])


def test_what_is_kept_as_something_else_is_made_again(tmp_path):
    store = Store(tmp_path)
    store.add({b"1": 5})
    store.close()
    assert made(tmp_path, {b"1": "x"}) == (["aax"], ["x"])


def test_what_a_key_narrows_to_is_asked_once(tmp_path):
    asked = []

    def narrow(items):
        asked.extend(items)
        return [item.encode() for item in items]

    for items, expected in (({b"1": "x"}, [b"x"]), ({b"2": "y", b"1": "x"}, [b"y", b"x"])):
        store = Store(tmp_path)
        assert narrowed(items, narrow, store) == expected
        store.close()
    assert asked == ["x", "y"]
