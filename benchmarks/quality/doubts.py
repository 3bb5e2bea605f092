"""Marks of doubt in real texts: how often each was right, as a table, and as the file that readers of a site see.

    python -m benchmarks quality real-doubts --from FOLDER --write

writes hooks/dossier/languages/doubts.yml by the sources with `held: true`: what tuned does not judge.
benchmarks/quality/real.py says which checkouts FOLDER holds.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measure import ROOT, Outcome, Tally, share
from benchmarks.quality.real import Reading, judged, kept, marks, missed

FILE = ROOT / "hooks" / "dossier" / "languages" / "doubts.yml"
HEAD = """\
# How often what is marked as doubtful was right, and what has no mark (`none`), on texts that no rule was tuned with.
# `date`: it is the true one; `title`: so is it; `sentences`: none that must stay is lost; `text`: neither title nor
# sentences are wrong. `any` is any doubt of the cleaning, the others are the codes of single doubts. Made by
# `python -m benchmarks quality real-doubts --from FOLDER --write`; do not edit.
"""
NONE = "none"
"""The mark of what has no mark: there a fault is missed."""
ANY = "any"
"""Any doubt of the cleaning of a text."""


def judgements(one: Reading) -> Iterator[tuple[str, str, bool]]:
    """What of a text is judged (`text` are title and sentences together), the mark on it, and whether it is right."""
    if "date" in one.labels and (answer := one.answers.get("date")):
        right = judged("date", one.labels["date"], answer) == "right"
        yield from (("date", mark, right) for mark in marks(answer) or (NONE,))
    if one.document:
        title = judged("title", one.labels["title"], one.answers["title"]) in {"right", ""}
        sentences = not missed(one)
        codes = tuple(dict.fromkeys(doubt.code for doubt in one.document.doubts))
        yield from (("text", mark, title and sentences) for mark in ((ANY, *codes) if codes else (NONE,)))
        yield from (
            (what, ANY if codes else NONE, right) for what, right in (("title", title), ("sentences", sentences))
        )


def doubts(folder: Path) -> Iterator[Outcome]:
    """For each mark of doubt how often it was right: what it stands on is wrong."""
    for one in kept(folder):
        for what, mark, right in judgements(one):
            yield Outcome(f"{what} {mark} {one.source}", one.path, {"marked": 1, "bad": not right}, one.half)


def doubtful(tally: Tally) -> dict[str, float]:
    """How many have the mark, how many of them are wrong indeed, and their share."""
    counts: dict[str, float] = {key: int(tally[key]) for key in ("marked", "bad")}
    return {**counts, "share": share(tally["bad"], tally["marked"])}


def measured(folder: Path) -> dict[str, Any]:
    """What readers of a site are told: by mark, kind and language how many there were and how many of them right."""
    held = [one for one in kept(folder) if one.half == "held"]
    found = Counter(
        (what, mark, one.kind, one.document.language, right)
        for one in held
        if one.document
        for what, mark, right in judgements(one)
    )
    rows = sorted({row[:-1] for row in found})
    texts = Counter((one.repository, one.kind) for one in held)
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "sources": [{"name": name, "kind": kind, "texts": texts[name, kind]} for name, kind in sorted(texts)],
        "figures": [
            {**dict(zip(("of", "mark", "kind", "language"), row, strict=True)), **_counted(found, row)} for row in rows
        ],
    }


def _counted(found: Counter[tuple[str, str, str, str, bool]], row: tuple[str, str, str, str]) -> dict[str, int]:
    right = found[*row, True]
    return {"texts": right + found[*row, False], "right": right}


def write(folder: Path) -> None:
    """Write the file that readers of a site see."""
    style: dict[str, Any] = {"sort_keys": False, "default_flow_style": None, "width": 110, "allow_unicode": True}
    FILE.write_text(HEAD + yaml.safe_dump(measured(folder), **style), "utf-8")
