"""How well names are recognised: precision and recall of the mentions in the hand-marked sample, by language and half.

    .venv/bin/python benchmarks/names.py [--errors LANGUAGE]

The sample (tests/cases/names) was marked by somebody who had not seen the rules. Whoever tunes them looks at errors of
the passages with `half: tune`, which --errors prints, and at nothing of the others but these figures.
"""

import argparse
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import yaml

from dossier.model import Block, Document, Entity, Facts, Mention
from dossier.relate.names.lexicon import names
from dossier.relate.names.mentions import find_mentions

CASES = Path(__file__).parent.parent / "tests" / "cases" / "names"
MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")
Place = tuple[str, int, int, str]


def entities() -> tuple[Entity, ...]:
    """The entities that the sample marks."""
    known = yaml.safe_load((CASES / "entities.yml").read_text(encoding="utf-8"))["entities"]
    return tuple(
        Entity(id_, one["kind"], {tag: tuple(names) for tag, names in one["names"].items()})
        for id_, one in known.items()
    )


def unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A paragraph without its marks, and what they mark: start, end and entity."""
    plain, end = "", 0
    marks: list[tuple[int, int, str]] = []
    for mark in MARK.finditer(text):
        plain += text[end : mark.start()]
        marks.append((len(plain), len(plain) + len(mark[2]), mark[1]))
        plain += mark[2]
        end = mark.end()
    return plain + text[end:], marks


def passage(data: Mapping[str, str], language: str) -> tuple[Document, set[Place]]:
    """A passage as a document, and the mentions that are marked in it."""
    blocks: list[Block] = []
    marked: set[Place] = set()
    for number, line in enumerate(line for line in data["text"].splitlines() if line.strip()):
        text, marks = unmarked(line)
        blocks.append(Block("paragraph", text, f"p-{number}", number + 1))
        marked |= {(f"p-{number}", *mark) for mark in marks}
    return Document(data["id"], language, "", None, Facts(), tuple(blocks)), marked


def place(mention: Mention) -> Place:
    """A mention as the sample marks it."""
    return mention.block, mention.start, mention.end, mention.entity


def scores() -> tuple[dict[tuple[str, str], Counter[str]], list[tuple[str, str]]]:
    """By language and half: how many mentions are right, wrong and missing; and all errors of the tuned half."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    errors = []
    for path in sorted(CASES.glob("??.yml")):
        for data in yaml.safe_load(path.read_text(encoding="utf-8"))["passages"]:
            document, marked = passage(data, path.stem)
            found = {place(mention) for mention in find_mentions([document], names([document], entities()))}
            count = counts.setdefault((path.stem, data["half"]), Counter())
            count.update(right=len(found & marked), wrong=len(found - marked), missing=len(marked - found))
            texts = {block.id: block.text for block in document.blocks}
            if data["half"] == "tune":
                for block, start, end, entity in sorted(found ^ marked):
                    sign = "+" if (block, start, end, entity) in found else "-"
                    around = texts[block][max(0, start - 30) : end + 20]
                    errors.append((path.stem, f"{sign} {data['id']} {entity}: {around}"))
    return counts, errors


def rates(count: Mapping[str, int]) -> tuple[float, float]:
    """Precision and recall."""
    return count["right"] / (count["right"] + count["wrong"]), count["right"] / (count["right"] + count["missing"])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Precision and recall of names.")
    parser.add_argument("--errors", metavar="LANGUAGE", default="", help="print the errors of the tuned half")
    chosen = parser.parse_args().errors
    counts, errors = scores()
    counts[("all", "")] = sum(counts.values(), Counter())
    for (language, half), count in counts.items():
        precision, recall = rates(count)
        print(f"{language:4}{half:5} {count['right'] + count['missing']:5} mentions  P {precision:.3f}  R {recall:.3f}")
    for language, error in errors:
        if language == chosen:
            print(error)


if __name__ == "__main__":
    main()
