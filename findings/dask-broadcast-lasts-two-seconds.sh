#!/usr/bin/env bash
# Dask's distributed 2026.8.0 (PyPI): what scatter(broadcast=True) sent to all workers is on one of them two seconds later.
#
# The Active Memory Manager, which runs by default, drops every copy but one of what no task on that worker needs at that
# moment; it does not tell a copy that somebody asked for from one left over. So a broadcast is sent again for later tasks;
# and it is no safety: when the one worker that still has it ends, the scheduler cannot make it again, as it was no task's
# result, and all tasks that need it are cancelled, though at the start every worker had it. As the result of a task
# (Client.submit of a function that gives back its argument) the same object survives.
# Seen on 2026-11-30:  copies at once 3, after 6 seconds 1; its worker ends: scattered "cancelled", result of a task "done"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install 'distributed==2026.8.0' 'dask==2026.8.0'
cat > "$work/broadcast.py" <<'PYTHON'
import os
import time
from concurrent.futures import CancelledError

from distributed import Client, LocalCluster, wait


def same(value):
    return value


def length(value):
    return len(value)


def copies(client, future):
    return [place for places in client.who_has([future]).values() for place in places]


def after(client, future):
    """What becomes of a task that needs an object when the workers that have it end."""
    for place in copies(client, future):
        client.run(os._exit, 1, workers=[place], on_error="ignore")
    time.sleep(2)
    try:
        assert client.submit(length, future, pure=False).result(timeout=60) == 4
    except CancelledError:
        return "cancelled"
    return "done"


def main():
    with LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        [sent] = client.scatter([[1, 2, 3, 4]], broadcast=True)
        made = client.submit(same, [1, 2, 3, 4], pure=False)
        wait(made)
        first = len(copies(client, sent))
        time.sleep(6)
        found = first, len(copies(client, sent)), after(client, sent), after(client, made)
        print(found)
        assert found == (3, 1, "cancelled", "done"), found


if __name__ == "__main__":
    main()
PYTHON
cd "$work"
"$work/venv/bin/python" broadcast.py 2> errors.txt || { cat errors.txt >&2; exit 1; }
