"""How long something takes as its input grows: eight times as much, hardly more than eight times the time.

The exponent is the slope of a line through the logarithms of sizes and seconds: 1 where time is in proportion, 2 where
it grows with the square. `make speed` ends with a table of all that were measured.
"""

import gc
import math
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import linear_regression
from time import process_time
from typing import TypeVar

MOST = 1.1
"""Of an exponent: eight times the input, 9.8 times the time; a sort, and caches of a processor, push it above 1."""
DOUBLINGS = 3
FEWEST, TRIES = 2, 6
"""How often all sizes are measured at least, and at most where the exponent is too high: the machine is shared."""
SHORT = 0.05
"""Seconds that tell something; where the first size takes less, all are doubled."""
MOST_DOUBLED = 2**8
"""How many times the first size is taken then at most: of a text of 2 KB the longest is one of 4 MB."""
NUMBERS, _STEP = 9_973, 7_919
"""Primes: numbers of pieces come in another order than their own, or some kinds (years) would be in long texts alone."""
_Size = TypeVar("_Size")


def repeated(piece: str, size: int) -> str:
    """A piece as often as gives about so many bytes; @: a number, another for each piece.

    >>> repeated("a@ ", 12)
    'a0 a7919 a5865 a3811 '
    """
    count = max(1, size // len(piece.encode()))
    return "".join(piece.replace("@", str(at * _STEP % NUMBERS)) for at in range(count))


@dataclass(frozen=True, slots=True)
class Growth:
    """What was measured of one shape."""

    name: str
    sizes: tuple[int, ...]
    spent: tuple[float, ...]
    """Seconds of each size, the fastest of several, without what the smallest input takes."""
    exponent: float

    def __str__(self) -> str:
        cells = " ".join(f"{each:8.3f}" for each in self.spent)
        return f"{self.exponent:5.2f} {self.sizes[0]:>9} … {self.sizes[-1]:<9} {cells}  {self.name}"


MEASURED: list[Growth] = []
"""What this run of the tests has measured, for the table at its end."""


def _forget() -> None:
    """Empty the caches of what texts hold: a text that was read before is read faster, as far as they have room."""
    modules = [module for name, module in sys.modules.items() if name.startswith("dossier.")]
    for function in (value for module in modules for value in list(vars(module).values())):
        if hasattr(function, "cache_parameters") and function.cache_parameters()["maxsize"]:
            function.cache_clear()


def seconds(do: Callable[[_Size], object], what: _Size) -> float:
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


def exponent(sizes: tuple[int, ...], spent: tuple[float, ...]) -> float:
    """The slope of a line through the logarithms.

    >>> round(exponent((1, 2, 4), (1.0, 4.0, 16.0)), 3)
    2.0
    """
    # What takes no time that could be measured does not grow.
    return linear_regression([math.log(size) for size in sizes], [math.log(max(1e-3, each)) for each in spent]).slope


def growth(do: Callable[[_Size], object], make: Callable[[int], _Size], size: int) -> Growth:
    """How the time of something grows; make: gives an input of about so much; size: of which to begin with."""
    alone = min(seconds(do, make(1)) for _ in range(FEWEST))
    first = size
    while first < MOST_DOUBLED * size and min(seconds(do, make(first)) for _ in range(FEWEST)) - alone < SHORT:
        first *= 2
    sizes = tuple(first << at for at in range(DOUBLINGS + 1))
    inputs = [make(each) for each in sizes]
    fastest = [math.inf] * len(sizes)
    found = math.inf
    for turn in range(TRIES):
        alone = min(alone, seconds(do, make(1)))
        fastest = [min(before, seconds(do, what)) for before, what in zip(fastest, inputs, strict=True)]
        spent = tuple(each - alone for each in fastest)
        found = exponent(sizes, spent)
        if found <= MOST and turn + 1 >= FEWEST:
            break
    name = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition("::")[2].removesuffix(" (call)")
    return Growth(name, sizes, spent, found)


def assert_in_proportion(
    do: Callable[[_Size], object], make: Callable[[int], _Size], size: int, most: float = MOST
) -> None:
    """Fail where the exponent is higher than it may be."""
    measured = growth(do, make, size)
    MEASURED.append(measured)
    assert measured.exponent <= most, str(measured)


def table() -> list[str]:
    """Lines that say what this run has measured, what grows most first; none where nothing was."""
    shapes = sorted(MEASURED, key=lambda one: -one.exponent)
    if not shapes:
        return []
    middle, above = shapes[len(shapes) // 2].exponent, sum(one.exponent > MOST for one in shapes)
    summary = f"{len(shapes)} shapes: highest {shapes[0].exponent:.2f}, median {middle:.2f}, {above} above {MOST}"
    return ["exponent, first and last size, seconds of each size", *map(str, shapes), summary]
