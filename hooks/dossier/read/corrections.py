"""seeds/NAME.yml: what a person knows better about a seed. It wins over every rule, and the page shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from dossier.model import Correction, Fate, Finding, Line, Replacement
from dossier.read import frontmatter, schema
from dossier.read.clean.ledger import EDITOR_DROPPED, EDITOR_KEPT, EDITOR_REPLACED, is_text


def beside(seed: str) -> str:
    """Path of the file that corrects a seed.

    >>> beside("seeds/a speech.fr.txt")
    'seeds/a speech.fr.yml'
    """
    return PurePosixPath(seed).with_suffix(".yml").as_posix()


def read_correction(path: str, text: str) -> tuple[Correction, tuple[Finding, ...]]:
    """The correction that a file holds, and what is wrong with the file; what is right still counts."""
    page = frontmatter.parse_yaml(path, text)
    findings = schema.violations(page, schema.CORRECTION)
    meta = schema.usable(page, findings)
    correction = Correction(
        facts={key: value for key, value in meta.items() if key in (*schema.FACTS, "id")},
        keep=tuple(meta.get("keep") or ()),
        drop=tuple(meta.get("drop") or ()),
        replace=tuple(Replacement(r["line"], r["from"], r["to"], r["why"]) for r in meta.get("replace") or ()),
        at=page.lines,
    )
    return correction, findings


def misfits(correction: Correction, lines: tuple[Line, ...], path: str) -> tuple[Finding, ...]:
    """Decisions about lines that the seed does not have, or wordings that do not stand there: the seed has changed."""
    raw = {line.number: line.raw for line in lines}

    def wrong(key: str, code: str, **detail: str) -> Finding:
        return Finding(path, correction.at.get(key, 0), code, detail)

    named = {"keep": correction.keep, "drop": correction.drop, "replace": tuple(r.line for r in correction.replace)}
    absent = [(key, number) for key, numbers in named.items() for number in numbers if number not in raw]
    lost = [r for r in correction.replace if r.line in raw and r.old not in raw[r.line]]
    return (
        *(wrong(key, "no_such_line", line=str(number), last=str(len(raw))) for key, number in absent),
        *(wrong("replace", "wording_not_found", line=str(r.line), wording=r.old) for r in lost),
    )


def replace_wordings(lines: tuple[Line, ...], correction: Correction) -> tuple[Line, ...]:
    """Lines with the wordings that a person corrected; the raw text stays."""
    return tuple(_replaced(line, correction.replace) for line in lines)


def _replaced(line: Line, replacements: Iterable[Replacement]) -> Line:
    text, reasons = line.text, []
    for one in (one for one in replacements if one.line == line.number and one.old in text):
        text = text.replace(one.old, one.new)
        reasons.append(f"{one.old} → {one.new}: {one.why}")
    return (
        replace(line, text=text, fate="changed", rule=EDITOR_REPLACED, reason="; ".join(reasons)) if reasons else line
    )


def announce(lines: tuple[Line, ...], correction: Correction) -> tuple[Line, ...]:
    """Lines that a person dropped are out before the rules begin; those that a person kept stand for themselves."""
    said: dict[int, tuple[Fate, str]] = {
        **dict.fromkeys(correction.drop, ("dropped", EDITOR_DROPPED)),
        **dict.fromkeys(correction.keep, ("kept", EDITOR_KEPT)),
    }
    return tuple(_announced(line, *said[line.number]) if line.number in said else line for line in lines)


def decide(replaced: tuple[Line, ...], cleaned: tuple[Line, ...], correction: Correction) -> tuple[Line, ...]:
    """Cleaned lines with the fate that a person gave them, whatever the rules said.

    What is text or title already stays so. replaced: the lines before the rules, with a person's wordings: where rules
    only changed more characters of such a line, it shows the person's change.
    """
    fates: Mapping[int, tuple[Fate, str]] = {
        **dict.fromkeys(correction.drop, ("dropped", EDITOR_DROPPED)),
        **dict.fromkeys(correction.keep, ("kept", EDITOR_KEPT)),
    }
    credited = (_credited(*pair) for pair in zip(replaced, cleaned, strict=True))
    return tuple(_decided(line, *fates.get(line.number, (line.fate, ""))) for line in credited)


def _announced(line: Line, fate: Fate, decision: str) -> Line:
    return replace(line, fate=line.fate if fate == "kept" else fate, rule=decision, reason="")


def _credited(before: Line, line: Line) -> Line:
    mended = before.rule == EDITOR_REPLACED and line.fate == "changed"
    return replace(line, rule=EDITOR_REPLACED, reason=before.reason) if mended else line


def _decided(line: Line, fate: Fate, decision: str) -> Line:
    stays = decision == EDITOR_KEPT and (is_text(line) or line.rule == "find_title")
    return line if stays or not decision else replace(line, fate=fate, rule=decision, reason="")
