"""What a program costs: seconds of the processor and on the clock, and memory, all of its processes together.

Processor time is what the kernel counts for a process and for those that it waited for. Memory is sampled from /proc,
so it is known on Linux alone: the proportional share of each process (PSS), in which what several processes have in
common counts once. A peak between two samples is missed.
"""

import os
import signal
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer

PROC = Path("/proc")
EVERY = 0.2
"""Seconds between two samples of memory."""
TOLD = 1500
"""Characters of what a program said, from its end, that an error quotes."""
KILO, MEGA = 1024, 1e6


class FailedError(Exception):
    """A program failed, or took longer than it may; the message says which, and what it said last."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one or several programs took."""

    cpu: float
    """Seconds of the processor, in all processes."""
    wall: float
    """Seconds on the clock."""
    memory: float
    """Greatest sum over all processes, in megabytes; 0 where it is not known."""


def run(command: Sequence[str | Path], folder: Path) -> bytes:
    """Run a program of which only the result counts; gives what it wrote to its output, raises FailedError."""
    try:
        return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout  # noqa: S603 commands are put together here
    except OSError as error:
        raise FailedError(f"{command[0]}: {error.strerror}") from error
    except subprocess.CalledProcessError as error:
        said = (error.stdout + error.stderr).decode("utf-8", "replace")
        raise FailedError(failure(command, f"exit status {error.returncode}", said)) from error


def measure(commands: Iterable[Sequence[str]], folder: Path, extra: Mapping[str, str], limit: float) -> Cost:
    """Run programs one after the other in a folder, with these additions to the environment; raises FailedError.

    Each may take so many seconds. What they say goes to the file build.log beside the folder.
    """
    costs = [_measured(command, folder, extra, limit) for command in commands]
    return Cost(sum(cost.cpu for cost in costs), sum(cost.wall for cost in costs), max(cost.memory for cost in costs))


def _measured(command: Sequence[str], folder: Path, extra: Mapping[str, str], limit: float) -> Cost:
    place = folder.with_name("build.log")
    peak, over, late = [0.0], Event(), Event()
    with place.open("wb") as log:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(  # noqa: S603 commands are put together here
                command, cwd=folder, env={**os.environ, **extra}, stdout=log, stderr=log, start_new_session=True
            )
        except OSError as error:
            raise FailedError(f"{command[0]}: {error.strerror}") from error
        sampler = Thread(target=_sample, args=(process.pid, peak, over))
        timer = Timer(limit, _end, (process.pid, late))
        sampler.start()
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # an impatient person: nothing goes on behind their back
            _end(process.pid, late)
            process.wait()
            raise
        finally:
            wall = time.perf_counter() - start
            timer.cancel()
            over.set()
            sampler.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        why = f"not done after {limit:g} s" if late.is_set() else f"exit status {process.returncode}"
        raise FailedError(failure(command, why, place.read_text("utf-8", errors="replace")))
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak[0])


def failure(command: Sequence[str | Path], why: str, said: str) -> str:
    r"""A message about a program that failed.

    >>> failure(["mkdocs", "build"], "exit status 1", "no such file")
    'mkdocs build: exit status 1\nno such file'
    """
    return f"{' '.join(map(str, command))}: {why}\n{said.strip()[-TOLD:]}".strip()


def _end(session: int, late: Event) -> None:
    late.set()
    with suppress(ProcessLookupError):
        os.killpg(session, signal.SIGKILL)


def _sample(session: int, peak: list[float], over: Event) -> None:
    while not over.is_set():
        peak[0] = max(peak[0], memory(session))
        over.wait(EVERY)


def memory(session: int, proc: Path = PROC) -> float:
    """Megabytes that all processes of a session take at this moment; 0 where there is no /proc.

    A session, not the children of a process: those whose parent has ended belong to it still.
    """
    return sum(_share(place) for place in proc.glob("[0-9]*") if _session(place) == session) * KILO / MEGA


def _session(place: Path) -> int:
    """The session of a process; 0 if it has ended."""
    try:
        # the name of the program, in brackets, may hold anything
        return int((place / "stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()[3])
    except (OSError, IndexError):
        return 0


def _share(place: Path) -> int:
    """The proportional share of a process, in kilobytes; 0 if it has ended."""
    with suppress(OSError):
        for line in (place / "smaps_rollup").read_text("utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
