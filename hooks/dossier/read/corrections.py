"""seeds/NAME.yml: what a person knows better about a seed. It wins over every rule, and the page shows it."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from msgspec.structs import replace

from dossier.languages.normal_forms import core
from dossier.model import Choice, Correction, Decision, Detail, Finding, Line, Lost, Replacement
from dossier.pages import frontmatter, schema
from dossier.pages.schema import judging
from dossier.read.ledger import Ledger, is_text, taken_title

KEPT, DROPPED, REPLACED, GIVEN = "editor_kept", "editor_dropped", "editor_replaced", "editor_titled"
"""What the ledger names, where else a rule stands, for the decisions of a person."""


def beside(seed: str) -> str:
    """Path of the file that corrects a seed.

    >>> beside("seeds/a speech.fr.txt")
    'seeds/a speech.fr.yml'
    """
    return PurePosixPath(seed).with_suffix(".yml").as_posix()


def read_correction(path: str, text: str) -> tuple[Correction, tuple[Finding, ...]]:
    """The correction that a file holds, and what is wrong with the file; what is right still counts."""
    page = frontmatter.parse_yaml(path, text)
    findings = judging.violations(page, "correction")
    meta = judging.usable(page, findings)
    correction = Correction(
        facts={key: value for key, value in meta.items() if key in (*schema.FACTS, "id")},
        keep=tuple(Choice(c["line"], c["text"], at) for c, at in _items(page, meta, "keep")),
        drop=tuple(Choice(c["line"], c["text"], at) for c, at in _items(page, meta, "drop")),
        replace=tuple(
            Replacement(r["line"], r["from"], r["to"], r["why"], at) for r, at in _items(page, meta, "replace")
        ),
        lost=tuple(Lost(c["line"], c["text"], c["words"], at) for c, at in _items(page, meta, "lost")),
        checked=str(meta.get("checked") or ""),
        at=page.lines,
        path=path,
    )
    return correction, findings


def _items(page: frontmatter.Page, meta: Mapping[str, Any], key: str) -> Iterable[tuple[dict[str, Any], int]]:
    """The items of a list that a file holds, each with its line."""
    return zip(meta.get(key) or (), page.items.get(key, ()), strict=False)


def _plain(text: str) -> str:
    """Words as `dossier explain` and the page about the cleaning show them."""
    return " ".join(text.split())


def fitting(correction: Correction, lines: Sequence[Line]) -> Correction:
    """The decisions whose words stand in the line that they name; the others would hit a line that nobody meant."""
    chosen: tuple[Choice | Lost, ...] = (*correction.keep, *correction.drop, *correction.lost)
    if not chosen:
        return correction
    named = {one.line for one in chosen}
    raw = {line.number: _plain(line.words) for line in lines if line.number in named}
    return dataclasses.replace(
        correction,
        keep=tuple(one for one in correction.keep if _plain(one.text) in raw.get(one.line, "")),
        drop=tuple(one for one in correction.drop if _plain(one.text) in raw.get(one.line, "")),
        lost=tuple(one for one in correction.lost if _plain(one.text) in raw.get(one.line, "")),
    )


def misfits(correction: Correction, lines: Sequence[Line], path: str) -> tuple[Finding, ...]:
    """Decisions whose words do not stand in the line that they name: the seed has changed."""
    known: tuple[Choice | Lost, ...] = (*correction.keep, *correction.drop, *correction.lost)
    raw = [line.words for line in lines] if known or correction.replace else []
    plain = [_plain(text) for text in raw] if known else []
    chosen = [(one.at, one.line, _plain(one.text), plain) for one in known]
    mended = [(one.at, one.line, one.old, raw) for one in correction.replace]
    wrong = [one for one in (*chosen, *mended) if one[1] > len(one[3]) or one[2] not in one[3][one[1] - 1]]
    return tuple(
        Finding(path, at, *_misfit(line, wording, texts, sought=number < MOST_SOUGHT))
        for number, (at, line, wording, texts) in enumerate(wrong)
    )


def _misfit(line: int, wording: str, raw: Sequence[str], *, sought: bool) -> tuple[str, dict[str, str]]:
    """What is wrong with a decision whose words are not in their line; raw: all lines, in which they may be sought."""
    places = [number for number, text in enumerate(raw, 1) if wording in text] if sought else []
    told = {"line": str(line), "wording": wording}
    if len(places) == 1:
        return "wording_moved", {**told, "now": str(places[0])}
    if near := _nearly(wording, raw[line - 1]) if sought and line <= len(raw) else "":
        return "wording_near", {**told, "near": near}
    return ("wording_not_found", told) if line <= len(raw) else ("no_such_line", {**told, "last": str(len(raw))})


MOST_SOUGHT = 1_000
"""Decisions of a file that are sought in other lines: a person who moves as many has begun anew."""
_ALIKE = 85
"""How alike (0 to 100) words are to those that were meant; measured on nothing, one slip in ten letters is 90."""


_LONGEST = 20_000
"""Characters of a line in which a slip is sought, which takes long in one that is longer than any paragraph."""


def _nearly(wording: str, line: str) -> str:
    """The words of a line that were meant by some with a slip in them; empty if none are near."""
    # Loaded for who has made a slip.
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - only what is wrong needs it

    fits = len(wording) <= len(line) <= _LONGEST
    found = partial_ratio_alignment(wording, line, score_cutoff=_ALIKE) if fits else None
    if not found:
        return ""
    start = found.dest_start
    # To the beginning and the end of the words: a slip in a word may have kept the likest letters from reaching them.
    while start and line[start - 1].isalnum() and line[start].isalnum() and line[start - 1].isascii():
        start -= 1
    end = found.dest_end
    while end < len(line) and line[end].isalnum() and line[end - 1].isalnum() and line[end].isascii():
        end += 1
    return line[start:end].strip()


MOST_ADDED = 100_000
"""Characters that corrections of wordings may add to a text, all together; they mend words, and a few that write again
what the one before has written could otherwise fill any memory."""


def replace_wordings(
    lines: tuple[Line, ...], correction: Correction, most: int = MOST_ADDED
) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """Lines with the wordings that a person corrected, and what would add too much; the raw text stays.

    >>> line = Line(1, "a", "a")
    >>> correction = Correction(replace=(Replacement(1, "a", "aaa", "", 2), Replacement(1, "a", "aaa", "", 3)))
    >>> lines, findings = replace_wordings((line,), correction, most=4)
    >>> lines[0].text, [finding.line for finding in findings]
    ('aaa', [3])
    """
    if not correction.replace:
        return lines, ()
    by_line: dict[int, list[Replacement]] = {}
    for one in correction.replace:
        by_line.setdefault(one.line, []).append(one)
    replacing = _Replacing(correction.path, most)
    made = tuple(replacing.line(line, by_line[line.number]) if line.number in by_line else line for line in lines)
    return made, tuple(replacing.findings)


class _Replacing:
    """Corrects the wordings of one text, as long as there is room for what that adds."""

    def __init__(self, path: str, room: int) -> None:
        self.path, self.room, self.most = path, room, room
        self.findings: list[Finding] = []

    def line(self, line: Line, replacements: Iterable[Replacement]) -> Line:
        """The line with those of its corrections for which there is room; the others are findings."""
        text, reasons = line.text, []
        for one in (one for one in replacements if one.old in text):
            added = text.count(one.old) * (len(one.new) - len(one.old))
            if added > self.room:
                detail: dict[str, Detail] = {"wording": one.old, "most": self.most}
                self.findings.append(Finding(self.path, one.at, "replace_grows", detail))
                continue
            self.room -= max(0, added)
            text = text.replace(one.old, one.new)
            reasons.append(f"{one.old} → {one.new}: {one.why}")
        if not reasons:
            return line
        return replace(line, text=text, decision=Decision("changed", REPLACED, seen="; ".join(reasons)))


def _decisions(correction: Correction) -> Mapping[int, Decision]:
    """What a person decided, by the number of the line."""
    return {
        **{one.line: Decision("dropped", DROPPED, pinned=True) for one in correction.drop},
        **{one.line: Decision("kept", KEPT, pinned=True) for one in correction.keep},
    }


def announce(lines: tuple[Line, ...], correction: Correction) -> tuple[Line, ...]:
    """Lines that a person dropped are out before the rules begin; those that a person kept stand for themselves."""
    said = _decisions(correction)
    return (
        tuple(_announced(line, said[line.number]) if line.number in said else line for line in lines) if said else lines
    )


def decide(replaced: tuple[Line, ...], cleaned: tuple[Line, ...], correction: Correction) -> tuple[Line, ...]:
    """Cleaned lines with the decisions of a person about them, whatever the rules said.

    What is text or title already stays so. replaced: the lines before the rules, with a person's wordings: where rules
    only changed more characters of such a line, it shows the person's change.
    """
    said = {**_no_title(cleaned, str(correction.facts.get("title") or "")), **_decisions(correction)}
    if not said and not correction.replace:
        return cleaned
    credited = (_credited(*pair) for pair in zip(replaced, cleaned, strict=True))
    titled = "title" in correction.facts
    return tuple(_decided(line, said[line.number], titled=titled) if line.number in said else line for line in credited)


def _no_title(lines: Ledger, given: str) -> Mapping[int, Decision]:
    """Lines that were taken for the title, which a person says reads otherwise: they are text, or nothing has them.

    They stay out where the title that is given says what they say, perhaps in better letters.
    """
    found = taken_title(lines) if given else ""
    if not found or core(found) in core(given) or _is_alike(core(found), core(given)):
        return {}
    taken = (line for line in lines if line.decision.status == "metadata" and line.decision.role == "title")
    return {line.number: Decision("kept", GIVEN) for line in taken}


def _is_alike(one: str, other: str) -> bool:
    # Loaded for who has given a title.
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - most texts need it not

    return ratio(one, other) >= _ALIKE


def _announced(line: Line, decision: Decision) -> Line:
    """A line with a person's decision; one whose wording a person replaced, too, still counts as changed."""
    kept = replace(decision, status=line.decision.status) if decision.status == "kept" else decision
    return replace(line, decision=kept)


def _credited(before: Line, line: Line) -> Line:
    if not before.decision.status == line.decision.status == "changed":
        return line
    shown = replace(line.decision, rule=before.decision.rule, seen=before.decision.seen, lines=())
    return replace(line, decision=shown)


def _decided(line: Line, decision: Decision, *, titled: bool) -> Line:
    """A line with what was decided of it; what a person keeps, and is on the page, stays as the rules have made it.

    titled: a person gave the title, so that a line that the rules took for it is on no page.
    """
    shown = is_text(line) or (line.decision.role == "title" and not titled)
    return line if decision.status == "kept" and shown else replace(line, decision=decision)
