"""Answers: the same in every process, however it orders its sets."""

import os
import subprocess
import sys

from tests.building import ROOT

TOLD = """
from dossier.collection import collect, sources_of
from dossier.publishing.answers import Answers
from dossier.publishing.asking import BY_ID, BY_TEXT, BY_VERSION, HEADS, MENTIONS, TEXTS, Ask
from tests.samples import shipped

settings = shipped()
answers = Answers(sources_of(collect(settings), settings))
lists = [Ask(name, "") for name in (*BY_ID, *BY_TEXT, *BY_VERSION, "names", "places", "parts", *answers._lists)]
texts = [Ask(name, id_) for name in (HEADS, MENTIONS, TEXTS, "told", "reported") for id_ in answers._catalogue.versions]
for ask in (*lists, *texts):
    print(ask, answers(ask).hex())
"""


def told(seed):
    made = subprocess.run(
        [sys.executable, "-c", TOLD],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
    )
    return made.stdout.decode().splitlines()


def test_every_process_answers_the_same():
    one, other = told("1"), told("2")
    assert len(one) > 40
    assert [pair for pair in zip(one, other, strict=True) if len(set(pair)) > 1] == []
