"""Work is done by this process, by others beside it, or by a cluster, and what comes of it is the same."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress

import pytest
from distributed import Client, LocalCluster

from dossier import workers
from dossier.collection import collect
from dossier.languages import files, profile
from dossier.publishing.memory import last
from dossier.store import FOLDER, Store
from dossier.workers import WorkersError, each
from tests import building
from tests.samples import shipped
from tests.test_warm_builds import built

LONGER = 3
"""Seconds after which a scheduler has dropped all copies of an object but one."""


def times(word, number):
    return word * number


def months(_shared, code):
    return dict(profile(code).months)


def whose(_shared, _item):
    return os.getpid()


def shown(shared, _item):
    return shared


def lost(shared, item):
    """Ends the workers that first come to an item, one after the other, as machines that fail do."""
    if item == 7 and len(ended := list(shared.iterdir())) < 2:
        (shared / str(len(ended))).touch()
        time.sleep(LONGER)
        os._exit(1)
    return item


@pytest.fixture
def several(monkeypatch):
    monkeypatch.setattr(workers, "_cores", lambda: 2)


@pytest.mark.usefixtures("several")
def test_results_come_in_the_order_of_the_items():
    numbers = range(200)
    assert list(each(times, "ab", numbers)) == ["ab" * number for number in numbers]


WHOSE = """
import os
from dossier import workers
from tests.test_workers import whose
workers._cores = lambda: 2
assert os.getpid() not in set(workers.each(whose, None, range(200)))
assert set(workers.each(whose, None, range(3))) == {os.getpid()}
"""


def test_many_tasks_are_done_by_other_processes_and_few_by_this_one():
    """Tried in a process of its own: this one may hold threads of other tests, beside which none is forked."""
    subprocess.run([sys.executable, "-c", WHOSE], cwd=building.ROOT, check=True)


@pytest.mark.usefixtures("several")
def test_beside_other_threads_no_process_is_forked():
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert set(each(whose, None, range(200))) == {os.getpid()}
    finally:
        ended.set()
        thread.join()


@pytest.mark.usefixtures("several")
def test_an_error_of_a_task_is_that_of_the_whole():
    with pytest.raises(TypeError):
        list(each(times, "ab", [*range(100), "x"]))


@pytest.fixture(scope="module")
def cluster():
    """Two worker processes, of two threads each, that know nothing but the package."""
    with LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address="127.0.0.1:0", protocol="tcp") as made:
        yield made


@pytest.fixture
def on_cluster(cluster, monkeypatch):
    monkeypatch.setenv(workers.SETTING, cluster.scheduler_address.replace("tcp://", "dask://"))


@pytest.mark.usefixtures("on_cluster")
def test_what_tasks_share_is_not_taken_for_another_mapping_with_the_same_keys(cluster):
    with Client(cluster, set_as_default=False) as other:
        held = other.scatter({"word": "ab"}, broadcast=True)
        assert list(each(shown, {"word": "cd"}, [1, 2])) == [{"word": "cd"}] * 2
        del held


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("on_cluster")
def test_a_cluster_makes_the_same(monkeypatch):
    made = collect(shipped())
    connected = made.corpus
    monkeypatch.delenv(workers.SETTING)
    again = collect(shipped())
    assert (made, connected) == (again, again.corpus)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("on_cluster")
def test_a_cluster_makes_the_same_site(collection, monkeypatch, tmp_path):
    folder = building.shipped(collection() / "texts")
    copy = shutil.copytree(folder, tmp_path / "copy")
    made, told = built(folder, tmp_path / "site"), left_by(folder)
    monkeypatch.delenv(workers.SETTING)
    assert made == built(copy, tmp_path / "alone")
    alone = left_by(copy)
    assert set(told.answers) == set(alone.answers)
    assert told.tasks.keys() == alone.tasks.keys()


def left_by(folder):
    """What the last build has left for the next."""
    store = Store(folder / FOLDER)
    try:
        return last(store)
    finally:
        store.leave()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("on_cluster")
def test_equal_calls_are_separate_calls():
    assert len(set(each(whose, None, [1] * 192))) == 2


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("on_cluster")
def test_workers_that_are_lost_are_survived(tmp_path):
    assert list(each(lost, tmp_path, range(40))) == list(range(40))


def test_a_command_and_a_build_say_it_in_one_line(dossier):
    wrong = {workers.SETTING: "tcp://127.0.0.1:9"}
    done = dossier.process("check", **wrong)
    told = done.stderr.decode()
    assert (done.returncode, told.count("\n")) == (2, 1)
    assert told.startswith(f"dossier: {workers.SETTING}: tcp://127.0.0.1:9 is no scheduler")
    made = building.build(dossier.folder, dossier.folder / "site", {**building.ADDRESS, **wrong})
    assert made.status != 0
    assert f"{workers.SETTING}: tcp://127.0.0.1:9 is no scheduler" in made.output
    assert "Traceback" not in made.output


@pytest.mark.parametrize(
    "address", ["dask://127.0.0.1:9", "dask://nowhere.invalid:8786", "tcp://127.0.0.1:9", "dask://"]
)
def test_a_wrong_address_is_one_clear_sentence(monkeypatch, address):
    monkeypatch.setattr(workers, "PATIENCE", 1)
    monkeypatch.setenv(workers.SETTING, address)
    with pytest.raises(WorkersError, match=workers.SETTING) as refused:
        list(each(times, "a", [1]))
    assert "\n" not in str(refused.value)


def test_a_process_of_a_cluster_knows_the_languages_of_the_collection():
    told = {"languages/it.yml": "iso_639_3: ita\nmonths: {maggio: 5}\nstopwords: [di]\n"}
    try:
        assert workers._apply(told, months, None, ["it"]) == [{"maggio": 5}]  # noqa: SLF001 - what a cluster runs
    finally:
        files.use({})


LONG = """
import os, time
from dossier import workers
workers._cores = lambda: 2
def long(_, item):
    print(os.getpid(), flush=True)
    time.sleep(60)
list(workers.each(long, None, range(workers.FEW)))
"""


def test_processes_end_with_the_build_that_forked_them_even_if_it_is_killed():
    """One left over holds its memory for good, and the pipe of whoever waits for the output of the build."""
    given = building.environment() | {"PYTHONPATH": str(building.ROOT / "hooks")}
    with subprocess.Popen(
        [sys.executable, "-c", LONG], env=given, stdout=-1, text=True, start_new_session=True
    ) as build:
        assert build.stdout.readline() != f"{build.pid}\n"
        build.kill()
        try:
            build.communicate(timeout=20)  # which ends when nobody holds the pipe any longer
        finally:
            with suppress(ProcessLookupError):
                os.killpg(build.pid, signal.SIGKILL)
