#!/usr/bin/env bash
# Dask's distributed 2026.8.0 (PyPI): a dict that is scattered can come back with the values of another dict.
#
# Client.scatter takes a mapping apart and sends each value under its key, as the name that the whole cluster knows it by.
# While anybody holds a future of an earlier mapping with the same keys ({"config": …}, {"title": …}), also another client
# in another program, the workers have "that key" already and keep what they have: no error, no warning, wrong values in
# every task. A list, or the mapping in a list, is named by a digest of what it holds and is safe; so is a mapping that is
# an argument of Client.submit. One would guess that all are scattered alike.
# Seen on 2026-11-30:  sent "second", tasks got "first"; in a list they got "second"
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install 'distributed==2026.8.0' 'dask==2026.8.0'
cat > "$work/scattered.py" <<'PYTHON'
from distributed import Client, LocalCluster


def same(value):
    return value


def main():
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        with Client(cluster) as one, Client(cluster, set_as_default=False) as other:
            held = one.scatter({"edition": "first"}, broadcast=True)
            whole = other.scatter({"edition": "second"}, broadcast=True)
            [listed] = other.scatter([{"edition": "second"}], broadcast=True)
            found = other.submit(same, whole, pure=False).result(), other.submit(same, listed, pure=False).result()
            print(found)
            assert found == ({"edition": "first"}, {"edition": "second"}), found
            del held


if __name__ == "__main__":
    main()
PYTHON
cd "$work"
"$work/venv/bin/python" scattered.py 2> errors.txt || { cat errors.txt >&2; exit 1; }
