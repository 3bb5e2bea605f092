"""YAML as fast as it can be read: by the C loader where PyYAML has it, ten times as fast, else by the one in Python."""

from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]

__all__ = ["SafeLoader", "load"]


def load(text: str, fast: type[SafeLoader] = SafeLoader, exact: type[yaml.SafeLoader] = yaml.SafeLoader) -> Any:
    """What a YAML file holds; yaml.YAMLError when it is none.

    What C refuses is read once more in Python (exact), so that errors have the same words and lines on every machine.

    >>> load("a: [1, b]")
    {'a': [1, 'b']}
    """
    try:
        return yaml.load(text, fast)  # noqa: S506 - a SafeLoader, perhaps with tags that run nothing
    except yaml.YAMLError:
        return yaml.load(text, exact)  # noqa: S506 - the same
