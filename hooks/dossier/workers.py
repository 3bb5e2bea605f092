"""Who does the work: this process, processes beside it, or a Dask cluster.

Reading and rendering are lists of independent tasks. All that they share is handed over once: processes get it by
being forked, a cluster as one object that is sent to each of its workers.
"""

import ctypes
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from dossier.languages.files import use, used

SETTING = "DOSSIER_EXECUTOR"
"""Environment variable: dask://HOST:PORT of a scheduler; without it, processes of this machine do the work."""
_SCHEME = "dask://"
FEW = 16
"""Tasks that one process has done before others have started."""
PATIENCE = 10
"""Seconds to wait for a scheduler."""
_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of prctl(2), which only Linux has; others have no such signal, and are not forked (macOS)."""
_SHARES = 12
"""Parts of the work for each process: enough that all end at about the same time."""

_Shared = TypeVar("_Shared")
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_Function = Callable[[_Shared, _Item], _Result]


class WorkersError(RuntimeError):
    """There is nobody to do the work; the message says why and how to mend it."""


def each(
    function: Callable[[_Shared, _Item], _Result], shared: _Shared, items: Sequence[_Item], first: int = 0
) -> Iterator[_Result]:
    """The result of a function for each item, in their order; shared: what the function needs for all of them.

    first: how many of them this process does before it is copied: what they are the first to need, such as patterns,
    the copies have.

    Raises WorkersError when the cluster that is asked for cannot be reached.

    >>> list(each(lambda word, number: word * number, "a", [1, 2]))
    ['a', 'aa']
    """
    address = os.environ.get(SETTING, "")
    if address:
        yield from _on_cluster(_scheduler(address), function, shared, items)
    elif len(items) < FEW or _cores() < 2 or not _can_fork():
        yield from (function(shared, item) for item in items)
    else:
        yield from (function(shared, item) for item in items[:first])
        yield from _in_processes(function, shared, items[first:])


def _cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _can_fork() -> bool:
    """Whether a copy of this process is sound: not beside threads, which may hold locks, nor with macOS's libraries."""
    import multiprocessing  # noqa: PLC0415 - most commands have nothing to hand over

    known = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    return known and threading.active_count() == 1


_held: tuple[Callable[[Any, Any], Any], Any] | None = None
"""In a forked process: the function and what it shares; there is no other way to hand over what is not copied."""


def _batch(items: Sequence[Any]) -> list[Any]:
    if _held is None:
        raise RuntimeError("a process that was not forked has nothing to work with")
    function, shared = _held
    return [function(shared, item) for item in items]


def _in_processes(function: Callable[..., Any], shared: Any, items: Sequence[Any]) -> Iterator[Any]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - the same
    from multiprocessing import get_context  # noqa: PLC0415 - the same

    global _held  # noqa: PLW0603 - read by forked processes only
    _held = function, shared
    _give_back()
    # Each process looks for cycles among what it makes itself, never in what is there now: it would copy the memory
    # that it shares.
    gc.freeze()
    try:
        with ProcessPoolExecutor(_cores(), get_context("fork"), _begin, (os.getpid(),)) as pool:
            for batch in pool.map(_batch, _batches(items, _cores())):
                yield from batch
    finally:
        gc.unfreeze()
        _held = None


def _begin(parent: int) -> None:
    """What a forked process does first.

    It ends with the one that forked it, even if that is killed: nobody would ever tell it that there is no more to do.
    """
    gc.enable()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _give_back() -> None:
    """What this process has freed goes back to the system: the C library of Linux keeps it for what may come."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _batches(items: Sequence[Any], workers: int) -> list[Sequence[Any]]:
    """The items in order: the first, which may take long, one by one; then in as many parts as there are shares."""
    shares = workers * _SHARES
    size = max(1, -(-(len(items) - shares) // shares))
    singly = [items[at : at + 1] for at in range(min(shares, len(items)))]
    return [*singly, *(items[start : start + size] for start in range(shares, len(items), size))]


# A cluster.


def _scheduler(address: str) -> str:
    if not address.startswith(_SCHEME):
        raise WorkersError(f"{SETTING}: {address} is no scheduler: write it as dask://HOST:PORT, or leave it out")
    return "tcp://" + address.removeprefix(_SCHEME)


def _apply(
    languages: Mapping[str, str], function: Callable[[Any, Any], Any], shared: Any, items: Sequence[Any]
) -> list[Any]:
    """languages: the collection's own, of which the process of a cluster knows nothing."""
    use(languages)
    return [function(shared, item) for item in items]


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Any, Executor, int]]:
    """A client of a cluster, its executor, and the number of its processes."""
    try:
        from dask import config  # noqa: PLC0415 - an extra, which takes seconds to load
        from distributed import Client  # noqa: PLC0415 - the same
    except ImportError:
        raise WorkersError(f'{SETTING}: Dask is not installed: pip install "dossier[cluster]"') from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise WorkersError(f"{SETTING}: no scheduler answers at {address}") from error
    large = {"distributed.admin.large-graph-warning-threshold": "1 TB"}  # what tasks share may be large
    with config.set(large), client, client.get_executor(pure=False) as executor:  # type: ignore[no-untyped-call]
        yield client, executor, max(1, len(client.scheduler_info()["workers"]))


def _itself(shared: Any) -> Any:
    return shared


def _on_cluster(address: str, function: Callable[..., Any], shared: Any, items: Sequence[Any]) -> Iterator[Any]:
    with _cluster(address) as (client, executor, workers):
        # The result of a task, which is done again if it is lost. What is scattered is not: Dask soon drops all copies
        # but one, which is lost with its worker; and the values of a mapping would be known by its keys alone.
        held = client.submit(_itself, shared, pure=False)
        futures = [executor.submit(_apply, dict(used()), function, held, batch) for batch in _batches(items, workers)]
        for future in futures:
            yield from future.result()
