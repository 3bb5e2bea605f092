"""Medians, growth, and the tables made of them."""

import math
import re

import pytest

from benchmarks.builds import results
from benchmarks.builds.results import COLD, EDIT, SAME, Result, Run
from tests.building import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def made(contender, documents, factor=1.0, runs=3, files=12):
    """Results of a contender whose CPU is `factor` times the number of documents; the second run is the middle one."""
    for turn in range(runs):
        for kind, share in ((COLD, 1.0), (SAME, 0.25), (EDIT, 0.5)):
            cpu = factor * documents * share * (1 + (turn - 1) / 10)
            yield Result(contender, documents, kind, cpu, 2 * cpu, 100.0 * share, 5.5, files)


def run(*found, runs=3):
    return Run(tuple(found), runs, 3, "2026-11-30", "abc1234", 2, 0.1, "3.11.7")


def test_figures_are_medians():
    found = results.figures(run(*made("a", 10), *made("a", 20), *made("b", 10, 9.0)), "a", 10)
    assert dict(zip(results.FIGURES, found, strict=True)) == {
        "cold CPU": 10, "cold wall": 20, "edit CPU": 5, "edit wall": 10, "same wall": 5,
        "memory": 100, "site": 5.5, "files": 12, "growth": 1,
    }  # fmt: skip


def test_one_odd_run_does_not_move_a_median():
    odd = Result("a", 10, COLD, 999.0, 999.0, 999.0, 5.5, 12)
    assert results.figures(run(*made("a", 10), odd, *made("a", 10)), "a", 10)[0] == 10


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_growth_is_the_exponent(power):
    found = [Result("a", size, COLD, 3 * size**power, 1.0, 0.0, 1.0, 1) for size in (30, 100, 300, 1000)]
    assert results.growth(run(*found), "a") == pytest.approx(power)


def test_growth_is_fitted_to_all_sizes():
    assert results.exponent([(1, 1.0), (10, 10.0), (100, 1000.0)]) == pytest.approx(1.5)
    assert math.isnan(results.exponent([]))
    assert math.isnan(results.exponent([(10, 1.0), (10, 2.0)]))
    assert math.isnan(results.exponent([(10, 0.0), (20, 1.0)]))


def test_a_table_compares_this_project_with_each_of_the_others():
    table = results.table(run(*made("ours", 10), *made("peer", 10, 4.0)), 10)
    assert table.splitlines()[2:] == [
        "|  | cold CPU, s | cold wall, s | edit CPU, s | edit wall, s | same wall, s | memory, MB | site, MB | files | growth |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
        "| ours | 10 | 20 | 5.0 | 10 | 5.0 | 100 | 5.5 | 12 | – |",
        "| peer | 40 | 80 | 20 | 40 | 20 | 100 | 5.5 | 12 | – |",
        "| ours ÷ peer | 0.25 × | 0.25 × | 0.25 × | 0.25 × | 0.25 × | 1.00 × | 1.00 × | 1.00 × |  |",
    ]


def test_a_table_says_what_where_and_when():
    caption = results.table(run(*made("a", 10)), 10).splitlines()[0]
    assert caption == (
        "10 documents in 3 languages, medians, runs in turn: 3; 2026-11-30, revision abc1234, 2 processors, load 0.1, "
        "Python 3.11.7"
    )


def test_what_is_not_known_is_a_dash():
    found = [Result("a", 10, COLD, 1.0, 1.0, 0.0, 1.0, 1)]  # no memory, and the run ended after its first build
    row = results.table(run(*found), 10).splitlines()[4]
    assert row == "| a | 1.0 | 1.0 | – | – | – | – | 1.0 | 1 | – |"


def test_tables_are_of_each_size():
    tables = results.tables(run(*made("a", 20), *made("a", 10)))
    assert re.findall(r"^\d+ documents", tables, re.MULTILINE) == ["10 documents", "20 documents"]


def test_a_run_is_kept(tmp_path):
    found = run(*made("a", 10), *made("b", 10))
    results.save(found, tmp_path / "results.json")
    assert results.load(tmp_path / "results.json") == found


def test_a_table_takes_the_place_of_the_one_before():
    readme = f"before\n{results.BEGIN}\nold\n{results.END}\nafter\n"
    once = results.in_readme(readme, "| new |")
    assert once == f"before\n{results.BEGIN}\n| new |\n{results.END}\nafter\n"
    assert results.in_readme(once, "| new |") == once
    assert results.from_readme(once) == "| new |"


@pytest.mark.parametrize("readme", ["", results.BEGIN, results.END, f"{results.END}{results.BEGIN}"])
def test_a_readme_without_a_place_is_not_written(readme):
    with pytest.raises(results.NoPlaceError):
        results.in_readme(readme, "table")


def form(table):
    """A table without its figures."""
    words = re.sub(r"revision [\w+.-]+", "revision R", table)
    return re.sub(r"(?<![\w.])(?:[\d,]+(?:\.\d+)*)|–", "N", words)


def test_the_readme_has_a_table_as_the_command_writes_it():
    """Its form alone: figures are those of the machine on which somebody measured."""
    shown = results.from_readme(README)
    names = [row.split(" | ")[0].removeprefix("| ") for row in shown.splitlines()[4:]]
    contenders = [name for name in names if " ÷ " not in name]
    written = results.table(run(*(result for name in contenders for result in made(name, 10))), 10)
    assert len(contenders) > 1
    assert form(shown) == form(written)


def test_another_form_is_seen():
    table = results.table(run(*made("a", 10), *made("b", 10)), 10)
    assert form(table) == form(results.table(run(*made("a", 2000, 7), *made("b", 2000, 80)), 2000))
    assert form(table) != form(table.replace("memory, MB", "memory, GB"))
    assert form(table) != form(table.replace("0.1", "low"))
