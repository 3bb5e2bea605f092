"""How long something takes as its input grows: twice as much, about twice the time."""

import gc
import math
import sys
from collections.abc import Callable
from time import process_time
from typing import TypeVar

import pytest

MOST = 2.5
TRIES = 6
"""The machine is shared: what is in proportion shows it once in so many tries."""
SHORT = 0.1
"""Seconds too short to be compared on a shared machine; no growth hurts there."""
_What = TypeVar("_What")


def _forget() -> None:
    """Empty the caches of what texts hold: a text that was read before is read faster, as far as they have room."""
    modules = [module for name, module in sys.modules.items() if name.startswith("dossier.")]
    for function in (value for module in modules for value in list(vars(module).values())):
        if hasattr(function, "cache_parameters") and function.cache_parameters()["maxsize"]:
            function.cache_clear()


def seconds(do: Callable[[_What], object], what: _What) -> float:
    """CPU seconds without those of the garbage collector, which depend on what other tests have left."""
    _forget()
    gc.collect()
    gc.disable()
    try:
        start = process_time()
        do(what)
        return process_time() - start
    finally:
        gc.enable()


def assert_takes_twice(do: Callable[[_What], object], short: _What, long: _What) -> None:
    """Fail where the long input, of twice the size, takes more than two and a half times as long."""
    shorter = longer = math.inf
    for _ in range(TRIES):
        shorter = min(shorter, seconds(do, short))
        longer = min(longer, seconds(do, long))
        if longer < SHORT or longer <= MOST * shorter:
            return
    pytest.fail(f"{shorter:.3f} s, twice the text {longer:.3f} s")
