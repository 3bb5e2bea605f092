"""Ends a process at any of its steps at files, as a kill or a power cut would.

Python tells of each before it is done (its audit events), so a test can have them all in turn, on a machine however
busy. For programs in which nothing else runs, so that they may be forked.
"""

import os
import signal
import sys

WRITING = os.O_WRONLY | os.O_RDWR
REMOVING = {"os.remove", "os.rmdir"}
STEPS = {"os.rename", "os.link", "os.mkdir", "os.truncate"} | REMOVING


def is_step(event, details, folder):
    """Whether something in a folder is about to change."""
    if (event == "open" and not details[2] & WRITING) or event not in {*STEPS, "open"}:
        return False
    # A tree is removed from within: its files are named by the folder that is open.
    return str(details[0]).startswith(str(folder)) or (event in REMOVING and details[1] != -1)


def steps(act, folder):
    """How many of them an act takes in this process."""
    found, counting = [], [True]
    sys.addaudithook(lambda event, told: counting and is_step(event, told, folder) and found.append(event))
    act()
    counting.clear()
    return len(found)


def killed(act, at, folder):
    """Whether a process of its own was killed before its step of this number, counted from 0."""
    pid = os.fork()
    if pid == 0:
        left = [at]

        def look(event, details):
            if is_step(event, details, folder):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(look)
        try:
            act()
        finally:
            os._exit(0)
    return os.waitpid(pid, 0)[1] == signal.SIGKILL
