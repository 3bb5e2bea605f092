"""How well promises are recognised: precision and recall of those in the hand-marked sample, by language and half.

    .venv/bin/python benchmarks/promises.py

The sample (tests/cases/sentences) was marked by somebody who had not seen the rules; whoever tunes them looks at errors
of `half: tune` only. A promise is right when it is found in the sentence that makes it.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from dossier.languages import profile
from dossier.languages.text import with_sentences
from dossier.model import Block, Promise
from dossier.model.document import when
from dossier.read.dates.reports import find_dates
from dossier.read.facts.commitments import find_promises
from dossier.read.facts.roles import Text

CASES = Path(__file__).parent.parent / "tests" / "cases" / "sentences"
_SAME = 25
"""Signs by which a marked promise is known in a sentence."""


def found(passage: Mapping[str, Any], language: str) -> tuple[Promise, ...]:
    """The promises that the rules find in a passage."""
    tongue = profile(language)
    blocks = with_sentences([Block("paragraph", " ".join(passage["text"].split()), "p-1", 1)], language)
    known = when(str(passage["date"])) if passage.get("date") else None
    _, reports = find_dates(Text("", blocks, (), tongue), "speech", known)
    return find_promises(blocks, "speech", reports, tongue)


def plain(text: str) -> str:
    """Letters and figures alone."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def count(passage: Mapping[str, Any], language: str) -> Counter[str]:
    """How many promises are right, wrong and missing."""
    wanted = [plain(one["words"])[:_SAME] for one in passage.get("promises") or ()]
    missing, wrong = list(wanted), 0
    for promise in found(passage, language):
        told = next((words for words in missing if words in plain(promise.sentence)), None)
        if told is None:
            wrong += 1
        else:
            missing.remove(told)
    return Counter(right=len(wanted) - len(missing), wrong=wrong, missing=len(missing))


def scores() -> dict[tuple[str, str], Counter[str]]:
    """The counts by language and half."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for path in sorted(CASES.glob("??.yml")):
        for passage in yaml.safe_load(path.read_text(encoding="utf-8"))["passages"]:
            counts.setdefault((path.stem, passage["half"]), Counter()).update(count(passage, path.stem))
    return counts


def rates(counted: Mapping[str, int]) -> tuple[float, float]:
    """Precision and recall."""
    right = counted["right"]
    return right / max(1, right + counted["wrong"]), right / max(1, right + counted["missing"])


def main() -> None:
    """Print the figures."""
    counts = scores()
    counts[("all", "")] = sum(counts.values(), Counter())
    for (language, half), counted in counts.items():
        precision, recall = rates(counted)
        total = counted["right"] + counted["missing"]
        print(f"{language:4}{half:5} {total:4} promises  P {precision:.3f}  R {recall:.3f}")


if __name__ == "__main__":
    main()
